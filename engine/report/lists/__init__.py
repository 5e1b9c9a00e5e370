"""Lists to work through in other tools, one a file; engine/load/worked/ reads them back."""

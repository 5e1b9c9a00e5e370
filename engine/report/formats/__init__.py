"""The formats of a report, one renderer a file."""

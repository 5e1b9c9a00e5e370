"""One command a file: arguments, the public API, printing, the exit status."""

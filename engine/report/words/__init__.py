"""What reports say in words, shared by all formats."""

"""Plans of MS Project, and of what saves its plans as MS Project does or can be converted to that."""

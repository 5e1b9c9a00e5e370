"""A report derived again from its record, and what differs."""

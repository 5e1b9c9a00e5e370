"""The receipt of a report: digests of what it was made from, and of itself."""

"""Jira: issues as JSON and as CSV."""

"""From a record and a compiled ruleset to a report."""

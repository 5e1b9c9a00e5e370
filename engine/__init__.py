"""From a record and a ruleset to a report."""

"""Files to records and rulesets: one format a file."""

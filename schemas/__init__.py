"""The models: record, ruleset and report. No input or output here."""

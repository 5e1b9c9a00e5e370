"""One contender a file; each has prepare(ruleset), which gives a function from a case to its outcomes."""

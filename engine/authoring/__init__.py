"""For those who write rulesets: run examples, find what makes no sense, compare two editions, begin one."""

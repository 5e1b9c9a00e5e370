"""A ruleset as Markdown: an index, a page for each process group and each theme of rules, one by source, one by row."""

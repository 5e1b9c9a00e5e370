"""From files to rulesets and profiles that make sense: reading, mending, checking, finding them by name."""

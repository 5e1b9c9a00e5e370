"""golive rules: the activities and rules of a ruleset. A subcommand a file, imported when it is used."""

from typing import Final

import click

from golive.commands.lazy_group import LazyGroup, Place

_HERE = "golive.commands.rules"
_PLACES: Final = {
    "list": Place(f"{_HERE}.list", "list_activities", "Every activity and rule on a line."),
    "show": Place(f"{_HERE}.show", "show", "The definition of one activity or rule."),
    "new": Place(f"{_HERE}.new", "new", "Write a small ruleset of your own to begin with."),
    "test": Place(f"{_HERE}.test", "test_examples", "Run the examples of a ruleset."),
    "docs": Place(f"{_HERE}.docs", "docs", "Pages that show everything, as Markdown; current in CI with --check."),
    "lint": Place(f"{_HERE}.lint", "lint_ruleset", "What makes no sense in a ruleset, or probably none."),
    "diff": Place(f"{_HERE}.diff", "diff_rulesets", "What another ruleset, or edition of one, changes for records."),
}


@click.group(cls=LazyGroup, places=_PLACES)
def rules() -> None:
    """List or show the activities of a ruleset; write, test and compare your own."""

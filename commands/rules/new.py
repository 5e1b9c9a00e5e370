"""golive rules new: a ruleset of one's own to begin with."""

from pathlib import Path

import click

from golive.commands.output import say
from golive.engine.authoring.scaffold import begin


@click.command("new")
@click.argument("name", metavar="ID")
@click.option("--folder", default=".", metavar="DIR", help="Where the folder of the ruleset is made; default: here.")
@click.option("--extends", default="pmbok-itil", show_default=True, metavar="NAME", help="The ruleset to add to.")
@click.option("--alone", is_flag=True, help="Extend none; your entries are all that is evaluated.")
def new(name: str, folder: str, extends: str, alone: bool) -> None:
    """Write a small commented ruleset into a folder ID: one activity and one rule, with examples that pass.

    Beside them are schemas, by which editors complete and check. Nothing is overwritten.
    """
    written = begin(name, Path(folder), None if alone else extends)
    target = written[0].parent
    for path in written:
        if path.suffix == ".yaml":
            say(f"Wrote {path}")
    say(f"Wrote {target / 'schemas'}, for editors. Then: golive rules test {target}")

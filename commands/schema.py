"""golive schema: the JSON Schemas."""

import click

from golive.commands.configured import ConfiguredCommand
from golive.commands.output import write
from golive.engine.check import engine_for
from golive.schemas.published import SCHEMA_NAMES, schema_text


@click.command(cls=ConfiguredCommand)
@click.argument("name", type=click.Choice(SCHEMA_NAMES))
@click.option(
    "--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset whose facts a record may give."
)
def schema(name: str, ruleset: str) -> None:
    """Print the JSON Schema (2020-12) of a record, a file of a ruleset or of its folder recognise/,
    a profile, a report, a file of waivers or golive.yaml."""
    facts = engine_for(ruleset).ruleset.facts.asked
    write(schema_text(name, {fact.id: fact.question for fact in facts}), None)  # type: ignore[arg-type]

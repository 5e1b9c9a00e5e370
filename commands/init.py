"""golive init: a commented record to fill in."""

from pathlib import Path

import click

from golive.commands.shared import say, write
from golive.engine.check import engine_for
from golive.engine.report.blank_record import blank_record
from golive.schemas.published import schema_text

_SCHEMA = "golive-record.schema.json"


@click.command()
@click.argument("path", default="project.yaml", metavar="[FILE]")
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
def init(path: str, force: bool) -> None:
    """Write a commented record to FILE (project.yaml), and its schema beside it for editors that complete and check."""
    target = Path(path)
    if target.suffix not in (".yaml", ".yml") and not target.is_dir():
        raise click.UsageError(f"a record is written as YAML; call it {target.with_suffix('.yaml')}")
    if target.exists() and not target.is_dir() and not force:
        raise click.UsageError(f"{path} exists; name another file, or add --force to replace it")
    facts = engine_for().ruleset.facts.asked
    questions = {fact.id: fact.question for fact in facts}
    write(blank_record(_SCHEMA, questions), path)
    schema = target.parent / _SCHEMA
    if schema.exists() and not force:
        say(f"{schema} was there already and is kept; --force replaces it")
    else:
        write(schema_text("record", questions), str(schema))
    say(f"{schema.name} is for editors. Fill in {path}, then: golive check {path}")

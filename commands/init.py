"""golive init: a commented record to fill in, or the facts that a plan does not say."""

from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from golive.commands.configured import ConfiguredCommand
from golive.commands.first_answer import first_answer
from golive.commands.options import profile_option, question_options
from golive.commands.output import say, write
from golive.commands.outputs import outputs_fit
from golive.engine.check import engine_for
from golive.engine.load.settings_files import NAME
from golive.engine.report.shown.blank_record import blank_record
from golive.engine.report.shown.blank_settings import blank_settings
from golive.schemas.published import SchemaName, schema_text


@click.command(cls=ConfiguredCommand)
@click.argument("path", required=False, metavar="[FILE]")
@click.option("--from", "plan", metavar="PLAN", help="Guess and ask what this plan does not say, and keep it in FILE.")
@click.option("--no-input", is_flag=True, help="With --from: ask nothing, write the questions into FILE.")
@click.option("--force", is_flag=True, help="Replace the file where it exists; with --from what it says is kept.")
@question_options
@profile_option
@click.pass_context
def init(
    ctx: click.Context,
    path: str | None,
    plan: str | None,
    no_input: bool,
    force: bool,
    gate: str | None,
    as_of: date | None,
    ruleset: str,
    profiles: tuple[str, ...],
) -> None:
    """Write a commented record to FILE (project.yaml), and its schema beside it for editors that complete and check.
    Where FILE is called golive.yaml, it is settings to choose from.

    With --from PLAN, a plan of any kind that golive reads, FILE is the facts that the plan does not say: what is plain
    from its tasks is guessed, and the twenty questions that decide most are asked, or written down where there is no
    terminal. FILE is then PLAN.golive.yaml (without the ending of PLAN), which every command takes with the plan.
    """
    if plan is not None:
        first_answer(ctx, plan, path, no_input=no_input, force=force)
        return
    for name in ("no_input", "gate", "as_of", "profiles"):
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            option = "--profile" if name == "profiles" else f"--{name.replace('_', '-')}"
            raise click.UsageError(f"{option} goes with --from PLAN; add it, or leave both away")
    _blank(path or "project.yaml", ruleset, force)


def _blank(path: str, ruleset: str, force: bool) -> None:
    """A record to fill in, or settings where it is called as they are, and the schema beside it."""
    target = Path(path)
    if target.suffix not in (".yaml", ".yml") and not target.is_dir():
        raise click.UsageError(f"a record is written as YAML; call it {target.with_suffix('.yaml')}")
    if target.exists() and not target.is_dir() and not force:
        raise click.UsageError(f"{path} exists; name another file, or add --force to replace it")
    if target.name != NAME:  # settings are replaced where --force says so, though they are read, too
        outputs_fit(path)
    facts = engine_for(ruleset).ruleset.facts.asked
    questions = {fact.id: fact.question for fact in facts}
    what: SchemaName = "settings" if target.name == NAME else "record"
    schema = target.parent / f"golive-{what}.schema.json"
    write(blank_settings(schema.name) if what == "settings" else blank_record(schema.name, questions), path)
    if schema.exists() and not force:
        say(f"{schema} was there already and is kept; --force replaces it")
    else:
        write(schema_text(what, questions), str(schema))
    then = "golive check --show-config" if what == "settings" else f"golive check {path}"
    say(f"{schema.name} is for editors. Fill in {path}, then: {then}")

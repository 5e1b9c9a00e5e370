"""golive rules diff: what another ruleset, or another edition of one, changes for records."""

import shutil
from datetime import date

import click

from golive.commands.formats import format_options, words_given
from golive.commands.options import Day
from golive.commands.output import write
from golive.engine.authoring.diff_shown import Difference, as_json, text
from golive.engine.authoring.editions_compared import compared, entry_changes, records_for
from golive.engine.check import Engine
from golive.schemas.words import GATES


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--on", "records", multiple=True, metavar="RECORD", help="A file of records; repeatable.")
@click.argument("more", nargs=-1, metavar="[RECORD]...")
@click.option("--profile", "profiles", multiple=True, metavar="NAME|FILE", help="A profile applied to both.")
@click.option("--old-profile", multiple=True, metavar="NAME|FILE", help="A profile applied to OLD alone.")
@click.option("--new-profile", multiple=True, metavar="NAME|FILE", help="A profile applied to NEW alone.")
@click.option("--gate", metavar="GATE", help=f"The gate asked about: {', '.join(GATES)}.")
@click.option("--as-of", type=Day(), help="The day on which it is looked at.")
@format_options("text", "json")
@click.pass_context
def diff_rulesets(
    ctx: click.Context,
    old: str,
    new: str,
    records: tuple[str, ...],
    more: tuple[str, ...],
    profiles: tuple[str, ...],
    old_profile: tuple[str, ...],
    new_profile: tuple[str, ...],
    gate: str | None,
    as_of: date | None,
    formats: tuple[str, ...],
    output: str | None,
) -> None:
    """Evaluate records under two rulesets, and say which verdicts and outcomes flip, and which entries changed.

    OLD and NEW are names or folders. Files behind --on are records, also several: --on a.yaml b.yaml. Exit status: 0
    nothing flips, 1 an outcome or a verdict flips on some record, 2 wrong usage or input.
    """
    if not records and not more:
        raise click.UsageError("there is nothing to compare them on; name a RECORD with --on")
    wanted = words_given(formats, output, "text", "json")
    before = Engine(old, profile=(*profiles, *old_profile), isolated=True)
    after = Engine(new, profile=(*profiles, *new_profile), isolated=True)
    found = [
        compared(*(engine.check(engine.recognised(one), gate=gate, as_of=as_of) for engine in (before, after)))
        for path in (*records, *more)
        for one in records_for(before, after, path)
    ]
    names = _named(old, before, old_profile), _named(new, after, new_profile)
    difference = Difference(*names, entry_changes(before, after), found)
    width = shutil.get_terminal_size((80, 24)).columns
    for form, path in wanted:
        write(as_json(difference) if form == "json" else text(difference, width), path)
    ctx.exit(1 if difference.flips else 0)


def _named(given: str, engine: Engine, profiles: tuple[str, ...]) -> str:
    """The ruleset as it was named, with its version and its own profiles."""
    return " with ".join([f"{given} {engine.ruleset.version}", *profiles])

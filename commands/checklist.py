"""golive checklist: what to do, and why the rest needs nothing."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

import click

from golive.commands.formats import formats_given
from golive.commands.given import each_checked, records_given
from golive.commands.layers import RecordCommand, lists_of
from golive.commands.options import profile_option, question_options, terms_option
from golive.commands.output import styled, write
from golive.commands.reading import engine_asked
from golive.commands.waiving import waivers_option
from golive.engine.editions import editions_asked
from golive.engine.errors import UsageError
from golive.engine.load.record import Loaded
from golive.engine.load.worked.row import LOST_COLUMNS, LOST_ROWS
from golive.engine.report.lists.formats import list_format_named
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.renderers import Look
from golive.engine.report.words.actions import Grouping
from golive.schemas.report import Report
from golive.schemas.worklist import Entry


class _ChecklistCommand(RecordCommand):
    writes_lists = True


@click.command(cls=_ChecklistCommand)
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record before it.")
@question_options
@waivers_option
@profile_option
@terms_option
@click.option("--select", multiple=True, metavar="PREFIX", help="Only activities and rules whose id begins so.")
@click.option("--ignore", multiple=True, metavar="PREFIX", help="No activities and rules whose id begins so.")
@click.option(
    "--by", "grouping", type=click.Choice(get_args(Grouping)), default="group", show_default=True, help="How to group."
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[:PATH]",
    help="text, markdown, xlsx, csv, jira-csv, mspdi (MS Project XML); repeatable.",
)
@click.option("-o", "--output", metavar="PATH", help="Write to a file; for one format that has no path.")
@click.pass_context
def checklist(
    ctx: click.Context,
    records: tuple[str, ...],
    layers: tuple[str, ...],
    gate: str | None,
    as_of: date | None,
    ruleset: str,
    profiles: tuple[str, ...],
    terms: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    grouping: Grouping,
    formats: tuple[str, ...],
    output: str | None,
) -> None:
    """What to do, with a box, an owner and a due gate each; what is settled is listed, too, with the reason.

    Work through it in your own tool, then read it back with the record: golive check PLAN LIST.
    """
    del layers  # kept with their record by RecordCommand
    wanted = formats_given(formats or ("text",), output, list_format_named)
    engine = engine_asked(ctx)
    editions_asked(terms, engine.ruleset)  # a mistake in it is told before records are read
    given = records_given(ctx, engine, records)
    listed: list[Mapping[str, Entry]] = []

    def ask(loaded: Loaded) -> Report:
        report = engine.check(loaded, gate=gate, as_of=as_of, select=select, ignore=ignore)
        listed.append(loaded.listed)
        return report

    reports, _, given_up = each_checked(given, ask)
    lists = [Worklist(engine.in_terms(one, *terms), found) for one, found in zip(reports, listed, strict=True)]
    look = Look(shutil.get_terminal_size((80, 24)).columns, styled)
    for _, path in wanted:
        if path is not None and path in lists_of(ctx):
            _refuse_losing(path, reports)
    for one, path in wanted:
        write(one.render(lists, grouping, look), path)
    ctx.exit(2 if given_up else 0)


def _refuse_losing(path: str, reports: Sequence[Report]) -> None:
    """Raise UsageError where a list that is read has columns or rows of a team's own, which writing over it loses."""
    own = [note for report in reports for note in report.notes if note.startswith(path)]
    if any(LOST_COLUMNS in note or LOST_ROWS in note for note in own):
        raise UsageError(f"{path} has columns or rows of your own, which the new list would lose; name another file")

"""golive checklist: what to do, and why the rest needs nothing."""

import shutil
from datetime import date
from functools import partial
from typing import get_args

import click

from golive.commands.reading import engine_asked
from golive.commands.shared import (
    RecordCommand,
    each_checked,
    profile_option,
    question_options,
    records_given,
    styled,
    terms_option,
    write,
)
from golive.commands.waiving import waivers_option
from golive.engine.editions import editions_asked
from golive.engine.report import checklist as as_text
from golive.engine.report import markdown
from golive.engine.report.actions import Grouping


@click.command(cls=RecordCommand)
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
@click.option("-f", "--format", "wanted", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="PATH", help="Write to a file.")
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
    wanted: str,
    output: str | None,
) -> None:
    """What to do, with a box, an owner and a due gate each; what is settled is listed, too, with the reason."""
    del layers  # kept with their record by RecordCommand
    engine = engine_asked(ctx)
    editions_asked(terms, engine.ruleset)  # a mistake in it is told before records are read
    given = records_given(ctx, engine, records)
    ask = partial(engine.check, gate=gate, as_of=as_of, select=select, ignore=ignore)
    reports, _, given_up = each_checked(given, ask)
    reports = [engine.in_terms(report, *terms) for report in reports]
    if wanted == "markdown":
        write(markdown.render_checklist(reports, grouping), output)
    else:
        width = shutil.get_terminal_size((80, 24)).columns
        write(as_text.render(reports, grouping, width, styled), output)
    ctx.exit(2 if given_up else 0)

"""golive check: what a project is missing, why, and what to do."""

import shutil
from datetime import date
from functools import partial

import click

from golive.commands.baselining import baseline_asked, baseline_options, beside, note_baseline, write_baseline
from golive.commands.formats import formats_given
from golive.commands.given import each_checked, records_given
from golive.commands.layers import RecordCommand
from golive.commands.options import Word, min_decided_option, profile_option, question_options, terms_option
from golive.commands.output import is_asked, styled, write
from golive.commands.reading import engine_asked
from golive.commands.waiving import waivers_option
from golive.engine.compare.baseline import counts_as_new
from golive.engine.editions import editions_asked
from golive.engine.evaluate.verdict import decided_percent, is_condition
from golive.engine.report.renderers import Look, renderer_named
from golive.schemas.report import Report
from golive.schemas.words import SEVERITIES


@click.command(cls=RecordCommand)
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record before it.")
@question_options
@waivers_option
@profile_option
@terms_option
@baseline_options
@click.option("--select", multiple=True, metavar="PREFIX", help="Only activities and rules whose id begins so.")
@click.option("--ignore", multiple=True, metavar="PREFIX", help="No activities and rules whose id begins so.")
@min_decided_option
@click.option(
    "--fail-level",
    type=Word(SEVERITIES),
    metavar="SEVERITY",
    default="minor",
    show_default=True,
    help=f"What makes it exit with 1: {', '.join(SEVERITIES)}.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[:PATH]",
    help="text, json, markdown, html, csv, xlsx, ics, sarif, oscal, junit, github, github-summary; repeatable.",
)
@click.option("-o", "--output", metavar="PATH", help="Write to a file; for one format that has no path.")
@click.option("--all", "everything", is_flag=True, help="List everything that is lacking, not the worst ten.")
@click.pass_context
def check(
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
    min_decided: float | None,
    fail_level: str,
    formats: tuple[str, ...],
    output: str | None,
    everything: bool,
) -> None:
    """Evaluate records and say what is missing, open, violated or undecided.

    A RECORD is golive YAML or JSON, JSON Lines, or a plan of another tool; - is standard input. Exit status: 0
    nothing to report at the fail level, 1 something to report (with --baseline something new), 2 wrong usage or input.
    """
    del layers  # kept with their record by RecordCommand
    note_baseline(ctx)
    wanted = formats_given(formats or ("text",), output, renderer_named)
    if not is_asked(ctx, "formats", output):
        wanted = [(renderer, path) for renderer, path in wanted if path is not None]
    engine = engine_asked(ctx)
    editions_asked(terms, engine.ruleset)  # a mistake in it is told before records are read
    baseline = baseline_asked(ctx)
    given = records_given(ctx, engine, records)
    ask = partial(engine.check, gate=gate, as_of=as_of, select=select, ignore=ignore, min_decided=min_decided)
    reports, asking, given_up = each_checked(given, ask)
    reports = beside(ctx, [engine.in_terms(report, *terms) for report in reports], baseline)
    look = Look(shutil.get_terminal_size((80, 24)).columns, styled, everything, asking)
    for renderer, path in wanted:
        write(renderer.render(reports, look), path)
    write_baseline(ctx, reports, given_up)
    ctx.exit(2 if given_up else 1 if any(_fails(report, fail_level, min_decided) for report in reports) else 0)


def _fails(report: Report, level: str, min_decided: float | None) -> bool:
    """Whether something that no baseline knows stands between the record and go, or too little is decided.

    What stands is of that severity or worse.
    """
    if min_decided is not None and decided_percent(report.findings) < min_decided:
        return True
    rank = SEVERITIES.index(level)
    standing = [finding for finding in report.findings if is_condition(finding, report.gate)]
    return any(SEVERITIES.index(f.severity) <= rank and counts_as_new(report, f) for f in standing)

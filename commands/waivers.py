"""golive waivers: the state of each, and waivers to fill in."""

import json
import shutil
from collections.abc import Sequence
from datetime import date
from functools import partial

import click

from golive.commands.formats import format_options, words_given
from golive.commands.given import each_checked, records_given
from golive.commands.layers import RecordCommand
from golive.commands.options import Day, profile_option, question_options
from golive.commands.output import write
from golive.commands.outputs import outputs_fit
from golive.commands.reading import engine_asked
from golive.commands.waiving import waivers_given, waivers_option
from golive.engine.check import Engine
from golive.engine.evaluate.options import day_asked
from golive.engine.evaluate.waivers_seen import apart
from golive.engine.load.reports import load_reports
from golive.engine.load.waivers import Waivers
from golive.engine.report.shown import waiver_stubs, waiver_table
from golive.engine.report.shown.waiver_table import TOLERABLE, Listing
from golive.schemas.record import Record
from golive.schemas.report import Report


@click.group()
def waivers() -> None:
    """List waivers and their state, or write waivers to fill in."""


@waivers.command("list", cls=RecordCommand)
@click.argument("records", nargs=-1, metavar="[RECORD]...")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record before it.")
@question_options
@profile_option
@waivers_option
@click.option(
    "--tolerate", type=click.Choice(TOLERABLE), multiple=True, help="A state that does not make it exit with 1."
)
@format_options("text", "json")
@click.pass_context
def list_waivers(
    ctx: click.Context,
    records: tuple[str, ...],
    layers: tuple[str, ...],
    gate: str | None,
    as_of: date | None,
    ruleset: str,
    profiles: tuple[str, ...],
    tolerate: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
) -> None:
    """Every waiver of the records and of --waivers, its state as of a day, and the days that are left.

    Exit status: 0 nothing wrong with any of them, 1 one does not count, waives nothing, expires within 30 days or names
    what the ruleset does not have, 2 wrong usage or input.
    """
    del layers  # kept with their record by RecordCommand
    wanted = words_given(formats, output, "text", "json")
    files = waivers_given(ctx)
    if not records and not files:
        raise click.UsageError("there is nothing to list; name a RECORD, or a file with --waivers")
    engine = engine_asked(ctx)
    given = records_given(ctx, engine, records)
    reports, _, given_up = each_checked(given, partial(engine.check, gate=gate, as_of=as_of))
    ids = [one.loaded.record.id for one in given]
    day = max([report.as_of for report in reports], default=as_of)
    listings = [*map(_of_record, reports), *_of_files(files, ids, day, engine)]
    for form, path in wanted:
        if form == "json":
            write("".join(_json(listing) + "\n" for listing in listings), path)
        else:
            write(waiver_table.render(listings, shutil.get_terminal_size((80, 24)).columns), path)
    ctx.exit(2 if given_up else 1 if any(listing.has_wrong(tolerate) for listing in listings) else 0)


def _of_record(report: Report) -> Listing:
    seen = report.record
    name = seen.name or seen.id or seen.source
    title = f"{name} ({seen.id})" if seen.id and seen.name else name
    return Listing(title, seen.model_dump(mode="json"), report.as_of, report.as_of_from, report.waivers)


def _of_files(files: Sequence[Waivers], ids: Sequence[str | None], day: date | None, engine: Engine) -> list[Listing]:
    """What is left of each file: meant for none of the records, or all of it where there are no records."""
    as_of, source = day_asked(Record(), day)
    said = "meant for other projects" if ids else "not compared with a record"
    listings = [
        Listing(f"{file.path}, {said}", None, as_of, source, apart(file, ids, as_of, engine.networks)) for file in files
    ]
    return [listing for listing in listings if listing.waivers or not ids]


def _json(listing: Listing) -> str:
    return json.dumps(
        {
            "title": listing.title,
            "record": listing.record,
            "as_of": listing.as_of.isoformat(),
            "as_of_from": listing.as_of_from,
            "waivers": [waiver.model_dump(mode="json") for waiver in listing.waivers],
        },
        ensure_ascii=False,
    )


@waivers.command("new")
@click.option("--from", "report", required=True, metavar="REPORT", help="A report as JSON (golive check -f json).")
@click.option("--expires", type=Day(), required=True, help="The last day on which the waivers are to count.")
@click.option("--id", "prefixes", multiple=True, metavar="PREFIX", help="Only for ids that begin so; repeatable.")
@click.option("-o", "--output", metavar="PATH", help="Write to a file.")
def new(report: str, expires: date, prefixes: tuple[str, ...], output: str | None) -> None:
    """Waivers to fill in, as YAML, for what is missing, open or violated; none of them counts as it is written."""
    outputs_fit(output)
    write(waiver_stubs.render(load_reports(report), expires, prefixes), output)

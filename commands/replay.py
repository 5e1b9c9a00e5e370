"""golive replay: does a report come out again from its record, and if not, what differs?"""

import shutil

import click

from golive.commands.given import records_given
from golive.commands.layers import RecordCommand
from golive.commands.options import profile_option
from golive.commands.output import styled, write
from golive.commands.outputs import outputs_fit
from golive.commands.waiving import waivers_option
from golive.engine.check import Engine
from golive.engine.load.record import Loaded
from golive.engine.load.source import STDIN, read_source
from golive.engine.replay.replay import replayed
from golive.engine.replay.sealed import read_sealed
from golive.engine.report.shown.replayed import render


class _ReplayCommand(RecordCommand):
    before_records = 1
    has_settings = False  # the same command says the same in every folder


@click.command(cls=_ReplayCommand)
@click.argument("report")
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record before it.")
@waivers_option
@click.option("--ruleset", metavar="NAME|FOLDER", help="Where the ruleset is, if its name in the report is not enough.")
@profile_option
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="PATH", help="Write to a file.")
@click.pass_context
def replay(
    ctx: click.Context,
    report: str,
    records: tuple[str, ...],
    layers: tuple[str, ...],
    ruleset: str | None,
    profiles: tuple[str, ...],
    form: str,
    output: str | None,
) -> None:
    """Derive a REPORT (golive check -f json) again from its RECORD, and say whether it is the same.

    Gate, day, ruleset, profiles, selection and settings are taken from the receipt in the report; no golive.yaml and no
    variable has a say. What differs is named, and so is what is not compared. Exit status: 0 the same, 1 not the same,
    2 wrong usage or input.
    """
    del layers  # kept with their record by RecordCommand
    if report == STDIN and STDIN in records:
        raise click.UsageError("only one of report and record can be standard input")
    outputs_fit(output)
    sealed = read_sealed(read_source(report))

    def load(engine: Engine) -> list[Loaded]:
        return [given.loaded for given in records_given(ctx, engine, records)]

    found = replayed(sealed, load, ruleset, profiles)
    if form == "json":
        write("".join(f"{one.model_dump_json()}\n" for one in found), output)
    else:
        write(render(found, shutil.get_terminal_size((80, 24)).columns, styled), output)
    ctx.exit(0 if all(one.same for one in found) else 1)

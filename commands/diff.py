"""golive diff: what got better and what got worse between two reports or two records, and why."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import click

from golive.commands.reading import engine_asked
from golive.commands.shared import (
    RecordCommand,
    each_checked,
    profile_option,
    question_options,
    records_given,
    styled,
    write,
)
from golive.commands.waiving import waivers_option
from golive.engine.compare.pairs import compare_all
from golive.engine.errors import UsageError
from golive.engine.load.reports import is_report, load_reports
from golive.engine.nearest import choices, did_you_mean
from golive.engine.report import comparison, comparison_markdown
from golive.schemas.comparison import Comparisons
from golive.schemas.report import Report

Render = Callable[[Comparisons, bool], str]


def _text(compared: Comparisons, everything: bool) -> str:
    return comparison.render(compared, shutil.get_terminal_size((80, 24)).columns, styled, everything)


_FORMATS: dict[str, Render] = {
    "text": _text,
    "json": lambda compared, _: compared.model_dump_json() + "\n",
    "markdown": lambda compared, _: comparison_markdown.render(compared),
}


@click.command(cls=RecordCommand)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record before it.")
@question_options
@waivers_option
@profile_option
@click.option(
    "-f", "--format", "formats", multiple=True, metavar="NAME[:PATH]", help="text, json, markdown; repeatable."
)
@click.option("-o", "--output", metavar="PATH", help="Write to a file; for one format that has no path.")
@click.option("--all", "everything", is_flag=True, help="List everything that changed, not the worst ten.")
@click.pass_context
def diff(
    ctx: click.Context,
    old: str,
    new: str,
    layers: tuple[str, ...],
    gate: str | None,
    as_of: date | None,
    ruleset: str,
    profiles: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    everything: bool,
) -> None:
    """Say what got better, what got worse, and why.

    OLD and NEW are reports (golive check RECORD -f json:report.json) or records, which are evaluated now with the
    options given; - is a report from standard input. Exit status: 0 nothing new stands against go, 1 something new
    does, or what stood weighs more, 2 wrong usage or input.
    """
    del layers, gate, as_of, ruleset, profiles  # looked at where a record is evaluated
    wanted = _wanted(formats or ("text",), output)
    if old == new:
        raise click.UsageError("OLD and NEW are the same; name two reports or records")
    sides = [_reports(ctx, number, path) for number, path in enumerate((old, new))]
    compared = compare_all(*sides)
    for render, path in wanted:
        write(render(compared, everything), path)
    ctx.exit(1 if any(one.worse for one in compared.compared) else 0)


def _wanted(words: Sequence[str], output: str | None) -> list[tuple[Render, str | None]]:
    """Each format with its path; --output is the path of the one that has none."""
    parted = [word.partition(":") for word in words]
    for name, _, _ in parted:
        if name not in _FORMATS:
            raise UsageError(f"there is no format {name!r} of a comparison; {_meant(name)}")
    if output is not None and sum(1 for _, _, path in parted if not path) != 1:
        raise click.UsageError("--output is for one format without a path; write the others as -f NAME:PATH")
    return [(_FORMATS[name], path or output) for name, _, path in parted]


def _meant(name: str) -> str:
    return did_you_mean(name, _FORMATS, 1) or choices(list(_FORMATS))


def _reports(ctx: click.Context, number: int, path: str) -> list[Report]:
    """The reports of one side: read, or made of its records as the options say; raises InputError."""
    if is_report(path):
        return load_reports(path)
    engine = engine_asked(ctx)
    given = records_given(ctx, engine, [path], first=number)
    ask = partial(engine.check, gate=ctx.params["gate"], as_of=ctx.params["as_of"])
    reports, _, given_up = each_checked(given, ask)
    if given_up:
        ctx.exit(2)
    return reports

"""golive diff: what got better and what got worse between two reports or two records, and why."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

import click
from click.core import ParameterSource

from golive.commands.formats import formats_given
from golive.commands.given import each_checked, records_given
from golive.commands.layers import RecordCommand, lists_of
from golive.commands.options import min_decided_option, profile_option, question_options
from golive.commands.output import is_asked, say, styled, write
from golive.commands.reading import engine_asked
from golive.commands.waiving import waivers_option
from golive.engine.compare.pairs import compare_all
from golive.engine.errors import UsageError
from golive.engine.load.reports import is_report, load_reports
from golive.engine.nearest import choices, did_you_mean
from golive.engine.report.shown import comparison, comparison_markdown
from golive.schemas.comparison import Comparisons
from golive.schemas.report import Report

_EVALUATED = ("ruleset", "profiles", "gate", "as_of", "select", "ignore", "min_decided")  # options of records alone


@dataclass(frozen=True, slots=True)
class _Format:
    """A format of a comparison: what renders it; with True everything, else the worst ten."""

    render: Callable[[Comparisons, bool], str]
    binary: bool = False


def _text(compared: Comparisons, everything: bool) -> str:
    return comparison.render(compared, shutil.get_terminal_size((80, 24)).columns, styled, everything)


_FORMATS = {
    "text": _Format(_text),
    "json": _Format(lambda compared, _: compared.model_dump_json() + "\n"),
    "markdown": _Format(lambda compared, _: comparison_markdown.render(compared)),
}


@click.command(cls=RecordCommand)
@click.argument("before", metavar="OLD")
@click.argument("after", metavar="NEW")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record before it.")
@question_options
@waivers_option
@profile_option
@click.option("--select", multiple=True, metavar="PREFIX", help="Only activities and rules whose id begins so.")
@click.option("--ignore", multiple=True, metavar="PREFIX", help="No activities and rules whose id begins so.")
@min_decided_option
@click.option(
    "-f", "--format", "formats", multiple=True, metavar="NAME[:PATH]", help="text, json, markdown; repeatable."
)
@click.option("-o", "--output", metavar="PATH", help="Write to a file; for one format that has no path.")
@click.option("--all", "everything", is_flag=True, help="List everything that changed, not the worst ten.")
@click.pass_context
def diff(
    ctx: click.Context,
    before: str,
    after: str,
    layers: tuple[str, ...],
    gate: str | None,
    as_of: date | None,
    ruleset: str,
    profiles: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_decided: float | None,
    formats: tuple[str, ...],
    output: str | None,
    everything: bool,
) -> None:
    """Say what got better, what got worse, and why.

    OLD and NEW are reports (golive check RECORD -f json:report.json) or records, which are evaluated now with the
    options given; - is a report from standard input. Exit status: 0 nothing new stands against go, 1 something new
    does, or what stood weighs more, 2 wrong usage or input.
    """
    del layers, ruleset, profiles  # looked at where a record is read
    wanted = formats_given(formats or ("text",), output, _format_named)
    if not is_asked(ctx, "formats", output):
        wanted = [(one, path) for one, path in wanted if path is not None]
    if before == after:
        raise click.UsageError("OLD and NEW are the same; name two reports or records")
    if lists_of(ctx) and not is_report(before) and not is_report(after):
        raise click.UsageError("whose worked-through list it is cannot be told; write a report of that record first")
    _tell_idle(ctx, before, after)
    ask = _Ask(gate, as_of, select, ignore, min_decided)
    compared = compare_all(_reports(ctx, 0, before, ask), _reports(ctx, 1, after, ask))
    for one, path in wanted:
        write(one.render(compared, everything), path)
    ctx.exit(1 if any(one.worse for one in compared.compared) else 0)


def _tell_idle(ctx: click.Context, *paths: str) -> None:
    """Say which options were given for nothing, because both sides are reports."""
    if all(is_report(path) for path in paths):
        given = [name for name in _EVALUATED if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
        for name in given:
            option = {"profiles": "profile"}.get(name, name.replace("_", "-"))
            say(f"--{option} changes nothing: OLD and NEW are reports already")


def _format_named(name: str) -> _Format:
    """The format of that name; raises UsageError."""
    if name not in _FORMATS:
        hint = did_you_mean(name, _FORMATS, 1) or choices(list(_FORMATS))
        raise UsageError(f"there is no format {name!r} of a comparison; {hint}")
    return _FORMATS[name]


class _Ask(NamedTuple):
    """What is asked of records, as in Engine.check."""

    gate: str | None
    as_of: date | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_decided: float | None


def _reports(ctx: click.Context, number: int, path: str, ask: _Ask) -> list[Report]:
    """The reports of one side: read, or made of its records as the options say; raises InputError."""
    if is_report(path):
        return load_reports(path)
    engine = engine_asked(ctx)
    given = records_given(ctx, engine, [path], first=number)
    reports, _, given_up = each_checked(given, partial(engine.check, **ask._asdict()))
    if given_up:
        ctx.exit(2)
    return reports

"""The options --baseline and --create-baseline of golive check."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from golive.commands.inputs import is_same, note_input
from golive.commands.output import say, write
from golive.commands.outputs import note_output
from golive.engine.compare.baseline import baseline_of, seen_beside
from golive.engine.compare.identity import record_key
from golive.engine.load.baselines import baseline_text, read_baseline
from golive.schemas.baseline import Baseline
from golive.schemas.report import Report

F = TypeVar("F", bound=Callable[..., Any])
_READ, _WRITTEN = "golive.baseline", "golive.baseline.written"


def baseline_options(command: F) -> F:
    """Both options, which `beside_baseline` and `write_baseline` know; the command itself gets no argument."""
    for option in (
        click.option(
            "--create-baseline",
            metavar="FILE",
            expose_value=False,
            callback=_note_written,
            help="Write what stands against go now into a file, to be given with --baseline.",
        ),
        click.option(
            "--baseline",
            metavar="FILE",
            expose_value=False,
            callback=_note_read,
            help="Exit with 1 only for what is new or worse than in this file; the verdict stays what it is.",
        ),
    ):
        command = option(command)
    return command


def _note_read(ctx: click.Context, _: click.Parameter, path: str | None) -> None:
    ctx.meta[_READ] = path


def _note_written(ctx: click.Context, _: click.Parameter, path: str | None) -> None:
    ctx.meta[_WRITTEN] = path
    note_output(ctx, path)


def note_baseline(ctx: click.Context) -> None:
    """Let no other output replace the baseline that is read; --create-baseline may write it anew."""
    path, written = ctx.meta.get(_READ), ctx.meta.get(_WRITTEN)
    if path is not None and (written is None or not is_same(path, written)):
        note_input(ctx, "the baseline", path)


def baseline_asked(ctx: click.Context) -> Baseline | None:
    """The baseline of --baseline, None without it, or where this command makes it first; raises InputError."""
    path, written = ctx.meta.get(_READ), ctx.meta.get(_WRITTEN)
    if path is None or (written is not None and not Path(path).exists() and Path(path) == Path(written)):
        return None
    return read_baseline(path)


def beside(ctx: click.Context, reports: Sequence[Report], baseline: Baseline | None) -> list[Report]:
    """The reports, each with what the baseline says of it."""
    return [*reports] if baseline is None else seen_beside(reports, baseline, ctx.meta[_READ])


def write_baseline(ctx: click.Context, reports: Sequence[Report], given_up: bool) -> None:
    """Write the file of --create-baseline; not where a record is left out of it, for all of that would be new."""
    path = ctx.meta.get(_WRITTEN)
    if path is None:
        return
    if given_up:
        say(f"{path} is not written, because a record was given up")
        return
    for report in reports:
        if not report.record.id:
            by = "name" if report.record.name else "file"
            say(f"{record_key(report)} has no id: the baseline knows it by its {by}")
    write(baseline_text(baseline_of(reports)), path)

"""The option --waivers, and how its files are laid over the records of a command."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from golive.commands.inputs import note_input
from golive.engine.load.record import Loaded
from golive.engine.load.waivers import Waivers, laid_over, read_waivers

F = TypeVar("F", bound=Callable[..., Any])
_GIVEN, _READ = "golive.waivers", "golive.waivers.read"


def waivers_option(command: F) -> F:
    """--waivers, which `records_given` and `waived` lay over the records; the command itself gets no argument."""
    return click.option(
        "--waivers",
        multiple=True,
        metavar="FILE",
        expose_value=False,
        callback=_note,
        help="Waivers from a file, YAML or CSV, for all records; repeatable.",
    )(command)


def _note(ctx: click.Context, _: click.Parameter, paths: tuple[str, ...]) -> None:
    ctx.meta[_GIVEN] = list(dict.fromkeys(paths))
    note_input(ctx, "waivers", *paths)


def waivers_given(ctx: click.Context) -> list[Waivers]:
    """The files given with --waivers, each read once; raises InputError."""
    if _READ not in ctx.meta:
        ctx.meta[_READ] = [read_waivers(path) for path in ctx.meta.get(_GIVEN, ())]
    read: list[Waivers] = ctx.meta[_READ]
    return read


def waived(ctx: click.Context, loaded: Sequence[Loaded]) -> list[Loaded]:
    """The records with the waivers of --waivers laid over them; raises InputError."""
    files = waivers_given(ctx)
    return [laid_over(one, files) for one in loaded]


def waivers_words(ctx: click.Context) -> list[str]:
    """The option as it was given, for a command that is shown to be copied."""
    return [word for path in ctx.meta.get(_GIVEN, ()) for word in ("--waivers", path)]

"""How a command reads its records: whether tasks cover what is recognised in their texts."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from golive.commands.settings import ASKED, Asked, notes_on
from golive.commands.telling import telling_options, told, told_words
from golive.engine.check import Engine, engine_for

F = TypeVar("F", bound=Callable[..., Any])
_RECOGNISE = "golive.recognise"


def reading_options(command: F) -> F:
    """--recognise and what is told of tables, of which `engine_asked` knows; the command itself gets no argument."""
    return click.option(
        "--recognise/--no-recognise",
        default=None,
        expose_value=False,
        callback=_note,
        help="Take as evidence what is recognised in texts of tasks; by default where nobody wrote what they cover.",
    )(telling_options(command))


def _note(ctx: click.Context, _: click.Parameter, value: bool | None) -> None:
    ctx.meta[_RECOGNISE] = value


def engine_asked(ctx: click.Context) -> Engine:
    """The engine of --ruleset and --profile, which reads records as the options of the command say."""
    profiles: tuple[str, ...] = ctx.params.get("profiles", ())
    engine = engine_for(ctx.params["ruleset"], profile=profiles, isolated=True, recognise=ctx.meta.get(_RECOGNISE))
    return settled(ctx, told(ctx, engine))


def settled(ctx: click.Context, engine: Engine) -> Engine:
    """The engine with what settings have a say in: which file is read for tables, and what reports note."""
    asked: Asked | None = ctx.meta.get(ASKED)
    return engine.settled(asked.config, notes_on(ctx)) if asked is not None else engine


def reading_words(ctx: click.Context) -> list[str]:
    """The options as they were given, for a command that is shown to be copied."""
    recognise = {None: [], True: ["--recognise"], False: ["--no-recognise"]}[ctx.meta.get(_RECOGNISE)]
    return [*recognise, *told_words(ctx)]

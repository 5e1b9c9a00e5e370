"""The records that were given to a command, evaluated one by one."""

import os
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from click.core import ParameterSource

from golive.commands.layers import layers_of, lists_of
from golive.commands.output import say
from golive.commands.reading import reading_words
from golive.commands.waiving import waived, waivers_words
from golive.engine.check import Engine
from golive.engine.errors import EngineError
from golive.engine.load.record import Loaded
from golive.schemas.report import Report


def worked(ctx: click.Context, engine: Engine, loaded: Sequence[Loaded]) -> list[Loaded]:
    """The records with the worked-through lists among the words of the command laid over them; raises InputError."""
    return engine.worked(loaded, *lists_of(ctx))


class Given(NamedTuple):
    """A record that was given, and the command that shows what it does not say."""

    loaded: Loaded
    asking: str


def records_given(ctx: click.Context, engine: Engine, paths: Sequence[str], first: int = 0) -> list[Given]:
    """The records of all files with what is laid over each; what is given twice is taken once, and that is said.

    `first` is the number of the first of them among all words that may have layers.
    """
    given: list[Given] = []
    seen: set[tuple[str, ...]] = set()
    for number, path in enumerate(paths, first):
        layers = layers_of(ctx, number)
        same = tuple("-" if name == "-" else os.path.normpath(Path(name).absolute()) for name in (path, *layers))
        if same in seen:
            say(f"{path} is given twice; it is reported once")
            continue
        seen.add(same)
        asking = _asking(ctx, path, layers)
        given += [Given(loaded, asking) for loaded in waived(ctx, engine.load(path, *layers))]
    told = worked(ctx, engine, [one.loaded for one in given])
    return [one._replace(loaded=loaded) for one, loaded in zip(given, told, strict=True)]


def _asking(ctx: click.Context, path: str, layers: Sequence[str]) -> str:
    """The `golive questions` that looks at the record as this command did."""
    words = ["golive", "questions", path]
    for layer in (*layers, *lists_of(ctx)):
        words += ["--with", layer]
    words += [*waivers_words(ctx), *reading_words(ctx)]
    for name in ("gate", "as_of"):
        if ctx.params.get(name) is not None:
            words += [f"--{name.replace('_', '-')}", str(ctx.params[name])]
    if ctx.get_parameter_source("ruleset") is not ParameterSource.DEFAULT:
        words += ["--ruleset", ctx.params["ruleset"]]
    for name in ctx.params.get("profiles", ()):
        words += ["--profile", name]
    return shlex.join(words) + ("  (on the same input)" if path == "-" else "")


def each_checked(given: Sequence[Given], ask: Callable[[Loaded], Report]) -> tuple[list[Report], list[str], bool]:
    """The reports with their commands, and whether a record was given up because the engine failed; that is said."""
    reports: list[Report] = []
    asking: list[str] = []
    for one in given:
        try:
            reports.append(ask(one.loaded))
        except EngineError as error:
            name = one.loaded.record.id or one.loaded.record.name or "the record"
            say(
                f"{one.loaded.where('')}: {name} was given up, the others were not: {error}; please report it",
                always=True,
            )
        else:
            asking.append(one.asking)
    return reports, asking, len(reports) < len(given)

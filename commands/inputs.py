"""Which files a command reads, so that none of them is written over."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from golive.commands.settings import ASKED, Asked
from golive.engine.define.compiled import shipped_folder
from golive.engine.load.decided import NAME as DECISIONS
from golive.engine.load.record import taken_with
from golive.engine.load.settings import settings_file
from golive.engine.load.source import STDIN

_NOTED = "golive.inputs"
_PLANS = {"records": "a record", "record": "the record", "plan": "the plan"}
_PARAMETERS = {
    **_PLANS,
    "before": "what is compared",
    "after": "what is compared",
    "report": "the report",
    "key": "the key",
    "allowed_signers": "the list of signers",
    "signature": "the signature",
    "items": "the texts",
    "profiles": "a profile",
    "old_profile": "a profile",
    "new_profile": "a profile",
}
_RULESETS = ("ruleset", "old", "new")


class Input(NamedTuple):
    """A file that is read, and what it is."""

    path: str
    what: str


def note_input(ctx: click.Context, what: str, *paths: str) -> None:
    """Remember files that an option without a parameter names."""
    ctx.meta.setdefault(_NOTED, []).extend(Input(path, what) for path in paths)


def read_over(ctx: click.Context, path: str) -> Input | None:
    """The file that the command reads and that writing to the path would replace; None where there is none."""
    target = Path(path)
    if not target.is_file():  # devices and pipes may be read and written
        return None
    found = next((one for one in _inputs(ctx) if is_same(one.path, path)), None)
    return found or next((Input(path, "the ruleset") for folder in _rulesets(ctx) if _is_in(target, folder)), None)


def is_same(one: str, other: str) -> bool:
    """Whether both names are of one file, by whatever way, be it there or not yet."""
    try:
        return Path(one).samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _inputs(ctx: click.Context) -> Iterator[Input]:
    yield from ctx.meta.get(_NOTED, ())
    for name, what in _PARAMETERS.items():
        for path in _words(ctx, name):
            yield Input(path, what)
            if name in _PLANS or what == "what is compared":
                yield from _beside(path)
    asked: Asked | None = ctx.meta.get(ASKED)
    if asked is not None and asked.given is not None:
        yield Input(asked.given.path, "the settings")


def _beside(plan: str) -> Iterator[Input]:
    """What is read with a plan without being named."""
    if plan == STDIN:
        return
    facts, settings = taken_with(plan), settings_file(plan)
    if facts is not None:
        yield Input(facts, "the facts beside the plan")
    yield Input(str(Path(plan).parent / DECISIONS), "the decisions beside the plan")
    if settings is not None:
        yield Input(str(settings), "the settings")


def _words(ctx: click.Context, name: str) -> list[str]:
    value = ctx.params.get(name)
    words = [value] if isinstance(value, str) else [*value] if isinstance(value, list | tuple) else []
    return [word for word in words if isinstance(word, str) and word != STDIN]


def _rulesets(ctx: click.Context) -> Iterator[Path]:
    for name in _RULESETS:
        yield from (Path(word) for word in _words(ctx, name) if shipped_folder(word) is None and Path(word).is_dir())


def _is_in(target: Path, folder: Path) -> bool:
    return target.suffix in (".yaml", ".yml") and target.resolve().is_relative_to(folder.resolve())

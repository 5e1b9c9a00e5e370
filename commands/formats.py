"""The option `-f NAME[:PATH]`, as often as wanted, and --output for the one that has no path."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import click

from golive.commands.outputs import outputs_fit
from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean


class Format(Protocol):
    """A format; `binary` says that no terminal can show what it gives."""

    @property
    def binary(self) -> bool:
        """Whether it gives bytes."""


T = TypeVar("T", bound=Format)
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class _Word:
    """The name of a format that is text."""

    name: str
    binary: bool = False


def format_options(*names: str) -> Callable[[F], F]:
    """-f with one of these names, the first where none is given, and -o; `words_given` reads both."""

    def decorated(command: F) -> F:
        said = f"{', '.join(names)}; repeatable."
        command = click.option(
            "-o", "--output", metavar="PATH", help="Write to a file; for one format that has no path."
        )(command)
        return click.option("-f", "--format", "formats", multiple=True, metavar="NAME[:PATH]", help=said)(command)

    return decorated


def words_given(words: Sequence[str], output: str | None, *names: str) -> list[tuple[str, str | None]]:
    """The name of each format with its path, as `format_options` took them; raises UsageError."""

    def named(word: str) -> _Word:
        if word not in names:
            raise UsageError(f"there is no format {word!r} here; {did_you_mean(word, names, 1) or choices(names)}")
        return _Word(word)

    return [(one.name, path) for one, path in formats_given(words or names[:1], output, named)]


def formats_given(words: Sequence[str], output: str | None, named: Callable[[str], T]) -> list[tuple[T, str | None]]:
    """Each format with its path, None being standard output; all paths can be written. Raises UsageError."""
    parted = [word.partition(":") for word in words]
    wanted = [(name, named(name), path or None) for name, _, path in parted]
    if output is not None and sum(1 for _, _, path in wanted if path is None) != 1:
        raise click.UsageError("--output is for one format without a path; write the others as -f NAME:PATH")
    for name, one, path in wanted:
        if one.binary and path is None and output is None:
            raise click.UsageError(f"{name} is not text; write it to a file: -f {name}:PATH")
    _one_on_screen([name for name, _, path in wanted if path is None and output is None])
    outputs_fit(*(path or output for _, _, path in wanted))
    return [(one, path or output) for _, one, path in wanted]


def _one_on_screen(names: Sequence[str]) -> None:
    """Refuse several formats for standard output: one behind the other they are none of both."""
    if len(names) > 1:
        both = " and ".join(map(repr, names))
        raise click.UsageError(f"{both} would both go to standard output; write all but one as -f NAME:PATH")

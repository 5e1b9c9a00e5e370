"""The option `-f NAME[:PATH]`, as often as wanted, and --output for the one that has no path."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import click


class Format(Protocol):
    """A format; `binary` says that no terminal can show what it gives."""

    @property
    def binary(self) -> bool:
        """Whether it gives bytes."""


T = TypeVar("T", bound=Format)


def formats_given(words: Sequence[str], output: str | None, named: Callable[[str], T]) -> list[tuple[T, str | None]]:
    """Each format with its path, None being standard output; raises UsageError."""
    parted = [word.partition(":") for word in words]
    wanted = [(name, named(name), path or None) for name, _, path in parted]
    if output is not None and sum(1 for _, _, path in wanted if path is None) != 1:
        raise click.UsageError("--output is for one format without a path; write the others as -f NAME:PATH")
    for name, one, path in wanted:
        if one.binary and path is None and output is None:
            raise click.UsageError(f"{name} is not text; write it to a file: -f {name}:PATH")
    return [(one, path or output) for _, one, path in wanted]

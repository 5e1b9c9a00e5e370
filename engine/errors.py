"""What can be wrong with what people give us, and how it is said."""

from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 300  # characters of a pointer that are shown; a key may be as long as the file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one place.

    `line` counts from 1, None where the place has none; `pointer` is a JSON pointer, empty for the whole file.
    """

    path: str
    line: int | None
    pointer: str
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        pointer = f"{self.pointer[:_LONGEST]}..." if len(self.pointer) > _LONGEST else self.pointer
        return _on_one_line(f"{place}: {pointer}: {self.message}" if pointer else f"{place}: {self.message}")


def _on_one_line(text: str) -> str:
    """The text with escapes for what moves a cursor, colours a terminal or cannot be encoded, as keys of others may."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


class GoliveError(Exception):
    """The root of all errors that golive raises on purpose."""


class InputError(GoliveError):
    """A record or ruleset cannot be used. `problems` has every reason, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["InputError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class UsageError(GoliveError):
    """A gate, id, prefix or name was asked for that does not exist."""


class EngineError(GoliveError):
    """The inference engine failed on input that should have been sound: a defect of golive."""

"""What can be wrong with what people give us, and how it is said."""

from collections.abc import Sequence
from dataclasses import dataclass


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
        return f"{place}: {self.pointer}: {self.message}" if self.pointer else f"{place}: {self.message}"


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

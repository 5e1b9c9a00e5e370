"""What was recognised in the tasks of a record, and what of it counts as evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Guess:
    """An activity that a task may cover: how sure, from 0 to 1, and why."""

    activity: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a task covers for certain enough, and what it may cover; best first."""

    accepted: Sequence[Guess] = ()
    suggested: Sequence[Guess] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was recognised in a record, by the number of the task.

    What was accepted stands in the record under `covers`, too. `asked` is how many tasks nobody said anything about.
    """

    by_task: Mapping[int, Recognised] = field(default_factory=dict)
    asked: int = 0

    def accepted(self, pointer: str, activity: str) -> Guess | None:
        """Why the task at a pointer counts for the activity; None where a person says so."""
        name, _, number = pointer[1:].partition("/")
        found = self.by_task.get(int(number)) if name == "activities" and number.isdigit() else None
        return next((one for one in found.accepted if one.activity == activity), None) if found else None


NOTHING = Recognition()

"""The task that every contender solves: which activities apply, and what covers them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from benchmarks.records import Case
from golive.engine.infer.coverage import State
from golive.schemas.activities import Activity
from golive.schemas.ruleset import Ruleset

Outcome = Literal["not-applicable", "undecided", "done", "waived", "planned", "missing"]
Outcomes = dict[str, Outcome]
Run = Callable[[Case], Outcomes]

OF_STATE: dict[State | None, Outcome] = {
    None: "missing",
    State.PLANNED: "planned",
    State.IN_PROGRESS: "planned",
    State.UNSAID: "undecided",  # it is there, but nobody says whether it is done
    State.WAIVED: "waived",
    State.DONE: "done",
}


@dataclass(frozen=True, slots=True)
class Contender:
    """Who takes part: a name, and how it gets from a ruleset to something that runs."""

    name: str
    prepare: Callable[[Ruleset], Run]
    share: float = 1.0  # of the records of a round; below 1 for what is too slow to run them all


def required(ruleset: Ruleset) -> list[Activity]:
    """The activities of projects, in their order; their positions are their numbers."""
    return [activity for activity in ruleset.activities if activity.scope == "project"]


def differences(run: Run, expected: Run, cases: list[Case]) -> list[str]:
    """What one gives otherwise than the other, told; empty where they agree on every outcome."""
    told: list[str] = []
    for number, case in enumerate(cases):
        got, right = run(case), expected(case)
        told += [
            f"record {number}, {name}: {got.get(name)} instead of {right[name]}"
            for name in right
            if got.get(name) != right[name]
        ]
        if got.keys() != right.keys():
            told.append(f"record {number}: {len(got)} outcomes instead of {len(right)}")
    return told

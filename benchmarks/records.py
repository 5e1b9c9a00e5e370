"""Random records as projects keep them: fact profiles with unknowns, and evidence with names, dates and statuses."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.profiles import profiles
from golive.engine.infer.coverage import State
from golive.schemas.elements import Task, Waiver
from golive.schemas.record import Record
from golive.schemas.ruleset import Ruleset

_DAY = date(2026, 1, 1)
_POOL = 100  # different bodies of evidence; every profile meets all of them
_SHARES = {"done": 6, "planned": 5, "in-progress": 2, "waived": 1, "unsaid": 1}
_STATES = {
    "done": State.DONE,
    "planned": State.PLANNED,
    "in-progress": State.IN_PROGRESS,
    "waived": State.WAIVED,
    "unsaid": State.UNSAID,
}
_WORDS = [
    "plan",
    "review",
    "test",
    "sign-off",
    "draft",
    "migrate",
    "train",
    "inform",
    "measure",
    "rota",
    "pilot",
    "order",
]


@dataclass(frozen=True, slots=True)
class Case:
    """One record in the forms that the contenders take: a model, the fields that conditions read, the evidence."""

    record: Record
    fields: dict[str, Any]
    evidence: list[tuple[str, State]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A body of evidence: as it stands in a file, as models, and as what it says of which activity."""

    plain: dict[str, list[dict[str, Any]]]
    models: dict[str, list[Any]]
    pairs: list[tuple[str, State]]


class Records:
    """Records with so many pieces of evidence and so many distinct fact profiles, the same for the same seed."""

    def __init__(self, ruleset: Ruleset, pieces: int, distinct: int, seed: int = 1) -> None:
        chance = random.Random(seed)
        ids = [activity.id for activity in ruleset.activities if activity.scope == "project"]
        self._profiles = profiles(ruleset, distinct, chance)
        self._known = [Record.model_validate(profile) for profile in self._profiles]
        self._evidence = [_evidence(ids, pieces, chance) for _ in range(min(_POOL, max(distinct, 50)))]
        self.distinct = distinct
        self._seed = seed

    def case(self, number: int) -> Case:
        """The record of that number; every profile comes up once, then they are drawn at random."""
        at = self._drawn(number)
        evidence = self._evidence[number % len(self._evidence)]
        known = self._known[at]
        record = known.model_copy(update=evidence.models)
        return Case(record, self._profiles[at], evidence.pairs)

    def cases(self, start: int, count: int) -> list[Case]:
        """So many records from a number on."""
        return [self.case(number) for number in range(start, start + count)]

    def plain(self, number: int) -> dict[str, Any]:
        """The record of that number as it stands in a file."""
        evidence = self._evidence[number % len(self._evidence)]
        return {"id": f"PRJ-{number:05}", **self._profiles[self._drawn(number)], **evidence.plain}

    def _drawn(self, number: int) -> int:
        return number if number < self.distinct else random.Random(self._seed * number).randrange(self.distinct)


def _evidence(ids: Sequence[str], pieces: int, chance: random.Random) -> Evidence:
    tasks, waivers, pairs = [], [], []
    for number in range(pieces):
        covers = chance.sample(ids, 2 if chance.random() < 0.2 else 1)
        status = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
        pairs += [(activity, _STATES[status]) for activity in covers]
        day = (_DAY + timedelta(days=chance.randrange(360))).isoformat()
        if status == "waived":
            waivers.append({"covers": covers, "reason": _name(chance), "by": "R. Sandel", "date": day})
        else:
            said = {} if status == "unsaid" else {"status": status}
            owner = chance.choice(["D. Pruitt", "M. Olsen", "P. Lund"])
            tasks.append(
                {"uid": str(number), "name": _name(chance), **said, "date": day, "owner": owner, "covers": covers}
            )
    models: dict[str, list[Any]] = {
        "activities": [Task.model_validate(task) for task in tasks],
        "waivers": [Waiver.model_validate(waiver) for waiver in waivers],
    }
    return Evidence({"activities": tasks, "waivers": waivers}, models, pairs)


def _name(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randrange(3, 9)))

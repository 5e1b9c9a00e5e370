"""The days of the steps that rules compare by date, and which of them run backwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from golive.engine.evaluate.facts import pointer_of
from golive.engine.evaluate.piece import Piece
from golive.engine.fields import lookup
from golive.engine.infer.coverage import State
from golive.schemas.conditions import Condition
from golive.schemas.operands import FieldOperand
from golive.schemas.record import Record
from golive.schemas.rule_tests import ListDates

Fitting = Callable[[str, Condition | None], Sequence[tuple[int, BaseModel]]]


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, what it is the day of (the id of an activity, else a path), and the pointer of where it stands."""

    day: date
    of: str
    pointer: str


@dataclass(frozen=True, slots=True)
class DatedSteps:
    """The days of steps in one record; `fitting` gives the elements of a list that surely fit, with their places."""

    record: Record
    pieces: Mapping[str, Sequence[Piece]]
    fitting: Fitting

    def days(self, step: Any) -> list[Dated]:
        """The days of a step that are known; of an activity the first one alone."""
        match step:
            case str() | tuple():
                found = [self._first(name) for name in ([step] if isinstance(step, str) else step)]
                return [one for one in found if one is not None]
            case FieldOperand():
                value = lookup(self.record, step.field)
                return [Dated(value, step.field, pointer_of(step.field))] if isinstance(value, date) else []
            case ListDates():
                return self._of_list(step)
            case _:
                raise TypeError(step)

    def backwards(self, steps: Sequence[Any]) -> list[tuple[Dated, Dated]]:
        """Each step that begins before an earlier one has ended: what should come first, and what comes before it."""
        found: list[tuple[Dated, Dated]] = []
        latest: Dated | None = None
        for days in filter(None, map(self.days, steps)):
            first, last = min(days, key=_day), max(days, key=_day)
            if latest is not None and first.day < latest.day:
                found.append((latest, first))
            latest = last if latest is None or last.day > latest.day else latest
        return found

    def _first(self, name: str) -> Dated | None:
        """The first day of what shows an activity; the day on which it was waived is none of its own."""
        dated = [
            Dated(piece.date, name, piece.pointer)
            for piece in self.pieces.get(name, ())
            if piece.date is not None and piece.state is not State.WAIVED
        ]
        return min(dated, key=_day, default=None)

    def _of_list(self, step: ListDates) -> list[Dated]:
        found: list[Dated] = []
        for at, element in self.fitting(step.over, step.where):
            value = lookup(element, step.date)
            if isinstance(value, date):
                found.append(Dated(value, f"{step.over}[{at}].{step.date}", f"{pointer_of(step.over)}/{at}"))
        return found


def _day(one: Dated) -> date:
    return one.day

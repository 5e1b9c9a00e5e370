"""The answers to what rules ask about a record: coverage of activities, order by date, lead, freezes, counts, texts."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from pydantic import BaseModel

from golive.engine.evaluate.dated_steps import DatedSteps
from golive.engine.evaluate.piece import Piece
from golive.engine.evaluate.text_tests import Names, holds, names_in
from golive.engine.evaluate.verdict import due_gate
from golive.engine.evaluate.working_days import in_freeze, working_days
from golive.engine.fields import Blank, lookup
from golive.engine.infer.asks import (
    Ask,
    Counted,
    Extended,
    GateNumber,
    InFreeze,
    InOrder,
    Lead,
    OfRecord,
    Pair,
    Pairs,
    Tested,
    View,
    Views,
    pair,
    view,
)
from golive.engine.infer.coverage import State
from golive.engine.infer.decision import Decision
from golive.engine.infer.engine import Networks
from golive.engine.infer.memory import Extending, Memory
from golive.schemas.activities import Activity
from golive.schemas.conditions import Condition
from golive.schemas.operands import RecordOperand
from golive.schemas.record import Record
from golive.schemas.words import GATES, Gate

_LIMIT = {
    "at_least": lambda a, b: a >= b,
    "more_than": lambda a, b: a > b,
    "at_most": lambda a, b: a <= b,
    "less_than": lambda a, b: a < b,
}
_NOT_DONE = (State.PLANNED, State.IN_PROGRESS, State.UNSAID)


@dataclass(slots=True)
class Situation:
    """A record at a gate, as far as it is decided before the rules.

    `best` has the best state of each activity that has evidence. `gate_dates` are those that the record gives.
    """

    record: Record
    gate: Gate
    as_of: date
    gate_dates: Mapping[Gate, date]
    applies: Decision
    pieces: Mapping[str, Sequence[Piece]]
    best: Mapping[str, State | None]


@dataclass(slots=True)
class Answers:
    """Answers the asks of the rules of one record."""

    networks: Networks
    situation: Situation
    memory: Memory = field(default_factory=Memory)
    steps: DatedSteps = field(init=False)
    _seen: Record = field(init=False)
    _views: dict[str, View] = field(default_factory=dict)
    _names: dict[str, Names] = field(default_factory=dict)

    def __post_init__(self) -> None:
        record = self.situation.record
        self._seen = record.model_copy(update={"as_of": self.situation.as_of, "waivers": record.waivers or []})
        self.steps = DatedSteps(self._seen, self.situation.pieces, self._elements)

    def subject(self) -> Record:
        """The record with the answers as further fields; `as_of` is the day asked for, absent waivers are none."""
        answers = {name: self._answer(ask) for name, ask in self.networks.rulebook.asks.items()}
        return self._seen.model_copy(update={name: value for name, value in answers.items() if value is not None})

    def _answer(self, ask: Ask) -> Any:
        match ask:
            case Views():
                return [self._view(name) for name in ask.ids]
            case Pairs():
                return [self._pair(name, needed) for name, needed in ask.ids]
            case GateNumber():
                return GATES.index(self.situation.gate)
            case InOrder():
                return not self.steps.backwards(ask.steps)
            case Lead():
                return self._lead(ask)
            case InFreeze():
                return self._in_freeze(ask.step)
            case Counted():
                return self._count(ask)
            case Tested():
                return holds(ask.test, self._seen if ask.test.given is None else self.situation.record, self._seen)
            case Extended():
                return self._extended(ask)

    def _view(self, name: str) -> View:
        known = self._views.get(name)
        if known is None:
            known = self._views[name] = self._look(name)
        return known

    def _look(self, name: str) -> View:
        at = self.situation
        number = self.networks.numbers["project"][name]
        state = at.best.get(name)
        absent = None if at.record.activities is None else False
        unsaid = None if state is State.UNSAID else False
        return view(
            applies=at.applies.value(number),
            covered=True if state is not None else absent,
            done=absent if state is None else state is State.DONE or unsaid,
            settled=absent if state is None else state in (State.DONE, State.WAIVED) or unsaid,
            shown=any(piece.state is not State.WAIVED for piece in at.pieces.get(name, ())) or absent,
            timely=self._timely(self.networks.activities["project"][number], state),
        )

    def _timely(self, activity: Activity, state: State | None) -> bool | None:
        """What is planned lies not after the gate by which it is due; dates that are not known do no harm."""
        at = self.situation
        gate_day = at.gate_dates.get(due_gate(activity.due))
        if state not in _NOT_DONE or gate_day is None or activity.due == "continuous":
            return True
        late = any(piece.date is not None and piece.date > gate_day for piece in at.pieces[activity.id])
        return not late or (None if state is State.UNSAID else False)

    def _pair(self, name: str, needed: str) -> Pair:
        one, other = self._view(name), self._view(needed)
        return pair(done=one.done, applies=other.applies, settled=other.settled)

    def _lead(self, ask: Lead) -> int | None:
        """From the last day of the one step to the first of the other."""
        first, last = ([one.day for one in self.steps.days(step)] for step in (ask.first, ask.last))
        return working_days(max(first), min(last), self._seen.calendar) if first and last else None

    def _in_freeze(self, step: Any) -> bool | None:
        """Whether any day of the step lies in a freeze."""
        found = {in_freeze(one.day, self._seen.calendar) for one in self.steps.days(step)}
        return True if True in found else None if None in found or not found else False

    def _elements(self, over: str, where: Condition | None) -> list[tuple[int, BaseModel]]:
        """The elements of a list that surely fit a condition, each with its place."""
        given = lookup(self._seen, over)
        if isinstance(given, Blank):
            return []
        fitting = self._fitting(over, where, given)
        return [(at, element) for at, (element, fits) in enumerate(zip(given, fitting, strict=True)) if fits]

    def _fitting(self, over: str, where: Condition | None, given: Sequence[BaseModel]) -> list[bool | None]:
        """Whether each of the elements of a list fits a condition."""
        if where is None:
            return [True] * len(given)
        fit = self.networks.rulebook.fit(over, where)
        found = self.memory.each(fit, given, lambda places: fit.outcomes(given[at] for at in places))
        return [outcome.roots[0] for outcome in found]

    def _count(self, ask: Counted) -> bool | None:
        """Whether the limit is kept, whatever the elements of which it is not known may be."""
        given = lookup(self._seen, ask.over)
        if given is Blank.UNKNOWN:
            return None
        values = self._fitting(ask.over, ask.where, [] if given is Blank.EMPTY else given)
        low, high = values.count(True), len(values) - values.count(False)
        outcomes = {_LIMIT[ask.comparison](number, ask.number) for number in range(low, high + 1)}
        return outcomes.pop() if len(outcomes) == 1 else None

    def _extended(self, ask: Extended) -> Extending | None:
        given = lookup(self._seen, ask.over)
        if given is Blank.UNKNOWN:
            return None
        depends = tuple([self._beside(inner) for inner in ask.asks.values()])
        return Extending([] if given is Blank.EMPTY else given, partial(self._more, ask=ask), depends)

    def _beside(self, ask: Tested | OfRecord) -> Hashable:
        """What the answer about an element depends on beside the element."""
        if isinstance(ask, OfRecord):
            return lookup(self._seen, ask.field)  # type: ignore[no-any-return]  # a number or a day
        test = ask.test
        path = test.same_as.record if isinstance(test.same_as, RecordOperand) else test.named_in
        if path is None:
            return None
        value = lookup(self._seen, path.rpartition(".")[0] if test.named_in is not None else path)
        return value if isinstance(value, str | Blank) else self.memory.named(value)

    def _more(self, element: BaseModel, ask: Extended) -> BaseModel:
        """An element with further fields; what is unknown is left out, a date that is not there yet says so."""
        more: dict[str, Any] = {}
        for name, inner in ask.asks.items():
            if isinstance(inner, OfRecord):
                value = lookup(self._seen, inner.field)
                if value is not Blank.UNKNOWN:
                    more[name] = value
            else:
                truth = holds(inner.test, element, self._seen, self._names_in)
                if truth is not None:
                    more[name] = truth
        return element.model_copy(update=more)  # read by its fields only, so that its class does not matter

    def _names_in(self, path: str) -> Names:
        if path not in self._names:
            self._names[path] = names_in(self._seen, path)
        return self._names[path]

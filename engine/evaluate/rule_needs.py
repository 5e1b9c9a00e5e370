"""What has to be known where rules are undecided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from golive.engine.evaluate.answers import Situation
from golive.engine.evaluate.facts import FactTeller, fields_of
from golive.engine.evaluate.piece import path_of
from golive.engine.fields import Blank, element_model, lookup
from golive.engine.infer.asks import Ask, Extended, Pair, Pairs, Views
from golive.engine.infer.coverage import State
from golive.engine.infer.decision import Decision
from golive.engine.infer.program import Node
from golive.engine.infer.rewriting import fits
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.operands import FieldOperand, RecordOperand
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding
from golive.schemas.rule_tests import CountTest, CoverageTest, FreezeTest, LeadTest, ListDates

_PLAN = "activities"
_DAY_OF = {  # the field that has the date of an element of a list, where it is not called date
    "project_changes": "decided_on",
    "service_changes": "submitted",
    "known_errors": "handed_over_on",
    "improvements": "handed_over_on",
}


@dataclass(slots=True)
class RuleNeeds:
    """Names what the rules of one record wait for: facts, fields, and fields of elements as `risks[2].owner`.

    With `first_only` it names of the elements of a list the first one that is waited for, and all facts and fields.
    """

    teller: FactTeller
    situation: Situation
    found: Mapping[str, ActivityFinding]
    subject: Record
    first_only: bool = False

    def of(self, leaves: Sequence[Node], decision: Decision) -> Iterator[str]:
        """What is needed where single tests are unknown, some of it perhaps more than once."""
        book = self.teller.networks.rulebook
        for node in leaves:
            written = book.as_written(node)
            unknown = [at for at, value in enumerate(decision.elements.get(node.index, ())) if value is None]
            if isinstance(node.condition, ListTest) and unknown:
                yield from self._of_elements(written, node.condition.over, unknown)
            else:
                yield from self._of_test(written)

    def _of_elements(self, written: Condition, over: str, unknown: Sequence[int]) -> Iterator[str]:
        ask: Ask | None = self.teller.networks.rulebook.asks.get(over)
        path = ask.over if isinstance(ask, Extended) else over
        first_only = self.first_only and not isinstance(ask, Views | Pairs)
        for at in unknown[:1] if first_only else unknown:
            if isinstance(ask, Views):
                yield from self._of_view(ask.ids[at], written)
            elif isinstance(ask, Pairs):
                yield from self._of_pair(*ask.ids[at], lookup(self.subject, over)[at])
            else:
                yield from self._of_element(written, lookup(self.subject, over)[at], f"{path}[{at}]")

    def _of_view(self, name: str, written: Condition) -> Iterable[str]:
        finding = self.found[name]
        if isinstance(written, CoverageTest) and written.state == "shown":
            return [_PLAN]
        return finding.needs or self._of_state(name)

    def _of_pair(self, name: str, needed: str, pair: Pair) -> Iterator[str]:
        if pair.done is None:
            yield from self._of_state(name)
        if pair.applies is None:
            yield from self.found[needed].needs
        if pair.settled is None:
            yield from self._of_state(needed)

    def _of_state(self, name: str) -> Iterable[str]:
        """What would say whether an activity is done: the status of what covers it, else a plan."""
        pieces = self.situation.pieces.get(name, ())
        return [need for piece in pieces for need in piece.needs] or [_PLAN]

    def _of_element(self, written: Condition, element: BaseModel, place: str) -> Iterator[str]:
        for test in _tests_in(written):
            for name in _own_fields(test):
                if lookup(element, name) is Blank.UNKNOWN:
                    yield f"{place}.{name}"
            yield from self._unknown(_record_fields(test))

    def _of_test(self, written: Condition) -> Iterable[str]:
        match written:
            case LeadTest():
                return [need for step in written.lead for need in self._of_step(step)]
            case FreezeTest():
                return list(self._of_step(written.in_freeze)) or ["calendar.freezes"]
            case CountTest():
                return list(self._of_count(written)) or [written.count]
            case FieldTest():
                names = [*_own_fields(written), *_record_fields(written)]
                return [need for name in self._unknown(names) for need in self.teller.needs(name)]
            case _:
                return [need for name in self.teller.unknown_fields(written) for need in self.teller.needs(name)]

    def _unknown(self, names: Iterable[str]) -> list[str]:
        """Those that the record does not say; of a field of a list's elements, which of them do not say it."""
        found: list[str] = []
        for name in names:
            over, _, field = name.rpartition(".")
            elements = lookup(self.subject, over) if over else None
            if isinstance(elements, list):
                unsaid = [at for at, one in enumerate(elements) if lookup(one, field) is Blank.UNKNOWN]
                found += [f"{over}[{at}].{field}" for at in unsaid]
            elif lookup(self.subject, name) is Blank.UNKNOWN:
                found.append(over if element_model(Record, over) is not None else name)
        return found

    def _of_count(self, test: CountTest) -> Iterator[str]:
        elements = lookup(self.subject, test.count)
        if test.where is None or isinstance(elements, Blank):
            return
        fit = self.teller.networks.rulebook.fit(test.count, test.where)
        for at, element in enumerate(elements):
            if fit.decide(element, {}).value(0) is None:
                yield from self._of_element(test.where, element, f"{test.count}[{at}]")

    def _of_step(self, step: Any) -> Iterator[str]:
        """What would give a step a date, where it has none."""
        if isinstance(step, FieldOperand):
            if isinstance(lookup(self.subject, step.field), Blank):
                yield step.field
        elif isinstance(step, ListDates):
            yield from self._of_dates(step)
        else:
            yield from self._of_activities([step] if isinstance(step, str) else step)

    def _of_dates(self, step: ListDates) -> list[str]:
        """What would give some element that fits a date; nothing where one has it, the list where none can fit."""
        elements = lookup(self.subject, step.over)
        needs: list[str] = []
        for at, element in enumerate(() if isinstance(elements, Blank) else elements):
            fits, place = self._fits(step, element), f"{step.over}[{at}]"
            undated = isinstance(lookup(element, step.date), Blank)
            if fits and not undated:
                return []
            if fits is None and step.where is not None:
                needs += self._of_element(step.where, element, place)
            needs += [f"{place}.{step.date}"] if undated and fits is not False else []
        return needs or [step.over]

    def _fits(self, step: ListDates, element: BaseModel) -> bool | None:
        if step.where is None:
            return True
        return self.teller.networks.rulebook.fit(step.over, step.where).decide(element, {}).value(0)

    def _of_activities(self, names: Sequence[str]) -> Iterator[str]:
        at = self.situation
        pieces = [piece for name, found in at.pieces.items() if any(fits(name, n) for n in names) for piece in found]
        pieces = [piece for piece in pieces if piece.state is not State.WAIVED]
        if not any(piece.date for piece in pieces):
            # What is no element of a list has no day of its own; a task that covers the activity would have one.
            places = [path_of(piece.pointer) for piece in pieces if piece.pointer.rpartition("/")[2].isdigit()]
            yield from [f"{place}.{_DAY_OF.get(place.partition('[')[0], 'date')}" for place in places] or [_PLAN]


def _tests_in(condition: Condition) -> Iterator[FieldTest | ListTest]:
    """The single tests of an element that a condition is made of."""
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            yield from (test for part in parts for test in _tests_in(part))
        case NotOf():
            yield from _tests_in(condition.not_)
        case ListTest():
            yield from _tests_in(condition.where)
            yield from _tests_in(condition.that) if condition.that is not None else ()
        case FieldTest():
            yield condition
        case _:
            return


def _own_fields(test: FieldTest | ListTest) -> list[str]:
    """The fields that a test reads where it stands: of the record, or of the element."""
    other = [test.same_as.field] if isinstance(test, FieldTest) and isinstance(test.same_as, FieldOperand) else []
    return [*fields_of(test), *other]


def _record_fields(test: FieldTest | ListTest) -> list[str]:
    """The fields of the whole record that a test compares with; of a list as `risks.owner`."""
    if not isinstance(test, FieldTest):
        return []
    names = [test.against_record[1]] if test.against_record is not None else []
    names += [test.same_as.record] if isinstance(test.same_as, RecordOperand) else []
    return [*names, *([test.named_in] if test.named_in is not None else [])]

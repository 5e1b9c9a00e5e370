"""The ways in which a finding that stands between a record and go could be mended, each a set of edits.

They are guesses, and as such generous: whether one mends the finding is found out by trying it on the record.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import islice, product

from pydantic import BaseModel

from golive.engine.evaluate.evidence import collect
from golive.engine.evaluate.verdict import due_by
from golive.engine.fields import Blank, Kind, element_model, field_type, lookup
from golive.engine.gate.edits import PLACEHOLDER, Add, Cover, Edit, Put, Scalar
from golive.engine.gate.fillings import Filling, Fillings
from golive.engine.infer.coverage import State
from golive.engine.infer.engine import Networks
from golive.engine.infer.parts import all_of
from golive.engine.infer.rewriting import fits
from golive.schemas.activities import ControlEvidence
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.operands import FieldOperand, SettingOperand
from golive.schemas.record import Record
from golive.schemas.rule_tests import (
    CountTest,
    CoverageTest,
    DependencyTest,
    FreezeTest,
    LeadTest,
    OrderTest,
    TimelyTest,
)
from golive.schemas.words import Gate

Way = frozenset[Edit]
NOTHING: Way = frozenset()
_MOST = 16
_DAYS = 45  # by how many a date that is still to come is moved at most


class Ways:
    """The ways for one record at a gate.

    `lacking` are the activities that are not settled, by id; `truth` tells of a condition of a rule whether it holds.
    """

    def __init__(
        self,
        networks: Networks,
        record: Record,
        asked: tuple[Gate, date],
        lacking: Iterable[str],
        truth: Callable[[Condition], bool | None],
    ) -> None:
        self._networks, self._record, self._truth = networks, record, truth
        self._gate, self._as_of = asked
        self._lacking = set(lacking)
        self._activities = {activity.id: activity for activity in networks.ruleset.activities}

    def of_activity(self, name: str) -> list[Way]:
        """Do it or plan it; or let a control record show it."""
        activity = self._activities[name]
        shown = [way for spec in activity.evidence for way in self._of_evidence(spec)]
        return [frozenset([self._cover(name)]), *_distinct(shown)]

    def of_rule(self, name: str) -> list[Way]:
        """What may make its requirement hold."""
        rule = next(rule for rule in self._networks.ruleset.rules if rule.id == name)
        return _distinct(self._walk(rule.requires, True))

    def _walk(self, condition: Condition, want: bool) -> list[Way]:  # noqa: C901  # one line for each kind of test
        if self._truth(condition) is want:
            return [NOTHING]
        match condition:
            case AllOf():
                return self._all_of(condition.all) if want else self._one_of(condition.all, want)
            case AnyOf():
                return self._one_of(condition.any, want) if want else self._together(condition.any, want)
            case NotOf():
                return self._walk(condition.not_, not want)
            case FieldTest():
                return self._of_field(condition, want)
            case ListTest():
                return self._of_list(condition, want)
            case CoverageTest() if want:
                return self._of_coverage(condition)
            case DependencyTest() if want:
                return [frozenset(Cover(name, True) for name in self._needed())]
            case TimelyTest() if want:
                named = [n for n in self._activities if n in self._lacking and _named(n, condition.on_time)]
                return [frozenset(Cover(name, True) for name in named)]
            case OrderTest() | LeadTest() | FreezeTest():
                return self._moved(condition)
            case CountTest() if want:
                return self._counted(condition)
            case _:
                return [NOTHING]

    def _all_of(self, parts: Sequence[Condition]) -> list[Way]:
        """All of the parts; an entry that is added to an empty list at once so that each entry of the list must be."""
        each = [part for part in parts if isinstance(part, ListTest) and part.quantifier == "each"]
        for part in parts:
            if isinstance(part, FieldTest) and _wants_an_entry(part) and self._truth(part) is not True:
                asked = [_element_condition(one) for one in each if one.over == part.field]
                others = [one for one in parts if one is not part]
                added = self._added(part.field, all_of([_named_entry(part.field), *asked]))
                return [one | other for one in added for other in self._together(others, True)][:_MOST]
        return self._together(parts, True)

    def _together(self, parts: Sequence[Condition], want: bool) -> list[Way]:
        ways = [self._walk(part, want) or [NOTHING] for part in parts]
        return [NOTHING.union(*way) for way in islice(product(*ways), _MOST)]

    def _one_of(self, parts: Sequence[Condition], want: bool) -> list[Way]:
        return [way for part in parts for way in self._walk(part, want)]

    def _of_field(self, test: FieldTest, want: bool) -> list[Way]:
        if _wants_an_entry(test):
            return self._added(test.field, _named_entry(test.field)) if want else [NOTHING]
        fillings = Fillings(Record, self._record, self._record, self._as_of).of(test, want)
        return [frozenset(self._put((), filling, Record)) for filling in fillings] or [NOTHING]

    def _put(self, at: tuple[str | int, ...], filling: Filling, model: type) -> Iterable[Put]:
        for path, value in filling.items():
            found = field_type(model, path)
            yield Put((*at, *path.split(".")), value, found is not None and found.kind is Kind.LIST)

    def _of_list(self, test: ListTest, want: bool) -> list[Way]:
        condition = _element_condition(test)
        if test.quantifier == "some" and want:
            return [*self._added(test.over, condition), *self._amended(test.over, condition, True)]
        if test.quantifier == "each" and want:
            return [*_all_together(self._amended(test.over, condition, True)), *self._names_added(test)]
        return _all_together(self._amended(test.over, condition, False))

    def _added(self, over: str, condition: Condition) -> list[Way]:
        model = element_model(Record, over)
        if model is None:
            return []
        fillings = Fillings(model, None, self._record, self._as_of).of(condition)
        there = lookup(self._record, over)
        at = 0 if isinstance(there, Blank) else len(there)
        return [frozenset([Add(over, at, _fields(model, filling))]) for filling in fillings]

    def _amended(self, over: str, condition: Condition, want: bool) -> list[Way]:
        """For each element the ways to make it so, the elements one after the other."""
        elements = lookup(self._record, over)
        if isinstance(elements, Blank):
            return []
        found: list[Way] = []
        for index, element in enumerate(elements):
            at: tuple[str | int, ...] = (*over.split("."), index)
            fillings = Fillings(type(element), element, self._record, self._as_of).of(condition, want)
            found += [frozenset(self._put(at, filling, type(element))) for filling in fillings if filling]
        return found

    def _names_added(self, test: ListTest) -> list[Way]:
        """Where the names of elements must stand in another list, an element there for each name."""
        elements = lookup(self._record, test.over)
        asked = test.that if isinstance(test.that, FieldTest) else test.where
        if not isinstance(asked, FieldTest) or asked.named_in is None or isinstance(elements, Blank):
            return []
        over, _, field = asked.named_in.rpartition(".")
        there = lookup(self._record, over)
        first = 0 if isinstance(there, Blank) else len(there)
        named = {lookup(element, field) for element in (() if isinstance(there, Blank) else there)}
        names = [name for element in elements if isinstance(name := lookup(element, asked.field), str)]
        absent = [name for name in dict.fromkeys(names) if name not in named]
        return [frozenset(Add(over, first + at, ((field, name),)) for at, name in enumerate(absent))]

    def _of_evidence(self, spec: ControlEvidence) -> list[Way]:
        model = element_model(Record, spec.from_)
        if model is None:
            found = field_type(Record, spec.from_)
            value: Scalar = self._as_of.isoformat() if found is not None and found.kind is Kind.DATE else PLACEHOLDER
            as_list = found is not None and found.kind is Kind.LIST
            return [frozenset([Put(tuple(spec.from_.split(".")), value, as_list)])]
        parts = [part for part in (spec.where, spec.every) if part is not None]
        condition = AllOf(all=parts) if parts else None
        if condition is None:
            return []
        amended = self._amended(spec.from_, condition, True)
        return [*self._added(spec.from_, condition), *amended, *_all_together(amended)]

    def _of_coverage(self, test: CoverageTest) -> list[Way]:
        names = [name for name in self._activities if _named(name, test.names) and name in self._lacking]
        covers = [Cover(n, True) if test.state in ("done", "settled") else self._cover(n) for n in names]
        if test.quantifier == "each":
            return [frozenset(covers)]
        return [frozenset([cover]) for cover in covers[:_MOST]] or [NOTHING]

    def _cover(self, name: str) -> Cover:
        return Cover(name, due_by(self._activities[name].due, self._gate))

    def _needed(self) -> list[str]:
        """What done activities depend on and is not done, and what that depends on in turn."""
        shown = collect(self._record, self._networks, self._as_of)
        done = dict.fromkeys(piece.activity for piece in shown if piece.state is State.DONE)
        ahead = [self._activities[name] for name in done]
        found: dict[str, None] = {}
        while ahead:
            needed = [n for one in ahead for n in one.depends if n in self._lacking and n not in found]
            found |= dict.fromkeys(needed)
            ahead = [self._activities[name] for name in needed]
        return list(found)

    def _moved(self, test: OrderTest | LeadTest | FreezeTest) -> list[Way]:
        """Another day for what is still to come."""
        steps = test.in_order if isinstance(test, OrderTest) else test.lead if isinstance(test, LeadTest) else []
        steps = [test.in_freeze] if isinstance(test, FreezeTest) else steps
        ways: list[Way] = []
        for step in steps:
            day = lookup(self._record, step.field) if isinstance(step, FieldOperand) else None
            if isinstance(day, date) and day > self._as_of and isinstance(step, FieldOperand):
                path = tuple(step.field.split("."))
                later = (day + timedelta(number) for number in range(1, _DAYS + 1))
                ways += [frozenset([Put(path, one.isoformat())]) for one in later]
        return ways or [NOTHING]

    def _counted(self, test: CountTest) -> list[Way]:
        name, limit = test.limit
        number = self._networks.settings[limit.setting] if isinstance(limit, SettingOperand) else limit
        if name not in ("at_least", "more_than") or test.where is None:
            return [NOTHING]
        return [way for way in self._added(test.count, test.where) if number <= 1] or [NOTHING]


def _fields(model: type[BaseModel], filling: Filling) -> tuple[tuple[str, Scalar | tuple[Scalar, ...]], ...]:
    """The fields of a new element in a fixed order, in a tuple what the model has as a list."""
    kinds = {name: found.kind for name in filling if (found := field_type(model, name)) is not None}
    return tuple((n, (value,) if kinds.get(n) is Kind.LIST else value) for n, value in sorted(filling.items()))


def _wants_an_entry(test: FieldTest) -> bool:
    return True in (test.filled, test.given) and element_model(Record, test.field) is not None


def _named_entry(over: str) -> Condition:
    """What the least entry of a list says: its first text, which is its name."""
    model = element_model(Record, over)
    assert model is not None, over
    return FieldTest(field=next(name for name in model.model_fields if _is_text(model, name)), filled=True)


def _is_text(model: type[BaseModel], name: str) -> bool:
    found = field_type(model, name)
    return found is not None and found.kind is Kind.TEXT


def _element_condition(test: ListTest) -> Condition:
    if test.that is None:
        return test.where
    if test.quantifier == "each":
        return AnyOf(any=[NotOf.model_validate({"not": test.where}), test.that])
    return AllOf(all=[test.where, test.that])


def _all_together(ways: Sequence[Way]) -> list[Way]:
    """Of all elements at once the first ways, the second ones and so on; and each way alone."""
    by_element: dict[tuple[str | int, ...], list[Way]] = {}
    for way in ways:
        at = next((edit.path[:2] for edit in way if isinstance(edit, Put)), ())
        by_element.setdefault(at, []).append(way)
    most = max(map(len, by_element.values()), default=0)
    return [NOTHING.union(*(of[min(n, len(of) - 1)] for of in by_element.values())) for n in range(most)] + [*ways]


def _named(name: str, patterns: Sequence[str]) -> bool:
    return any(fits(name, pattern) for pattern in patterns)


def _distinct(ways: Iterable[Way]) -> list[Way]:
    """Each way once: the short ones first, and what is there filled in rather than something added."""
    return sorted({way for way in ways if way}, key=_rank)[: 4 * _MOST]


def _rank(way: Way) -> tuple[int, bool, list[str]]:
    return len(way), any(isinstance(edit, Add) for edit in way), sorted(map(repr, way))

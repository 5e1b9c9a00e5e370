"""The conditions of rules in the plain grammar, over a record that has the answers to their asks as further fields."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

from golive.engine.fields import FieldType, Kind, element_model, field_type, widened
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
)
from golive.engine.infer.parts import all_of, any_of, negated, of_list, with_parts
from golive.schemas.activities import Activity
from golive.schemas.conditions import (
    TEXT_TESTS,
    AllOf,
    AnyOf,
    Condition,
    FieldTest,
    ListTest,
    NotOf,
    RuleTest,
    SettingTest,
)
from golive.schemas.operands import FieldOperand, SettingOperand
from golive.schemas.record import Record
from golive.schemas.rule_tests import (
    CountTest,
    CoverageTest,
    DependencyTest,
    FreezeTest,
    GateTest,
    LeadTest,
    OrderTest,
    TimelyTest,
)
from golive.schemas.words import GATES

_ASKED = ("has", "given", *TEXT_TESTS)  # tests of a field that the plain grammar does not know


class Rewriter:
    """Rewrites conditions one after the other and collects what they ask. `model` is only whole after the last one."""

    def __init__(self, activities: Sequence[Activity], settings: Mapping[str, float]) -> None:
        self._activities, self._settings = activities, settings
        self._ids = [activity.id for activity in activities]
        self.asks: dict[str, Ask] = {}
        self._more: dict[str, dict[str, Tested | OfRecord]] = {}  # by list: what is asked of its elements
        self._names: dict[object, str] = {}  # of asks, by what tells them apart
        self.written: list[tuple[Condition, Condition]] = []  # single tests as rewritten, and as they stood before

    def __call__(self, condition: Condition) -> Condition:
        """The condition in the plain grammar, over `model`."""
        match condition:
            case AllOf() | AnyOf() | NotOf():
                return with_parts(condition, self)
            case ListTest():
                return self._noted(self._list(condition), condition)
            case FieldTest():
                return self._noted(self._field(condition), condition)
            case str():
                return condition
            case SettingTest():
                raise TypeError(condition)  # decided before; see settled.py
            case _:
                return self._noted(self._rule_test(condition), condition)

    def model(self) -> type[BaseModel]:
        """The record with the answers as fields; to be asked for once everything is rewritten."""
        for name, ask in self.asks.items():
            if isinstance(ask, Extended):
                self.asks[name] = self._extended(ask)
        return widened(Record, {name: _type(ask) for name, ask in self.asks.items()})

    def _extended(self, ask: Extended) -> Extended:
        """A list with all that is asked of its elements."""
        asks = self._more[ask.over]
        more = {name: _element_type(inner) for name, inner in asks.items()}
        return Extended(ask.over, widened(ask.model, more), asks)

    def _rule_test(self, test: RuleTest) -> Condition:
        match test:
            case CoverageTest():
                return self._coverage(test)
            case TimelyTest():
                over = self._ask(Views(self._named(test.on_time)))
                return of_list("each", over, _in_state("timely", "each"))
            case DependencyTest():
                pairs = tuple((one.id, name) for one in self._activities for name in self._named(one.depends))
                where = any_of([_is("done", False), _is("applies", False), _is("settled")])
                return of_list("each", self._ask(Pairs(pairs)), where)
            case OrderTest():
                return _is(self._ask(InOrder(tuple(map(self._step, test.in_order)))))
            case LeadTest():
                first, last = map(self._step, test.lead)
                return FieldTest(field=self._ask(Lead(first, last)), at_least=test.at_least)
            case FreezeTest():
                return _is(self._ask(InFreeze(self._step(test.in_freeze))))
            case CountTest():
                comparison, limit = test.limit
                number = self._settings[limit.setting] if isinstance(limit, SettingOperand) else limit
                return _is(self._ask(Counted(test.count, test.where, comparison, number)))
            case GateTest():
                return FieldTest(field=self._ask(GateNumber()), at_least=GATES.index(test.gate))

    def _coverage(self, test: CoverageTest) -> Condition:
        over = self._ask(Views(self._named(test.names)))
        if test.state == "shown":
            return of_list(test.quantifier, over, _is(test.state))
        return of_list(test.quantifier, over, _in_state(test.state, test.quantifier))

    def _named(self, names: Sequence[str]) -> tuple[str, ...]:
        """The ids that ids and prefixes name, in the order of the ruleset."""
        exact = {name for name in names if not name.endswith("*")}
        begins = tuple(name[:-1] for name in names if name.endswith("*"))
        return tuple(name for name in self._ids if name in exact or (begins and name.startswith(begins)))

    def _step(self, step: Any) -> Any:
        """A step with its prefixes written out: one id, a tuple of them, or what it was."""
        if isinstance(step, str):
            return self._named([step]) if step.endswith("*") else step
        return self._named(step) if isinstance(step, list) else step

    def _list(self, test: ListTest) -> Condition:
        where = test.where
        if test.that is not None:
            unfit = negated(where)
            where = any_of([unfit, test.that]) if test.quantifier == "each" else all_of([where, test.that])
        inner = element_model(Record, test.over)
        assert inner is not None, test.over
        asks = self._more.setdefault(test.over, {})
        before = len(asks)
        rewritten = _in_element(where, asks, inner)
        over = test.over
        if len(asks) > before or rewritten != where:
            over = self._ask(Extended(test.over, inner))
        return of_list(test.quantifier, over, rewritten)

    def _field(self, test: FieldTest) -> Condition:
        if any(getattr(test, name) is not None for name in _ASKED):
            return _is(self._ask(Tested(test)))
        if test.against_record is not None:
            name, field = test.against_record
            return test.model_copy(update={name: FieldOperand(field=field)})
        return test

    def _ask(self, ask: Ask) -> str:
        """The name of the field that has the answer."""
        key = ask if isinstance(ask, Views) else repr(ask)
        if key not in self._names:
            self._names[key] = f"ask_{len(self.asks)}"
            self.asks[self._names[key]] = ask
        return self._names[key]

    def _noted(self, rewritten: Condition, written: Condition) -> Condition:
        self.written.append((rewritten, written))
        return rewritten


def fits(name: str, pattern: str) -> bool:
    """Whether an id is the one that is written, or begins with what stands before the star."""
    return name.startswith(pattern[:-1]) if pattern.endswith("*") else name == pattern


def _in_element(condition: Condition, asks: dict[str, Tested | OfRecord], model: type[BaseModel]) -> Condition:
    """A condition on an element in the plain grammar; what it asks beyond that goes into `asks`."""
    inner: Callable[[Condition], Condition] = lambda part: _in_element(part, asks, model)  # noqa: E731
    match condition:
        case AllOf() | AnyOf() | NotOf():
            return with_parts(condition, inner)
        case FieldTest() if any(getattr(condition, name) is not None for name in _ASKED):
            return _is(_added(asks, Tested(condition)))
        case FieldTest() if condition.against_record is not None:
            name, field = condition.against_record
            return condition.model_copy(update={name: FieldOperand(field=_added(asks, OfRecord(field)))})
        case _:
            return condition


def _added(asks: dict[str, Tested | OfRecord], ask: Tested | OfRecord) -> str:
    for name, known in asks.items():
        if known == ask:
            return name
    name = f"ask_{len(asks)}"
    asks[name] = ask
    return name


def _type(ask: Ask) -> FieldType:
    match ask:
        case Views():
            return FieldType(Kind.LIST, model=View)
        case Pairs():
            return FieldType(Kind.LIST, model=Pair)
        case Extended():
            return FieldType(Kind.LIST, model=ask.model)
        case GateNumber() | Lead():
            return FieldType(Kind.NUMBER)
        case _:
            return FieldType(Kind.YES_NO)


def _element_type(ask: Tested | OfRecord) -> FieldType:
    if isinstance(ask, Tested):
        return FieldType(Kind.YES_NO)
    found = field_type(Record, ask.field)
    return FieldType(Kind.DATE if found is not None and found.kind is Kind.DATE else Kind.NUMBER)


@cache
def _is(field: str, value: bool = True) -> FieldTest:
    return FieldTest.model_validate({"field": field, "is": value})


@cache
def _in_state(state: str, quantifier: str) -> Condition:
    """What is asked of views: each that applies is in the state, or some or none of those that apply is."""
    if quantifier == "each":
        return any_of([_is("applies", False), _is(state)])
    return all_of([_is("applies"), _is(state)])

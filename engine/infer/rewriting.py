"""The conditions of rules in the plain grammar, over a record that has the answers to their asks as further fields."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from pydantic import BaseModel, create_model

from golive.engine.fields import Kind, element_model, field_type
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
from golive.schemas.ruleset import Activity
from golive.schemas.words import GATES, Date, Model, Number, YesNo

_UNUSED = {"defer_build": True}  # nothing is ever validated with these models; they only say what fields there are
_ASKED = ("has", "given", *TEXT_TESTS)  # tests of a field that the plain grammar does not know


class Rewriter:
    """Rewrites conditions one after the other and collects what they ask. `model` is only whole after the last one."""

    def __init__(self, activities: Sequence[Activity], settings: Mapping[str, float]) -> None:
        self._activities, self._settings = activities, settings
        self._ids = [activity.id for activity in activities]
        self.asks: dict[str, Ask] = {}
        self._more: dict[str, dict[str, Tested | OfRecord]] = {}  # by list: what is asked of its elements
        self.rewritten: dict[str, Condition] = {}  # from a condition, as text, to what it became
        self.written: dict[str, Condition] = {}  # from a rewritten single test, as text, to what stood in the ruleset

    def __call__(self, condition: Condition) -> Condition:
        """The condition in the plain grammar, over `model`."""
        rewritten = self._rewritten(condition)
        self.rewritten[key_of(condition)] = rewritten
        return rewritten

    def _rewritten(self, condition: Condition) -> Condition:
        match condition:
            case AllOf():
                return AllOf(all=[self(part) for part in condition.all])
            case AnyOf():
                return AnyOf(any=[self(part) for part in condition.any])
            case NotOf():
                return NotOf.model_validate({"not": self(condition.not_)})
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

    def model(self) -> type[Record]:
        """The record with the answers as fields; to be asked for once everything is rewritten."""
        for name, ask in self.asks.items():
            if isinstance(ask, Extended):
                self.asks[name] = self._extended(ask)
        types = {name: (_type(ask), None) for name, ask in self.asks.items()}
        made: type[Record] = create_model("Subject", __base__=Record, __cls_kwargs__=_UNUSED, **types)  # type: ignore[call-overload]
        return made

    def _extended(self, ask: Extended) -> Extended:
        """A list with all that is asked of its elements."""
        asks = self._more[ask.over]
        types = {name: (_element_type(inner), None) for name, inner in asks.items()}
        model = create_model(f"More{ask.model.__name__}", __base__=ask.model, __cls_kwargs__=_UNUSED, **types)  # type: ignore[call-overload]
        return Extended(ask.over, cast("type[Model]", model), asks)

    def _rule_test(self, test: RuleTest) -> Condition:
        match test:
            case CoverageTest():
                return self._coverage(test)
            case TimelyTest():
                over = self._ask(Views(self._named(test.on_time)))
                return ListTest(each=over, where=AnyOf(any=[_is_not("applies"), _is("timely")]))
            case DependencyTest():
                pairs = tuple((one.id, name) for one in self._activities for name in self._named(one.depends))
                where = AnyOf(any=[_is_not("done"), _is_not("applies"), _is("settled")])
                return ListTest(each=self._ask(Pairs(pairs)), where=where)
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
        state = _is(test.state)
        if test.state == "shown":
            return ListTest.model_validate({test.quantifier: over, "where": state})
        if test.quantifier == "each":
            return ListTest(each=over, where=AnyOf(any=[_is_not("applies"), state]))
        return ListTest.model_validate({test.quantifier: over, "where": AllOf(all=[_is("applies"), state])})

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
            unfit = NotOf.model_validate({"not": where})
            where = AnyOf(any=[unfit, test.that]) if test.quantifier == "each" else AllOf(all=[where, test.that])
        inner = element_model(Record, test.over)
        assert inner is not None, test.over
        assert issubclass(inner, Model), test.over
        asks = self._more.setdefault(test.over, {})
        before = len(asks)
        rewritten = _in_element(where, asks, inner)
        over = test.over
        if len(asks) > before or rewritten != where:
            over = self._ask(Extended(test.over, inner))
        return ListTest.model_validate({test.quantifier: over, "where": rewritten})

    def _field(self, test: FieldTest) -> Condition:
        if any(getattr(test, name) is not None for name in _ASKED):
            return _is(self._ask(Tested(test)))
        if test.against_record is not None:
            name, field = test.against_record
            return test.model_copy(update={name: FieldOperand(field=field)})
        return test

    def _ask(self, ask: Ask) -> str:
        """The name of the field that has the answer."""
        for name, known in self.asks.items():
            if known == ask:
                return name
        name = f"ask_{len(self.asks)}"
        self.asks[name] = ask
        return name

    def _noted(self, rewritten: Condition, written: Condition) -> Condition:
        self.written[key_of(rewritten)] = written
        return rewritten


def fits(name: str, pattern: str) -> bool:
    """Whether an id is the one that is written, or begins with what stands before the star."""
    return name.startswith(pattern[:-1]) if pattern.endswith("*") else name == pattern


def key_of(condition: Condition) -> str:
    """A condition as text, the same for conditions that are alike."""
    return condition if isinstance(condition, str) else condition.model_dump_json()


def _in_element(condition: Condition, asks: dict[str, Tested | OfRecord], model: type[BaseModel]) -> Condition:
    """A condition on an element in the plain grammar; what it asks beyond that goes into `asks`."""
    inner: Callable[[Condition], Condition] = lambda part: _in_element(part, asks, model)  # noqa: E731
    match condition:
        case AllOf():
            return AllOf(all=[inner(part) for part in condition.all])
        case AnyOf():
            return AnyOf(any=[inner(part) for part in condition.any])
        case NotOf():
            return NotOf.model_validate({"not": inner(condition.not_)})
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


def _type(ask: Ask) -> Any:
    match ask:
        case Views():
            return list[View] | None
        case Pairs():
            return list[Pair] | None
        case Extended():
            return list[ask.model] | None  # type: ignore[name-defined]
        case GateNumber() | Lead():
            return Number
        case _:
            return YesNo


def _element_type(ask: Tested | OfRecord) -> Any:
    if isinstance(ask, Tested):
        return YesNo
    found = field_type(Record, ask.field)
    return Date if found is not None and found.kind is Kind.DATE else Number


def _is(field: str) -> FieldTest:
    return FieldTest.model_validate({"field": field, "is": True})


def _is_not(field: str) -> FieldTest:
    return FieldTest.model_validate({"field": field, "is": False})

"""Conditions of a ruleset read as formulas."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from golive.engine.authoring.formula import EMPTY, FILLED, UNKNOWN, Formula, Group, Negation, Test, Truth, Var, both
from golive.engine.define.ruleset_sense import ALWAYS
from golive.engine.fields import SCOPE, SCOPES, FieldType, Kind, field_type, null_says_empty
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf, RuleTest, SettingTest
from golive.schemas.operands import FieldOperand, RecordOperand, SettingOperand
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rule_tests import CountTest, CoverageTest, GateTest
from golive.schemas.ruleset import Ruleset
from golive.schemas.words import GATES

_STEP = 0.0001  # numbers of a record are told apart by no less
_STATES = ("covered", "settled", "done")  # each of them is also what stands before it
_EARLIER, _SAME, _LATER = -1, 0, 1
_ORDER: Mapping[str, Callable[[Any], bool]] = {
    "at_least": lambda sign: sign >= _SAME,
    "more_than": lambda sign: sign > _SAME,
    "after": lambda sign: sign > _SAME,
    "at_most": lambda sign: sign <= _SAME,
    "less_than": lambda sign: sign < _SAME,
    "before": lambda sign: sign < _SAME,
}


class Readings:
    """Reads conditions; knows the facts and settings of the ruleset that they belong to."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._settings = ruleset.settings
        self._derived = {fact.id: fact for fact in ruleset.facts.derived if not fact.unknown_counts_as}
        self._assumed = {fact.id for fact in ruleset.facts.derived if fact.unknown_counts_as}
        self._known: dict[str, Formula] = {}

    def of(self, condition: Condition, model: type[BaseModel] = Record) -> Formula:
        """The condition as a formula; inside `where`, `model` is that of the element."""
        match condition:
            case str():
                return self._fact(condition)
            case AllOf():
                return Group(tuple(self.of(part, model) for part in condition.all), every=True)
            case AnyOf():
                return Group(tuple(self.of(part, model) for part in condition.any), every=False)
            case NotOf():
                return Negation(self.of(condition.not_, model))
            case ListTest():
                return self._list(condition, model)
            case FieldTest():
                return _field(condition, model)
            case _:
                return self._other(condition)

    def _other(self, condition: SettingTest | RuleTest) -> Formula:
        match condition:
            case SettingTest():
                return self._setting(condition)
            case CoverageTest():
                return _coverage(condition)
            case CountTest():
                return _count(condition)
            case GateTest():
                first = GATES.index(condition.gate)
                return Test(("gate",), tuple(range(len(GATES))), lambda at: at >= first, always_said=True)
            case _:
                return _free("test", _key(condition))

    def _fact(self, name: str) -> Formula:
        if name == ALWAYS:
            return True
        if name in self._assumed:
            return Test(("fact", name), (True, False), bool, always_said=True)
        if name not in self._derived:
            return _free("fact", name)
        if name not in self._known:
            self._known[name] = self.of(self._derived[name].when)
        return self._known[name]

    def _setting(self, test: SettingTest) -> Formula:
        values = tuple(self._settings[test.setting].one_of)
        return Test(("setting", test.setting), values, lambda value: value == test.is_, always_said=True)

    def _list(self, test: ListTest, model: type[BaseModel]) -> Formula:
        """`none` is the opposite of `some`; `each` says that none fails, which holds of an empty list."""
        where, that = _plain(test.where), _plain(test.that)
        if test.quantifier == "each":
            wrong = {"not": where} if that is None else {"all": [where, {"not": that}]}
            return Negation(_some(test.over, wrong, model))
        found = _some(test.over, where if that is None else {"all": [where, that]}, model)
        return found if test.quantifier == "some" else Negation(found)


def _some(over: str, where: Any, model: type[BaseModel]) -> Formula:
    return both(_filled(("field", over), FieldType(Kind.LIST), over, model), _free("some", over, _json(_simple(where))))


def _simple(value: Any) -> Any:
    """The condition without what is said twice over: no double negation, no group of one."""
    if isinstance(value, dict) and set(value) == {"not"}:
        inner = _simple(value["not"])
        return inner["not"] if isinstance(inner, dict) and set(inner) == {"not"} else {"not": inner}
    for name in ("all", "any"):
        if isinstance(value, dict) and set(value) == {name}:
            parts = sorted((_simple(part) for part in value[name]), key=_json)
            return parts[0] if len(parts) == 1 else {name: parts}
    return value


def _free(*var: str) -> Test:
    """What may be yes or no, whatever else is so."""
    return Test(var, (True, False), lambda value: None if value is UNKNOWN else bool(value))


def _field(test: FieldTest, model: type[BaseModel]) -> Formula:
    found = field_type(model, test.field)
    assert found is not None, test.field
    var = ("field", test.field)
    if test.given is not None:
        wanted = test.given
        return Test(
            var, _domain(found, test.field, model, ()), lambda value: (value is not UNKNOWN) is wanted, given=True
        )
    if test.filled is not None:
        is_filled = _filled(var, found, test.field, model)
        return is_filled if test.filled else Negation(is_filled)
    if test.ordering is not None:
        return _ordered(test, *test.ordering, found, model)
    if test.is_ is not None or test.in_ is not None:
        values = test.in_ if test.in_ is not None else [test.is_]
        return Test(var, _domain(found, test.field, model, values), lambda value: _among(value, values))
    return _free("field", test.field, _key(test))


def _among(value: Any, values: Sequence[Any]) -> Truth:
    return None if value is UNKNOWN else value in values


def _filled(var: Var, found: FieldType, path: str, model: type[BaseModel]) -> Test:
    return Test(var, _domain(found, path, model, ()), lambda value: None if value is UNKNOWN else value is not EMPTY)


def _domain(found: FieldType, path: str, model: type[BaseModel], named: Sequence[Any]) -> tuple[Any, ...]:
    """What a field may be, as far as a test that names these values can tell; UNKNOWN apart."""
    if found.kind is Kind.YES_NO:
        return (True, False)
    if path == SCOPE and model in (Record, PortfolioRecord):
        return SCOPES
    if found.kind is Kind.CHOICE:
        return (*found.values, EMPTY) if null_says_empty_at(model, path) else found.values
    if found.kind is Kind.NUMBER:
        return _numbers(model, path, named)
    return (FILLED, EMPTY)


def null_says_empty_at(model: type[BaseModel], path: str) -> bool:
    """Whether null at a path says that there is none."""
    return null_says_empty(*_owner(model, path))


def _owner(model: type[BaseModel], path: str) -> tuple[type[BaseModel], str]:
    """The model that has the last field of a path, and its name."""
    head, dot, rest = path.partition(".")
    if not dot:
        return model, head
    found = field_type(model, head)
    assert found is not None
    assert found.model is not None
    return _owner(found.model, rest)


def _numbers(model: type[BaseModel], path: str, named: Sequence[Any]) -> tuple[Any, ...]:
    """Each number that is named and its neighbours on both sides, as far as the field takes them."""
    owner, name = _owner(model, path)
    adapter = TypeAdapter[Any](owner.model_fields[name].rebuild_annotation())
    tried: list[float] = [1]
    for value in named:
        tried += [value, value - _STEP, value + _STEP, math.floor(value), math.ceil(value), value - 1, value + 1]
    whole = [int(number) if float(number).is_integer() else number for number in sorted(tried)]
    return tuple(number for number in dict.fromkeys(whole) if _fits(adapter, number))


def _fits(adapter: TypeAdapter[Any], number: Any) -> bool:
    try:
        adapter.validate_python(number)
    except ValidationError:
        return False
    return True


def _ordered(test: FieldTest, name: str, operand: Any, found: FieldType, model: type[BaseModel]) -> Formula:
    if not isinstance(operand, FieldOperand | RecordOperand | SettingOperand):
        ordering = _ORDER[name]
        values = _domain(found, test.field, model, [operand])
        return Test(
            ("field", test.field), values, lambda value: None if value is UNKNOWN else ordering(value - operand)
        )
    kind, other = next(iter(operand.model_dump().items()))
    theirs = other if kind == "field" else f"{kind}:{other}"
    compared = _compared(test.field, theirs, name, empty=found.kind is Kind.DATE)
    return (
        both(_filled(("field", test.field), found, test.field, model), compared)
        if found.kind is Kind.DATE
        else compared
    )


def _compared(one: str, other: str, name: str, empty: bool) -> Test:
    """Which of two is the greater; the same variable, whichever of them is named first."""
    first, second = sorted((one, other))
    sign = 1 if first == one else -1
    ordering = _ORDER[name]

    def holds(value: Any) -> Truth:
        return None if value is UNKNOWN else value is not EMPTY and ordering(sign * value)

    return Test(("compared", first, second), (_EARLIER, _SAME, _LATER, *((EMPTY,) if empty else ())), holds)


def _coverage(test: CoverageTest) -> Formula:
    """What is done is settled, and what is settled is covered; `none` is the opposite of `some`."""
    quantifier = "some" if test.quantifier == "none" else test.quantifier
    names = " ".join(sorted(test.names))
    if test.state == "shown":
        found = _free("shown", names, quantifier)
    else:
        least = _STATES.index(test.state)
        values = (-1, *range(len(_STATES)))
        found = Test(("coverage", names, quantifier), values, lambda at: None if at is UNKNOWN else at >= least)
    return Negation(found) if test.quantifier == "none" else found


def _count(test: CountTest) -> Formula:
    name, limit = test.limit
    where = _json(_simple(_plain(test.where)))
    if isinstance(limit, SettingOperand):
        return _compared(f"count:{test.count}:{where}", f"setting:{limit.setting}", name, empty=False)
    ordering = _ORDER[name]
    values = [number for number in (math.floor(limit), math.ceil(limit), limit - 1, limit + 1, 0) if number >= 0]
    values = [int(number) for number in values]
    return Test(
        ("count", test.count, where),
        tuple(dict.fromkeys(values)),
        lambda value: None if value is UNKNOWN else ordering(value - limit),
    )


def _plain(condition: Any) -> Any:
    return (
        condition.model_dump(mode="json", by_alias=True, exclude_none=True)
        if isinstance(condition, BaseModel)
        else condition
    )


def _key(condition: Any) -> str:
    return _json(_plain(condition))


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True)

"""The single tests of conditions, and the whole numbers that stand for what a record says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from golive.engine.fields import Blank, FieldType, Kind, field_type, lookup
from golive.schemas.conditions import FieldOperand, FieldTest, ListTest, Operand, SettingOperand
from pydantic import BaseModel

YES, NO = 2, 1
_EMPTY_CHOICE = 0
_SCALE = 10_000
_FAR = 10**15  # beyond every bound that a condition may name; keeps the numbers small
Comparison = Literal["eq", "gte", "lte"]
_STEP = {"at_least": 0, "more_than": 1, "at_most": 0, "less_than": -1, "after": 1, "before": -1}


@dataclass(frozen=True, slots=True)
class Test:
    """A whole-number property against a whole number."""

    property: str
    comparison: Comparison
    number: int

    def holds(self, known: Mapping[str, int]) -> bool:
        """Whether it holds over the properties that are known; for telling what a reason says, not for deciding."""
        value = known.get(self.property)
        if value is None:
            return False
        return {"eq": value == self.number, "gte": value >= self.number, "lte": value <= self.number}[self.comparison]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single test of a condition: alternatives that make it yes, and alternatives that make it no."""

    yes: tuple[Test, ...]
    no: tuple[Test, ...]

    @property
    def inline(self) -> bool:
        """Whether a parent can test it directly, without a node of its own."""
        return len(self.yes) == 1 and len(self.no) == 1


def leaf_of(
    condition: str | FieldTest | ListTest, model: type[BaseModel], settings: Mapping[str, float], index: int
) -> Leaf:
    """The tests of a fact, of a field or of a quantifier; `index` is the node that it becomes."""
    match condition:
        case str():
            return _two_valued(fact_property(condition))
        case ListTest():
            return _quantified(condition, list_property(index))
        case FieldTest():
            found = field_type(model, condition.field)
            assert found is not None, condition.field
            return _of_field(condition, found, settings)


def fact_property(name: str) -> str:
    """The property of a fact."""
    return f"f_{name}"


def _two_valued(name: str) -> Leaf:
    return Leaf((Test(name, "eq", YES),), (Test(name, "eq", NO),))


def _quantified(test: ListTest, name: str) -> Leaf:
    """Over how many elements are surely so (y), surely not (n), not surely so (u), not surely not (m)."""
    some = Leaf((Test(f"{name}y", "gte", 1),), (Test(f"{name}m", "lte", 0),))
    match test.quantifier:
        case "some":
            return some
        case "none":
            return Leaf(some.no, some.yes)
        case "each":
            return Leaf((Test(f"{name}u", "lte", 0),), (Test(f"{name}n", "gte", 1),))


def list_property(index: int) -> str:
    """The stem of the properties that count the elements of a list, for the node of that index."""
    return f"q{index}_"


def counts(index: int, outcomes: Sequence[bool | None]) -> dict[str, int]:
    """The properties of a quantifier over elements of which each is so, is not so, or is unknown (None)."""
    sure, not_sure = outcomes.count(True), outcomes.count(False)
    name, size = list_property(index), len(outcomes)
    return {f"{name}y": sure, f"{name}n": not_sure, f"{name}u": size - sure, f"{name}m": size - not_sure}


def _of_field(test: FieldTest, found: FieldType, settings: Mapping[str, float]) -> Leaf:
    if test.ordering is not None:
        return _ordered(test, *test.ordering, settings)
    if test.filled is not None:
        leaf = _two_valued(f"h_{test.field}")
        return leaf if test.filled else Leaf(leaf.no, leaf.yes)
    wanted = set(test.in_ if test.in_ is not None else [test.is_])
    name = f"v_{test.field}"
    if found.kind is Kind.YES_NO:
        codes = {(YES if value else NO) for value in wanted}
        return _one_of(name, codes, {YES, NO} - codes)
    codes = {number for number, value in enumerate(found.values, 1) if value in wanted}
    return _one_of(name, codes, set(range(len(found.values) + 1)) - codes)


def _one_of(name: str, yes: set[int], no: set[int]) -> Leaf:
    return Leaf(tuple(Test(name, "eq", c) for c in sorted(yes)), tuple(Test(name, "eq", c) for c in sorted(no)))


def _ordered(test: FieldTest, ordering: str, operand: Operand, settings: Mapping[str, float]) -> Leaf:
    name = f"d_{test.field}_{operand.field}" if isinstance(operand, FieldOperand) else f"d_{test.field}"
    bound = 0 if isinstance(operand, FieldOperand) else _code(_number(operand, settings))
    edge = bound + _STEP[ordering]
    if ordering in ("at_least", "more_than", "after"):
        return Leaf((Test(name, "gte", edge),), (Test(name, "lte", edge - 1),))
    return Leaf((Test(name, "lte", edge),), (Test(name, "gte", edge + 1),))


def _number(operand: Operand, settings: Mapping[str, float]) -> float:
    assert not isinstance(operand, FieldOperand)
    return settings[operand.setting] if isinstance(operand, SettingOperand) else operand


def _code(value: Any) -> int:
    """An even whole number for a number that is a multiple of 1/10,000, an odd one for what lies between two such."""
    scaled = Decimal(repr(value)) * _SCALE
    whole = int(scaled.to_integral_value(rounding="ROUND_FLOOR"))
    code = 2 * whole + (1 if scaled != whole else 0)
    return max(-_FAR, min(_FAR, code))


def properties(test: FieldTest, found: FieldType, instance: BaseModel) -> Mapping[str, int]:
    """The properties that the tests of a field need, read from a record or list element; none where it is unknown."""
    value = lookup(instance, test.field)
    if value is Blank.UNKNOWN:
        return {}
    if test.filled is not None:
        return {f"h_{test.field}": NO if value is Blank.EMPTY or not _says_anything(value) else YES}
    if test.ordering is not None:
        return _difference(test, value, instance)
    if found.kind is Kind.YES_NO:
        return {f"v_{test.field}": YES if value is True else NO}
    code = _EMPTY_CHOICE if value is Blank.EMPTY else found.values.index(value) + 1
    return {f"v_{test.field}": code}


def _says_anything(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return bool(value) if isinstance(value, list | dict) else True


def _difference(test: FieldTest, value: Any, instance: BaseModel) -> Mapping[str, int]:
    assert test.ordering is not None
    operand = test.ordering[1]
    if not isinstance(operand, FieldOperand):
        return {f"d_{test.field}": _code(value)}
    other = lookup(instance, operand.field)
    if other is Blank.UNKNOWN:
        return {}
    name = f"d_{test.field}_{operand.field}"
    if value is Blank.EMPTY or other is Blank.EMPTY:
        return {name: 0}  # what is not there yet lies neither before nor after anything
    if isinstance(value, date):
        return {name: (value - other).days}
    difference = Decimal(repr(value)) - Decimal(repr(other))
    return {name: _code_difference(difference)}


def _code_difference(difference: Decimal) -> int:
    """The sign is all that counts, so that no difference is too small to be seen."""
    return (difference > 0) - (difference < 0)

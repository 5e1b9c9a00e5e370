"""The single tests of conditions, and the whole numbers that stand for what a record says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel

from golive.engine.fields import SCOPE, SCOPES, FieldType, Kind, field_type, null_says_empty
from golive.schemas.conditions import FieldTest, ListTest
from golive.schemas.operands import FieldOperand, Operand, RecordOperand, SettingOperand
from golive.schemas.record import PortfolioRecord

ALWAYS = "always"
YES, NO = 2, 1
EMPTY_CHOICE = 0
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

    def holds(self, value: int | None) -> bool:
        """Whether it holds of a value of its property; for telling what a reason says, not for deciding."""
        if value is None:
            return False
        if self.comparison == "eq":
            return value == self.number
        return value >= self.number if self.comparison == "gte" else value <= self.number


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
            leaf = _two_valued(fact_property(condition))
            return Leaf(leaf.yes, ()) if condition == ALWAYS else leaf
        case ListTest():
            return _quantified(condition, list_property(index))
        case FieldTest():
            found = field_type(model, condition.field)
            assert found is not None, condition.field
            return _of_field(condition, found, settings, possible_codes(model, condition.field, found))


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
    """The properties of a quantifier over elements of which each is so, is not so, or is unknown (None).

    Whether there are any is all that is asked, so each is 0 or 1.
    """
    sure, not_sure, all_sure = True in outcomes, False in outcomes, outcomes.count(True) == len(outcomes)
    name, all_not = list_property(index), outcomes.count(False) == len(outcomes)
    return {
        f"{name}y": int(sure),
        f"{name}n": int(not_sure),
        f"{name}u": int(not all_sure),
        f"{name}m": int(not all_not),
    }


def possible_codes(model: type[BaseModel], path: str, found: FieldType) -> set[int]:
    """The codes that a choice of the model can have: one a value, and one for "none yet" where null says that."""
    if path == SCOPE:
        return {SCOPES.index("portfolio" if model is PortfolioRecord else "project") + 1}
    empty = {EMPTY_CHOICE} if null_says_empty(model, path) else set()
    return empty | set(range(1, len(found.values) + 1))


def _of_field(test: FieldTest, found: FieldType, settings: Mapping[str, float], possible: set[int]) -> Leaf:
    if test.ordering is not None:
        return _ordered(test, *test.ordering, settings)
    if test.filled is not None:
        leaf = _two_valued(property_of(test))
        return leaf if test.filled else Leaf(leaf.no, leaf.yes)
    wanted = set(test.in_ if test.in_ is not None else [test.is_])
    name = property_of(test)
    if found.kind is Kind.YES_NO:
        codes = {(YES if value else NO) for value in wanted}
        return _one_of(name, codes, {YES, NO} - codes)
    codes = {number for number, value in enumerate(found.values, 1) if value in wanted}
    return _one_of(name, codes & possible, possible - codes)


def _one_of(name: str, yes: set[int], no: set[int]) -> Leaf:
    return Leaf(tuple(Test(name, "eq", c) for c in sorted(yes)), tuple(Test(name, "eq", c) for c in sorted(no)))


def _ordered(test: FieldTest, ordering: str, operand: Operand, settings: Mapping[str, float]) -> Leaf:
    name = property_of(test)
    bound = 0 if isinstance(operand, FieldOperand) else code_of(_number(operand, settings))
    edge = bound + _STEP[ordering]
    if ordering in ("at_least", "more_than", "after"):
        return Leaf((Test(name, "gte", edge),), (Test(name, "lte", edge - 1),))
    return Leaf((Test(name, "lte", edge),), (Test(name, "gte", edge + 1),))


def _number(operand: Operand, settings: Mapping[str, float]) -> float:
    assert not isinstance(operand, FieldOperand | RecordOperand)  # those are rewritten, or compared by difference
    return settings[operand.setting] if isinstance(operand, SettingOperand) else operand


def code_of(value: Any) -> int:
    """An even whole number for a number that is a multiple of 1/10,000, an odd one for what lies between two such."""
    if value == int(value):
        return max(-_FAR, min(_FAR, 2 * _SCALE * int(value)))
    scaled = Decimal(repr(value)) * _SCALE
    whole = int(scaled.to_integral_value(rounding="ROUND_FLOOR"))
    code = 2 * whole + (1 if scaled != whole else 0)
    return max(-_FAR, min(_FAR, code))


def property_of(test: FieldTest) -> str:
    """The property that a test of a field looks at; several tests of a field may share it."""
    if test.ordering is not None:
        operand = test.ordering[1]
        return f"d_{test.field}_{operand.field}" if isinstance(operand, FieldOperand) else f"d_{test.field}"
    return f"h_{test.field}" if test.filled is not None else f"v_{test.field}"

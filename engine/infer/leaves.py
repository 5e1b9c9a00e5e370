"""The single tests of conditions, and the whole numbers that stand for what a record says."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from golive.engine.fields import Blank, FieldType, Kind, field_type, lookup
from golive.schemas.conditions import FieldOperand, FieldTest, ListTest, Operand, SettingOperand
from pydantic import BaseModel

YES, NO = 2, 1
_EMPTY_CHOICE = 0
_SCALE = 10_000
_FAR = 10**15  # beyond every bound that a condition may name; keeps the numbers small
Reader = Callable[[Any], int | None]
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


def _of_field(test: FieldTest, found: FieldType, settings: Mapping[str, float]) -> Leaf:
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
    return _one_of(name, codes, set(range(len(found.values) + 1)) - codes)


def _one_of(name: str, yes: set[int], no: set[int]) -> Leaf:
    return Leaf(tuple(Test(name, "eq", c) for c in sorted(yes)), tuple(Test(name, "eq", c) for c in sorted(no)))


def _ordered(test: FieldTest, ordering: str, operand: Operand, settings: Mapping[str, float]) -> Leaf:
    name = property_of(test)
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


def reader(test: FieldTest, model: type[BaseModel], edges: Sequence[int]) -> Reader:
    """What reads the property of a test from a record or list element of the model; None where it is unknown.

    `edges` are the numbers from which on some test of the property holds, or no longer holds, in rising order: of all
    numbers between two of them one is as good as another, so that few different ones go into the network.
    """
    get = getter(model, test.field)
    if test.filled is not None:
        return _filled(get)
    if test.ordering is not None:
        operand = test.ordering[1]
        if isinstance(operand, FieldOperand):
            return _difference(get, getter(model, operand.field))
        return _number_between(get, edges)
    found = field_type(model, test.field)
    assert found is not None, test.field
    codes = {True: YES, False: NO} if found.kind is Kind.YES_NO else _choice_codes(found.values)
    return lambda instance: codes.get(get(instance))


def getter(model: type[BaseModel], path: str) -> Callable[[Any], Any]:
    """What does `lookup` for one path."""
    *outer, last = path.split(".")
    if last not in model.model_fields and not outer:
        return lambda instance: lookup(instance, path)

    def get(instance: Any) -> Any:
        for name in outer:
            if name not in instance.model_fields_set:
                return Blank.UNKNOWN
            instance = getattr(instance, name)
            if instance is None:
                return Blank.UNKNOWN
        if last not in instance.model_fields_set:
            return Blank.UNKNOWN
        value = getattr(instance, last)
        return lookup(instance, last) if value is None else value

    return get


def _choice_codes(values: Sequence[str]) -> dict[Any, int]:
    return {Blank.EMPTY: _EMPTY_CHOICE, **{value: number for number, value in enumerate(values, 1)}}


def _filled(get: Callable[[Any], Any]) -> Reader:
    def read(instance: Any) -> int | None:
        value = get(instance)
        if value is Blank.UNKNOWN:
            return None
        return NO if value is Blank.EMPTY or not _says_anything(value) else YES

    return read


def _says_anything(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return bool(value) if isinstance(value, list | dict) else True


def _number_between(get: Callable[[Any], Any], edges: Sequence[int]) -> Reader:
    def read(instance: Any) -> int | None:
        value = get(instance)
        if value is Blank.UNKNOWN:
            return None
        place = bisect_right(edges, _code(value))
        return edges[place - 1] if place else edges[0] - 1

    return read


def _difference(get: Callable[[Any], Any], get_other: Callable[[Any], Any]) -> Reader:
    """Reads the sign of a difference, which is all that counts, so that no difference is too small to be seen."""

    def read(instance: Any) -> int | None:
        value, other = get(instance), get_other(instance)
        if value is Blank.UNKNOWN or other is Blank.UNKNOWN:
            return None
        if value is Blank.EMPTY or other is Blank.EMPTY:
            return 0  # what is not there yet lies neither before nor after anything
        return int(value > other) - int(value < other)

    return read

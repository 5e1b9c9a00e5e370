"""What a record or list element says, read as the whole numbers that rules test."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from golive.engine.fields import Blank, Kind, field_type, lookup, says_anything
from golive.engine.infer.leaves import EMPTY_CHOICE, NO, YES, code_of
from golive.schemas.conditions import FieldTest
from golive.schemas.operands import FieldOperand

Reader = Callable[[Any], int | None]


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
    return {Blank.EMPTY: EMPTY_CHOICE, **{value: number for number, value in enumerate(values, 1)}}


def _filled(get: Callable[[Any], Any]) -> Reader:
    def read(instance: Any) -> int | None:
        value = get(instance)
        if value is Blank.UNKNOWN:
            return None
        return NO if value is Blank.EMPTY or not says_anything(value) else YES

    return read


def _number_between(get: Callable[[Any], Any], edges: Sequence[int]) -> Reader:
    def read(instance: Any) -> int | None:
        value = get(instance)
        if value is Blank.UNKNOWN:
            return None
        place = bisect_right(edges, code_of(value))
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

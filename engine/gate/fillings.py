"""How fields of a record, or of an element of one, can be filled in so that a condition may come to hold.

Only what is not there yet, pending or still to come is filled in, and never with a day that has passed: what is said to
have happened cannot be undone, nor be dated back. Whether a filling helps is found out by trying it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, product
from typing import Any

from pydantic import BaseModel

from golive.engine.fields import Blank, Kind, field_type, lookup, says_anything
from golive.engine.gate.edits import PLACEHOLDER, Scalar
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, NotOf
from golive.schemas.operands import FieldOperand, RecordOperand

Filling = dict[str, Scalar]  # from field to value
_MOST = 8
_NO_HELP = ("withdrawn", "rejected", "cancelled", "fail")  # they would silence a rule without mending anything
_OPEN = ("pending", "planned", "in-progress", PLACEHOLDER)


class Fillings:
    """The fillings of one instance of a model; `instance` None for an element that is still to be added."""

    def __init__(self, model: type[BaseModel], instance: BaseModel | None, record: BaseModel, as_of: date) -> None:
        self._model, self._instance, self._record, self._as_of = model, instance, record, as_of

    def of(self, condition: Condition, want: bool = True) -> list[Filling]:
        """Alternatives, at most eight; an empty one where the condition asks for nothing that can be filled in."""
        match condition:
            case AllOf():
                return self._together(condition.all, want) if want else self._one_of(condition.all, want)
            case AnyOf():
                return self._one_of(condition.any, want) if want else self._together(condition.any, want)
            case NotOf():
                return self.of(condition.not_, not want)
            case FieldTest():
                return self._field(condition, want) or [{}]
            case _:
                return [{}]

    def _together(self, parts: Sequence[Condition], want: bool) -> list[Filling]:
        ways = islice(product(*(self.of(part, want) for part in parts)), _MOST)
        return _distinct([{key: value for one in way for key, value in one.items()} for way in ways])

    def _one_of(self, parts: Sequence[Condition], want: bool) -> list[Filling]:
        return _distinct([way for part in parts for way in self.of(part, want)])

    def _field(self, test: FieldTest, want: bool) -> list[Filling]:
        if not self._is_open(test.field):
            return []
        values = dict.fromkeys(value for value in self._values(test, want) if value not in _NO_HELP)
        return [{test.field: value} for value in values]

    def _is_open(self, path: str) -> bool:
        value = self._value(path)
        if isinstance(value, Blank) or value in _OPEN or (not isinstance(value, bool) and not says_anything(value)):
            return True
        if isinstance(value, bool):
            return self._instance is not None and "." not in path and self._instance is not self._record
        return isinstance(value, date) and value > self._as_of

    def _value(self, path: str) -> Any:
        return Blank.UNKNOWN if self._instance is None else lookup(self._instance, path)

    def _values(self, test: FieldTest, want: bool) -> Iterator[Scalar]:  # noqa: C901  # one line for each test
        """The values with which the test may come out as it should."""
        found = field_type(self._model, test.field)
        if found is None or found.model is not None:
            return
        if test.ordering is not None:
            yield from self._around(*test.ordering, found.kind)
        elif test.is_ is not None and (want or isinstance(test.is_, bool)):
            yield test.is_ if want else not test.is_
        elif want and test.in_ is not None:
            yield from test.in_
        elif test.filled is want or test.given is want:
            filled = {Kind.DATE: self._as_of.isoformat(), Kind.CHOICE: found.values[0] if found.values else None}
            yield filled.get(found.kind, PLACEHOLDER)
        elif want and test.has is not None:
            yield test.has
        elif want and test.same_as is not None:
            other = self._other(test.same_as)
            if isinstance(other, str):
                yield other
        elif want:
            yield from (test.mentions or test.reads or ())[:1]
        elif found.kind is Kind.TEXT:
            yield PLACEHOLDER  # what the team writes there will be another text

    def _around(self, name: str, operand: Any, kind: Kind) -> Iterator[Scalar]:
        """Numbers at the bound; days at it and beside it, none that has passed."""
        other = self._other(operand)
        if kind is Kind.DATE and isinstance(other, date):
            days = [self._as_of, other, other - timedelta(1), other + timedelta(1)]
            yield from (day.isoformat() for day in days if day >= self._as_of)
        elif kind is Kind.NUMBER and isinstance(other, int | float):
            yield from (number for number in (other, other + 1, other - 1) if number >= 0)
        elif kind is Kind.DATE:
            yield self._as_of.isoformat()

    def _other(self, operand: Any) -> Any:
        if isinstance(operand, FieldOperand):
            return self._value(operand.field)
        if isinstance(operand, RecordOperand):
            return self._as_of if operand.record == "as_of" else lookup(self._record, operand.record)
        return operand


def _distinct(fillings: list[Filling]) -> list[Filling]:
    """Each filling once, the shortest first."""
    found: list[Filling] = []
    for filling in sorted(fillings, key=len):
        if filling not in found:
            found.append(filling)
    return found[:_MOST]

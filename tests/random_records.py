"""Random records made from the models: every field absent, null or with one of a few values of its kind.

A record is read from a row of random bytes, so that one draw makes a whole record, which is quick. Where one shows a
mistake, `smallest` takes away all that is not needed to show it.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.words import GATES, Gate

T = TypeVar("T")
AS_OF = date(2026, 10, 26)
DAYS = [(AS_OF + timedelta(days=n)).isoformat() for n in (0, 1, -1, 90, -200, 5, -9)]  # AS_OF is a Monday
TEXTS = ["some words", "", " \t", "-", "PRJ-1", "Some  Words.", "no high-risk, n/a", "N/A.", "[TBD]?", "xx"]
NUMBERS = [0, 1, 16, 15.99, 16.0001, 16.00004, 50, 99.9999, 100]
YES_NO_UNKNOWN = [True, True, True, True, True, True, False, False, None, "unknown"]
OFTEN: dict[str, Sequence[Any]] = {  # what makes many activities apply comes up more often
    "type": ["new-service", "changed-service"],
    "deliverable_by_ticket": [False, False, False],
    "go_live": DAYS[:2],
    "labour_hours": [16, 50],
    "planned": [True],
    "reason": TEXTS[:1] * 6,
    "by": TEXTS[:1] * 6,
    "id": ["PRJ-1"] * 6,
    "scope[]": ["PRJ-1"] * 6,
}
LONG_LISTS = ("activities", "requirements", "project_changes", "service_changes", "waivers")
RECORD_BYTES = 1_000

gates: st.SearchStrategy[Gate | None] = st.sampled_from([None, *GATES])


class Row:
    """A row of bytes, read one by one; behind its end there are zeros."""

    def __init__(self, row: bytes) -> None:
        self._row, self._at = row, 0

    def __repr__(self) -> str:
        return f"Row(bytes.fromhex({self._row.rstrip(bytes(1)).hex()!r}))"

    def number(self, below: int) -> int:
        """A number from 0 on."""
        self._at += 1
        return self._row[self._at - 1] % below if self._at <= len(self._row) else 0

    def one_of(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.number(len(choices))]

    def happens(self, of_20: int) -> bool:
        """Whether something happens that does so as often as that of 20 times."""
        return self.number(20) >= 20 - of_20


def rows(size: int) -> st.SearchStrategy[Row]:
    """Rows of that many bytes."""
    return st.binary(min_size=size, max_size=size).map(Row)


def seeded_rows(size: int) -> st.SearchStrategy[Row]:
    """Rows of that many bytes from a small seed, for what needs more bytes than Hypothesis draws for one case."""
    return st.binary(min_size=8, max_size=8).map(lambda seed: Row(random.Random(seed).randbytes(size)))


class RecordMaker:
    """Makes records whose `covers` name some of the ids, and whose `facts` some of the facts."""

    def __init__(self, ids: Sequence[str], facts: Sequence[str]) -> None:
        self._ids, self._facts = ids, facts

    def value(self, row: Row) -> dict[str, Any]:
        """A record as it would stand in a file, of a project or, now and then, of a portfolio."""
        return _Making(row, self._ids, self._facts).record()

    def part(self, row: Row, model: type[BaseModel], names: Sequence[str]) -> dict[str, Any]:
        """Some fields of a record or of one that has more of them, as they would stand in a file."""
        return _Making(row, self._ids, self._facts).part(model, names)


def as_model(value: dict[str, Any]) -> Record | PortfolioRecord:
    """The record that stands in a file."""
    return (PortfolioRecord if "projects" in value else Record).model_validate(value)


class _Making:
    """One record in the making. Its evidence covers few activities, so that several pieces meet at the same one."""

    def __init__(self, row: Row, ids: Sequence[str], facts: Sequence[str]) -> None:
        self._row, self._facts = row, facts
        model = PortfolioRecord if row.happens(1) else Record
        self._model: type[Record | PortfolioRecord] = model
        self._given = row.one_of([19, 19, 18, 15, 8])  # of 20: how often a field is given
        self._pool = [ids[(row.number(256) * 256 + row.number(256)) % len(ids)] for _ in range(10)]

    def record(self) -> dict[str, Any]:
        made = self._map(self._model)
        return {**made, "projects": made.get("projects") or []} if self._model is PortfolioRecord else made

    def part(self, model: type[BaseModel], names: Sequence[str]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name in names:
            field = model.model_fields[name]
            if self._row.happens(self._given):
                made[field.alias or name] = None if self._row.happens(1) else self._value(name, field.annotation)
        return made

    def _map(self, model: type[BaseModel]) -> dict[str, Any]:
        return self.part(model, list(model.model_fields))

    def _value(self, name: str, annotation: Any) -> Any:
        row, kind = self._row, bare(annotation)
        if name == "facts":
            return {fact: row.one_of(YES_NO_UNKNOWN) for fact in self._facts if row.happens(self._given)}
        if name == "covers":
            return [row.one_of(self._pool) for _ in range(row.number(6))]
        if get_origin(kind) is list:
            return [
                self._value(f"{name}[]", get_args(kind)[0]) for _ in range(row.number(5 if name in LONG_LISTS else 3))
            ]
        if get_origin(kind) is dict:
            return {row.one_of(GATES): row.one_of([*DAYS, None]) for _ in range(1 + row.number(6))}
        if get_origin(kind) is not Literal and issubclass(kind, BaseModel):
            return self._map(kind)
        often: Sequence[Any] = OFTEN.get(name, ())
        return row.one_of([*often, *_choices(kind)])


def _choices(kind: Any) -> Sequence[Any]:
    if get_origin(kind) is Literal:
        return get_args(kind)
    choices: dict[Any, Sequence[Any]] = {str: TEXTS, date: DAYS, bool: [True, False], int: [1, 2, 30], float: NUMBERS}
    return choices[kind]


@cache
def bare(annotation: Any) -> Any:
    """The annotation without Annotated and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        else:
            return annotation


def smallest(value: dict[str, Any], still_wrong: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """A part of a record that is still wrong, and of which nothing can be taken away any more."""
    while True:
        smaller = next((less for less in _with_less(value) if still_wrong(less)), None)
        if smaller is None:
            return value
        value = smaller


def _with_less(value: Any) -> Iterator[Any]:
    """The same with one thing less, the largest first."""
    if isinstance(value, dict):
        for key in value:
            yield {name: inner for name, inner in value.items() if name != key}
        for key, inner in value.items():
            yield from ({**value, key: less} for less in _with_less(inner))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield value[:at] + value[at + 1 :]
            yield from ([*value[:at], less, *value[at + 1 :]] for less in _with_less(inner))

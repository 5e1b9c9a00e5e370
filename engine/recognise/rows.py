"""Patterns as rows of plain values, which become patterns when they are first asked for."""

from collections.abc import Sequence
from typing import Any, overload

from golive.engine.recognise.conditions import Conditions, Features
from golive.engine.recognise.wordings import Compiled

# activity, needed, flags, wanted, and the numbers of near, under, without, not_under, 0 for none; without empty ends.
# Terms are one text, as that takes a fifth of the time to read that lists take.
Row = Sequence[Any]
_TERM, _FEATURE = ";", "|"  # stand between those; no feature has them
_WHOLE, _SUGGEST, _GENERIC, _IS_PHRASE = 1, 2, 4, 8
_EMPTY: tuple[Any, ...] = (0, "", 0, 0, 0, 0)


class Rows(Sequence[Compiled]):
    """The patterns of rows. Conditions are shared by the patterns of an activity, so they stand beside them."""

    def __init__(self, rows: Sequence[Row], conditions: Sequence[Any]) -> None:
        self._rows = rows
        self._conditions = conditions
        self._made: dict[int, Compiled] = {}
        self._made_conditions: dict[int, Conditions | None] = {0: None}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Compiled: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Compiled]: ...
    def __getitem__(self, number: int | slice) -> Compiled | Sequence[Compiled]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._pattern(self._rows[number])
        return made

    def _pattern(self, row: Row) -> Compiled:
        activity, needed, flags, wanted, *around = (*row, *_EMPTY[len(row) - 2 :])
        near, under, without, not_under = map(self._conditions_at, around)
        set_flags = (bool(flags & one) for one in (_WHOLE, _SUGGEST, _GENERIC, _IS_PHRASE))
        return Compiled(activity, _terms(needed), _terms(wanted), near, under, without, not_under, *set_flags)

    def _conditions_at(self, number: int) -> Conditions | None:
        if number not in self._made_conditions:
            alone, together = self._conditions[number - 1]
            self._made_conditions[number] = Conditions(frozenset(alone), tuple(map(_terms, together)))
        return self._made_conditions[number]


def _terms(text: str) -> tuple[Features, ...]:
    return tuple(tuple(term.split(_FEATURE)) for term in text.split(_TERM)) if text else ()


def _written(terms: Sequence[Features]) -> str:
    return _TERM.join(_FEATURE.join(features) for features in terms)


def rows_of(patterns: Sequence[Compiled]) -> tuple[list[Row], list[Any]]:
    """The patterns as rows, and their conditions, each once."""
    numbers: dict[Conditions | None, int] = {None: 0}
    rows: list[Row] = []
    for one in patterns:
        around = [numbers.setdefault(some, len(numbers)) for some in (one.near, one.under, one.without, one.not_under)]
        flags = _WHOLE * one.whole | _SUGGEST * one.suggest | _GENERIC * one.generic | _IS_PHRASE * one.is_phrase
        row = [one.activity, _written(one.needed), flags, _written(one.wanted), *around]
        while not row[-1]:
            row.pop()
        rows.append(row)
    return rows, [[sorted(some.alone), [*map(_written, some.together)]] for some in numbers if some is not None]

"""Conditions as formulas over variables with few values each, and the search for values that make them so.

A variable stands for one thing that a record may say. Its values are those that the tests in question tell apart, so
that trying them all decides what a condition can be at all. What is not modelled (words in texts, orders of dates) is
a variable of its own, free to be yes or no: the search may find too much possible, never too little.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

MOST_LOOKS = 4_000  # of a formula, for one question; about a fifth of a second
Truth = bool | None
Var = tuple[str, ...]
Bounds = tuple[int, int]  # the least and the greatest truth that is still possible: 0 no, 1 unknown, 2 yes


class Mark:
    """A value that is none of a record's own."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


UNKNOWN: Final = Mark("unknown")  # the record does not say
EMPTY: Final = Mark("empty")  # the record says that there is none
FILLED: Final = Mark("filled")
_NO, _YES = 0, 2
_RANK: Final[dict[Any, int]] = {False: _NO, None: 1, True: _YES}


@dataclass(frozen=True, eq=False)
class Test:
    """One test of one variable. `values` are those that have to be told apart for it, without UNKNOWN.

    `given`: it is decided also where the record does not say.
    """

    var: Var
    values: tuple[Any, ...]
    holds: Callable[[Any], Truth]
    given: bool = False
    always_said: bool = False


@dataclass(frozen=True, eq=False)
class Group:
    """Every one of the parts, or at least one."""

    parts: tuple["Formula", ...]
    every: bool


@dataclass(frozen=True, eq=False)
class Negation:
    """The part does not hold."""

    part: "Formula"


Formula = Test | Group | Negation | bool


class TooLargeError(Exception):
    """The formula has too many ways to be looked through."""


def both(*parts: Formula) -> Formula:
    """Every one of them."""
    return Group(parts, every=True)


def tests_in(formula: Formula) -> Iterator[Test]:
    """Every test of a formula, in its order."""
    match formula:
        case Test():
            yield formula
        case Group():
            for part in formula.parts:
                yield from tests_in(part)
        case Negation():
            yield from tests_in(formula.part)


def variables(formula: Formula) -> frozenset[Var]:
    """The variables of a formula."""
    return frozenset(test.var for test in tests_in(formula))


def can_be(formula: Formula, wanted: bool) -> bool:
    """Whether any record makes the formula hold (or fail, where `wanted` is False); raises TooLargeError.

    What holds although something is unknown holds too, whatever that turns out to be. So only tests that ask whether
    a thing is known need records that do not say.
    """

    def settled(bounds: Sequence[Bounds]) -> Truth:
        ((low, high),) = bounds
        surely, never = (low == _YES, high < _YES) if wanted else (high == _NO, low > _NO)
        return True if surely else False if never else None

    return _Search([formula], settled, unknown=False).finds()


def can_be_unknown(formula: Formula) -> bool:
    """Whether any record leaves it unknown whether the formula holds; raises TooLargeError."""

    def settled(bounds: Sequence[Bounds]) -> Truth:
        ((low, high),) = bounds
        return True if low == high == _RANK[None] else False if low == _YES or high == _NO else None

    return _Search([formula], settled, unknown=True).finds()


def can_matter(part: Formula, rest: Formula, every: bool) -> bool:
    """Whether an all (any) of both is ever something else than the rest of it, be it unknown; raises TooLargeError."""

    def settled(bounds: Sequence[Bounds]) -> Truth:
        (low, high), (rest_low, rest_high) = bounds
        surely = high < rest_low if every else low > rest_high
        never = low >= rest_high if every else high <= rest_low
        return True if surely else False if never else None

    return _Search([part, rest], settled, unknown=True).finds()


class _Search:
    """Tries values variable by variable, as long as what is known of the formulas then leaves it open."""

    def __init__(
        self, formulas: Sequence[Formula], settled: Callable[[Sequence[Bounds]], Truth], unknown: bool
    ) -> None:
        self._formulas, self._settled = formulas, settled
        tests: dict[Var, list[Test]] = {}
        for test in (test for formula in formulas for test in tests_in(formula)):
            tests.setdefault(test.var, []).append(test)
        self._values = {var: _values(found, unknown) for var, found in tests.items()}
        self._chosen: dict[Var, Any] = {}
        self._open: Var | None = None
        self._looks = 0

    def finds(self) -> bool:
        """Whether some values make the formulas as wanted."""
        self._looks += 1
        if self._looks > MOST_LOOKS:
            raise TooLargeError
        self._open = None
        settled = self._settled([self._bounds(formula) for formula in self._formulas])
        if settled is not None or self._open is None:
            return settled is True
        var = self._open
        for value in self._values[var]:
            self._chosen[var] = value
            if self.finds():
                return True
        del self._chosen[var]
        return False

    def _bounds(self, formula: Formula) -> Bounds:
        """The least and the greatest that the formula can still be."""
        match formula:
            case bool():
                return (_YES, _YES) if formula else (_NO, _NO)
            case Test():
                if formula.var in self._chosen:
                    rank = _RANK[formula.holds(self._chosen[formula.var])]
                    return rank, rank
                self._open = self._open or formula.var
                return _NO, _YES
            case Negation():
                low, high = self._bounds(formula.part)
                return _YES - high, _YES - low
            case Group():
                return self._of_group(formula)

    def _of_group(self, group: Group) -> Bounds:
        low, high = (_YES, _YES) if group.every else (_NO, _NO)
        for part in group.parts:
            its_low, its_high = self._bounds(part)
            low, high = (
                (min(low, its_low), min(high, its_high)) if group.every else (max(low, its_low), max(high, its_high))
            )
            if (group.every and high == _NO) or (not group.every and low == _YES):
                break
        return low, high


def _values(tests: Sequence[Test], unknown: bool) -> list[Any]:
    """The values of a variable that its tests tell apart."""
    values = list(dict.fromkeys(value for test in tests for value in test.values))
    said = any(test.always_said for test in tests)
    return [UNKNOWN, *values] if (unknown or any(test.given for test in tests)) and not said else values

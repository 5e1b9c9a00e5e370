"""What rules ask about a record beyond its own fields. Each becomes a field of what rules are decided over.

How an ask is answered from a record, its evidence and the question put stands in evaluate/answers.py.
"""

from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel

from golive.schemas.conditions import Condition, FieldTest
from golive.schemas.rule_tests import Comparison, Step
from golive.schemas.words import Model, YesNo


class View(Model):
    """An activity as rules see it; None is unknown."""

    applies: YesNo = None
    covered: YesNo = None
    done: YesNo = None
    settled: YesNo = None
    shown: YesNo = None
    timely: YesNo = None


class Pair(Model):
    """A done activity and one that it depends on."""

    done: YesNo = None
    applies: YesNo = None
    settled: YesNo = None


Truth = bool | None


@cache
def view(applies: Truth, covered: Truth, done: Truth, settled: Truth, shown: Truth, timely: Truth) -> View:  # noqa: PLR0913
    """The view with these values. Few of them occur; each is made once, and so decided once for a record."""
    return View(applies=applies, covered=covered, done=done, settled=settled, shown=shown, timely=timely)


@cache
def pair(done: Truth, applies: Truth, settled: Truth) -> Pair:
    """The pair with these values."""
    return Pair(done=done, applies=applies, settled=settled)


@dataclass(frozen=True, slots=True)
class Views:
    """A list of views, one for each of these activities."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A list of pairs, one for each dependency of the ruleset: the activity, and what it depends on."""

    ids: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GateNumber:
    """The place of the gate that is asked about, from 0."""


@dataclass(frozen=True)
class InOrder:
    """Whether the dates of the steps do not run backwards; never unknown."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Lead:
    """The working days from the last day of one step to the first of another."""

    first: Step
    last: Step


@dataclass(frozen=True)
class InFreeze:
    """Whether a day of a step lies in a change freeze."""

    step: Step


@dataclass(frozen=True)
class Counted:
    """Whether the number of elements of a list that fit a condition keeps a limit."""

    over: str
    where: Condition | None
    comparison: Comparison
    number: float


@dataclass(frozen=True)
class Tested:
    """What a test of a field that is none of the plain ones gives: of the record, or of each element of a list."""

    test: FieldTest


@dataclass(frozen=True, slots=True)
class OfRecord:
    """A field of the record, as a field of each element of a list."""

    field: str


@dataclass(frozen=True)
class Extended:
    """A list of the record whose elements have further fields: all that any rule asks of them."""

    over: str
    model: type[BaseModel]
    asks: dict[str, "Tested | OfRecord"] = field(default_factory=dict)


Ask = Views | Pairs | GateNumber | InOrder | Lead | InFreeze | Counted | Tested | Extended

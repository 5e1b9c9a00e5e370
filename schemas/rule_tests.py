"""The tests of conditions that only rules can make: coverage, order by date, lead, freezes, counts, gates.

    { covered: release-mgmt/sort-* }            each of them that applies is planned, in progress, done or waived
    { done: [project/close-project] }           each of them that applies is done
    { settled: project/close-project, of: some }    at least one of them applies and is done or waived; also none
    { shown: release-mgmt/els-* }               the record has more than a waiver for at least one; it need not apply
    { depends: settled }                        what done activities depend on is done or waived, where it applies
    { on_time: "*" }                            none that applies is planned for after the gate by which it is due
    { in_order: [requirements/*, { field: dates.go_live }] }    by date; what has no date is passed over
    { lead: [change-mgmt/submit-rfc-production, { field: dates.go_live }], at_least: 5 }    working days
    { in_freeze: { field: dates.go_live } }     the day lies in a change freeze of the calendar
    { count: risks, where: { field: owner, filled: true }, at_least: 3 }
    { gate: go-live }                           the gate that is asked about is this one or a later one

Of an activity that several things cover, the best of them decides, as it decides the outcome; where that does not say
whether it is done, done and settled are unknown. What nothing covers is unknown without a plan (`activities`).

A step of an order is an id (the earliest date of what covers it, but for waivers), a field of the record, or a phase
with several days: a prefix or a list of ids (the day of each), or the dates of a list of the record, of its elements
that surely fit `where`. No day of a later step lies before a day of an earlier one. `as_of` is the day that was asked
for, and absent waivers are none.
"""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from golive.schemas.operands import FieldOperand, Limit
from golive.schemas.words import Gate, Model

if TYPE_CHECKING:
    from golive.schemas.conditions import Condition

_STATES = ("covered", "done", "settled", "shown")
Comparison = Literal["at_least", "more_than", "at_most", "less_than"]
LIMITS: tuple[Comparison, ...] = ("at_least", "more_than", "at_most", "less_than")


def one_or_several(one: dict[str, Any]) -> WithJsonSchema:
    """The schema of a list that may be written as its only element."""
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]})


def listed(value: Any) -> Any:
    """A single text as a list of one."""
    return [value] if isinstance(value, str) else value


_FORM = r"^(\*|[a-z0-9][a-z0-9-]*/(\*|[a-z0-9][a-z0-9-]*\*?))$"
_NAME: dict[str, Any] = {"type": "string", "pattern": _FORM, "maxLength": 100}
Name = Annotated[str, Field(pattern=_FORM, max_length=100)]
Names = Annotated[list[Name], Field(min_length=1), BeforeValidator(listed), one_or_several(_NAME)]


class CoverageTest(Model):
    """What the record has for activities. An id, a prefix that ends in *, or several of these."""

    covered: Names | None = None
    done: Names | None = None
    settled: Names | None = None
    shown: Names | None = None
    of: Literal["each", "some", "none"] | None = Field(None, description="Default: each; of what is shown: some.")

    @model_validator(mode="after")
    def _one_state(self) -> "CoverageTest":
        if sum(getattr(self, name) is not None for name in _STATES) != 1:
            raise ValueError("needs exactly one of covered, done, settled, shown")
        return self

    @property
    def state(self) -> Literal["covered", "done", "settled", "shown"]:
        """Which state is asked for."""
        return next(name for name in ("covered", "done", "settled", "shown") if getattr(self, name) is not None)

    @property
    def names(self) -> list[str]:
        """The ids and prefixes."""
        return list(getattr(self, self.state))

    @property
    def quantifier(self) -> Literal["each", "some", "none"]:
        """Of how many it is asked."""
        return self.of or ("some" if self.shown is not None else "each")


class DependencyTest(Model):
    """What every done activity depends on is settled, where it applies."""

    depends: Literal["settled"]


class TimelyTest(Model):
    """None that applies is planned for a day after the gate by which it is due; unknown where it may be done by then.

    What has no date is passed over, as is what goes on for ever, and everything whose gate has no date.
    """

    on_time: Names


class ListDates(Model):
    """The dates of the elements of a list that surely fit `where`."""

    over: str = Field(alias="list")
    date: str
    where: "Condition | None" = None


def _step_kind(value: Any) -> str:
    if isinstance(value, str):
        return "name"
    if isinstance(value, list):
        return "names"
    return "list" if isinstance(value, ListDates) or (isinstance(value, dict) and "list" in value) else "field"


Step = Annotated[
    Annotated[Name, Tag("name")]
    | Annotated[Annotated[list[Name], Field(min_length=1)], Tag("names")]
    | Annotated[ListDates, Tag("list")]
    | Annotated[FieldOperand, Tag("field")],
    Discriminator(_step_kind),
]


class OrderTest(Model):
    """The dates of the steps do not run backwards; the same day is in order. What has no date is passed over."""

    in_order: list[Step] = Field(min_length=2)


class LeadTest(Model):
    """So many working days lie between two steps; unknown where either has no date.

    They are counted from the last day of the one to the first day of the other, which counts itself.
    """

    lead: list[Step] = Field(min_length=2, max_length=2)
    at_least: Limit


class FreezeTest(Model):
    """A day of the step lies in a change freeze; unknown where it has none, or the record says nothing of freezes."""

    in_freeze: Step


class CountTest(Model):
    """How many elements a list has, or how many of them fit `where`; unknown where what is not known could decide."""

    count: str
    where: "Condition | None" = None
    at_least: Limit | None = None
    more_than: Limit | None = None
    at_most: Limit | None = None
    less_than: Limit | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> "CountTest":
        if sum(getattr(self, name) is not None for name in LIMITS) != 1:
            raise ValueError(f"needs exactly one limit; write one of {', '.join(LIMITS)} beside count")
        return self

    @property
    def limit(self) -> tuple[Comparison, Any]:
        """The comparison, and what the number is compared with."""
        return next((name, getattr(self, name)) for name in LIMITS if getattr(self, name) is not None)


class GateTest(Model):
    """The gate that is asked about is this one or a later one."""

    gate: Gate

"""The tests of conditions that only rules can make: coverage, order by date, lead, freezes, counts, gates.

    { covered: release-mgmt/sort-* }            each of them that applies is planned, in progress, done or waived
    { done: [project/close-project] }           each of them that applies is done
    { settled: project/close-project, of: some }    at least one of them applies and is done or waived; also none
    { shown: release-mgmt/els-* }               the record has something for at least one, whether it applies or not
    { depends: settled }                        what done activities depend on is done or waived, where it applies
    { on_time: "*" }                            none that is planned has a date after the gate by which it is due
    { in_order: [requirements/*, { field: dates.go_live }] }    by date; what has no date is passed over
    { lead: [change-mgmt/submit-rfc-production, { field: dates.go_live }], at_least: 5 }    working days
    { in_freeze: { field: dates.go_live } }     the day lies in a change freeze of the calendar
    { count: risks, where: { field: owner, filled: true }, at_least: 3 }
    { gate: go-live }                           the gate that is asked about is this one or a later one

A step of an order is an id or prefix (its earliest date), a list of them (a phase: its first and its last date), a
field of the record, or { list: service_changes, date: decided_on, where: ... } (elements that surely fit `where`).
"""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from golive.schemas.operands import FieldOperand, Limit
from golive.schemas.words import Gate, Model

if TYPE_CHECKING:
    from golive.schemas.conditions import Condition

_STATES = ("covered", "done", "settled", "shown")
Comparison = Literal["at_least", "more_than", "at_most", "less_than"]
LIMITS: tuple[Comparison, ...] = ("at_least", "more_than", "at_most", "less_than")


def listed(value: Any) -> Any:
    """A single text as a list of one."""
    return [value] if isinstance(value, str) else value


Name = Annotated[
    str,
    Field(pattern=r"^(\*|[a-z0-9][a-z0-9-]*/(\*|[a-z0-9][a-z0-9-]*\*?))$", max_length=100),
]
Names = Annotated[list[Name], Field(min_length=1), BeforeValidator(listed)]


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
    """None of the activities that is planned has a date after the gate by which it is due."""

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
    """So many working days lie between two steps; unknown where either has no date."""

    lead: list[Step] = Field(min_length=2, max_length=2)
    at_least: Limit


class FreezeTest(Model):
    """The date of the step lies in a change freeze; unknown where the date or the freezes are."""

    in_freeze: Step


class CountTest(Model):
    """How many elements a list has, or how many of them fit `where`."""

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

"""The record of one project: facts, evidence and control records.

Every field is optional. Absent and null differ for a date, a decision or a text: null is known to be empty
("not yet"), absent is unknown. For every other field null says as little as leaving it out. An absent list is
unknown, an empty one means "none"; only absent waivers mean none.
"""

from typing import Literal

from pydantic import Field

from golive.schemas.elements import (
    AuthorizationPoint,
    Cab,
    EarlyLifeSupport,
    HandOver,
    Pilot,
    ProjectChange,
    Requirement,
    Risk,
    ServiceChange,
    Stakeholder,
    Task,
    TextList,
    Waiver,
)
from golive.schemas.words import Count, Date, Gate, Hours, Model, Money, Number, Percent, Stage, Text, Truth, YesNo

Level = Literal["low", "medium", "high"]
ProjectType = Literal[
    "new-service", "changed-service", "retirement", "process-adoption", "improvement", "business-case", "other"
]


class Customer(Model):
    """Who pays."""

    name: Text = None
    external: YesNo = Field(default=None, description="Is the customer another organisation?")


class ProjectManager(Model):
    """Who manages the project, and whether that is bought in."""

    name: Text = None
    sourcing: Literal["in-house", "outsourced"] | None = None


class Request(Model):
    """What was known when the work was asked for; decides whether it is a project at all."""

    labour_hours: Hours = None
    risk: Level | None = None
    complexity: Level | None = None
    deliverable_by_ticket: YesNo = Field(default=None, description="Can an incident or request ticket deliver it?")
    handled_as: Literal["ticket", "project"] | None = Field(default=None, description="How it is handled now.")
    engineering_review: YesNo = Field(default=None, description="Did the review say that it can be done as promised?")


class Dates(Model):
    """Calendar dates without time."""

    baseline_finish: Date = Field(default=None, description="The agreed end.")
    forecast_finish: Date = Field(default=None, description="The end as expected now; the actual end once finished.")
    go_live: Date = Field(default=None, description="Planned, then actual start of production use.")
    gates: dict[Gate, Date] | None = Field(default=None, description="The date of each gate.")


class BudgetLine(Model):
    """One line of the budget."""

    text: Text = None
    amount: Money = None
    category: Literal["run", "grow", "transform"] | None = None
    stage: Literal["implement", "operate", "retire"] | None = None
    labour: YesNo = None
    recurs: YesNo = Field(default=None, description="Must it be paid again, with no other line for the later payments?")


class Budget(Model):
    """Money, in the one currency of the record."""

    baseline: Money = None
    forecast: Money = None
    lines: list[BudgetLine] | None = None


class Freeze(Model):
    """A span of days in which nothing may be changed."""

    from_: Date = Field(default=None, alias="from")
    to: Date = None
    why: Text = None


class Calendar(Model):
    """Working days, holidays and change freezes."""

    workdays: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] | None = None
    holidays: list[Date] | None = None
    freezes: list[Freeze] | None = None


class Supplier(Model):
    """A supplier and its contract."""

    name: Text = None
    delivers_or_supports: YesNo = Field(
        default=None, description="Does it deliver or support part of the running service?"
    )
    selection: Literal["tender", "direct", "existing"] | None = None
    contract: Literal["new", "changed", "unchanged"] | None = None


class Retirement(Model):
    """Something that is replaced or switched off."""

    name: Text = None
    assets: YesNo = Field(default=None, description="Does it leave redundant assets?")


class ClientDependency(Model):
    """Something that the client must approve, tell or open up."""

    what: Literal["approval", "information", "access"] | None = None
    text: Text = None
    due: Date = None
    received: Date = None


class TeamMember(Model):
    """A person of the team."""

    name: Text = None
    units: Percent = Field(default=None, description="Share of the person's time, percent, 0 to 100.")
    stand_in: Text = Field(default=None, description="Who can take over from this person.")


class VerificationIssue(Model):
    """Something that the verification of the deployment found."""

    text: Text = None
    action: Text = Field(default=None, description="What is done about it.")


class Deviation(Model):
    """Something in which the service does not perform as predicted, and what was decided about it."""

    text: Text = None
    decision: Text = None
    decided_on: Date = None
    due: Date = Field(default=None, description="The start of the next wave, by which it must be decided.")


class Record(Model):
    """What is known of one project."""

    id: Text = None
    name: Text = None
    type: ProjectType | None = None
    stage: Stage | None = None
    as_of: Date = Field(default=None, description="The day on which the record was true.")
    customer: Customer | None = None
    billable: YesNo = None
    sponsor: Text = Field(default=None, description="A person or role.")
    pm: ProjectManager | None = None
    request: Request | None = None
    sites: Count = Field(default=None, description="Number of sites, 1 or more.")
    facts: dict[str, Truth] | None = Field(default=None, description="Yes / no / unknown facts.")
    dates: Dates | None = None
    calendar: Calendar | None = None
    budget: Budget | None = None
    suppliers: list[Supplier] | None = None
    retires: list[Retirement] | None = None
    scope_additions: TextList = None
    client_dependencies: list[ClientDependency] | None = None
    team: list[TeamMember] | None = None
    activities: list[Task] | None = Field(default=None, description="The plan. Present means complete for presence.")
    stakeholders: list[Stakeholder] | None = None
    requirements: list[Requirement] | None = None
    risks: list[Risk] | None = None
    waivers: list[Waiver] | None = Field(default=None, description="Absent means none.")
    project_changes: list[ProjectChange] | None = None
    service_changes: list[ServiceChange] | None = None
    cab: Cab | None = None
    authorization_points: list[AuthorizationPoint] | None = None
    pilot: Pilot | None = None
    els: EarlyLifeSupport | None = None
    known_errors: list[HandOver] | None = None
    improvements: list[HandOver] | None = None
    verification_issues: list[VerificationIssue] | None = None
    deviations: list[Deviation] | None = None
    caused_tickets_per_week: Number = Field(
        default=None, description="Incident tickets caused by the project, since go-live."
    )


class Fragment(Record):
    """Part of a record that is laid over another one, and which task of that one covers which activities."""

    covers: dict[str, list[str]] | None = Field(
        default=None, description="From a task (UID, outline number, key or name) to activity ids."
    )


class Person(Model):
    """A person and the share of time that a project takes."""

    name: Text = None
    units: Percent = Field(default=None, description="Share of the person's time, percent, 0 to 100.")


class PortfolioProject(Model):
    """One project as the portfolio sees it."""

    id: Text = None
    name: Text = None
    stage: Stage | None = None
    rank: Count = None
    rank_criteria: TextList = None
    service: Text = None
    service_importance: Literal["core", "supporting"] | None = None
    roi: Number = Field(default=None, description="Return on investment, percent.")
    customer: Text = None
    people: list[Person] | None = None
    ranked_on: Date = None
    service_assessed_on: Date = None


class PortfolioRecord(Model):
    """What is known of a portfolio of projects."""

    id: Text = None
    name: Text = None
    as_of: Date = None
    wip_limit: Count = Field(default=None, description="Most projects in progress at a time.")
    projects: list[PortfolioProject]
    activities: list[Task] | None = None
    waivers: list[Waiver] | None = None

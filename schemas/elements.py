"""The elements of a record that can show activities to be planned or done: evidence, control records, waivers."""

from typing import Annotated, Literal

from pydantic import Field

from golive.schemas.words import Date, Model, Money, Text, YesNo

Aspect = Literal["availability", "capacity", "continuity", "security"]
Status = Literal["planned", "in-progress", "done", "cancelled"]
ChangeDecision = Literal["approved", "rejected", "pending", "withdrawn"]
ActivityIds = Annotated[
    list[str] | None, Field(description="Ids of the activities that this shows to be planned or done.")
]
WaivedIds = Annotated[
    list[str] | None,
    Field(description="Ids of the activities and rules that it waives, or beginnings of ids, each ending in *."),
]
TextList = list[str] | None


class Element(Model):
    """Anything in a record that can show activities to be planned or done."""

    covers: ActivityIds = None
    text: Text = None
    notes: Text = None
    owner: Text = None
    link: Text = None
    approved_by: Text = None


class Evidence(Element):
    """An element of an evidence list: a name, a status and a date."""

    name: Text = None
    status: Status | None = Field(default=None, description="Absent: it is not known whether it is planned or done.")
    date: Date = Field(default=None, description="When it was done, or is planned to be.")


class Task(Evidence):
    """A task, milestone, test, document or meeting of the plan."""

    uid: Text = Field(default=None, description="The id in the tool that it comes from.")
    outline: Text = Field(default=None, description="Outline number, for example 1.2.3.")
    key: Text = Field(default=None, description="The key that people use, for example PROJ-12.")
    parents: TextList = Field(default=None, description="Names of the summary tasks above it, outermost first.")
    start: Date = None
    milestone: YesNo = None
    predecessors: TextList = Field(default=None, description="Uids, keys or names of the tasks before it.")
    aspects: list[Aspect] | None = Field(default=None, description="Tests only: the warranty aspects that it proves.")


class Stakeholder(Evidence):
    """A party with an interest, and whether it takes part."""

    kind: Literal["customer", "user", "function", "role", "supplier"] | None = None
    decision: Literal["yes", "no-because"] | None = None


class Requirement(Evidence):
    """A requirement of the service."""

    category: Literal["business", "technical", "process", "tools", "measurement", "people", "partner"] | None = None
    aspect: Aspect | None = None
    source: Text = None


class Risk(Evidence):
    """A risk and what is done about it."""

    category: Literal["service-provider", "contract", "design", "operational", "market", "several"] | None = None
    probability: Text = None
    impact: Text = None
    response: Text = None
    carried_by: Literal["customer", "provider"] | None = None
    residual: Text = None
    above_tolerance: YesNo = Field(default=None, description="Is it more than the project is willing to bear?")
    contingency: Text = Field(default=None, description="What is done if it happens.")


class Waiver(Model):
    """A decision not to do something; counts only with reason, person and date."""

    reason: Text = None
    by: Text = Field(default=None, description="Who approved it; of a blocker somebody other than the project manager.")
    date: Date = Field(default=None, description="When it was approved; the first day on which it counts.")
    covers: WaivedIds = None
    expires: Date = Field(default=None, description="The last day on which it counts.")
    scope: TextList = Field(default=None, description="Ids of the projects that it is meant for; absent: this record.")
    reference: Text = Field(default=None, description="Where it was decided, for example a CAB minute.")


class ProjectChange(Element):
    """A change of the project: its end, its budget, its scope. Decided by the sponsor."""

    id: Text = None
    kind: Literal["timeline", "budget", "scope"] | None = None
    decision: ChangeDecision | None = None
    decided_by: Text = None
    decided_on: Date = None
    business_case_reconfirmed: YesNo = None
    new_finish: Date = Field(default=None, description="The end that it allows.")
    new_budget: Money = Field(
        default=None, description="The whole budget that it allows, in the currency of the record."
    )


class ServiceChange(Element):
    """A change of the production environment (an RFC). Decided by the change advisory board."""

    id: Text = None
    kind: Literal["deployment", "infrastructure", "removal", "other"] | None = None
    submitted: Date = None
    decision: ChangeDecision | None = None
    decided_by: Text = None
    decided_on: Date = None
    implemented_on: Date = None
    reviewed_on: Date = None


class CabMember(Model):
    """A member of the change advisory board."""

    name: Text = None
    kind: Literal["it", "customer", "user", "supplier"] | None = None


class Cab(Element):
    """The change advisory board."""

    members: list[CabMember] | None = None
    standing: YesNo = None
    later_members: list[CabMember] | None = Field(default=None, description="Who decides on changes after the project.")


class AuthorizationPoint(Element):
    """A point at which somebody decides, by criteria set before, whether the project goes on."""

    name: Text = None
    date: Date = None
    criteria: TextList = None
    criteria_set_on: Date = None
    decision: Literal["pass", "fail"] | None = None


class Pilot(Element):
    """A trial with few users before the roll-out."""

    planned: YesNo = None
    scope: Text = None
    risk_areas: TextList = None
    objectives: TextList = None
    exit_criteria: TextList = None
    exit_criteria_set_on: Date = None
    feedback_rule: Text = None
    start: Date = None
    end: Date = None


class EarlyLifeSupport(Element):
    """Extra support after go-live (hypercare), until its exit criteria are met."""

    planned: YesNo = None
    exit_criteria: TextList = None
    exit_criteria_set_on: Date = None
    start: Date = None
    end: Date = None


class HandOver(Element):
    """A known error or an improvement, and when it was handed over."""

    handed_over_on: Date = None

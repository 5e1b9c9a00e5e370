"""The report: all findings of one record at one gate, with the verdict and what it rests on."""

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812  # fields are called date
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from golive.schemas.ruleset_words import Due, ProcessGroup, Scope
from golive.schemas.words import Gate, Outcome, RuleOutcome, Severity, Verdict
from golive.schemas.works import Source

REPORT_VERSION: Literal[1] = 1
WaiverState = Literal[
    "counts", "expiring", "unused", "refused", "unknown", "expired", "not-yet", "incomplete", "out-of-scope"
]


class Part(BaseModel):
    """A part of a report; made by the engine, so read leniently and never changed."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    @cached_property
    def as_json(self) -> str:
        """The part as JSON text on one line. It never changes, so it is written once."""
        return self.model_dump_json()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with another JSON text where something is updated."""
        copy = super().model_copy(update=update, deep=deep)
        copy.__dict__.pop("as_json", None)
        return copy


class Reason(Part):
    """One fact or field that an outcome rests on."""

    name: str = Field(description="The id of the fact, or the path of the field.")
    value: bool | None = Field(description="Whether it holds; null is unknown.")
    says: str = Field(description="The same in plain words.")
    where: tuple[str, ...] = Field((), description="File and line of what was read, where it is known.")


class FactValue(Part):
    """A fact of the record."""

    title: str
    value: bool | None = Field(description="null is unknown.")
    derived: bool
    where: tuple[str, ...] = Field((), description="File and line where it was given.")
    counted_as: bool | None = Field(None, description="The value that was used where it could not be told.")
    because: tuple[Reason, ...] = ()


class EvidenceFound(Part):
    """A piece of evidence that covers the activity."""

    name: str
    status: Literal["done", "waived", "in-progress", "planned", "unsaid"] = Field(description="What it counts as.")
    said: Literal["done", "in-progress"] | None = Field(
        None, description="The status that the record gives it, where something else in the record speaks against it."
    )
    date: Day | None = None
    owner: str | None = None
    how: Literal["covers", "content", "waiver", "recognised"]
    because: str | None = Field(None, description="What it was recognised by, where nobody wrote what it covers.")
    pointer: str
    where: str = Field(description="File and line, as far as they are known.")


class Perhaps(Part):
    """A task that may cover the activity, which a person has to decide; it is no evidence."""

    name: str
    where: str = Field(description="File and line, as far as they are known.")
    pointer: str
    score: float = Field(description="How sure, from 0 to 1.")
    because: str


class ActivityFinding(Part):
    """The outcome of one activity, with its reasons."""

    id: str
    title: str
    outcome: Outcome
    severity: Severity
    due: Due
    group: ProcessGroup
    itil_process: str | None = None
    mandatory: bool = Field(False, description="No waiver silences it.")
    owner: str | None = Field(None, description="Who has what covers it in hand, where the record says so.")
    same_evidence_as: tuple[str, ...] = Field((), description="Ids that one artefact can serve together.")
    date: Day | None = Field(None, description="The earliest date of what covers it.")
    overdue: bool = False
    because: tuple[Reason, ...] = Field((), description="Why it applies, or does not.")
    needs: tuple[str, ...] = Field((), description="Undecided: the facts or fields that are needed.")
    evidence: tuple[EvidenceFound, ...] = ()
    perhaps: tuple[Perhaps, ...] = Field((), description="Tasks that may cover it, where it is missing; best first.")
    remarks: tuple[str, ...] = ()
    terms: dict[str, str] = Field(default_factory=dict, description="What the editions asked for call it.")
    why: str | None = Field(None, description="Given for what is missing, open or undecided.")
    remedy: str | None = Field(None, description="Given for what is missing, open or undecided.")
    sources: tuple[Source, ...] = ()


class Waived(Part):
    """Who decided that a rule does not stand against the verdict, violated or undecided, and until when."""

    by: str
    reason: str
    date: Day
    expires: Day | None = Field(None, description="The last day on which it counts.")
    reference: str | None = None


class RuleFinding(Part):
    """The outcome of one rule, with its reasons."""

    id: str
    title: str = Field(description="What is the case where the rule is upheld.")
    outcome: RuleOutcome
    severity: Severity
    due: Due
    basis: Literal["said", "implied", "expert"]
    mandatory: bool = Field(False, description="No waiver silences it.")
    waived: Waived | None = Field(
        None, description="Violated or undecided, but waived: it has no part in the verdict, and nothing is asked."
    )
    activities: tuple[str, ...] = Field((), description="The activities under its headline that are missing or open.")
    because: tuple[Reason, ...] = Field((), description="Why it does not apply; else what the outcome rests on.")
    needs: tuple[str, ...] = Field((), description="Undecided and not waived: the facts or fields that are needed.")
    remarks: tuple[str, ...] = Field((), description="Which activities or elements it is about, with their places.")
    why: str | None = Field(None, description="Given for what is violated or undecided.")
    remedy: str | None = Field(None, description="Given for what is violated or undecided.")
    sources: tuple[Source, ...] = ()


class WaiverSeen(Part):
    """A waiver and its state as of the day of the report."""

    state: WaiverState
    counts: bool = Field(description="Whether it waives anything that it names.")
    says: tuple[str, ...] = Field((), description="What is to be said of it; empty where nothing is wrong with it.")
    reason: str | None = None
    by: str | None = None
    date: Day | None = None
    expires: Day | None = Field(None, description="The last day on which it counts.")
    days_left: int | None = Field(None, description="Days from as_of to its last day; below zero once it expired.")
    scope: tuple[str, ...] | None = Field(None, description="Ids of projects; null is every record given with it.")
    reference: str | None = None
    covers: tuple[str, ...] = Field((), description="Ids and beginnings of ids, as written.")
    waives: tuple[str, ...] = Field(
        (), description="The activities, and the violated or undecided rules, that are waived by it."
    )
    refused: tuple[str, ...] = Field((), description="Ids that it names and cannot waive.")
    unknown: tuple[str, ...] = Field((), description="What it names and the ruleset does not know.")
    pointer: str
    where: str = Field(description="File and line, as far as they are known.")


class VerdictReached(Part):
    """The verdict, and the ids that decided it."""

    result: Verdict
    decided_by: list[str]


class ConditionAsked(Part):
    """A condition that an earlier gate set, asked again."""

    id: str
    title: str | None = None
    severity: Severity
    set_at: Gate
    set_on: Day | None = None
    met: bool
    gone: bool = Field(False, description="Whether the ruleset no longer has this id, so that it stays unmet.")


class Counts(Part):
    """How many activities have which outcome. `covered` is done, planned, open and waived together."""

    total: int
    applicable: int
    not_applicable: int
    undecided: int
    covered: int
    of_which_waived: int
    done: int
    planned: int
    open_at_gate: int
    missing: int
    overdue: int


class RuleCounts(Part):
    """How many rules have which outcome."""

    total: int
    not_applicable: int
    upheld: int
    violated: int
    of_which_waived: int = Field(description="Violated, and waived.")
    undecided: int
    undecided_waived: int = Field(0, description="Undecided, and waived whatever the answer is.")


class ProfileChange(Part):
    """One change that a profile makes to the ruleset."""

    what: Literal["add", "set", "mandatory", "leave-out", "bring-back", "raise", "lower", "due"]
    id: str = Field(description="As the profile has it: an id, a beginning of ids, a setting, a ruleset.")
    to: str | None = Field(None, description="The severity, gate or value that it has now.")
    says: str = Field(description="The change in plain words.")
    why: str
    changed: tuple[str, ...] = Field((), description="The ids of the activities and rules that it changed.")


class ProfileUsed(Part):
    """A profile that was applied, with everything that it changed. A profile that it extends stands before it."""

    id: str
    title: str
    source: str = Field(description="Its file; of one that golive brings, its name.")
    changes: tuple[ProfileChange, ...] = ()
    idle: tuple[str, ...] = Field((), description="What it asks for and what is so without it.")


class RulesetUsed(Part):
    """Which ruleset gave the findings."""

    id: str
    version: str
    digest: str


class ToolUsed(Part):
    """Which program made the report."""

    name: str
    version: str


class RecordSeen(Part):
    """Which record the report speaks of."""

    id: str | None
    name: str | None
    source: str
    scope: Scope
    customer: str | None = None
    sponsor: str | None = None
    manager: str | None = None


class BaselineSeen(Part):
    """What a baseline says of the findings that stand between the record and go. The verdict does not heed it."""

    source: str = Field(description="The file of the baseline.")
    as_of: Day | None = Field(None, description="The day of the report that it was made of.")
    known: tuple[str, ...] = Field(
        (), description="Ids of findings that stand, and weigh no more than in the baseline."
    )
    new: tuple[str, ...] = Field((), description="Ids of findings that stand, and are not in the baseline.")
    worse: tuple[str, ...] = Field((), description="Ids of findings that stand, and weigh more than in the baseline.")
    fixed: tuple[str, ...] = Field((), description="Ids in the baseline that do not stand any more.")
    gone: tuple[str, ...] = Field((), description="Ids in the baseline that the ruleset does not have.")
    says: tuple[str, ...] = Field((), description="What is to be said loudly, for example: made with another ruleset.")


class Report(Part):
    """All findings of one record at one gate."""

    report_version: Literal[1] = REPORT_VERSION
    record: RecordSeen
    gate: Gate
    gate_from: Literal["asked", "stage", "default"]
    gate_dates: dict[Gate, Day] = Field(default_factory=dict, description="The dates of gates that the record gives.")
    as_of: Day
    as_of_from: Literal["asked", "record", "today"]
    verdict: VerdictReached
    presence_only: bool = Field(description="Whether rules beyond presence were left out of the verdict.")
    counts: Counts
    rule_counts: RuleCounts
    facts: dict[str, FactValue]
    activities: list[ActivityFinding]
    rules: list[RuleFinding]
    waivers: list[WaiverSeen] = Field(
        default_factory=list, description="Without those of a file of waivers that are meant for other projects."
    )
    conditions: list[ConditionAsked] = Field(default_factory=list, description="Conditions of earlier gates.")
    selected: list[str] = Field(default_factory=list, description="Prefixes that were asked for; empty is all.")
    ignored: list[str] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    questions: dict[str, str] = Field(
        default_factory=dict, description="From what is needed to the question that asks for it."
    )
    works: dict[str, str] = Field(default_factory=dict, description="The works that sources name, written out.")
    process_groups: list[str] = Field(default_factory=list, description="The process groups in order.")
    profile: list[ProfileUsed] = Field(default_factory=list, description="The profiles, in the order of use.")
    terms: dict[str, str] = Field(
        default_factory=dict, description="What the editions asked for call process groups and ITIL processes."
    )
    ruleset: RulesetUsed
    tool: ToolUsed
    baseline: BaselineSeen | None = Field(None, description="Given with --baseline only.")

    @property
    def findings(self) -> "list[ActivityFinding | RuleFinding]":
        """The findings on rules, then those on activities."""
        return [*self.rules, *self.activities]

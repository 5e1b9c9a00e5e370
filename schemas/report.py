"""The report: all findings of one record at one gate, with the verdict and what it rests on."""

from collections.abc import Callable
from datetime import date as Day  # noqa: N812  # fields are called date
from typing import Any, ClassVar, Literal, Protocol

from pydantic import BaseModel, Field, SerializerFunctionWrapHandler, model_serializer

from golive.schemas.part import Part as Part  # noqa: PLC0414  # others take it from here
from golive.schemas.receipt import Receipt
from golive.schemas.ruleset_words import Due, ProcessGroup, Scope
from golive.schemas.words import Gate, Outcome, RuleOutcome, Severity, Verdict
from golive.schemas.works import Source

REPORT_VERSION: Literal[1] = 1
_OWED = "_owed"
WaiverState = Literal[
    "counts", "expiring", "unused", "refused", "unknown", "expired", "not-yet", "incomplete", "out-of-scope"
]


class Reason(Part):
    """One fact or field that an outcome rests on."""

    name: str = Field(description="The id of the fact, or the path of the field.")
    value: bool | None = Field(description="Whether it holds; null is unknown.")
    says: str = Field(description="The same in plain words.")
    where: tuple[str, ...] = Field(
        (), description="File and line of the fields that were read, where the test reads any."
    )


class FactValue(Part):
    """A fact of the record."""

    title: str = Field(description="The fact in a few words.")
    value: bool | None = Field(description="null is unknown.")
    derived: bool = Field(description="Whether it follows from others; else it is asked.")
    where: tuple[str, ...] = Field((), description="File and line where it was given.")
    counted_as: bool | None = Field(None, description="The value that was used where it could not be told.")
    because: tuple[Reason, ...] = Field((), description="Derived: what its value rests on.")


class EvidenceFound(Part):
    """A piece of evidence that covers the activity."""

    name: str = Field(description="What the record calls it.")
    status: Literal["done", "waived", "in-progress", "planned", "unsaid"] = Field(description="What it counts as.")
    said: Literal["done", "in-progress"] | None = Field(
        None, description="The status that the record gives it, where something else in the record speaks against it."
    )
    date: Day | None = Field(None, description="When it was done, or is planned to be.")
    owner: str | None = Field(None, description="Who has it in hand; of a waiver, who gave it.")
    how: Literal["covers", "content", "waiver", "recognised"] = Field(
        description="By the ids in its `covers`, by what a control record holds, by a waiver, or by its text."
    )
    because: str | None = Field(None, description="What it was recognised by, where nobody wrote what it covers.")
    pointer: str = Field(description="The JSON pointer to it in the record.")
    where: str = Field(description="File and line, as far as they are known.")


class Perhaps(Part):
    """A task that may cover the activity, which a person has to decide; it is no evidence."""

    name: str = Field(description="What the record calls the task.")
    where: str = Field(description="File and line, as far as they are known.")
    pointer: str = Field(description="The JSON pointer to it in the record.")
    score: float = Field(description="How sure, from 0 to 1.")
    because: str = Field(description="The words that it was recognised by.")


class ActivityFinding(Part):
    """The outcome of one activity, with its reasons."""

    id: str = Field(description="Stable, such as change-mgmt/obtain-cab-approval.")
    title: str = Field(description="What is to be done.")
    outcome: Outcome
    severity: Severity
    due: Due = Field(description="The gate by which it has to be done, or continuous.")
    group: ProcessGroup = Field(description="The PMBOK process group.")
    itil_process: str | None = Field(None, description="The ITIL process, where it belongs to one.")
    mandatory: bool = Field(False, description="No waiver silences it.")
    owner: str | None = Field(
        None, description="Who has what covers it in hand, where the record says so; never who waived it."
    )
    same_evidence_as: tuple[str, ...] = Field((), description="Ids that one artefact can serve together.")
    date: Day | None = Field(None, description="The earliest date of what covers it, be it a waiver.")
    overdue: bool = Field(False, description="Planned or open, with a date before as_of.")
    because: tuple[Reason, ...] = Field((), description="Why it applies, or does not.")
    needs: tuple[str, ...] = Field((), description="Undecided: the facts or fields that are needed.")
    evidence: tuple[EvidenceFound, ...] = Field((), description="What covers it.")
    perhaps: tuple[Perhaps, ...] = Field((), description="Tasks that may cover it, where it is missing; best first.")
    remarks: tuple[str, ...] = Field((), description="Doubts about what decides it, in words.")
    terms: dict[str, str] = Field(default_factory=dict, description="What the editions asked for call it.")
    why: str | None = Field(None, description="Given for what is missing, open or undecided.")
    remedy: str | None = Field(None, description="Given for what is missing, open or undecided.")
    sources: tuple[Source, ...] = Field((), description="Given for what is missing, open or undecided.")


class Waived(Part):
    """Who decided that a rule does not stand against the verdict, violated or undecided, and until when."""

    by: str = Field(description="Who decided it.")
    reason: str = Field(description="Why.")
    date: Day = Field(description="The first day on which it counts.")
    expires: Day | None = Field(None, description="The last day on which it counts.")
    reference: str | None = Field(None, description="Where it was decided.")


class RuleFinding(Part):
    """The outcome of one rule, with its reasons."""

    id: str = Field(description="Stable, such as CHG-02.")
    title: str = Field(description="What is the case where the rule is upheld.")
    outcome: RuleOutcome
    severity: Severity
    due: Due = Field(description="The gate by which it has to be upheld, or continuous.")
    basis: Literal["said", "implied", "expert"] = Field(
        description="Whether its source says it, implies it, or it is a judgement of ours."
    )
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
    sources: tuple[Source, ...] = Field((), description="Given for what is violated or undecided.")


class WaiverSeen(Part):
    """A waiver and its state as of the day of the report."""

    state: WaiverState
    counts: bool = Field(description="Whether it waives anything that it names.")
    says: tuple[str, ...] = Field((), description="What is to be said of it; empty where nothing is wrong with it.")
    reason: str | None = Field(None, description="Why.")
    by: str | None = Field(None, description="Who decided it.")
    date: Day | None = Field(None, description="The first day on which it counts.")
    expires: Day | None = Field(None, description="The last day on which it counts.")
    days_left: int | None = Field(None, description="Days from as_of to its last day; below zero once it expired.")
    scope: tuple[str, ...] | None = Field(None, description="Ids of projects; null is every record given with it.")
    reference: str | None = Field(None, description="Where it was decided.")
    covers: tuple[str, ...] = Field((), description="Ids and beginnings of ids, as written.")
    waives: tuple[str, ...] = Field(
        (), description="The activities, and the violated or undecided rules, that are waived by it."
    )
    refused: tuple[str, ...] = Field((), description="Ids that it names and cannot waive.")
    unknown: tuple[str, ...] = Field((), description="What it names and the ruleset does not know.")
    pointer: str = Field(description="The JSON pointer to it in its file.")
    where: str = Field(description="File and line, as far as they are known.")


class VerdictReached(Part):
    """The verdict, and the ids that decided it."""

    result: Verdict = Field(description="The verdict.")
    decided_by: list[str] = Field(description="The ids of the activities and rules that decided it.")


class ConditionAsked(Part):
    """A condition that an earlier gate set, asked again."""

    id: str = Field(description="The activity or rule.")
    title: str | None = Field(None, description="Its title.")
    severity: Severity = Field(description="What it weighed when it was set.")
    set_at: Gate = Field(description="The gate that set it.")
    set_on: Day | None = Field(None, description="The day on which it was set.")
    met: bool = Field(description="Whether it is done, waived, not-applicable or upheld now.")
    gone: bool = Field(False, description="Whether the ruleset no longer has this id, so that it stays unmet.")


class Counts(Part):
    """How many activities have which outcome. `covered` is done, planned, open and waived together."""

    total: int = Field(description="All activities that were looked at.")
    applicable: int = Field(description="Known to apply.")
    not_applicable: int
    undecided: int
    covered: int = Field(description="done, planned, open and waived together.")
    of_which_waived: int = Field(description="Waived.")
    done: int
    planned: int
    open_at_gate: int = Field(description="Open.")
    missing: int
    overdue: int = Field(description="Planned or open, with a date before as_of.")


class RuleCounts(Part):
    """How many rules have which outcome."""

    total: int = Field(description="All rules that were looked at.")
    not_applicable: int
    upheld: int
    violated: int = Field(description="Violated, those that are waived among them.")
    of_which_waived: int = Field(description="Violated, and waived.")
    undecided: int = Field(description="Undecided, those that are waived among them.")
    undecided_waived: int = Field(0, description="Undecided, and waived whatever the answer is.")


class ProfileChange(Part):
    """One change that a profile makes to the ruleset."""

    what: Literal["add", "set", "mandatory", "leave-out", "bring-back", "raise", "lower", "due"]
    id: str = Field(description="As the profile has it: an id, a beginning of ids, a setting, a ruleset.")
    to: str | None = Field(None, description="The severity, gate or value that it has now.")
    says: str = Field(description="The change in plain words.")
    why: str = Field(description="The reason that the profile gives.")
    changed: tuple[str, ...] = Field((), description="The ids of the activities and rules that it changed.")


class ProfileUsed(Part):
    """A profile that was applied, with everything that it changed. A profile that it extends stands before it."""

    id: str
    title: str
    source: str = Field(description="Its file; of one that golive brings, its name.")
    changes: tuple[ProfileChange, ...] = Field((), description="What it changed.")
    idle: tuple[str, ...] = Field((), description="What it asks for and what is so without it.")


class RulesetUsed(Part):
    """Which ruleset gave the findings."""

    id: str = Field(description="Its name.")
    version: str = Field(description="Its version, such as 1.2.0.")
    digest: str = Field(description="A digest of its files: another one is another ruleset.")


class ToolUsed(Part):
    """Which program made the report."""

    name: str = Field(description="golive")
    version: str = Field(description="The version that was installed.")


class RecordSeen(Part):
    """Which record the report speaks of."""

    id: str | None = Field(description="Its id, null where it has none.")
    name: str | None = Field(description="Its name, null where it has none.")
    source: str = Field(description="The file; `<record>` for a dict or model, `<text>` for a text.")
    scope: Scope = Field(description="Whether it is a project or a portfolio.")
    customer: str | None = Field(None, description="Who pays.")
    sponsor: str | None = Field(None, description="A person or role.")
    manager: str | None = Field(None, description="The project manager.")


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
    unknown: tuple[str, ...] = Field((), description="Ids in it that are undecided now, and do not stand for that.")
    gone: tuple[str, ...] = Field((), description="Ids in the baseline that the ruleset does not have.")
    says: tuple[str, ...] = Field((), description="What is to be said loudly, for example: made with another ruleset.")


class Report(Part):
    """All findings of one record at one gate."""

    in_notebook: ClassVar[Callable[["Report"], str] | None] = None  # set above the models, by engine/embedding.py
    report_version: Literal[1] = REPORT_VERSION
    record: RecordSeen = Field(description="Which record it speaks of.")
    gate: Gate = Field(description="The gate that was asked about.")
    gate_from: Literal["asked", "stage", "default"] = Field(description="Who named the gate.")
    gate_dates: dict[Gate, Day] = Field(
        default_factory=dict,
        description="The dates of gates that the record gives; of go-live also from dates.go_live.",
    )
    as_of: Day = Field(description="The day as of which it was judged.")
    as_of_from: Literal["asked", "record", "today"] = Field(description="Who named the day.")
    verdict: VerdictReached = Field(description="May we pass this gate?")
    presence_only: bool = Field(description="Whether rules beyond presence were left out of the verdict.")
    counts: Counts = Field(description="Of the activities.")
    rule_counts: RuleCounts = Field(description="Of the rules.")
    facts: dict[str, FactValue] = Field(description="By the id of the fact.")
    activities: list[ActivityFinding] = Field(description="By severity, then gate, then process group.")
    rules: list[RuleFinding] = Field(description="By severity, then gate; empty for a portfolio.")
    waivers: list[WaiverSeen] = Field(
        default_factory=list, description="Without those of a file of waivers that are meant for other projects."
    )
    conditions: list[ConditionAsked] = Field(default_factory=list, description="Conditions of earlier gates.")
    selected: list[str] = Field(default_factory=list, description="Prefixes that were asked for; empty is all.")
    ignored: list[str] = Field(default_factory=list, description="Prefixes that were left out.")
    notes: list[str] = Field(default_factory=list, description="What is to be said about the reading, in words.")
    questions: dict[str, str] = Field(
        default_factory=dict, description="From what is needed to the question that asks for it."
    )
    works: dict[str, str] = Field(default_factory=dict, description="The works that sources name, written out.")
    process_groups: list[str] = Field(default_factory=list, description="The process groups in order.")
    profile: list[ProfileUsed] = Field(default_factory=list, description="The profiles, in the order of use.")
    terms: dict[str, str] = Field(
        default_factory=dict, description="What the editions asked for call process groups and ITIL processes."
    )
    ruleset: RulesetUsed = Field(description="Which ruleset gave the findings.")
    tool: ToolUsed = Field(description="Which program made it.")
    baseline: BaselineSeen | None = Field(None, description="Given with --baseline only.")
    receipt: Receipt | None = Field(
        None,
        description="What it was made from; null until with_receipt() or JSON asks for it, and in older reports.",
    )

    def with_receipt(self) -> "Report":
        """The report with its receipt, which is worked out only where it is asked for, as JSON does.

        A report that was read from a file is given as it is.
        """
        owed = owed_to(self)
        return self if self.receipt is not None or owed is None else owed.receipted(self)

    @model_serializer(mode="wrap")
    def _written(self, write: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]  # the schema stays its own
        written = write(self.with_receipt())
        if self.baseline is None and isinstance(written, dict):
            written.pop("baseline", None)
        return written

    def __getstate__(self) -> dict[Any, Any]:
        state = self.with_receipt().__dict__
        return {**super().__getstate__(), "__dict__": {name: state[name] for name in state if name != _OWED}}

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; a receipt that was not asked for before is worked out where the other has one."""
        if not isinstance(other, Report) or (self.receipt is None) == (other.receipt is None):
            return super().__eq__(other)
        return BaseModel.__eq__(self.with_receipt(), other.with_receipt())

    __hash__ = None  # type: ignore[assignment]  # there are lists in it

    @property
    def findings(self) -> "list[ActivityFinding | RuleFinding]":
        """The findings on rules, then those on activities."""
        return [*self.rules, *self.activities]

    def _repr_html_(self) -> str | None:
        """The report as a piece of HTML, for notebooks; None where nothing is there that could make it."""
        return Report.in_notebook(self) if Report.in_notebook is not None else None


class Owed(Protocol):
    """What writes the receipt of a report."""

    def receipted(self, report: Report) -> Report:
        """The report with its receipt."""


def owing(report: Report, owed: Owed) -> Report:
    """The report, which gets its receipt from `owed` where it is asked for; nothing else of it changes."""
    copy = report.model_copy()
    copy.__dict__[_OWED] = owed  # no field: two reports are the same whoever could write a receipt for them
    return copy


def owed_to(report: Report) -> Owed | None:
    """What can write the receipt of a report; None for one that was read from a file."""
    return report.__dict__.get(_OWED)

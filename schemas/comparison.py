"""Two reports on one record compared: what got better, what got worse, and why."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812  # fields are called date
from typing import Literal

from pydantic import Field

from golive.schemas.report import Counts, Part, RecordSeen, RuleCounts, RulesetUsed, ToolUsed, VerdictReached
from golive.schemas.ruleset_words import Due
from golive.schemas.words import Gate, Severity

COMPARISON_VERSION: Literal[1] = 1
CauseKind = Literal[
    "evidence-gone",
    "evidence-new",
    "evidence-changed",
    "fact",
    "field",
    "waiver",
    "record",
    "ruleset",
    "profile",
    "selection",
    "gate",
    "gate-date",
    "day",
    "tool",
]
ChangeWhat = Literal[
    "outcome",
    "severity",
    "due",
    "mandatory",
    "date",
    "owner",
    "overdue",
    "waived",
    "about",
    "evidence",
]
How = Literal["new", "fixed", "changed"]
Way = Literal["better", "worse", "neither"]


class Cause(Part):
    """One thing that is not as it was, and explains why a finding is not."""

    kind: CauseKind = Field(description="What it is about.")
    name: str = Field(description="The task, the id of the fact, the path of the field, the ruleset, ...")
    what: str | None = Field(None, description="Which part of it, for example status or date.")
    before: str | None = Field(None, description="null is: not there.")
    after: str | None = Field(None, description="null is: not there any more.")
    where_before: tuple[str, ...] = Field((), description="File and line, as far as they are known.")
    where_after: tuple[str, ...] = Field((), description="File and line, as far as they are known.")
    says: str = Field(description="The same in plain words, with the places.")


class Change(Part):
    """One field of a finding that has another value."""

    what: ChangeWhat = Field(description="Which field; about: the elements that a rule names.")
    before: str | None = Field(description="null is: not given.")
    after: str | None = Field(description="null is: not given.")


class FindingCompared(Part):
    """A finding that is not as it was."""

    id: str = Field(description="The id of the activity or rule.")
    title: str = Field(description="What it is about.")
    kind: Literal["activity", "rule"] = Field(description="Activity or rule.")
    how: How = Field(
        description="new: stands between the record and go now, and did not before; fixed: the other way round; "
        "changed: anything else, and what only another gate explains."
    )
    way: Way = Field(description="Whether it weighs more or less than before.")
    not_known: tuple[str, ...] = Field(
        (), description="What was known before and is not any more: the finding, or elements that a rule named."
    )
    by_gate: bool = Field(
        False, description="Whether nothing but another gate explains it; never fixed or better then."
    )
    stands: bool = Field(description="Whether it stands between the record and go now.")
    before: str | None = Field(description="The outcome in the old report; null is: no such id in it.")
    after: str | None = Field(description="The outcome in the new report; null is: no such id in it.")
    severity: Severity = Field(description="As it is now; of what is gone, as it was.")
    due: Due = Field(description="As it is now; of what is gone, as it was.")
    changes: tuple[Change, ...] = Field((), description="The fields that have another value.")
    because: tuple[Cause, ...] = Field((), description="Why, as far as the reports say; what explains most first.")


class Compared(Part):
    """One side of a comparison: what the report was about, and how it stood."""

    record: RecordSeen = Field(description="The record.")
    gate: Gate = Field(description="The gate that was asked about.")
    as_of: Day = Field(description="The day on which it was looked at.")
    verdict: VerdictReached = Field(description="The verdict.")
    counts: Counts = Field(description="How many activities have which outcome.")
    rule_counts: RuleCounts = Field(description="How many rules have which outcome.")
    stand: int = Field(description="How many findings stand between the record and go.")
    ruleset: RulesetUsed = Field(description="Which ruleset gave the findings.")
    profiles: tuple[str, ...] = Field((), description="The ids of the profiles, in the order of use.")
    tool: ToolUsed = Field(description="Which program made the report.")


class Comparison(Part):
    """An old and a new report on one record. Files and lines are told, and are never a difference."""

    old: Compared = Field(description="How it stood.")
    new: Compared = Field(description="How it stands.")
    around: tuple[Cause, ...] = Field(
        (), description="What differs for the whole report: record, ruleset, profiles, gate, ..."
    )
    facts: tuple[Cause, ...] = Field((), description="The facts, given or derived, that have another value.")
    findings: tuple[FindingCompared, ...] = Field(
        (), description="Those that are not the same; what got worse first, blockers on top."
    )
    same: int = Field(description="How many findings are the same in both.")

    def those(self, how: How) -> list[FindingCompared]:
        """The findings that are new, fixed or changed."""
        return [finding for finding in self.findings if finding.how == how]

    @property
    def worse(self) -> list[FindingCompared]:
        """What stands against go and did not before, or weighs more than before."""
        return [one for one in self.findings if one.how == "new" or (one.stands and one.way == "worse")]

    @property
    def identical(self) -> bool:
        """Whether both say the same of the same; the day, the gate and the ruleset may still be others."""
        moved = any(cause.kind == "gate-date" for cause in self.around)
        return not (self.findings or self.facts or moved) and self.old.verdict == self.new.verdict


class Comparisons(Part):
    """Reports on several records compared, each with the one on the same record."""

    comparison_version: Literal[1] = COMPARISON_VERSION
    compared: tuple[Comparison, ...]
    only_old: tuple[RecordSeen, ...] = Field((), description="Records that only the old reports are about.")
    only_new: tuple[RecordSeen, ...] = Field((), description="Records that only the new reports are about.")

    @classmethod
    def of(
        cls, compared: Sequence[Comparison], only_old: Sequence[RecordSeen], only_new: Sequence[RecordSeen]
    ) -> "Comparisons":
        """All of it."""
        return cls(compared=tuple(compared), only_old=tuple(only_old), only_new=tuple(only_new))

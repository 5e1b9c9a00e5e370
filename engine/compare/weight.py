"""How much a finding weighs, so that one can be called better or worse than it was."""

import re
from dataclasses import dataclass

from golive.engine.compare.places import Bare
from golive.engine.evaluate.verdict import Finding, is_condition, is_waived
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.words import SEVERITIES, Severity

_MORE = re.compile(r"(?P<name>.*?)(?: and (?P<more>\d{1,9}) more)?", re.DOTALL)
# The better the lower. What is not known weighs less than what is known to be lacking.
_RANKS = {
    "not-applicable": 0,
    "done": 0,
    "upheld": 0,
    "planned": 1,
    "waived": 1,
    "undecided": 2,
    "open": 3,
    "missing": 4,
    "violated": 4,
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What counts of a finding; `about` is what a violated rule is violated by."""

    outcome: str
    severity: Severity
    stands: bool
    overdue: bool = False
    about: frozenset[str] = frozenset()
    more: int = 0  # of what it is about, beside what the report names

    def worse_than(self, other: "Weight") -> bool:
        """Whether something of it got worse, be the rest better; what does not stand against go has no severity."""
        if self.stands != other.stands:
            return self.stands
        if _rank(self) != _rank(other):
            return _rank(self) > _rank(other)
        graver = self.stands and SEVERITIES.index(self.severity) < SEVERITIES.index(other.severity)
        return graver or (self.overdue and not other.overdue) or self._is_about_more(other)

    def _is_about_more(self, other: "Weight") -> bool:
        """Of a long list a report names a few, so that only its length can be compared."""
        if self.more or other.more:
            return len(self.about) + self.more > len(other.about) + other.more
        return not self.about <= other.about


def weight_of(report: Report, finding: Finding, bare: Bare) -> Weight:
    """What counts of a finding of the report."""
    activity = finding if isinstance(finding, ActivityFinding) else None
    named = [_MORE.fullmatch(part) for part in about(finding, bare)]
    return Weight(
        told_outcome(finding),
        finding.severity,
        is_condition(finding, report.gate),
        activity is not None and activity.overdue,
        frozenset(part["name"] for part in named if part),
        sum(int(part["more"] or 0) for part in named if part),
    )


def told_outcome(finding: Finding) -> str:
    """The outcome, waived also of a rule that is waived."""
    return "waived" if is_waived(finding) else finding.outcome


def about(finding: Finding, bare: Bare) -> list[str]:
    """What a violated rule is violated by, without places, in its order; nothing of anything else."""
    if isinstance(finding, ActivityFinding) or finding.outcome != "violated":
        return []
    return list(dict.fromkeys(part for remark in finding.remarks for part in bare.text(remark).split("; ")))


def _rank(weight: Weight) -> int:
    return _RANKS[weight.outcome]

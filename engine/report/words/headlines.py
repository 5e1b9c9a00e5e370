"""What a report tells first: one headline for one cause, a rule with the activities that are told under it."""

from dataclasses import dataclass

from golive.engine.evaluate.verdict import Finding, due_by, is_condition
from golive.schemas.report import ActivityFinding, Report, RuleFinding
from golive.schemas.words import SEVERITIES

_LACKING = ("violated", "missing", "open")


@dataclass(frozen=True, slots=True)
class Headline:
    """A finding, and where it is a violated rule the activities that are told under it and nowhere else."""

    finding: Finding
    under: tuple[ActivityFinding, ...] = ()

    @property
    def every(self) -> tuple[Finding, ...]:
        """All findings that it tells."""
        return (self.finding, *self.under)


def told_outcome(finding: Finding) -> str:
    """The outcome as it is told: a rule that is waived has its outcome no more, and nothing is to be done about it."""
    return "waived" if isinstance(finding, RuleFinding) and finding.waived else finding.outcome


def worst_first(report: Report) -> list[Finding]:
    """What is violated, missing or open, or undecided and due by the gate; what counts now before what counts later."""
    gate, decided = report.gate, set(report.verdict.decided_by)
    found = [f for f in report.findings if told_outcome(f) in _LACKING or is_condition(f, gate)]
    return sorted(found, key=lambda f: (f.id not in decided, not due_by(f.due, gate), _rank(f)))


def headlines(report: Report) -> list[Headline]:
    """The findings of worst_first, those told under a rule with that rule.

    An activity is told under the first violated rule that names it, but never under one that weighs less than itself.
    """
    found = worst_first(report)
    lacking = {f.id: (at, f) for at, f in enumerate(found) if isinstance(f, ActivityFinding)}
    under: dict[str, tuple[ActivityFinding, ...]] = {}
    for at, finding in enumerate(found):
        if told_outcome(finding) == "violated":
            assert isinstance(finding, RuleFinding)
            named = [lacking[name] for name in finding.activities if name in lacking]
            under[finding.id] = tuple(activity for place, activity in named if place > at)
            for activity in under[finding.id]:
                del lacking[activity.id]
    return [Headline(f, under.get(f.id, ())) for f in found if isinstance(f, RuleFinding) or f.id in lacking]


def headline_of(report: Report) -> dict[str, str]:
    """From the id of each activity that is told under a rule to the id of that rule."""
    return {activity.id: headline.finding.id for headline in headlines(report) for activity in headline.under}


def _rank(finding: Finding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), finding.outcome == "undecided"

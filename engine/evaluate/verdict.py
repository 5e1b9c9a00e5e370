"""The verdict at a gate, from the outcomes (design: outcomes and verdict)."""

from collections.abc import Sequence

from golive.schemas.report import ActivityFinding, Report, RuleFinding, VerdictReached
from golive.schemas.ruleset_words import Due
from golive.schemas.words import GATES, Gate, Severity

Finding = ActivityFinding | RuleFinding
_LACKS = ("missing", "open", "violated")


def due_gate(due: Due) -> Gate:
    """The gate by which something is due; what is continuous is due from plan-baseline on."""
    return "plan-baseline" if due == "continuous" else due


def due_by(due: Due, gate: Gate) -> bool:
    """Whether something is due at or before the gate."""
    return GATES.index(due_gate(due)) <= GATES.index(gate)


def all_findings(report: Report) -> list[Finding]:
    """The findings of a report on activities and on rules."""
    return [*report.activities, *report.rules]


def verdict_of(findings: Sequence[Finding], gate: Gate, is_project: bool | None) -> VerdictReached:
    """The first verdict that holds, and the ids that decided it."""
    if is_project is False:
        return VerdictReached(result="not-a-project", decided_by=["is_project"])
    stopping = [finding for finding in findings if stops(finding, gate)]
    lacking = [finding.id for finding in stopping if not is_open_question(finding)]
    if lacking:
        return VerdictReached(result="no-go", decided_by=lacking)
    if stopping:
        return VerdictReached(result="hold", decided_by=[finding.id for finding in stopping])
    conditions = [f.id for f in findings if is_condition(f, gate)]
    if conditions:
        return VerdictReached(result="conditional", decided_by=conditions)
    return VerdictReached(result="go", decided_by=[])


def decided_percent(findings: Sequence[Finding]) -> float:
    """How many of the outcomes that apply, or may apply, are decided."""
    counted = [finding for finding in findings if finding.outcome != "not-applicable"]
    undecided = sum(is_open_question(finding) for finding in counted)
    return 100.0 * (len(counted) - undecided) / len(counted) if counted else 100.0


def held_back(reached: VerdictReached, findings: Sequence[Finding], min_decided: float | None) -> VerdictReached:
    """The verdict, hold instead of go or conditional where too few outcomes are decided."""
    if min_decided is None or reached.result not in ("go", "conditional") or decided_percent(findings) >= min_decided:
        return reached
    return VerdictReached(result="hold", decided_by=[f.id for f in findings if is_open_question(f)])


def is_condition(finding: Finding, gate: Gate) -> bool:
    """Whether a finding stands between the record and go. From plan-baseline on the plan must hold everything."""
    if _is_lacking(finding):
        return due_by(finding.due, gate) or gate != "charter-approval"
    return _undecided(finding, "blocker", gate) or _undecided(finding, "major", gate)


def stops(finding: Finding, gate: Gate) -> bool:
    """Whether a finding makes the verdict no-go, or where it is undecided hold."""
    return (
        finding.severity == "blocker"
        and due_by(finding.due, gate)
        and (_is_lacking(finding) or is_open_question(finding))
    )


def _is_lacking(finding: Finding) -> bool:
    """Whether it lacks and nobody who may has waived it."""
    return finding.outcome in _LACKS and not is_waived(finding)


def is_waived(finding: Finding) -> bool:
    """Whether somebody who may has waived it. Rules keep their outcome then, violated or undecided."""
    return finding.outcome == "waived" or (isinstance(finding, RuleFinding) and finding.waived is not None)


def is_open_question(finding: Finding) -> bool:
    """Whether it is undecided, and nobody who may has accepted it whatever the answer is."""
    return finding.outcome == "undecided" and not is_waived(finding)


def _undecided(finding: Finding, severity: Severity, gate: Gate) -> bool:
    return is_open_question(finding) and finding.severity == severity and due_by(finding.due, gate)

"""Conditions from one gate to the next: which were set, which are met, and what an unmet one does to the verdict."""

from collections.abc import Sequence

from golive.engine.evaluate.verdict import Finding, all_findings
from golive.schemas.gate import CarriedCondition
from golive.schemas.report import ConditionAsked, Report, VerdictReached
from golive.schemas.words import GATES, Gate

_MET = ("done", "waived", "not-applicable", "upheld")


def judged(report: Report, carried: Sequence[CarriedCondition]) -> Report:
    """The report with the conditions of earlier gates asked again; an unmet one counts with the severity it had."""
    findings: dict[str, Finding] = {finding.id: finding for finding in all_findings(report)}
    asked = [
        ConditionAsked(
            id=condition.id,
            title=condition.title,
            severity=condition.severity,
            set_at=condition.set_at,
            set_on=condition.set_on,
            met=condition.id in findings and findings[condition.id].outcome in _MET,
            gone=condition.id not in findings,
        )
        for condition in carried
        if condition.record == report.record.id and _place(condition.set_at) < _place(report.gate)
    ]
    if not asked:
        return report
    return report.model_copy(update={"conditions": asked, "verdict": _verdict(report.verdict, asked)})


def _verdict(reached: VerdictReached, asked: Sequence[ConditionAsked]) -> VerdictReached:
    unmet = [condition for condition in asked if not condition.met]
    stops = [condition.id for condition in unmet if condition.severity == "blocker"]
    if stops and reached.result != "not-a-project":
        before = reached.decided_by if reached.result == "no-go" else []
        return VerdictReached(result="no-go", decided_by=list(dict.fromkeys([*before, *stops])))
    if unmet and reached.result in ("go", "conditional"):
        ids = [*reached.decided_by, *(condition.id for condition in unmet)]
        return VerdictReached(result="conditional", decided_by=list(dict.fromkeys(ids)))
    return reached


def carried_on(report: Report, carried: Sequence[CarriedCondition]) -> list[CarriedCondition]:
    """The conditions after this gate: those of other records and of later gates, and those that the verdict sets here.

    A condition that was set before keeps the gate and the day on which it was set.
    """
    here = [one for one in carried if one.record == report.record.id and _place(one.set_at) <= _place(report.gate)]
    others = [one for one in carried if one not in here]
    before = {one.id: one for one in here}
    if report.verdict.result not in ("go", "conditional"):
        return list(carried)
    findings: dict[str, Finding] = {finding.id: finding for finding in all_findings(report)}
    ids = report.verdict.decided_by if report.verdict.result == "conditional" else []
    return [*others, *(before.get(name) or _new(name, findings, report) for name in ids)]


def _place(gate: Gate) -> int:
    return GATES.index(gate)


def _new(name: str, findings: dict[str, Finding], report: Report) -> CarriedCondition:
    finding = findings[name]
    return CarriedCondition(
        record=report.record.id,
        id=name,
        title=finding.title,
        severity=finding.severity,
        set_at=report.gate,
        set_on=report.as_of,
    )

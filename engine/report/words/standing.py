"""How a finding stands at the gate, and what is told of it in one text: for tools that know little more than that."""

from collections.abc import Iterator
from typing import Literal

from golive.engine.evaluate.verdict import Finding, is_condition, is_waived
from golive.engine.report.words.actions import due_words, settled_words, waived_words
from golive.engine.report.words.finding_lines import details_of, late_words
from golive.schemas.report import ActivityFinding, Report, RuleFinding, WaiverSeen

# lacking and undecided stand between the record and go; later does not yet; the others need nothing.
Standing = Literal["lacking", "undecided", "later", "waived", "settled", "not-applicable"]
LACKING = ("missing", "open", "violated")


def standing_of(report: Report, finding: Finding) -> Standing:
    """How a finding stands at the gate of the report."""
    if is_waived(finding):
        return "waived"
    if finding.outcome == "not-applicable":
        return "not-applicable"
    if finding.outcome not in (*LACKING, "undecided"):
        return "settled"
    if not is_condition(finding, report.gate):
        return "later"
    return "undecided" if finding.outcome == "undecided" else "lacking"


def headline_words(report: Report, finding: Finding) -> str:
    """The finding in one line: severity, outcome, title, by when."""
    due = f"due {due_words(finding, report)}{late_words(finding)}"
    return f"{finding.severity} {finding.outcome}: {finding.title}, {due}"


def paragraphs(report: Report, finding: Finding) -> list[str]:
    """What is told of the finding below its headline: what there is, what to answer, why it matters, what to do."""
    if standing_of(report, finding) in ("settled", "waived", "not-applicable"):
        return [settled_words(finding)]
    parts = details_of(report, finding)
    told = [f"{part.label}: {part.text}" + (f" ({part.code})" if part.code else "") for part in parts]
    told += [f"Why: {finding.why}"] if finding.why else []
    return told + ([f"Do: {finding.remedy}"] if finding.remedy else [])


def justification(report: Report, finding: Finding) -> str:
    """Who waived it, why and until when; empty where nobody did."""
    if isinstance(finding, RuleFinding):
        return waived_words(finding.waived) if finding.waived else ""
    if not is_waived(finding):
        return ""
    return "; ".join(_waivers(report, finding)) or settled_words(finding)


def _waivers(report: Report, finding: ActivityFinding) -> Iterator[str]:
    for waiver in report.waivers:
        if waiver.counts and finding.id in waiver.waives:
            yield _waiver_words(waiver)


def _waiver_words(waiver: WaiverSeen) -> str:
    until = f" until {waiver.expires}" if waiver.expires else ""
    reference = f" ({waiver.reference})" if waiver.reference else ""
    return f"waived by {waiver.by} on {waiver.date}{until}: {waiver.reason}{reference}"

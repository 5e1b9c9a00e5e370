"""What is lacking, undecided or waived as risks of OSCAL, with what to do about them."""

from typing import Any

from golive.engine.evaluate.verdict import Finding
from golive.engine.report.formats.markdown import escaped
from golive.engine.report.formats.oscal_words import day_time, props
from golive.engine.report.words.asking import question_of
from golive.engine.report.words.fingerprints import uuid_of
from golive.engine.report.words.standing import headline_words, justification, standing_of
from golive.schemas.report import Report

_STATUS = {"lacking": "open", "later": "open", "undecided": "investigating", "waived": "deviation-approved"}


def risk_of(report: Report, finding: Finding) -> dict[str, Any] | None:
    """The risk of a finding, None where it is settled."""
    standing = standing_of(report, finding)
    if standing not in _STATUS:
        return None
    waived = justification(report, finding)
    risk: dict[str, Any] = {
        "uuid": uuid_of(report, "risk", finding.id),
        "title": escaped(finding.title),
        "description": escaped(waived or headline_words(report, finding)),
        "statement": escaped(finding.why or waived or finding.title),
        "props": props(("severity", finding.severity), ("standing", standing)),
        "status": "investigating" if finding.outcome == "undecided" and not waived else _STATUS[standing],
    }
    if finding.due in report.gate_dates:
        risk["deadline"] = day_time(report.gate_dates[finding.due])
    if remedy := _remedy(report, finding):
        risk["remediations"] = [remedy]
    return risk


def _remedy(report: Report, finding: Finding) -> dict[str, Any] | None:
    """What to do, or to answer where it is undecided."""
    asked = [question_of(report, need) for need in finding.needs]
    told = [*asked, *([finding.remedy] if finding.remedy else [])]
    if not told:
        return None
    return {
        "uuid": uuid_of(report, "remedy", finding.id),
        "lifecycle": "recommendation",
        "title": escaped(asked[0] if asked else f"Remedy: {finding.title}"),
        "description": "\n\n".join(map(escaped, told)),
    }

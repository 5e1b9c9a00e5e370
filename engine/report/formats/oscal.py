"""The report as OSCAL assessment results, for tools of audit and compliance: activities and rules are the controls."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from golive.engine.compare.identity import record_key
from golive.engine.errors import UsageError
from golive.engine.evaluate.verdict import Finding
from golive.engine.report.formats.markdown import escaped
from golive.engine.report.formats.oscal_risks import risk_of
from golive.engine.report.formats.oscal_words import control_id, day_time, props
from golive.engine.report.words.evidence_words import how_words, piece_words
from golive.engine.report.words.fingerprints import uuid_of
from golive.engine.report.words.places import place_of
from golive.engine.report.words.standing import headline_words, paragraphs, standing_of
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import ActivityFinding, EvidenceFound, Report

VERSION = "1.1.3"

Value = dict[str, Any]


def render(reports: Iterable[Report]) -> str:
    """One document with a result for each report; raises UsageError where there is none, as OSCAL asks for one."""
    every = list(reports)
    if not every:
        raise UsageError("OSCAL assessment results need a record")
    first = every[0]
    names = ", ".join(record_key(report) for report in every)
    plans = {_plan_uuid(report): report for report in every}
    document = {
        "uuid": uuid_of(first, "assessment-results", names),
        "metadata": {
            "title": escaped(f"golive: {names}"),
            "last-modified": day_time(max(report.as_of for report in every)),
            "version": str(max(report.as_of for report in every)),
            "oscal-version": VERSION,
            "props": props(("tool", "golive"), ("tool-version", first.tool.version)),
        },
        "import-ap": {"href": f"#{_plan_uuid(first)}", "remarks": "The ruleset takes the place of an assessment plan."},
        "results": [_result(report) for report in every],
        "back-matter": {"resources": [_plan(key, report) for key, report in plans.items()]},
    }
    return json.dumps({"assessment-results": document}, ensure_ascii=False, indent=1) + "\n"


def _plan_uuid(report: Report) -> str:
    return uuid_of(report, "ruleset", report.ruleset.digest)


def _plan(key: str, report: Report) -> Value:
    used = report.ruleset
    told = props(("ruleset", used.id), ("ruleset-version", used.version), ("ruleset-digest", used.digest))
    return {
        "uuid": key,
        "title": escaped(f"Ruleset {used.id} {used.version}"),
        "description": "What was asked of the project; `golive rules list` shows it.",
        "props": told,
    }


def _result(report: Report) -> Value:
    seen, verdict = report.record, report.verdict.result
    asked = [finding for finding in report.findings if finding.outcome != "not-applicable"]
    away = [finding for finding in report.findings if finding.outcome == "not-applicable"]
    with_evidence = [f for f in report.activities if f.evidence]
    risks = [risk for finding in asked if (risk := risk_of(report, finding))]
    value: Value = {
        "uuid": uuid_of(report, "result"),
        "title": escaped(f"{seen.name or seen.id or seen.source}: {verdict.upper()} at {report.gate}"),
        "description": escaped(f"{verdict_sentence(report)} As of {report.as_of}."),
        "start": day_time(report.as_of),
        "end": day_time(report.as_of),
        "props": props(("verdict", verdict), ("gate", report.gate), ("record", seen.source)),
        "reviewed-controls": {"control-selections": [_selection(away)]},
        "observations": [_observation(report, finding) for finding in with_evidence],
        "risks": risks,
        "findings": [_finding(report, finding) for finding in asked],
    }
    return {key: part for key, part in value.items() if part != []}


def _selection(away: Sequence[Finding]) -> Value:
    """All activities and rules, without those that do not apply."""
    excluded = [{"control-id": control_id(finding.id)} for finding in away]
    return {"include-all": {}, **({"exclude-controls": excluded} if excluded else {})}


def _observation(report: Report, finding: ActivityFinding) -> Value:
    """What there is of an activity."""
    return {
        "uuid": uuid_of(report, "observation", finding.id),
        "title": escaped(finding.title),
        "description": escaped("; ".join([f"{finding.outcome}: {finding.title}", *finding.remarks])),
        "methods": ["EXAMINE"],
        "types": ["control-objective"],
        "relevant-evidence": [_evidence(piece) for piece in finding.evidence],
        "collected": day_time(report.as_of),
    }


def _evidence(piece: EvidenceFound) -> Value:
    place = place_of(piece.where)
    told = [("line", str(place.line or "")), ("row", place.row or ""), ("owner", piece.owner or "")]
    value: Value = {"description": escaped(f"{piece.name} ({piece_words(piece)}), {how_words(piece)}")}
    if place.uri is not None:
        value["href"] = place.uri
    if found := props(*told):
        value["props"] = found
    return value


def _finding(report: Report, finding: Finding) -> Value:
    standing = standing_of(report, finding)
    settled, undecided = standing == "settled", finding.outcome == "undecided"
    reason = "pass" if settled else "other" if undecided or standing == "waived" else "fail"
    told = [("id", finding.id), ("outcome", finding.outcome), ("severity", finding.severity), ("due", finding.due)]
    told += [("decides-verdict", "yes")] if finding.id in report.verdict.decided_by else []
    value: Value = {
        "uuid": uuid_of(report, "finding", finding.id),
        "title": escaped(finding.title),
        "description": "\n\n".join(map(escaped, [headline_words(report, finding), *paragraphs(report, finding)])),
        "props": props(*told),
        "target": {
            "type": "objective-id",
            "target-id": control_id(finding.id),
            "status": {"state": "satisfied" if settled else "not-satisfied", "reason": reason},
        },
    }
    if isinstance(finding, ActivityFinding) and finding.evidence:
        value["related-observations"] = [{"observation-uuid": uuid_of(report, "observation", finding.id)}]
    if risk := risk_of(report, finding):
        value["related-risks"] = [{"risk-uuid": risk["uuid"]}]
    return value

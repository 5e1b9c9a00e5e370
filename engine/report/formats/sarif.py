"""The report as SARIF 2.1.0, for code scanning and its viewers: what is lacking, undecided or waived, a result each."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from golive.engine.compare.baseline import state_of
from golive.engine.compare.identity import fingerprint, record_key
from golive.engine.evaluate.verdict import Finding
from golive.engine.report.formats.markdown import escaped
from golive.engine.report.words.addresses import address_of, web_base
from golive.engine.report.words.headlines import worst_first
from golive.engine.report.words.html_words import clean
from golive.engine.report.words.places import Seen, seen_in
from golive.engine.report.words.standing import headline_words, justification, paragraphs, standing_of
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import ActivityFinding, Report, RuleFinding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "golive/v1"
_LEVELS = {"blocker": "error", "major": "warning", "minor": "note"}
# What stands at no gate yet and what is waived is in no baseline, and is nothing new for that.
_STATES = {"known": "unchanged", "new": "new", "worse": "updated", "fixed": "absent"}
_PASSES = ("settled", "not-applicable")  # told only where a baseline knows it as something that lacked
_LINK = re.compile(r"\[(?=[^\]]*\]\()")

Value = dict[str, Any]


def render(reports: Iterable[Report]) -> str:
    """A log with a run for each report."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report) for report in reports]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(report: Report) -> Value:
    told, states = worst_first(report), state_of(report)
    fixed = [finding for finding in report.findings if states.get(finding.id) == "fixed"]
    told += [finding for finding in report.findings if standing_of(report, finding) == "waived"]
    told += [finding for finding in fixed if finding not in told]
    rules = {finding.id: _rule(report, finding) for finding in sorted(told, key=lambda finding: finding.id)}
    index = {name: number for number, name in enumerate(rules)}
    properties = {
        "gate": report.gate,
        "asOf": str(report.as_of),
        "verdict": report.verdict.result,
        "ruleset": f"{report.ruleset.id} {report.ruleset.version}",
    }
    driver: Value = {"name": "golive", "version": report.tool.version}
    if base := web_base():
        driver["informationUri"] = base
    return {
        "tool": {"driver": {**driver, "rules": list(rules.values())}},
        "automationDetails": {
            "id": f"golive/{_plain(record_key(report))}/{report.gate}/",
            "description": {"text": _plain(f"{report.verdict.result.upper()}: {verdict_sentence(report)}")},
        },
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding, index[finding.id], states) for finding in told],
        "properties": properties,
    }


def _rule(report: Report, finding: Finding) -> Value:
    """The activity or rule, with why it matters and what to do."""
    tags = ["rule"] if isinstance(finding, RuleFinding) else ["activity", finding.group, finding.itil_process]
    sources = ", ".join(f"{report.works.get(source.work, source.work)} {source.section}" for source in finding.sources)
    told = [
        ("The rule: " if isinstance(finding, RuleFinding) else "", finding.title),
        ("Why: ", finding.why),
        ("Do: ", finding.remedy),
        ("Sources: ", sources),
    ]
    lines = [f"{label}{text}" for label, text in told if text]
    return {
        "id": finding.id,
        "shortDescription": {"text": _plain(finding.title)},
        "fullDescription": {"text": _plain(finding.why or finding.title)},
        "help": {"text": _plain("\n".join(lines), "\n"), "markdown": "\n\n".join(map(escaped, lines))},
        "helpUri": address_of(report.ruleset.id, finding.id),
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": [tag for tag in tags if tag]},
    }


def _result(report: Report, finding: Finding, index: int, states: Mapping[str, str]) -> Value:
    standing, undecided = standing_of(report, finding), finding.outcome == "undecided"
    level = "note" if standing == "later" else _LEVELS[finding.severity]
    if undecided or standing in _PASSES:
        level = "none"  # SARIF allows no other where nothing is known to fail
    message = "\n".join([headline_words(report, finding), *paragraphs(report, finding)])
    seen = seen_in(report, finding)
    result: Value = {
        "ruleId": finding.id,
        "ruleIndex": index,
        "kind": "open" if undecided else "pass" if standing in _PASSES else "fail",
        "level": level,
        "message": {"text": _plain(message, "\n")},
        "locations": [_location(seen[0])],
        "partialFingerprints": {FINGERPRINT: fingerprint(report, finding)},
        "properties": _properties(report, finding),
    }
    if len(seen) > 1:
        result["relatedLocations"] = [{"id": number, **_location(one)} for number, one in enumerate(seen[1:], 1)]
    if standing == "waived":
        words = _plain(justification(report, finding))
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
    if report.baseline is not None:
        result["baselineState"] = _STATES.get(states.get(finding.id, ""), "unchanged")
    return result


def _properties(report: Report, finding: Finding) -> Value:
    activity = finding if isinstance(finding, ActivityFinding) else None
    return {
        "outcome": finding.outcome,
        "severity": finding.severity,
        "due": finding.due,
        **({"dueDate": str(report.gate_dates[finding.due])} if finding.due in report.gate_dates else {}),
        **({"overdue": True} if activity and activity.overdue else {}),
        **({"owner": _plain(activity.owner)} if activity and activity.owner else {}),
        **({"needs": list(finding.needs)} if finding.needs else {}),
        "decidesVerdict": finding.id in report.verdict.decided_by,
    }


def _location(seen: Seen) -> Value:
    """The line of a text, the file of anything else, and in words what is there."""
    name = f"{seen.name} ({seen.place.row})" if seen.place.row else seen.name
    logical: Value = {"name": _plain(name), "kind": seen.kind}
    if seen.pointer:
        logical["fullyQualifiedName"] = _plain(seen.pointer)
    location: Value = {"logicalLocations": [logical], "message": {"text": _plain(name)}}
    if seen.place.uri is not None:
        location["physicalLocation"] = {"artifactLocation": {"uri": seen.place.uri}}
        if seen.place.is_text:  # GitHub refuses a place in a text without a line
            location["physicalLocation"]["region"] = {"startLine": seen.place.line or 1}
    return location


def _plain(text: str, end: str = " ") -> str:
    """The text without control characters, and without anything that viewers would take for a link."""
    return _LINK.sub(r"\\[", end.join(clean(line) for line in text.split("\n")))

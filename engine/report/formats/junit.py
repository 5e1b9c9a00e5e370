"""The report as JUnit XML, for CI servers: a suite for each process group and one for the rules."""

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from golive.engine.compare.baseline import state_of
from golive.engine.evaluate.verdict import Finding
from golive.engine.report.words.addresses import page_of_finding
from golive.engine.report.words.baseline_words import baseline_words
from golive.engine.report.words.html_words import clean
from golive.engine.report.words.standing import headline_words, justification, paragraphs, standing_of
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import Report

RULES = "rules"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render(reports: Iterable[Report]) -> str:
    """All suites in one document: lacking fails, undecided is an error, what is later or waived is skipped."""
    every = list(reports)
    root = Element("testsuites", name="golive")
    for report in every:
        groups = [name for name in report.process_groups if any(f.group == name for f in report.activities)]
        for group in groups:
            root.append(_suite(report, group, [f for f in report.activities if f.group == group]))
        if report.rules:
            root.append(_suite(report, RULES, report.rules))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(report: Report, group: str, findings: Sequence[Finding]) -> Element:
    seen = report.record
    name = _plain(f"{seen.name or seen.id or seen.source}, {report.gate}: {group}")
    suite = Element("testsuite", name=name, tests=str(len(findings)))
    properties = SubElement(suite, "properties")
    for key, value in _told(report):
        SubElement(properties, "property", name=key, value=_plain(value))
    cases = [_case(report, group, finding) for finding in findings]
    suite.extend(cases)
    for count, tag in _COUNTED.items():
        suite.set(count, str(sum(1 for case in cases if case.find(tag) is not None)))
    suite.set("time", "0")
    suite.set("timestamp", f"{report.as_of}T00:00:00")
    return suite


def _told(report: Report) -> list[tuple[str, str]]:
    return [
        ("record", report.record.source),
        ("gate", report.gate),
        ("as of", str(report.as_of)),
        ("verdict", f"{report.verdict.result}: {verdict_sentence(report)}"),
        ("ruleset", f"{report.ruleset.id} {report.ruleset.version} {report.ruleset.digest}"),
        ("golive", report.tool.version),
        *(("baseline", words) for words in baseline_words(report)),
    ]


def _case(report: Report, group: str, finding: Finding) -> Element:
    """The finding as a test; servers tell tests apart by class and name, so the id is in the name."""
    seen = report.record
    where = _plain(seen.id or seen.name or seen.source).replace(".", "_")  # a dot would be taken for a package
    case = Element("testcase", classname=f"golive.{where}.{group}", name=f"{finding.id}: {_plain(finding.title)}")
    case.set("time", "0")
    headline = _plain(headline_words(report, finding))
    match "known" if state_of(report).get(finding.id) == "known" else standing_of(report, finding):
        case "known":
            _say(case, "skipped", f"{headline}; known from {report.baseline.source if report.baseline else ''}")
        case "lacking":
            _say(case, "failure", headline, finding.outcome, _lines(report, finding))
        case "undecided":
            _say(case, "error", headline, finding.outcome, _lines(report, finding))
        case "later":
            _say(case, "skipped", f"{headline}; it does not stop {report.gate}")
        case "waived":
            _say(case, "skipped", _plain(justification(report, finding)))
        case "not-applicable":
            _say(case, "skipped", _plain("; ".join(paragraphs(report, finding))))
        case "settled":
            SubElement(case, "system-out").text = _plain("; ".join(paragraphs(report, finding)))
    return case


def _say(case: Element, tag: str, message: str, kind: str = "", lines: Sequence[str] = ()) -> None:
    told = SubElement(case, tag, message=message)
    if kind:
        told.set("type", kind)
    if lines:
        told.text = "\n".join(_plain(line) for line in lines)


def _lines(report: Report, finding: Finding) -> list[str]:
    page = page_of_finding(report, finding.id)
    return [headline_words(report, finding), *paragraphs(report, finding), *([page] if page else [])]


def _plain(text: str) -> str:
    """The text without what XML cannot carry and what turns other text around."""
    return _NO_XML.sub(" ", clean(text))

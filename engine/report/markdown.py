"""The report and the checklist as Markdown that pastes well into a ticket or a wiki."""

import re
from collections.abc import Iterable

from golive.engine.report.actions import (
    Action,
    Grouping,
    Section,
    by_gate,
    due_words,
    gate_heading,
    sections_of,
    settled_words,
)
from golive.engine.report.checklist import state_words
from golive.engine.report.text import verdict_sentence, worst_first
from golive.schemas.report import ActivityFinding, Report

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~])")
_LIST_MARK = re.compile(r"^(\s*)([-+#]|\d+[.)])(?=\s|$)")


def render(reports: Iterable[Report]) -> str:
    """The report: verdict, counts, and everything that is lacking."""
    return "\n".join(_report(report) for report in reports)


def render_checklist(reports: Iterable[Report], grouping: Grouping) -> str:
    """The checklist: task lists, grouped."""
    return "\n".join(_checklist(report, grouping) for report in reports)


def escaped(text: str) -> str:
    """The text on one line, without anything that Markdown would take for markup."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return _LIST_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def _report(report: Report) -> str:
    lines = [*_head(report), "| outcome | activities |", "|---|---:|"]
    counts = report.counts
    for name, number in (
        ("done", counts.done),
        ("planned", counts.planned),
        ("waived", counts.of_which_waived),
        ("open", counts.open_at_gate),
        ("missing", counts.missing),
        ("undecided", counts.undecided),
        ("not applicable", counts.not_applicable),
    ):
        lines.append(f"| {name} | {number} |")
    found = worst_first(report)
    lines += ["", f"## What is lacking ({len(found)})", ""]
    lines += [line for number, finding in enumerate(found, 1) for line in _finding(report, number, finding)]
    if not found:
        lines.append("Nothing.")
    return "\n".join([*lines, *_foot(report)])


def _head(report: Report) -> list[str]:
    seen = report.record
    today = " (today)" if report.as_of_from == "today" else ""
    name = escaped(seen.name or seen.id or seen.source)
    lines = [f"# {name}: {report.verdict.result.upper()} at {report.gate}", ""]
    lines += [f"**{report.verdict.result.upper()}**: {verdict_sentence(report)} As of {report.as_of}{today}."]
    if report.presence_only and report.verdict.result != "not-a-project":
        lines.append("Presence only: what is planned and done was looked at, not how well.")
    lines += [f"\n> {escaped(note)}." for note in report.notes]
    return [*lines, ""]


def _foot(report: Report) -> list[str]:
    used = report.ruleset
    source = escaped(report.record.source)
    return ["", f"<sub>golive {report.tool.version}, ruleset {used.id} {used.version}, record {source}</sub>", ""]


def _finding(report: Report, number: int, finding: ActivityFinding) -> list[str]:
    late = f", overdue since {finding.date}" if finding.overdue else ""
    lines = [
        f"{number}. **{finding.severity} {finding.outcome}: {escaped(finding.title)}** `{finding.id}`, "
        f"due {due_words(finding, report)}{late}"
    ]
    lines += [f"   - Has: {escaped(piece.name)} ({piece.status})" for piece in finding.evidence]
    lines += [f"   - But: {escaped(remark)}" for remark in finding.remarks]
    lines += [f"   - Say `{need}`: {escaped(report.questions[need])}" for need in finding.needs]
    if finding.why:
        lines.append(f"   - Why: {escaped(finding.why)}")
    if finding.remedy:
        lines.append(f"   - Do: {escaped(finding.remedy)}")
    return lines


def _checklist(report: Report, grouping: Grouping) -> str:
    lines = _head(report)
    for section in sections_of(report, grouping):
        lines += _section(report, section, grouping)
    return "\n".join([*lines, *_foot(report)])


def _section(report: Report, section: Section, grouping: Grouping) -> list[str]:
    heading = gate_heading(section.heading) if grouping == "gate" else section.heading
    lines = [f"## {escaped(heading).capitalize()} ({len(section.actions)} to do)", ""]
    if grouping == "gate":
        lines += [line for action in section.actions for line in _action(report, action)]
    else:
        for gate, actions in by_gate(section.actions):
            lines += [
                f"### {gate_heading(gate)}",
                "",
                *(line for action in actions for line in _action(report, action)),
                "",
            ]
    if section.settled:
        lines += ["", f"<details><summary>Settled ({len(section.settled)})</summary>", ""]
        lines += [_settled(finding) for finding in section.settled]
        lines += ["", "</details>", ""]
    return lines


def _settled(finding: ActivityFinding) -> str:
    """With a ticked box only where it is done; what was waived or does not apply was not."""
    box = "[x] " if finding.outcome == "done" else ""
    return f"- {box}{escaped(finding.title)} `{finding.id}`: {escaped(settled_words(finding))}"


def _action(report: Report, action: Action) -> list[str]:
    lead = action.lead
    ids = ", ".join(f"`{name}`" for name in action.names())
    lines = [
        f"- [ ] **{escaped(lead.title)}** "
        f"({lead.severity}, {escaped(state_words(lead))}, due {due_words(lead, report)}) {ids}"
    ]
    lines += [f"  - Say `{need}`: {escaped(report.questions[need])}" for need in lead.needs]
    if lead.remedy and not lead.needs:
        lines.append(f"  - {escaped(lead.remedy)}")
    return lines

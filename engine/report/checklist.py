"""The checklist as text: what to do, with a box each, and why the rest needs nothing."""

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
from golive.engine.report.text import Style, counts_line, plain, verdict_lines, wrapped
from golive.schemas.report import ActivityFinding, Report

_BOX = {"done": "[x]", "waived": "[~]", "not-applicable": "[-]"}
LEGEND = "[ ] to do, [x] done, [~] waived, [-] not applicable"


def render(reports: Iterable[Report], grouping: Grouping, width: int = 80, style: Style = plain) -> str:
    """The checklist of each report, grouped; at most 100 columns wide."""
    return "\n".join(_one(report, grouping, max(40, min(width, 100)), style) for report in reports)


def _one(report: Report, grouping: Grouping, width: int, style: Style) -> str:
    seen = report.record
    lines = wrapped(
        f"Checklist: {seen.name or seen.id or seen.source}, gate {report.gate}, as of {report.as_of}", width
    )
    lines += [
        "",
        *verdict_lines(report, width, style),
        *wrapped(counts_line(report), width),
        *wrapped(LEGEND, width),
        "",
    ]
    for section in sections_of(report, grouping):
        lines += _section(report, section, grouping, width, style)
    return "\n".join(lines).rstrip() + "\n"


def _section(report: Report, section: Section, grouping: Grouping, width: int, style: Style) -> list[str]:
    number = len(section.actions)
    heading = gate_heading(section.heading) if grouping == "gate" else section.heading
    title = wrapped(f"{heading.upper()}: {number} to do, {len(section.settled)} settled", width)
    lines = [*(style(line, "cyan") for line in title), ""]
    if grouping == "gate":
        lines += [line for action in section.actions for line in _action(report, action, width, style)]
    else:
        for gate, actions in by_gate(section.actions):
            lines += [f"  {gate_heading(gate)}", ""]
            lines += [line for action in actions for line in _action(report, action, width, style)]
    for finding in section.settled:
        lines += _settled(finding, width)
    return [*lines, ""]


def _action(report: Report, action: Action, width: int, style: Style) -> list[str]:
    lead = action.lead
    mark = style(lead.severity, {"blocker": "red", "major": "yellow"}.get(lead.severity, "cyan"))
    lines = wrapped(f"[ ] {lead.severity}: {lead.title}", width, "      ", "  ")
    lines[0] = lines[0].replace(lead.severity, mark, 1)
    lines += wrapped(", ".join(action.names()), width, "      ", "      ")
    lines += wrapped(f"{state_words(lead)}; due {due_words(lead, report)}", width, "      ", "      ")
    for piece in lead.evidence:
        day = f" on {piece.date}" if piece.date else ""
        lines += wrapped(f"Has: {piece.name} ({piece.status}{day})", width, "           ", "      ")
    for need in lead.needs:
        lines += wrapped(f"Say: {need} ({report.questions[need]})", width, "           ", "      ")
    if lead.remedy and not lead.needs:
        lines += wrapped(f"Do:  {lead.remedy}", width, "           ", "      ")
    return [*lines, ""]


def state_words(finding: ActivityFinding) -> str:
    """The outcome, whose it is, and whether it is late."""
    late = f", overdue since {finding.date}" if finding.overdue else ""
    return f"{finding.outcome}{late}, {finding.owner or 'nobody named'}"


def _settled(finding: ActivityFinding, width: int) -> list[str]:
    return wrapped(f"{_BOX[finding.outcome]} {finding.title}: {settled_words(finding)}", width, "      ", "  ")

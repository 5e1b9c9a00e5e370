"""The checklist as text: what to do, with a box each, and why the rest needs nothing."""

from collections.abc import Iterable

from golive.engine.evaluate.verdict import Finding
from golive.engine.report.formats.text import (
    Style,
    counts_lines,
    detail_lines,
    note_lines,
    plain,
    verdict_lines,
    wrapped,
)
from golive.engine.report.words.actions import (
    Action,
    Grouping,
    Section,
    by_gate,
    due_words,
    gate_heading,
    sections_of,
    settled_words,
)
from golive.engine.report.words.finding_lines import details_of, late_words
from golive.engine.report.words.glance import at_a_glance, glance_heading, glance_name, heading_words
from golive.engine.report.words.headlines import told_outcome
from golive.schemas.report import Report, RuleFinding

_BOX = {"done": "[x]", "upheld": "[x]", "waived": "[~]", "not-applicable": "[-]"}
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
        *counts_lines(report, width),
        *note_lines(report, width),
        *wrapped(LEGEND, width),
        "",
    ]
    sections = sections_of(report, grouping)
    lines += _glance(report, sections, grouping, width, style)
    for section in sections:
        lines += _section(report, section, grouping, width, style)
    return "\n".join(lines).rstrip() + "\n"


def _glance(report: Report, sections: list[Section], grouping: Grouping, width: int, style: Style) -> list[str]:
    """A line for each section: how much there is to do, and what comes first."""
    busy, idle = at_a_glance(sections, grouping)
    if not busy:
        return ["Nothing is left to do.", ""]
    lines = [style(glance_heading(grouping).upper(), "cyan"), ""]
    for section in busy:
        first = section.actions[0].lead
        text = f"{glance_name(grouping, section.heading)}: {tally(section)}. Next: {first.title}"
        due = "" if grouping == "gate" else f", due {due_words(first, report)}"
        lines += wrapped(f"- {text}{due}", width, "    ", "  ")
    if idle:
        names = ", ".join(glance_name(grouping, section.heading) for section in idle)
        lines += wrapped(f"- nothing to do: {names}", width, "    ", "  ")
    return [*lines, ""]


def tally(section: Section) -> str:
    """How much there is to do, how much of it stops a gate, and how much is late."""
    blockers = f"{section.blockers} blocker{'s' if section.blockers > 1 else ''}" if section.blockers else ""
    late = f"{section.overdue} overdue" if section.overdue else ""
    return ", ".join(part for part in (f"{len(section.actions)} to do", blockers, late) if part)


def _section(report: Report, section: Section, grouping: Grouping, width: int, style: Style) -> list[str]:
    heading = heading_words(grouping, section.heading).upper()
    title = wrapped(f"{heading}: {tally(section)}, {len(section.settled)} settled", width)
    called = report.terms.get(section.heading)
    lines = [*(style(line, "cyan") for line in title), *(wrapped(called, width, "  ", "  ") if called else ()), ""]
    if grouping == "gate":
        lines += [line for action in section.actions for line in _action(report, action, width, style)]
    else:
        for gate, actions in by_gate(section.actions):
            lines += [f"  {gate_heading(gate)}", ""]
            lines += [line for action in actions for line in _action(report, action, width, style)]
    for finding in section.settled:
        lines += _settled(finding, width)
    return [*lines, ""]


def _action(report: Report, action: Action, width: int, style: Style, indent: str = "  ") -> list[str]:
    lead, inner = action.lead, f"{indent}    "
    mark = style(lead.severity, {"blocker": "red", "major": "yellow"}.get(lead.severity, "cyan"))
    lines = wrapped(f"[ ] {lead.severity}: {lead.title}", width, inner, indent)
    lines[0] = lines[0].replace(lead.severity, mark, 1)
    lines += wrapped(names(action), width, inner, inner)
    lines += wrapped(f"{state_words(lead)}; due {due_words(lead, report)}", width, inner, inner)
    for other in action.findings[1:]:
        lines += wrapped(f"And: {other.title}, with the same artefact", width, f"{inner}     ", inner)
    lines += detail_lines(details_of(report, lead, places=isinstance(lead, RuleFinding)), width, inner)
    if lead.remedy and not lead.needs:
        lines += wrapped(f"Do:  {lead.remedy}", width, f"{inner}     ", inner)
    if action.under:
        lines += ["", *wrapped("Under it:", width, inner, inner), ""]
    for under in action.under:
        lines += _action(report, under, width, style, inner)
    return [*lines, ""] if not action.under else lines


def names(action: Action) -> str:
    """The ids that an action serves; that of a rule says that it is one."""
    rule = "rule " if isinstance(action.lead, RuleFinding) else ""
    return rule + ", ".join(action.names())


def state_words(finding: Finding) -> str:
    """The outcome, whose it is, and whether it is late; a rule is nobody's, what stands under it may be."""
    if isinstance(finding, RuleFinding):
        return finding.outcome
    return f"{finding.outcome}{late_words(finding)}, {finding.owner or 'nobody named'}"


def _settled(finding: Finding, width: int) -> list[str]:
    return wrapped(f"{_BOX[told_outcome(finding)]} {finding.title}: {settled_words(finding)}", width, "      ", "  ")

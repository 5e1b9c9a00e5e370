"""The list as Markdown that pastes well into a ticket or a wiki: boxes, each line with its golive id in code."""

from collections.abc import Iterable

from golive.engine.evaluate.verdict import Finding
from golive.engine.report.formats.markdown import detail_words, escaped, foot_lines, head_lines
from golive.engine.report.lists.rows import ListRow, Worklist, rows_of
from golive.engine.report.shown.checklist import state_words
from golive.engine.report.words.actions import (
    GROUPING_WORDS,
    Action,
    Grouping,
    Section,
    by_gate,
    due_words,
    sections_of,
    settled_words,
)
from golive.engine.report.words.finding_lines import details_of
from golive.engine.report.words.glance import at_a_glance, glance_heading, glance_name, heading_words
from golive.schemas.report import Report, RuleFinding
from golive.schemas.worklist import HEADINGS, Field

_KEPT: tuple[Field, ...] = (
    *("status", "owner", "planned_for", "done_on", "reason", "by", "decided_on", "expires", "note"),
)

Rows = dict[str, ListRow]


def render(lists: Iterable[Worklist], grouping: Grouping) -> str:
    """The checklist: task lists, grouped; what a team wrote before stands below each line."""
    return "\n".join(_checklist(one, grouping) for one in lists)


def _checklist(one: Worklist, grouping: Grouping) -> str:
    report, rows = one.report, {row.finding.id: row for row in rows_of(one)}
    lines = head_lines(report)
    sections = sections_of(report, grouping)
    lines += _glance(report, sections, grouping)
    for section in sections:
        lines += _section(report, section, grouping, rows)
    return "\n".join([*lines, *foot_lines(report)])


def _glance(report: Report, sections: list[Section], grouping: Grouping) -> list[str]:
    """A table with a line for each section: how much there is to do, and what comes first."""
    busy, idle = at_a_glance(sections, grouping)
    if not busy:
        return ["Nothing is left to do.", ""]
    heading = glance_heading(grouping)
    lines = [
        f"## {heading}",
        "",
        f"| {GROUPING_WORDS[grouping]} | to do | blockers | overdue | next |",
        "|---|---:|---:|---:|---|",
    ]
    for section in busy:
        first = section.actions[0].lead
        name, due = escaped(glance_name(grouping, section.heading)), due_words(first, report)
        number = len(section.actions)
        lines.append(
            f"| {name} | {number} | {section.blockers} | {section.overdue} | {escaped(first.title)}, due {due} |"
        )
    if idle:
        names = escaped(", ".join(glance_name(grouping, section.heading) for section in idle))
        lines += ["", f"Nothing to do: {names}."]
    return [*lines, ""]


def _section(report: Report, section: Section, grouping: Grouping, rows: Rows) -> list[str]:
    heading = escaped(heading_words(grouping, section.heading))
    lines = [f"## {heading} ({len(section.actions)} to do)", ""]
    lines += [escaped(report.terms[section.heading]), ""] if section.heading in report.terms else []
    if grouping == "gate":
        lines += [line for action in section.actions for line in _action(report, action, rows)]
    else:
        for gate, actions in by_gate(section.actions):
            lines += [
                f"### {heading_words('gate', gate)}",
                "",
                *(line for action in actions for line in _action(report, action, rows)),
                "",
            ]
    if section.settled:
        lines += ["", f"<details><summary>Settled ({len(section.settled)})</summary>", ""]
        lines += [line for finding in section.settled for line in _settled(finding, rows)]
        lines += ["", "</details>", ""]
    return lines


def _settled(finding: Finding, rows: Rows) -> list[str]:
    """With a ticked box only where it is done; what was waived or does not apply was not."""
    row = rows[finding.id]
    box = "[x] " if finding.outcome in ("done", "upheld") else ""
    box = f"[{_box(row)}] " if row.is_changed else box
    return [
        f"- {box}{escaped(finding.title)} `{row.mark}`: {escaped(settled_words(finding))}",
        *(_kept(row, "") if row.is_kept else ()),
    ]


def _action(report: Report, action: Action, rows: Rows, indent: str = "") -> list[str]:
    lead = action.lead
    rule = "rule " if isinstance(lead, RuleFinding) else ""
    every = [rows[finding.id] for finding in action.findings]
    found = [row for row in every if _written(row) == _written(every[0])]
    ids = rule + ", ".join(f"`{row.mark}`" for row in found)
    lines = [
        f"{indent}- [{_box(found[0])}] **{escaped(lead.title)}** "
        f"({lead.severity}, {escaped(state_words(lead))}, due {due_words(lead, report)}) {ids}"
    ]
    lines += _kept(found[0], indent) if found[0].is_kept else []
    for row in every:
        lines += [] if row in found else [f"{indent}  - [{_box(row)}] {escaped(row.cells['title'])} `{row.mark}`"]
        lines += [] if row in found else _kept(row, f"{indent}  ")
    lines += [f"{indent}  - And: {escaped(other.title)}, with the same artefact" for other in action.findings[1:]]
    details = details_of(report, lead, places=isinstance(lead, RuleFinding))
    lines += [f"{indent}  - {detail_words(detail)}" for detail in details]
    if lead.remedy and not lead.needs:
        lines.append(f"{indent}  - {escaped(lead.remedy)}")
    return lines + [line for under in action.under for line in _action(report, under, rows, f"{indent}  ")]


def _written(row: ListRow) -> tuple[str, ...]:
    """What a team wrote into a row, for comparing it with those that the same artefact serves."""
    return tuple(row.cells[name] for name in ("done", *_KEPT)) if row.is_kept else ()


def _box(row: ListRow) -> str:
    return escaped(row.cells["done"]) or " " if row.is_changed else " "


def _kept(row: ListRow, indent: str) -> list[str]:
    """What a team wrote, each on a line of its own, as it is read back."""
    told = ((HEADINGS[name], row.cells[name]) for name in _KEPT)
    return [f"{indent}  - {heading}: {escaped(text)}" for heading, text in told if text]

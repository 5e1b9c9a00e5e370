"""A report, arranged for the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from golive.engine.report.actions import GROUPINGS, Action, Grouping, actions_of, sections_of, slipped, urgency
from golive.engine.report.asking import Need, needs_of
from golive.engine.report.html_matrix import Placed, Row, matrix_of
from golive.engine.report.html_words import heading_of, words
from golive.engine.report.text import verdict_sentence, worst_first
from golive.schemas.report import ActivityFinding, Report

FIRST = 5
TO_DO = ("missing", "open", "undecided", "planned")
OUTCOMES = (*TO_DO, "done", "waived", "not-applicable")
_BAR = ("done", "waived", "planned", "open", "missing", "undecided")


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading: what is to be done, and what is settled."""

    heading: str
    to_do: list[Placed]
    settled: list[Placed]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar of counts, in percent of its width."""

    outcome: str
    number: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class View:
    """One report, arranged for the page; `prefix` keeps its ids apart from those of other reports."""

    prefix: str
    report: Report
    sentence: str
    decided_by: list[ActivityFinding]
    first: list[Action]
    lacking: int
    next_planned: list[ActivityFinding]
    needs: list[Need]
    slipped: list[ActivityFinding]
    bar: list[Segment]
    groups: list[Group]
    headings: dict[Grouping, list[str]]
    rows: list[Row]
    total: Row
    without: list[str]
    titles: dict[str, str]


def view_of(report: Report, prefix: str) -> View:
    """The view of a report; `prefix` keeps its ids apart from those of other reports."""
    placed = _placed(report)
    headings = {g: list(dict.fromkeys(heading_of(g, s.heading) for s in sections_of(report, g))) for g in GROUPINGS}
    found = worst_first(report)
    by_id = {finding.id: finding for finding in report.activities}
    rows, total, without = matrix_of(report, placed)
    planned = sorted((f for f in report.activities if f.outcome == "planned"), key=urgency)
    return View(
        prefix=prefix,
        report=report,
        sentence=verdict_sentence(report).replace(report.gate, words(report.gate)),
        decided_by=[by_id[name] for name in report.verdict.decided_by if name in by_id],
        first=_actions(found)[:FIRST],
        lacking=len(found),
        next_planned=planned[:FIRST],
        needs=needs_of(report),
        slipped=slipped(report),
        bar=_bar(report),
        groups=_groups(placed, headings["group"]),
        headings=headings,
        rows=rows,
        total=total,
        without=without,
        titles={finding.id: finding.title for finding in report.activities},
    )


def _placed(report: Report) -> list[Placed]:
    """All findings in order: what is to be done by urgency, with what one artefact serves together, then the rest."""
    to_do = [finding for finding in report.activities if finding.outcome in TO_DO]
    settled = [finding for finding in report.activities if finding.outcome not in TO_DO]
    settled.sort(key=lambda finding: (OUTCOMES.index(finding.outcome), urgency(finding)))
    order = [finding for action in actions_of(to_do) for finding in action.findings] + settled
    headings: dict[str, dict[Grouping, str]] = {finding.id: {} for finding in order}
    for grouping in GROUPINGS:
        for section in sections_of(report, grouping):
            for finding in (*(f for action in section.actions for f in action.findings), *section.settled):
                headings[finding.id][grouping] = heading_of(grouping, section.heading)
    return [Placed(finding, at, headings[finding.id]) for at, finding in enumerate(order)]


def _groups(placed: Sequence[Placed], names: Sequence[str]) -> list[Group]:
    groups = {name: Group(name, [], []) for name in names}
    for one in placed:
        group = groups[one.headings["group"]]
        (group.to_do if one.finding.outcome in TO_DO else group.settled).append(one)
    return list(groups.values())


def _actions(found: Sequence[ActivityFinding]) -> list[Action]:
    """The findings as actions, in the order in which they were given."""
    place = {finding.id: number for number, finding in enumerate(found)}
    return sorted(actions_of(found), key=lambda action: min(place[finding.id] for finding in action.findings))


def _bar(report: Report) -> list[Segment]:
    numbers = {name: sum(1 for finding in report.activities if finding.outcome == name) for name in _BAR}
    whole = sum(numbers.values()) or 1
    segments: list[Segment] = []
    start = 0.0
    for name, number in numbers.items():
        width = 100 * number / whole
        segments.append(Segment(name, number, round(start, 3), round(width, 3)))
        start += width
    return segments

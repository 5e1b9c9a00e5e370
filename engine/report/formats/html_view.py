"""A report, arranged for the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from golive.engine.evaluate.verdict import Finding
from golive.engine.report.formats.html_matrix import Placed, Row, matrix_of
from golive.engine.report.words.actions import (
    GROUPINGS,
    RULES,
    TO_DO,
    Action,
    Grouping,
    actions_of,
    sections_of,
    slipped,
    urgency,
)
from golive.engine.report.words.asking import Need, needs_of
from golive.engine.report.words.headlines import Headline, headline_of, headlines, told_outcome
from golive.engine.report.words.html_words import heading_of, words
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import ActivityFinding, Report, RuleFinding

FIRST = 5
OUTCOMES = (*TO_DO, "done", "upheld", "waived", "not-applicable")
_OF_RULES = ("violated", "upheld")
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
    decided_by: list[Finding]
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
    by_id: dict[str, Finding]
    told_under: dict[str, str]
    outcomes: list[str]
    rules: str


def view_of(report: Report, prefix: str) -> View:
    """The view of a report; `prefix` keeps its ids apart from those of other reports."""
    placed = _placed(report)
    headings = {
        g: list(dict.fromkeys(heading_of(g, s.heading) for s in sections_of(report, g, apart=True))) for g in GROUPINGS
    }
    found = headlines(report)
    by_id = {finding.id: finding for finding in report.findings}
    told_under = headline_of(report)
    rows, total, without = matrix_of(report, placed)
    planned = sorted((f for f in report.activities if f.outcome == "planned"), key=urgency)
    return View(
        prefix=prefix,
        report=report,
        sentence=verdict_sentence(report).replace(report.gate, words(report.gate)),
        decided_by=_deciders(report, found),
        first=_first(found)[:FIRST],
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
        titles={finding.id: finding.title for finding in report.findings},
        by_id=by_id,
        told_under=told_under,
        outcomes=[name for name in OUTCOMES if report.rules or name not in _OF_RULES],
        rules=RULES,
    )


def _deciders(report: Report, found: Sequence[Headline]) -> list[Finding]:
    """As many findings as the verdict counts, in the order of the headlines under which they are told."""
    every = {finding.id: finding for headline in found for finding in headline.every}
    every |= {finding.id: finding for finding in report.findings if finding.id not in every}
    return [finding for name, finding in every.items() if name in report.verdict.decided_by]


def _placed(report: Report) -> list[Placed]:
    """All findings in order: what is to be done by urgency, with what one artefact serves together, then the rest."""
    actions = [
        *(Action((rule,)) for rule in report.rules if told_outcome(rule) in TO_DO),
        *actions_of([finding for finding in report.activities if finding.outcome in TO_DO]),
    ]
    settled = [finding for finding in report.findings if told_outcome(finding) not in TO_DO]
    settled.sort(key=lambda finding: (OUTCOMES.index(told_outcome(finding)), urgency(finding)))
    actions.sort(key=lambda action: urgency(action.lead))
    order = [finding for action in actions for finding in action.findings] + settled
    headings: dict[str, dict[Grouping, str]] = {finding.id: {} for finding in order}
    for grouping in GROUPINGS:
        for section in sections_of(report, grouping, apart=True):
            for finding in (*(f for action in section.actions for f in action.findings), *section.settled):
                headings[finding.id][grouping] = heading_of(grouping, section.heading)
    return [Placed(finding, at, headings[finding.id]) for at, finding in enumerate(order)]


def _groups(placed: Sequence[Placed], names: Sequence[str]) -> list[Group]:
    groups = {name: Group(name, [], []) for name in names}
    for one in placed:
        group = groups[one.headings["group"]]
        (group.to_do if told_outcome(one.finding) in TO_DO else group.settled).append(one)
    return list(groups.values())


def _first(found: Sequence[Headline]) -> list[Action]:
    """The headlines as actions, in the order in which they were given."""
    place = {headline.finding.id: number for number, headline in enumerate(found)}
    alone = [h.finding for h in found if isinstance(h.finding, ActivityFinding)]
    rules = [Action((h.finding,), tuple(actions_of(h.under))) for h in found if isinstance(h.finding, RuleFinding)]
    every = [*rules, *actions_of(alone)]
    return sorted(every, key=lambda action: min(place[finding.id] for finding in action.findings))


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

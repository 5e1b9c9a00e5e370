"""The report as one self-contained page of HTML: a summary for the sponsor, where the holes are, then everything."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from golive.engine.report.actions import GROUPINGS, Action, Grouping, actions_of, sections_of, settled_words, urgency
from golive.engine.report.text import verdict_sentence, worst_first
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.ruleset import Source
from golive.schemas.words import SEVERITIES
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FIRST = 5
_PARTS = Path(__file__).with_name("html_parts")
_TO_DO = ("missing", "open", "undecided", "planned")
_OUTCOMES = (*_TO_DO, "done", "waived", "not-applicable")
_BAR = ("done", "waived", "planned", "open", "missing", "undecided")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WORDS = {
    "charter-approval": "charter approval",
    "plan-baseline": "plan baseline",
    "design-complete": "design complete",
    "project-close": "project close",
    "monitoring-controlling": "monitoring and controlling",
    "not-applicable": "not applicable",
    "not-a-project": "not a project",
    "in-progress": "in progress",
    "unsaid": "status not given",
}
_SHORT = {
    "initiating": "Init.",
    "planning": "Plan.",
    "executing": "Exec.",
    "monitoring-controlling": "M&C",
    "closing": "Close",
}
_GROUPING_WORDS = {"group": "process group", "gate": "gate", "process": "ITIL process", "owner": "owner"}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_HOW = {"covers": "says so under covers", "content": "by its content", "waiver": "a waiver"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its place in the order of all findings and the heading that each grouping gives it."""

    finding: ActivityFinding
    at: int
    headings: dict[Grouping, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading: what is to be done, and what is settled."""

    heading: str
    to_do: list[Placed]
    settled: list[Placed]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many of the activities of one process and process group are lacking."""

    process: str
    group: str
    lacking: int
    blockers: int
    applicable: int
    undecided: int
    first: str

    @property
    def level(self) -> str:
        """How bad it is: unknown, none, some, most or all."""
        if not self.applicable:
            return "unknown"
        if not self.lacking:
            return "none"
        if self.lacking == self.applicable:
            return "all"
        return "most" if self.lacking * 2 >= self.applicable else "some"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of processes and process groups; None is a cell in which nothing applies."""

    heading: str
    cells: list[Cell | None]
    total: Cell | None


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
    needs: list[tuple[str, int]]
    bar: list[Segment]
    groups: list[Group]
    headings: dict[Grouping, list[str]]
    rows: list[Row]
    total: Row
    without: list[str]
    titles: dict[str, str]


def render(reports: Iterable[Report]) -> str:
    """A page with one report, or with several and an overview before them; it asks for nothing from elsewhere."""
    every = list(reports)
    views = [_view(report, "" if len(every) == 1 else f"r{number}/") for number, report in enumerate(every, 1)]
    css, script = _part("report.css"), _part("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template("report.html.j2")
    return template.render(views=views, css=Markup(css), script=Markup(script), policy=policy)  # noqa: S704


@cache
def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_PARTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters |= {
        "words": words,
        "headline": _headline,
        "day": _day,
        "places": _places,
        "cited": _cited,
        "settled_words": settled_words,
        "as_json": lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    }
    environment.globals |= {
        "to_do": _TO_DO,
        "outcomes": _OUTCOMES,
        "severities": SEVERITIES,
        "groupings": _GROUPING_WORDS,
        "short": _SHORT,
        "how": _HOW,
    }
    return environment


def _finalize(value: Any) -> Any:
    """What is printed: texts of the record without characters that are not to be seen or that turn others around."""
    return _clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _clean(text: str) -> str:
    return _UNSEEN.sub(" ", text)


def words(name: str) -> str:
    """A gate, group, outcome or verdict as a reader would write it."""
    return _WORDS.get(name, name)


def _headline(name: str) -> str:
    text = words(name)
    return text[:1].upper() + text[1:]


def _heading(grouping: Grouping, name: str) -> str:
    """Names of processes and people stay as they are."""
    return _headline(name) if grouping in ("group", "gate") else _clean(name)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _places(where: Sequence[str] | str, source: str) -> str:
    """Where it stands; the file is left out where it is the record's own."""
    places = [where] if isinstance(where, str) else where
    lines = [place.removeprefix(f"{source}:") for place in places]
    return ", ".join(f"line {line}" if line.isdecimal() else line for line in lines)


def _cited(sources: Iterable[Source]) -> dict[str, list[str]]:
    """The sections of each work, in the order in which they are given."""
    cited: dict[str, list[str]] = {}
    for source in sources:
        cited.setdefault(source.work, []).append(source.section)
    return cited


def _view(report: Report, prefix: str) -> View:
    placed = _placed(report)
    headings = {g: list(dict.fromkeys(_heading(g, s.heading) for s in sections_of(report, g))) for g in GROUPINGS}
    found = worst_first(report)
    by_id = {finding.id: finding for finding in report.activities}
    rows, total, without = _matrix(report, placed)
    planned = sorted((f for f in report.activities if f.outcome == "planned"), key=urgency)
    return View(
        prefix=prefix,
        report=report,
        sentence=verdict_sentence(report).replace(report.gate, words(report.gate)),
        decided_by=[by_id[name] for name in report.verdict.decided_by if name in by_id],
        first=_actions(found)[:FIRST],
        lacking=len(found),
        next_planned=planned[:FIRST],
        needs=_needs(report)[:FIRST],
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
    to_do = [finding for finding in report.activities if finding.outcome in _TO_DO]
    settled = [finding for finding in report.activities if finding.outcome not in _TO_DO]
    settled.sort(key=lambda finding: (_OUTCOMES.index(finding.outcome), urgency(finding)))
    order = [finding for action in actions_of(to_do) for finding in action.findings] + settled
    headings: dict[str, dict[Grouping, str]] = {finding.id: {} for finding in order}
    for grouping in GROUPINGS:
        for section in sections_of(report, grouping):
            for finding in (*(f for action in section.actions for f in action.findings), *section.settled):
                headings[finding.id][grouping] = _heading(grouping, section.heading)
    return [Placed(finding, at, headings[finding.id]) for at, finding in enumerate(order)]


def _groups(placed: Sequence[Placed], names: Sequence[str]) -> list[Group]:
    groups = {name: Group(name, [], []) for name in names}
    for one in placed:
        group = groups[one.headings["group"]]
        (group.to_do if one.finding.outcome in _TO_DO else group.settled).append(one)
    return list(groups.values())


def _actions(found: Sequence[ActivityFinding]) -> list[Action]:
    """The findings as actions, in the order in which they were given."""
    place = {finding.id: number for number, finding in enumerate(found)}
    return sorted(actions_of(found), key=lambda action: min(place[finding.id] for finding in action.findings))


def _needs(report: Report) -> list[tuple[str, int]]:
    """What is not known but asked for, with the number of findings that wait for it; what most wait for first."""
    count: dict[str, int] = {}
    for finding in report.activities:
        for need in finding.needs:
            count[need] = count.get(need, 0) + 1
    return sorted(count.items(), key=lambda entry: (-entry[1], entry[0]))


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


def _matrix(report: Report, placed: Sequence[Placed]) -> tuple[list[Row], Row, list[str]]:
    """The rows in which something applies, the line of totals, and the processes in which nothing does."""
    groups = [_headline(group) for group in report.process_groups]
    rows: list[Row] = []
    without: list[str] = []
    for section in sections_of(report, "process"):
        process = section.heading
        there = [one for one in placed if one.headings["process"] == process]
        row = _row(there, process, groups)
        if row.total is None:
            without.append(process)
        else:
            rows.append(row)
    return rows, _row(placed, "", groups), without


def _row(placed: Sequence[Placed], process: str, groups: Sequence[str]) -> Row:
    cells = [_cell([one for one in placed if one.headings["group"] == group], process, group) for group in groups]
    return Row(process, cells, _cell(placed, process, ""))


def _cell(placed: Sequence[Placed], process: str, group: str) -> Cell | None:
    findings = [one.finding for one in placed if one.finding.outcome != "not-applicable"]
    if not findings:
        return None
    lacking = [finding for finding in findings if finding.outcome in ("missing", "open")]
    undecided = sum(1 for finding in findings if finding.outcome == "undecided")
    return Cell(
        process=process,
        group=group,
        lacking=len(lacking),
        blockers=sum(1 for finding in lacking if finding.severity == "blocker"),
        applicable=len(findings) - undecided,
        undecided=undecided,
        first=(lacking or findings)[0].id,
    )

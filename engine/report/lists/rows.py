"""What a row of a list to work through is: one for each activity and rule, what is to do first, with a stable mark."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from golive.engine.compare.identity import record_key
from golive.engine.evaluate.verdict import Finding
from golive.engine.report.words.actions import TO_DO, settled_words
from golive.engine.report.words.asking import question_of
from golive.engine.report.words.evidence_words import grounds, perhaps_words, piece_words
from golive.engine.report.words.finding_rows import in_order
from golive.engine.report.words.headlines import told_outcome
from golive.engine.report.words.html_words import clean
from golive.schemas.report import ActivityFinding, Report, WaiverSeen
from golive.schemas.worklist import (
    STATE_WORDS,
    WAIVER_FIELDS,
    Entry,
    Field,
    Mark,
    State,
    digest,
    record_digest,
)

_SETTLED: dict[str, State] = {
    "done": "done",
    "upheld": "done",
    "waived": "not-needed",
    "not-applicable": "not-applicable",
}


@dataclass(frozen=True, slots=True)
class Worklist:
    """A report, and what lists that were worked through before say of its activities and rules, by id."""

    report: Report
    listed: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class ListRow:
    """`cells` is what a team fills in, the rest is for it to read.

    `state` is what it is now, which a list before may have brought about; `mark` has what it was without. `is_open`:
    something is to do. `is_kept`: a team wrote into it before, and that stands in the cells; `is_changed`: more than
    an owner and a note.
    """

    finding: Finding
    mark: Mark
    cells: Mapping[Field, str]
    is_open: bool
    due_date: date | None
    group: str
    there: str
    project: str
    state: State = "to-do"
    is_kept: bool = False
    is_changed: bool = False


def rows_of(one: Worklist) -> list[ListRow]:
    """A row for every finding: what is to do, the worst first, then what is settled."""
    waivers = {seen.pointer: seen for seen in one.report.waivers}
    rows = [_row(one, finding, waivers) for finding in in_order(one.report)]
    return [*(row for row in rows if row.is_open), *(row for row in rows if not row.is_open)]


def _row(one: Worklist, finding: Finding, waivers: Mapping[str, WaiverSeen]) -> ListRow:
    report, entry = one.report, one.listed.get(finding.id)
    cells, state = _cells(report, finding, waivers)
    day = cells["planned_for"] or cells["done_on"]
    waiver = digest(*(cells[name] for name in WAIVER_FIELDS))
    mark = Mark(finding.id, state, day, waiver, record_digest(report.record.id, report.record.name))
    if entry is not None:
        kept = {name: text for name, text in entry.cells.items() if name != "title" and name in cells}
        written = kept if entry.changed else {name: kept[name] for name in ("owner", "note") if kept.get(name)}
        cells |= {name: clean_lines(text) for name, text in written.items()}
        mark = replace(entry.mark, record=mark.record) if entry.changed else mark
        if entry.now == "done" and cells["status"] == STATE_WORDS[entry.mark.state]:
            cells["status"] = STATE_WORDS["done"]  # who ticks a row seldom changes the status beside the box
    return ListRow(
        finding,
        mark,
        cells,
        told_outcome(finding) in TO_DO,
        None if finding.due == "continuous" else report.gate_dates.get(finding.due),
        finding.group if isinstance(finding, ActivityFinding) else "Rules",
        clean_lines(_there(report, finding)),
        clean(record_key(report)),
        (entry.now if entry is not None else None) or state,
        entry is not None and (entry.changed or bool(entry.cells.get("owner") or entry.cells.get("note"))),
        entry is not None and entry.changed,
    )


def _cells(report: Report, finding: Finding, waivers: Mapping[str, WaiverSeen]) -> tuple[dict[Field, str], State]:
    """What stands in the cells of a team before it has written anything, and the state that this is."""
    state = _state(finding)
    cells: dict[Field, str] = {
        "done": "x" if state == "done" else "",
        "status": STATE_WORDS[state],
        "title": clean(finding.title),
        "owner": "",
        **dict.fromkeys(("planned_for", "done_on", *WAIVER_FIELDS, "note"), ""),
    }
    if isinstance(finding, ActivityFinding):
        cells["owner"] = clean(finding.owner or "") if state != "not-needed" else ""  # nobody has to do it
        first = finding.evidence[0].date if finding.evidence else None
        if state in ("planned", "in-progress"):
            cells["planned_for"] = str(finding.date or "")
        elif state == "done":
            cells["done_on"] = str(first or "")
    if state == "not-needed":
        told = _waiver_of(finding, waivers)
        cells |= {name: clean_lines(str(text or "")) for name, text in zip(WAIVER_FIELDS, told, strict=True)}
    return cells, state


def _state(finding: Finding) -> State:
    outcome = told_outcome(finding)
    if outcome in _SETTLED:
        return _SETTLED[outcome]
    pieces = finding.evidence if isinstance(finding, ActivityFinding) else ()
    best = pieces[0].status if pieces else None
    return "in-progress" if best == "in-progress" else "planned" if best == "planned" else "to-do"


def _waiver_of(finding: Finding, waivers: Mapping[str, WaiverSeen]) -> tuple[str | date | None, ...]:
    """Reason, who, when and until when of what a finding is waived by."""
    if not isinstance(finding, ActivityFinding):
        one = finding.waived
        return (one.reason, one.by, one.date, one.expires) if one is not None else (None,) * 4
    found = [waivers[piece.pointer] for piece in finding.evidence if piece.pointer in waivers]
    return (found[0].reason, found[0].by, found[0].date, found[0].expires) if found else (None,) * 4


def _there(report: Report, finding: Finding) -> str:
    """What there is for it, what is wrong, what to answer; of what is settled why."""
    if told_outcome(finding) not in TO_DO:
        return settled_words(finding)
    asked = [f"Question: {question_of(report, need)}" for need in finding.needs[:5]]
    if isinstance(finding, ActivityFinding):
        told = [f"{piece.name} ({piece_words(piece)}, {piece.where})" for piece in finding.evidence[:5]]
        return "\n".join([*told, *finding.remarks, *map(perhaps_words, finding.perhaps), *asked])
    under = {activity.title for activity in report.activities if activity.id in finding.activities}
    return "\n".join([*(grounds(finding, under) if finding.outcome == "violated" else ()), *asked])


def clean_lines(text: str) -> str:
    """The text without characters that are not to be seen; its lines stay."""
    return "\n".join(map(clean, text.split("\n")))


def to_do(one: Worklist) -> list[ListRow]:
    """The rows of which something is to do, and those into which a team wrote something, so that this is not lost."""
    return [row for row in rows_of(one) if row.is_open or row.is_kept]

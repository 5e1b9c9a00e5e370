"""What a row of a worked-through list says, next to what it was when it was written: done, planned, or not needed.

Nothing is done but by a tick or a status that says so, and nothing that contradicts itself counts.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.days import day_in, says_none
from golive.engine.load.importers.sheet.status_words import word_status
from golive.engine.load.importers.statuses import told_of
from golive.engine.load.quoting import shown
from golive.engine.load.worked.row import Row
from golive.engine.nearest import did_you_mean
from golive.schemas.worklist import (
    HEADINGS,
    STATE_WORDS,
    STATES,
    WAIVER_FIELDS,
    Entry,
    Field,
    Mark,
    State,
    waiver_digest,
)

Tell = Callable[[Row, Field | None, str, str], None]
_PLANS = ("planned", "scheduled", "geplant", "terminiert", "planifié", "planifiée", "planificado", "planificada")
_PLANS_TOO = ("planeado", "programado", "gepland", "ingepland", "planejado", "pianificato", "pianificata")
_EMPTY = ("-", "\u2013", "\u2014", "none", "keine", "n/a")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Said:
    """`task` and `waiver` are the fields of elements of a record, None where the row gives none."""

    entry: Entry
    row: Row
    task: dict[str, Any] | None = None
    waiver: dict[str, Any] | None = None


def said_by(row: Row, mark: Mark, guide: Guide, tell: Tell) -> Said:
    """What a row says of one of its marks; what cannot be understood is told, and does not count."""
    cells = {name: "" if text.casefold() in _EMPTY else text for name, text in row.cells.items()}
    entry = Entry(mark, dict(row.cells), row.where)
    ticked, status = _tick(row, guide, tell), _status(row, guide, tell)
    days = {name: _day(row, name, tell) for name in ("planned_for", "done_on", "decided_on", "expires")}
    done = (ticked is True or status == "done") and mark.state != "done"
    waived = _waives(cells, days, mark) or (
        status == "not-needed" and mark.state not in ("not-needed", "not-applicable")
    )
    if mark.state == "done" and (ticked is False if "done" in cells else False):
        tell(row, "done", "the record itself says that it is done", "correct the record where it is not")
    if done and (waived or (ticked and status not in (None, "done", mark.state, "to-do"))):
        other = "is not needed" if waived else STATE_WORDS[status or "planned"]
        tell(row, "done", f"is done and {other} at once, so it counts as neither", "say one of them")
        return Said(replace(entry, changed=True), row)
    if done:
        return Said(replace(entry, changed=True), row, _task(row, cells, "done", days["done_on"]))
    if waived:
        return Said(replace(entry, changed=True), row, None, _waiver(cells, days))
    if days["done_on"] and mark.state != "done":
        tell(row, "done_on", f"has a day, {days['done_on']}, but it is not ticked", "tick it once it is done")
        return Said(replace(entry, changed=True), row)
    return _planned(
        row, replace(entry, changed=bool(row.cells.get("done", "").strip()) and ticked is None), days, status
    )


def _planned(row: Row, entry: Entry, days: dict[str, str | None], status: State | None) -> Said:
    """What is planned now or under way, and was not when the list was written."""
    mark, day = entry.mark, days["planned_for"]
    if mark.state in ("done", "not-needed", "not-applicable"):
        return Said(entry, row)
    is_new = day is not None and day != mark.day
    moved = status in ("planned", "in-progress") and status != mark.state
    if mark.state == "in-progress" and status == "planned":
        moved = False  # the record knows more
    if not (is_new or moved):
        return Said(entry, row)
    now = (
        status if status in ("planned", "in-progress") else "in-progress" if mark.state == "in-progress" else "planned"
    )
    return Said(replace(entry, changed=True), row, _task(row, row.cells, now, day))


def _task(row: Row, cells: dict[Field, str], status: str, day: str | None) -> dict[str, Any]:
    fields = {
        "name": (cells.get("title") or "")[:_LONGEST] or None,
        "status": status,
        "date": day,
        "owner": cells.get("owner") or None,
        "notes": cells.get("note") or None,
        "key": row.key,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _waiver(cells: dict[Field, str], days: dict[str, str | None]) -> dict[str, Any]:
    """A waiver, complete or not: what it lacks the report says."""
    fields = {
        "reason": cells.get("reason"),
        "by": cells.get("by"),
        "date": days["decided_on"],
        "expires": days["expires"],
        "reference": cells.get("note"),
    }
    return {name: value for name, value in fields.items() if value}


def _waives(cells: dict[Field, str], days: dict[str, str | None], mark: Mark) -> bool:
    """Whether a reason or a decision stands there that is not the one with which the list was written."""
    told = [cells.get(name) for name in WAIVER_FIELDS[:2]] + [days["decided_on"], days["expires"]]
    if not any(told) or waiver_digest(told) == mark.waiver:
        return False
    return bool(cells.get("reason")) or (mark.state != "not-needed" and bool(cells.get("by") or days["decided_on"]))


def _tick(row: Row, guide: Guide, tell: Tell) -> bool | None:
    """Whether the box is ticked; None where there is none, or where it is not known what stands in it."""
    text = row.cells.get("done")
    if text is None:
        return None
    if not text or text in _EMPTY:
        return False
    status = word_status(text, guide)
    if status in ("done", "planned"):
        return status == "done"
    tell(row, "done", f"{shown(text[:60])} is neither yes nor no", "write x where it is done, and nothing where not")
    return None


def _status(row: Row, guide: Guide, tell: Tell) -> State | None:
    """What the status says; None where it says nothing, or where it is not known."""
    text = " ".join((row.cells.get("status") or "").split())
    if not text:
        return None
    own = next((state for state in STATES if text.casefold().replace(" ", "-") == state), None)
    told = told_of(text, guide)
    if own is not None and told is None:
        return own
    known = told or word_status(text, guide)
    if known is None:
        words = [STATE_WORDS[state] for state in STATES[:5]]
        hint = did_you_mean(text, words, 1) or f"write one of {', '.join(words)}"
        tell(row, "status", f"the status {shown(text[:60])} is not known", f"{hint}, or say it with --status")
        return None
    if known == "cancelled":
        return "not-needed"
    is_plan = known != "planned" or told is not None or text.casefold() in (*_PLANS, *_PLANS_TOO)
    return known if is_plan else "to-do"


def _day(row: Row, name: Field, tell: Tell) -> str | None:
    text = row.cells.get(name, "")
    if not text or says_none(text):
        return None
    day = day_in(text, row.order)
    if day is None:
        tell(row, name, f"{shown(text[:60])} is no date to be sure of", "write it as YYYY-MM-DD; it is left out")
    return day


def column_of(row: Row, name: Field) -> str:
    """What the column of a field is called in the file."""
    return row.called.get(name) or HEADINGS[name]

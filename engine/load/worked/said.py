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
from golive.schemas.worklist import (
    CHOICES,
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
_NO = ("no", "nein", "non", "nee", "não", "nao", "not yet", "noch nicht", "pas encore", "todavía no", "aún no")
_NO_TOO = ("non ancora", "nog niet", "ainda não", "not done", "nicht erledigt", "non fait", "no hecho", "niet klaar")
_EMPTY = ("-", "\u2013", "\u2014", "none", "keine", "n/a")
_LONGEST = 300
_DAYS: tuple[Field, ...] = ("planned_for", "done_on", "decided_on", "expires")
_NOT_TO_DO = ("not-needed", "not-applicable")


@dataclass(frozen=True, slots=True)
class Said:
    """`task` and `waiver` are the fields of elements of a record, None where the row gives none.

    `is_unclear`: another row says something else.
    """

    entry: Entry
    row: Row
    task: dict[str, Any] | None = None
    waiver: dict[str, Any] | None = None
    is_unclear: bool = False

    @property
    def now(self) -> State | None:
        """The state of what counts; None where nothing does."""
        word = self.task["status"] if self.task else "not-needed" if self.waiver else None
        return next((state for state in STATES if state == word), None)


def said_by(row: Row, mark: Mark, guide: Guide, tell: Tell) -> Said:
    """What a row says of one of its marks; what cannot be understood is told, and does not count."""
    is_told = False

    def told(row: Row, name: Field | None, what: str, remedy: str) -> None:
        nonlocal is_told
        is_told = True
        tell(row, name, what, remedy)

    said = _said(row, mark, guide, told)
    changed = is_told or said.task is not None or said.waiver is not None
    return replace(said, entry=replace(said.entry, changed=changed, now=said.now))


def _said(row: Row, mark: Mark, guide: Guide, tell: Tell) -> Said:
    cells = {name: "" if text.casefold() in _EMPTY else text for name, text in row.cells.items()}
    ticked, status = _tick(row, guide, tell), _status(row, guide, tell)
    days = {name: _day(row, name, tell) for name in _DAYS}
    kept = {**row.cells, **{name: day for name, day in days.items() if day}}
    nothing = Said(Entry(mark, kept, row.where), row)
    if mark.state == "done" and (ticked is False or status in ("to-do", "planned", "in-progress")):
        name: Field = "done" if ticked is False else "status"
        tell(
            row, name, "the record itself says that it is done, and still counts", "correct the record where it is not"
        )
    done = (ticked is True or status == "done") and mark.state != "done"
    waived = _waives(cells, days, mark) or (status == "not-needed" and mark.state not in _NOT_TO_DO)
    if done and ticked is False and row.cells.get("done") and cells.get("done"):
        what = f"says {shown(cells['done'][:60])}, and {column_of(row, 'status')} says done, so it does not count"
        tell(row, "done", what, "tick it where it is done")
        return nothing
    if done and (waived or (ticked and status not in (None, "done", mark.state, "to-do"))):
        other = "is not needed" if waived else STATE_WORDS[status or "planned"]
        tell(row, "done", f"is done and {other} at once, so it counts as neither", "say one of them")
        return nothing
    if done and _is_unclear(row, "done_on", days):
        return nothing  # which was told with the day
    if done:
        return replace(nothing, task=_task(row, cells, "done", days["done_on"]))
    if waived:
        return replace(nothing, waiver=_waiver(cells, days))
    if days["done_on"] and mark.state != "done":
        tell(row, "done_on", f"has a day, {days['done_on']}, but it is not ticked", "tick it once it is done")
        return nothing
    return _planned(nothing, mark, cells, days["planned_for"], status)


def _planned(nothing: Said, mark: Mark, cells: dict[Field, str], day: str | None, status: State | None) -> Said:
    """What is planned now or under way, and was not when the list was written."""
    if mark.state in ("done", *_NOT_TO_DO):
        return nothing
    under_way = "in-progress" in (mark.state, status)
    is_moved = status in ("planned", "in-progress") and mark.state not in (status, "in-progress")
    if not is_moved and (day is None or day == mark.day):
        return nothing
    return replace(nothing, task=_task(nothing.row, cells, "in-progress" if under_way else "planned", day))


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


def _waiver(cells: dict[Field, str], days: dict[Field, str | None]) -> dict[str, Any]:
    """A waiver, complete or not: what it lacks the report says."""
    fields = {
        "reason": cells.get("reason"),
        "by": cells.get("by"),
        "date": days["decided_on"],
        "expires": days["expires"],
        "reference": cells.get("note"),
    }
    return {name: value for name, value in fields.items() if value}


def _waives(cells: dict[Field, str], days: dict[Field, str | None], mark: Mark) -> bool:
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
    if not text or text in _EMPTY or " ".join(text.casefold().split()) in (*_NO, *_NO_TOO):
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
        words = ", ".join(STATE_WORDS[state] for state in CHOICES)
        remedy = f"write one of {words}, or say it with --status"
        tell(row, "status", f"the status {shown(text[:60])} is not known", remedy)
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
        left = "the tick does not count until it is" if name == "done_on" else "it is left out"
        tell(row, name, f"{shown(text[:60])} is no date to be sure of", f"write it as YYYY-MM-DD; {left}")
    return day


def _is_unclear(row: Row, name: Field, days: dict[Field, str | None]) -> bool:
    """Whether a day stands there that is not understood."""
    return days[name] is None and bool(text := row.cells.get(name, "")) and not says_none(text)


def column_of(row: Row, name: Field) -> str:
    """What the column of a field is called in the file."""
    return row.called.get(name) or HEADINGS[name]

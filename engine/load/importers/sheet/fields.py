"""The cells of a row as fields of a task; what a whole column decides is decided once."""

import re
from collections.abc import Sequence
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.sheet.columns import Columns
from golive.engine.load.importers.sheet.days import day_in, order_of, says_none
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.importers.sheet.status_words import is_bare_x, is_dropped, tells_x_apart, word_status
from golive.engine.load.importers.statuses import status_of_percent
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.quoting import shown
from golive.engine.load.tables.table import Line, Table
from golive.engine.load.tree import Place
from golive.schemas.elements import Status
from golive.schemas.settings import DateOrder

DATES = ("start", "finish", "actual_start", "actual_finish")
_BOTH = "say --dates day-first or --dates month-first, or write `dates:` into golive.yaml"
_NUMBERED = re.compile(
    r"#?(\d+)\s*(?:FS|SS|FF|SF|EA|AA|EE|AE|FD|DD|DF|FC|CC|CF|IF|FI|II)?\s*(?:[+-]\s*[\d.,]+\s*[^\W\d]*%?)?"
)
_ID = re.compile(r"#?[\w-]*\d[\w.-]*")
_NO = frozenset(("no", "n", "false", "0", "nein", "non", "não", "falsch", "faux", "☐"))
_YES_WORDS = "yes y true 1 x ✓ ✔ ☑ ✅ ja oui si sí sim vrai wahr milestone meilenstein jalon hito"
_YES = frozenset(_YES_WORDS.split())
_STALE = "correct whichever is wrong; the word is read"


class Fields:
    """Reads rows of one table. `tell` says what could not be read."""

    def __init__(self, table: Table, columns: Columns, rows: Sequence[Line], guide: Guide, plan: Plan) -> None:
        self._columns, self._guide, self._plan, self._table = columns, guide, plan, table
        self._orders = self._decided(rows)
        self._fractions = self._are_fractions(rows)
        self._leaves_open = self._is_asana()
        self._ticked = any(self.text(line, "done") for line in rows)
        self._unknown = UnknownStatuses(guide)
        self._doubtful_x = {
            name for name in ("status", "done") if tells_x_apart(self.text(line, name) for line in rows)
        }

    def text(self, line: Line, name: str) -> str:
        """The text of a field; empty where it has no column or no text."""
        return line.cell(self._columns.of.get(name))

    def place(self, line: Line) -> Place:
        """Where the row stands."""
        return self._plan.place(self._table.name, line.number)

    def of(self, line: Line) -> dict[str, Any]:
        """The fields of a task but its name, parents and ids."""
        days = {name: self._day(line, name) for name in DATES if name in self._columns.of}
        return {
            "status": self._unless_struck(line, self._status(line, days)),
            "date": days.get("actual_finish") or days.get("finish"),
            "start": days.get("actual_start") or days.get("start"),
            "owner": self.text(line, "owner") or None,
            "milestone": True if self.text(line, "milestone").casefold() in _YES else None,
            "predecessors": predecessors(self.text(line, "predecessors")) or None,
            "notes": self.text(line, "notes") or None,
        }

    def tell(self) -> None:
        """Say which statuses are not known."""
        self._unknown.tell(self._plan)

    def _decided(self, rows: Sequence[Line]) -> dict[str, DateOrder | None]:
        """The order of day and month of each column; one that cannot be told is that of the others, if they agree."""
        told = {}
        for name in DATES:
            column = self._columns.of.get(name)
            if column is not None:
                told[name] = order_of(line.cell(column) for line in rows)
        others = {order for order, _ in told.values() if order}
        common: DateOrder | None = others.pop() if len(others) == 1 else None
        orders: dict[str, DateOrder | None] = {}
        for name, (order, matters) in told.items():
            orders[name] = self._guide.dates or order or common
            if matters and orders[name] is None:
                heading = shown(self._columns.heading(self._columns.of[name]))
                what = f"day and month cannot be told apart in {heading}; its dates are left out"
                self._plan.warn(self._plan.place(self._table.name), what, _BOTH)
        return orders

    def _day(self, line: Line, name: str) -> str | None:
        text = self.text(line, name)
        if not text or says_none(text):
            return None
        day = day_in(text, self._orders[name])
        if day is None and (self._orders[name] is not None or order_of([text]) == (None, False)):
            what = f"{shown(text[:60])} is no date that can be read"
            self._plan.warn(self.place(line), what, "write it as YYYY-MM-DD; it is left out")
        return day

    def _are_fractions(self, rows: Sequence[Line]) -> bool:
        """Whether percentages are written as shares of 1, as a spreadsheet does where the cell has no format."""
        numbers = [number for line in rows if (number := _number(self.text(line, "percent"))) is not None]
        signed = any("%" in self.text(line, "percent") for line in rows)
        return not signed and any(0 < number < 1 for number in numbers) and max(numbers) <= 1

    def _percent(self, line: Line) -> float | None:
        text = self.text(line, "percent")
        number = _number(text)
        if number is None or not 0 <= number <= 100:
            return None
        return number * 100 if self._fractions else number

    def _unless_struck(self, line: Line, status: Status | None) -> Status | None:
        """The status; None, and told, of a row that is struck through: some do it when done, some when dropped.

        A closed one that is labelled as a duplicate and the like is cancelled.
        """
        if status == "done" and is_dropped(self.text(line, "covers"), self._guide):
            return "cancelled"
        of = self._columns.of
        columns = {of["name"], *self._columns.levels, *(of[name] for name in ("status", "done") if name in of)}
        if status in (None, "cancelled") or not any(self._table.is_struck(line, column) for column in columns):
            return status
        what = "is struck through, so its status is not known"
        self._plan.warn(self.place(line), what, "write Done or Cancelled, and take the stroke away")
        return None

    def _status(self, line: Line, days: dict[str, str | None]) -> Status | None:
        """By the word, the tick, the percentage, the actual dates, in this order; None where none of them says it.

        A word that is not known is told, and nothing beside it overrules it.
        """
        if self.text(line, "active").casefold() in _NO:
            return "cancelled"
        word, percent = self.text(line, "status"), self._percent(line)
        if word and not _NOTHING.fullmatch(word):
            return self._compared(self._word(line, "status"), percent, line)
        if self._is_ticked(line):
            return self._word(line, "done") if self.text(line, "done") else "planned"
        if percent is not None and _SAYS_SOMETHING.fullmatch(word):
            self._unknown.add(word, self.place(line))
            return None
        if percent is not None:
            return status_of_percent(percent, bool(days.get("actual_start")))
        return self._by_days(line, word, days)

    def _by_days(self, line: Line, word: str, days: dict[str, str | None]) -> Status | None:
        if _SAYS_SOMETHING.fullmatch(word):
            return None
        if days.get("actual_finish"):
            return "done"
        if days.get("actual_start"):
            return "in-progress"
        return "planned" if self._leaves_open and not self.text(line, "actual_finish") else None

    def _compared(self, status: Status | None, percent: float | None, line: Line) -> Status | None:
        """The status, told where the percentage beside its word says something else."""
        if percent is not None and (
            (status == "done" and 0 < percent < 100) or (status in ("planned", "in-progress") and percent >= 100)
        ):
            what = f"has the status {shown(self.text(line, 'status')[:40])} and {percent:g} %"
            self._plan.warn(self.place(line), what, _STALE)
        return status

    def _is_asana(self) -> bool:
        """Whether a blank `Completed At` says that a task is open, as in the export of Asana."""
        said = {plain(self._columns.heading(column)) for column in self._columns.of.values()}
        return {"completed at", "section column"} <= said and "status" not in self._columns.of

    def _word(self, line: Line, name: str) -> Status | None:
        """What a cell says; one that is not known is kept to be told."""
        word = self.text(line, name)
        doubtful = name in self._doubtful_x and is_bare_x(word, self._guide)
        status = None if doubtful else word_status(word, self._guide, code=name == "status")
        if status is None:
            self._unknown.add(word, self.place(line))
        return status

    def _is_ticked(self, line: Line) -> bool:
        """Whether a column to be ticked says something of a row; blank is not done, once anything in it is ticked."""
        if "done" not in self._columns.of or not self._ticked:
            return False
        return bool(self.text(line, "done")) or line.filled() > 1 or len(self._columns.of) < 3  # else a heading


_NOTHING = re.compile(r"[-\u2013\u2014.?/ ]*|n\.?\s?/?\s?a\.?|tb[dca]|none", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"n\.?\s?/?\s?a\.?|tb[dca]", re.IGNORECASE)  # as far as a percentage is beside it


def predecessors(text: str) -> list[str]:
    """The tasks that a cell names, without kind and lag: `3FS+2 days;5` is 3 and 5."""
    parts = [part.strip() for part in re.split(r"[;\n|]", text) if part.strip()]
    by_comma = [part.strip() for part in re.split(r"[;,\n|]", text) if part.strip()]
    if all(_NUMBERED.fullmatch(part) or _ID.fullmatch(part) for part in by_comma):
        parts = by_comma
    found = [(match[1] if (match := _NUMBERED.fullmatch(part)) else part) for part in parts]
    return list(dict.fromkeys(one for one in found if not _NOTHING.fullmatch(one)))


def _number(text: str) -> float | None:
    try:
        return float(text.replace("%", "").replace(",", ".").strip()) if text and len(text) < 15 else None
    except ValueError:
        return None

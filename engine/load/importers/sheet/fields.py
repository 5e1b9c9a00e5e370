"""The cells of a row as fields of a task; what a whole column decides is decided once."""

import re
from collections.abc import Sequence
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.sheet.columns import Columns
from golive.engine.load.importers.sheet.days import day_in, order_of, says_none
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.importers.statuses import status_of, status_of_percent
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
_BEFORE = re.compile(r"^[\W\d_]+")


class Fields:
    """Reads rows of one table. `tell` says what could not be read."""

    def __init__(self, table: Table, columns: Columns, rows: Sequence[Line], guide: Guide, plan: Plan) -> None:
        self._columns, self._guide, self._plan, self._table = columns, guide, plan, table
        self._orders = self._decided(rows)
        self._fractions = self._are_fractions(rows)
        self._leaves_open = self._is_asana()
        self._ticked = any(self.text(line, "done") for line in rows)
        self._unknown = UnknownStatuses(guide)

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
            "status": self._status(line, days),
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

    def _status(self, line: Line, days: dict[str, str | None]) -> Status | None:
        """By the word, the tick, the percentage, the actual dates, in this order; None where none of them says it."""
        if self.text(line, "active").casefold() in _NO:
            return "cancelled"
        word = self.text(line, "status")
        known = self._word(word)
        if known is not None:
            return known
        by_tick = self._tick(line)
        if by_tick is not None:
            return by_tick
        percent = self._percent(line)
        if percent is not None:
            return status_of_percent(percent, bool(days.get("actual_start")))
        if word and not _NOTHING.fullmatch(word):
            self._unknown.add(word, self.place(line))
        elif days.get("actual_finish"):
            return "done"
        elif days.get("actual_start"):
            return "in-progress"
        return "planned" if self._leaves_open and not self.text(line, "actual_finish") else None

    def _is_asana(self) -> bool:
        """Whether a blank `Completed At` says that a task is open, as in the export of Asana."""
        said = {plain(self._columns.heading(column)) for column in self._columns.of.values()}
        return {"completed at", "section column"} <= said and "status" not in self._columns.of

    def _word(self, word: str) -> Status | None:
        if not word:
            return None
        known = status_of(word, self._guide) or status_of(_BEFORE.sub("", word), self._guide)
        return known or status_of_percent(_number(word) if "%" in word else None)

    def _tick(self, line: Line) -> Status | None:
        """What a column to be ticked says; blank is not done, once anything in the column is ticked."""
        if "done" not in self._columns.of or not self._ticked:
            return None
        tick = self.text(line, "done")
        if not tick and line.filled() == 1 and len(self._columns.of) > 2:
            return None  # a heading among what is to be ticked
        return status_of(tick, self._guide) if tick else "planned"


_NOTHING = re.compile(r"[-\u2013\u2014.?/ ]*|n\.?\s?/?\s?a\.?|tb[dca]|none", re.IGNORECASE)


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

"""What the cells of a column look like, where its heading does not say it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.days import day_in
from golive.engine.load.importers.sheet.status_words import plain_marks, word_status
from golive.engine.load.tables.table import Line

LOOKED_AT = 500
OUTLINE = re.compile(r"[A-Z]?\d{1,4}([.-]\d{1,4})*\.?", re.ASCII)
NUMBER = re.compile(r"[+-]?\d{1,12}([.,]\d{1,6})?", re.ASCII)
PERCENT = re.compile(r"\d{1,3}([.,]\d+)?\s?%", re.ASCII)
_MARKS = """
x ✓ ✔ ☑ ✅ ☐ ☒ - yes no y n true false ja nein oui non sí si sim não vrai faux wahr falsch
"""
MARKS = frozenset(_MARKS.split())


@dataclass(frozen=True, slots=True)
class Look:
    """Shares, from 0 to 1, of the cells of a column that are filled; `length` is their mean number of letters."""

    filled: int
    length: float = 0.0
    unique: float = 0.0
    days: float = 0.0
    numbers: float = 0.0
    percents: float = 0.0
    statuses: float = 0.0
    marks: float = 0.0
    outlines: float = 0.0

    @property
    def is_text(self) -> bool:
        """Whether people wrote words in it."""
        return self.filled > 0 and max(self.days, self.numbers, self.percents, self.marks, self.outlines) < 0.5


def look_at(lines: Sequence[Line], column: int, guide: Guide) -> Look:
    """What the first rows have in a column."""
    cells = [text for line in lines[:LOOKED_AT] if (text := line.cell(column))]
    number = len(cells)
    if not number:
        return Look(0)

    def share(fits: Sequence[object]) -> float:
        return sum(map(bool, fits)) / number

    return Look(
        number,
        sum(map(len, cells)) / number,
        len(set(cells)) / number,
        share([len(cell) > 5 and day_in(cell, "day-first") for cell in cells if not NUMBER.fullmatch(cell)]),
        share([NUMBER.fullmatch(cell) for cell in cells]),
        share([PERCENT.fullmatch(cell) for cell in cells]),
        share([len(cell) < 40 and word_status(cell, guide) for cell in cells]),
        share([plain_marks(cell).casefold() in MARKS for cell in cells]),
        share([OUTLINE.fullmatch(cell) for cell in cells]),
    )

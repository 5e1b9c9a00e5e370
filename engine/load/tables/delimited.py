"""CSV by content: what separates the cells, and the rows with the line on which each begins."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TextIO

from golive.engine.load.limits import MAX_EXPORT_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tables.encoding import text_of_bytes
from golive.engine.load.tables.table import Table

DELIMITERS = (",", ";", "\t", "|", "^")
_TOLD = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # the line with which Excel is told how cells are separated
_HEAD_LINES, _HEAD_LETTERS = 200, 200_000
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_MOSTLY = 0.6
IsHeading = Callable[[str], bool]


def read_delimited(source: Source, is_heading: IsHeading) -> Table:
    """The rows of a text table; `is_heading` knows the names of columns, which help to find what separates them."""
    source.refuse_above(MAX_EXPORT_BYTES, "CSV")
    stream, note = text_of_bytes(source)
    head = _head(stream)
    told = _TOLD.fullmatch(head[0]) if head else None
    delimiter = told[1] if told else delimiter_of(head, is_heading)
    stream.seek(0)
    try:
        table = _table(source.path, stream, delimiter, bool(told), strict=True)
    except _UnevenQuotesError as error:
        stream.seek(0)
        table = _table(source.path, stream, delimiter, bool(told), strict=False)
        table.warnings.append((error.line, "has a quote within a cell", "double the quotes inside a cell"))
    if note:
        table.notes.append(note)
    return table if delimiter else _unwrapped(table, is_heading)


def _unwrapped(table: Table, is_heading: IsHeading) -> Table:
    """The table of lines each of which stands in quotes as a whole, as a table does that was packed twice."""
    lines = [line.cells[0] for line in table.lines if line.cells]
    inner = delimiter_of(lines[:_HEAD_LINES], is_heading)
    first = next(csv.reader(lines[:1], delimiter=inner), []) if inner else []
    if inner is None or sum(map(is_heading, first)) < 2:
        return table
    made = Table(table.path)
    for line in table.lines:
        made.add(line.number, next(csv.reader(line.cells[:1], delimiter=inner), []))
    made.notes = [*table.notes, f"{table.path}: each line stands in quotes as a whole; read as if it did not"]
    made.warnings = table.warnings
    return made


class _UnevenQuotesError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _head(stream: TextIO) -> list[str]:
    lines: list[str] = []
    letters = 0
    for line in islice(stream, _HEAD_LINES):
        letters += len(line)
        if letters > _HEAD_LETTERS and lines:
            break
        lines.append(line[:_HEAD_LETTERS])
    return lines


def _table(path: str, stream: TextIO, delimiter: str | None, told: bool, strict: bool) -> Table:
    table = Table(path)
    for line, cells in _rows(path, stream, delimiter, strict):
        if not _ERRORS.isdisjoint(cells):
            found = next(cell for cell in cells if cell in _ERRORS)
            table.warnings.append((line, f"has the error {found} in a cell", "mend the formula in the spreadsheet"))
            cells = ["" if cell in _ERRORS else cell for cell in cells]  # noqa: PLW2901
        if not (told and line == 1):
            table.add(line, cells)
    return table


def _rows(path: str, stream: TextIO, delimiter: str | None, strict: bool) -> Iterator[tuple[int, list[str]]]:
    # what never stands in a text separates the cells of a list that has one column
    reader = csv.reader(stream, delimiter=delimiter or "\x1f", strict=strict)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        if "expected after" in str(error):
            raise _UnevenQuotesError(begins) from None
        message = "has a quote that is not closed from here to the end; close it, or double the quotes inside a cell"
        if "field limit" in str(error):
            message = f"has a cell of more than {csv.field_size_limit():,} letters; is a quote not closed here?"
        raise refuse(path, message, begins) from None


def delimiter_of(head: list[str], is_heading: IsHeading) -> str | None:
    """What separates the cells of the first lines; None where they have one column."""
    best: tuple[float, str | None] = (0.0, None)
    for delimiter in DELIMITERS:
        best = max(best, (_worth(head, delimiter, is_heading), delimiter), key=lambda one: one[0])
    return best[1]


def _worth(head: list[str], delimiter: str, is_heading: IsHeading) -> float:
    """How much speaks for a delimiter: known names of columns first, then rows with as many cells as most have."""
    try:
        rows = [row for row in csv.reader(head, delimiter=delimiter) if any(cell.strip() for cell in row)]
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    known = max(sum(map(is_heading, row)) for row in rows[:50])
    width, number = max(widths.items(), key=lambda one: (one[1] * min(one[0] - 1, 12), one[0]))
    if known < 2 and (number < _MOSTLY * len(rows) or (len(rows[0]) == 1 and is_heading(rows[0][0]))):
        return 0.0
    return 1_000 * known * (known > 1) + number * min(width - 1, 12)

"""Waivers from CSV, as a spreadsheet saves it: a line of column names, then one waiver a row."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_NODES, MAX_PROBLEMS
from golive.engine.load.quoting import shown
from golive.engine.load.source import refuse
from golive.engine.load.tree import Place, Tree
from golive.engine.nearest import choices, did_you_mean

COLUMNS = {
    "covers": "covers",
    "id": "covers",
    "ids": "covers",
    "reason": "reason",
    "by": "by",
    "approved_by": "by",
    "date": "date",
    "expires": "expires",
    "scope": "scope",
    "reference": "reference",
}
_LISTS = ("covers", "scope")
_SEPARATORS = re.compile(r"[\s,;]+")
_DELIMITERS = ",;\t"
_TOLD = re.compile(r"sep=(.)", re.IGNORECASE)  # the line with which Excel is told how cells are separated
Row = tuple[int, list[str]]  # the line on which it begins, and its cells


def is_csv(path: str, text: str) -> bool:
    """Whether to read a file as CSV: by its name, else by column names in its first line."""
    suffix = path.lower().rpartition(".")[2]
    if suffix in ("csv", "tsv"):
        return True
    if suffix in ("yaml", "yml", "json"):
        return False
    first = text.lstrip().partition("\n")[0]
    names = [_column(name.strip(' "')) for name in re.split(f"[{_DELIMITERS}]", first)]
    return sum(name in COLUMNS for name in names) > 1 or _TOLD.fullmatch(first.strip()) is not None


def parse_csv(text: str, path: str) -> Tree:
    """The waivers of a CSV text, as the YAML of a file of waivers would give them; raises InputError.

    The tree has the problems with which the text could be read nevertheless.
    """
    rows = _rows(text, path)
    line, names = next(rows, (1, []))
    columns = _columns(names, path, line)
    places: dict[str, Place] = {"": (path, line), "/waivers": (path, line)}
    waivers: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for begins, cells in rows:
        pointer = f"/waivers/{len(waivers)}"
        places[pointer] = (path, begins)
        if any(cell.strip() for cell in cells[len(columns) :]):
            message = f"has {len(cells)} cells for {len(columns)} columns; put a cell that has a separator in quotes"
            problems.append(Problem(path, begins, pointer, message))
        waivers.append(_waiver(columns, cells))
        if len(waivers) * len(columns) > MAX_NODES or len(problems) > MAX_PROBLEMS:
            raise refuse(path, f"has more than {MAX_NODES:,} cells or {MAX_PROBLEMS} problems; split it", begins)
    return Tree(path, {"waivers": waivers}, lambda: places, {}, [], problems)


def _rows(text: str, path: str) -> Iterator[Row]:
    """The rows that are not blank, without the line that tells the delimiter."""
    first = text.partition("\n")[0].strip()
    told = _TOLD.fullmatch(first)
    delimiter = told[1] if told else _delimiter(_head(text))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not (told and begins == 1):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        message = f"is no row of CSV: {error}; check the quotes here, and double those inside a cell"
        raise refuse(path, message, begins) from None


def _head(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")


def _delimiter(head: str) -> str:
    """What separates the column names; what stands in quotes does not count."""
    bare = re.sub(r'"[^"]*"', "", head)
    return max(_DELIMITERS, key=bare.count)


def _column(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().casefold())


def _columns(names: Sequence[str], path: str, line: int) -> list[str | None]:
    """The field of each column, None for one without a name; raises InputError."""
    fields: list[str | None] = []
    problems: list[Problem] = []
    for name in names:
        field = COLUMNS.get(_column(name))
        if field is None and name.strip():
            hint = did_you_mean(_column(name), COLUMNS, 1) or choices(COLUMNS)
            problems.append(Problem(path, line, "", f"there is no column {shown(name)}; {hint}"))
        elif field is not None and field in fields:
            problems.append(Problem(path, line, "", f"the column {shown(name)} stands twice; keep one of them"))
        fields.append(field)
    if not problems and "covers" not in fields:
        said = "the first line has no column covers (or id); write covers,reason,by,date,expires,scope,reference"
        problems.append(Problem(path, line, "", said))
    if problems:
        raise InputError(problems[: MAX_PROBLEMS + 1])
    while fields and fields[-1] is None:
        fields.pop()
    return fields


def _waiver(columns: Sequence[str | None], cells: Sequence[str]) -> dict[str, Any]:
    """A row as the fields of a waiver; a blank cell is left out."""
    given = {field: cell.strip() for field, cell in zip(columns, cells, strict=False) if field and cell.strip()}
    return {name: _several(value) if name in _LISTS else value for name, value in given.items()}


def _several(cell: str) -> list[str]:
    return [word for word in _SEPARATORS.split(cell) if word]

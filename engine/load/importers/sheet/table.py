"""Plans in tables, CSV or workbook, with whatever headings: rows become tasks.

Which column is which field is found by headings.py and table_columns.py; people say it with --map and `columns:` in
golive.yaml.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import Plan, counted
from golive.engine.load.importers.sheet.chosen import head_of, sheet_of
from golive.engine.load.importers.sheet.columns import Columns, find_columns
from golive.engine.load.importers.sheet.fields import Fields
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.importers.sheet.outline import Entry, are_flat, leading_number, parents_of
from golive.engine.load.importers.sheet.own_findings import refuse_findings
from golive.engine.load.importers.sheet.summaries import early
from golive.engine.load.importers.sheet.tabular import tables_of
from golive.engine.load.importers.sheet.twice import tell_twice
from golive.engine.load.limits import MAX_TASKS
from golive.engine.load.quoting import shown
from golive.engine.load.source import Source, refuse
from golive.engine.load.tables.table import Line, Table
from golive.engine.load.tree import Tree

_TAB = 4
_CHANGE = re.compile(r"CHG\d{4,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def matches(source: Source) -> bool:
    """Whether the file is a table, by its content; a text that is not called .csv or the like needs known headings."""
    return tables_of(source) is not None


def read(source: Source, guide: Guide) -> list[Tree]:
    """The plan as one tree in the shape of a record; raises InputError."""
    tables = tables_of(source) or []
    refuse_findings(tables)
    table = sheet_of(source.path, tables, guide)
    _refuse_message(source.path, table)
    columns = find_columns(table, guide)
    rows, groups = _rows(table, columns)
    plan = Plan(source.path, guide, table.lines[0].number)
    plan.head(**head_of(table.lines[: max(columns.first - 1, 0)]))
    plan.tell(_columns_note(columns))
    for note in (*table.notes, *columns.notes):
        plan.tell(note)
    if table.hidden_rows:
        plan.tell(f"{counted(table.hidden_rows, 'row')} hidden or filtered away; read like the others")
    for number, what, remedy in table.warnings:
        plan.warn(plan.place(table.name, number), what, remedy)
    fields = Fields(table, columns, rows, guide, plan)
    entries = list(_entries(rows, groups, columns, fields, plan))
    if not entries:
        raise refuse(source.path, "no row has the name of a task; say which column it is with --map name=HEADING")
    if len(entries) > MAX_TASKS:
        raise refuse(source.path, f"has more than {MAX_TASKS:,} tasks; a larger plan is not read")
    _refuse_changes(table, entries)
    tell_twice(entries, fields, plan)
    _add(entries, columns, fields, plan)
    return [plan.tree("a table" if table.name is None else "a workbook")]


def _refuse_changes(table: Table, entries: list[Entry]) -> None:
    """Raise InputError where the rows are ServiceNow's changes: taken for tasks they would say what they do not."""
    changes = sum(1 for entry in entries if _CHANGE.fullmatch(entry.number or entry.uid or entry.key))
    if 2 * changes > len(entries):
        message = "is a list of changes, not of tasks; export the list as JSON (docs/importers/servicenow.md)"
        raise refuse(table.path, message, table.lines[0].number)


def _refuse_message(path: str, table: Table) -> None:
    """Raise InputError where the file is one line with words in it, as a service answers that failed."""
    cells = [cell for line in table.lines for cell in line.cells]
    if len(table.lines) == 1 and len(cells) == 1 and len(_WORD.findall(cells[0])) > 1 and table.name is None:
        what = f"has one line ({shown(cells[0].strip())}), perhaps the message of a failed export"
        raise refuse(path, f"{what}; export it again", table.lines[0].number)


def _columns_note(columns: Columns) -> str:
    named = sorted((column, name) for name, column in columns.of.items())
    said = ", ".join(f"{name.replace('_', ' ')} from {shown(columns.heading(column))}" for column, name in named)
    return f"columns: {said}"


def _rows(table: Table, columns: Columns) -> tuple[list[Line], dict[int, str]]:
    """The rows below the headings, and the group of each by its number where the headings stand once a group."""
    header, below = columns.header, table.lines[columns.first :]
    if header is None:
        return below, {}
    names = [plain(cell) for cell in header.cells]
    repeated = {line.number for line in below if line.filled() > 1 and [plain(cell) for cell in line.cells] == names}
    if not repeated:
        return below, {}
    above = table.lines[columns.first - 2] if columns.first > 1 else None
    group = _single(above) if above is not None else ""
    rows: list[Line] = []
    groups: dict[int, str] = {}
    for line, after in zip(below, [*below[1:], None], strict=True):
        if line.number in repeated:
            continue
        if after is not None and after.number in repeated and line.filled() == 1:
            group = _single(line)
            continue
        rows.append(line)
        groups[line.number] = group
    return rows, groups


def _single(line: Line) -> str:
    return next(cell.strip() for cell in line.cells if cell.strip()) if line.filled() == 1 else ""


def _entries(rows: list[Line], groups: dict[int, str], columns: Columns, fields: Fields, plan: Plan) -> Iterator[Entry]:
    """The rows that have a name, with what they say of the outline."""
    names = _Names(rows, columns)
    flat = are_flat([fields.text(line, "outline") for line in rows])
    counted = "predecessors" in columns.of and not {"id", "outline", "key"} & columns.of.keys()
    first = columns.header.number if columns.header else 0
    for line in rows:
        name, above, raw = names.of(line)
        if not any(map(str.isalnum, name)):
            plan.leave_out("row without a name")
            continue
        level = fields.text(line, "level")
        yield Entry(
            line,
            " ".join(name.split()),
            _indent(raw),
            above,
            fields.text(line, "section") or groups.get(line.number, ""),
            ("" if flat else fields.text(line, "outline")) or leading_number(name),
            int(level) if level.isascii() and level.isdigit() and len(level) < 3 else None,
            fields.text(line, "parent"),
            fields.text(line, "id")
            or (fields.text(line, "outline").lstrip("#") if flat else "")
            or (str(line.number - first) if counted else ""),
            fields.text(line, "key"),
        )


class _Names:
    """The name of a row and what stands above it, where the outline is told by which of the columns is filled."""

    def __init__(self, rows: list[Line], columns: Columns) -> None:
        self._levels, self._name = columns.levels, columns.of["name"]
        self._carried = [""] * len(columns.levels)
        self._goes_on = [_written_once(rows, column) for column in columns.levels]

    def of(self, line: Line) -> tuple[str, list[str], str]:
        """The name, the names above it, and the name with the blanks before it."""
        cells = [line.cell(column) for column in self._levels]
        deepest = max((index for index, cell in enumerate(cells) if cell), default=None)
        if deepest is None:
            return self._lonely(line), [], ""
        before = list(self._carried)
        for index, cell in enumerate(cells):
            if cell:
                self._carried[index:] = [cell, *[""] * (len(cells) - index - 1)]
            elif not self._goes_on[index] and index < deepest:
                self._carried[index] = ""
        column = self._levels[deepest]
        if column < self._name and before[deepest] == cells[deepest] and line.filled() > 1:
            return "", [], ""  # a row of the same phase that has no task
        raw = line.cells[column]
        return cells[deepest], [one for one in self._carried[:deepest] if one], raw

    def _lonely(self, line: Line) -> str:
        """The text of a row that has one cell, before the names: a heading across the columns."""
        if line.filled() != 1:
            return ""
        column = next(index for index, cell in enumerate(line.cells) if cell.strip())
        text = line.cell(column)
        return text if column < self._name and sum(map(str.isalpha, text)) > 2 else ""


def _written_once(rows: list[Line], column: int) -> bool:
    """Whether a phase is written in its first row only, and so goes on where the cell is blank."""
    cells = [line.cell(column) for line in rows]
    return not any(one and one == after for one, after in itertools.pairwise(cells))


def _indent(raw: str) -> int:
    bare = raw.lstrip()
    return len(raw[: len(raw) - len(bare)].replace("\t", " " * _TAB).replace("\n", ""))


def _add(entries: list[Entry], columns: Columns, fields: Fields, plan: Plan) -> None:
    def circle(entry: Entry) -> None:
        plan.warn(
            fields.place(entry.line), f"the parents of {shown(entry.name[:60])} go round in a circle", "cut there"
        )

    width = len(columns.header.cells) if columns.header else 0
    found = parents_of(entries, circle)
    read = [fields.of(entry.line) for entry in entries]
    _correct(entries, found, read, fields, plan)
    for entry, parents, values in zip(entries, found, read, strict=True):
        place = fields.place(entry.line)
        if 0 < width < len(entry.line.cells) and place[0] == plan.path:
            what = f"has {len(entry.line.cells)} cells for {width} headings"
            plan.warn(place, what, "put a cell that has a separator in quotes")
        covers = fields.text(entry.line, "covers")
        plan.task(
            place,
            ids_in=[(covers, place)] if covers else (),
            name=entry.name,
            uid=entry.uid or None,
            outline=entry.number or None,
            key=entry.key or None,
            parents=parents or None,
            **values,
        )
    fields.tell()


def _correct(
    entries: list[Entry], parents: list[list[str]], read: list[dict[str, Any]], fields: Fields, plan: Plan
) -> None:
    """What stands above an open task is not done, whatever it says."""
    names = [entry.name for entry in entries]
    for number in early(names, parents, [values["status"] for values in read]):
        read[number]["status"] = "in-progress"
        what = f"{shown(names[number][:60])} is done, but a task below it is not"
        plan.warn(fields.place(entries[number].line), what, "it is read as in progress")

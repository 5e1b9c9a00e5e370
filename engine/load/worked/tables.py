"""Rows of a list from a table: a workbook or CSV, sorted, filtered, with renamed and reordered columns as may be."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.jira.headings import fields_of
from golive.engine.load.importers.sheet.days import order_of
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.quoting import shown
from golive.engine.load.tables.table import Line, Table
from golive.engine.load.tree import Place
from golive.engine.load.worked.headings import columns_of
from golive.engine.load.worked.row import LOST_COLUMNS, Row, Rows, undefused
from golive.engine.load.worked.trackers import jira_row
from golive.schemas.worklist import HEADINGS, PROJECT_HEADING, Field, marks_in

_HEAD = 20  # lines above the first row among which the headings may stand
_DAYS: tuple[Field, ...] = ("planned_for", "done_on", "decided_on", "expires")


def has_marks(tables: list[Table]) -> bool:
    """Whether a cell of a table is a mark."""
    return any("golive:" in cell and marks_in(cell) for table in tables for line in table.lines for cell in line.cells)


def rows_of(path: str, tables: list[Table], guide: Guide) -> Rows:
    """The rows of all tables that have a mark."""
    found = Rows(path)
    for table in tables:
        marked = [at for at, line in enumerate(table.lines) if _is_marked(line)]
        if marked:
            _add(found, table, marked[0], guide)
    return found


def _is_marked(line: Line) -> bool:
    return any("golive:" in cell and marks_in(cell) for cell in line.cells)


def _add(found: Rows, table: Table, first: int, guide: Guide) -> None:
    header = _header(table.lines[max(0, first - _HEAD) : first], guide)
    rows = {line.number for line in table.lines[first:] if _is_marked(line)}
    found.notes += table.notes
    found.notes += [f"{_where(table, n)}: {what}; {remedy}" for n, what, remedy in table.warnings if n in rows]
    of_jira = fields_of(header) if header is not None else {}
    if "summary" in of_jira and "labels" in of_jira:
        for line in table.lines[first:]:
            row = jira_row(line, of_jira, _place(table, line), guide)
            _take(found, row, line.cell(of_jira["summary"][0]))
        return
    columns, unknown = columns_of(header, table.lines[first], guide)
    lacking = [HEADINGS[name] for name in ("done", "status") if name not in columns]
    if len(lacking) == 2:
        seen = f"; not read are {', '.join(shown(one) for one in unknown[:8])}" if unknown else ""
        found.notes.append(
            f"{_place(table, table.lines[first])[0]}: no column is called Done or Status, so nothing in it is done"
            f"{seen}; say which it is with --map done=HEADING"
        )
    elif unknown:
        named = ", ".join(shown(one) for one in unknown[:8])
        found.notes.append(f"{_place(table, table.lines[first])[0]}: {LOST_COLUMNS} {named}")
    project = (
        next((at for at, c in enumerate(header.cells) if plain(c) == plain(PROJECT_HEADING)), None) if header else None
    )
    cells = (line.cell(columns[name]) for line in table.lines[first:] for name in _DAYS if name in columns)
    order = guide.dates or order_of(cells)[0]
    called = {name: header.cell(at) for name, at in columns.items()} if header is not None else {}
    for line in table.lines[first:]:
        marks = tuple(dict.fromkeys(mark for cell in line.cells for mark in marks_in(cell)))
        values: dict[Field, str] = {name: undefused(line.cell(at)) for name, at in columns.items()}
        row = Row(marks, values, _place(table, line), called, None, line.cell(project), order)
        _take(found, row, values.get("title", ""))


def _header(above: list[Line], guide: Guide) -> Line | None:
    """The line of headings: of those above the first row the one with most names of columns, the last of several."""
    known = [(len(columns_of(line, line, guide)[0]) + len(fields_of(line)), at) for at, line in enumerate(above)]
    return above[max(known)[1]] if known else None


def _take(found: Rows, row: Row, text: str) -> None:
    if row.marks:
        found.rows.append(row)
    elif text:
        found.others.append(row.place)


def _place(table: Table, line: Line) -> Place:
    return (table.path if table.name is None else f"{table.path} ({table.name})"), line.number


def _where(table: Table, number: int) -> str:
    return f"{table.path if table.name is None else f'{table.path} ({table.name})'}:{number}"

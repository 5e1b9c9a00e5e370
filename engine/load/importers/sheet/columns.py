"""Which column of a table is which field of a task: as people said, else by headings, else by what the cells hold."""

import re
from dataclasses import dataclass, field

from golive.engine.errors import InputError, Problem
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.content import Look, look_at
from golive.engine.load.importers.sheet.header import header_at
from golive.engine.load.importers.sheet.heading_row import by_heading
from golive.engine.load.importers.sheet.headings import plain, ranks
from golive.engine.load.importers.sheet.numbered_status import numbered_status
from golive.engine.load.quoting import shown
from golive.engine.load.source import refuse
from golive.engine.load.tables.table import Line, Table
from golive.engine.nearest import choices, did_you_mean

_STAMP = re.compile(r"creat|updat|modif|change|last|erstellt|aktualis|geander|cree|mise|crea|aangemaakt|gewijzigd")
_SAY = "say which it is with --map name=HEADING"


@dataclass(slots=True)
class Columns:
    """Where each field stands, the columns that hold the outline by which of them is filled, and where tasks begin."""

    of: dict[str, int]
    levels: list[int]
    header: Line | None
    first: int
    looks: dict[int, Look]
    notes: list[str] = field(default_factory=list)

    def heading(self, column: int) -> str:
        """How people call a column: by its heading, else by its letter."""
        return (self.header.cell(column) if self.header else "") or f"column {letters(column)}"


def find_columns(table: Table, guide: Guide) -> Columns:
    """The columns of a table; raises InputError where a heading that was said is not there, or nothing is a name."""
    header = header_at(table, guide)
    at = table.lines[header] if header is not None else None
    rows = table.lines[header + 1 if header is not None else 0 :]
    if not rows:
        raise refuse(_where(table), "has headings but no rows below them; give the plan itself", table.lines[-1].number)
    width = max((len(line.cells) for line in table.lines[header or 0 :][:500]), default=0)
    looks = {column: look_at(rows, column, guide) for column in range(min(width, 300))}
    columns = Columns({}, [], at, header + 1 if header is not None else 0, looks)
    said = _said(table, at, guide, columns, width)
    columns.of = said | by_heading(at, looks, said)
    _tell_of_no_dates(table, columns)
    if "status" not in columns.of:
        codes, note = numbered_status(at, rows, looks, set(columns.of.values()), guide)
        columns.of |= {"status": codes} if codes is not None else {}
        columns.notes += [f"{_where(table)}: {note}"] if note else []
    _by_content(columns, said)
    if "name" not in columns.of:
        columns.of["name"] = _name(table, columns)
    columns.levels = _levels(columns, rows)
    return columns


def _tell_of_no_dates(table: Table, columns: Columns) -> None:
    """A note where a column is called Finish or the like, and nothing in it is a date."""
    cells = columns.header.cells[:300] if columns.header and "finish" not in columns.of else []
    for column, cell in enumerate(cells):
        kinds = ranks().get(plain(cell), ())
        look = columns.looks.get(column)
        if kinds and kinds[0][1] == "finish" and column not in columns.of.values() and look and look.filled:
            what = f"{shown(cell.strip())} holds hardly any dates and is not read; write them as YYYY-MM-DD"
            columns.notes.append(f"{_where(table)}: {what}")


def _said(table: Table, header: Line | None, guide: Guide, columns: Columns, width: int) -> dict[str, int]:
    """The columns that people named; raises InputError for one that is not there."""
    found: dict[str, int] = {}
    problems: list[Problem] = []
    headings = [cell.strip() for cell in header.cells] if header else []
    for name, heading in guide.columns.items():
        if name == "sheet":
            continue
        column = _column(heading, headings, width)
        if column is not None:
            found[name] = column
            continue
        known = [one for one in dict.fromkeys(headings) if one]
        hint = did_you_mean(heading, known, 1) or (choices(known) if known else "write a letter: A, B, C")
        message = f"there is no column {shown(heading)} for {name}; {hint}"
        line = header.number if header else None
        if name in guide.asked:
            problems.append(Problem(_where(table), line, "", message))
        else:
            columns.notes.append(f"{_where(table)}: {message} (columns: in golive.yaml)")
    if problems:
        raise InputError(problems)
    return found


def _column(heading: str, headings: list[str], width: int) -> int | None:
    for index, one in enumerate(headings):
        if one == heading.strip():
            return index
    for index, one in enumerate(headings):
        if one and plain(one) == plain(heading):
            return index
    for index in range(min(width, 702)):
        if letters(index) == heading.strip():
            return index
    return None


def _by_content(columns: Columns, said: dict[str, int]) -> None:
    """Fields that no heading says, where the cells can be nothing else and the table has no such heading at all."""
    if columns.header is not None and len(columns.of) > max(1, len(said)):
        return
    free = [
        column
        for column, look in columns.looks.items()
        if look.filled and column not in columns.of.values() and not _says_else(columns, column)
    ]
    days = [column for column in free if columns.looks[column].days >= 0.7]
    wanted: dict[str, int | None] = {
        "finish": days[-1] if len(days) in (1, 2) else None,
        "start": days[0] if len(days) == 2 else None,
        "percent": next((c for c in free if columns.looks[c].percents >= 0.7), None),
        "status": next((c for c in free if columns.looks[c].statuses >= 0.7 and columns.looks[c].marks < 0.7), None),
        "done": next((c for c in free if columns.looks[c].marks >= 0.9), None),
        "outline": next((c for c in free if columns.looks[c].outlines >= 0.9 and columns.looks[c].unique > 0.9), None),
    }
    for name, column in wanted.items():
        if column is not None and name not in columns.of and column not in columns.of.values():
            columns.of[name] = column


def _says_else(columns: Columns, column: int) -> bool:
    """Whether a heading is there that may well say something else: only dates tell themselves what they are."""
    heading = plain(columns.header.cell(column)) if columns.header else ""
    return bool(heading) and (columns.looks[column].days < 0.7 or _STAMP.search(heading) is not None)


def _name(table: Table, columns: Columns) -> int:
    """The column of the longest texts; raises InputError where there is none."""
    taken = {column for name, column in columns.of.items() if name != "notes"}
    texts = [
        (look.length * look.unique * look.filled, -column)
        for column, look in columns.looks.items()
        if column not in taken and look.is_text and look.statuses < 0.7 and look.length >= 3
    ]
    if not texts and (named := _named_column(columns, taken)) is not None:
        return named
    if not texts:
        names = [cell.strip() for cell in columns.header.cells if cell.strip()] if columns.header else []
        known = f"; the columns are {', '.join(shown(name) for name in names[:12])}" if names else ""
        raise refuse(_where(table), f"no column looks like the names of tasks; {_SAY}{known}", table.lines[0].number)
    column = -max(texts)[1]
    for name in [name for name, other in columns.of.items() if other == column]:
        del columns.of[name]
    columns.notes.append(
        f"{_where(table)}: {shown(columns.heading(column))} is taken for the names of the tasks, as it has the longest "
        f"texts; {_SAY} where it is another"
    )
    return column


def _named_column(columns: Columns, taken: set[int]) -> int | None:
    """The column that is called Task or the like, whatever it holds: names such as T1, T2 look like numbers of rows."""
    cells = columns.header.cells if columns.header else []
    for column, cell in enumerate(cells[:300]):
        is_free = column not in taken and column in columns.looks and columns.looks[column].filled
        if is_free and any(one == "name" for _, one in ranks().get(plain(cell), ())):
            return column
    return None


def _levels(columns: Columns, rows: list[Line]) -> list[int]:
    """The columns that hold the outline by which of them is filled, the name among them; one: there is none."""
    name = columns.of["name"]
    above = [column for column in range(name) if _is_section(columns, column)]
    below = _unnamed(columns, rows, name)
    if "subtask" in columns.of and columns.of["subtask"] > name:
        below = [columns.of["subtask"]]
    if "section" in columns.of and columns.of["section"] in above:
        del columns.of["section"]
    return [*above, name, *below]


def _is_section(columns: Columns, column: int) -> bool:
    if columns.header is None or not columns.looks[column].is_text:
        return False
    kinds = {one for _, one in ranks().get(plain(columns.header.cell(column)), ())}
    if column in columns.of.values():
        return columns.of.get("section") == column
    return "section" in kinds or ("name" in kinds and columns.looks[column].unique < 0.7)


def _unnamed(columns: Columns, rows: list[Line], name: int) -> list[int]:
    """The columns right of the name without a heading, where of all of them one is filled in each row."""
    found = []
    for column in range(name + 1, name + 8):
        if columns.header is not None and columns.header.cell(column):
            break
        if column in columns.of.values() or column not in columns.looks or not columns.looks[column].is_text:
            break
        found.append(column)
    looked = rows[:500]
    single = sum(1 for line in looked if sum(1 for column in (name, *found) if line.cell(column)) == 1)
    return found if found and single >= 0.9 * len(looked) else []


def _where(table: Table) -> str:
    return table.path if table.name is None else f"{table.path} ({table.name})"


def letters(column: int) -> str:
    """The letter of a column, counted from 0, as spreadsheets call it."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found

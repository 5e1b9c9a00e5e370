"""Which column of a table is which field of a task: as people said, else by headings, else by what the cells hold."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from golive.engine.errors import InputError, Problem
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.headings import FIELDS, plain, ranks
from golive.engine.load.importers.table_content import Look, look_at
from golive.engine.load.quoting import shown
from golive.engine.load.source import refuse
from golive.engine.load.tables.table import Line, Table
from golive.engine.nearest import choices, did_you_mean

_SEARCHED = 60  # rows in which the headings are looked for
_CONTAINED = ("name", "status", "percent", "actual_finish", "actual_start", "start", "finish", "owner", "predecessors")
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
    header = _header(table, guide)
    at = table.lines[header] if header is not None else None
    rows = table.lines[header + 1 if header is not None else 0 :]
    if not rows:
        raise refuse(_where(table), "has headings but no rows below them; give the plan itself", table.lines[-1].number)
    width = max((len(line.cells) for line in table.lines[header or 0 :][:500]), default=0)
    looks = {column: look_at(rows, column, guide) for column in range(min(width, 300))}
    columns = Columns({}, [], at, header + 1 if header is not None else 0, looks)
    said = _said(table, at, guide, columns, width)
    columns.of = said | _by_heading(at, looks, said)
    _by_content(columns, said)
    if "name" not in columns.of:
        columns.of["name"] = _name(table, columns)
    columns.levels = _levels(columns, rows)
    return columns


def header_score(line: Line, guide: Guide) -> int:
    """How many different fields the cells of a row are headings of; what people said counts thrice."""
    known = ranks()
    names = {plain(cell) for cell in line.cells[:300] if cell.strip() and len(cell) < 100}
    said = {plain(heading) for heading in guide.columns.values()} & names
    return len({known[name][0][1] for name in names if name in known}) + 3 * len(said)


def _header(table: Table, guide: Guide) -> int | None:
    """The index of the row of headings, None where there is none."""
    searched = table.lines[:_SEARCHED]
    scores = [header_score(line, guide) for line in searched]
    best = max(scores, default=0)
    if best > 1:
        return scores.index(best)
    if best == 1:
        index = scores.index(1)
        line = searched[index]
        others = [look_at(table.lines[index + 1 :], column, guide) for column in range(min(len(line.cells), 50))]
        if line.filled() == 1 or any(not look.is_text for look in others) or index == 0:
            return index
    return 0 if searched and _stands_above(searched[0], table, guide) else None


def _stands_above(line: Line, table: Table, guide: Guide) -> bool:
    """Whether the first row holds only words where a column below holds dates, numbers or marks."""
    rows = table.lines[1:]
    if line.filled() < 2 or not rows:
        return False
    looks = {column: look_at(rows, column, guide) for column in range(min(len(line.cells), 50))}
    own = {column: look_at([line], column, guide) for column in looks}
    return all(one.is_text for one in own.values() if one.filled) and any(
        look.filled and not look.is_text and own[column].filled for column, look in looks.items()
    )


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


def _by_heading(header: Line | None, looks: dict[int, Look], said: dict[str, int]) -> dict[str, int]:
    """The fields whose headings are known, the likeliest heading of each; what is filled goes before what is not."""
    if header is None:
        return {}
    known, taken = ranks(), set(said.values())
    names = {column: plain(cell) for column, cell in enumerate(header.cells[:300]) if cell.strip()}
    bids = [
        (one != "name", rank, one, column)
        for column, name in names.items()
        for rank, one in known.get(name, ())
        if column not in taken and _may_be(one, looks.get(column, Look(0)))
    ]
    found = _auction(sorted(bids), set(said), taken)
    for one in _CONTAINED:
        if one not in found and one not in said:
            inside = _containing(one, names, taken, looks)
            if inside is not None:
                found[one] = inside
                taken.add(inside)
    return found


def _auction(bids: Iterable[tuple[bool, int, str, int]], given: set[str], taken: set[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for _, _, one, column in bids:
        if one not in found and one not in given and column not in taken:
            found[one] = column
            taken.add(column)
    return found


def _may_be(name: str, look: Look) -> bool:
    """Whether cells like those can be that field; an empty column can be any."""
    if not look.filled:
        return name != "name"
    if name in ("start", "finish", "actual_start", "actual_finish"):
        return look.days >= 0.2 or look.numbers >= 0.5
    if name == "percent":
        return look.percents + look.numbers >= 0.5
    if name == "level":
        return look.numbers >= 0.9 and look.length < 3
    if name == "done":
        return look.marks + look.statuses >= 0.5 and look.days < 0.5
    if name == "status":
        return look.percents + look.numbers < 0.5 and look.days < 0.5
    if name == "outline":
        return look.outlines >= 0.5 or look.length < 12
    if name in ("milestone", "active"):
        return look.marks + look.numbers >= 0.5
    if name == "name":
        return look.numbers < 0.5 and look.outlines < 0.5 and look.days < 0.5
    return True


def _containing(one: str, names: Mapping[int, str], taken: set[int], looks: dict[int, Look]) -> int | None:
    """The column whose heading has a known one among its words: `Target finish date of the team`."""
    best: tuple[int, int] | None = None
    for column, name in names.items():
        if column in taken or not _may_be(one, looks.get(column, Look(0))):
            continue
        for word in _WORDS[one]:
            if f" {word} " in f" {name} " and (best is None or len(word) > best[0]):
                best = (len(word), column)
    return best[1] if best else None


_WORDS = {one: [word for word in " ".join(FIELDS[one].split()).split(" | ") if len(word) > 4] for one in _CONTAINED}


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

"""The row of headings of a table."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.content import look_at
from golive.engine.load.importers.sheet.headings import plain, ranks
from golive.engine.load.tables.table import Line, Table

_SEARCHED = 60  # rows in which the headings are looked for


def header_score(line: Line, guide: Guide) -> int:
    """How many different fields the cells of a row are headings of; what people said counts thrice."""
    known = ranks()
    names = {plain(cell) for cell in line.cells[:300] if cell.strip() and len(cell) < 100}
    said = {plain(heading) for heading in guide.columns.values()} & names
    return len({known[name][0][1] for name in names if name in known}) + 3 * len(said)


def header_at(table: Table, guide: Guide) -> int | None:
    """The index of the row of headings, None where there is none."""
    searched = table.lines[:_SEARCHED]
    scores = [header_score(line, guide) for line in searched]
    best = max(scores, default=0)
    if best > 1:
        return scores.index(best)
    if best == 1:
        index = scores.index(1)
        line = searched[index]
        if any(look_at([line], column, guide).days for column in range(min(len(line.cells), 50))):
            return None  # a task with its date
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

"""Which sheet of a workbook is the plan, and what stands above its headings."""

import itertools
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.days import day_in
from golive.engine.load.importers.sheet.header import header_score
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.quoting import shown
from golive.engine.load.source import refuse
from golive.engine.load.tables.table import Line, Table
from golive.engine.nearest import choices, did_you_mean

_NAME = "plan name|project|project name|project title|plan|projekt|projektname|projet|proyecto|progetto|projeto|program"
_AS_OF = "date of export|export date|status date|report date|as of|data date|exported|stand|date|datum|stichtag|updated"
_MANAGER = "project manager|pm|project lead|projektleiter|projektleitung|chef de projet|jefe de proyecto|project owner"
_LABELS = {
    label: field
    for field, labels in (("name", _NAME), ("as_of", _AS_OF), ("pm", _MANAGER))
    for label in labels.split("|")
}


def sheet_of(path: str, tables: list[Table], guide: Guide) -> Table:
    """The sheet that people named, else the one whose headings look most like a plan; raises InputError.

    Its notes tell which one it is, and name the others.
    """
    filled = [table for table in tables if table.lines]
    wanted = guide.columns.get("sheet")
    if wanted is not None and any(table.name for table in tables):
        return _named(path, tables, wanted)
    if not filled:
        what = "the workbook" if any(table.name for table in tables) else "the file"
        raise refuse(path, f"{what} has no rows; give the plan itself")
    best = max(filled, key=lambda table: (not table.hidden, _score(table, guide), len(table.lines) > 1))
    others = [table for table in tables if table is not best and table.name]
    if others:
        names = ", ".join(shown(table.name or "") for table in others[:8]) + (" ..." if len(others) > 8 else "")
        best.notes.append(
            f"read the sheet {shown(best.name or '')}; not read: {names} (--map sheet=NAME reads another)"
        )
    return best


def _named(path: str, tables: list[Table], wanted: str) -> Table:
    for table in tables:
        if plain(table.name or "") == plain(wanted):
            return table
    names = [table.name for table in tables if table.name]
    raise refuse(path, f"there is no sheet {shown(wanted)}; {did_you_mean(wanted, names, 1) or choices(names)}")


def _score(table: Table, guide: Guide) -> int:
    return max((header_score(line, guide) for line in table.lines[:60]), default=0)


def head_of(lines: list[Line]) -> dict[str, Any]:
    """What the rows above the headings say of the project: its name, the day, the manager."""
    found: dict[str, Any] = {}
    for line in lines[:30]:
        cells = [cell.strip() for cell in line.cells if cell.strip()]
        for label, value in _pairs(cells):
            field = _LABELS.get(plain(label))
            if field and value and field not in found:
                found[field] = value
    title = next((line.cells for line in lines if line.filled() == 1), None)
    text = next((cell.strip() for cell in title if cell.strip()), "") if title else ""
    if "name" not in found and 3 <= len(text) <= 100 and ":" not in text:
        found["name"] = text
    as_of = day_in(found["as_of"], None) if "as_of" in found else None
    return {"name": found.get("name"), "as_of": as_of, "pm": {"name": found.get("pm")}}


def _pairs(cells: list[str]) -> list[tuple[str, str]]:
    pairs = [(label.rstrip(": "), value) for label, value in itertools.pairwise(cells)]
    return pairs + [(label, value.strip()) for cell in cells for label, _, value in (cell.partition(":"),)]

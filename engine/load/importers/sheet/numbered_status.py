"""A column of statuses that are numbers: a code of the tool that only people can tell."""

from collections.abc import Sequence

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.content import NUMBER, Look
from golive.engine.load.importers.sheet.headings import plain, ranks
from golive.engine.load.quoting import shown
from golive.engine.load.tables.table import Line


def numbered_status(
    header: Line | None, rows: Sequence[Line], looks: dict[int, Look], taken: set[int], guide: Guide
) -> tuple[int | None, str]:
    """The column that is headed as a status and has numbers that people told the meaning of; None, and what to do.

    Empty where there is no such column.
    """
    known = ranks()
    for column, cell in enumerate(header.cells[:300] if header else ()):
        names = {name for _, name in known.get(plain(cell), ())}
        if column in taken or "status" not in names or not looks[column].filled or looks[column].numbers < 0.5:
            continue
        codes = list(dict.fromkeys(text for line in rows if NUMBER.fullmatch(text := line.cell(column))))
        if not {own.strip() for own in guide.statuses}.isdisjoint(codes):
            return column, ""
        some = ", ".join(codes[:6]) + (", ..." if len(codes) > 6 else "")
        what = f"{shown(cell.strip())} has numbers ({some}), which are not read as statuses"
        return None, f'{what}; say what they mean: --status "{codes[0]}=planned" (or in-progress, done, cancelled)'
    return None, ""

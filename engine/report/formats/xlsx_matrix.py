"""The sheet that shows where the holes are: ITIL processes down, process groups across."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from golive.engine.report.formats.html_matrix import Cell, Row
from golive.engine.report.formats.html_view import view_of
from golive.engine.report.formats.xlsx_looks import Looks
from golive.engine.report.formats.xlsx_page import printed
from golive.engine.report.words.html_words import clean, headline
from golive.schemas.report import Report

_LEGEND = "Lacking of those that apply; ? more are undecided. An empty cell: nothing applies there."


def write_matrix(sheet: Worksheet, looks: Looks, reports: Sequence[Report]) -> None:
    """A table for each report, one below the other."""
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 8, 26)  # as wide as the longest name of a process group
    sheet.write_string(0, 0, _LEGEND)
    top = 2
    for report in reports:
        top = _one(sheet, looks, report, top) + 2
    printed(sheet, 1, None)
    if len(reports) == 1:
        sheet.freeze_panes(4, 1)


def _one(sheet: Worksheet, looks: Looks, report: Report, top: int) -> int:
    """The table of a report from row `top` on; gives its last row."""
    view = view_of(report, "")
    seen = report.record
    sheet.write_string(top, 0, f"{clean(seen.name or seen.id or seen.source)}, {report.gate}", looks.title)
    top += 1
    for column, heading in enumerate(["ITIL process", *map(headline, report.process_groups), "All"]):
        sheet.write_string(top, column, heading, looks.heading)
    for row in (*view.rows, view.total):
        top += 1
        _row(sheet, looks, row, top)
    return top


def _row(sheet: Worksheet, looks: Looks, row: Row, at: int) -> None:
    sheet.write_string(at, 0, row.heading or "All")
    for column, cell in enumerate([*row.cells, row.total], 1):
        if cell is not None:
            sheet.write_string(at, column, _words(cell), looks.levels[cell.level])


def _words(cell: Cell) -> str:
    doubt = f"{cell.undecided}?" if cell.undecided else ""
    return " + ".join(
        part for part in (f"{cell.lacking} of {cell.applicable}" if cell.applicable else "", doubt) if part
    )

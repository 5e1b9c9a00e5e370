"""The findings as CSV, a row each, for spreadsheets: no cell is a formula, whatever the record says."""

import csv
from collections.abc import Iterable
from io import StringIO

from golive.engine.report.words.finding_rows import COLUMNS, Cell, cells_of, in_order
from golive.schemas.report import Report

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the letters for those of an old code page
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four as wide letters


def render(reports: Iterable[Report]) -> str:
    """A line of headings, then the findings of each report, what is lacking first; UTF-8 with a byte order mark."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([column.heading for column in COLUMNS])
    for report in reports:
        writer.writerows([defused(cell) for cell in cells_of(report, finding)] for finding in in_order(report))
    return _BYTE_ORDER_MARK + out.getvalue()


def defused(cell: Cell) -> str:
    """The cell as text, with an apostrophe before what a spreadsheet would take for a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" \n").startswith(_STARTS) or text.startswith(_STARTS) else text

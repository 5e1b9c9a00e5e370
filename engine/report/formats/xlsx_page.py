"""How high the rows of the workbook are, and how its sheets come out of a printer."""

from collections.abc import Sequence
from itertools import islice

from xlsxwriter.worksheet import Worksheet

from golive.engine.report.words.finding_rows import Cell

_LINE = 15.0  # points, as a row of one line has
_MOST_LINES = 20  # a row of a screen's height is the most that can be read
_LOST = 2  # letters at the end of a line, where the next word did not fit
_A4 = 9


def height_of(cells: Sequence[Cell | int], widths: Sequence[int]) -> float | None:
    """Points that the longest cell needs; none where a line will do.

    LibreOffice does not look itself, as it takes the program that wrote the file to have done so.
    """
    pairs = zip(cells, widths, strict=True)
    lines = max((_lines(cell, width) for cell, width in pairs if isinstance(cell, str)), default=1)
    return _LINE * min(lines, _MOST_LINES) if lines > 1 else None


def _lines(text: str, width: int) -> int:
    if len(text) <= width and "\n" not in text:
        return 1
    per_line = max(1, width - _LOST)
    return sum(1 + max(0, len(line) - 1) // per_line for line in islice(text.splitlines(), _MOST_LINES))


def printed(sheet: Worksheet, pages_wide: int, repeated: int | None) -> None:
    """A4 across, as many pages wide as said and as high as it takes; the row `repeated` stands on each page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P of &N")
    sheet.hide_gridlines(0)  # which prints them, too
    sheet.print_across()
    if repeated is not None:
        sheet.repeat_rows(repeated)

"""The list as a workbook: what is to do, what is settled, how to fill it in; with choices, filters and colours."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from golive.engine.load.importers.days import iso_day
from golive.engine.report.formats.xlsx_looks import COLOURS, Looks
from golive.engine.report.lists.columns import COLUMNS
from golive.engine.report.lists.rows import ListRow, Worklist, rows_of
from golive.engine.report.words.finding_rows import Cell
from golive.schemas.worklist import CHOICES, STATE_WORDS

_MOST_LETTERS = 32_000  # a cell holds 32 767
_ROOM = 200  # rows below the list that still offer the choices
_DAYS = ("planned_for", "done_on", "decided_on", "expires")
_HOW_TO = (
    "Put an x under Done once it is done, and the day under Done on.",
    "Name who has it under Owner, and the day for which it is planned under Planned for.",
    "Where it is not needed say why, who decided that, and on which day. Without these it does not count.",
    "Sort, filter, hide, rename and move columns and rows as you like; leave the cells under golive id as they are.",
    "A rule is not upheld by a tick: what shows it has to be written into the record.",
    "Read it back with the record that it was written from: golive check PLAN LIST",
)


def render(lists: Sequence[Worklist]) -> bytes:
    """The workbook. No cell is a formula or a link, whatever the record says."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = max((one.report.as_of for one in lists), default=date(2000, 1, 1))
    book.set_properties({"title": "golive", "created": datetime.combine(day, time(), UTC)})  # the same in every run
    looks = Looks(book)
    rows = [row for one in lists for row in rows_of(one)]
    _sheet(book.add_worksheet("To do"), looks, [row for row in rows if row.is_open])
    _sheet(book.add_worksheet("Settled"), looks, [row for row in rows if not row.is_open])
    how = book.add_worksheet("How to")
    how.set_column(0, 0, 110)
    for number, line in enumerate(_HOW_TO):
        how.write_string(number, 0, line, looks.text)
    book.close()
    return out.getvalue()


def _sheet(sheet: Worksheet, looks: Looks, rows: Sequence[ListRow]) -> None:
    """A table with headings and titles that stay in sight, filters, and choices where a team fills it in."""
    for number, column in enumerate(COLUMNS):
        sheet.write_string(0, number, column.heading, looks.heading)
        sheet.set_column(number, number, column.width)
        _choices(sheet, column.field, number, len(rows))
        for at, row in enumerate(rows, 1):
            cell = column.value(row)
            _write(sheet, at, number, _day(cell) if column.field in _DAYS else cell, looks)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)


def _choices(sheet: Worksheet, field: str | None, column: int, rows: int) -> None:
    """What may be chosen in a column; anything else is asked about, not refused."""
    options: dict[str, object] = {"error_type": "warning", "error_title": "golive"}
    if field == "done":
        options |= {"validate": "list", "source": ["x"], "error_message": "x, or nothing where it is not done"}
    elif field == "status":
        words = [STATE_WORDS[state] for state in CHOICES]
        options |= {"validate": "list", "source": words, "error_message": ", ".join(words)}
    elif field in _DAYS:
        options |= {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1), "error_message": "A day"}
    else:
        return
    sheet.data_validation(1, column, rows + _ROOM, column, options)


def _day(cell: Cell) -> Cell:
    """The day of a text, so that the cell holds one; what a team wrote otherwise stays as it is."""
    day = iso_day(cell) if isinstance(cell, str) and len(cell) == 10 else None
    return date.fromisoformat(day) if day else cell


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: Looks) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime.combine(cell, time()), looks.day)
    elif cell:
        look = looks.coloured[cell] if cell in COLOURS else looks.text
        sheet.write_string(row, column, cell[:_MOST_LETTERS], look)

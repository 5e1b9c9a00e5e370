"""XLS (BIFF, Excel up to 2003): the sheets of a workbook as tables, by xlrd, which keeps only cells that are there."""

from typing import Any

from golive.engine.load.limits import MAX_EXPORT_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tables.numbers import number_text
from golive.engine.load.tables.table import Table
from golive.engine.load.tables.xlsx_styles import Style, is_percent_format

OLE = b"\xd0\xcf\x11\xe0"
_ERROR, _BOOLEAN, _DATE, _NUMBER = 5, 4, 3, 2


def is_xls(source: Source) -> bool:
    """Whether the content is a workbook of Excel up to 2003, or one that is protected by a password."""
    if not source.data.startswith(OLE):
        return False
    if _wide("TBknd") in source.data:  # an MS Project file, which may have a workbook inside
        return False
    return any(_wide(name) in source.data for name in ("Workbook", "Book", "EncryptedPackage"))


def read_xls(source: Source) -> list[Table]:
    """The sheets of the workbook in their order; raises InputError."""
    import xlrd

    source.refuse_above(MAX_EXPORT_BYTES, "a workbook")
    if _wide("EncryptedPackage") in source.data:
        raise refuse(source.path, "is protected by a password; open it in Excel and save it without one")
    try:
        with xlrd.open_workbook(
            file_contents=source.data, ragged_rows=True, formatting_info=True, logfile=_Silence()
        ) as book:
            return [_table(source.path, book, sheet) for sheet in book.sheets()]
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise refuse(source.path, "is protected by a password; open it in Excel and save it without one") from None
        raise _broken(source, error) from None
    except MemoryError:
        raise _broken(source, "it asks for too much memory") from None
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, OSError) as error:
        raise _broken(source, error) from None
    except Exception as error:  # xlrd reads what it is given and fails in whatever way that leads to
        if type(error).__module__ in ("struct", "xlrd.compdoc", "xlrd.biffh"):
            raise _broken(source, error) from None
        raise


def _broken(source: Source, error: object) -> Exception:
    return refuse(source.path, f"is a broken Excel file ({error}); open it in a spreadsheet and save it as XLSX")


def _table(path: str, book: Any, sheet: Any) -> Table:
    table = Table(path, sheet.name, hidden=sheet.visibility != 0, serials=True)
    for row in range(sheet.nrows):
        level = getattr(sheet.rowinfo_map.get(row), "outline_level", 0) or 0
        table.add(row + 1, [_text(book, cell, table, row) for cell in sheet.row(row)], min(level, 8))
    return table


def _text(book: Any, cell: Any, table: Table, row: int) -> str:
    if cell.ctype == _ERROR:
        table.warnings.append((row + 1, "has a cell with an error", "mend the formula in the workbook"))
        return ""
    if cell.ctype == _BOOLEAN:
        return "true" if cell.value else "false"
    if cell.ctype in (_NUMBER, _DATE):
        return number_text(repr(cell.value), _style(book, cell), book.datemode == 1)
    text = str(cell.value)
    return "   " * _indent(book, cell) + text if text else ""


def _style(book: Any, cell: Any) -> Style:
    if cell.ctype == _DATE:
        return Style(is_date=True)
    try:
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    except (LookupError, TypeError, AttributeError):
        return Style()
    return Style(is_percent=is_percent_format(code))


def _indent(book: Any, cell: Any) -> int:
    try:
        return min(int(book.xf_list[cell.xf_index].alignment.indent_level), 32)
    except (LookupError, TypeError, AttributeError):
        return 0


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


class _Silence:
    """Takes what xlrd would print."""

    def write(self, text: str) -> None:
        """Drop it."""

    def flush(self) -> None:
        """Do nothing."""

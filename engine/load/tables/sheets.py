"""A file to its tables, by content; the readers of workbooks are imported when one comes."""

import re

from golive.engine.load.source import Source, refuse
from golive.engine.load.tables.delimited import IsHeading, delimiter_of, read_delimited
from golive.engine.load.tables.table import Table

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
_TABLES = ("csv", "tsv", "tab", "psv")
_OTHERS = ("yaml", "yml", "json", "jsonl", "ndjson", "md", "markdown", "xml")
_KEY = re.compile(r"\s*(- |[\w ]+: )")  # a line of YAML
_AS_XLSX = "save it as XLSX or CSV"


def workbook_of(source: Source) -> list[Table] | None:
    """The sheets of a workbook, None where the file is none; raises InputError."""
    if source.data.startswith(_ZIP):
        return _zipped(source)
    if source.data.startswith(_OLE):
        from golive.engine.load.tables.xls import is_xls, read_xls

        return read_xls(source) if is_xls(source) else None
    if source.data.lstrip(_BLANK)[:1] == b"<":
        from golive.engine.load.tables.spreadsheet_xml import is_spreadsheet_xml, read_spreadsheet_xml

        return read_spreadsheet_xml(source) if is_spreadsheet_xml(source) else None
    return None


def _zipped(source: Source) -> list[Table] | None:
    from golive.engine.load.tables.ods import CONTENT, read_ods
    from golive.engine.load.tables.xlsx import WORKBOOK, read_xlsx
    from golive.engine.load.tables.zipped import Parts

    parts = Parts(source)
    if WORKBOOK in parts:
        return read_xlsx(source, parts)
    if "xl/workbook.bin" in parts:
        raise refuse(source.path, f"is a binary workbook (XLSB); {_AS_XLSX}")
    return read_ods(source, parts) if CONTENT in parts and parts.holds("mimetype", b"spreadsheet") else None


def text_table_of(source: Source, is_heading: IsHeading) -> Table | None:
    """The table of a text file, None where it is none; a name that is not of tables asks for known headings."""
    suffix = source.path.lower().rpartition(".")[2]
    first = source.data.lstrip(_BLANK)[:1]
    if suffix in _OTHERS or first in (b"<", b"{", b"[", b"") or source.data.startswith((b"%PDF", b"---")):
        return None
    if suffix in _TABLES or _begins_like_one(source, is_heading):
        return read_delimited(source, is_heading)
    return None


def _begins_like_one(source: Source, is_heading: IsHeading) -> bool:
    """Whether one of the first lines has the names of two columns; what is not UTF-8 or UTF-16 is told by its ASCII."""
    encoding = "utf-16" if source.data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    head = source.data[:8_192].decode(encoding, "replace").splitlines()[:30]
    delimiter = delimiter_of(head, is_heading)
    return delimiter is not None and any(
        sum(is_heading(cell.strip(' "')) for cell in line.split(delimiter)) > 1 for line in head if not _KEY.match(line)
    )

"""Excel 2003 XML (`urn:schemas-microsoft-com:office:spreadsheet`): sheets as tables; cells and rows may be left out."""

import io

from golive.engine.load.limits import MAX_XML_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tables.numbers import number_text
from golive.engine.load.tables.table import MAX_CELL, MAX_COLUMNS, Table
from golive.engine.load.tables.xlsx_styles import Style, is_date_format, is_percent_format
from golive.engine.load.tables.xml_events import Attributes, Events, local, read_events
from golive.engine.load.xml_rows import root_name

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"


def is_spreadsheet_xml(source: Source) -> bool:
    """Whether the content is a workbook in XML."""
    head = source.data[:65_536].replace(b"\0", b"")
    return _NAMESPACE in head and root_name(source.data) == "Workbook"


def read_spreadsheet_xml(source: Source) -> list[Table]:
    """The sheets of the workbook in their order; raises InputError."""
    source.refuse_above(MAX_XML_BYTES, "XML")
    workbook = _Workbook(source.path)
    read_events(io.BytesIO(source.data), source.path, workbook)
    return workbook.tables


class _Workbook(Events):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._path = path
        self._styles: dict[str, Style] = {}
        self._style_id = ""
        self._line = self._column = 0
        self._cells: list[str] = []
        self._given: dict[str, str] = {}
        self._kind: str | None = None
        self._in_comment = False
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        given = {local(key): value for key, value in attributes.items()} if attributes else {}
        if name == "Cell":
            index = _index(given.get("Index"))
            self._column = index if index else self._column + 1
            self._given = given
        elif name == "Data":
            self._kind, self._pieces = given.get("Type", "String"), []
        elif name == "Comment":
            self._in_comment = True
        elif name == "Row":
            self._line, self._column, self._cells = self.line, 0, []
        elif name == "Worksheet":
            self.tables.append(Table(self._path, given.get("Name") or None, serials=True))
        else:
            self._style(name, given)

    def _style(self, name: str, given: dict[str, str]) -> None:
        if name == "Style":
            self._style_id = given.get("ID", "")
        elif name == "NumberFormat" and self._style_id:
            code = given.get("Format", "")
            is_date = is_date_format(code) or "Date" in code
            old = self._styles.get(self._style_id, Style())
            percent = is_percent_format(code) or code == "Percent"
            self._styles[self._style_id] = old._replace(is_date=is_date, is_percent=percent)
        elif name == "Alignment" and self._style_id:
            old = self._styles.get(self._style_id, Style())
            self._styles[self._style_id] = old._replace(indent=min(_index(given.get("Indent")) or 0, 32))

    def text(self, text: str) -> None:
        if self._kind is not None and not self._in_comment:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name == "Data":
            if not self._in_comment:
                self._put("".join(self._pieces)[:MAX_CELL])
            self._kind = None
        elif name == "Comment":
            self._in_comment = False
        elif name == "Cell":
            self._column += _index(self._given.get("MergeAcross")) or 0
        elif name == "Row" and self.tables:
            self.tables[-1].add(self._line, self._cells)
            self._cells = []

    def _put(self, raw: str) -> None:
        if not raw:
            return
        if self._column > MAX_COLUMNS:
            message = f"has more than {MAX_COLUMNS:,} columns; delete what stands so far to the right"
            raise refuse(self._path, message, self._line)
        self._cells += [""] * (self._column - len(self._cells))
        self._cells[self._column - 1] = self._text_of(raw)

    def _text_of(self, raw: str) -> str:
        style = self._styles.get(self._given.get("StyleID", ""), Style())
        if self._kind == "DateTime":
            return raw[:10]
        if self._kind == "Number":
            return number_text(raw, style)
        if self._kind == "Boolean":
            return "true" if raw.strip() == "1" else "false"
        if self._kind == "Error":
            self.tables[-1].warnings.append(
                (self._line, f"is the error {raw[:20]}", "mend the formula in the workbook")
            )
            return ""
        return "   " * style.indent + raw


def _index(text: str | None) -> int | None:
    return int(text) if text and len(text) < 8 and text.isascii() and text.isdigit() else None

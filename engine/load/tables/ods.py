"""ODS (OpenDocument): the sheets of content.xml as tables, read as a stream; repeated blanks cost nothing."""

from golive.engine.load.source import Source, refuse
from golive.engine.load.tables.numbers import number_text
from golive.engine.load.tables.table import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Table
from golive.engine.load.tables.xlsx_styles import PLAIN, Style
from golive.engine.load.tables.xml_events import Attributes, Events, local, read_events
from golive.engine.load.tables.zipped import Parts

CONTENT = "content.xml"
_PERCENT = Style(is_percent=True)


def read_ods(source: Source, parts: Parts) -> list[Table]:
    """The sheets of the workbook in their order; raises InputError."""
    parts.refuse_bombs()
    if "META-INF/manifest.xml" in parts:
        with parts.opened("META-INF/manifest.xml") as stream:
            read_events(stream, source.path, _Manifest(source.path))
    content = _Content(source.path)
    with parts.opened(CONTENT) as stream:
        read_events(stream, f"{source.path} ({CONTENT})", content)
    return content.tables


class _Manifest(Events):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "encryption-data":
            raise refuse(self._path, "is protected by a password; save it without one")


class _Content(Events):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._path = path
        self._row = self._rows = self._groups = self._columns = 0
        self._cells: list[str] = []
        self._given: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._paragraphs = self._notes = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            given = {local(key): value for key, value in attributes.items()}
            self.tables.append(Table(self._path, given.get("name") or None, serials=True))
            self._row = self._groups = 0
        elif name == "table-row-group":
            self._groups += 1
        elif name == "table-row":
            self._rows = _times(attributes, "number-rows-repeated")
            self._cells = []
        elif name in ("table-cell", "covered-table-cell"):
            self._given = {local(key): value for key, value in attributes.items()}
            self._columns = _times(attributes, "number-columns-repeated")
            self._pieces, self._paragraphs = [], 0
        elif name == "annotation":
            self._notes += 1
        elif self._given is not None and not self._notes:
            self._inside(name, attributes)

    def _inside(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            self._pieces += ["\n"] if self._paragraphs else []
            self._paragraphs += 1
        elif name == "s":
            self._pieces.append(" " * min(_times(attributes, "c"), 200))
        elif name == "tab":
            self._pieces.append("\t")
        elif name == "line-break":
            self._pieces.append("\n")

    def text(self, text: str) -> None:
        if self._given is not None and self._paragraphs and not self._notes:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name == "annotation":
            self._notes -= 1
        elif name == "table-row-group":
            self._groups -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._cell()
        elif name == "table-row" and self.tables:
            self._end_row()

    def _cell(self) -> None:
        text = self._value(self._given or {})
        times = self._columns if text else min(self._columns, MAX_COLUMNS)
        if text and len(self._cells) + times > MAX_COLUMNS:
            message = f"has more than {MAX_COLUMNS:,} columns; delete what stands so far to the right"
            raise refuse(self._path, message, self._row + 1)
        self._cells += [text] * min(times, MAX_COLUMNS + 1 - len(self._cells))
        self._given = None

    def _value(self, given: dict[str, str]) -> str:
        kind = given.get("value-type", "")
        if kind == "date":
            return given.get("date-value", "")[:10]
        if kind == "boolean":
            return given.get("boolean-value", "")
        if kind in ("float", "currency", "percentage") and "value" in given:
            return number_text(given["value"], _PERCENT if kind == "percentage" else PLAIN)
        return "".join(self._pieces)[:MAX_CELL]

    def _end_row(self) -> None:
        first = self._row + 1
        self._row += self._rows
        if not any(cell.strip() for cell in self._cells):
            return
        for number in range(first, first + min(self._rows, MAX_ROWS + 1)):
            self.tables[-1].add(number, list(self._cells), min(self._groups, 8))


def _times(attributes: Attributes, wanted: str) -> int:
    text = next((value for key, value in attributes.items() if local(key) == wanted), "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 9 else 1

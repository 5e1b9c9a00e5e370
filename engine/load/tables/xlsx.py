"""XLSX (ECMA-376): the sheets of a workbook as tables, read as a stream.

Formulas give the value that was saved with them. What libraries do with a far cell or a million empty rows is told in
docs/decisions/0008-workbooks-are-streamed.md.
"""

import posixpath
import re

from golive.engine.load.limits import MAX_TASKS
from golive.engine.load.source import Source
from golive.engine.load.tables.numbers import number_text
from golive.engine.load.tables.table import MAX_COLUMNS, Table
from golive.engine.load.tables.xlsx_styles import PLAIN, Style, Styles
from golive.engine.load.tables.xlsx_texts import Strings, Texts
from golive.engine.load.tables.xml_events import Attributes, Events, local, read_events
from golive.engine.load.tables.zipped import Parts

WORKBOOK = "xl/workbook.xml"
MAX_SHEETS = 200
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")


def read_xlsx(source: Source, parts: Parts) -> list[Table]:
    """The sheets of the workbook in their order; raises InputError."""
    parts.refuse_bombs()
    book, targets = _Book(), _Targets()
    _read(parts, WORKBOOK, book)
    if "xl/_rels/workbook.xml.rels" in parts:
        _read(parts, "xl/_rels/workbook.xml.rels", targets)
    strings, styles = Strings(source.path), Styles()
    for name, part in (("sharedStrings.xml", strings), ("styles.xml", styles)):
        if f"xl/{name}" in parts:
            _read(parts, f"xl/{name}", part)
    tables = []
    for name, relation, hidden in book.sheets[:MAX_SHEETS]:
        target = targets.found.get(relation)
        if target is None or target not in parts:
            continue  # a chart, or a sheet that another program dropped
        table = Table(source.path, name, hidden=hidden, serials=True)
        _read(parts, target, _Sheet(table, strings, styles.of, book.from_1904))
        tables.append(table)
    return tables


def _read(parts: Parts, name: str, events: Events) -> None:
    with parts.opened(name) as stream:
        read_events(stream, f"{parts.path} ({name})", events)


class _Book(Events):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            given = {local(key): value for key, value in attributes.items()}
            hidden = given.get("state", "visible") != "visible"
            self.sheets.append((given.get("name", ""), given.get("id", ""), hidden))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _Targets(Events):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            self.found[attributes.get("Id", "")] = path


class _Sheet(Texts):
    def __init__(self, table: Table, strings: Strings, styles: list[Style], from_1904: bool) -> None:
        super().__init__()
        self._table, self._strings, self._styles, self._from_1904 = table, strings, styles, from_1904
        self._row = self._column = self._level = 0
        self._cells: list[str] = []
        self._kind = ""
        self._style = PLAIN
        self._formula = self._hidden = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row = _whole(attributes.get("r")) or self._row + 1
            self._level = min(_whole(attributes.get("outlineLevel")) or 0, 8) if "outlineLevel" in attributes else 0
            self._column = 0
            self._hidden = attributes.get("hidden") in ("1", "true")
        elif name == "c":
            self._begin(attributes)
        elif name == "v":
            self.taking = True
        elif name == "f":
            self._formula = True
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._put()
        elif name == "v":
            self.taking = False
        elif name == "row":
            if self._cells:
                self._table.add(self._row, self._cells, self._level)
                self._table.hidden_rows += self._hidden
                self._cells = []
        else:
            super().end(name)

    def _begin(self, attributes: Attributes) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _column(found[1]) if found else self._column + 1
        self._kind = attributes.get("t", "n")
        style = _whole(attributes.get("s"))
        self._style = self._styles[style] if style is not None and style < len(self._styles) else PLAIN
        self._formula = False

    def _put(self) -> None:
        raw, struck = self.taken()
        if not raw:
            if self._formula:
                self._warn("is a formula without a value", "open the workbook in a spreadsheet and save it again")
            return
        if self._column > MAX_COLUMNS:
            self._warn(f"lies beyond column {MAX_COLUMNS:,} and is not read", "delete what stands so far to the right")
            return
        text = self._text_of(raw)
        if struck or self._style.struck or (self._kind == "s" and _whole(raw.strip()) in self._strings.struck):
            self._table.strike(self._row, self._column - 1)
        self._cells += [""] * (self._column - len(self._cells))
        self._cells[self._column - 1] = text

    def _text_of(self, raw: str) -> str:
        if self._kind == "s":
            index = _whole(raw.strip())
            texts = self._strings.texts
            return self._indented(texts[index] if index is not None and index < len(texts) else "")
        if self._kind in ("inlineStr", "str"):
            return self._indented(raw)
        if self._kind == "b":
            return "true" if raw.strip() == "1" else "false"
        if self._kind == "e":
            self._warn(f"is the error {raw.strip()[:20]}", "mend the formula in the workbook")
            return ""
        return raw if self._kind == "d" else number_text(raw, self._style, self._from_1904)

    def _indented(self, text: str) -> str:
        return "   " * self._style.indent + text

    def _warn(self, what: str, remedy: str) -> None:
        if len(self._table.warnings) < MAX_TASKS:
            self._table.warnings.append((self._row, f"{_letters(self._column)}{self._row} {what}", remedy))


def _whole(text: str | None) -> int | None:
    return int(text) if text and len(text) < 8 and text.isascii() and text.isdigit() else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found

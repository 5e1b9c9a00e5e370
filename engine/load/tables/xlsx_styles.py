"""The formats of cells in XLSX, as far as they say what is in them: a date, a percentage, an indented text."""

import re
from typing import NamedTuple

from golive.engine.load.tables.xml_events import Attributes, Events

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_PERCENT = frozenset((9, 10))
_MOST = 65_536


class Style(NamedTuple):
    """What the format of a cell says."""

    is_date: bool = False
    is_percent: bool = False
    indent: int = 0
    struck: bool = False


PLAIN = Style()


def is_date_format(code: str) -> bool:
    """Whether numbers of that format are shown with a day or a year."""
    return re.search(r"[dy]", _QUOTED.sub("", code), re.IGNORECASE) is not None and "general" not in code.lower()


def is_percent_format(code: str) -> bool:
    """Whether numbers of that format are shown as a percentage."""
    return "%" in _QUOTED.sub("", code)


class Styles(Events):
    """Reads styles.xml; `of` has the style of each index that cells name."""

    def __init__(self) -> None:
        super().__init__()
        self.of: list[Style] = []
        self._codes: dict[str, str] = {}
        self._inside = self._in_fonts = False
        self._struck_fonts: list[bool] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]
        elif name == "fonts":
            self._in_fonts = True
        elif self._in_fonts and len(self._struck_fonts) < _MOST:
            self._font(name, attributes)
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside and len(self.of) < _MOST:
            style = self._style(attributes.get("numFmtId", "0"))
            self.of.append(style._replace(struck=self._is_struck(attributes.get("fontId", "0"))))
        elif name == "alignment" and self._inside and self.of:
            indent = attributes.get("indent", "")
            self.of[-1] = self.of[-1]._replace(indent=int(indent) if indent in _INDENTS else 0)

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False
        elif name == "fonts":
            self._in_fonts = False

    def _font(self, name: str, attributes: Attributes) -> None:
        if name == "font":
            self._struck_fonts.append(False)
        elif name == "strike" and self._struck_fonts:
            self._struck_fonts[-1] = attributes.get("val") not in ("0", "false")

    def _is_struck(self, font: str) -> bool:
        index = int(font) if font.isascii() and font.isdigit() and len(font) < 6 else 0
        return index < len(self._struck_fonts) and self._struck_fonts[index]

    def _style(self, number: str) -> Style:
        code = self._codes.get(number)
        if code is not None:
            return Style(is_date_format(code), is_percent_format(code))
        known = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
        return Style(known in _DATES, known in _PERCENT)


_INDENTS = {str(number) for number in range(1, 33)}

"""The texts of XLSX, shared by its cells or within one, and whether they are struck through."""

from golive.engine.load.source import refuse
from golive.engine.load.tables.table import MAX_CELL, MAX_CELLS
from golive.engine.load.tables.xml_events import Attributes, Events

_OFF = ("0", "false")


class Texts(Events):
    """Collects the text of <t>, without the phonetic guides of Asian texts."""

    def __init__(self) -> None:
        super().__init__()
        self.taking = False
        self._pieces: list[str] = []
        self._phonetic = self._crossing = self._crossed = self._plain = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "rPh":
            self._phonetic = True
        elif name == "t":
            self.taking = not self._phonetic
        elif name == "strike":
            self._crossing = attributes.get("val") not in _OFF

    def end(self, name: str) -> None:
        if name == "rPh":
            self._phonetic = False
        elif name == "t":
            self.taking = False
        elif name == "r":
            self._crossing = False

    def text(self, text: str) -> None:
        if self.taking:
            self._pieces.append(text)
            if text.strip():
                self._crossed, self._plain = self._crossed or self._crossing, self._plain or not self._crossing

    def taken(self) -> tuple[str, bool]:
        """The text so far, and whether all of it is struck through; then a new one begins."""
        text, struck = "".join(self._pieces)[:MAX_CELL], self._crossed and not self._plain
        self._pieces.clear()
        self._crossing = self._crossed = self._plain = False
        return text, struck


class Strings(Texts):
    """Reads sharedStrings.xml: `texts` by their index, `struck` the indices of those that are struck through."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._path = path

    def end(self, name: str) -> None:
        super().end(name)
        if name != "si":
            return
        text, struck = self.taken()
        if struck:
            self.struck.add(len(self.texts))
        self.texts.append(text)
        if len(self.texts) > MAX_CELLS:
            raise refuse(self._path, f"has more than {MAX_CELLS:,} texts; split it")

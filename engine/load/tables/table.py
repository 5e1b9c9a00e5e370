"""A table as it was read: rows of texts, nothing understood yet."""

from dataclasses import dataclass, field

from golive.engine.load.source import refuse

MAX_ROWS = 100_000  # that are not blank
MAX_COLUMNS = 2_000
MAX_CELLS = 3_000_000
MAX_CELL = 50_000


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not blank: its number in the file (from 1), its cells, and its level where the sheet groups rows.

    Dates are ISO texts where the file says that they are dates; blanks before a text are kept, they may be an outline.
    """

    number: int
    cells: list[str]
    level: int = 0

    def cell(self, index: int | None) -> str:
        """The text of a cell without blanks around it; empty where there is none."""
        return self.cells[index].strip() if index is not None and index < len(self.cells) else ""

    def filled(self) -> int:
        """How many cells are not blank."""
        return sum(1 for cell in self.cells if cell.strip())


@dataclass(slots=True)
class Table:
    """The rows of a file or of one sheet; `name` is that of the sheet, None for a file that has none.

    `serials`: a number may be a day, counted as spreadsheets do. `warnings`: what could not be read, with its row.
    `hidden_rows`: how many of the rows are hidden or filtered away.
    """

    path: str
    name: str | None = None
    lines: list[Line] = field(default_factory=list)
    hidden: bool = False
    serials: bool = False
    notes: list[str] = field(default_factory=list)
    warnings: list[tuple[int, str, str]] = field(default_factory=list)
    hidden_rows: int = 0
    _cells: int = 0
    _struck: dict[int, int] = field(default_factory=dict)

    def strike(self, number: int, index: int) -> None:
        """Keep that the text of a cell is struck through."""
        self._struck[number] = self._struck.get(number, 0) | 1 << index

    def is_struck(self, line: Line, index: int) -> bool:
        """Whether the text of a cell is struck through."""
        return bool(self._struck.get(line.number, 0) >> index & 1)

    def add(self, number: int, cells: list[str], level: int = 0) -> None:
        """Take in a row; blank ones and blank cells at its end are dropped. Raises InputError beyond the limits."""
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            return
        if len(cells) > MAX_COLUMNS:
            raise self._refused(number, f"has {len(cells):,} columns; a table of more than {MAX_COLUMNS:,} is not read")
        self._cells += len(cells)
        if len(self.lines) == MAX_ROWS or self._cells > MAX_CELLS:
            message = f"has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells; split it, or delete what is no plan"
            raise self._refused(number, message)
        self.lines.append(Line(number, [cell[:MAX_CELL] if len(cell) > MAX_CELL else cell for cell in cells], level))

    def _refused(self, number: int, message: str) -> Exception:
        return refuse(self.path if self.name is None else f"{self.path} ({self.name})", message, number)

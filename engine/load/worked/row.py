"""A row of a worked-through list as it was read: its marks, its cells, its place. Nothing is understood yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from golive.engine.load.tree import Place
from golive.schemas.settings import DateOrder
from golive.schemas.worklist import HEADINGS, Field, Mark

_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)  # as the CSV of findings
_PLAIN = {" ".join(heading.casefold().split()): name for name, heading in HEADINGS.items()}


LOST_COLUMNS, LOST_ROWS = "not read are the columns", "without a golive id"
"""What the notes say of what a team added to a list: no list that is written from it has that."""


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` has the fields that the file has, blank ones as empty texts; `called` what the file calls them.

    `key` is what the tool calls the row (PROJ-12), `project` what stands in the column for the project.
    """

    marks: tuple[Mark, ...]
    cells: dict[Field, str]
    place: Place
    called: dict[Field, str] = field(default_factory=dict)
    key: str | None = None
    project: str = ""
    order: DateOrder | None = None

    @property
    def where(self) -> str:
        """The place as people read it."""
        path, line = self.place
        return path if line is None else f"{path}:{line}"


@dataclass(slots=True)
class Rows:
    """The rows of a list. `others`: how many rows with a text have no mark; `notes`: what is said of the reading."""

    path: str
    rows: list[Row] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def undefused(cell: str) -> str:
    """The cell without the apostrophe that was set before what a spreadsheet would take for a formula."""
    bare = cell[1:]
    return bare if cell.startswith("'") and bare.lstrip(" \n").startswith(_STARTS) else cell


def named_values(lines: Iterable[str]) -> dict[Field, str]:
    """What lines such as `Decided by: Ruth` say; blank values are left out."""
    found: dict[Field, str] = {}
    for line in lines:
        name, colon, value = line.strip().lstrip("-*+ ").partition(":")
        known = _PLAIN.get(" ".join(name.strip("*_ ").casefold().split()))
        if colon and known and value.strip("*_ "):
            found.setdefault(known, value.strip().removeprefix("**").strip())
    return found

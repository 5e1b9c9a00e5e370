"""Lists that golive wrote and that have lost their ids: their rows are what is to do, and would pass for a plan."""

import re
from importlib import import_module
from typing import Any

from golive.engine.errors import InputError
from golive.engine.load.source import Source

_PECULIAR = ("not needed because", "why it matters")  # which the table of findings has not
_MORE = (
    "what there is",
    "what to do",
    "due by",
    "planned for",
    "done on",
    "decided by",
    "decided on",
    "valid until",
    "process group",
)
_FEWEST = 3
_HEAD = 20  # lines among which the headings may stand
_LOOKED_AT = 65_536
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WEIGHED = re.compile(
    rb"Due by [a-z-]{4,20} \((?:blocker|major|minor)(?:, [a-z-]{4,14})?\)"  # as descriptions and notes say it
    rb"|\[[ xX]\] \*{0,2}[^\n]{1,300} \((?:blocker|major|minor), [^()\n]{1,80}, due [^()\n]{1,40}\)"  # and boxes
)

LOST = (
    "has {} of a list that golive wrote but no golive id, so it is not known what its rows are about, and what is to "
    "do is no plan; put the golive ids back from the list as it was written, or write the list anew and copy what "
    "the team filled in"
)
"""What is said of such a list, with what it was known by."""


def lost_of(source: Source) -> str | None:
    """What a file without golive ids is known by as a list of golive's; None where it is none."""
    try:
        return _known_by(source)
    except InputError:
        return None  # whoever reads it as a plan says what is wrong with it


def _known_by(source: Source) -> str | None:
    if source.data.startswith(_BINARY):
        return _headings(source)
    data = source.data.replace(b"\0", b"")
    head = data[:_LOOKED_AT].lower()
    told = _headings(source) if any(name.encode() in head for name in _PECULIAR) else None
    if told is not None:
        return told
    found = re.finditer(_WEIGHED, data)
    return "the lines" if sum(1 for _, _one in zip(range(_FEWEST), found, strict=False)) == _FEWEST else None


def _headings(source: Source) -> str | None:
    # Imported when one may be a list: the readers of tables would make every command slow to start.
    tables: list[Any] = import_module("golive.engine.load.importers.sheet.tabular").tables_of(source) or []
    for table in tables:
        for line in table.lines[:_HEAD]:
            names = {" ".join(cell.casefold().split()): cell.strip() for cell in line.cells}
            first = [names[name] for name in _PECULIAR if name in names]
            every = [*first, *(names[name] for name in _MORE if name in names)]
            if first and len(every) >= _FEWEST:
                return f"the headings ({', '.join(every[:_FEWEST])}, ...)"
    return None

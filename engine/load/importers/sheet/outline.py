"""The outline of a table: by parents, numbers, levels, columns, indentation, groups or headings, whichever it has."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from golive.engine.load.importers.outline import Levels, names_above
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.tables.table import Line

_NUMBER = re.compile(r"[A-Z]?\d{1,4}([.-]\d{1,4})*\.?", re.ASCII)
_LEADING = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s+\S", re.ASCII)


@dataclass(slots=True)
class Entry:
    """A row that has a name, and what it says of its place in the outline."""

    line: Line
    name: str
    indent: int = 0
    above: list[str] = field(default_factory=list)
    section: str = ""
    number: str = ""
    level: int | None = None
    parent: str = ""
    uid: str = ""
    key: str = ""


Parents = list[list[str]]
Circle = Callable[[Entry], None]


def parents_of(entries: Sequence[Entry], circle: Circle) -> Parents:
    """The names above each entry, outermost first; `circle` is told of one whose parents go round."""
    found = _inner(entries, circle)
    sections = {entry.name: entry.section for entry in reversed(entries) if entry.section}
    for entry, names in zip(entries, found, strict=True):
        section = entry.section or (sections.get(names[0], "") if names else "")  # subtasks are in that of their task
        outer = [one for one in (*entry.above, section) if one]
        names[:0] = [one for one in outer if one not in names and one != entry.name]
    return found


def _inner(entries: Sequence[Entry], circle: Circle) -> Parents:
    by_parent = _by_parent(entries, circle) if any(entry.parent for entry in entries) else []
    if any(by_parent):
        return by_parent
    if any(len(_parts(entry.number)) > 1 for entry in entries):
        return _by_number(entries)
    if any(entry.level is not None for entry in entries):
        return _by_levels(entries, [entry.level or 0 for entry in entries])
    if any(entry.indent for entry in entries):
        return _by_levels(entries, [entry.indent for entry in entries])
    if any(entry.line.level for entry in entries) and not entries[0].line.level:
        return _by_levels(entries, [entry.line.level for entry in entries])
    if any(entry.above or entry.section for entry in entries):
        return [[] for _ in entries]
    return _by_headings(entries)


def _by_parent(entries: Sequence[Entry], circle: Circle) -> Parents:
    at: dict[str, int] = {}
    for kind in ("uid", "key", "number", "name"):
        for index, entry in enumerate(entries):
            at.setdefault(plain(getattr(entry, kind)), index)
    at.pop("", None)
    names: dict[int | str, str] = {index: entry.name for index, entry in enumerate(entries)}
    parent_of: dict[int | str, int | str | None] = {}
    for index, entry in enumerate(entries):
        known = at.get(plain(_id(entry.parent))) if entry.parent else None
        parent_of[index] = known
        if known is None and entry.parent and not _is_id(entry.parent):  # the name of a task that is not here
            parent_of[index] = names[entry.parent] = entry.parent
    found = []
    for index, entry in enumerate(entries):
        above, goes_round = names_above(index, parent_of, names)
        if goes_round:
            circle(entry)
        found.append(above)
    return found


def _by_number(entries: Sequence[Entry]) -> Parents:
    numbers = Counter(_parts(entry.number) for entry in entries)
    if any(times > 1 for parts, times in numbers.items() if parts):
        return _by_levels(entries, [len(_parts(entry.number)) or None for entry in entries])
    names = {_parts(entry.number): entry.name for entry in entries if entry.number}
    return [
        [names[parts[:end]] for end in range(1, len(parts)) if parts[:end] in names]
        for parts in (_parts(entry.number) for entry in entries)
    ]


def _by_levels(entries: Sequence[Entry], levels: Sequence[int | None]) -> Parents:
    outline, found, last = Levels(), [], 0
    for entry, level in zip(entries, levels, strict=True):
        last = last if level is None else level
        found.append(outline.above(last, entry.name))
    return found


def _by_headings(entries: Sequence[Entry]) -> Parents:
    """Rows with one cell among rows with several are headings of what stands below them."""
    single = [entry.line.filled() == 1 for entry in entries]
    runs = sum(1 for one, after in itertools.pairwise(single) if one and after)
    if not single or not single[0] or not 0 < sum(single) <= 0.4 * len(single) or runs:
        return [[] for _ in entries]
    return _by_levels(entries, [0 if one else 1 for one in single])


def _parts(number: str) -> tuple[str, ...]:
    """The parts of an outline number such as 1.2.1 or 1-1; none where it is no such number."""
    if not _NUMBER.fullmatch(number):
        return ()
    parts = tuple(re.split(r"[.-]", number.rstrip(".")))
    return parts[:-1] if len(parts) == 2 and parts[1] == "0" else parts


def are_flat(numbers: Sequence[str]) -> bool:
    """Whether they are counted through, and so tell no outline."""
    return all(len(_parts(number)) < 2 for number in numbers)


def leading_number(name: str) -> str:
    """The outline number with which a name begins: `1.2 Order the lines`; empty where it has none."""
    found = _LEADING.match(name)
    return found[1] if found else ""


def _id(text: str) -> str:
    return text.lstrip("#").strip()


def _is_id(text: str) -> bool:
    return re.fullmatch(r"#?[\w-]*\d+", text) is not None

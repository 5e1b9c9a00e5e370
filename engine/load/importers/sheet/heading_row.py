"""Which headings mean which field: known names first, then names that hold a known one; the cells must allow it."""

from collections.abc import Iterable, Mapping

from golive.engine.load.importers.sheet.content import Look
from golive.engine.load.importers.sheet.headings import FIELDS, plain, ranks
from golive.engine.load.tables.table import Line

_CONTAINED = ("name", "status", "percent", "actual_finish", "actual_start", "start", "finish", "owner", "predecessors")


def by_heading(header: Line | None, looks: dict[int, Look], said: dict[str, int]) -> dict[str, int]:
    """The fields whose headings are known, the likeliest heading of each; what is filled goes before what is not."""
    if header is None:
        return {}
    known, taken = ranks(), set(said.values())
    names = {column: plain(cell) for column, cell in enumerate(header.cells[:300]) if cell.strip()}
    bids = [
        (one != "name", rank, one, column)
        for column, name in names.items()
        for rank, one in known.get(name, ())
        if column not in taken and _may_be(one, looks.get(column, Look(0)))
    ]
    found = _auction(sorted(bids), set(said), taken)
    for one in _CONTAINED:
        if one not in found and one not in said:
            inside = _containing(one, names, taken, looks)
            if inside is not None:
                found[one] = inside
                taken.add(inside)
    return found


def _auction(bids: Iterable[tuple[bool, int, str, int]], given: set[str], taken: set[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for _, _, one, column in bids:
        if one not in found and one not in given and column not in taken:
            found[one] = column
            taken.add(column)
    return found


def _may_be(name: str, look: Look) -> bool:
    """Whether cells like those can be that field; an empty column can be any."""
    if not look.filled:
        return name != "name"
    if name in ("start", "finish", "actual_start", "actual_finish"):
        return look.days >= 0.2 or look.numbers >= 0.5
    if name == "percent":
        return look.percents + look.numbers >= 0.5
    if name == "level":
        return look.numbers >= 0.9 and look.length < 3
    if name == "done":
        return look.marks + look.statuses >= 0.5 and look.days < 0.5
    if name == "status":
        return look.percents + look.numbers < 0.5 and look.days < 0.5
    if name == "outline":
        return look.outlines >= 0.5 or look.length < 12
    if name in ("milestone", "active"):
        return look.marks + look.numbers >= 0.5
    if name == "name":
        return look.numbers < 0.5 and look.outlines < 0.5 and look.days < 0.5
    return True


def _containing(one: str, names: Mapping[int, str], taken: set[int], looks: dict[int, Look]) -> int | None:
    """The column whose heading has a known one among its words: `Target finish date of the team`."""
    best: tuple[int, int] | None = None
    for column, name in names.items():
        if column in taken or not _may_be(one, looks.get(column, Look(0))):
            continue
        for word in _WORDS[one]:
            if f" {word} " in f" {name} " and (best is None or len(word) > best[0]):
                best = (len(word), column)
    return best[1] if best else None


_WORDS = {one: [word for word in " ".join(FIELDS[one].split()).split(" | ") if len(word) > 4] for one in _CONTAINED}

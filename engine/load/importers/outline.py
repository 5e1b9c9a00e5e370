"""The names above a task, outermost first: by levels in row order, or by references to a parent."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from golive.schemas.elements import Status

K = TypeVar("K", bound=Hashable)
_DEEPEST = 32


class Levels:
    """The outline of rows that come with a level, each below the last one of a smaller level."""

    def __init__(self) -> None:
        self._above: list[tuple[int, str]] = []

    def above(self, level: int, name: str) -> list[str]:
        """The names above the next row, which is taken in."""
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        names = [one for _, one in self._above if one]
        self._above.append((level, name))
        return names


def names_above(key: K, parent_of: Mapping[K, K | None], names: Mapping[K, str]) -> tuple[list[str], bool]:
    """The names above the row of that key, and whether its parents go round in a circle (the names are cut there)."""
    found: list[str] = []
    seen = {key}
    at = parent_of.get(key)
    while at is not None and at not in seen and len(found) < _DEEPEST:
        seen.add(at)
        if names.get(at):
            found.append(names[at])
        at = parent_of.get(at)
    return found[::-1], at is not None and at in seen


def closed_early(parent_of: Mapping[K, K | None], statuses: Mapping[K, Status | None]) -> list[K]:
    """Those that are done while one below them, at any depth, is planned or in progress; in a circle none is below."""
    seen: dict[K, None] = {}
    circles = _in_circles(parent_of)
    for key, status in statuses.items():
        at = parent_of.get(key) if status in ("planned", "in-progress") and key not in circles else None
        while at is not None and at not in seen:
            seen[at] = None
            at = parent_of.get(at)
    return [key for key in seen if statuses.get(key) == "done"]


def _in_circles(parent_of: Mapping[K, K | None]) -> set[K]:
    """Those that are above themselves."""
    known: set[K] = set()
    found: set[K] = set()
    for key in parent_of:
        path: list[K] = []
        at: K | None = key
        while at is not None and at not in known:
            known.add(at)
            path.append(at)
            at = parent_of.get(at)
        if at is not None and at in path:
            found.update(path[path.index(at) :])
    return found

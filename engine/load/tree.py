"""A parsed file: plain values, and where each of them stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Place = tuple[str, int | None]


def child(pointer: str, key: str | int) -> str:
    """The JSON pointer (RFC 6901) of a key or index below `pointer`."""
    return f"{pointer}/{key}" if isinstance(key, int) else f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"


@dataclass(slots=True)
class Tree:
    """Plain values (dict, list, str, int, float, bool, None) with places.

    `find_places` gives a map from pointer to (path, line); it is only called where a place is asked for, so that a
    format may find lines again from its text. `raw` has the text of unquoted scalars, by pointer.
    """

    path: str
    value: Any
    find_places: Callable[[], Mapping[str, Place]]
    raw: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    _places: Mapping[str, Place] | None = None

    @property
    def places(self) -> Mapping[str, Place]:
        """From pointer to (path, line)."""
        if self._places is None:
            self._places = self.find_places()
        return self._places

    def place(self, pointer: str) -> Place:
        """Where the value stands, or the nearest value above it of which that is known."""
        while pointer not in self.places:
            if not pointer:
                return self.path, None
            pointer = pointer.rpartition("/")[0]
        return self.places[pointer]

    def below(self, index: int) -> "Tree":
        """The tree of one element of a list."""
        prefix = child("", index)

        def find() -> dict[str, Place]:
            return {p[len(prefix) :]: at for p, at in self.places.items() if p == prefix or p.startswith(prefix + "/")}

        raw = {p[len(prefix) :]: text for p, text in self.raw.items() if p.startswith(prefix + "/")}
        return Tree(self.path, self.value[index], find, raw, list(self.notes))

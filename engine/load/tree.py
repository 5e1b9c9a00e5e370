"""A parsed file: plain values, and where each of them stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, TypeVar

from golive.engine.errors import Problem

Place = tuple[str, int | None]
V = TypeVar("V")


def child(pointer: str, key: str | int) -> str:
    """The JSON pointer (RFC 6901) of a key or index below `pointer`."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


@dataclass(slots=True)
class Tree:
    """Plain values (dict, list, str, int, float, bool, None) with places.

    `find_places` gives a map from pointer to (path, line); it is only called where a place is asked for, so that a
    format may find lines again from its text. `raw` has the text of unquoted scalars, by pointer. `problems` are those
    with which the file could be read nevertheless. `prefix` is the pointer of the value in its file. `exported`:
    it comes from another tool, in which nobody says what a task covers. `written`: the names of the files among those
    that it comes from that people wrote, in golive's own format.
    """

    path: str
    value: Any
    find_places: Callable[[], Mapping[str, Place]]
    raw: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    prefix: str = ""
    exported: bool = False
    written: frozenset[str] = frozenset()
    _places: Mapping[str, Place] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled with the places themselves: what finds them may be a function that cannot be."""
        further = (dict(self.raw), self.notes, self.problems, self.prefix, self.exported, self.written)
        return Tree, (self.path, self.value, dict, *further, dict(self.places))

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

    def where(self, pointer: str) -> str:
        """The same as `file:line`; the file alone where no line is known."""
        path, line = self.place(pointer)
        return path if line is None else f"{path}:{line}"

    def holds(self, pointer: str) -> bool:
        """Whether a value stands at the pointer, be it one that was laid over it."""
        value = self.value
        if pointer in self.places:
            return True
        if pointer and not pointer.startswith("/"):
            return False
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if isinstance(value, list) and key.isdecimal() and int(key) < len(value):
                value = value[int(key)]
            elif isinstance(value, dict) and key in value:
                value = value[key]
            else:
                return False
        return True

    def problem(self, pointer: str, message: str) -> Problem:
        """What is wrong with the value at `pointer`, at its place in the file."""
        return Problem(*self.place(pointer), self.prefix + pointer, message)

    def elements(self) -> list["Tree"]:
        """The trees of the elements of a list; the first one has the problems of the whole."""
        raw = _by_element(self.raw.items())
        places = cache(lambda: _by_element(self.places.items()))
        trees: list[Tree] = []
        for index, value in enumerate(self.value):
            name = str(index)
            find = partial(_part, places, name)
            problems = [] if index else self.problems
            trees.append(Tree(self.path, value, find, raw.get(name, {}), list(self.notes), problems, child("", index)))
        return trees


def _by_element(values: Iterable[tuple[str, V]]) -> dict[str, dict[str, V]]:
    """What stands at pointers, by the first part of the pointer, then by the rest."""
    grouped: dict[str, dict[str, V]] = {}
    for pointer, value in values:
        head, slash, rest = pointer[1:].partition("/")
        grouped.setdefault(head, {})[slash + rest] = value
    return grouped


def _part(values: Callable[[], Mapping[str, Mapping[str, V]]], name: str) -> Mapping[str, V]:
    return values().get(name, {})

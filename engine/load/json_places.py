"""Where each value of a JSON text stands, found again only as far as it is asked for."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]  # public, but not in the stubs

from golive.engine.load.tree import Place, child

_SPACE = re.compile(r"[ \t\n\r]*")
# What is skipped is not needed, so nothing is made of it but its length.
_skip = json.JSONDecoder(object_pairs_hook=len, parse_int=len, parse_float=len, parse_constant=len).raw_decode


class JsonPlaces(Mapping[str, Place]):
    """From pointer to (path, line), of a text that is known to be JSON. `first_line` is the line of its beginning.

    A list or object is opened only where something below it is asked for; what lies beside that is skipped. In a text
    of one line nothing is looked for: whatever it may be, it stands on that line.
    """

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._text, self._path, self._first_line = text, path, first_line
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._at: dict[str, int] = {"": self._after_space(0)}
        self._below: dict[str, list[str]] = {}

    def __getitem__(self, pointer: str) -> Place:
        if not self._find(pointer):
            raise KeyError(pointer)
        return self._path, self._first_line + (bisect_left(self._ends, self._at[pointer]) if self._ends else 0)

    def __contains__(self, pointer: object) -> bool:
        return isinstance(pointer, str) and self._find(pointer)

    def __iter__(self) -> Iterator[str]:
        waiting = [""]
        while waiting:
            pointer = waiting.pop()
            yield pointer
            waiting += reversed(self._open(pointer))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, pointer: str) -> bool:
        """Open everything above a pointer that is there; False where it is not."""
        if pointer in self._at or not self._ends:
            return True
        outer, slash, _ = pointer.rpartition("/")
        if not slash or not self._find(outer):
            return False
        self._open(outer)
        return pointer in self._at

    def _open(self, pointer: str) -> list[str]:
        """The pointers right below one, in their order."""
        if pointer in self._below:
            return self._below[pointer]
        at = self._at[pointer]
        closing = {"{": "}", "[": "]"}.get(self._text[at])
        inner: dict[str, int] = {}
        at = self._after_space(at + 1)
        while closing and self._text[at] != closing:
            name: str | int = len(inner)
            if closing == "}":
                name, at = scanstring(self._text, at + 1)
                at = self._after_space(self._after_space(at) + 1)
            inner[child(pointer, name)] = at
            _, at = _skip(self._text, at)
            at = self._after_space(at)
            if self._text[at] == ",":
                at = self._after_space(at + 1)
        self._at |= inner
        self._below[pointer] = list(inner)
        return self._below[pointer]

    def _after_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

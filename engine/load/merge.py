"""The values of two files of a project as one, with the place of each and what they disagree on.

What people wrote in golive's own format goes before what a tool exported. Of two exports the first says what the
project is, the later one what became of each element that both have.
"""

from bisect import bisect_left
from collections.abc import Collection
from typing import Any

from golive.engine.load.quoting import shown
from golive.engine.load.same import same_elements
from golive.engine.load.tree import Place, Tree, child

MOST_CONFLICTS = 20  # of one file that are told one by one
_UNITED = ("covers", "predecessors")
_DECISION, _DECIDED = "decision", ("decided_by", "decided_on", "approved_by")
_NAMES = ("key", "id", "name", "text")


class Merge:
    """A file that is laid over a record: `value` is the record then, `places` and `conflicts` belong to it."""

    def __init__(self, base: Tree, fragment: Tree, value: dict[str, Any]) -> None:
        self.places: dict[str, Place] = dict(base.places)
        self._conflicts: list[str] = []
        self._more = 0
        self._base, self._fragment = base, fragment
        self._theirs = fragment.path in fragment.written
        self._pointers = sorted(fragment.places)
        self.value: dict[str, Any] = self._maps(base.value, value, "")

    @property
    def conflicts(self) -> list[str]:
        """What the two disagree on, and which of them holds."""
        more = [f"{self._more:,} more values differ between these files"] if self._more else []
        return [*self._conflicts, *more]

    def _maps(self, base: dict[str, Any], new: dict[str, Any], pointer: str) -> dict[str, Any]:
        merged = dict(base)
        for key, value in new.items():
            at = child(pointer, key)
            if key in base:
                merged[key] = self._values(base[key], value, at)
            else:
                merged[key] = value
                self._moved(at, at)
        return merged

    def _values(self, base: Any, new: Any, at: str) -> Any:
        if isinstance(base, dict) and isinstance(new, dict):
            return self._maps(base, new, at)
        if isinstance(base, list) and isinstance(new, list):
            return self._lists(base, new, at)
        if new is None and isinstance(base, dict | list):
            return base  # null says as little about a map or list as leaving it out
        if base is None or self._theirs:
            return self._replaced(base, new, at, at, at[1:])
        if base != new:
            self._kept(base, new, at, at, at[1:])
        return base

    def _lists(self, base: list[Any], new: list[Any], at: str) -> list[Any]:
        merged = list(base)
        same = same_elements(at, base, new)
        for index, element in enumerate(new):
            source = child(at, index)
            if index in same:
                number = same[index]
                merged[number] = self._elements(base[number], element, source, child(at, number))
            else:
                self._moved(source, child(at, len(merged)))
                merged.append(element)
        return merged

    def _elements(self, base: dict[str, Any], new: dict[str, Any], source: str, at: str) -> dict[str, Any]:
        """One element of both files: the later one wins, but not over what people wrote."""
        name = f"{at.split('/')[1]} {shown(next((base[key] for key in _NAMES if base.get(key)), None))}"
        base, new = self._of_one_decision(base, new, at)
        merged = dict(base)
        for key, value in new.items():
            there, here = child(source, key), child(at, key)
            if key not in base or base[key] is None:
                merged[key] = value
                self._moved(there, here)
            elif key in _UNITED and isinstance(value, list) and isinstance(base[key], list):
                merged[key] = self._united(base[key], value, there, here)
            elif base[key] == value:
                continue
            elif value is None and not self._theirs:
                self._kept(base[key], value, there, here, f"{name}: {key}")
            elif self._wins(here):
                merged[key] = self._replaced(base[key], value, there, here, f"{name}: {key}")
            else:
                self._kept(base[key], value, there, here, f"{name}: {key}")
        return merged

    def _wins(self, at: str) -> bool:
        """Whether a value of the new file goes before that of the base."""
        return self._theirs or self._base.place(at)[0] not in self._base.written

    def _of_one_decision(
        self, base: dict[str, Any], new: dict[str, Any], at: str
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Both elements; where they decide differently, who decided and when is told of the decision that holds."""
        ours, theirs = base.get(_DECISION), new.get(_DECISION)
        if ours is None or theirs is None or ours == theirs:
            return base, new
        if self._wins(child(at, _DECISION)):
            return _without(base, _DECIDED), new
        return base, _without(new, (_DECISION, *_DECIDED)) | {_DECISION: theirs}

    def _united(self, base: list[Any], new: list[Any], source: str, at: str) -> list[Any]:
        merged = list(base)
        for index, one in enumerate(new):
            if one not in merged:
                self._moved(child(source, index), child(at, len(merged)))
                merged.append(one)
        return merged

    def _replaced(self, base: Any, new: Any, source: str, at: str, name: str) -> Any:
        if base != new and base is not None:
            there, here = _told(self._fragment.place(source)), _told(self._base.place(at))
            self._tell(f"{name}: {shown(new)} from {there} replaces {shown(base)} from {here}")
        self._moved(source, at)
        return new

    def _kept(self, base: Any, new: Any, source: str, at: str, name: str) -> None:
        there, here = _told(self._fragment.place(source)), _told(self._base.place(at))
        self._tell(f"{name}: {shown(base)} from {here} stands, not {shown(new)} from {there}")

    def _tell(self, conflict: str) -> None:
        if len(self._conflicts) < MOST_CONFLICTS:
            self._conflicts.append(conflict)
        else:
            self._more += 1

    def _moved(self, source: str, target: str) -> None:
        """The values at and below `source` of the fragment now stand at `target`."""
        self.places[target] = self._fragment.place(source)
        below = source + "/"
        for number in range(bisect_left(self._pointers, below), len(self._pointers)):
            pointer = self._pointers[number]
            if not pointer.startswith(below):
                break
            self.places[target + pointer[len(source) :]] = self._fragment.place(pointer)


def _without(element: dict[str, Any], keys: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in element.items() if key not in keys}


def _told(place: Place) -> str:
    return place[0] if place[1] is None else f"{place[0]}:{place[1]}"

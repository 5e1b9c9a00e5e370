"""What an importer fills: the lists of a record, each element with its place, and what is to be said of the reading."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.ids import IdsInTexts
from golive.engine.load.limits import MAX_TASKS
from golive.engine.load.source import refuse
from golive.engine.load.tree import Place, Tree, child

NOT_YET: Any = object()  # instead of a date, a decision or a text: it is known to be empty
_MOST = 3  # warnings of one kind that are told one by one
MAX_TEXT = 50_000  # letters of one text of a record


class Plan:
    """A record in the making. What is None in a head or an element is left out: the plan does not say it."""

    def __init__(self, path: str, guide: Guide, line: int | None = None) -> None:
        self.path = path
        self._value: dict[str, Any] = {}
        self._places: dict[str, Place] = {"": (path, line)}
        self._ids = IdsInTexts(guide.vocabulary)
        self._warnings: dict[str, list[str]] = {}
        self._left_out: Counter[str] = Counter()
        self._notes: list[str] = []

    def place(self, mark: str | None = None, line: int | None = None) -> Place:
        """A place in the file that people find again: its line, or what the tool calls the element (PROJ-12)."""
        return (f"{self.path} ({mark})" if mark else self.path, line)

    def head(self, **fields: Any) -> None:
        """Fields of the record itself: name, as_of, pm, dates, ...; maps without a value in them are left out."""
        for name, value in fields.items():
            said = _said(value) if isinstance(value, Mapping) else value
            if said is not None and said != {}:
                self._value[name] = said

    def head_more(self, name: str, **fields: Any) -> None:
        """Fields of a map of the record (`dates`) beside those that it has."""
        self.head(**{name: {**self._value.get(name, {}), **fields}})

    def task(
        self,
        place: Place,
        *,
        ids_in: Iterable[tuple[str | None, Place]] = (),
        covers: list[str] | None = None,
        **fields: Any,
    ) -> None:
        """A task with the fields of schemas.elements.Task.

        Ids of activities in its name, its notes and in `ids_in` (the custom fields with their places) are added to
        `covers`; None: nobody said what it covers.
        """
        self.element("activities", place, ids_in=ids_in, covers=covers, **fields)

    def element(
        self,
        name: str,
        place: Place,
        /,
        *,
        ids_in: Iterable[tuple[str | None, Place]] = (),
        covers: list[str] | None = None,
        **fields: Any,
    ) -> None:
        """An element of a list whose texts may name ids of activities, as those of tasks do."""
        ids = self._ids.found((fields.get("name") or fields.get("text"), fields.get("notes")), ids_in)
        self.add(name, place, covers=list(dict.fromkeys([*(covers or ()), *ids])) or covers, **fields)

    def add(self, name: str, place: Place, /, **fields: Any) -> None:
        """An element of a list of the record: service_changes, risks, known_errors, ..."""
        elements = self._value.setdefault(name, [])
        if len(elements) == MAX_TASKS:
            raise refuse(self.path, f"has more than {MAX_TASKS:,} {_THINGS.get(name, name)}; a larger plan is not read")
        self._places[child("/" + name, len(elements))] = place
        elements.append(_said(fields))

    def has(self, name: str) -> bool:
        """Whether the list has an element."""
        return bool(self._value.get(name))

    def none(self, name: str) -> None:
        """Say that a list is known to be empty, where nothing was added to it."""
        self._value.setdefault(name, [])

    def warn(self, place: Place, what: str, remedy: str) -> None:
        """A row or value that was not read, what is wrong with it and what to write instead; the rest is read."""
        at = place[0] if place[1] is None else f"{place[0]}:{place[1]}"
        self._warnings.setdefault(remedy, []).append(f"{at}: {what}; {remedy}")

    def tell(self, note: str) -> None:
        """Something that whoever reads the report should know of the reading."""
        self._notes.append(note)

    def leave_out(self, what: str) -> None:
        """Count something that is left out on purpose: `row without a name`, `pull request`."""
        self._left_out[what] += 1

    def tree(self, kind: str) -> Tree:
        """The record as a tree; `kind` says of what in the notes: `an MS Project plan`."""
        read = ", ".join(
            counted(len(elements), _THING.get(name, name))
            for name, elements in self._value.items()
            if isinstance(elements, list) and elements
        )
        left = "; ".join(f"{counted(number, what)} left out" for what, number in self._left_out.items())
        notes = [f"read {read or 'no task'} of {kind}{'; ' if left else ''}{left}", *self._notes, *self._told()]
        return Tree(self.path, self._value, lambda: self._places, {}, notes, self._ids.problems, exported=True)

    def _told(self) -> list[str]:
        told = []
        for warnings in self._warnings.values():
            told += warnings[:_MOST]
            if len(warnings) > _MOST:
                told.append(f"{self.path}: {len(warnings) - _MOST:,} more of this kind")
        return told


_THING = {
    "activities": "task",
    "service_changes": "service change",
    "project_changes": "project change",
    "known_errors": "known error",
    "risks": "risk",
    "team": "person of the team",
}
_JOINTS = (" without ", " of ", " to ")  # the plural stands before these
_THINGS = {name: f"{thing}s" for name, thing in _THING.items()}


def counted(number: int, thing: str) -> str:
    """The number with its thing in the plural where it is not one: `3 rows without a name`."""
    end = min(at for at in (*map(thing.find, _JOINTS), len(thing)) if at >= 0)
    plural = "" if number == 1 else "es" if thing[:end].endswith("x") else "s"
    return f"{number:,} {thing[:end]}{plural}{thing[end:]}"


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: None if value is NOT_YET else value[:MAX_TEXT] if isinstance(value, str) else value
        for name, value in fields.items()
        if value is not None
    }

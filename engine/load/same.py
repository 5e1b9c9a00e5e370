"""Which elements of two files are the same thing: by what people call it, where only one on each side is called so."""

import re
from collections.abc import Callable, Hashable
from typing import Any

_NUMBER = re.compile(r"\W*\d+")

Mark = Callable[[dict[str, Any]], Hashable]


def _plain(value: Any) -> str | None:
    return " ".join(str(value).split()).casefold() or None if value is not None else None


def _by(field: str) -> Mark:
    return lambda element: _plain(element.get(field))


def _key(task: dict[str, Any]) -> Hashable:
    """The key; two tools may both have a #12, so that a mere number is only the same with the same name."""
    key = _plain(task.get("key"))
    return (key, _plain(task.get("name"))) if key and _NUMBER.fullmatch(key) else key


def _name_and_date(element: dict[str, Any]) -> Hashable:
    name = _plain(element.get("name"))
    return (name, _plain(element.get("date"))) if name else None


_MARKS: dict[str, Mark] = {
    "/activities": _key,
    "/service_changes": _by("id"),
    "/project_changes": _by("id"),
    "/risks": _by("name"),
    "/requirements": _by("name"),
    "/stakeholders": _by("name"),
    "/suppliers": _by("name"),
    "/retires": _by("name"),
    "/team": _by("name"),
    "/known_errors": _by("text"),
    "/improvements": _by("text"),
    "/authorization_points": _name_and_date,
}


def same_elements(pointer: str, base: list[Any], new: list[Any]) -> dict[int, int]:
    """From the place of an element in the new list to that of the same thing in the base."""
    mark = _MARKS.get(pointer)
    if mark is None:
        return {}
    ours, theirs = _only(mark, base), _only(mark, new)
    return {number: ours[found] for found, number in theirs.items() if found in ours}


def _only(mark: Mark, elements: list[Any]) -> dict[Hashable, int]:
    """The places of the elements by their marks, without those that several have."""
    found: dict[Hashable, int] = {}
    twice = set()
    for number, element in enumerate(elements):
        name = mark(element) if isinstance(element, dict) else None
        if name in found:
            twice.add(name)
        if name is not None:
            found.setdefault(name, number)
    return {name: number for name, number in found.items() if name not in twice}

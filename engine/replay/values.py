"""Which values of a record are not those of which a receipt has the digests."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from golive.engine.load.tree import child
from golive.engine.receipt.canonical import short

How = Literal["changed", "added", "gone", "moved"]
_NAMED_BY = ("uid", "key", "id", "outline", "name", "text")


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that differs: `mark` is what the receipt has for it, `now` what it is; None where it is not there."""

    how: How
    pointer: str
    mark: Any = None
    now: Any = None
    element: str | None = None  # what the element of a list is called, in which it stands


def changes(marks: Any, value: Any, pointer: str = "", element: str | None = None) -> Iterator[Changed]:
    """The values that differ, in the order of the record."""
    if _same(marks, value):
        return
    if isinstance(marks, dict) and isinstance(value, dict):
        for key in {**value, **marks}:
            at = child(pointer, key)
            if key not in value:
                yield Changed("gone", at, marks[key], None, element)
            elif key not in marks:
                yield Changed("added", at, None, value[key], element)
            else:
                yield from changes(marks[key], value[key], at, element)
    elif isinstance(marks, list) and isinstance(value, list):
        yield from _of_lists(marks, value, pointer, element)
    else:
        yield Changed("changed", pointer, marks, value, element)


def _same(marks: Any, value: Any) -> bool:
    if isinstance(marks, str):
        return marks == short(value)
    if isinstance(marks, dict):
        is_map = isinstance(value, dict) and marks.keys() == value.keys()
        return is_map and all(_same(mark, value[key]) for key, mark in marks.items())
    if isinstance(marks, list):
        return isinstance(value, list) and len(marks) == len(value) and all(map(_same, marks, value))
    return False


def _of_lists(marks: list[Any], values: list[Any], pointer: str, element: str | None) -> Iterator[Changed]:
    """Elements are paired where they are the same, then by their names, then in their order."""
    pairs, gone, added = _paired(marks, values)
    same = [old for old, new in sorted(pairs, key=lambda pair: pair[1]) if _same(marks[old], values[new])]
    if same != sorted(same):
        yield Changed("moved", pointer, None, None, element)
    for old, new in sorted(pairs, key=lambda pair: pair[1]):
        yield from changes(marks[old], values[new], child(pointer, new), _name(values[new]) or element)
    for new in added:
        yield Changed("added", child(pointer, new), None, values[new], _name(values[new]) or element)
    for old in gone:
        yield Changed("gone", child(pointer, old), marks[old], None, element)


def _paired(marks: list[Any], values: list[Any]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pairs of numbers, then those of elements that are gone, then of those that were added."""
    by_mark: dict[str, list[int]] = {}
    for number, mark in reversed([*enumerate(marks)]):
        by_mark.setdefault(json.dumps(mark, sort_keys=True), []).append(number)
    alike = _shape(marks)
    pairs: list[tuple[int, int]] = []
    added: list[int] = []
    for number, value in enumerate(values):
        same = by_mark.get(json.dumps(alike(value), sort_keys=True))
        if same:
            pairs.append((same.pop(), number))
        else:
            added.append(number)
    gone = sorted(number for numbers in by_mark.values() for number in numbers)
    for old, new in _named_alike(marks, gone, values, added):
        pairs.append((old, new))
        gone.remove(old)
        added.remove(new)
    if len(gone) == len(added):
        return [*pairs, *zip(gone, added, strict=True)], [], []
    return pairs, gone, added


def _shape(marks: list[Any]) -> Any:
    """What gives the marks of an element: one for the whole, or one for each value in it."""
    whole = all(isinstance(mark, str) for mark in marks)
    return short if whole else _each


def _each(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _each(inner) for key, inner in value.items()}
    return [_each(inner) for inner in value] if isinstance(value, list) else short(value)


def _named_alike(marks: list[Any], gone: list[int], values: list[Any], added: list[int]) -> list[tuple[int, int]]:
    """The pairs of elements that are called the same, by the first of the fields that name an element."""
    found: list[tuple[int, int]] = []
    free: dict[tuple[str, str], list[int]] = {}
    for old in reversed(gone):
        mark = marks[old]
        key = next((key for key in _NAMED_BY if key in mark), None) if isinstance(mark, dict) else None
        if key is not None and isinstance(mark[key], str):
            free.setdefault((key, mark[key]), []).append(old)
    for new in added if free else ():
        value = values[new] if isinstance(values[new], dict) else {}
        names = [(key, short(value[key])) for key in _NAMED_BY if key in value]
        same = next((free[name] for name in names if free.get(name)), None)
        if same:
            found.append((same.pop(), new))
    return found


def _name(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    return next((str(value[key]) for key in ("name", "text", "id", "key") if value.get(key)), None)

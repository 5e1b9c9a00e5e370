"""Lay further files of a project over its record: facts, changes, answers, and which task covers what."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.problems import in_order
from golive.engine.load.quoting import shown
from golive.engine.load.tree import Place, Tree, child
from golive.engine.nearest import Hints

_KINDS = ("uid", "outline", "key", "name")


def overlay(base: Tree, fragment: Tree) -> Tree:
    """The base with the fragment laid over it: maps are merged, lists appended, other values replaced.

    A replaced value is told in the notes. Raises InputError where `covers` names a task that is not in the base, or
    more than one.
    """
    places = dict(base.places)
    notes = [*base.notes, *fragment.notes]
    rest = {key: value for key, value in fragment.value.items() if key != "covers"}
    merged = _merge(base.value, rest, "", _Ink(fragment, places, notes))
    covers = fragment.value.get("covers") or {}
    tasks = merged.get("activities") or []
    additions, problems = _resolve(covers, tasks, fragment)
    if problems:
        raise InputError(in_order(problems))
    for index, added in additions.items():
        tasks[index] = _with_covers(tasks[index], added, child("/activities", index), places)
    if additions:
        merged = {**merged, "activities": tasks}
    exported = base.exported or fragment.exported
    return Tree(base.path, merged, lambda: places, {**base.raw, **fragment.raw}, notes, exported=exported)


class _Ink:
    """What a merge writes down besides the values."""

    def __init__(self, fragment: Tree, places: dict[str, Place], notes: list[str]) -> None:
        self.fragment, self.places, self.notes = fragment, places, notes
        self._pointers = sorted(fragment.places)

    def moved(self, source: str, target: str) -> None:
        """The values at and below `source` of the fragment now stand at `target`."""
        self.places[target] = self.fragment.place(source)
        below = source + "/"
        for number in range(bisect_left(self._pointers, below), len(self._pointers)):
            pointer = self._pointers[number]
            if not pointer.startswith(below):
                break
            self.places[target + pointer[len(source) :]] = self.fragment.place(pointer)


def _merge(base: Any, new: Any, pointer: str, ink: _Ink) -> Any:
    if isinstance(base, dict) and isinstance(new, dict):
        merged = dict(base)
        for key, value in new.items():
            at = child(pointer, key)
            if key in base:
                merged[key] = _merge(base[key], value, at, ink)
            else:
                merged[key] = value
                ink.moved(at, at)
        return merged
    if isinstance(base, list) and isinstance(new, list):
        for index in range(len(new)):
            ink.moved(child(pointer, index), child(pointer, len(base) + index))
        return [*base, *new]
    if new is None and isinstance(base, dict | list):
        return base  # null says as little about a map or list as leaving it out
    if base != new and base is not None:
        place = ink.fragment.place(pointer)
        ink.notes.append(f"{pointer[1:]}: {shown(new)} from {place[0]} replaces {shown(base)}")
    ink.moved(pointer, pointer)
    return new


def _with_covers(task: dict[str, Any], added: dict[str, Place], pointer: str, places: dict[str, Place]) -> Any:
    ids = list(task.get("covers") or [])
    for activity, place in added.items():
        if activity not in ids:
            places[child(child(pointer, "covers"), len(ids))] = place
            ids.append(activity)
    return {**task, "covers": ids}


def _resolve(
    covers: dict[str, list[str]], tasks: list[dict[str, Any]], fragment: Tree
) -> tuple[dict[int, dict[str, Place]], list[Problem]]:
    index = {kind: dict(_by(kind, tasks)) for kind in _KINDS}
    hints = Hints({str(task["name"]) for task in tasks if task.get("name")})
    additions: dict[int, dict[str, Place]] = {}
    problems: list[Problem] = []
    for name, activities in covers.items():
        pointer = child("/covers", name)
        found = _find(name, index)
        if len(found) == 1:
            for number, activity in enumerate(activities):
                additions.setdefault(found[0], {})[activity] = fragment.place(child(pointer, number))
        else:
            problems.append(fragment.problem(pointer, _not_one(name, found, tasks, hints)))
        if len(problems) > MAX_PROBLEMS:
            break
    return additions, problems


def _by(kind: str, tasks: list[dict[str, Any]]) -> Iterator[tuple[str, list[int]]]:
    found: dict[str, list[int]] = {}
    for number, task in enumerate(tasks):
        if task.get(kind) is not None:
            found.setdefault(_plain(str(task[kind])), []).append(number)
    return iter(found.items())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _find(name: str, index: dict[str, dict[str, list[int]]]) -> list[int]:
    """The tasks of that name: first by UID, then by outline number, key, name; `outline 3` says which is meant."""
    kind, _, rest = name.partition(" ")
    if kind in _KINDS and _plain(rest) in index[kind]:
        return index[kind][_plain(rest)]
    for by_kind in index.values():
        if _plain(name) in by_kind:
            return by_kind[_plain(name)]
    return []


def _not_one(name: str, found: list[int], tasks: list[dict[str, Any]], hints: Hints) -> str:
    if not found:
        if not tasks:
            return "there is no plan below it to cover anything; give the plan first and this file with --with"
        hint = hints.of(name, 1) or "write its UID, outline number, key or name as it stands in the plan"
        return f"no task is called {shown(name)}; {hint}"
    marks = [_mark(tasks[number]) for number in found]
    remedy = f"write which of them is meant: {', '.join(marks[:6])}" if all(marks) else "give each of them a uid"
    return f"{len(found)} tasks are called {shown(name)}; {remedy}"


def _mark(task: dict[str, Any]) -> str:
    """What tells the task from others of its name, as it can be written; empty where nothing does."""
    return next((f"{kind} {task[kind]}" for kind in ("uid", "outline", "key") if task.get(kind)), "")

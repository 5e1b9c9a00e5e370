"""Lay further files of a project over its record: facts, changes, answers, and which task covers what."""

from collections.abc import Iterator
from typing import Any

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.merge import Merge
from golive.engine.load.problems import in_order
from golive.engine.load.quoting import shown
from golive.engine.load.tree import Place, Tree, child
from golive.engine.nearest import Hints

_KINDS = ("uid", "outline", "key", "name")


def overlay(base: Tree, fragment: Tree) -> Tree:
    """The base with the fragment laid over it: maps are merged, lists appended, the same elements of both made one.

    What they disagree on is told in the notes, with what holds. Raises InputError where `covers` names a task that is
    not in the base, or more than one.
    """
    rest = {key: value for key, value in fragment.value.items() if key != "covers"}
    merge = Merge(base, fragment, rest)
    merged, places = merge.value, merge.places
    covers = fragment.value.get("covers") or {}
    tasks = list(merged.get("activities") or [])
    additions, problems = _resolve(covers, tasks, fragment)
    if problems:
        raise InputError(in_order(problems))
    for index, added in additions.items():
        tasks[index] = _with_covers(tasks[index], added, child("/activities", index), places)
    if additions:
        merged = {**merged, "activities": tasks}
    notes = [*base.notes, *fragment.notes, *merge.conflicts]
    exported, written = base.exported or fragment.exported, base.written | fragment.written
    raw = {**base.raw, **fragment.raw}
    return Tree(base.path, merged, lambda: places, raw, notes, exported=exported, written=written)


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
            added = additions.setdefault(found[0], {})  # stays empty where it covers nothing, which is a word, too
            added |= {one: fragment.place(child(pointer, number)) for number, one in enumerate(activities)}
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

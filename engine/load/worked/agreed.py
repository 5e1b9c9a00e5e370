"""What counts of several rows about one activity or rule: what they agree on, or nothing where they do not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from golive.engine.load.worked.said import Said
from golive.schemas.worklist import STATE_WORDS, Field

_OF_WAIVERS = ("reason", "by", "date", "expires")
_BESIDE: tuple[Field, ...] = ("owner", "note")


def agreed(lists: Iterable[Mapping[str, Said]]) -> tuple[dict[str, Said], list[str]]:
    """What several lists say of one record, by id, and in words where they contradict each other.

    A row in which nothing is new says nothing, so another list may. Those that agree are one, that of the later list.
    """
    found: dict[str, Said] = {}
    told: list[str] = []
    for said in lists:
        for name, second in said.items():
            first = found.get(name)
            found[name] = second if first is None else _of_two(first, second, told)
    return found, told


def neither(first: Said, second: Said) -> Said:
    """Two rows that contradict each other: nothing counts, and the next list says in the note what stood in them.

    What they were about to say is not kept in its cells, for the next list would then say what one of them said.
    """
    unclear = f"Not clear: {_words(first)} ({first.row.where}), {_words(second)} ({second.row.where})"
    note = "; ".join(dict.fromkeys(text for one in (first, second) if (text := one.entry.cells.get("note"))))
    owner = second.entry.owner or first.entry.owner
    kept: dict[Field, str] = {"owner": owner, "note": note if unclear in note else f"{note}; {unclear}".lstrip("; ")}
    return Said(replace(second.entry, cells=kept, changed=False, now=None), second.row, is_unclear=True)


def _of_two(first: Said, second: Said, told: list[str]) -> Said:
    if not (second.entry.changed or second.is_unclear):
        return _filled(first, second)
    if not (first.entry.changed or first.is_unclear):
        return _filled(second, first)
    if not first.is_unclear and not second.is_unclear and _is_same(first, second):
        told_more = second if (second.task or {}).get("date") or not (first.task or {}).get("date") else first
        return _filled(told_more, first if told_more is second else second)
    name = second.entry.mark.id
    what = f"{name} is {_words(second)}, but {first.row.where} says {_words(first)}, so neither counts"
    told.append(f"{second.row.where}: {what}; say the same in both lists, or give only the one that holds")
    return neither(first, second)


def _is_same(first: Said, second: Said) -> bool:
    if (first.task is None, first.waiver is None) != (second.task is None, second.waiver is None):
        return False
    if first.task is not None and second.task is not None:
        days = {day for one in (first.task, second.task) if (day := one.get("date"))}
        return first.task["status"] == second.task["status"] and len(days) < 2
    return _decision(first.waiver) == _decision(second.waiver)


def _decision(waiver: Mapping[str, Any] | None) -> list[Any]:
    return [(waiver or {}).get(name) for name in _OF_WAIVERS]


def _filled(one: Said, other: Said) -> Said:
    """The one, with owner and note of the other where it has none."""
    more = {name: text for name in _BESIDE if (text := other.entry.cells.get(name)) and not one.entry.cells.get(name)}
    return replace(one, entry=replace(one.entry, cells={**one.entry.cells, **more})) if more else one


def _words(one: Said) -> str:
    if one.now is None:
        return "not clear"
    day = (one.task or {}).get("date")
    return STATE_WORDS[one.now] + (f" {'on' if one.now == 'done' else 'for'} {day}" if day else "")

"""A report as it was given and as it was derived again, compared field by field."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from golive.engine.load.tree import child
from golive.engine.replay.bare import Nameless
from golive.engine.replay.shown_value import shown_value
from golive.schemas.receipt import Receipt
from golive.schemas.replay import Difference

MOST = 50  # fields that are told one by one
_SETTINGS = ("set, and not asked for by the command", "read with the settings of ")  # how notes on settings begin
_ASIDE = frozenset({"baseline", "receipt"})
_WORDED = frozenset({"notes", "says", "remarks", "because", "perhaps"})  # what another program words otherwise
_TOLD_ELSEWHERE = frozenset(
    {"outcome", "severity", "due", "mandatory", "owner", "overdue", "date", "evidence", "remarks", "waived"}
)


@dataclass(frozen=True, slots=True)
class Whole:
    """What comparing two whole reports found, and in words what was not compared."""

    fields: tuple[Difference, ...]
    left_out: tuple[str, ...]


def compared(old: dict[str, Any], new: dict[str, Any], told: set[str]) -> Whole:
    """The fields of two reports, as values, that are not the same.

    `told` are ids of findings of which it is told elsewhere how they came out.
    """
    was, now = (Receipt.model_validate(report["receipt"]) for report in (old, new))
    same_bytes = sorted(one.sha256 for one in was.files) == sorted(one.sha256 for one in now.files)
    same_tool, same_words = was.tool == now.tool, was.knowledge == now.knowledge
    aside = _ASIDE | (frozenset() if same_bytes else {"where", "source", "pointer", "notes"})
    aside |= frozenset() if same_tool else _WORDED | {"tool"}
    aside |= frozenset() if same_words else {"because", "perhaps", "notes"}
    comparing = _Comparing(Nameless((old, new), same_bytes), aside, same_tool, told)
    found = tuple(islice(comparing.reports(old, new), MOST + 1))
    if len(found) > MOST:
        more = Difference(what="report", says=f"more than {MOST} fields differ; the rest is not told")
        found = (*found[:MOST], more)
    return Whole(found, tuple(_left_out(old, same_bytes, same_tool, same_words)))


def _left_out(old: dict[str, Any], same_bytes: bool, same_tool: bool, same_words: bool) -> Iterator[str]:
    if old.get("baseline") is not None:
        yield "what the report says of a baseline"
    if any(_on_settings(note) for note in _notes(old)):
        yield "its notes on settings, which have no say here"
    if not same_bytes:
        yield "places and notes, as the files have other bytes"
    if not same_tool:
        yield "what another version of golive words otherwise: notes, remarks, reasons"
    if not same_words:
        yield "why tasks were recognised"


def _notes(report: dict[str, Any]) -> list[Any]:
    return list(report.get("notes") or ())


def _on_settings(note: Any) -> bool:
    return isinstance(note, str) and note.startswith(_SETTINGS)


@dataclass(frozen=True, slots=True)
class _Comparing:
    """How two reports are compared: without names of files, and without what is put aside."""

    nameless: Nameless
    aside: frozenset[str]
    same_tool: bool
    told: set[str]

    def reports(self, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Difference]:
        """The fields that differ, findings and receipt last."""
        apart = {"activities", "rules", "receipt", "notes"}
        yield from self._maps(_without(old, apart), _without(new, apart), "", "")
        if "notes" not in self.aside:
            yield from self._of_notes([note for note in _notes(old) if not _on_settings(note)], new["notes"])
        for name in ("rules", "activities"):
            yield from self._findings(old[name], new[name], f"/{name}")
        for key in old["receipt"].keys() - new["receipt"].keys():
            yield _unknown(f"/receipt/{key}", "", old["receipt"][key])

    def _of_notes(self, old: list[Any], new: list[Any]) -> Iterator[Difference]:
        before, after = ([self.nameless.text(str(note)) for note in notes] for notes in (old, new))
        for text, note in zip(before, old, strict=True):
            if text not in after:
                yield _unknown("/notes", "", note)
        for text, note in zip(after, new, strict=True):
            if text not in before:
                yield _difference("/notes", "", "not there", shown_value(note))
        if before != after and sorted(before) == sorted(after):
            yield Difference(what="report", says="notes: they stand in another order", pointer="/notes")

    def _findings(self, old: list[Any], new: list[Any], pointer: str) -> Iterator[Difference]:
        after = {one["id"]: one for one in new}
        both = [(number, one) for number, one in enumerate(old) if one["id"] in after]
        there = {one["id"] for _, one in both}
        if [one["id"] for _, one in both] != [one["id"] for one in new if one["id"] in there]:
            yield Difference(what="report", says=f"{pointer[1:]}: they stand in another order", pointer=pointer)
        for number, one in both:
            name = one["id"]
            without = _TOLD_ELSEWHERE if name in self.told else frozenset()
            kept, other = _without(one, without), _without(after[name], without)
            yield from self._maps(kept, other, child(pointer, number), name)

    def _maps(self, old: Mapping[str, Any], new: Mapping[str, Any], pointer: str, of: str) -> Iterator[Difference]:
        for key in {**old, **new}:
            at = child(pointer, key)
            if key in self.aside:
                continue
            if key in old and key in new:
                yield from self._values(old[key], new[key], at, of)
            elif key in old and self.same_tool:
                yield _unknown(at, of, old[key])
            elif self.same_tool:
                yield _difference(at, of, "not there", shown_value(new[key]))

    def _values(self, old: Any, new: Any, pointer: str, of: str) -> Iterator[Difference]:
        if old == new and isinstance(old, bool) == isinstance(new, bool):
            return
        if isinstance(old, dict) and isinstance(new, dict):
            yield from self._maps(old, new, pointer, of)
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for number, (before, after) in enumerate(zip(old, new, strict=True)):
                yield from self._values(before, after, child(pointer, number), of)
        elif not self._same_text(old, new):
            yield _difference(pointer, of, *_apart(old, new))

    def _same_text(self, old: Any, new: Any) -> bool:
        return isinstance(old, str) and isinstance(new, str) and self.nameless.text(old) == self.nameless.text(new)


def _without(value: Mapping[str, Any], keys: Collection[str]) -> dict[str, Any]:
    return {key: inner for key, inner in value.items() if key not in keys}


_ENDS, _SHOWN = 20, 50  # characters


def _apart(old: Any, new: Any) -> tuple[str, str]:
    """Both values as they are told; of long texts the piece in which they differ."""
    if not (isinstance(old, str) and isinstance(new, str)) or max(len(old), len(new)) <= _SHOWN:
        return shown_value(old), shown_value(new)
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, first - _ENDS)
    before, after = (("..." if start else "") + one[start:] for one in (old, new))
    return shown_value(before), shown_value(after)


def _difference(pointer: str, of: str, was: str, now: str) -> Difference:
    says = f"{_name(pointer, of)}: {was} -> {now}"
    return Difference(what="report", says=says, pointer=pointer, was=was, now=now)


def _unknown(pointer: str, of: str, value: Any) -> Difference:
    was = shown_value(value)
    says = f"{_name(pointer, of)}: {was}, which golive does not write"
    return Difference(what="report", says=says, pointer=pointer, was=was)


def _name(pointer: str, of: str) -> str:
    """What people call the field: its path, and the finding that it is of."""
    path = pointer[1:]
    return f"{path.split('/', 2)[2]} of {of}" if of else path

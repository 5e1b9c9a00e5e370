"""Markdown: boxes, lists and tables become tasks, the headings above them their parents.

Shape: CommonMark with the tables, strikethrough and task lists of GitHub Flavored Markdown; `- [~]` and `- [-]` as
GitLab and Obsidian write what does not apply.
"""

import re
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.markdown.text import Entry, Read, read_text, tasks_in
from golive.engine.load.importers.markdown.words import CROSSES, TICKS, status_of_mark
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import status_of
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.schemas.elements import Status

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_OTHERS = (".yaml", ".yml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml")
_LOOKED_AT = 65_536  # bytes of the beginning
_KEY = re.compile(r"""["']?[A-Za-z_][\w .-]{0,60}["']?:(\s|$)|[\[{]""")
_KEY_IN_LIST = re.compile(r"""-[ \t]+(["']?\w+["']?:(\s|$)|\{)""")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_BULLET = re.compile(r"[ \t]*([-*+]|\d{1,4}[.)])[ \t]+(?!['\"\w -]{1,60}:(\s|$))\S")
_BOX = re.compile(r"[ \t]*([-*+]|\d{1,4}[.)])[ \t]+\[[ xX~/-]?\][ \t]+\S")
_STARRED = re.compile(r"[ \t]*[*+][ \t]+\S")
_TABLE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*\|")
_DUE = re.compile(r"(?:📅|⏳|\bdue:?)\s*(\d{4}-\d{2}-\d{2})", re.IGNORECASE)
_DONE_ON = re.compile(r"✅\s*(\d{4}-\d{2}-\d{2})")
_WHO = re.compile(r"(?:^|[\s(])@([\w][\w.-]*)")
_OUTLINE = re.compile(r"\d{1,4}(\.\d{1,4})*")
_OF_STATUS = frozenset(("status", "progress", "done", "stand", "fortschritt", "erledigt", "avancement", "estado"))
_MAX_BRACKETS = 150_000  # each may begin a link, which takes time to rule out
_WRITE = "write one task a line as `- [ ] Task`"
_SAME = "a tick on every line looks like an ornament, so no status was taken from it; write [x] or [ ]"


def matches(source: Source) -> bool:
    """Whether the bytes are Markdown: by the name, else by lines that are neither YAML nor anything else."""
    path = source.path.lower()
    if path.endswith(_OTHERS) or source.data[:1] in (b"{", b"<", b"") or b"\0" in source.data[:_LOOKED_AT]:
        return False
    lines = source.data[:_LOOKED_AT].decode("utf-8-sig", "replace").splitlines()
    is_named = path.endswith(_SUFFIXES)
    if any(map(_BOX.match, lines)):
        return is_named or not _is_keys(lines) or any(line.startswith("##") for line in lines)
    if is_named:
        return not _is_keys(lines) or any(map(_HEADING.match, lines))
    return not _is_keys(lines) and any(map(_is_structure, lines))


def _is_keys(lines: list[str]) -> bool:
    """Whether the first line that is no comment, heading or blank is a key, as a record in YAML begins."""
    if lines[:1] and lines[0].strip() == "---" and "---" in (rest := [line.strip() for line in lines[1:]]):
        lines = lines[rest.index("---") + 2 :]  # front matter
    first = next((line for line in lines if line.strip() and not line.startswith(("#", "---", "%"))), "")
    return _KEY.match(first) is not None or _KEY_IN_LIST.match(first) is not None


def _is_structure(line: str) -> bool:
    return _STARRED.match(line) is not None or _TABLE.match(line) is not None or _BULLET.match(line) is not None


def read(source: Source, guide: Guide) -> list[Tree]:
    """The tasks of the text as one tree in the shape of a record; raises InputError."""
    source.refuse_above(MAX_TEXT_BYTES, "Markdown")
    if source.data.count(b"[") > _MAX_BRACKETS:
        raise refuse(source.path, f"has more than {_MAX_BRACKETS:,} opening brackets; split it")
    found = read_text(source.text(_WRITE))
    plan, unknown = Plan(source.path, guide, 1), UnknownStatuses(guide)
    plan.head(name=found.title)
    ornaments = _ornaments(found)
    tasks = list(tasks_in(found))
    for entry in tasks:
        place = plan.place(line=entry.line)
        if not entry.name:
            plan.leave_out("box without a text")
            continue
        status = _status(entry, guide)
        if status is None and entry.cells and (word := entry.cells.get("status")) and word not in TICKS:
            unknown.add(word, place)
        if id(entry) in ornaments:
            status = None
        plan.task(place, **_fields(entry, status))
    if not plan.has("activities"):
        raise refuse(source.path, f"is Markdown without a task; {_WRITE}")
    if ornaments:
        plan.warn(plan.place(), "all lines of a list or table have the same mark", _SAME)
    unknown.tell(plan)
    _left_out(plan, found, tasks)
    return [plan.tree("a Markdown text")]


def _left_out(plan: Plan, found: Read, tasks: list[Entry]) -> None:
    known = {id(entry) for entry in tasks} | {id(entry.above) for entry in tasks}
    for entry in found.entries:
        if entry.above is None and id(entry) not in known:
            plan.leave_out("line without a box")
    for _ in range(found.contents):
        plan.leave_out("link to a heading")


def _ornaments(found: Read) -> set[int]:
    """The entries whose drawn ticks and crosses say nothing: no line of their list is open, nor is it one of status."""
    groups: dict[tuple[bool, tuple[str, ...]], list[Entry]] = {}
    for entry in found.entries:
        groups.setdefault((entry.cells is not None, tuple(entry.parents)), []).append(entry)
    rows = [entry.mark for entry in found.entries if entry.cells is not None]
    is_all = len(rows) > 2 and all(mark in TICKS for mark in rows)
    drawn: set[int] = set()
    for (is_table, parents), entries in groups.items():
        marks = [entry.mark for entry in entries]
        signs = TICKS if is_table else TICKS | CROSSES
        is_status = parents[-1:] and parents[-1].casefold() in _OF_STATUS
        is_plain = len(marks) > 2 or is_all if is_table else not is_status
        if is_plain and all(mark in signs or (mark is None and not is_table) for mark in marks):
            drawn |= {id(entry) for entry in entries if entry.mark is not None}
    return drawn


def _status(entry: Entry, guide: Guide) -> Status | None:
    if entry.struck:
        return "cancelled"
    if entry.mark is not None:
        return status_of_mark(entry.mark, guide)
    if entry.cells is None or "status" not in entry.cells:
        return None
    return status_of(entry.cells["status"], guide)


def _fields(entry: Entry, status: Status | None) -> dict[str, Any]:
    cells = entry.cells or {}
    who = cells.get("owner") or ", ".join(dict.fromkeys(_WHO.findall(entry.name)))
    number = cells.get("number", "")
    return {
        "name": entry.name,
        "status": status,
        "date": _day(_DONE_ON, entry.name) or iso_day(cells.get("finish")) or _day(_DUE, entry.name),
        "start": iso_day(cells.get("start")),
        "owner": who or None,
        "parents": entry.parents or None,
        "outline": number if _OUTLINE.fullmatch(number) else None,
        "key": number or None if not _OUTLINE.fullmatch(number) else None,
        "notes": "\n".join(one for one in (*entry.notes, cells.get("notes", "")) if one) or None,
    }


def _day(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return iso_day(found[1]) if found else None

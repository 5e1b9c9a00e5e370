"""Rows of a list from Markdown: a box, a title and a mark on a line, what a team adds on the lines below it."""

import re

from golive.engine.load.source import Source
from golive.engine.load.worked.row import Row, Rows, named_values
from golive.schemas.worklist import Field, marks_in

_BOX = re.compile(r"^(?P<indent>[ \t>]*)(?:[-*+\u2022]|\d{1,4}[.)])[ \t]+\\?\[(?P<mark>[^\]]?)\\?\][ \t]*(?P<text>.*)")
_SIGN = re.compile(
    r"^(?P<indent>[ \t>]*)(?:[-*+\u2022][ \t]+)?(?P<mark>[\u2610\u2611\u2612\u2705\u2714])[ \t]*(?P<text>.*)"
)
_PLAIN = re.compile(r"^(?P<indent>[ \t>]*)(?P<mark>)(?:(?:[-*+\u2022]|\d{1,4}[.)])[ \t]+)?(?P<text>.*)")
_NOT_NEEDED = ("~", "-", "/")
_TICKS = {"\u2610": "", "\u2611": "x", "\u2705": "x", "\u2714": "x", "\u2612": "\u2612"}
_BEHIND = re.compile(r"\s*\(?[`\s]*(?:rule\s*)?`?golive:.*", re.DOTALL)
_STATE = re.compile(r"\s*\((?:blocker|major|minor), .*\)\s*$")


def rows_of_markdown(source: Source) -> Rows:
    """The lines that have a mark, each with the lines below it up to the next; raises InputError."""
    found = Rows(source.path)
    lines = source.text().splitlines()
    starts = [at for at, line in enumerate(lines) if "golive:" in line and marks_in(line)]
    for at, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        found.rows.append(_row(source.path, lines, at, _end(lines, at, after)))
    marked = set(starts)
    found.others = [(source.path, at + 1) for at, line in enumerate(lines) if at not in marked and _BOX.match(line)]
    return found


def _end(lines: list[str], at: int, after: int) -> int:
    """Where what belongs to a line ends: at the next line with a mark, at a heading, or at a blank line."""
    return next((n for n in range(at + 1, after) if not lines[n].strip() or lines[n].startswith("#")), after)


def _row(path: str, lines: list[str], at: int, end: int) -> Row:
    line = lines[at]
    box = _BOX.match(line) or _SIGN.match(line) or _PLAIN.match(line)
    assert box is not None
    mark = box["mark"].strip()
    cells: dict[Field, str] = {"title": _title(box["text"]), **named_values(lines[at + 1 : end])}
    if mark in _NOT_NEEDED:
        cells["status"] = cells.get("status", "not needed")
    elif not (mark == "" and box.re is _PLAIN):
        cells["done"] = _TICKS.get(mark, mark)
    return Row(tuple(dict.fromkeys(marks_in(line))), cells, (path, at + 1), {"done": "the box"})


def _title(text: str) -> str:
    bare = _STATE.sub("", _BEHIND.sub("", text))
    return re.sub(r"\\([\\`*_{}\[\]<>|~])", r"\1", bare.replace("**", "")).strip()

"""Plain text with one task a line, its outline by numbers or by indentation. Read only where it is plainly that."""

import re

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.outline import Levels
from golive.engine.load.importers.plan import Plan
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree

_LOOKED_AT = 65_536  # bytes of the beginning
_KEY = re.compile(r"\s*(-\s+)?[\w\"'.-]+\s*:(\s|$)|\s*[\[{<|]")
_NUMBERED = re.compile(r"\s*(\d{1,4}(?:\.\d{1,4})*)[.)]?[ \t]+(.*)")
_LINE = re.compile(r"[-=_*\s]*")
_LONGEST = 300  # letters of a line; prose has paragraphs
_TAB = 4


def matches(source: Source) -> bool:
    """Whether it is called .txt and has several lines, none of them a key with a value, a table or a paragraph."""
    if not source.path.lower().endswith(".txt") or b"\0" in source.data[:_LOOKED_AT]:
        return False
    text = source.data[:_LOOKED_AT].decode("utf-8-sig", "replace")
    lines = [line for line in text.splitlines() if not _LINE.fullmatch(line)]
    odd = any(_KEY.match(line) or len(line) > _LONGEST or _is_cells(line) for line in lines)
    return len(lines) > 1 and not odd and not _is_prose(lines)


def _is_prose(lines: list[str]) -> bool:
    """Whether they look like paragraphs that were broken into lines: long ones, many of them within a sentence."""
    within = sum(line.lstrip()[:1].islower() for line in lines)
    return sum(map(len, lines)) > 60 * len(lines) and 5 * within > len(lines)


def _is_cells(line: str) -> bool:
    """Whether a line is a row of a table."""
    numbered = _NUMBERED.match(line)
    rest = numbered[2] if numbered else line.strip()
    return "\t" in rest or rest.count(";") > 1 or rest.count("|") > 1


def read(source: Source, guide: Guide) -> list[Tree]:
    """The lines as the tasks of one tree in the shape of a record; raises InputError."""
    source.refuse_above(MAX_TEXT_BYTES, "text")
    plan, levels = Plan(source.path, guide, 1), Levels()
    for number, line in enumerate(source.text("write one task a line").split("\n"), 1):
        if _LINE.fullmatch(line):
            continue
        numbered = _NUMBERED.match(line)
        name = (numbered[2] if numbered else line).strip()
        outline = numbered[1] if numbered and name else None
        parents = levels.above(outline.count(".") if outline else _indent(line), name or line.strip())
        plan.task(plan.place(line=number), name=name or line.strip(), parents=parents or None, outline=outline)
    return [plan.tree("a text with one task a line")]


def _indent(line: str) -> int:
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip())

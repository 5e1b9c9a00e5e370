"""JSON text to a tree. Lines are found again from the text where a place is asked for."""

import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from golive.engine.errors import InputError, Problem
from golive.engine.load.json_places import JsonPlaces
from golive.engine.load.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES, MAX_PROBLEMS
from golive.engine.load.quoting import shown
from golive.engine.load.source import refuse
from golive.engine.load.tree import Tree, child

# A text without its end reaches to the end of the file, so that no part of it is looked at twice.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)
_BRACKETS = re.compile(r"[\[{\]}]")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # the first or the second half of a pair, or one that stands alone
_NO_NUMBERS = {"NaN", "Infinity", "-Infinity"}
_CHECK = "check quotes, commas and brackets here and in the line before"
_CUT = "write what is missing there (quotes, brackets), or export it again"
_ADVICE = {  # by what Python says of it
    "property name": 'put every key in double quotes ("name"), and no comma after the last one',
    "Illegal trailing comma": "take the comma before the bracket away",
    "control character": "end each text on its own line with a double quote; write \\n for a new line in a text",
    "escape": "write \\\\ for a backslash in a text",
    "Expecting value": "write texts in double quotes, and true, false or null in small letters; " + _CHECK,
}
_ALONE = "contains half a character (a lone surrogate); write the text again"


def parse_json(text: str, path: str, first_line: int = 1) -> Tree:
    """The value of a JSON text; raises InputError. `first_line` is the line on which the text begins.

    The tree has the problems with which the text could be read nevertheless: keys that stand twice, NaN, endless
    numbers. What stands there is null in the tree.
    """
    _refuse_large(text, path, first_line)
    odd: list[str] = _HALF.findall(text)

    def number(digits: str) -> int | None:
        if len(digits) <= MAX_DIGITS:
            return int(digits)
        odd.append(digits)
        return None

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(items)
        odd.extend(["twice"] * (len(items) - len(value)))
        return value

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=odd.append, parse_int=number)
    except json.JSONDecodeError as error:
        raise not_json(error, path, first_line) from None
    problems = list(islice(_problems(text, path, first_line), MAX_PROBLEMS + 1)) if odd else []
    if any(problem.message == _ALONE for problem in problems):
        raise InputError(problems)
    return Tree(path, value, partial(JsonPlaces, text, path, first_line), {}, [], problems)


def not_json(error: json.JSONDecodeError, path: str, first_line: int = 1) -> InputError:
    """The problem of a text that is no JSON, with what to do about it."""
    said = f"{error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
    line = first_line + error.lineno - 1
    is_cut = error.doc.strip() and not error.doc[error.pos :].strip()
    if error.msg.startswith("Unterminated string") or is_cut:
        return refuse(path, f"is not JSON: {said}, where the file ends; {_CUT}", line)
    return refuse(path, f"is not JSON: {said}; {_advice(error.msg)}", line)


def _advice(said: str) -> str:
    if said == "Extra data":
        return "write several records as a list, or one a line in a file called .jsonl"
    return next((advice for words, advice in _ADVICE.items() if words in said), _CHECK)


def _refuse_large(text: str, path: str, first_line: int) -> None:
    """Raise InputError where the text nests too deep or has too many values."""
    bare = _STRING.sub("", text)
    if _depth(bare) <= MAX_DEPTH and sum(map(bare.count, "[{,:")) < MAX_NODES:
        return
    depth = nodes = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        depth += (token in "{[") - (token in "}]")
        nodes += token not in "}],:"
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            line = first_line + text.count("\n", 0, match.start())
            much = f"is nested deeper than {MAX_DEPTH} levels; no record needs that: take brackets away"
            many = f"has more than {MAX_NODES:,} values; split the file"
            raise refuse(path, much if depth > MAX_DEPTH else many, line)


def _depth(bare: str) -> int:
    """How deep the brackets nest of a text without strings."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(bare):
        depth += 1 if bracket in "{[" else -1
        if depth > deepest:  # noqa: PLR1730  # quicker than max()
            deepest = depth
    return deepest


class _Step(NamedTuple):
    """A key or a value of a JSON text. `twice` is the line on which the same key stood before."""

    pointer: str
    line: int
    token: str
    key: str | None = None
    twice: int | None = None


class _Open:
    """An open object or list."""

    def __init__(self, pointer: str, is_object: bool) -> None:
        self.pointer, self.is_object = pointer, is_object
        self.key: str | None = None
        self.lines: dict[str, int] = {}
        self._values = 0

    def next_value(self) -> str:
        """The pointer of the value that begins."""
        pointer = child(self.pointer, self._values if self.key is None else self.key)
        self.key = None
        self._values += 1
        return pointer


def _steps(text: str, first_line: int) -> Iterator[_Step]:
    """Each key and value of a text that is known to be JSON, in its order."""
    opened: list[_Open] = []
    at, line = 0, first_line
    for match in _TOKEN.finditer(text):
        token = match.group()
        line += text.count("\n", at, match.start())
        at = match.start()
        top = opened[-1] if opened else None
        if token in "}]":
            opened.pop()
        elif token in ",:":
            continue
        elif top is not None and top.is_object and top.key is None:
            top.key = json.loads(token)
            yield _Step(child(top.pointer, top.key), line, token, top.key, top.lines.get(top.key))
            top.lines[top.key] = line
        else:
            step = _Step(top.next_value() if top is not None else "", line, token)
            yield step
            if token in "{[":
                opened.append(_Open(step.pointer, token == "{"))


def _problems(text: str, path: str, first_line: int) -> Iterator[Problem]:
    for step in _steps(text, first_line):
        message = _wrong(step)
        if message:
            yield Problem(path, step.line, step.pointer, message)


def _wrong(step: _Step) -> str | None:
    if step.twice is not None:
        return f"the key {shown(step.key)} stands twice, first in line {step.twice}; keep one of them"
    if step.token in _NO_NUMBERS:
        return f"{step.token} is no number; leave the field out"
    if len(step.token) > MAX_DIGITS and step.token.lstrip("-").isdigit():
        return f"has more than {MAX_DIGITS} digits; write it in quotes if it is text"
    if _HALF.search(step.token) and any("\ud800" <= c <= "\udfff" for c in json.loads(step.token)):
        return _ALONE
    return None

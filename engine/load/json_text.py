"""JSON text to a tree. Lines are found again from the text where a place is asked for."""

import json
import re
from typing import Any

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_DEPTH, MAX_NODES
from golive.engine.load.source import refuse
from golive.engine.load.tree import Place, Tree, child

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


def parse_json(text: str, path: str, first_line: int = 1) -> Tree:
    """The value of a JSON text; raises InputError. `first_line` is the line on which the text begins."""
    if _depth_exceeds(text):
        raise refuse(path, f"is nested deeper than {MAX_DEPTH} levels; no record needs that", first_line)
    twice: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(items)
        if len(value) < len(items):
            twice.extend(key for i, (key, _) in enumerate(items) if key in dict(items[:i]))
        return value

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise refuse(path, f"is not JSON: {_lower(error.msg)} (column {error.colno})", line) from None
    except (ValueError, RecursionError) as error:
        raise refuse(path, f"is not JSON that can be read: {_lower(str(error))}", first_line) from None
    if twice:
        raise InputError(_duplicates(text, path, first_line))
    return Tree(path, value, lambda: _scan(text, path, first_line)[0])


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number; leave the field out")


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _depth_exceeds(text: str) -> bool:
    """Whether brackets outside of strings nest too deep; cheap where there are few brackets at all."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    depth = 0
    for bracket in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{\]}]', text):
        token = bracket.group()
        if token in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif token in "]}":
            depth -= 1
    return False


def _duplicates(text: str, path: str, first_line: int) -> list[Problem]:
    return _scan(text, path, first_line)[1]


def _scan(text: str, path: str, first_line: int) -> tuple[dict[str, Place], list[Problem]]:
    """The line of every value, and the keys that stand twice, of a text that is known to be JSON."""
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    stack: list[tuple[str, dict[str, int] | None, list[int]]] = []  # pointer, lines of keys or None, next index
    key: str | None = None
    at, line = 0, first_line
    tokens = list(_TOKEN.finditer(text))[: MAX_NODES * 4]
    for number, match in enumerate(tokens):
        line += text.count("\n", at, match.start())
        at = match.start()
        token = match.group()
        if token in ",:":
            continue
        if token in "}]":
            stack.pop()
            continue
        keys = stack[-1][1] if stack else None
        if keys is not None and key is None and number + 1 < len(tokens) and tokens[number + 1].group() == ":":
            key = json.loads(token)
            if key in keys:
                message = f"the key {key!r} stands twice, first in line {keys[key]}; keep one of them"
                problems.append(Problem(path, line, child(stack[-1][0], key), message))
            keys[key] = line
            continue
        pointer = ""
        if stack:
            parent, _, index = stack[-1]
            pointer = child(parent, key if key is not None else index[0])
            index[0] += 1
        key = None
        places[pointer] = (path, line)
        if token in "{[":
            stack.append((pointer, {} if token == "{" else None, [0]))
    return places, problems

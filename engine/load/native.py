"""golive's own records: YAML, JSON, and JSON Lines (one record a line)."""

import re

from golive.engine.errors import InputError, Problem
from golive.engine.load.json_text import parse_json
from golive.engine.load.limits import MAX_PROBLEMS, MAX_TEXT_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml

_YAML = ("yaml", "yml")
_TAG = re.compile(rb"(\xef\xbb\xbf)?\s*<[A-Za-z_!?]")
_ALMOST = re.compile(r"([A-Za-z_]+)(\s*=\s*|:)\S")
_JSON = re.compile(r'\s*(\[\s*)?\{\s*"|\s*[\[{]\s*[\]}]')


def matches(source: Source) -> bool:
    """Whether the bytes may be text at all: what no other format claims is read as YAML or JSON."""
    return not _TAG.match(source.data)


def read(source: Source) -> list[Tree]:
    """The records of the file, as trees; raises InputError."""
    if _is_lines(source):
        return read_lines(source)
    source.refuse_above(MAX_TEXT_BYTES, "YAML or JSON")
    text = source.text()
    tree = parse_json(text, source.path) if _is_json(source.path, text) else parse_yaml(text, source.path)
    if isinstance(tree.value, list):
        if not tree.value:
            raise refuse(source.path, "is an empty list; there is no record in it", 1)
        return tree.elements()
    if not isinstance(tree.value, dict):
        raise refuse(source.path, f"is no record; {_keys_and_values(tree.value)}", 1)
    return [tree]


def _keys_and_values(value: object) -> str:
    """What to write instead of something that is no map."""
    found = _ALMOST.match(value) if isinstance(value, str) else None
    if found is None:
        return "write keys and values, as `golive init` shows"
    return f"write a colon and a blank between key and value, as in `{found[1]}: ...`"


def _is_json(path: str, text: str) -> bool:
    """Whether to read it as JSON: by the name, else by a beginning that nobody would write in YAML."""
    suffix = path.lower().rpartition(".")[2]
    return suffix == "json" or (suffix not in _YAML and _JSON.match(text) is not None)


def _is_lines(source: Source) -> bool:
    suffix = source.path.lower().rpartition(".")[2]
    if suffix in ("jsonl", "ndjson"):
        return True
    if suffix in ("json", *_YAML):
        return False
    first, _, rest = source.data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def read_lines(source: Source) -> list[Tree]:
    """The objects of JSON Lines, one a line, whatever the file is called; raises InputError."""
    trees: list[Tree] = []
    problems: list[Problem] = []
    for number, line in enumerate(source.text().split("\n"), 1):  # a text in JSON may hold other ends of lines
        if not line.strip():
            continue
        try:
            if len(line) > MAX_TEXT_BYTES:
                raise refuse(
                    source.path, f"the line is longer than {MAX_TEXT_BYTES:,} characters; no record needs that", number
                )
            tree = parse_json(line, source.path, number)
            if not isinstance(tree.value, dict):
                raise refuse(source.path, "is no record; write one JSON object a line", number)
            trees.append(tree)
        except InputError as error:
            problems += error.problems
            if len(problems) >= MAX_PROBLEMS:
                raise InputError(problems) from None
    return [*trees, *([Tree(source.path, {}, dict, problems=problems)] if problems else [])]

"""golive's own records: YAML, JSON, and JSON Lines (one record a line)."""

from golive.engine.errors import InputError, Problem
from golive.engine.load.json_text import parse_json
from golive.engine.load.limits import MAX_PROBLEMS, MAX_TEXT_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.load.yaml_text import parse_yaml


def matches(source: Source) -> bool:
    """Whether the bytes may be text at all: what no other format claims is read as YAML or JSON."""
    return not source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or not source.data.strip()


def read(source: Source, vocabulary: Vocabulary) -> list[Tree]:
    """The records of the file, as trees; raises InputError."""
    if _is_lines(source):
        return _lines(source)
    source.refuse_above(MAX_TEXT_BYTES, "YAML or JSON")
    text = source.text()
    json_like = source.path.endswith(".json") or text.lstrip().startswith("{")
    tree = parse_json(text, source.path) if json_like else parse_yaml(text, source.path)
    if isinstance(tree.value, list):
        if not tree.value:
            raise refuse(source.path, "is an empty list; there is no record in it", 1)
        return [tree.below(index) for index in range(len(tree.value))]
    if not isinstance(tree.value, dict):
        raise refuse(source.path, "is no record; write keys and values, as `golive init` shows", 1)
    return [tree]


def _is_lines(source: Source) -> bool:
    if source.path.endswith((".jsonl", ".ndjson")):
        return True
    if source.path.endswith((".json", ".yaml", ".yml")):
        return False
    first, _, rest = source.data.lstrip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _lines(source: Source) -> list[Tree]:
    trees: list[Tree] = []
    problems: list[Problem] = []
    for number, line in enumerate(source.text().splitlines(), 1):
        if not line.strip():
            continue
        try:
            if len(line) > MAX_TEXT_BYTES:
                raise refuse(source.path, f"the line is longer than {MAX_TEXT_BYTES:,} characters", number)
            tree = parse_json(line, source.path, number)
            if not isinstance(tree.value, dict):
                raise refuse(source.path, "is no record; write one JSON object a line", number)
            trees.append(tree)
        except InputError as error:
            problems += error.problems
            if len(problems) >= MAX_PROBLEMS:
                break
    if problems:
        raise InputError(problems)
    return trees

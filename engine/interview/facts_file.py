"""The file that keeps answers and guesses beside a plan, and what of it was guessed when it is read again."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from golive.engine.errors import InputError
from golive.engine.fields import Kind, field_type
from golive.engine.interview.asks import Ask, patch_of
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.source import read_source
from golive.engine.load.tree import Tree, child
from golive.engine.load.yaml_text import parse_yaml
from golive.engine.recognise.guessing import Guessed, leaves, said
from golive.schemas.record import Fragment, Record

FIRST = "# Facts about a plan that the plan does not say, written by `golive init --from`."
_HEAD = """\
{first}
# Answer what is still unknown, take away the "#" before a line that you fill in, and correct what was guessed wrongly.
# What is left out is unknown, never "no". Then: {check}
"""
_GUESSED = re.compile(r"# guessed: (.+?)\s*$")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}
_PLAIN = re.compile(r"[^\W\d_](?:[\w.'/()-]| (?=\S))*|\d{4}-\d{2}-\d{2}")
_ODD_WORDS = {"yes", "no", "true", "false", "null", "on", "off", "y", "n"}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a file of facts says already: its values without the guesses, the guesses, whether it is one of ours."""

    value: Mapping[str, Any] = field(default_factory=dict)
    guesses: Sequence[Guessed] = ()
    is_ours: bool = True


def read_earlier(path: str) -> Earlier:
    """What the file says already, nothing where there is none; raises InputError where it is no part of a record."""
    if not Path(path).exists():
        return Earlier()
    source = read_source(path)
    source.refuse_above(MAX_TEXT_BYTES, "YAML")
    text = source.text("delete it, and `golive init --from` writes it anew")
    tree = fragment(text, path)
    lines = text.splitlines()
    guesses = []
    for at, value in leaves(tree.value):
        line = tree.place("".join(child("", key) for key in at.split(".")))[1]
        reason = _GUESSED.search(lines[line - 1]) if line and line <= len(lines) else None
        if reason is not None:
            known = _known(at, value)
            guesses.append(Guessed(at, known, said(known), reason[1]))
    value = _without(tree.value, {one.path for one in guesses})
    return Earlier(value, guesses, FIRST in lines[:3])


def _without(value: Mapping[str, Any], paths: Set[str], above: str = "") -> dict[str, Any]:
    """The values but for those at the paths, for facts that say unknown, and for maps that have no other."""
    kept: dict[str, Any] = {}
    for key, inner in value.items():
        path = f"{above}{key}"
        rest = _without(inner, paths, f"{path}.") if isinstance(inner, Mapping) else inner
        is_blank = rest == {} if isinstance(inner, Mapping) else _says_nothing(path, inner)
        if path not in paths and not is_blank:
            kept[key] = _known(path, rest)
    return kept


def _known(path: str, value: Any) -> Any:
    """The value with yes and no as what they mean, where they are asked for."""
    found = None if path.startswith("facts.") else field_type(Record, path)
    is_asked = path.startswith("facts.") or (found is not None and found.kind is Kind.YES_NO)
    return _TRUTH.get(value.lower(), value) if is_asked and isinstance(value, str) else value


def _says_nothing(path: str, value: Any) -> bool:
    """Whether a value says as little as leaving it out: unknown for a fact, null for what is no date and no text."""
    if path.startswith("facts."):
        return value is None or (isinstance(value, str) and value.lower() == "unknown")
    found = field_type(Record, path)
    return value is None and found is not None and found.kind not in (Kind.DATE, Kind.TEXT)


def fragment(text: str, path: str) -> Tree:
    """A text that is laid over a plan, as golive reads it; raises InputError."""
    tree = parse_yaml(text, path)
    tree.value = {} if tree.value is None else tree.value
    _, problems = build(Fragment, tree)
    if problems or tree.problems:
        raise InputError(in_order([*tree.problems, *problems]))
    return tree


def facts_text(
    earlier: Mapping[str, Any],
    answers: Mapping[str, Any],
    guesses: Sequence[Guessed],
    asks: Sequence[Ask],
    check: str,
) -> str:
    """The file: what it said, the answers, the guesses with their reasons, and what is still asked with its choices."""
    comments = {one.path: f"# guessed: {_on_one_line(one.because)}" for one in guesses}
    value = _merged(earlier, patch_of({**{one.path: one.value for one in guesses}, **answers}))
    given = {path for path, one in leaves(value) if one is not None}
    open_asks = {ask.path: ask for ask in asks if ask.path not in given}
    value = _merged(value, patch_of(dict.fromkeys(open_asks)))
    page = _Page(comments, open_asks)
    lines = [line for key in _ordered(value) for line in page.lines(key, value[key], key)]
    return _HEAD.format(first=FIRST, check=check) + "".join(f"{line}\n" for line in lines)


def _ordered(value: Mapping[str, Any]) -> list[str]:
    """The keys in the order of a record, facts before what is a list or a map."""
    names = list(Fragment.model_fields)
    return sorted(value, key=lambda key: names.index(key) if key in names else len(names))


@dataclass(frozen=True, slots=True)
class _Page:
    """Writes values as lines; what was guessed has a comment, what is asked its question and its choices."""

    comments: Mapping[str, str]
    asks: Mapping[str, Ask]

    def lines(self, key: str, value: Any, path: str, depth: int = 0) -> Iterator[str]:
        pad, comment = "  " * depth, self.comments.get(path, "")
        if path in self.asks:
            yield from self._asked(self.asks[path], pad, key)
        elif isinstance(value, Mapping) and value:
            yield from [""] if not depth else []
            yield f"{pad}{_flow(key)}:"
            for name, inner in value.items():
                yield from self.lines(name, inner, f"{path}.{name}", depth + 1)
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            yield f"{pad}{_flow(key)}:  {comment}".rstrip()
            yield from (f"{pad}  - {_flow(one)}" for one in value)
        else:
            yield f"{f'{pad}{_flow(key)}: {_flow(value)}':<34}  {comment}".rstrip()

    def _asked(self, ask: Ask, pad: str, key: str) -> Iterator[str]:
        yield from [""] if not pad else []
        yield f"{pad}# {ask.text}"
        blank = f"{pad}{key}: unknown" if ask.path.startswith("facts.") else f"{pad}# {key}:"
        yield f"{blank:<34}  # {ask.hint}"


def _flow(value: Any) -> str:
    """A value on one line as golive reads it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "yes", False: "no"}[value]
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f"{_flow(key)}: {_flow(inner)}" for key, inner in value.items()) + " }" if value else "{}"
        )
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if not isinstance(value, str):
        return f"{value}"
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _ODD_WORDS
    return value if is_plain else '"' + "".join(map(_escaped, value)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return "\\n" if character == "\n" else f"\\U{ord(character):08X}"


def _merged(base: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in new.items():
        before = merged.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(before, value)
        else:
            merged[key] = value
    return merged


def _on_one_line(text: str) -> str:
    """The reason as no YAML reader takes it for more than a comment."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))

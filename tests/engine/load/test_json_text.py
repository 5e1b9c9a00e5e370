"""JSON: what is read, where everything stands, and what is refused."""

import json
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golive import InputError
from golive.engine.load import json_text
from golive.engine.load.json_text import parse_json

Refused = Callable[..., list[str]]

TEXT = """\

{
  "id": "PRJ-1", "name": "a, b: {c} [d]",
  "customer": {
    "external": true, "~a/b": null },
  "list": [
    1, 2.5,
    { "deep": [ [],
      {} ] },
    "\\"quoted\\\\",
    "last" ]
}
"""


def test_value() -> None:
    tree = parse_json(TEXT, "f")
    assert tree.value == json.loads(TEXT)
    assert tree.problems == []
    assert tree.raw == {}


def test_every_value_has_the_line_on_which_it_begins() -> None:
    assert {pointer: line for pointer, (_, line) in parse_json(TEXT, "f").places.items()} == {
        "": 2,
        "/id": 3,
        "/name": 3,
        "/customer": 4,
        "/customer/external": 5,
        "/customer/~0a~1b": 5,
        "/list": 6,
        "/list/0": 7,
        "/list/1": 7,
        "/list/2": 8,
        "/list/2/deep": 8,
        "/list/2/deep/0": 8,
        "/list/2/deep/1": 9,
        "/list/3": 10,
        "/list/4": 11,
    }


def test_lines_count_from_the_first_line() -> None:
    assert parse_json('{"a":\n1}', "f", 7).place("/a") == ("f", 8)


@pytest.mark.parametrize(
    ("text", "line", "said", "advice"),
    [
        ('{"a": }', 1, "expecting value (column 7)", "check quotes, commas and brackets here and in the line before"),
        ('{"a": 1', 1, "expecting ',' delimiter (column 8)", "write what is missing there"),
        ('{"a": [1,\n2', 2, "expecting ',' delimiter (column 2)", "write what is missing there"),
        ("{'a': 1}", 1, "property name", "put every key in double quotes"),
        ('{\n"a": "x\n"}', 2, "invalid control character", "write \\n for a new line in a text"),
        ('{"a": "x', 1, "unterminated string", "write what is missing there"),
        ('{"a": "\\x"}', 1, "invalid \\\\escape", "for a backslash in a text"),
        ('{"a": 01}', 1, "expecting ',' delimiter", "check quotes, commas and brackets"),
        ('{"a": +1}', 1, "expecting value", "check quotes, commas and brackets"),
        ('{"a": nan}', 1, "expecting value", "check quotes, commas and brackets"),
        ('{"a": True}', 1, "expecting value", "check quotes, commas and brackets"),
        ("", 1, "expecting value (column 1)", "check quotes, commas and brackets"),
        ("{} // done", 1, "extra data", "write several records as a list, or one a line in a file called .jsonl"),
        ("{}\n{}", 2, "extra data", "write several records as a list, or one a line in a file called .jsonl"),
    ],
)
def test_syntax(text: str, line: int, said: str, advice: str, refused: Refused) -> None:
    (problem,) = refused(parse_json, text, "f", 1)
    assert problem.startswith(f"f:{line}: is not JSON: ")
    assert said.replace("\\\\", "\\") in problem
    assert advice in problem


def test_syntax_lines_count_from_the_first_line(refused: Refused) -> None:
    (problem,) = refused(parse_json, '{"a":\n}', "f", 40)
    assert problem.startswith("f:41: ")


def test_keys_that_stand_twice_are_told_and_the_last_one_counts() -> None:
    text = '{"a": 1,\n"b": {"c": 1, "d": {"c": 2}, "c": 3},\n"list": [{"e": 1}, {"e": 1, "e": 2}],\n"a": {"a": 2}}'
    tree = parse_json(text, "f")
    assert [str(problem) for problem in tree.problems] == [
        "f:2: /b/c: the key 'c' stands twice, first in line 2; keep one of them",
        "f:3: /list/1/e: the key 'e' stands twice, first in line 3; keep one of them",
        "f:4: /a: the key 'a' stands twice, first in line 1; keep one of them",
    ]
    assert tree.value == {"a": {"a": 2}, "b": {"c": 3, "d": {"c": 2}}, "list": [{"e": 1}, {"e": 2}]}


def test_keys_that_are_written_differently_stand_twice() -> None:
    assert len(parse_json('{"a": 1, "\\u0061": 2}', "f").problems) == 1


def test_the_same_keys_below_a_key_that_stands_twice_do_not() -> None:
    (problem,) = parse_json('{"a": {"b": 1}, "a": {"b": 2}}', "f").problems
    assert problem.pointer == "/a"


def test_what_is_no_number_is_a_problem_and_no_value() -> None:
    tree = parse_json('{"a": [NaN,\nInfinity],\n"b": {"c": -Infinity}, "NaN": "NaN", "d": 1e5}', "f")
    assert tree.value == {"a": [None, None], "b": {"c": None}, "NaN": "NaN", "d": 100_000.0}
    assert [str(problem) for problem in tree.problems] == [
        "f:1: /a/0: NaN is no number; leave the field out",
        "f:2: /a/1: Infinity is no number; leave the field out",
        "f:3: /b/c: -Infinity is no number; leave the field out",
    ]


def test_digits_up_to_the_limit() -> None:
    tree = parse_json(f'{{"a": {"9" * 40}, "b": {"1" * 60}.5, "c": "{"9" * 60}"}}', "f")
    assert tree.value == {"a": int("9" * 40), "b": float("1" * 60), "c": "9" * 60}
    assert tree.problems == []


@pytest.mark.parametrize("number", ["9" * 41, "-" + "9" * 41, "9" * 100_000])
def test_more_digits_are_a_problem_and_no_value(number: str) -> None:
    tree = parse_json(f'{{"a": "x",\n"b": {number}}}', "f")
    assert tree.value == {"a": "x", "b": None}
    assert [str(p) for p in tree.problems] == ["f:2: /b: has more than 40 digits; write it in quotes if it is text"]


@pytest.mark.parametrize(
    "half", ["\\ud800", "\\ud83d", "\\udc00", "\\uDFFF", "x\\ud83dx", "\\ud83d\\ud83d", "\\ude00\\ud83d"]
)
def test_halves_of_characters_are_refused(half: str, refused: Refused) -> None:
    said = "contains half a character (a lone surrogate); write the text again"
    assert refused(parse_json, f'{{"ok": 1,\n"a": ["{half}"]}}', "f") == [f"f:2: /a/0: {said}"]
    (problem,) = refused(parse_json, f'{{"ok": 1,\n"{half}": 2}}', "f")
    assert problem.startswith("f:2: /")
    assert problem.endswith(f": {said}")
    assert problem.isprintable()


def test_pairs_of_halves_and_escaped_backslashes_are_fine() -> None:
    tree = parse_json('{"a": "\\ud83d\\ude00", "b": "\\\\ud83d"}', "f")
    assert tree.value == {"a": "😀", "b": "\\ud83d"}
    assert tree.problems == []


def test_depth(refused: Refused) -> None:
    assert parse_json("[" * 32 + "]" * 32, "f").value is not None
    assert parse_json('{"a":' * 32 + "1" + "}" * 32, "f").value is not None
    assert parse_json('["' + "[{" * 100 + '"]', "f").value == ["[{" * 100]
    assert parse_json(f'[{", ".join(["[]"] * 100)}, "\\"[["]', "f").value[-1] == '"[['
    for levels in (33, 34, 100_000):
        expected = ["f:2: is nested deeper than 32 levels; no record needs that: take brackets away"]
        assert refused(parse_json, "\n" + "[" * levels + "]" * levels, "f") == expected
        assert refused(parse_json, "\n" + '{"a":' * levels, "f") == expected


def test_nodes(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(json_text, "MAX_NODES", 8)
    fine = '{"a": [1, "2"], "b": [], "c": ",,,,[[[[::::"}'  # the map, 3 keys, 2 lists, a number and 2 texts: 9
    assert refused(parse_json, fine, "f") == ["f:1: has more than 8 values; split the file"]
    monkeypatch.setattr(json_text, "MAX_NODES", 9)
    assert parse_json(fine, "f").value == json.loads(fine)


def test_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MAX_PROBLEMS", 3)
    assert len(parse_json('{"a": 1, "a": 1, "a": 1, "a": 1}', "f").problems) == 3
    assert len(parse_json('{"a": 1, "a": 1, "a": 1, "a": 1, "a": 1}', "f").problems) == 4


@pytest.mark.parametrize(
    "text",
    [
        "[" + "[]," * 40 + '"' + '\\"' * 300_000,
        "[" + "[]," * 40 + '"' + '\\"' * 300_000 + "\\",
        "[" + "[]," * 40 + '"' * 300_001,
        "[" + "[]," * 40 + "x" * 1_000_000,
        '{"a": 1, ' * 30 + '"' + "\\u" * 300_000,
    ],
)
def test_what_is_never_closed_is_not_read_twice(text: str, refused: Refused) -> None:
    start = time.process_time()
    assert len(refused(parse_json, text, "f")) == 1
    assert time.process_time() - start < 5


def test_one_key_twice_among_many_is_found_quickly() -> None:
    start = time.process_time()
    (problem,) = parse_json("{" + "".join(f'"k{n}": 1,' for n in range(30_000)) + '"k9": 1}', "f").problems
    assert problem.pointer == "/k9"
    assert time.process_time() - start < 5


_NUMBERS = st.integers(-(10**38), 10**38) | st.floats(allow_nan=False, allow_infinity=False)
_SCALARS = st.none() | st.booleans() | _NUMBERS | st.text(max_size=8)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(_VALUES, st.booleans(), st.sampled_from([None, 0, 2]))
def test_whatever_json_writes_is_read_and_every_value_has_a_place(value: object, ascii_only: bool, indent: int) -> None:
    tree = parse_json(json.dumps(value, ensure_ascii=ascii_only, indent=indent), "f")
    assert tree.problems == []
    assert tree.value == value
    assert set(tree.places) == set(_pointers(value, ""))


def _pointers(value: object, pointer: str) -> list[str]:
    if isinstance(value, dict):
        inner = [(f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}", below) for key, below in value.items()]
    else:
        inner = [(f"{pointer}/{n}", below) for n, below in enumerate(value)] if isinstance(value, list) else []
    return [pointer, *(found for at, below in inner for found in _pointers(below, at))]


_PIECES = st.sampled_from(
    [*'{}[]:," \\\n-.eE0', "NaN", "Infinity", "true", "null", '"a"', '"a":', "\\u", "\\ud800", "9" * 50, "\x00", "é"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200))
@example("[" * 100)
@example('{"a": NaN, "a": ' + "9" * 50 + ', "\\ud800": 1}')
@example('"\\')
def test_garbage_never_raises_anything_else(text: str) -> None:
    with suppress(InputError):
        tree = parse_json(text, "f")
        assert "" in tree.places

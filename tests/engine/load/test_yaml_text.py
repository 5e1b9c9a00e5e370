"""YAML 1.2 without surprises: what a scalar means, where everything stands, and what is refused."""

import math
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golive import InputError
from golive.engine.load import yaml_text
from golive.engine.load.yaml_text import parse_yaml

Refused = Callable[..., list[str]]


@pytest.fixture(params=["C", "Python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once with libyaml, once with the parser that stands in where libyaml is missing."""
    loader = getattr(yaml, "CSafeLoader", None) if request.param == "C" else yaml.SafeLoader
    if loader is None:
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_text, "_LOADER", loader)


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ("1", 1),
        ("-17", -17),
        ("+3", 3),
        ("010", 10),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("1.50", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("-2.5E-1", -0.25),
        ("1e", "1e"),
        (".", "."),
        ("1.2.3", "1.2.3"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("2026-11-02", "2026-11-02"),
        ("2026-11-02T08:00:00", "2026-11-02T08:00:00"),
        ("1e999", math.inf),
        (".inf", math.inf),
        ("-.inf", -math.inf),
        ("=", "="),
        ("<<", "<<"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("''", ""),
        ('"null"', "null"),
        ('"a\\tb\\u00e9"', "a\tbé"),
        ("! 1", 1),
        ("٣", "٣"),
        ("a # b", "a"),
        ("a#b", "a#b"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n", "one two"),
        ("|\n  1\n", "1\n"),
    ],
)
def test_scalar(text: str, value: Any) -> None:
    tree = parse_yaml(f"a: {text}", "f")
    assert tree.value == {"a": value}
    assert type(tree.value["a"]) is type(value)
    assert tree.problems == []


def test_not_a_number() -> None:
    assert math.isnan(parse_yaml("a: .nan", "f").value["a"])


@pytest.mark.parametrize("text", ["a: .NaN", "a: [.NAN]", "a: { b: .nan }"])
def test_raw_text_of_not_a_number_is_kept(text: str) -> None:
    assert {raw.lower() for raw in parse_yaml(text, "f").raw.values()} == {".nan"}


def test_texts_of_numbers_and_booleans_are_kept_by_pointer_and_texts_are_not() -> None:
    tree = parse_yaml("a: 010\nb: [true, 1.10, x, '1', null]\nc/d: 007\n", "f")
    assert tree.raw == {"/a": "010", "/b/0": "true", "/b/1": "1.10", "/c~1d": "007"}


@pytest.mark.usefixtures("_each_parser")
def test_every_value_has_the_line_on_which_it_begins() -> None:
    text = """\
# a comment
id: a

customer:
  name: >
    folded
    text
  external: true
list:
- one
- two:
    three
- [x,
   y]
last: { k:
  v }
"""
    tree = parse_yaml(text, "f")
    assert {pointer: line for pointer, (_, line) in tree.places.items()} == {
        "": 2,
        "/id": 2,
        "/customer": 4,
        "/customer/name": 5,
        "/customer/external": 8,
        "/list": 9,
        "/list/0": 10,
        "/list/1": 11,
        "/list/1/two": 11,
        "/list/2": 13,
        "/list/2/0": 13,
        "/list/2/1": 14,
        "/last": 15,
        "/last/k": 15,
    }
    assert {path for path, _ in tree.places.values()} == {"f"}


def test_carriage_returns_end_lines_and_are_no_part_of_texts() -> None:
    tree = parse_yaml("a: x\r\nb: y\r\n", "f")
    assert tree.value == {"a": "x", "b": "y"}
    assert tree.place("/b") == ("f", 2)


def test_only_comments_is_null() -> None:
    assert parse_yaml("# nothing\n", "f").value is None


def test_keys_are_texts_whatever_they_look_like() -> None:
    assert parse_yaml("1: a\ntrue: b\nnull: c\n1.0: d\n? e\n2026-01-01: f\n", "f").value == {
        "1": "a",
        "true": "b",
        "null": "c",
        "1.0": "d",
        "e": None,
        "2026-01-01": "f",
    }


def test_markers_of_the_one_document_are_fine() -> None:
    assert parse_yaml("%YAML 1.2\n---\nid: a\n...\n", "f").value == {"id": "a"}


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x 1", 1, "anchors ('&x') are not read; write the value again where it is needed"),
        ("a: &x [1]", 1, "anchors ('&x') are not read; write the value again where it is needed"),
        ("&x a: 1", 1, "anchors ('&x') are not read; write the value again where it is needed"),
        ("a: 1\nb: *x", 2, "aliases ('*x') are not read; write the value again"),
        ("a: 1\n*x : 1", 2, "aliases ('*x') are not read; write the value again"),
        ("a:\n  <<: *x", 2, "aliases ('*x') are not read; write the value again"),
        ("a: !x 1", 1, "tags ('!x') are not read; take the tag away"),
        ("a: !!str 1", 1, "tags ('!!str') are not read; take the tag away"),
        ("a: !!binary aGk=", 1, "tags ('!!binary') are not read; take the tag away"),
        ("a:\n  - !!set { b }", 2, "tags ('!!set') are not read; take the tag away"),
        ("a: !<tag:x,2000:y> 1", 1, "tags ('tag:x,2000:y') are not read; take the tag away"),
        ("!x a: 1", 1, "tags ('!x') are not read; take the tag away"),
        (
            "? [a]\n: b",
            1,
            "a list or map stands as a key; keys are texts: write one word before the colon, without brackets",
        ),
        (
            "a: 1\n? {b: c}\n: d",
            2,
            "a list or map stands as a key; keys are texts: write one word before the colon, without brackets",
        ),
        ("a: 1\n---\nb: 1", 2, "a second document begins (---); write several records as a list, or one a file"),
        ("---\n---\n", 2, "a second document begins (---); write several records as a list, or one a file"),
        ("a: x\nb: \x01", 2, "contains a character (0x01) that is not text; take it away"),
        ("é: ü\nb: ö\0", 2, "contains a character (0x00) that is not text; take it away"),
        ("a: \x7f", 1, "contains a character (0x7f) that is not text; take it away"),
        ("a: \uffff", 1, "contains a character (0xffff) that is not text; take it away"),
    ],
)
def test_refused(text: str, line: int, message: str, refused: Refused) -> None:
    assert refused(parse_yaml, text, "f") == [f"f:{line}: {message}"]


@pytest.mark.parametrize(
    ("text", "line", "said", "advice"),
    [
        ("a:\n\tb: 1", 2, "found character that cannot start any token", "indent with blanks, not with tabs"),
        ("a: 1\n\tb: 1", 2, "found a tab character that violates indentation", "indent with blanks, not with tabs"),
        ("a: b: c", 1, "mapping values are not allowed in this context", "put a text that contains ': ' in quotes"),
        ("a: @x", 1, "found character that cannot start any token", "put a text that begins with @ in quotes"),
        ("a: `x`", 1, "found character that cannot start any token", "put a text that begins with ` in quotes"),
        ("a: %x", 1, "found character that cannot start any token", "put a text that begins with % in quotes"),
        (
            "a: 'x\nb: y\n",
            3,
            "found unexpected end of stream for what begins in line 1",
            "check quotes, brackets and the indentation",
        ),
        ("a: [x,\nb: y\n", 3, "for what begins in line 1", "check quotes, brackets and the indentation"),
        ("a: [x]]", 1, "did not find expected key", "check quotes, brackets"),
        ("a:\n  b: 1\n c: 2", 3, "did not find expected key", "the indentation here and in the line before"),
        ("- a\nb: c", 2, "did not find expected '-' indicator", "the indentation here and in the line before"),
        ("a: b\nc\n", 3, "could not find expected ':'", "check the indentation"),
        ('a: "\\q"', 1, "found unknown escape character", "for a backslash in a text"),
        (
            'a: "\\ud800"',
            1,
            "found invalid Unicode character escape code",
            "write the character itself",
        ),
        (
            "%TAG ! a\n%TAG ! b\n--- a",
            2,
            "found duplicate %TAG directive",
            "take the line away",
        ),
    ],
)
@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the words are those of libyaml")
def test_syntax(text: str, line: int, said: str, advice: str, refused: Refused) -> None:
    (problem,) = refused(parse_yaml, text, "f")
    assert problem.startswith(f"f:{line}: is not YAML: ")
    assert said in problem
    assert advice in problem


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the words are those of libyaml")
def test_where_quotes_begin_is_told_only_where_that_is_another_line(refused: Refused) -> None:
    advice = "check quotes, brackets and the indentation here and in the line before"
    end = "is not YAML: found unexpected end of stream"
    assert refused(parse_yaml, 'a: "x', "f") == [f"f:1: {end}; {advice}"]
    assert refused(parse_yaml, 'a: "x\n', "f") == [f"f:2: {end} for what begins in line 1; {advice}"]


@pytest.mark.parametrize("text", ["a:\n\tb: 1", "\ta: 1", "- \t- a"])
def test_tabs_are_named_by_the_python_parser_too(text: str, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)
    (problem,) = refused(parse_yaml, text, "f")
    assert problem.endswith("; indent with blanks, not with tabs")


def test_what_was_found_before_a_fatal_mistake_is_told_with_it(refused: Refused) -> None:
    assert refused(parse_yaml, "a: 1\na: 2\nb: *c", "f") == [
        "f:2: /a: the key 'a' stands twice, first in line 1; keep one of them",
        "f:3: aliases ('*c') are not read; write the value again",
    ]


@pytest.mark.usefixtures("_each_parser")
def test_keys_that_stand_twice_are_told_and_the_last_one_counts() -> None:
    tree = parse_yaml("a: 1\nb: {c: 1, d: 2, c: 3}\na: 4\nlist: [{e: 1, e: 1}]\nf: {a: 1}\n", "f")
    assert [str(problem) for problem in tree.problems] == [
        "f:2: /b/c: the key 'c' stands twice, first in line 2; keep one of them",
        "f:3: /a: the key 'a' stands twice, first in line 1; keep one of them",
        "f:4: /list/0/e: the key 'e' stands twice, first in line 4; keep one of them",
    ]
    assert tree.value == {"a": 4, "b": {"c": 3, "d": 2}, "list": [{"e": 1}], "f": {"a": 1}}


def test_keys_that_are_the_same_text_stand_twice() -> None:
    assert len(parse_yaml("1: a\n'1': b\n", "f").problems) == 1


def test_long_keys_and_tags_are_cut_in_messages(refused: Refused) -> None:
    key = "k" * 1000
    (problem,) = parse_yaml(f"{key}: 1\n{key}: 2\n", "f").problems
    assert "the key 'kkk" in str(problem)
    assert len(str(problem)) < 500
    assert len(refused(parse_yaml, f"!{'t' * 100_000} a", "f")[0]) < 200
    assert len(refused(parse_yaml, f"a: *{'t' * 100_000}", "f")[0]) < 200
    assert len(refused(parse_yaml, f"a: &{'t' * 100_000} b", "f")[0]) < 200


def test_digits_up_to_the_limit() -> None:
    tree = parse_yaml(f"a: {'9' * 40}\nb: {'1' * 20}.{'1' * 20}\n", "f")
    assert tree.value == {"a": int("9" * 40), "b": float("1" * 20 + "." + "1" * 20)}
    assert tree.problems == []


@pytest.mark.parametrize("number", ["9" * 41, "-" + "9" * 41, "1" * 21 + "." + "1" * 20, "9" * 1_000_000])
def test_more_digits_are_a_problem_and_no_value(number: str) -> None:
    tree = parse_yaml(f"x: 1\na: {number}\n", "f")
    assert tree.value == {"x": 1, "a": None}
    assert [str(p) for p in tree.problems] == ["f:2: /a: has more than 40 digits; write it in quotes if it is text"]
    assert parse_yaml(f"a: '{number}'\n", "f").value == {"a": number}


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")], ids=["brackets", "braces", "dashes"]
)
def test_depth(opening: str, closing: str, refused: Refused) -> None:
    def text(levels: int) -> str:
        return opening * levels + "x" + closing * levels

    value = parse_yaml(text(32), "f").value
    for _ in range(32):
        (value,) = value.values() if isinstance(value, dict) else value
    assert value == "x"
    for levels in (33, 34, 1_000):
        said = "is nested deeper than 32 levels; no record needs that: take brackets or indentation away"
        assert refused(parse_yaml, text(levels), "f") == [f"f:1: {said}"]


def test_nodes(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(yaml_text, "MAX_NODES", 7)
    # the map, two keys, the list, two numbers and null
    assert parse_yaml("a: [1, 2]\nb:\n", "f").value == {"a": [1, 2], "b": None}
    assert refused(parse_yaml, "a: [1, 2]\nb: [3]\n", "f") == ["f:2: has more than 7 values; split the file"]


def test_problems(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(yaml_text, "MAX_PROBLEMS", 3)
    assert len(parse_yaml("a: 1\n" * 4, "f").problems) == 3
    lines = refused(parse_yaml, "a: 1\n" * 5, "f")
    assert len(lines) == 4
    assert lines[-1] == "f:5: has more than 3 problems; mend these, the others are listed then"


def test_a_merge_key_bomb_is_refused_at_once(refused: Refused) -> None:
    names = "abcdefghijkl"
    bomb = "a: &a {k: 1}\n" + "".join(
        f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n" for before, name in pairwise(names)
    )
    start = time.process_time()
    assert refused(parse_yaml, bomb, "f") == [
        "f:1: anchors ('&a') are not read; write the value again where it is needed"
    ]
    assert time.process_time() - start < 1


def test_a_merge_key_without_an_alias_is_a_key_like_any_other() -> None:
    assert parse_yaml("a: {<<: {b: 1}}", "f").value == {"a": {"<<": {"b": 1}}}


def test_half_a_character_in_the_text_itself_is_refused(refused: Refused) -> None:
    (problem,) = refused(parse_yaml, "a: \ud800", "f")
    assert problem.startswith("f: is not YAML: ")
    assert problem.isprintable()


_PIECES = st.sampled_from(
    [
        *"{}[]:,-?&*!|>%@`'\"#~<\n\t \\",
        ": ",
        "- ",
        "? ",
        "---\n",
        "...\n",
        "\r\n",
        "  ",
        "&a ",
        "*a",
        "!!str ",
        "<<: ",
        "1e9",
        ".nan",
        "0x",
        "id",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "é",
        "😀",
        "\\ud800",
        "%YAML 1.1\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200))
@example("\t")
@example('"\\x')
@example("!<")
@example("%")
def test_garbage_never_raises_anything_else(text: str) -> None:
    for loader in {yaml_text._LOADER, yaml.SafeLoader}:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_text, "_LOADER", loader)
            with suppress(InputError):
                tree = parse_yaml(text, "f")
                assert set(tree.raw) <= set(tree.places)

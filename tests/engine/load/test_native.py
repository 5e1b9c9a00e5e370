"""golive's own records: which text is YAML, which JSON, which JSON Lines, and what each record of a file is called."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golive import InputError
from golive.engine.load import native
from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source

Refused = Callable[..., list[str]]


def _values(name: str, text: str) -> list[object]:
    return [tree.value for tree in native.read(Source(name, text.encode()))]


def test_json_is_told_from_yaml_by_the_name_of_the_file(refused: Refused) -> None:
    assert _values("a.yaml", "{ id: a, sites: 010 }") == [{"id": "a", "sites": 10}]
    assert _values("a.YML", '{ "id": a }') == [{"id": "a"}]
    assert _values("a.json", '{ "id": "a" }') == [{"id": "a"}]
    assert "is not JSON" in refused(_values, "a.json", "id: a")[0]
    assert "is not JSON" in refused(_values, "a.JSON", "{ id: a }")[0]


@pytest.mark.parametrize("name", ["<stdin>", "<text>", "record", "record.txt"])
@pytest.mark.parametrize(
    ("text", "is_json"),
    [
        ('{"id": "a"}', True),
        ('\n{\n "id": "a"}', True),
        ('[{"id": "a"}]', True),
        ("{}", True),
        ("[ ]", True),
        ("{id: a}", False),
        ("[{id: a}]", False),
        ("id: a", False),
        ("- id: a", False),
        ("# {}\nid: a", False),
    ],
)
def test_json_is_told_from_yaml_by_its_beginning(name: str, text: str, is_json: bool, refused: Refused) -> None:
    assert "is not JSON" in "".join(refused(_values, name, f"{text}\n@")) or not is_json
    assert "is not YAML" in "".join(refused(_values, name, f"{text}\n@")) or is_json


def test_a_list_of_json_with_escaped_pairs_is_json_on_standard_input() -> None:
    assert _values("<stdin>", '[{"name": "\\ud83d\\ude00"}]') == [{"name": "😀"}]


def test_lines_by_the_name_of_the_file() -> None:
    for name in ("a.jsonl", "a.ndjson", "a.JSONL"):
        assert _values(name, '{"id": "a"}\n\n{"id": "b"}\r\n{"id": "c"}') == [{"id": "a"}, {"id": "b"}, {"id": "c"}]


@pytest.mark.parametrize("text", ['{"id": "a"}\n{"id": "b"}', '\ufeff{"id": "a"}\r\n\n  {"id": "b"}\n'])
def test_lines_by_their_beginning(text: str, refused: Refused) -> None:
    assert _values("<stdin>", text) == [{"id": "a"}, {"id": "b"}]
    assert "extra data" in refused(_values, "a.json", text)[0]


def test_one_object_over_several_lines_is_no_lines() -> None:
    assert _values("<stdin>", '{"customer":\n{"name": "a"}}') == [{"customer": {"name": "a"}}]


def test_a_line_of_json_may_hold_other_ends_of_lines() -> None:
    (first, second) = native.read(Source("a.jsonl", '{"name": "a\u2028b\x85c"}\n{"id": 1}'.encode()))
    assert first.value == {"name": "a\u2028b\x85c"}
    assert second.place("/id") == ("a.jsonl", 2)


def test_every_line_that_is_wrong_is_told_and_the_others_are_read() -> None:
    trees = native.read(Source("f.jsonl", b'{"id": "a"}\n{"id"}\n3\n{"id": "b", "id": "c"}\n{"id": NaN}'))
    assert [tree.value for tree in trees] == [{"id": "a"}, {"id": "c"}, {"id": None}, {}]
    assert [str(problem) for tree in trees for problem in tree.problems] == [
        "f.jsonl:4: /id: the key 'id' stands twice, first in line 4; keep one of them",
        "f.jsonl:5: /id: NaN is no number; leave the field out",
        "f.jsonl:2: is not JSON: expecting ':' delimiter (column 6); check quotes, commas and brackets here and in the "
        "line before",
        "f.jsonl:3: is no record; write one JSON object a line",
    ]


def test_problems_of_lines_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(native, "MAX_PROBLEMS", 3)
    assert len(native.read(Source("f.jsonl", b"{\n{\n{}"))[-1].problems) == 2
    assert len(refused(native.read, Source("f.jsonl", b"{\n" * 1_000))) == 3


@pytest.mark.parametrize(("name", "text"), [("f.yaml", "id: abcd"), ("f.json", '{"id":1}'), ("<stdin>", "id: abcd")])
def test_bytes_up_to_the_limit(name: str, text: str, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(native, "MAX_TEXT_BYTES", 8)
    assert len(_values(name, text)) == 1
    assert refused(_values, name, f"{text} ") == [f"{name}: has 9 bytes; YAML or JSON of more than 8 bytes is not read"]


def test_a_line_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "MAX_TEXT_BYTES", 8)
    trees = native.read(Source("f.jsonl", b'{"id":1}\n{"id":12}\n{"id":2}'))
    assert [tree.value for tree in trees] == [{"id": 1}, {"id": 2}, {}]
    assert [str(problem) for problem in trees[-1].problems] == [
        "f.jsonl:2: the line is longer than 8 characters; no record needs that"
    ]


def test_every_element_of_a_list_is_a_record_with_its_own_places() -> None:
    text = "- id: a\n- id: 7\n  customer:\n    name: x\n- 3\n"
    trees = native.read(Source("f.yaml", text.encode()))
    assert [tree.value for tree in trees] == [{"id": "a"}, {"id": 7, "customer": {"name": "x"}}, 3]
    assert [tree.place("") for tree in trees] == [("f.yaml", 1), ("f.yaml", 2), ("f.yaml", 5)]
    assert trees[1].place("/customer/name") == ("f.yaml", 4)
    assert trees[1].raw == {"/id": "7"}
    assert trees[2].raw == {"": "3"}
    assert str(trees[1].problem("/customer/name", "is odd")) == "f.yaml:4: /1/customer/name: is odd"


def test_more_than_ten_elements_keep_their_places() -> None:
    trees = native.read(Source("f.yaml", b"- id: a\n" * 12))
    assert [tree.place("/id") for tree in trees] == [("f.yaml", line) for line in range(1, 13)]


@pytest.mark.parametrize("text", ["[]", "--- []", "[ # nothing\n]"])
def test_an_empty_list(text: str, refused: Refused) -> None:
    assert refused(_values, "f.yaml", text) == ["f.yaml:1: is an empty list; there is no record in it"]


@pytest.mark.parametrize("text", ["# a comment", "null", "just a text", "3", "true", "'{}'", "---", "< 3", "<<"])
def test_what_is_no_record(text: str, refused: Refused, guide: Guide) -> None:
    said = ["<text>:1: is no record; write keys and values, as `golive init` shows"]
    assert refused(records_from_text, text, guide) == said


def test_a_merge_key_at_the_beginning_is_yaml_and_no_xml(refused: Refused, guide: Guide) -> None:
    assert refused(records_from_text, "<<: *a\nid: b", guide) == [
        "<text>:1: aliases ('*a') are not read; write the value again"
    ]


_PIECES = st.sampled_from(
    [
        *'{}[]:,"\n -<>&*!|#%\t',
        "- ",
        ": ",
        "id: ",
        '"id": ',
        "facts",
        "activities",
        "covers",
        "projects",
        "dates",
        "sites: 1e999\n",
        "[[",
        "{{",
        "<Project",
        "<Task>",
        "</",
        "\ufeff",
        "\x00",
        "é",
        "2026-01-01",
        "0",
        "null",
        "~",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    data=st.lists(_PIECES, max_size=50).map("".join).map(str.encode) | st.binary(max_size=100),
    name=st.sampled_from(["f", "f.yaml", "f.json", "f.jsonl", "f.xml"]),
)
@example(data=b"\xef\xbb\xbf", name="f")
@example(data=b"activities: {covers: [[]]}", name="f")
@example(data=b"covers: {a: {b: [c]}}", name="f")
@example(data=b"facts: {null: x}", name="f")
@example(data=b"projects: {}", name="f")
@example(data=b"- projects: [[]]", name="f")
def test_garbage_never_raises_anything_else(data: bytes, name: str, guide: Guide) -> None:
    with suppress(InputError):
        assert read_trees(Source(name, data), guide)
    with suppress(InputError):
        assert records_from_text(data.decode("utf-8", "surrogateescape"), guide)

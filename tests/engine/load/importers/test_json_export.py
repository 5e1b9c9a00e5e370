"""JSON that a tool exported."""

import pytest

from golive.engine.load.importers import json_export
from golive.engine.load.importers.json_export import elements_of, json_of, objects_at, text_of
from golive.engine.load.source import Source


def test_only_json_with_the_marks_is_parsed() -> None:
    data = b'\xef\xbb\xbf {"issues": [{"key": "A-1"}, 3]}'
    assert json_of(Source("f", data), b'"issues"') == {"issues": [{"key": "A-1"}, 3]}
    assert json_of(Source("f", data), b'"result"') is None


@pytest.mark.parametrize("data", [b"", b"issue", b'{"issues": [', b"[" * 99_999, b'{"a": "\xff"}'])
def test_what_is_no_json_is_nothing(data: bytes) -> None:
    assert json_of(Source("f", data)) is None


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"9" * 5_000])
def test_a_number_that_none_writes_on_purpose_is_nothing(number: bytes) -> None:
    assert json_of(Source("f", b'{"issues": [{"done": ' + number + b"}]}")) == {"issues": [{"done": None}]}


def test_objects_and_lists_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_export, "MAX_OBJECTS", 3)
    assert json_of(Source("f", b'[{"id":[]}]')) == [{"id": []}]
    assert json_of(Source("f", b'[{"id":[{}]}]')) is None


def test_json_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_export, "MAX_EXPORT_BYTES", 8)
    assert json_of(Source("f", b'{"id":1}')) == {"id": 1}
    assert json_of(Source("f", b'{"id":12}')) is None


@pytest.mark.parametrize(
    "value",
    [
        {"page": {"issues": [{"n": 1}, "x", {"n": 2}]}},
        [{"page": {"issues": [{"n": 1}]}}, {"page": {"issues": [{"n": 2}]}}],
        [{"n": 1}, None, {"n": 2}],
    ],
)
def test_a_page_pages_and_a_list(value: object) -> None:
    assert elements_of(value, "page", "issues") == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize("value", [{"issues": {}}, {"page": []}, 3, None])
def test_no_list_is_no_page(value: object) -> None:
    assert elements_of(value, "page", "issues") is None


def test_texts_below_keys() -> None:
    issue = {"fields": {"summary": " Pilot ", "votes": 3, "done": True, "empty": " "}}
    assert [text_of(issue, "fields", key) for key in ("summary", "votes", "done", "empty", "none")] == [
        "Pilot",
        "3",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"n": 1}\n{"n": 2}\n', [{"n": 1}, {"n": 2}]),
        ('\n[{"n": 1}]\r\n\r\n[{"n": 2}]', [[{"n": 1}], [{"n": 2}]]),
        ('{"n": 1}{"n": 2}', [{"n": 1}, {"n": 2}]),
        ('{\n  "n": 1\n}\n{\n  "n": 2\n}\n', [{"n": 1}, {"n": 2}]),
        ('[{"n": 1}]\r\n\ufeff[\n{"n": 2}]\ufeff\n', [[{"n": 1}], [{"n": 2}]]),
        ('{"n": 1}{"n": NaN}', [{"n": 1}, {"n": None}]),
        ('{"n": 1}, {"n": 2}', None),
        ('{"n": 1}\n{"n": ', None),
        ('{"n": 1}\nn: 2', None),
        ('{"n":\n1}}', None),
    ],
)
def test_documents_one_behind_the_other_are_a_list(text: str, value: object) -> None:
    assert json_of(Source("f", text.encode())) == value


def test_lists_of_lists_and_objects_below_keys() -> None:
    assert elements_of([[{"n": 1}], [{"n": 2}, 3]]) == [{"n": 1}, {"n": 2}]
    assert objects_at({"a": {"b": [{"n": 1}, "x"]}}, "a", "b") == [{"n": 1}]
    assert [objects_at(value, "a") for value in (None, [], {"a": {}}, {"a": "x"})] == [[], [], [], []]


def test_half_a_character_becomes_one_that_can_be_written() -> None:
    assert text_of({"name": "Caf\u00e9 \ud800"}, "name") == "Caf\u00e9 ?"

"""What is no record and of no format that is read is called what it is."""

from collections.abc import Callable

import pytest

from golive.engine.load.foreign import refuse_foreign
from golive.engine.load.source import Source

Refused = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("a.json", b"\nNo such host", "a.json:2: begins with 'No such host', and JSON begins with { or ["),
        ("a.xml", b"Plan: <Project/>", "a.xml:1: begins with 'Plan: <Project/>', and XML begins with <"),
        ("a.json", b'{"cards": [{"a": 1}]}', "a.json:1: is JSON of no tool that is read (it has 'cards')"),
        ("a", b'[{"name": "A", "done": 1}]', "a:1: is JSON of no tool that is read (it has 'name', 'done')"),
    ],
)
def test_refused(path: str, data: bytes, said: str, refused: Refused) -> None:
    (line,) = refused(refuse_foreign, Source(path, data))
    assert line.startswith(f"{said}; ")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.json", b'{"name": "A", "activities": []}'),
        ("a.json", b'[{"id": "a"}, {"name": "b"}]'),
        ("a.json", b'{"nmae": "A"}'),
        ("a.json", b'{"name": "A", "projects": [], "x": {}}'),
        ("a.json", b'{"covers": {"Test": []}}'),
        ("a.json", b"12"),
        ("a.json", b"null"),
        ("a.json", b'{"name": '),
        ("a.xml", b"<a/>"),
        ("a.yaml", b"{cards: [{a: b}]}"),
        ("a.json", b""),
        ("a.json", b"\xff\xfea\0"),
    ],
)
def test_left_to_others(path: str, data: bytes) -> None:
    refuse_foreign(Source(path, data))


def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr("golive.engine.load.importers.json_export.MAX_OBJECTS", 3)
    (line,) = refused(refuse_foreign, Source("a.json", b'{"cards": [{}, {}, {}]}'))
    assert line.startswith("a.json: has more than 1,500,000 objects and lists; ")


def test_what_is_cut_and_too_large_for_a_record_is_said_to_be_cut(
    monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    monkeypatch.setattr("golive.engine.load.foreign.MAX_TEXT_BYTES", 5)
    (line,) = refused(refuse_foreign, Source("a.json", b'{"cards": [1, '))
    assert "where the file ends; write what is missing there" in line

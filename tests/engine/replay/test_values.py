"""Which values of a record are not those of which a receipt has the digests."""

from typing import Any

import pytest

from golive.engine.receipt.canonical import short
from golive.engine.receipt.values import marked
from golive.engine.replay.recovered import UNKNOWN, Recovered
from golive.engine.replay.values import changes

TASKS = [{"name": name, "status": "done"} for name in ("A", "B", "C")]
RECORD = {"name": "Portal", "dates": {"go_live": None}, "activities": TASKS}


def _changes(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.how, one.pointer) for one in changes(marked(old), new)]


def test_the_same_has_no_changes() -> None:
    assert _changes(RECORD, RECORD) == []


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        ({"name": "Pipes"}, [("changed", "/name")]),
        ({"dates": {"go_live": "2026-01-01"}}, [("changed", "/dates/go_live")]),
        ({"dates": {}}, [("gone", "/dates/go_live")]),
        ({"dates": None}, [("changed", "/dates")]),
        ({"sites": 3}, [("added", "/sites")]),
        ({"activities": [*TASKS, {"name": "D"}]}, [("added", "/activities/3")]),
        ({"activities": [{"name": "D"}, *TASKS]}, [("added", "/activities/0")]),
        ({"activities": TASKS[1:]}, [("gone", "/activities/0")]),
        ({"activities": TASKS[::-1]}, [("moved", "/activities")]),
        (
            {"activities": [TASKS[1], {**TASKS[0], "status": "planned"}, TASKS[2]]},
            [("changed", "/activities/1/status")],
        ),
        ({"activities": [{**TASKS[0], "name": "X"}, *TASKS[1:]]}, [("changed", "/activities/0/name")]),
        ({"activities": [{**TASKS[0], "a/b": 1}, *TASKS[1:]]}, [("added", "/activities/0/a~1b")]),
    ],
)
def test_each_change_is_named_by_its_pointer(edit: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert _changes(RECORD, {**RECORD, **edit}) == found


def test_equal_elements_are_told_apart_by_how_many_there_are() -> None:
    assert _changes({"a": ["x", "x", "y"]}, {"a": ["x", "y"]}) == [("gone", "/a/1")]


def test_of_many_values_the_element_is_named() -> None:
    tasks = [{"name": f"T{n}", "status": "done", "date": "2026-01-05"} for n in range(700)]
    other = [*tasks[:300], {**tasks[300], "date": "2026-01-06"}, *tasks[301:]]
    (change,) = changes(marked({"activities": tasks}), {"activities": other})
    assert (change.how, change.pointer, change.element) == ("changed", "/activities/300", "T300")
    assert Recovered([]).element(change.mark, change.now) == ("date", "2026-01-05")


@pytest.mark.parametrize("value", ["2026-02-28", None, True, False, 17, "in-progress", "approved", "go-live", "seen"])
def test_what_is_likely_is_found_by_its_digest(value: Any) -> None:
    assert Recovered(["seen"]).value(short(value)) == value


def test_what_is_not_likely_stays_unknown() -> None:
    known = Recovered(["seen"])
    assert known.value(short("a secret")) is UNKNOWN
    assert known.value(["0123456789"]) is UNKNOWN
    assert known.element("0123456789", {"date": "2026-01-05", "name": "A", "milestone": True}) is None

"""Values of two files as one: whose word counts, what becomes of the same element in both, and what is told of it."""

from typing import Any

import pytest

from golive.engine.load import merge as merging
from golive.engine.load.overlay import overlay
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml


def _tree(text: str, name: str, by_hand: bool) -> Tree:
    tree = parse_yaml(text, name)
    tree.written = frozenset({name} if by_hand else ())
    return tree


def _laid(base: str, fragment: str, *by_hand: str) -> Tree:
    return overlay(_tree(base, "base", "base" in by_hand), _tree(fragment, "fragment", "fragment" in by_hand))


@pytest.mark.parametrize(
    ("by_hand", "value", "note"),
    [
        ((), "a", "name: 'a' from base:1 stands, not 'b' from fragment:1"),
        (("base",), "a", "name: 'a' from base:1 stands, not 'b' from fragment:1"),
        (("fragment",), "b", "name: 'b' from fragment:1 replaces 'a' from base:1"),
        (("base", "fragment"), "b", "name: 'b' from fragment:1 replaces 'a' from base:1"),
    ],
)
def test_what_people_wrote_says_what_the_project_is(by_hand: tuple[str, ...], value: str, note: str) -> None:
    tree = _laid("name: a", "name: b", *by_hand)
    assert (tree.value, tree.notes) == ({"name": value}, [note])


def test_dates_of_another_export_replace_none() -> None:
    tree = _laid("dates: {go_live: x}", "dates: {go_live: y, baseline_finish: z}")
    assert tree.value == {"dates": {"go_live": "x", "baseline_finish": "z"}}
    assert tree.notes == ["dates/go_live: 'x' from base:1 stands, not 'y' from fragment:1"]


def test_what_both_say_is_not_told() -> None:
    tree = _laid("name: a\nas_of: null", "name: a\nas_of: x")
    assert (tree.value, tree.notes) == ({"name": "a", "as_of": "x"}, [])


CHANGE = "service_changes: [{id: CHG-1, decision: pending, owner: Ada}]"


def _change(base: str, fragment: str, *by_hand: str) -> tuple[Any, list[str]]:
    tree = _laid(base, fragment, *by_hand)
    (change,) = tree.value["service_changes"]
    return change, tree.notes


@pytest.mark.parametrize(
    ("by_hand", "decision", "note"),
    [
        ((), "approved", "'approved' from fragment:1 replaces 'pending' from base:1"),
        (("fragment",), "approved", "'approved' from fragment:1 replaces 'pending' from base:1"),
        (("base", "fragment"), "approved", "'approved' from fragment:1 replaces 'pending' from base:1"),
        (("base",), "pending", "'pending' from base:1 stands, not 'approved' from fragment:1"),
    ],
)
def test_of_an_element_in_both_the_later_file_says_what_became_of_it(
    by_hand: tuple[str, ...], decision: str, note: str
) -> None:
    change, notes = _change(CHANGE, "service_changes: [{id: CHG-1, decision: approved, link: x}]", *by_hand)
    assert change == {"id": "CHG-1", "decision": decision, "owner": "Ada", "link": "x"}
    assert notes == [f"service_changes 'CHG-1': decision: {note}"]


def test_an_export_that_knows_less_takes_nothing_away() -> None:
    change, notes = _change(CHANGE, "service_changes: [{id: CHG-1, owner: null}]")
    assert change["owner"] == "Ada"
    assert notes == ["service_changes 'CHG-1': owner: 'Ada' from base:1 stands, not nothing from fragment:1"]


def test_what_is_covered_in_either_is_covered() -> None:
    base = "activities: [{key: A-1, covers: [x/a], predecessors: ['1']}]"
    tree = _laid(base, "activities:\n- key: A-1\n  covers:\n  - x/a\n  - y/b\n  predecessors: ['2']\n- key: A-2")
    assert tree.value["activities"] == [
        {"key": "A-1", "covers": ["x/a", "y/b"], "predecessors": ["1", "2"]},
        {"key": "A-2"},
    ]
    assert [tree.place(f"/activities/{at}")[0] for at in ("0", "0/covers/0", "0/covers/1", "1")] == [
        "base",
        "base",
        "fragment",
        "fragment",
    ]
    assert tree.notes == []


def test_three_files_keep_whose_word_each_value_is() -> None:
    export = _tree("service_changes: [{id: CHG-1, decision: pending}]", "plan", by_hand=False)
    people = _tree("service_changes: [{id: CHG-1, decision: approved}]", "facts", by_hand=True)
    later = _tree("service_changes: [{id: CHG-1, decision: rejected, owner: Ada}]", "later", by_hand=False)
    tree = overlay(overlay(export, people), later)
    assert tree.value == {"service_changes": [{"id": "CHG-1", "decision": "approved", "owner": "Ada"}]}
    assert tree.notes[-1].endswith("'approved' from facts:1 stands, not 'rejected' from later:1")


def test_conflicts_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_CONFLICTS", 2)
    tree = _laid("facts: {a: 1, b: 1, c: 1, d: 1}", "facts: {a: 2, b: 2, c: 2, d: 2}")
    assert [note[:7] for note in tree.notes[:2]] == ["facts/a", "facts/b"]
    assert tree.notes[2:] == ["2 more values differ between these files"]


@pytest.mark.parametrize(
    ("base", "fragment", "by_hand", "change"),
    [
        (
            "{id: C1, decision: approved, decided_by: Ann, decided_on: d}",
            "{id: C1, decision: rejected}",
            ("fragment",),
            {"id": "C1", "decision": "rejected"},
        ),
        (
            "{id: C1, decision: approved, decided_by: Ann}",
            "{id: C1, decision: pending, decided_by: null}",
            (),
            {"id": "C1", "decision": "pending", "decided_by": None},
        ),
        (
            "{id: C1, decision: rejected}",
            "{id: C1, decision: approved, decided_by: Ann, decided_on: d}",
            ("base",),
            {"id": "C1", "decision": "rejected"},
        ),
        (
            "{id: C1, decision: approved}",
            "{id: C1, decision: approved, decided_by: Ann}",
            (),
            {"id": "C1", "decision": "approved", "decided_by": "Ann"},
        ),
    ],
)
def test_who_decided_is_told_of_the_decision_that_holds(
    base: str, fragment: str, by_hand: tuple[str, ...], change: dict[str, Any]
) -> None:
    tree = _laid(f"service_changes: [{base}]", f"service_changes: [{fragment}]", *by_hand)
    assert tree.value["service_changes"] == [change]

"""Further files of a project laid over its record: values, notes, places, and which task covers what."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from golive.engine.load import overlay as overlaying
from golive.engine.load.overlay import overlay
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml

Refused = Callable[..., list[str]]

PLAN = """\
activities:
  - { name: Define scope, uid: "1", outline: "1.1" }
  - { name: Test, uid: "2", outline: "1.2", key: PRJ-2 }
  - { name: Test, uid: "7", outline: "2", key: PRJ-7, covers: [x/a] }
  - { name: "2", uid: "40", outline: "3" }
  - { name: Go live, outline: "4" }
  - { name: Go live, outline: "5" }
"""


def _laid(base: str, fragment: str) -> Tree:
    return overlay(_written(base, "base"), _written(fragment, "fragment"))


def _written(text: str, name: str) -> Tree:
    tree = parse_yaml(text, name)
    tree.written = frozenset({name})
    return tree


def _covers(fragment: str, base: str = PLAN) -> dict[int, list[str]]:
    tasks = _laid(base, fragment).value["activities"]
    return {number: task["covers"] for number, task in enumerate(tasks) if "covers" in task}


@pytest.mark.parametrize(
    ("base", "fragment", "value"),
    [
        ("id: a", "name: b", {"id": "a", "name": "b"}),
        ("id: a", "id: b", {"id": "b"}),
        ("id: a", "id: null", {"id": None}),
        ("id: null", "id: b", {"id": "b"}),
        ("id: a", "{}", {"id": "a"}),
        ("{}", "id: a", {"id": "a"}),
        (
            "facts: {a: true, b: true}",
            "facts: {b: false, c: unknown}",
            {"facts": {"a": True, "b": False, "c": "unknown"}},
        ),
        ("dates: {gates: {a: x}}", "dates: {gates: {b: y}}", {"dates": {"gates": {"a": "x", "b": "y"}}}),
        ("risks: [{name: a}]", "risks: [{name: b}]", {"risks": [{"name": "a"}, {"name": "b"}]}),
        ("risks: [{name: a}]", "risks: []", {"risks": [{"name": "a"}]}),
        ("risks: [{name: a}]", "risks: null", {"risks": [{"name": "a"}]}),
        ("facts: {a: true}", "facts: null", {"facts": {"a": True}}),
        ("risks: null", "risks: []", {"risks": []}),
        ("facts: null", "facts: {a: true}", {"facts": {"a": True}}),
    ],
)
def test_values(base: str, fragment: str, value: Any) -> None:
    assert _laid(base, fragment).value == value


@pytest.mark.parametrize(
    ("base", "fragment", "notes"),
    [
        ("id: a", "name: b", []),
        ("id: a", "id: a", []),
        ("id: null", "id: b", []),
        ("risks: []", "risks: [{name: a}]", []),
        ("id: a", "id: b", ["id: 'b' from fragment:1 replaces 'a' from base:1"]),
        ("id: a", "id: null", ["id: nothing from fragment:1 replaces 'a' from base:1"]),
        (
            "facts: {a: true, b: 1}",
            "facts: {a: false, b: 1}",
            ["facts/a: 'false' from fragment:1 replaces 'true' from base:1"],
        ),
    ],
)
def test_a_value_that_is_replaced_is_told(base: str, fragment: str, notes: list[str]) -> None:
    assert _laid(base, fragment).notes == notes


def test_notes_of_both_files_are_kept() -> None:
    base, fragment = _written("id: a", "base"), _written("id: b", "fragment")
    base.notes.append("first")
    fragment.notes.append("second")
    assert overlay(base, fragment).notes == ["first", "second", "id: 'b' from fragment:1 replaces 'a' from base:1"]


def test_every_value_keeps_the_place_that_it_comes_from() -> None:
    base = "id: a\ndates:\n  go_live: x\n  gates: {}\nrisks:\n- name: a\n- name: b\n"
    fragment = "risks:\n- name: c\n  text: d\n-\n  name: e\nrisks-2: 1\ndates: { go_live: y }\nname: f\n"
    tree = _laid(base, fragment)
    expected = {
        "/id": ("base", 1),
        "/dates/go_live": ("fragment", 7),
        "/dates/gates": ("base", 4),
        "/risks/0/name": ("base", 6),
        "/risks/1/name": ("base", 7),
        "/risks/2": ("fragment", 2),
        "/risks/2/name": ("fragment", 2),
        "/risks/2/text": ("fragment", 3),
        "/risks/3/name": ("fragment", 5),
        "/risks-2": ("fragment", 6),
        "/name": ("fragment", 8),
    }
    assert {pointer: tree.places[pointer] for pointer in expected} == expected
    assert tree.path == "base"


def test_more_than_ten_elements_keep_their_places() -> None:
    text = "risks:\n" + "- name: a\n" * 12
    tree = _laid(text, text)
    places = [tree.place(f"/risks/{number}/name") for number in range(24)]
    assert places == [(name, line) for name in ("base", "fragment") for line in range(2, 14)]


def test_neither_tree_is_changed() -> None:
    base = parse_yaml(PLAN + "facts: {a: true}", "base")
    fragment = parse_yaml('covers: {"1": [x/a]}\nactivities: [{name: z}]\nfacts: {a: false}', "fragment")
    before = copy.deepcopy((base.value, dict(base.places), fragment.value))
    overlay(base, fragment)
    assert (base.value, dict(base.places), fragment.value) == before


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("1", 0),
        ("1.2", 1),
        ("PRJ-7", 2),
        ("prj-7", 2),
        ("2", 1),  # a UID before an outline number and a name
        ("outline 2", 2),
        ("uid 2", 1),
        ("name 2", 3),
        ("key PRJ-2", 1),
        ("Define scope", 0),
        ("define  SCOPE ", 0),
        ("40", 3),
        ("3", 3),  # no such UID, so an outline number
        ("outline 5", 5),
    ],
)
def test_a_task_is_found_by_uid_outline_number_key_or_name(name: str, number: int) -> None:
    already = ["x/a"] if number == 2 else []
    assert _covers(f'covers: {{"{name}": [y/b, y/c]}}')[number] == [*already, "y/b", "y/c"]


def test_a_name_that_begins_like_a_kind_is_still_a_name() -> None:
    assert _covers('covers: {"Key users trained": [y/b]}', "activities: [{name: Key users trained}]") == {0: ["y/b"]}
    assert _covers('covers: {"name of the server": [y/b]}', "activities: [{name: Name of the server}]") == {0: ["y/b"]}


def test_what_is_covered_already_is_not_listed_twice() -> None:
    assert _covers("covers: {PRJ-7: [x/a, y/b], outline 2: [y/b]}") == {2: ["x/a", "y/b"]}


def test_an_id_that_is_covered_has_the_place_of_the_line_that_says_so() -> None:
    tree = _laid(PLAN, "covers:\n  PRJ-7:\n    - x/a\n    - y/b\n")
    assert tree.value["activities"][2]["covers"] == ["x/a", "y/b"]
    assert tree.place("/activities/2/covers/0") == ("base", 4)
    assert tree.place("/activities/2/covers/1") == ("fragment", 4)


def test_tasks_of_the_fragment_itself_can_be_named() -> None:
    assert _covers("covers: {New: [y/b]}\nactivities: [{name: New}]") == {2: ["x/a"], 6: ["y/b"]}


@pytest.mark.parametrize("covers", ["covers:", "covers: {}", "id: a", 'covers: {"1": []}'])
def test_covers_of_nothing_covers_nothing(covers: str) -> None:
    assert {number: ids for number, ids in _covers(covers).items() if ids} == {2: ["x/a"]}


def test_the_covers_of_a_fragment_are_no_field_of_the_record() -> None:
    assert "covers" not in _laid(PLAN, 'covers: {"1": [y/b]}').value


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Define scop", "no task is called 'Define scop'; did you mean Define scope?"),
        (
            "qqqqqqqqq",
            "no task is called 'qqqqqqqqq'; write its UID, outline number, key or name as it stands in the plan",
        ),
        ("Test", "2 tasks are called 'Test'; write which of them is meant: uid 2, uid 7"),
        ("go live", "2 tasks are called 'go live'; write which of them is meant: outline 4, outline 5"),
    ],
)
def test_a_task_that_is_not_there_or_is_there_twice(name: str, message: str, refused: Refused) -> None:
    assert refused(_laid, PLAN, f'id: a\ncovers:\n  "1": [y/b]\n  "{name}": [y/b]') == [
        f"fragment:4: /covers/{name}: {message}"
    ]


def test_one_near_name_is_told_and_six_tasks_at_most(refused: Refused) -> None:
    same = "".join(f"- {{name: Same, key: K-{n}}}\n" for n in range(8))
    plan = f"activities:\n{same}- {{name: Sane}}\n- {{name: Sans}}\n"
    (near,) = refused(_laid, plan, "covers: {San: [y/b]}")
    assert near.endswith("; did you mean Sans?")
    (many,) = refused(_laid, plan, "covers: {same: [y/b]}")
    which = ", ".join(f"key K-{n}" for n in range(6))
    assert many.endswith(f": 8 tasks are called 'same'; write which of them is meant: {which}")


def test_what_the_answer_says_can_be_written(refused: Refused) -> None:
    plan = "activities:\n- {name: a, outline: '2'}\n- {name: a, key: A-1}\n- {name: b, uid: '2'}\n"
    (said,) = refused(_laid, plan, "covers: {a: [y/b]}")
    which = said.rpartition(": ")[2].split(", ")
    assert which == ["outline 2", "key A-1"]
    assert [_covers(f"covers: {{{mark}: [y/b]}}", plan) for mark in which] == [{0: ["y/b"]}, {1: ["y/b"]}]


def test_tasks_of_one_name_that_nothing_tells_apart(refused: Refused) -> None:
    (said,) = refused(_laid, "activities: [{name: a}, {name: a, uid: '1'}]", "covers: {a: [y/b]}")
    assert said.endswith(": 2 tasks are called 'a'; give each of them a uid")


def test_every_task_that_is_not_there_is_told(refused: Refused) -> None:
    lines = refused(_laid, PLAN, "covers:\n  one: [y/b]\n  Test: [y/b]\n  two/2: [y/b]")
    assert [line.split(": ")[0:2] for line in lines] == [
        ["fragment:2", "/covers/one"],
        ["fragment:3", "/covers/Test"],
        ["fragment:4", "/covers/two~12"],
    ]


@pytest.mark.parametrize("base", ["id: a", "activities:", "activities: []", "projects: []"])
def test_there_is_no_plan_below(base: str, refused: Refused) -> None:
    assert refused(_laid, base, "covers: {a: [y/b]}") == [
        "fragment:1: /covers/a: there is no plan below it to cover anything; give the plan first and this file with "
        "--with"
    ]


def test_tasks_without_a_name_are_no_hindrance(refused: Refused) -> None:
    (line,) = refused(_laid, "activities: [{}, {name: null}, {covers: []}]", "covers: {none: [y/b]}")
    assert "no task is called 'none'" in line


def test_problems_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(overlaying, "MAX_PROBLEMS", 3)
    assert len(refused(_laid, PLAN, "covers: {a: [], b: [], c: []}")) == 3
    assert len(refused(_laid, PLAN, "covers: {a: [], b: [], c: [], d: []}")) == 4
    assert len(refused(_laid, PLAN, "covers: {a: [], b: [], c: [], d: [], e: [], f: []}")) == 4


def test_a_task_that_covers_nothing_by_a_persons_word_says_so() -> None:
    assert _covers("covers: {Define scope: [], PRJ-7: []}") == {0: [], 2: ["x/a"]}

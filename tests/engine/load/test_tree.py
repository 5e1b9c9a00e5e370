"""Pointers, places, and the parts of a tree."""

import pytest

from golive.engine.errors import Problem
from golive.engine.load.tree import Tree, child


@pytest.mark.parametrize(
    ("pointer", "key", "expected"),
    [
        ("", "a", "/a"),
        ("/a", 0, "/a/0"),
        ("/a", "b/c", "/a/b~1c"),
        ("", "~", "/~0"),
        ("", "~1", "/~01"),
        ("", "", "/"),
        ("/a", "0", "/a/0"),
    ],
)
def test_child(pointer: str, key: str | int, expected: str) -> None:
    assert child(pointer, key) == expected


PLACES = {"": ("f", 1), "/a": ("f", 2), "/a/b": ("f", 3), "/c/d": ("g", 4)}


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", ("f", 1)),
        ("/a", ("f", 2)),
        ("/a/b", ("f", 3)),
        ("/a/b/c/0", ("f", 3)),
        ("/a/x", ("f", 2)),
        ("/ab", ("f", 1)),
        ("/c", ("f", 1)),
        ("/c/d/e", ("g", 4)),
    ],
)
def test_place_is_that_of_the_value_or_of_the_nearest_above(pointer: str, place: tuple[str, int]) -> None:
    assert Tree("f", {}, lambda: PLACES).place(pointer) == place


def test_place_where_none_is_known() -> None:
    assert Tree("f", {}, dict).place("/a/b") == ("f", None)


def test_places_are_found_once_and_only_when_asked_for() -> None:
    asked: list[int] = []

    def find() -> dict[str, tuple[str, int | None]]:
        asked.append(1)
        return {"": ("f", 1)}

    tree = Tree("f", {}, find)
    assert asked == []
    assert [tree.place("/a"), tree.place("/b")] == [("f", 1), ("f", 1)]
    assert asked == [1]


def test_problem() -> None:
    tree = Tree("f", {}, lambda: PLACES, prefix="/7")
    assert tree.problem("/a/b", "is odd") == Problem("f", 3, "/7/a/b", "is odd")


def test_elements() -> None:
    problem = Problem("f", 1, "/0", "is odd")
    places: dict[str, tuple[str, int | None]] = {"": ("f", 1), "/0": ("f", 2), "/0/a": ("f", 3), "/10/a": ("f", 9)}
    whole = Tree("f", [{"a": 1}, *[{}] * 9, {"a": 2}], lambda: places, {"/0/a": "1", "/10/a": "2"}, ["note"], [problem])
    elements = whole.elements()
    assert [element.value for element in elements] == whole.value
    assert [element.prefix for element in elements] == [f"/{number}" for number in range(11)]
    assert [element.problems for element in elements] == [[problem], *[[]] * 10]
    assert [element.notes for element in elements] == [["note"]] * 11
    assert (elements[0].raw, elements[1].raw, elements[10].raw) == ({"/a": "1"}, {}, {"/a": "2"})
    assert elements[0].place("/a") == ("f", 3)
    assert elements[0].place("") == ("f", 2)
    assert elements[1].place("/a") == ("f", None)
    assert elements[10].place("/a/b") == ("f", 9)


def test_notes_of_elements_are_their_own() -> None:
    one, two = Tree("f", [1, 2], dict, notes=["a"]).elements()
    one.notes.append("b")
    assert two.notes == ["a"]


def test_elements_of_a_long_list_are_made_quickly() -> None:
    places: dict[str, tuple[str, int | None]] = {f"/{number}/a": ("f", number) for number in range(30_000)}
    asked: list[int] = []
    elements = Tree("f", [0] * 30_000, lambda: asked.append(1) or places).elements()  # type: ignore[func-returns-value]
    assert [element.place("/a") for element in elements[:3]] == [("f", 0), ("f", 1), ("f", 2)]
    assert elements[-1].place("/a") == ("f", 29_999)
    assert asked == [1]

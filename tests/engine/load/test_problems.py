"""The order in which problems are told, and how many of them."""

import pytest

from golive.engine.errors import Problem
from golive.engine.load import problems
from golive.engine.load.problems import in_order


def test_by_file_line_and_pointer_each_once() -> None:
    ordered = [
        Problem("a", None, "", "m"),
        Problem("a", 2, "/x", "m"),
        Problem("a", 2, "/y", "m"),
        Problem("a", 10, "", "m"),
        Problem("b", 1, "", "m"),
    ]
    assert in_order([*reversed(ordered), *ordered]) == ordered


def test_problems_of_one_place_keep_their_order() -> None:
    found = [Problem("a", 1, "/x", "z"), Problem("a", 1, "/x", "b")]
    assert in_order(found) == found


def test_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "MAX_PROBLEMS", 3)
    found = [Problem("a", line, "", "m") for line in range(1, 6)]
    assert in_order(found[:3]) == found[:3]
    last = Problem("a", None, "", "has more than 3 problems; mend these, the others are listed then")
    assert in_order(found[:4]) == [*found[:3], last]
    assert in_order(found) == [*found[:3], last]


def test_nothing() -> None:
    assert in_order([]) == []

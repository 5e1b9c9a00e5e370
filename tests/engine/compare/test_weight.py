"""When a finding weighs more than it did."""

import pytest

from golive.engine.compare.weight import Weight

MISSING = Weight("missing", "major", stands=True)


@pytest.mark.parametrize(
    ("now", "was", "worse"),
    [
        (MISSING, MISSING, False),
        (MISSING, Weight("open", "major", stands=True), True),
        (Weight("open", "major", stands=True), MISSING, False),
        (Weight("missing", "blocker", stands=True), MISSING, True),
        (Weight("missing", "minor", stands=True), MISSING, False),
        (MISSING, Weight("undecided", "major", stands=True), True),
        (Weight("done", "major", stands=False), MISSING, False),
        (MISSING, Weight("done", "major", stands=False), True),
        (Weight("open", "major", True, overdue=True), Weight("open", "major", True), True),
        (Weight("open", "major", True), Weight("open", "major", True, overdue=True), False),
        (
            Weight("violated", "major", True, about=frozenset("ab")),
            Weight("violated", "major", True, about=frozenset("a")),
            True,
        ),
        (
            Weight("violated", "major", True, about=frozenset("a")),
            Weight("violated", "major", True, about=frozenset("ab")),
            False,
        ),
        # One of many was mended, so that another one of them is named: that is not worse.
        (
            Weight("violated", "major", True, about=frozenset("abd"), more=4),
            Weight("violated", "major", True, about=frozenset("abc"), more=5),
            False,
        ),
        (
            Weight("violated", "major", True, about=frozenset("abc"), more=6),
            Weight("violated", "major", True, about=frozenset("abc"), more=5),
            True,
        ),
    ],
)
def test_worse(now: Weight, was: Weight, worse: bool) -> None:
    assert now.worse_than(was) is worse

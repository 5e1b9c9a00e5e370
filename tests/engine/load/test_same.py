"""Which elements of two files are the same thing."""

from typing import Any

import pytest

from golive.engine.load.same import same_elements


@pytest.mark.parametrize(
    ("pointer", "base", "new", "same"),
    [
        ("/service_changes", [{"id": "CHG-1"}, {"id": "CHG-2"}], [{"id": "chg-2"}], {0: 1}),
        ("/service_changes", [{"text": "a"}], [{"text": "a"}], {}),
        ("/activities", [{"key": "PROJ-1", "name": "Old name"}], [{"key": "PROJ-1", "name": "New name"}], {0: 0}),
        ("/activities", [{"name": "Test"}], [{"name": "Test"}], {}),  # two tasks may well be called so
        ("/activities", [{"key": "#12", "name": "Test"}], [{"key": "#12", "name": "Train"}], {}),  # of two tools
        ("/activities", [{"key": "#12", "name": "Test"}], [{"key": "#12", "name": "test "}], {0: 0}),
        ("/activities", [{"uid": "1"}], [{"uid": "1"}], {}),
        ("/activities", [{"key": "A-1"}, {"key": "A-1"}], [{"key": "A-1"}], {}),
        ("/activities", [{"key": "A-1"}], [{"key": "A-1"}, {"key": "A-1"}], {}),
        ("/risks", [{"name": "Late supplier"}], [{"name": "Late  Supplier"}], {0: 0}),
        (
            "/authorization_points",
            [{"name": "G1", "date": "2026-10-01"}],
            [{"name": "G1", "date": "2026-10-01"}],
            {0: 0},
        ),
        ("/authorization_points", [{"name": "G1", "date": "2026-10-01"}], [{"name": "G1", "date": "2026-11-01"}], {}),
        ("/authorization_points", [{"date": "2026-10-01"}], [{"date": "2026-10-01"}], {}),
        ("/waivers", [{"reason": "a"}], [{"reason": "a"}], {}),
        ("/service_changes", [{"id": "CHG-1"}], [None, {"id": None}, {"id": ""}, {"id": "CHG-1"}], {3: 0}),
    ],
)
def test_the_same_elements(pointer: str, base: list[Any], new: list[Any], same: dict[int, int]) -> None:
    assert same_elements(pointer, base, new) == same

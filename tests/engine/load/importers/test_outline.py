import pytest

from golive.engine.load.importers.outline import closed_early
from golive.schemas.elements import Status

_ABOVE = {"child": "parent", "parent": "top", "top": None, "beside": "top", "a": "b", "b": "a", "below": "a"}


@pytest.mark.parametrize(
    ("statuses", "early"),
    [
        ({"child": "planned", "parent": "done", "top": "done", "beside": "done"}, {"parent", "top"}),
        ({"child": "in-progress", "parent": "in-progress", "top": "done"}, {"top"}),
        ({"child": "cancelled", "parent": "done", "top": "done"}, set()),
        ({"child": None, "parent": "done"}, set()),
        ({"a": "planned", "b": "done"}, set()),
        ({"a": "done", "b": "done", "below": "planned"}, {"a", "b"}),
        ({"child": "planned"}, set()),
    ],
)
def test_done_above_what_is_open(statuses: dict[str, Status | None], early: set[str]) -> None:
    assert set(closed_early(_ABOVE, statuses)) == early


def test_long_chains_and_circles_are_quick() -> None:
    number = 100_000
    chain = {n: n + 1 for n in range(number)}
    assert closed_early(chain, {**dict.fromkeys(range(number), "planned"), number: "done"}) == [number]
    assert closed_early({**chain, number: 0}, {**dict.fromkeys(range(number), "planned"), number: "done"}) == []

"""The examples that people try first: read whole, and with nothing to complain of."""

from collections import Counter
from pathlib import Path

import pytest

from golive import Engine
from golive.schemas.record import Record


@pytest.mark.parametrize(
    ("name", "statuses", "note"),
    [
        (
            "web-shop-move.jira.json",
            {"planned": 16, "in-progress": 7, "done": 7, "cancelled": 1},
            "read 31 tasks, 2 risks of Jira issues",
        ),
        (
            "warehouse-go-live.md",
            {"planned": 19, "done": 8, "in-progress": 1, "cancelled": 2},
            "read 30 tasks of a Markdown text",
        ),
    ],
)
def test_example(name: str, statuses: dict[str, int], note: str, root: Path, engine: Engine) -> None:
    (loaded,) = engine.load(str(root / "examples" / name))
    assert isinstance(loaded.record, Record)
    tasks = loaded.record.activities or []
    assert Counter(task.status for task in tasks) == statuses
    assert sum(bool(task.parents) for task in tasks) > 20
    assert [one for one in loaded.notes if one.startswith("read ")] == [note]

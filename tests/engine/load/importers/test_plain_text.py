"""Plain text with one task a line. The numbered one has the shape of a WBS in course material: number, tab, name."""

import pytest

from golive.engine.load.formats import read_trees
from golive.engine.load.importers import plain_text
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source
from golive.engine.load.vocabulary import Vocabulary

GUIDE = Guide(Vocabulary(frozenset(), frozenset(), frozenset()))


@pytest.mark.parametrize(
    ("text", "outlines"),
    [
        ("Prepare\n  Order the line\r\n    Ask\n\n=====\nCut over\n\tSwitch\n", [None] * 5),
        ("1\tPrepare\n1.1\tOrder the line\n1.1.1 Ask\n2\tCut over\n2.1. Switch", ["1", "1.1", "1.1.1", "2", "2.1"]),
    ],
)
def test_one_task_a_line(text: str, outlines: list[str | None]) -> None:
    (tree,) = read_trees(Source("tasks.txt", text.encode()), GUIDE)
    tasks = tree.value["activities"]
    assert [(task["name"], task.get("parents")) for task in tasks] == [
        ("Prepare", None),
        ("Order the line", ["Prepare"]),
        ("Ask", ["Prepare", "Order the line"]),
        ("Cut over", None),
        ("Switch", ["Cut over"]),
    ]
    assert [task.get("outline") for task in tasks] == outlines
    assert tree.notes == ["read 5 tasks of a text with one task a line"]
    assert tree.place("/activities/2") == ("tasks.txt", 3)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f", "Order\nTest"),
        ("f.txt", "Order"),
        ("f.txt", "name: P\nOrder\n"),
        ("f.txt", "Order\nactivities:\n"),
        ("f.txt", "Task\tDone\nOrder\tno\n"),
        ("f.txt", "Task;Done;Who\nOrder;no;Ann\n"),
        ("f.txt", "a\n" + "word " * 100),
        ("f.txt", '{"a": 1}\n{"a": 2}'),
        ("f.txt", "a\n\0"),
        (
            "f.txt",
            "The old line was ordered in May by the office and since then nobody has\n" * 3 + "seen it" + " x" * 60,
        ),
    ],
)
def test_what_is_no_such_text(name: str, text: str) -> None:
    assert not plain_text.matches(Source(name, text.encode()))

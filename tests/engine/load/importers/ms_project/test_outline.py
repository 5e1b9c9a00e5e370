"""The outline of an MS Project plan: parents, blank rows, the project itself, places."""

from collections.abc import Callable
from datetime import date

import mspdi_xml as xml
import pytest

from golive.engine.load.formats import read_trees
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source
from golive.schemas.record import Record

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


def test_places_and_notes() -> None:
    (tree,) = read_trees(
        Source("plan.xml", xml.plan(xml.task(0, "P", 0), xml.task(1, "a"), xml.task(2, "b")).encode()), xml.GUIDE
    )
    assert tree.notes == ["read 2 tasks of an MS Project plan"]
    assert tree.place("") == ("plan.xml", 2)
    assert tree.place("/name") == ("plan.xml", 2)
    assert tree.place("/activities/0") == ("plan.xml", 4)
    assert tree.place("/activities/1/name") == ("plan.xml", 5)


@pytest.mark.parametrize(
    ("levels", "parents"),
    [
        ([1, 1, 1], ["", "", ""]),
        ([1, 2, 3, 2, 1, 2], ["", "a", "a b", "a", "", "e"]),
        ([1, 3, 2, 3], ["", "a", "a", "a c"]),
        ([2, 1, 2], ["", "", "b"]),
        ([1, 4, 4, 5], ["", "a", "a", "a c"]),
        ([None, None], ["", ""]),
        ([1, 2, None, 2], ["", "a", "", "c"]),
        ([0, 1, 2, 0, 1], ["", "a", "a b", "", "d"]),  # a tool that has no row for the project itself
    ],
)
def test_parents_by_outline_level(levels: list[int | None], parents: list[str]) -> None:
    tasks = xml.tasks(*(xml.task(n + 1, "abcdef"[n], level) for n, level in enumerate(levels)))
    assert [" ".join(task.parents or []) for task in tasks] == parents
    assert [task.name for task in tasks] == list("abcdef"[: len(levels)])


def test_the_same_name_below_different_parents() -> None:
    tasks = xml.tasks(
        xml.task(1, "Pilot", 1), xml.task(2, "Test", 2), xml.task(3, "Production", 1), xml.task(4, "Test", 2)
    )
    assert [(task.name, task.parents, task.uid) for task in tasks if task.name == "Test"] == [
        ("Test", ["Pilot"], "2"),
        ("Test", ["Production"], "4"),
    ]


@pytest.mark.parametrize(
    "blank",
    [
        "<Task><UID>9</UID><ID>3</ID><IsNull>1</IsNull></Task>",
        "<Task><UID>9</UID><ID>3</ID><IsNull>1</IsNull><OutlineLevel>0</OutlineLevel></Task>",
        "<Task><UID>9</UID><ID>3</ID><IsNull>1</IsNull><OutlineLevel>1</OutlineLevel><Name>x</Name></Task>",
        "<Task><UID>9</UID><ID>3</ID><IsNull>0</IsNull><OutlineLevel>1</OutlineLevel></Task>",
        "<Task><UID>9</UID><ID>3</ID><OutlineLevel>1</OutlineLevel><Name>  </Name></Task>",
        "<Task><UID>9</UID><ID>3</ID><OutlineLevel>1</OutlineLevel><Name/></Task>",
        "<Task/>",
    ],
)
def test_blank_rows_are_left_out_counted_and_in_nobodys_way(blank: str) -> None:
    text = xml.plan(xml.task(0, "P", 0), xml.task(1, "Phase"), xml.task(2, "a", 2), blank, xml.task(4, "b", 2))
    (loaded,) = records_from_text(text, xml.GUIDE)
    assert isinstance(loaded.record, Record)
    assert [(t.name, t.parents) for t in loaded.record.activities or []] == [
        ("Phase", None),
        ("a", ["Phase"]),
        ("b", ["Phase"]),
    ]
    assert loaded.notes == ("read 3 tasks of an MS Project plan; 1 row without a name left out",)


@pytest.mark.parametrize(
    "summary",
    [
        xml.task(0, "P", 0, Finish="2026-10-09T17:00:00"),
        xml.task(0, None, 0, Finish="2026-10-09T17:00:00"),
        xml.task(0, "P", None, Finish="2026-10-09T17:00:00"),
        xml.task(1, "P", 0, Finish="2026-10-09T17:00:00").replace("<ID>1</ID>", "<ID>0</ID>"),  # ProjectLibre
    ],
)
def test_the_project_itself_is_no_task(summary: str) -> None:
    record = xml.record(xml.plan(summary, xml.task(7, "a")))
    assert [task.name for task in record.activities or []] == ["a"]
    assert record.activities is not None
    assert record.activities[0].parents is None
    assert record.dates is not None
    assert record.dates.forecast_finish == date(2026, 10, 9)


def test_a_task_with_uid_0_below_the_project_is_a_task() -> None:
    assert [task.name for task in xml.tasks(xml.task(0, "a", 1), xml.task(1, "b", 1))] == ["a", "b"]


def test_a_plan_of_nothing_but_the_project_has_no_tasks() -> None:
    record = xml.record(xml.plan(xml.task(0, "P", 0)))
    assert record.activities == []

"""What becomes of each field of a task of an MS Project plan."""

from collections.abc import Callable
from datetime import date
from typing import Any

import mspdi_xml as xml
import pytest

from golive.engine.load import xml_rows

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


def test_a_whole_plan() -> None:
    text = xml.plan(
        xml.task(0, "Move", 0, Finish="2026-10-09T17:00:00"),
        xml.task(1, "Prepare", 1, OutlineNumber=1, PercentComplete=100),
        xml.task(
            2,
            "Order",
            2,
            "<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>",
            OutlineNumber="1.1",
            Notes="By fax",
            PercentComplete=0,
            Start="2026-09-01T08:00:00",
            Finish="2026-09-02T17:00:00",
        ),
        SaveVersion=14,
        Name="move.xml",
        Title="Move to Quarndale",
        Manager="Ada Winther",
        StatusDate="2026-09-14T17:00:00",
    )
    assert xml.record(text).model_dump(mode="json", exclude_unset=True) == {
        "name": "Move to Quarndale",
        "as_of": "2026-09-14",
        "pm": {"name": "Ada Winther"},
        "dates": {"forecast_finish": "2026-10-09"},
        "activities": [
            {"name": "Prepare", "status": "in-progress", "uid": "1", "outline": "1", "predecessors": []},
            {
                "name": "Order",
                "status": "planned",
                "date": "2026-09-02",
                "start": "2026-09-01",
                "uid": "2",
                "outline": "1.1",
                "parents": ["Prepare"],
                "predecessors": ["1"],
                "notes": "By fax",
            },
        ],
    }


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, None),
        ({"PercentComplete": 0}, "planned"),
        ({"PercentComplete": 1}, "in-progress"),
        ({"PercentComplete": 99}, "in-progress"),
        ({"PercentComplete": 100}, "done"),
        ({"PercentComplete": 0, "ActualStart": "2026-09-01T08:00:00"}, "in-progress"),
        ({"PercentComplete": 0, "ActualStart": "NA"}, "planned"),
        ({"PercentComplete": 50, "ActualFinish": "2026-09-02T17:00:00"}, "done"),
        ({"ActualFinish": "2026-09-02T17:00:00"}, "done"),
        ({"ActualFinish": "NA", "PercentComplete": 50}, "in-progress"),
        ({"PercentComplete": "much"}, None),
        ({"PercentComplete": "-5"}, None),
        ({"PercentComplete": ""}, None),
        ({"PercentComplete": 100, "Active": 1}, "done"),
        ({"PercentComplete": 100, "Active": 0}, "cancelled"),
        ({"PercentComplete": 100, "Active": "false"}, "cancelled"),
        ({"PercentComplete": 100, "Active": "true"}, "done"),
        ({"Active": 0}, "cancelled"),
    ],
)
def test_status(fields: dict[str, Any], status: str | None) -> None:
    task = xml.only(**fields)
    assert task.status == status
    assert task.says("status") == (status is not None)


@pytest.mark.parametrize(
    ("fields", "start", "finish"),
    [
        ({"Start": "2026-09-01T08:00:00", "Finish": "2026-09-02T17:00:00"}, date(2026, 9, 1), date(2026, 9, 2)),
        (
            {
                "Finish": "2026-09-02T17:00:00",
                "ActualFinish": "2026-09-04T17:00:00",
                "ActualStart": "2026-09-03T08:00:00",
            },
            date(2026, 9, 3),
            date(2026, 9, 4),
        ),
        ({"Finish": "2026-09-02T17:00:00", "ActualFinish": "1970-01-01T01:00:00"}, None, date(2026, 9, 2)),
        ({"Finish": "NA", "ConstraintDate": "2026-09-02T17:00:00", "CreateDate": "2026-09-02T17:00:00"}, None, None),
        ({"Finish": "9999-12-31T00:00:00"}, None, None),
        ({"Finish": "10000-01-01T00:00:00"}, None, None),
        ({}, None, None),
    ],
)
def test_dates(fields: dict[str, Any], start: date | None, finish: date | None) -> None:
    task = xml.only(**fields)
    assert (task.start, task.date) == (start, finish)
    assert (task.says("start"), task.says("date")) == (start is not None, finish is not None)


@pytest.mark.parametrize(("given", "milestone"), [("1", True), ("0", None), ("", None), (None, None)])
def test_milestone(given: str | None, milestone: bool | None) -> None:
    assert xml.only(**({} if given is None else {"Milestone": given})).milestone == milestone


def test_predecessors() -> None:
    links = "".join(
        f"<PredecessorLink>{fields}</PredecessorLink>"
        for fields in (
            "<PredecessorUID>3</PredecessorUID><Type>1</Type><CrossProject>0</CrossProject><LinkLag>0</LinkLag>",
            "<PredecessorUID>12</PredecessorUID>",
            "<Type>1</Type>",
            "<PredecessorUID/>",
        )
    )
    assert xml.only(links).predecessors == ["3", "12"]
    assert xml.only().predecessors == []


def _assigned(*assignments: tuple[object, object]) -> str:
    resources = "".join(
        f"<Resource>{xml.fields_xml({'UID': uid} | ({'Name': name} if name else {}))}</Resource>"
        for uid, name in ((0, None), (1, "Ada"), (2, "Bo"), (3, "Cleo &amp; Co"))
    )
    rows = "".join(
        f"<Assignment>{xml.fields_xml({'UID': n, 'TaskUID': task, 'ResourceUID': resource, 'Units': 1})}</Assignment>"
        for n, (task, resource) in enumerate(assignments)
    )
    return f"<Resources>{resources}</Resources><Assignments>{rows}</Assignments>"


@pytest.mark.parametrize(
    ("assignments", "owners"),
    [
        ([(1, 1)], ["Ada", None]),
        ([(1, 2), (1, 1), (2, 3)], ["Bo, Ada", "Cleo & Co"]),
        ([(1, -65535), (2, 2)], [None, "Bo"]),
        ([(1, 0)], [None, None]),
        ([(1, 99)], [None, None]),
        ([(99, 1)], [None, None]),
        ([(1, 1), (1, 1)], ["Ada", None]),
        ([("", 1), (1, "")], [None, None]),
        ([], [None, None]),
    ],
)
def test_owners(assignments: list[tuple[object, object]], owners: list[str | None]) -> None:
    tasks = xml.tasks(xml.task(1, "a"), xml.task(2, "b"), after=_assigned(*assignments))
    assert [task.owner for task in tasks] == owners
    assert [task.says("owner") for task in tasks] == [owner is not None for owner in owners]


def test_texts_are_unescaped_and_kept() -> None:
    task = xml.only(Notes="  a &lt;b&gt; &amp;amp; &#233;\n<![CDATA[<c>]]> ")
    assert task.notes == "a <b> &amp; é\n<c>"


def test_texts_up_to_the_limit() -> None:
    (task,) = xml.tasks(xml.task(1, "x" * 50_000))
    assert task.name == "x" * 50_000
    (task,) = xml.tasks(xml.task(1, "é" * 50_001, Notes="n" * 60_000))
    assert (task.name, task.notes) == ("é" * 50_000, "n" * 50_000)
    assert xml_rows.MAX_FIELD == 50_000


def test_structured_children_do_not_spill_into_the_task() -> None:
    inside = "<Baseline><Number>0</Number><Finish>2026-01-01T00:00:00</Finish><Start>x</Start></Baseline>"
    inside += "<TimephasedData><UID>77</UID><Finish>2026-01-02T00:00:00</Finish><Name>spilt</Name></TimephasedData>"
    task = xml.only(inside, Finish="2026-09-02T17:00:00")
    assert (task.uid, task.name, task.date) == ("1", "A task", date(2026, 9, 2))


def test_the_first_of_two_fields_counts() -> None:
    assert xml.only("<Name>another</Name>").name == "A task"

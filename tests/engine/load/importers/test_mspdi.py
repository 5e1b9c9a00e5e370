"""MS Project XML: what becomes of each part of a plan, and what is refused."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golive import Engine, InputError
from golive.engine.load import xml_rows
from golive.engine.load.formats import read_trees
from golive.engine.load.importers import ids, mspdi
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.elements import Task
from golive.schemas.record import Record

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]

GUIDE = Guide(
    Vocabulary(frozenset({"change-mgmt/submit", "change-mgmt/approve", "risk/list"}), frozenset(), frozenset())
)
NAMESPACE = "http://schemas.microsoft.com/project"


def _fields(fields: dict[str, object]) -> str:
    return "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())


def _task(uid: int, name: str | None = None, level: int | None = 1, inside: str = "", **fields: object) -> str:
    given: dict[str, object] = {"UID": uid, "ID": uid}
    given |= {"Name": name} if name is not None else {}
    given |= {"OutlineLevel": level} if level is not None else {}
    return f"<Task>{_fields(given | fields)}{inside}</Task>\n"


def _plan(*tasks: str, after: str = "", **head: object) -> str:
    body = f"{_fields(head)}<Tasks>\n{''.join(tasks)}</Tasks>{after}"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="{NAMESPACE}">{body}</Project>\n'


def _record(text: str) -> Record:
    (loaded,) = records_from_text(text, GUIDE, "plan.xml")
    assert isinstance(loaded.record, Record)
    return loaded.record


def _tasks(*tasks: str, after: str = "") -> list[Task]:
    found = _record(_plan(*tasks, after=after)).activities
    assert found is not None
    return found


def _only(inside: str = "", **fields: object) -> Task:
    (task,) = _tasks(_task(1, "A task", 1, inside, **fields))
    return task


def test_a_whole_plan() -> None:
    text = _plan(
        _task(0, "Move", 0, Finish="2026-10-09T17:00:00"),
        _task(1, "Prepare", 1, OutlineNumber=1, PercentComplete=100),
        _task(
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
    assert _record(text).model_dump(mode="json", exclude_unset=True) == {
        "name": "Move to Quarndale",
        "as_of": "2026-09-14",
        "pm": {"name": "Ada Winther"},
        "dates": {"forecast_finish": "2026-10-09"},
        "activities": [
            {"name": "Prepare", "status": "done", "uid": "1", "outline": "1"},
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


def test_places_and_notes() -> None:
    (tree,) = read_trees(Source("plan.xml", _plan(_task(0, "P", 0), _task(1, "a"), _task(2, "b")).encode()), GUIDE)
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
    tasks = _tasks(*(_task(n + 1, "abcdef"[n], level) for n, level in enumerate(levels)))
    assert [" ".join(task.parents or []) for task in tasks] == parents
    assert [task.name for task in tasks] == list("abcdef"[: len(levels)])


def test_the_same_name_below_different_parents() -> None:
    tasks = _tasks(_task(1, "Pilot", 1), _task(2, "Test", 2), _task(3, "Production", 1), _task(4, "Test", 2))
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
    text = _plan(_task(0, "P", 0), _task(1, "Phase"), _task(2, "a", 2), blank, _task(4, "b", 2))
    (loaded,) = records_from_text(text, GUIDE)
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
        _task(0, "P", 0, Finish="2026-10-09T17:00:00"),
        _task(0, None, 0, Finish="2026-10-09T17:00:00"),
        _task(0, "P", None, Finish="2026-10-09T17:00:00"),
        _task(1, "P", 0, Finish="2026-10-09T17:00:00").replace("<ID>1</ID>", "<ID>0</ID>"),  # ProjectLibre
    ],
)
def test_the_project_itself_is_no_task(summary: str) -> None:
    record = _record(_plan(summary, _task(7, "a")))
    assert [task.name for task in record.activities or []] == ["a"]
    assert record.activities is not None
    assert record.activities[0].parents is None
    assert record.dates is not None
    assert record.dates.forecast_finish == date(2026, 10, 9)


def test_a_task_with_uid_0_below_the_project_is_a_task() -> None:
    assert [task.name for task in _tasks(_task(0, "a", 1), _task(1, "b", 1))] == ["a", "b"]


def test_a_plan_of_nothing_but_the_project_has_no_tasks() -> None:
    record = _record(_plan(_task(0, "P", 0)))
    assert record.activities == []


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [("A title", "a.xml", "A title"), (None, "a.xml", "a.xml"), (" ", "a.xml", "a.xml"), (None, None, None)],
)
def test_name(title: str | None, name: str | None, expected: str | None) -> None:
    head = {key: value for key, value in (("Title", title), ("Name", name)) if value is not None}
    assert _record(_plan(_task(1, "a"), **head)).name == expected


@pytest.mark.parametrize(
    ("status", "current", "expected"),
    [
        ("2026-09-14T17:00:00", "2026-09-15T08:00:00", date(2026, 9, 14)),
        ("NA", "2026-09-15T08:00:00", date(2026, 9, 15)),
        (None, "2026-09-15T08:00:00", date(2026, 9, 15)),
        ("1970-01-01T01:00:00", "2026-09-15T08:00:00", date(2026, 9, 15)),
        ("1984-01-01T08:00:00", "2026-09-15T08:00:00", date(2026, 9, 15)),
        ("1984-01-02T08:00:00", None, date(1984, 1, 2)),
        ("", "2026-09-15T08:00:00.176", date(2026, 9, 15)),
        ("2026-09-14", None, date(2026, 9, 14)),
        (" 2026-09-14T17:00:00 ", None, date(2026, 9, 14)),
        ("2026-09-14T17:00:00+02:00", None, date(2026, 9, 14)),
        ("20260914", None, date(2026, 9, 14)),
        ("2026-W38-1", None, date(2026, 9, 14)),
        ("2026-02-30T08:00:00", None, None),
        ("14.09.2026", None, None),
        ("NA", "NA", None),
        (None, None, None),
    ],
)
def test_as_of(status: str | None, current: str | None, expected: date | None) -> None:
    head = {key: value for key, value in (("StatusDate", status), ("CurrentDate", current)) if value is not None}
    record = _record(_plan(_task(1, "a"), **head))
    assert record.as_of == expected
    assert record.says("as_of") == (expected is not None)


@pytest.mark.parametrize(
    ("inside", "baseline", "forecast"),
    [
        ("<Finish>2026-10-09T17:00:00</Finish>", None, date(2026, 10, 9)),
        (
            "<Finish>2026-10-09T17:00:00</Finish><ActualFinish>2026-10-12T17:00:00</ActualFinish>",
            None,
            date(2026, 10, 12),
        ),
        ("<ActualFinish>NA</ActualFinish><Finish>2026-10-09T17:00:00</Finish>", None, date(2026, 10, 9)),
        ("<Baseline><Finish>2026-10-02T17:00:00</Finish></Baseline>", date(2026, 10, 2), None),
        (
            "<Baseline><Number>1</Number><Finish>2026-11-02T17:00:00</Finish></Baseline>"
            "<Baseline><Number>0</Number><Finish>2026-10-02T17:00:00</Finish></Baseline>",
            date(2026, 10, 2),
            None,
        ),
        ("<Baseline><Number>3</Number><Finish>2026-11-02T17:00:00</Finish></Baseline>", None, None),
        ("<Baseline><Number>0</Number><Finish>NA</Finish></Baseline>", None, None),
        ("<Finish>1970-01-01T01:00:00</Finish>", None, None),
        ("", None, None),
    ],
)
def test_baseline_and_forecast_finish(inside: str, baseline: date | None, forecast: date | None) -> None:
    record = _record(_plan(_task(0, "P", 0, inside), _task(1, "a")))
    assert (record.dates is None) == (baseline is None and forecast is None)
    if record.dates is not None:
        assert (record.dates.baseline_finish, record.dates.forecast_finish) == (baseline, forecast)
        assert record.dates.says("baseline_finish") == (baseline is not None)
        assert record.dates.says("forecast_finish") == (forecast is not None)


def test_the_baseline_of_a_task_is_not_that_of_the_project() -> None:
    baseline = "<Baseline><Number>0</Number><Finish>2026-10-02T17:00:00</Finish></Baseline>"
    record = _record(_plan(_task(0, "P", 0), _task(1, "a", 1, baseline)))
    assert record.dates is None
    assert record.activities is not None
    assert record.activities[0].date is None


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
        ({"Active": 0}, "cancelled"),
    ],
)
def test_status(fields: dict[str, Any], status: str | None) -> None:
    task = _only(**fields)
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
    task = _only(**fields)
    assert (task.start, task.date) == (start, finish)
    assert (task.says("start"), task.says("date")) == (start is not None, finish is not None)


@pytest.mark.parametrize(("given", "milestone"), [("1", True), ("0", None), ("", None), (None, None)])
def test_milestone(given: str | None, milestone: bool | None) -> None:
    assert _only(**({} if given is None else {"Milestone": given})).milestone == milestone


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
    assert _only(links).predecessors == ["3", "12"]
    assert _only().predecessors is None


def _assigned(*assignments: tuple[object, object]) -> str:
    resources = "".join(
        f"<Resource>{_fields({'UID': uid} | ({'Name': name} if name else {}))}</Resource>"
        for uid, name in ((0, None), (1, "Ada"), (2, "Bo"), (3, "Cleo &amp; Co"))
    )
    rows = "".join(
        f"<Assignment>{_fields({'UID': n, 'TaskUID': task, 'ResourceUID': resource, 'Units': 1})}</Assignment>"
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
    tasks = _tasks(_task(1, "a"), _task(2, "b"), after=_assigned(*assignments))
    assert [task.owner for task in tasks] == owners
    assert [task.says("owner") for task in tasks] == [owner is not None for owner in owners]


def _text_field(value: str) -> str:
    return f"<ExtendedAttribute><FieldID>188743731</FieldID><Value>{value}</Value></ExtendedAttribute>"


@pytest.mark.parametrize(
    ("name", "inside", "covers"),
    [
        ("a", _text_field("risk/list"), ["risk/list"]),
        ("a", _text_field("change-mgmt/submit, risk/list;x"), ["change-mgmt/submit", "risk/list"]),
        ("a", _text_field("change-mgmt/submit, risk/list"), ["change-mgmt/submit", "risk/list"]),
        ("a", _text_field("change-mgmt/submit;risk/list"), ["change-mgmt/submit", "risk/list"]),
        ("a", _text_field(" risk/list\n"), ["risk/list"]),
        ("a", _text_field("risk/list") + _text_field("change-mgmt/submit"), ["risk/list", "change-mgmt/submit"]),
        ("a", _text_field("as in risk/list"), ["risk/list"]),
        ("a", _text_field("as in risk/lists"), None),
        ("a", _text_field("and/or"), None),
        ("a", _text_field("n/a"), None),
        ("a", _text_field("risk/list, see risk/lost"), ["risk/list"]),
        ("a", _text_field("https://example.com/risk/list"), None),
        ("a", _text_field(""), None),
        ("a", "<ExtendedAttribute><FieldID>188743731</FieldID></ExtendedAttribute>", None),
        ("risk/list", "", ["risk/list"]),
        ("Keep the list (risk/list)", "", ["risk/list"]),
        ("Keep [risk/list], submit change-mgmt/submit.", "", ["risk/list", "change-mgmt/submit"]),
        ("Keep risk/lists", "", None),
        ("Keep risk/list-2", "", None),
        ("Keep no-risk/list", "", None),
        ("Keep a/risk/list", "", None),
        ("Keep risk/list/", "", None),
        ("Keep Risk/List", "", None),
        ("a", "<Notes>covers risk/list</Notes>", ["risk/list"]),
        (
            "risk/list",
            f"<Notes>change-mgmt/submit</Notes>{_text_field('risk/list')}",
            ["risk/list", "change-mgmt/submit"],
        ),
    ],
)
def test_ids_in_the_texts_of_a_task(name: str, inside: str, covers: list[str] | None) -> None:
    (task,) = _tasks(_task(1, name, inside=inside))
    assert task.covers == covers


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("risk/lists", "there is no activity 'risk/lists'; did you mean risk/list?"),
        (
            "risk/list, change-mgmt/aprove",
            "there is no activity 'change-mgmt/aprove'; did you mean change-mgmt/approve",
        ),
        ("risk/qqqqqqqqqqqqqqqq", "there is no activity 'risk/qqqqqqqqqqqqqqqq'; `golive rules list` shows all ids"),
    ],
)
def test_a_field_of_nothing_but_ids_may_not_misspell_one(value: str, said: str, refused: Refused) -> None:
    (problem,) = refused(_record, _plan(_task(1, "a"), _task(2, "b", 1, "\n" + _text_field(value))))
    assert problem.startswith(f"plan.xml:5: {said}")


def test_every_misspelt_id_is_told(refused: Refused) -> None:
    tasks = [_task(n, "a", 1, _text_field("risk/lst risk/lits")) for n in (1, 2)]
    assert [line.partition(";")[0] for line in refused(_record, _plan(*tasks))] == [
        "plan.xml:3: there is no activity 'risk/lst'",
        "plan.xml:3: there is no activity 'risk/lits'",
        "plan.xml:4: there is no activity 'risk/lst'",
        "plan.xml:4: there is no activity 'risk/lits'",
    ]


def test_definitions_of_fields_are_no_fields_of_a_task() -> None:
    definitions = f"<ExtendedAttributes>{_text_field('risk/list')}</ExtendedAttributes>"
    (task,) = _tasks(_task(1, "a"), after=definitions)
    assert task.covers is None


def test_texts_are_unescaped_and_kept() -> None:
    task = _only(Notes="  a &lt;b&gt; &amp;amp; &#233;\n<![CDATA[<c>]]> ")
    assert task.notes == "a <b> &amp; é\n<c>"


def test_texts_up_to_the_limit() -> None:
    (task,) = _tasks(_task(1, "x" * 50_000))
    assert task.name == "x" * 50_000
    (task,) = _tasks(_task(1, "é" * 50_001, Notes="n" * 60_000))
    assert (task.name, task.notes) == ("é" * 50_000, "n" * 50_000)
    assert xml_rows.MAX_FIELD == 50_000


def test_structured_children_do_not_spill_into_the_task() -> None:
    inside = "<Baseline><Number>0</Number><Finish>2026-01-01T00:00:00</Finish><Start>x</Start></Baseline>"
    inside += "<TimephasedData><UID>77</UID><Finish>2026-01-02T00:00:00</Finish><Name>spilt</Name></TimephasedData>"
    task = _only(inside, Finish="2026-09-02T17:00:00")
    assert (task.uid, task.name, task.date) == ("1", "A task", date(2026, 9, 2))


def test_the_first_of_two_fields_counts() -> None:
    assert _only("<Name>another</Name>").name == "A task"


_MINIMAL = "<Project><Tasks><Task><UID>1</UID><Name>Caf\u00e9</Name></Task></Tasks></Project>"
_PREFIXED = _MINIMAL.replace("<", "<p:").replace("<p:/", "</p:").replace("t><", f't xmlns:p="{NAMESPACE}"><', 1)


@pytest.mark.parametrize(
    "data",
    [
        _MINIMAL.encode(),
        b"\xef\xbb\xbf" + _MINIMAL.encode(),
        b"\n\n  " + _MINIMAL.encode(),
        f'<?xml version="1.0" encoding="UTF-8"?>{_MINIMAL}'.encode(),
        f'\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!-- a > b --><?pi x?>\n{_MINIMAL}'.encode(),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{_MINIMAL}'.encode("latin-1"),
        f'<?xml version="1.0" encoding="utf-16"?>{_MINIMAL}'.encode("utf-16"),
        b"\xff\xfe" + _MINIMAL.encode("utf-16-le"),
        _MINIMAL.replace("<Project>", f'<Project xmlns="{NAMESPACE}">').encode(),
        _PREFIXED.encode(),
        _MINIMAL.replace("<Project>", "<Project\n  xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>").encode(),
    ],
    ids=[
        "plain",
        "BOM",
        "blanks",
        "declared",
        "comments",
        "latin-1",
        "16",
        "16 undeclared",
        "namespace",
        "prefix",
        "line",
    ],
)
def test_plans_are_known_by_their_content(data: bytes) -> None:
    for name in ("plan.xml", "plan", "plan.yaml"):
        (tree,) = read_trees(Source(name, data), GUIDE)
        assert tree.value == {"activities": [{"name": "Café", "uid": "1"}]}


_NO_TASK = "is a <Project> without a <Task>; save the plan itself as XML"
_WEB_PAGE = "is a web page, perhaps the error page of a failed export; export it again"
_DTD = "contains a DTD or entities; save it again from the tool it comes from"
_SAVE = "in MS Project choose File > Save As > XML Format (*.xml) and give that file"
_NO_ELEMENT = f"begins like XML but has no element near its beginning; {_SAVE}"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<Project/>", 1, _NO_TASK),
        ("<Project><Tasks/></Project>", 1, _NO_TASK),
        ("<!-- \n -->\n<Project></Project>", 3, _NO_TASK),
        ("<!DOCTYPE Project><Project/>", 1, _DTD),
        ('<!DOCTYPE x [\n<!ENTITY a "b">]><Project>&a;</Project>', 1, _DTD),
        ("<rss/>", 1, f"is XML of an unknown kind (<rss>); {_SAVE}"),
        (f"<{'r' * 100}/>", 1, f"is XML of an unknown kind (<{'r' * 60}>); {_SAVE}"),
        ("<project/>", 1, f"is XML of an unknown kind (<project>); {_SAVE}"),
        ("<html>", 1, _WEB_PAGE),
        ("<!doctype HTML><HTML>", 1, _WEB_PAGE),
        ("<!-- <Project> -->", 1, _NO_ELEMENT),
        ("<!-- <Project>", 1, _NO_ELEMENT),
        ("<?xml <Project>", 1, _NO_ELEMENT),
    ],
)
def test_refused(text: str, line: int, message: str, refused: Refused) -> None:
    assert refused(read_trees, Source("f", text.encode()), GUIDE) == [f"f:{line}: {message}"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("\n<Project><Tasks><Task>", 2, "no element found"),
        ("<Project><Tasks></Project>", 1, "mismatched tag"),
        ("<Project>\n&nbsp;</Project>", 2, "undefined entity"),
        ("<Project>\n\x01</Project>", 2, "invalid token"),
        ("<Project>&#xD800;</Project>", 1, "reference to invalid character number"),
        ("<Project/><Project/>", 1, "junk after document element"),
        ("<Project a='1' a='2'/>", 1, "duplicate attribute"),
    ],
)
def test_not_well_formed(text: str, line: int, reason: str, refused: Refused) -> None:
    assert refused(read_trees, Source("f", text.encode()), GUIDE) == [
        f"f:{line}: is not well-formed XML ({reason}); export it again"
        + ("; by hand, & is written &amp; and < is written &lt;" if reason == "invalid token" else "")
    ]


def test_an_encoding_that_nobody_knows(refused: Refused) -> None:
    assert refused(read_trees, Source("f", b'<?xml version="1.0" encoding="klingon"?><Project/>'), GUIDE) == [
        "f: is not XML that can be read (unknown encoding: klingon); save it as UTF-8"
    ]


def test_depth(refused: Refused) -> None:
    def text(levels: int) -> bytes:
        nested = "<a>" * (levels - 2) + "</a>" * (levels - 2)
        return f"<Project>\n<Tasks><Task><Name>x</Name></Task></Tasks><b>{nested}</b></Project>".encode()

    assert len(read_trees(Source("f", text(32)), GUIDE)) == 1
    assert refused(read_trees, Source("f", text(33)), GUIDE) == [
        "f:2: is nested deeper than 32 levels; no plan needs that: export it again"
    ]


def test_bytes_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    data = _MINIMAL.encode()
    monkeypatch.setattr(mspdi, "MAX_XML_BYTES", len(data))
    assert len(read_trees(Source("f", data), GUIDE)) == 1
    assert refused(read_trees, Source("f", data + b"\n"), GUIDE) == [
        f"f: has {len(data) + 1} bytes; XML of more than {len(data)} bytes is not read"
    ]


def test_tasks_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(mspdi, "MAX_TASKS", 3)
    assert len(_tasks(*(_task(n, "a") for n in (1, 2, 3)))) == 3
    assert refused(_record, _plan(*(_task(n, "a") for n in (1, 2, 3, 4)))) == [
        "plan.xml: has 4 tasks; a plan of more than 3 is not read"
    ]


def test_rows_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(xml_rows, "MAX_TASKS", 1)
    link = "<PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>"
    assert _only(link * 4).predecessors == ["1"] * 4
    assert refused(_only, link * 5) == ["plan.xml:3: has more than 4 rows; split the plan"]


def test_misspelt_ids_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "MAX_PROBLEMS", 3)
    for tasks, told in ((3, 3), (4, 4), (9, 4)):
        text = _plan(*(_task(n + 1, "a", 1, _text_field("risk/lst")) for n in range(tasks)))
        (tree,) = read_trees(Source("f", text.encode()), GUIDE)
        assert len(tree.problems) == told


# The neighbour NAME.golive.yaml


_NEIGHBOURED = _plan(_task(0, "P", 0), _task(1, "Define", 1), _task(2, "Test"), _task(3, "Test"), Title="Move")


def test_the_neighbour_is_taken_with_the_plan_and_the_notes_say_so(write: Write, engine: Engine) -> None:
    plan = write("plan.xml", _NEIGHBOURED)
    neighbour = write("plan.golive.yaml", 'id: P-1\nname: Move!\ncovers: {"3": [project/define-scope]}\n')
    (loaded,) = engine.load(plan)
    assert isinstance(loaded.record, Record)
    assert loaded.record.id == "P-1"
    assert [task.covers for task in loaded.record.activities or []] == [None, None, ["project/define-scope"]]
    assert loaded.notes == (
        "read 3 tasks of an MS Project plan",
        f"name: 'Move!' from {neighbour}:2 replaces 'Move' from {plan}:2",
        f"taken with it: {neighbour}",
    )
    assert loaded.where("/id") == f"{neighbour}:1"
    assert loaded.where("/activities/2/covers/0") == f"{neighbour}:3"
    assert loaded.where("/activities/1") == f"{plan}:5"


def test_the_neighbour_is_taken_once_and_before_other_layers(write: Write, engine: Engine) -> None:
    plan = write("plan.xml", _NEIGHBOURED)
    neighbour = write("plan.golive.yaml", "id: first\nrisks: [{ name: a }]\n")
    other = write("other.yaml", "id: second\nrisks: [{ name: b }]\n")
    for layers in ((other,), (neighbour, other)):
        (loaded,) = engine.load(plan, *layers)
        assert isinstance(loaded.record, Record)
        assert loaded.record.id == "second"
        assert [risk.name for risk in loaded.record.risks or []] == ["a", "b"]


def test_a_neighbour_of_another_name_is_not_taken(write: Write, engine: Engine) -> None:
    write("plans.golive.yaml", "id: a\n")
    write("plan.golive.yml", "id: a\n")
    (loaded,) = engine.load(write("plan.xml", _NEIGHBOURED))
    assert loaded.record.id is None


def test_a_neighbour_with_a_mistake_is_blamed_itself(write: Write, engine: Engine, refused: Refused) -> None:
    plan = write("plan.xml", _NEIGHBOURED)
    neighbour = write("plan.golive.yaml", "id: a\ncovers:\n  Test: [project/define-scope]\n  Tset: []\n")
    assert refused(engine.load, plan) == [
        f"{neighbour}:3: /covers/Test: 2 tasks are called 'Test'; write which of them is meant: uid 2, uid 3",
        f"{neighbour}:4: /covers/Tset: no task is called 'Tset'; did you mean Test?",
    ]


# Plans that people exported, compared with an independent reading


_REAL = Path(__file__).resolve().parents[4].parent / "shared/real/mspdi"


def _real_plans() -> list[Any]:
    plans = sorted(_REAL.glob("*.xml")) if _REAL.is_dir() else []
    missing = pytest.param(None, marks=pytest.mark.skip(reason=f"there are no exported plans in {_REAL}"))
    return [pytest.param(plan, id=plan.name) for plan in plans] or [missing]


def _texts(element: ET.Element) -> dict[str, str]:
    return {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in reversed(element)}


def _named_tasks(path: Path) -> Iterator[dict[str, str]]:
    for element in ET.parse(path).getroot().iterfind(".//{*}Tasks/{*}Task"):
        task = _texts(element)
        if task.get("Name") and task.get("IsNull") != "1" and task["OutlineLevel"] != "0":
            yield task


def _parents(tasks: list[dict[str, str]]) -> Iterator[list[str]]:
    """By outline number, where the loader goes by outline level."""
    names = {task["OutlineNumber"]: task["Name"] for task in tasks}
    for task in tasks:
        parts = task["OutlineNumber"].split(".")
        above = (".".join(parts[:n]) for n in range(1, len(parts)))
        yield [names[number] for number in above if number in names]  # the project itself may have number 1


@pytest.mark.parametrize("path", _real_plans())
def test_exported_plan(path: Path, engine: Engine) -> None:
    expected = list(_named_tasks(path))
    (loaded,) = engine.load(str(path))
    assert isinstance(loaded.record, Record)
    tasks = loaded.record.activities
    assert tasks is not None
    assert len(tasks) == len(expected) > 0
    assert [task.name for task in tasks] == [task["Name"] for task in expected]
    assert [task.uid for task in tasks] == [task["UID"] for task in expected]
    assert [task.outline for task in tasks] == [task["OutlineNumber"] for task in expected]
    assert [task.parents or [] for task in tasks] == list(_parents(expected))
    assert [str(task.start) for task in tasks] == [(t.get("ActualStart") or t["Start"])[:10] for t in expected]
    assert [str(task.date) for task in tasks] == [(t.get("ActualFinish") or t["Finish"])[:10] for t in expected]
    assert [task.milestone or False for task in tasks] == [t["Milestone"] == "1" for t in expected]
    done = [t["PercentComplete"] == "100" or bool(t.get("ActualFinish")) for t in expected]
    assert [task.status == "done" for task in tasks] == done


# Garbage


_PIECES = st.sampled_from(
    [
        "<Project>",
        f'<Project xmlns="{NAMESPACE}">',
        "</Project>",
        "<Tasks>",
        "</Tasks>",
        "<Task>",
        "</Task>",
        "<Task/>",
        "<UID>1</UID>",
        "<UID>0</UID>",
        "<Name>a</Name>",
        "<Name>risk/list</Name>",
        "<OutlineLevel>1</OutlineLevel>",
        "<OutlineLevel>99999999999</OutlineLevel>",
        "<OutlineLevel>²</OutlineLevel>",
        "<PercentComplete>٣</PercentComplete>",
        "<Finish>2026-13-01T00:00:00</Finish>",
        "<Finish>2026-09-01</Finish>",
        "<Start>0001-01-01</Start>",
        "<Baseline>",
        "</Baseline>",
        "<ExtendedAttribute><Value>risk/x</Value></ExtendedAttribute>",
        "<PredecessorLink>",
        "</PredecessorLink>",
        "<Resource><UID>1</UID><Name>x</Name></Resource>",
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "<?xml version='1.0'?>",
        "<?",
        "?>",
        "&amp;",
        "&#0;",
        "&x;",
        "<",
        ">",
        "<:",
        "\x00",
        "\ufeff",
        "é",
        " xmlns:a='b'",
    ]
)
_WELL_FORMED = st.lists(_PIECES.filter(lambda piece: piece.startswith("<") and piece.count("<") == piece.count(">")))


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join) | _WELL_FORMED.map(lambda pieces: f"<Project>{''.join(pieces)}"))
@example("<Project><Tasks><Task><Name>a</Name><OutlineLevel>²</OutlineLevel></Task></Tasks></Project>")
@example("<?xml version='1.0' encoding='utf-7'?><Project/>")
@example("<?xml version='1.0' encoding='utf-16'?><Project/>")
@example("<a:Project/>")
@example("<Project:Project/>")
def test_garbage_never_raises_anything_else(text: str) -> None:
    for data in (text.encode(), text.encode("utf-16"), text.encode("utf-16-be")):
        with suppress(InputError):
            assert len(read_trees(Source("f", data), GUIDE)) >= 1
    with suppress(InputError):
        assert records_from_text(text, GUIDE)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_plan_that_is_cut_or_damaged_anywhere_never_raises_anything_else(data: st.DataObject) -> None:
    whole = _NEIGHBOURED.encode()
    at = data.draw(st.integers(0, len(whole)))
    damage = data.draw(st.binary(max_size=4))
    with suppress(InputError):
        assert len(read_trees(Source("f", whole[:at] + damage), GUIDE)) == 1
    with suppress(InputError):
        assert len(read_trees(Source("f", whole[:at] + damage + whole[at + len(damage) :]), GUIDE)) >= 1

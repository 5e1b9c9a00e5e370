"""Exports of ServiceNow. The shapes are those of its Table API (developer.servicenow.com, "Table API": plain, true and
all), of a list exported as JSON or XML ("Export data from a list"), and of the samples of the Ansible collection
servicenow.itsm (plugins/modules/*_info.py)."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from broken_json import broken

from golive import InputError
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded, records_from_text
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.record import Record

Refused = Callable[..., list[str]]

GUIDE = Guide(Vocabulary(frozenset({"risk/list"}), frozenset(), frozenset()), statuses={"Parked": "cancelled"})
SITE = "https://quarndale.example/api/now/table"
PROJECT = {
    "sys_id": "a" * 32,
    "sys_class_name": "pm_project",
    "number": "PRJ0010021",
    "short_description": "Portal for field staff",
    "project_manager": {"display_value": "Ada Winther", "link": f"{SITE}/sys_user/1"},
    "phase": "executing",
    "state": "2",
    "original_end_date": "2026-10-30 17:00:00",
    "end_date": "2026-12-18 17:00:00",
    "budget_cost": "90000",
    "cost": "0",
}
TASKS = [
    {
        "sys_id": "b" * 32,
        "number": "PRJTASK0010101",
        "short_description": "Transition",
        "state": "2",
        "parent": {"value": "a" * 32, "link": f"{SITE}/pm_project/{'a' * 32}"},
        "top_task": {"value": "a" * 32, "link": f"{SITE}/pm_project/{'a' * 32}"},
        "wbs": "1",
    },
    {
        "sys_id": "c" * 32,
        "number": "PRJTASK0010102",
        "short_description": "Train the service desk",
        "description": "Two mornings",
        "state": "3",
        "percent_complete": "100",
        "start_date": "2026-10-01 08:00:00",
        "work_start": "2026-10-05 08:00:00",
        "end_date": "2026-10-02 17:00:00",
        "work_end": "2026-10-06 17:00:00",
        "parent": "b" * 32,
        "assigned_to": {"display_value": "Björn Okafor", "value": "d" * 32},
        "u_covers": "risk/list",
        "wbs": "1.1",
    },
    {
        "sys_id": "e" * 32,
        "number": "PRJTASK0010103",
        "short_description": "Go-live",
        "state": "-5",
        "end_date": "2026-11-02 06:00:00",
        "parent": {"display_value": "PRJTASK0010099", "link": f"{SITE}/pm_project_task/{'9' * 32}"},
        "key_milestone": "true",
        "wbs": "2",
    },
]
LINK = {"sys_class_name": "planned_task_rel_planned_task", "parent": "c" * 32, "child": "e" * 32, "sys_id": "f" * 32}


def _loaded(value: object) -> Loaded:
    text = value if isinstance(value, str) else json.dumps(value)
    (loaded,) = records_from_text(text, GUIDE, "export.json")
    return loaded


def _value(value: object) -> Any:
    return _loaded(value).record.model_dump(mode="json", exclude_unset=True)


def _task(**fields: object) -> Any:
    return _value({"result": [{"short_description": "Test", "wbs": "1", **fields}]})["activities"][0]


def test_a_project_with_its_tasks() -> None:
    assert _value([{"result": [PROJECT]}, {"result": TASKS}, {"result": [LINK]}]) == {
        "id": "PRJ0010021",
        "name": "Portal for field staff",
        "stage": "executing",
        "pm": {"name": "Ada Winther"},
        "dates": {"baseline_finish": "2026-10-30", "forecast_finish": "2026-12-18"},
        "budget": {"baseline": 90000.0},
        "activities": [
            {
                "name": "Transition",
                "status": "in-progress",
                "uid": "b" * 32,
                "key": "PRJTASK0010101",
                "outline": "1",
                "link": f"https://quarndale.example/pm_project_task.do?sys_id={'b' * 32}",
            },
            {
                "name": "Train the service desk",
                "status": "done",
                "date": "2026-10-06",
                "start": "2026-10-05",
                "owner": "Björn Okafor",
                "notes": "Two mornings",
                "uid": "c" * 32,
                "key": "PRJTASK0010102",
                "outline": "1.1",
                "parents": ["Transition"],
                "covers": ["risk/list"],
            },
            {
                "name": "Go-live",
                "status": "planned",
                "date": "2026-11-02",
                "uid": "e" * 32,
                "key": "PRJTASK0010103",
                "outline": "2",
                "parents": ["PRJTASK0010099"],
                "milestone": True,
                "predecessors": ["c" * 32],
                "link": f"https://quarndale.example/pm_project_task.do?sys_id={'e' * 32}",
            },
        ],
    }


def test_where_a_task_stands() -> None:
    assert _loaded({"result": TASKS}).where("/activities/1/name") == "export.json (PRJTASK0010102)"


@pytest.mark.parametrize(
    "shape",
    [
        {"result": TASKS},
        {"records": TASKS},
        {"changed": False, "records": TASKS},
        TASKS,
        [{"result": TASKS[:1]}, {"result": TASKS[1:]}],
        {
            "result": [
                {k: {"display_value": v, "value": v} for k, v in one.items() if isinstance(v, str)} for one in TASKS
            ]
        },
    ],
)
def test_every_shape_has_the_same_names(shape: object) -> None:
    assert [task["name"] for task in _value(shape)["activities"]] == ["Transition", "Train the service desk", "Go-live"]


def test_a_list_exported_as_xml() -> None:
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<unload unload_date="2026-10-12 08:00:00">
<pm_project_task action="INSERT_OR_UPDATE">
<sys_id>{"b" * 32}</sys_id><number>PRJTASK0010101</number><short_description>Transition</short_description>
<state>2</state><assigned_to display_value="Ada Winther">{"1" * 32}</assigned_to>
</pm_project_task>
<change_request><number>CHG0030001</number><short_description>Go-live</short_description><approval>approved</approval>
</change_request>
</unload>
"""
    loaded = _loaded(text)
    assert isinstance(loaded.record, Record)
    (task,) = loaded.record.activities or ()
    (change,) = loaded.record.service_changes or ()
    assert (task.name, task.owner, change.id, change.decision) == (
        "Transition",
        "Ada Winther",
        "CHG0030001",
        "approved",
    )
    assert loaded.where("/activities/0") == "export.json (PRJTASK0010101):3"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"state": "-5"}, "planned"),
        ({"state": "1"}, "planned"),
        ({"state": "2"}, "in-progress"),
        ({"state": "3"}, "done"),
        ({"state": "4"}, "cancelled"),
        ({"state": "7"}, "cancelled"),
        ({"state": "Closed Complete"}, "done"),
        ({"state": "Closed - Incomplete"}, "cancelled"),
        ({"state": {"display_value": "Geschlossen", "value": "3"}}, "done"),
        ({"state": {"display_value": "Parked", "value": "3"}}, "cancelled"),
        ({"state": "Work in Progress"}, "in-progress"),
        ({"percent_complete": "100"}, "done"),
        ({"percent_complete": "40"}, "in-progress"),
        ({"percent_complete": "0"}, "planned"),
        ({"state": "-17", "percent_complete": "40"}, None),
        ({"state": {"display_value": "Cancelled by sponsor", "value": "3"}, "percent_complete": "100"}, None),
        ({"state": {"display_value": "Rejected by board", "value": "12"}, "percent_complete": "100"}, None),
        ({"state": {"display_value": "Open", "value": "3"}}, "planned"),
        ({"state": {"display_value": "Geschlossen", "value": "4"}}, None),
        ({"state": {"display_value": "Abgeschlossen - unvollständig", "value": "4"}}, "cancelled"),
        ({"state": {"display_value": "3", "value": "3"}}, "done"),
        ({"state": "12", "percent_complete": "100"}, None),
        ({}, None),
    ],
)
def test_states(fields: dict[str, object], status: str | None) -> None:
    assert _task(**fields).get("status") == status


def test_a_state_that_is_not_known_is_told() -> None:
    rows = [{**TASKS[0], "state": "Sleeping"}, {**TASKS[1], "state": "Sleeping"}]
    told = (
        "2 tasks have the status 'Sleeping', which is not known; say what it means: "
        '--status "Sleeping=planned" (or in-progress, done, cancelled)'
    )
    assert f"export.json (PRJTASK0010101): {told}" in _loaded({"result": rows}).notes


def test_the_day_is_the_one_that_people_see() -> None:
    sydney = {"display_value": "2026-11-04 08:00:00", "value": "2026-11-03 21:00:00"}
    assert _task(end_date=sydney)["date"] == "2026-11-04"
    assert _task(end_date={"display_value": "04/11/2026", "value": "2026-11-03 21:00:00"})["date"] == "2026-11-03"


def test_a_row_that_stands_twice_is_read_once() -> None:
    row = {"sys_id": "a4", "short_description": "Test it", "wbs": "1", "state": "1"}
    later = {**row, "state": "3", "sys_updated_on": "2026-10-02 08:00:00"}
    loaded = _loaded([{"result": [row]}, {"result": [{**row, "state": "3"}, row]}])
    assert loaded.notes[0] == "read 1 task of a ServiceNow export; 2 duplicate rows left out"
    assert "export.json (a4): stands twice with different values; the first is read; export it again" in loaded.notes
    for rows in ([{**row, "sys_updated_on": "2026-10-01 08:00:00"}, later], [later, row]):
        assert [task["status"] for task in _value({"result": rows})["activities"]] == ["done"]


def test_a_parent_is_found_by_its_outline_number_where_no_reference_names_it() -> None:
    rows = [
        {"short_description": name, "wbs": wbs} for name, wbs in (("Top", "1"), ("Middle", "1.2"), ("Low", "1.2.1"))
    ]
    assert [task.get("parents") for task in _value({"result": rows})["activities"]] == [
        None,
        ["Top"],
        ["Top", "Middle"],
    ]


def test_parents_that_go_round_are_cut_and_told() -> None:
    rows = [{**TASKS[0], "parent": "c" * 32}, TASKS[1]]
    loaded = _loaded({"result": rows})
    assert isinstance(loaded.record, Record)
    assert [task.parents for task in loaded.record.activities or ()] == [["Train the service desk"], ["Transition"]]
    assert any("go round in a circle" in note for note in loaded.notes)


def test_a_very_deep_outline_is_cut() -> None:
    rows = [
        {
            "sys_id": str(number),
            "short_description": f"Task {number}",
            "state": "1",
            "parent": str(number - 1),
            "wbs": "1",
        }
        for number in range(10_000)
    ]
    start = time.process_time()
    loaded = _loaded({"result": rows})
    assert time.process_time() - start < 20  # a walk up to the top from each would take minutes
    assert isinstance(loaded.record, Record)
    assert len((loaded.record.activities or ())[-1].parents or ()) == 32


def test_days_in_the_format_of_a_user_are_told() -> None:
    loaded = _loaded({"result": [{**TASKS[1], "work_end": "06/10/2026 17:00:00"}]})
    assert any("work_end '06/10/2026 17:00:00' is not read as a day" in note for note in loaded.notes)


def test_a_task_of_a_change_stands_below_it_and_is_no_plan() -> None:
    change = {"sys_id": "7" * 32, "number": "CHG0030001", "short_description": "Go-live of the portal"}
    task = {"number": "CTASK0010005", "short_description": "Smoke test", "state": "open", "change_request": "7" * 32}
    loaded = _loaded({"result": [change, task]})
    assert isinstance(loaded.record, Record)
    (read,) = loaded.record.activities or ()
    assert (read.name, read.parents, read.status) == ("Smoke test", ["Go-live of the portal"], "planned")
    assert any("give the plan first and this file with --with" in note for note in loaded.notes)


def test_known_errors_and_other_problems() -> None:
    rows = [
        {"number": "PRB1", "short_description": "Login loops", "known_error": "true", "workaround": "Clear the cache"},
        {"number": "PRB2", "short_description": "Slow", "known_error": "false"},
        {"number": "PRB3", "short_description": "Unclear"},
    ]
    loaded = _loaded({"result": rows})
    dump = loaded.record.model_dump(mode="json", exclude_unset=True)
    assert dump == {"known_errors": [{"text": "Login loops", "notes": "Clear the cache"}]}
    assert "problem without a known error left out" in loaded.notes[0]
    assert any("does not say whether it is a known error" in note for note in loaded.notes)


def test_risks() -> None:
    risk = {
        "number": "RISK1",
        "short_description": "Supplier late",
        "probability": "40",
        "impact": "High",
        "state": "open",
    }
    assert _value({"result": [risk]})["risks"] == [
        {"name": "Supplier late", "status": "planned", "probability": "40", "impact": "High"}
    ]


def test_incidents_are_told_and_left_out() -> None:
    incident = {"number": "INC0010001", "short_description": "Printer is on fire", "state": "1"}
    loaded = _loaded({"result": [incident, *TASKS]})
    assert any("1 row of incident not read: incidents are no tasks of a project" in note for note in loaded.notes)
    assert len(loaded.record.activities or ()) == 3


def test_a_project_below_another_is_a_summary_task() -> None:
    below = {**PROJECT, "sys_id": "5" * 32, "number": "PRJ2", "short_description": "Wave 2", "parent": "a" * 32}
    value = _value({"result": [PROJECT, below, {**TASKS[0], "parent": "5" * 32}]})
    assert [(task["name"], task.get("parents")) for task in value["activities"]] == [
        ("Wave 2", None),
        ("Transition", ["Wave 2"]),
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"result": []}, "has no rows; export the project"),
        (
            {"error": {"message": "User Not Authenticated", "detail": "Required"}, "status": "failure"},
            "is an error message of ServiceNow ('User Not Authenticated'), no export; export it again",
        ),
        ({"result": [{"number": "INC1", "sys_id": "1"}]}, "has nothing of a plan, only 1 row of incident; export"),
        ({"result": [{"sys_id": "1", "known_error": "false"}]}, "only 1 row of problem (none a known error); export"),
        (
            {"result": [PROJECT, {**PROJECT, "sys_id": "2", "number": "PRJ2"}]},
            "has 2 projects (PRJ0010021, PRJ2); export one: sysparm_query=number=...",
        ),
    ],
)
def test_what_is_no_plan_is_refused(value: object, message: str, refused: Refused) -> None:
    (told,) = refused(_loaded, value)
    assert message in told


def test_a_full_page_may_not_be_the_last() -> None:
    rows = [{"short_description": "Task", "wbs": "1", "state": "1"}] * 10_000
    assert any("has exactly 10,000 rows, so there may be more" in note for note in _loaded({"result": rows}).notes)


def test_whatever_is_broken_is_read_or_refused() -> None:
    change = {"number": "CHG1", "sys_id": "8", "approval": "approved", "cab_recommendation": "Approved", "state": "3"}
    vote = {
        "sysapproval": "8",
        "approver": {"display_value": "Ada"},
        "state": "approved",
        "sys_updated_on": "2026-10-01",
    }
    sample = {"result": [PROJECT, *TASKS, LINK, change, vote]}
    read = 0
    for value in broken(sample):
        with suppress(InputError):
            _loaded(value)
            read += 1
    assert read > 150

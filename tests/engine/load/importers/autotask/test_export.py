"""Autotask. The fields are those of the entities of its REST API as public clients have them (the PHP client
Anteris\\Autotask, the server autotask-mcp: Projects, Phases, Tasks, Tickets), the page with pageDetails that of its
developer help ("Query")."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from broken_json import broken

from golive import InputError
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded, records_from_text
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]

GUIDE = Guide(
    Vocabulary(frozenset({"risk/list"}), frozenset(), frozenset()), statuses={"8": "in-progress", "9": "cancelled"}
)
PROJECT = {
    "id": 9801,
    "projectName": "Office move Brinkhaven",
    "projectNumber": "P20260901.0003",
    "companyID": 174,
    "status": 4,
    "projectLeadResourceID": 29744150,
    "startDateTime": "2026-09-01T00:00:00Z",
    "endDateTime": "2026-11-13T00:00:00Z",
    "completedDateTime": None,
    "estimatedTime": 96.0,
    "laborEstimatedCosts": 7200.0,
    "projectCostsBudget": 1800.0,
    "changeOrdersBudget": 0.0,
}
PHASES = [
    {"id": 11, "projectID": 9801, "title": "Transition", "parentPhaseID": None, "dueDate": "2026-11-10T00:00:00Z"},
    {"id": 12, "projectID": 9801, "title": "Handover", "parentPhaseID": 11, "phaseNumber": "T20260901.0012"},
]
TASKS = [
    {
        "id": 501,
        "projectID": 9801,
        "phaseID": 12,
        "title": "Hand over to the service desk",
        "taskNumber": "T20260901.0021",
        "status": 5,
        "startDateTime": "2026-10-05T08:00:00Z",
        "endDateTime": "2026-10-06T17:00:00Z",
        "completedDateTime": "2026-10-07T11:20:00Z",
        "assignedResourceID": 29744151,
        "description": "With the runbook",
        "userDefinedFields": [{"name": "golive", "value": "risk/list"}],
    },
    {"id": 502, "projectID": 9801, "title": "Go-live", "taskNumber": "T20260901.0022", "status": 1, "taskType": 1},
]
BEFORE = {"id": 1, "predecessorTaskID": 501, "successorTaskID": 502, "lagDays": 0}
PEOPLE = [{"id": 29744150, "firstName": "Ada", "lastName": "Winther", "isActive": True}]
CHANGE = {
    "id": 7001,
    "ticketNumber": "T20260914.0007",
    "title": "Go-live of the office",
    "ticketType": 4,
    "status": 8,
    "createDate": "2026-09-14T09:00:00Z",
    "assignedResourceID": 29744150,
    "changeApprovalBoard": 2,
    "changeInfoField1": "Back-out: old line stays for a week",
}
INCIDENT = {**CHANGE, "id": 7002, "ticketNumber": "T20260915.0001", "ticketType": 2}
WHOLE = {
    "Projects": {"items": [PROJECT], "pageDetails": {"count": 1, "requestCount": 500, "nextPageUrl": None}},
    "Phases": {"items": PHASES},
    "Tasks": {"items": TASKS},
    "TaskPredecessors": {"items": [BEFORE]},
    "Tickets": {"items": [CHANGE, INCIDENT]},
    "Resources": {"items": PEOPLE},
}


def _loaded(value: object) -> Loaded:
    (loaded,) = records_from_text(json.dumps(value), GUIDE, "at.json")
    return loaded


def _value(value: object) -> Any:
    return _loaded(value).record.model_dump(mode="json", exclude_unset=True)


def _approval(said: bool | None, by: int, day: str | None) -> dict[str, object]:
    return {"id": by, "ticketID": 7001, "isApproved": said, "resourceID": by, "approveRejectDateTime": day}


def _change(*approvals: dict[str, object], **fields: object) -> Any:
    return _value({"items": [{**CHANGE, **fields}, *approvals, *PEOPLE]})["service_changes"][0]


def test_a_whole_project() -> None:
    assert _value(WHOLE) == {
        "id": "P20260901.0003",
        "name": "Office move Brinkhaven",
        "pm": {"name": "Ada Winther"},
        "request": {"labour_hours": 96.0},
        "dates": {"forecast_finish": "2026-11-13"},
        "budget": {"forecast": 9000.0},
        "activities": [
            {"name": "Transition", "date": "2026-11-10", "uid": "phase 11"},
            {"name": "Handover", "uid": "phase 12", "parents": ["Transition"]},
            {
                "name": "Hand over to the service desk",
                "status": "done",
                "date": "2026-10-07",
                "start": "2026-10-05",
                "owner": "resource 29744151",
                "notes": "With the runbook",
                "uid": "501",
                "key": "T20260901.0021",
                "parents": ["Transition", "Handover"],
                "covers": ["risk/list"],
            },
            {
                "name": "Go-live",
                "status": "planned",
                "uid": "502",
                "key": "T20260901.0022",
                "predecessors": ["501"],
            },
        ],
        "service_changes": [
            {
                "id": "T20260914.0007",
                "kind": "deployment",
                "text": "Go-live of the office",
                "notes": "Back-out: old line stays for a week",
                "owner": "Ada Winther",
                "submitted": "2026-09-14",
            }
        ],
    }


def test_notes_and_places() -> None:
    loaded = _loaded(WHOLE)
    assert loaded.notes == ("read 4 tasks, 1 service change of an Autotask export; 1 other ticket left out",)
    assert loaded.where("/activities/2/name") == "at.json (T20260901.0021)"


@pytest.mark.parametrize(
    "shape",
    [{"items": TASKS, "pageDetails": {"count": 2}}, TASKS, [{"items": TASKS[:1]}, {"items": TASKS[1:]}], {"x": TASKS}],
)
def test_every_shape_has_the_same_tasks(shape: object) -> None:
    assert [task["uid"] for task in _value(shape)["activities"]] == ["501", "502"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": 1}, "planned"),
        ({"status": 5}, "done"),
        ({"status": 8}, "in-progress"),  # said by people
        ({"status": 7}, None),
        ({"status": 7, "completedDateTime": "2026-10-01T08:00:00Z"}, "done"),
        ({"status": 9, "completedDateTime": "2026-10-01T08:00:00Z"}, "cancelled"),
        ({"status": 7, "statusLabel": "Waiting"}, "planned"),
        ({"status": "Complete"}, "done"),
        ({"status": 7, "completedDateTime": "1970-01-01T00:00:00Z"}, None),
    ],
)
def test_statuses(fields: dict[str, object], status: str | None) -> None:
    assert _value([{**TASKS[1], **fields}])["activities"][0].get("status") == status


def test_a_number_that_is_not_known_is_told() -> None:
    told = "the status '7' is not known; say what it means: --status \"7=in-progress\""
    assert f"at.json (T20260901.0022): {told}" in _loaded([{**TASKS[1], "status": 7}]).notes


def test_a_phase_that_is_not_in_the_file_is_told() -> None:
    loaded = _loaded(TASKS)
    assert any("phase 12 is not in the file; put the phases into the same file" in note for note in loaded.notes)


@pytest.mark.parametrize(
    ("approvals", "decision", "by", "on"),
    [
        ([], None, None, None),
        ([(True, 29744150, "2026-09-21T08:00:00Z")], "approved", "Ada Winther", "2026-09-21"),
        ([(True, 29744150, "2026-09-21T08:00:00Z"), (None, 5, None)], "pending", None, None),
        (
            [(True, 1, "2026-09-21T08:00:00Z"), (False, 5, "2026-09-22T08:00:00Z")],
            "rejected",
            "resource 5",
            "2026-09-22",
        ),
        ([(False, 5, None)], "pending", None, None),  # nobody has answered: the field is false from the start
    ],
)
def test_what_was_decided_on_a_change(
    approvals: list[tuple[bool | None, int, str | None]], decision: str | None, by: str | None, on: str | None
) -> None:
    change = _change(*(_approval(*one) for one in approvals))
    assert [change.get(field) for field in ("decision", "decided_by", "decided_on")] == [decision, by, on]


def test_a_change_of_which_people_say_that_it_was_called_off() -> None:
    assert _change(status=9)["decision"] == "withdrawn"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            {"errors": ["The logged in Resource does not have access"]},
            "is an error message of Autotask or Redmine ('The logged in",
        ),
        ({"items": [], "pageDetails": {"count": 0}}, "has nothing of a plan; export the project (Projects)"),
        ([INCIDENT], "has nothing of a plan; export"),
        ([PROJECT, {**PROJECT, "projectName": "Other"}], "has 2 projects ('Office move Brinkhaven', 'Other')"),
    ],
)
def test_what_is_no_plan_is_refused(value: object, message: str, refused: Refused) -> None:
    (told,) = refused(_loaded, value)
    assert message in told


def test_a_page_that_is_not_the_last_is_told() -> None:
    page = {"items": TASKS, "pageDetails": {"count": 2, "nextPageUrl": "https://ww1.example/next"}}
    assert any("has 2 rows and more follow (nextPageUrl); export the other pages" in n for n in _loaded(page).notes)
    last = {"items": TASKS[1:], "pageDetails": {"count": 1, "nextPageUrl": None}}
    assert not any("nextPageUrl" in note for note in _loaded([page, last]).notes)


def test_whatever_is_broken_is_read_or_refused() -> None:
    read = 0
    for value in broken({**WHOLE, "approvals": [_approval(True, 5, "2026-09-22T08:00:00Z")]}):
        with suppress(InputError):
            _loaded(value)
            read += 1
    assert read > 150

"""ConnectWise Manage. The fields are those of the published models Project, ProjectPhase and Ticket (as in the public
client sowderca/connectwise-ruby-sdk, docs/) and of a ticket as the API answers it (PipedreamHQ/pipedream,
components/connectwise_psa/sources/new-ticket-created/test-event.mjs)."""

import json
import re
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

GUIDE = Guide(Vocabulary(frozenset({"risk/list"}), frozenset(), frozenset()), statuses={"Billed": "done"})
PROJECT = {
    "id": 52,
    "name": "Exchange Online for Halvorsen Dairy",
    "board": {"id": 12, "name": "Projects"},
    "status": {"id": 1, "name": "Open"},
    "company": {"id": 250, "identifier": "Halvorsen", "name": "Halvorsen Dairy"},
    "manager": {"id": 7, "identifier": "AWinther", "name": "Ada Winther"},
    "billingMethod": "FixedFee",
    "billTime": "Billable",
    "estimatedStart": "2026-09-01T00:00:00Z",
    "estimatedEnd": "2026-10-30T00:00:00Z",
    "scheduledEnd": "2026-11-20T00:00:00Z",
    "estimatedHours": 120.0,
    "budgetHours": 120.0,
    "estimatedTimeCost": 9000.0,
    "estimatedProductCost": 1500.5,
    "estimatedExpenseCost": 0.0,
    "_info": {"lastUpdated": "2026-10-01T08:00:00Z"},
}
PHASES = [
    {
        "id": 3,
        "projectId": 52,
        "description": "Transition",
        "wbsCode": "2",
        "status": {"name": "Open"},
        "actualHours": 4,
    },
    {
        "id": 4,
        "projectId": 52,
        "description": "Pilot",
        "wbsCode": "2.1",
        "parentPhase": {"id": 3, "name": "Transition"},
        "markAsMilestoneFlag": True,
        "scheduledStart": "2026-10-05T00:00:00Z",
        "scheduledEnd": "2026-10-16T00:00:00Z",
        "notes": "Ten mailboxes",
        "status": {"id": 1, "name": "Closed", "closedFlag": True},
    },
]
TICKETS = [
    {
        "id": 4,  # like the phase
        "summary": "Train the service desk",
        "recordType": "ProjectTicket",
        "project": {"id": 52, "name": "Exchange Online for Halvorsen Dairy"},
        "phase": {"id": 3, "name": "Transition"},
        "wbsCode": "2.2",
        "status": {"id": 16, "name": ">Closed (billed)"},
        "closedFlag": True,
        "closedDate": "2026-10-08T15:00:00Z",
        "requiredDate": "2026-10-07T00:00:00Z",
        "estimatedStartDate": "2026-10-06T00:00:00Z",
        "owner": {"id": 9, "identifier": "BOkafor", "name": "Björn Okafor"},
        "initialDescription": "Two mornings",
        "customFields": [{"id": 1, "caption": "golive", "type": "Text", "value": "risk/list"}],
    },
    {
        "id": 495,
        "summary": "Cut over the mailboxes",
        "recordType": "ProjectTicket",
        "project": {"id": 52, "name": "Exchange Online for Halvorsen Dairy"},
        "phase": {"id": 99, "name": "Go-live"},
        "status": {"name": "Waiting on customer"},
        "closedFlag": False,
        "predecessorType": "Phase",
        "predecessorId": 4,
        "resources": "AWinther, BOkafor",
    },
]
CHANGE = {
    "id": 601,
    "summary": "Go-live of Exchange Online",
    "recordType": "ServiceTicket",
    "board": {"id": 5, "name": "Change Advisory Board"},
    "type": {"id": 3, "name": "Change Request"},
    "status": {"name": "CAB approved"},
    "closedFlag": False,
    "approved": True,
    "owner": {"name": "Ada Winther"},
    "_info": {"dateEntered": "2026-10-01T04:20:41Z"},
}
SERVICE = {"id": 602, "summary": "Printer jams", "recordType": "ServiceTicket", "board": {"name": "Help desk"}}


def _loaded(value: object) -> Loaded:
    (loaded,) = records_from_text(json.dumps(value), GUIDE, "cw.json")
    return loaded


def _value(value: object) -> Any:
    return _loaded(value).record.model_dump(mode="json", exclude_unset=True)


def _ticket(**fields: object) -> Any:
    return _value([{"id": 1, "summary": "Test", "recordType": "ProjectTicket", **fields}])["activities"][0]


def _snake(value: Any) -> Any:
    if isinstance(value, dict):
        return {re.sub(r"(?<=[a-z])([A-Z])", r"_\1", key).lower(): _snake(one) for key, one in value.items()}
    return [_snake(one) for one in value] if isinstance(value, list) else value


WHOLE = {"project": PROJECT, "phases": PHASES, "tickets": [*TICKETS, CHANGE, SERVICE]}


def test_a_whole_project() -> None:
    assert _value(WHOLE) == {
        "id": "52",
        "name": "Exchange Online for Halvorsen Dairy",
        "stage": "executing",
        "customer": {"name": "Halvorsen Dairy"},
        "billable": True,
        "pm": {"name": "Ada Winther"},
        "request": {"labour_hours": 120.0},
        "dates": {"baseline_finish": "2026-10-30", "forecast_finish": "2026-11-20"},
        "budget": {"baseline": 10500.5},
        "activities": [
            {"name": "Transition", "status": "planned", "uid": "phase 3", "outline": "2"},
            {
                "name": "Pilot",
                "status": "done",
                "date": "2026-10-16",
                "start": "2026-10-05",
                "notes": "Ten mailboxes",
                "milestone": True,
                "uid": "phase 4",
                "outline": "2.1",
                "parents": ["Transition"],
            },
            {
                "name": "Train the service desk",
                "status": "done",
                "date": "2026-10-08",
                "start": "2026-10-06",
                "owner": "Björn Okafor",
                "notes": "Two mornings",
                "key": "#4",
                "uid": "4",
                "outline": "2.2",
                "parents": ["Transition"],
                "covers": ["risk/list"],
            },
            {
                "name": "Cut over the mailboxes",
                "status": "planned",
                "owner": "AWinther, BOkafor",
                "key": "#495",
                "uid": "495",
                "parents": ["Go-live"],
                "predecessors": ["phase 4"],
            },
        ],
        "service_changes": [
            {
                "id": "#601",
                "kind": "deployment",
                "text": "Go-live of Exchange Online",
                "owner": "Ada Winther",
                "submitted": "2026-10-01",
                "decision": "approved",
            }
        ],
    }


def test_names_in_snake_case_are_the_same() -> None:
    assert _value(_snake(WHOLE)) == _value(WHOLE)


def test_notes_and_places() -> None:
    loaded = _loaded(WHOLE)
    assert loaded.notes == ("read 4 tasks, 1 service change of a ConnectWise export; 1 service ticket left out",)
    assert [loaded.where(f"/activities/{number}/name") for number in (1, 3)] == ["cw.json (phase 4)", "cw.json (#495)"]


@pytest.mark.parametrize("shape", [PROJECT, [PROJECT], PHASES, TICKETS, [*PHASES, *TICKETS], {"data": TICKETS}, CHANGE])
def test_each_alone(shape: object) -> None:
    assert _value(shape)


def test_tickets_alone_name_the_project_and_their_phase() -> None:
    value = _value(TICKETS)
    assert value["name"] == "Exchange Online for Halvorsen Dairy"
    assert [task["parents"] for task in value["activities"]] == [["Transition"], ["Go-live"]]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"closedFlag": True, "status": {"name": "Closed"}}, "done"),
        ({"closedFlag": True, "status": {"name": "Closed - Cancelled by client"}}, "cancelled"),
        ({"status": {"name": "Done", "closedStatus": True}}, "done"),
        ({"closedFlag": False, "status": {"name": "In Progress"}}, "in-progress"),
        ({"closedFlag": False, "status": {"name": "New (not responded)"}}, "planned"),
        ({"closedFlag": False, "status": {"name": "Engineering"}, "actualHours": 3.5}, "in-progress"),
        ({"closedFlag": False, "status": {"name": "Engineering"}}, "planned"),
        ({"closedFlag": False, "status": {"name": "billed"}}, "done"),  # said by people
        ({"status": {"name": "Engineering"}}, None),
        ({"closedFlag": True, "status": {"name": "Closed - Completed* / Invoiced"}}, "done"),
        ({"closedFlag": True}, "done"),
        ({"closedFlag": True, "status": {"name": ">Closed - Out of scope"}}, None),
        ({"closedFlag": True, "status": {"name": "Closed (out of scope)"}}, None),
        ({"closedFlag": True, "status": {"name": "Closed - Not Done"}}, None),
        ({"closedFlag": True, "status": {"name": "Closed - Unresolved"}}, None),
        ({"closedFlag": True, "status": {"name": "Deferred"}}, None),
        ({"closedFlag": True, "status": {"name": "Closed"}, "mergedParentTicket": {"id": 103}}, "cancelled"),
        ({"closedFlag": False, "status": {"name": "Resolved"}}, None),
        ({"closedFlag": False, "status": {"name": "Completed - Awaiting customer"}}, "planned"),
        ({"status": {"name": "Completed (not tested)"}}, None),
        ({"status": {"name": "Completed"}}, "done"),
        ({"status": {"name": "Engineering"}, "actualEnd": "2026-10-01T00:00:00Z"}, None),
        ({"status": {"name": "Open"}, "actualEnd": "2026-10-01T00:00:00Z"}, "planned"),
        ({"actualEnd": "2026-10-01T00:00:00Z"}, "done"),
        ({}, None),
    ],
)
def test_statuses(fields: dict[str, object], status: str | None) -> None:
    assert _ticket(**fields).get("status") == status


@pytest.mark.parametrize(
    ("status", "decision"),
    [
        ("CAB approved", "approved"),
        ("Not approved", "rejected"),
        ("Rejected", "rejected"),
        ("Pending approval", "pending"),
        ("Awaiting CAB", "pending"),
        ("New", "pending"),
        ("Cancelled", "withdrawn"),
        ("Closed", None),
        ("Scheduled", None),
        (">Approved", "approved"),
        ("Approved by the CAB", "approved"),
        ("Vom CAB genehmigt", "approved"),
        ("Aprobado", "approved"),
        ("Not yet approved", "pending"),
        ("To be approved by CAB", "pending"),
        ("Nicht genehmigt", "rejected"),
        ("Approved to submit to CAB", None),
        ("Partially approved", None),
        ("Ready for CAB / Approved?", None),
        ("Approved?", None),
        ("Pre-Approved by manager", None),
        ("Unapproved", None),
        ("CAB approved - waiting for window", None),
        ("Closed - Approved, Failed", None),
        ("Rejected, submitted again", None),
    ],
)
def test_what_was_decided_on_a_change(status: str, decision: str | None) -> None:
    change = _value([{**CHANGE, "status": {"name": status}}])["service_changes"][0]
    assert change.get("decision") == decision
    assert "decided_by" not in change


@pytest.mark.parametrize(
    ("fields", "is_change"),
    [
        ({"type": {"name": "Change"}}, True),
        ({"subType": {"name": "Standard change"}}, True),
        ({"board": {"name": "Change Management"}}, True),
        ({"requestForChangeFlag": True}, True),
        ({"type": {"name": "Move/Add/Change"}}, False),
        ({"type": {"name": "Cabling"}}, False),
        ({"recordType": "ProjectTicket", "type": {"name": "Change Request"}}, False),
    ],
)
def test_which_tickets_are_changes(fields: dict[str, object], is_change: bool) -> None:
    value = _value({"project": PROJECT, "tickets": [{**SERVICE, **fields}]})
    assert ("service_changes" in value) == is_change


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            {"code": "NotFound", "message": "Project 99 not found", "errors": None},
            "is an error message of ConnectWise ('Project 99 not found'), no export; export it again",
        ),
        ([PROJECT, {**PROJECT, "name": "Other"}], "has 2 projects ('Exchange Online for Halvorsen Dairy', 'Other')"),
        ([SERVICE], "has only service tickets, none of them of a type or on a board for changes; export"),
    ],
)
def test_what_is_no_project_is_refused(value: object, message: str, refused: Refused) -> None:
    (told,) = refused(_loaded, value)
    assert message in told


def test_what_is_told() -> None:
    other = {**TICKETS[1], "id": 999, "project": {"id": 53, "name": "Other"}}
    assert any("has tickets of 2 projects" in note for note in _loaded([*TICKETS, other]).notes)
    assert any(
        "has exactly 25 rows" in note
        for note in _loaded([{**TICKETS[1], "id": number} for number in range(1, 26)]).notes
    )
    assert "read 1 task of a ConnectWise export; 1 duplicate row left out" in _loaded([TICKETS[1]] * 2).notes
    unknown = {"id": 1, "summary": "Test", "recordType": "ProjectTicket", "status": {"name": "Engineering"}}
    assert any("has the status 'Engineering', which is not known" in note for note in _loaded([unknown]).notes)


def test_a_decision_that_is_not_plain_is_told() -> None:
    told = _loaded([{**CHANGE, "status": {"name": "Partially approved"}}]).notes
    assert any("(#601): the status 'Partially approved' does not plainly say what was decided" in note for note in told)


def test_a_closed_status_that_is_not_known_is_told_once_with_the_switch() -> None:
    ticket = {"id": 1, "summary": "Test", "recordType": "ProjectTicket", "closedFlag": True}
    notes = _loaded([{**ticket, "id": n, "status": {"name": "Closed - Out of scope"}} for n in (1, 2)]).notes
    assert any(
        "2 tasks have the status 'Closed - Out of scope', which is not known" in note
        and '--status "Closed - Out of scope=planned" (or in-progress' in note
        for note in notes
    )


def test_whatever_is_broken_is_read_or_refused() -> None:
    read = 0
    for value in broken(WHOLE):
        with suppress(InputError):
            _loaded(value)
            read += 1
    assert read > 150

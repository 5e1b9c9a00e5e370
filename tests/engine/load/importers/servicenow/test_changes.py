"""Changes of ServiceNow: fields as in the sample of change_request_info (Ansible collection servicenow.itsm)."""

import json
from typing import Any

import pytest

from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.vocabulary import Vocabulary

GUIDE = Guide(Vocabulary(frozenset(), frozenset(), frozenset()))
CHANGE = {
    "sys_id": "70ad699e47410200e90d87e8dee4907d",
    "number": "CHG0030023",
    "short_description": "Go-live of the portal for field staff",
    "description": "All branches on one evening",
    "type": "normal",
    "category": "Other",
    "state": "-2",
    "approval": "approved",
    "cab_required": "true",
    "cab_date": "2026-10-21 09:00:00",
    "cab_recommendation": "",
    "opened_at": "2026-10-12 18:17:21",
    "backout_plan": "Point the name back to the old portal",
    "test_plan": "",
    "implementation_plan": "Runbook 12",
    "assigned_to": "681ccaf9c0a8016400b98a06818d57c7",
    "work_start": "",
    "work_end": "",
    "review_date": "",
    "close_code": "",
}


def _change(*others: dict[str, object], **fields: object) -> Any:
    (loaded,) = records_from_text(json.dumps({"result": [{**CHANGE, **fields}, *others]}), GUIDE, "changes.json")
    return loaded.record.model_dump(mode="json", exclude_unset=True)["service_changes"][0]


def test_a_whole_change() -> None:
    assert _change() == {
        "id": "CHG0030023",
        "kind": "deployment",
        "text": "Go-live of the portal for field staff",
        "notes": "All branches on one evening\nType: normal\nCAB required: yes\nCAB date: 2026-10-21 09:00:00\n"
        "Back-out plan: Point the name back to the old portal\nImplementation plan: Runbook 12\nLeft empty: test_plan",
        "submitted": "2026-10-12",
        "decision": "approved",
        "implemented_on": None,
        "reviewed_on": None,
    }


@pytest.mark.parametrize(
    ("fields", "decision"),
    [
        ({"approval": "approved"}, "approved"),
        ({"approval": "rejected"}, "rejected"),
        ({"approval": "requested", "state": "-3"}, "pending"),
        ({"approval": "Not Yet Requested", "state": "New"}, "pending"),
        ({"approval": "not requested", "state": "assess"}, "pending"),
        ({"approval": "not requested", "state": "-1"}, None),  # went ahead, and nobody knows who said so
        ({"approval": "not_required", "state": "3"}, None),
        ({"approval": "requested", "state": ""}, "pending"),
        ({"approval": "approved", "state": "4"}, "withdrawn"),
        ({"approval": "rejected", "state": "Cancelled"}, "rejected"),  # and cancelled for that
        ({"approval": {"display_value": "Approved with conditions", "value": "approved"}}, None),
        ({"approval": "rejected", "state": "4", "work_start": "2026-10-20 08:00:00"}, "rejected"),
        ({"approval": {"display_value": "Genehmigt", "value": "approved"}}, "approved"),
    ],
)
def test_decisions(fields: dict[str, object], decision: str | None) -> None:
    assert _change(**fields).get("decision") == decision


def test_an_approval_that_is_not_plain_is_told() -> None:
    row = {**CHANGE, "approval": {"display_value": "Approved with conditions", "value": "approved"}}
    (loaded,) = records_from_text(json.dumps({"result": [row]}), GUIDE, "changes.json")
    assert any("the approval 'Approved with conditions' does not plainly say" in note for note in loaded.notes)


def test_approved_by_nobody_who_is_named() -> None:
    assert {"decided_by", "decided_on"}.isdisjoint(_change())


def test_the_day_on_which_the_approval_was_set() -> None:
    assert _change(approval_set="2026-10-22 10:00:00")["decided_on"] == "2026-10-22"


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("Approved with no remarks", None),  # a no in it: a person has to read that
        ("Approved", "CAB"),
        ("The board agreed", "CAB"),
        ("Not approved", None),
        ("Approved subject to a back-out test", None),
        ("Approved once the test has passed", None),
        ("Partially approved", None),
        ("Approved?", None),
        ("Deferred to next week", None),
        ("To be discussed", None),
    ],
)
def test_the_board_decided_where_it_wrote_so(said: str, by: str | None) -> None:
    change = _change(cab_recommendation=said)
    assert (change.get("decided_by"), change.get("decided_on")) == (by, "2026-10-21" if by else None)


def test_a_board_that_is_not_asked_has_not_decided() -> None:
    assert "decided_by" not in _change(cab_recommendation="Approved", cab_required="false")


def test_approvers_are_named() -> None:
    votes = [
        {"sysapproval": CHANGE["sys_id"], "approver": {"display_value": name}, "state": state, "sys_updated_on": day}
        for name, state, day in (
            ("Ines Albrecht", "approved", "2026-10-20 08:00:00"),
            ("Björn Okafor", "approved", "2026-10-21 08:00:00"),
            ("Ada Winther", "requested", "2026-10-22 08:00:00"),
        )
    ]
    change = _change(*votes)
    assert (change["decided_by"], change["decided_on"]) == ("Ines Albrecht, Björn Okafor", "2026-10-21")


def test_a_draft_is_not_submitted() -> None:
    draft = _change(state="-5", approval="not requested")
    assert draft["submitted"] is None
    assert draft["decision"] == "pending"
    assert draft["decided_on"] is None


def test_implemented_and_reviewed() -> None:
    change = _change(state="3", work_end="2026-11-02 21:00:00", review_date="2026-11-09")
    assert (change["implemented_on"], change["reviewed_on"]) == ("2026-11-02", "2026-11-09")


def test_of_a_closed_change_without_days_they_are_unknown() -> None:
    assert {"implemented_on", "reviewed_on"}.isdisjoint(_change(state="3"))

"""When the approval of the CAB counts as done: by the service changes alone, whatever else says so."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from golive import ActivityFinding

Ask = Callable[..., ActivityFinding]
CAB = "change-mgmt/obtain-cab-approval"

APPROVED: dict[str, Any] = {
    "id": "CHG-A",
    "decision": "approved",
    "submitted": "2026-09-01",
    "decided_on": "2026-09-08",
}
PENDING = {**APPROVED, "id": "CHG-P", "decision": "pending"}
REJECTED = {**APPROVED, "id": "CHG-R", "decision": "rejected"}
WITHDRAWN = {**APPROVED, "id": "CHG-W", "decision": "withdrawn"}
UNDECIDED = {**APPROVED, "id": "CHG-0", "decision": None}
UNSAID = {key: value for key, value in APPROVED.items() if key != "decision"}


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ([], "missing"),
        ([APPROVED], "done"),
        ([APPROVED, APPROVED], "done"),
        ([APPROVED, WITHDRAWN], "done"),
        ([WITHDRAWN], "missing"),
        ([PENDING], "open"),
        ([REJECTED], "open"),
        ([UNDECIDED], "open"),
        ([APPROVED, PENDING], "open"),
        ([REJECTED, APPROVED], "open"),
        ([APPROVED, UNDECIDED], "open"),
        ([UNSAID], "undecided"),
        ([APPROVED, UNSAID], "undecided"),
        ([UNSAID, PENDING], "open"),
    ],
)
def test_cab_approval_by_the_changes(changes: list[dict[str, Any]], outcome: str, ask: Ask) -> None:
    for order in (changes, changes[::-1]):
        assert ask(CAB, {"service_changes": order}).outcome == outcome


SAID_DONE = {"name": "CAB said yes", "status": "done", "date": "2026-09-08", "covers": [CAB]}


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ([], "open"),
        ([APPROVED], "done"),
        ([WITHDRAWN], "open"),
        ([PENDING], "open"),
        ([APPROVED, REJECTED], "open"),
        ([UNSAID], "undecided"),
        (None, "undecided"),
    ],
)
def test_cab_approval_is_done_only_when_the_changes_show_it(
    changes: list[dict[str, Any]] | None, outcome: str, ask: Ask
) -> None:
    record: dict[str, Any] = {"activities": [SAID_DONE]}
    if changes is None:
        finding = ask(CAB, record, without=("service_changes",))
    else:
        finding = ask(CAB, {**record, "service_changes": changes})
    assert finding.outcome == outcome
    said_but_not_shown = any("said to be done" in remark for remark in finding.remarks)
    assert said_but_not_shown is (outcome in ("open", "undecided"))


def test_a_change_that_says_it_covers_the_approval_does_not_approve_itself(ask: Ask) -> None:
    finding = ask(CAB, {"service_changes": [{**PENDING, "covers": [CAB]}]})
    assert (finding.outcome, list(finding.remarks)) == ("open", ["its decision is pending"])
    assert [(piece.name, piece.how) for piece in finding.evidence] == [("CHG-P", "content")]
    assert ask(CAB, {"service_changes": [{**APPROVED, "covers": [CAB]}]}).outcome == "done"


def test_an_approval_that_is_only_planned_stays_planned(ask: Ask) -> None:
    task = {**SAID_DONE, "status": "planned"}
    assert ask(CAB, {"activities": [task], "service_changes": []}).outcome == "open"
    assert ask(CAB, {"activities": [task], "service_changes": []}, gate="plan-baseline").outcome == "planned"


def test_a_waived_approval_is_waived_whatever_the_changes_say(ask: Ask) -> None:
    waiver = {"reason": "Emergency", "by": "Sponsor", "date": "2026-09-09", "covers": [CAB]}
    assert ask(CAB, {"waivers": [waiver], "service_changes": [PENDING]}).outcome == "waived"


def test_an_open_approval_names_the_change_and_its_decision(ask: Ask) -> None:
    finding = ask(CAB, {"service_changes": [APPROVED, PENDING]})
    assert [piece.name for piece in finding.evidence] == ["CHG-P"]
    assert list(finding.remarks) == ["its decision is pending"]


def test_an_undecided_approval_names_the_decision_that_is_needed(ask: Ask) -> None:
    assert list(ask(CAB, {"service_changes": [APPROVED, UNSAID]}).needs) == ["service_changes[1].decision"]


def test_an_approval_dates_from_the_decision_not_from_the_request(ask: Ask) -> None:
    assert ask(CAB, {"service_changes": [APPROVED]}).date == date(2026, 9, 8)


def test_an_approval_that_nobody_decided_yet_says_so(ask: Ask) -> None:
    assert list(ask(CAB, {"service_changes": [UNDECIDED]}).remarks) == ["it is not decided yet"]


@pytest.mark.parametrize("change", [PENDING, REJECTED], ids=lambda change: change["decision"])
def test_a_pending_or_rejected_change_makes_it_open_whatever_a_task_leaves_unsaid(
    change: dict[str, Any], ask: Ask
) -> None:
    task = {"name": "CAB meeting", "covers": [CAB]}
    assert ask(CAB, {"activities": [task], "service_changes": [change]}).outcome == "open"

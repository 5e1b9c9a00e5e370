"""How a record is read where its words leave room: the settled readings, sentence by sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from golive import ActivityFinding, Engine

Ask = Callable[..., ActivityFinding]
SUBMIT = "change-mgmt/submit-rfc-production"
ANY = "project/define-scope"  # applies to every project, due by plan-baseline
LATE = "project/close-project"  # the same, due by project-close
RUNNING = "project/report-status"  # the same, continuous


# A field may be absent, which says nothing, or null, which says "not yet" of a date, a decision or a text.


def test_nothing_is_required(engine: Engine) -> None:
    assert engine.check({"id": "P"}).counts.total > 200


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ({"baseline_finish": "2026-05-01", "forecast_finish": "2026-05-02"}, "missing"),
        ({"baseline_finish": "2026-05-01", "forecast_finish": "2026-05-01"}, "not-applicable"),
        ({"baseline_finish": "2026-05-02", "forecast_finish": "2026-05-01"}, "not-applicable"),
        ({"baseline_finish": None, "forecast_finish": "2026-05-02"}, "not-applicable"),
        ({"baseline_finish": "2026-05-01", "forecast_finish": None}, "not-applicable"),
        ({"forecast_finish": "2026-05-02"}, "undecided"),
        ({"baseline_finish": "2026-05-01"}, "undecided"),
    ],
)
def test_a_date_that_is_null_is_known_to_be_empty_and_an_absent_one_unknown(
    dates: dict[str, Any], outcome: str, engine: Engine, base: dict[str, Any]
) -> None:
    report = engine.check({**base, "dates": dates}, select=("project/request-timeline-change",))
    assert report.activities[0].outcome == outcome


@pytest.mark.parametrize(
    ("empty", "outcome"), [("absent", "undecided"), ("null", "undecided"), ("[]", "not-applicable")]
)
def test_an_absent_list_is_unknown_and_an_empty_one_means_none(
    empty: str, outcome: str, engine: Engine, base: dict[str, Any]
) -> None:
    record = {key: value for key, value in base.items() if key != "scope_additions"}
    given = {"absent": {}, "null": {"scope_additions": None}, "[]": {"scope_additions": []}}[empty]
    report = engine.check({**record, **given}, select=("project/request-scope-change",))
    assert report.activities[0].outcome == outcome


@pytest.mark.parametrize("waivers", [{}, {"waivers": None}, {"waivers": []}])
def test_absent_waivers_mean_none(waivers: dict[str, Any], engine: Engine, base: dict[str, Any]) -> None:
    record = {key: value for key, value in base.items() if key != "waivers"}
    report = engine.check({**record, **waivers}, select=(ANY,))
    assert (report.activities[0].outcome, report.counts.undecided) == ("missing", 0)


# Facts are true, false or unknown, also yes and no.


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (True, "missing"),
        ("yes", "missing"),
        ("true", "missing"),
        (False, "not-applicable"),
        ("no", "not-applicable"),
        ("unknown", "undecided"),
        (None, "undecided"),
    ],
)
def test_facts_take_yes_no_and_unknown(given: Any, outcome: str, ask: Ask) -> None:
    assert ask("procurement/create-bom", {"facts": {"buys_goods": given}}).outcome == outcome


@pytest.mark.parametrize(
    ("fact", "field", "activity"),
    [("pilot_planned", "pilot", "release-mgmt/plan-pilot"), ("els_planned", "els", "release-mgmt/run-els")],
)
@pytest.mark.parametrize(
    ("of_fact", "of_field", "outcome"),
    [
        (True, "absent", "missing"),
        (False, "absent", "not-applicable"),
        ("absent", True, "missing"),
        ("absent", False, "not-applicable"),
        (True, False, "not-applicable"),
        (False, True, "missing"),
        (True, None, "missing"),
        ("absent", "absent", "undecided"),
    ],
)
def test_the_field_of_pilot_and_early_life_support_wins_over_the_fact(
    of_fact: Any, of_field: Any, outcome: str, fact: str, field: str, activity: str, ask: Ask
) -> None:
    record: dict[str, Any] = {}
    if of_fact != "absent":
        record["facts"] = {fact: of_fact}
    if of_field == "absent":
        assert ask(activity, record, without=(field,)).outcome == outcome
    else:
        assert ask(activity, {**record, field: {"planned": of_field}}).outcome == outcome


# Whether it is a project.

TICKET, NO_TICKET = {"deliverable_by_ticket": True}, {"deliverable_by_ticket": False}
SMALL = {"labour_hours": 15.99, "risk": "low", "complexity": "low"}


@pytest.mark.parametrize(
    ("request_", "known"),
    [
        ({**NO_TICKET, **SMALL}, False),
        ({**NO_TICKET, **SMALL, "labour_hours": 16}, True),
        ({**NO_TICKET, **SMALL, "risk": "medium"}, True),
        ({**NO_TICKET, **SMALL, "complexity": "high"}, True),
        ({**NO_TICKET, "risk": "low", "complexity": "low"}, None),
        ({**NO_TICKET, "risk": "high"}, True),
        ({**TICKET, "risk": "high"}, False),
        (TICKET, False),
        ({"risk": "high"}, None),
        (SMALL, False),
        ({}, None),
    ],
)
def test_is_project(request_: dict[str, Any], known: bool | None, engine: Engine, base: dict[str, Any]) -> None:
    report = engine.check({**base, "request": request_})
    assert report.facts["is_project"].value is known
    assert (report.verdict.result == "not-a-project") is (known is False)
    finding = next(f for f in report.activities if f.id == ANY)
    assert finding.outcome == ("not-applicable" if known is False else "missing")


def test_an_unknown_is_project_is_said_first_and_makes_nothing_undecided(engine: Engine, base: dict[str, Any]) -> None:
    report = engine.check({**base, "request": {}, "waivers": [{"reason": "Only this"}]})
    assert "whether this is a project at all is not known" in report.notes[0]
    assert len(report.notes) == 2
    assert report.counts.undecided == 0


# Status of elements.


@pytest.mark.parametrize("name", ["activities", "stakeholders", "requirements", "risks"])
@pytest.mark.parametrize(
    ("status", "outcome", "late"),
    [
        ("planned", "open", "planned"),
        ("in-progress", "open", "planned"),
        ("done", "done", "done"),
        ("cancelled", "missing", "missing"),
        (None, "undecided", "planned"),
    ],
)
def test_status_of_an_element_of_an_evidence_list(
    name: str, status: str | None, outcome: str, late: str, ask: Ask
) -> None:
    element = {"name": "An element", "covers": [ANY, LATE], "date": "2026-09-01", "status": status}
    assert ask(ANY, {name: [element]}).outcome == outcome
    assert ask(LATE, {name: [element]}).outcome == late


@pytest.mark.parametrize(
    ("status", "gate", "outcome"),
    [
        ("in-progress", "plan-baseline", "done"),
        ("in-progress", "charter-approval", "done"),
        ("planned", "charter-approval", "planned"),
        ("planned", "plan-baseline", "open"),
        ("done", "project-close", "done"),
    ],
)
def test_what_is_continuous_is_met_once_under_way_and_due_from_plan_baseline_on(
    status: str, gate: str, outcome: str, ask: Ask
) -> None:
    task = {"name": "Status reports", "covers": [RUNNING], "status": status}
    assert ask(RUNNING, {"activities": [task]}, gate=gate).outcome == outcome


# Status and date of control records, for what they cover.


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"decision": "approved"}, "done"),
        ({"decision": "rejected"}, "done"),
        ({"decision": "pending"}, "open"),
        ({"decision": None}, "open"),
        ({}, "undecided"),
        ({"decision": "withdrawn"}, "missing"),
    ],
)
def test_a_project_change_is_done_once_it_is_decided(change: dict[str, Any], outcome: str, ask: Ask) -> None:
    record = {"project_changes": [{"id": "PCR-1", "covers": [ANY], "decided_on": "2026-09-02", **change}]}
    finding = ask(ANY, record)
    assert finding.outcome == outcome
    assert finding.date == (None if outcome == "missing" else date(2026, 9, 2))
    assert list(finding.needs) == (["project_changes[0].decision"] if outcome == "undecided" else [])


@pytest.mark.parametrize("decision", ["approved", "rejected", "pending"])
def test_a_service_change_is_done_on_the_day_it_was_submitted(decision: str, ask: Ask) -> None:
    change = {"id": "CHG-1", "covers": [ANY], "submitted": "2026-09-03", "decided_on": "2026-09-01"}
    finding = ask(ANY, {"service_changes": [{**change, "decision": decision}]})
    assert (finding.outcome, finding.date) == ("done", date(2026, 9, 3))


def test_a_service_change_that_is_not_submitted_yet_is_planned(ask: Ask) -> None:
    assert ask(ANY, {"service_changes": [{"id": "CHG-1", "covers": [ANY], "submitted": None}]}).outcome == "open"


@pytest.mark.parametrize(
    ("point", "day"),
    [
        ({"criteria_set_on": "2026-08-01", "date": "2026-07-01"}, date(2026, 8, 1)),
        ({"date": "2026-07-01"}, date(2026, 7, 1)),
        ({}, None),
    ],
)
def test_an_authorization_point_is_done_on_the_day_its_criteria_were_set(
    point: dict[str, Any], day: date | None, ask: Ask
) -> None:
    finding = ask(ANY, {"authorization_points": [{"name": "Gate 2", "covers": [ANY], **point}]})
    assert (finding.outcome, finding.date) == ("done", day)


@pytest.mark.parametrize("name", ["cab", "pilot", "els"])
def test_board_pilot_and_early_life_support_are_done(name: str, ask: Ask) -> None:
    assert ask(ANY, {name: {"covers": [ANY]}}).outcome == "done"


@pytest.mark.parametrize("name", ["known_errors", "improvements"])
@pytest.mark.parametrize(
    ("fields", "outcome"),
    [({"handed_over_on": "2026-09-01"}, "done"), ({"handed_over_on": None}, "open"), ({}, "undecided")],
)
def test_what_is_handed_over_is_done_then(name: str, fields: dict[str, Any], outcome: str, ask: Ask) -> None:
    assert ask(ANY, {name: [{"text": "One", "covers": [ANY], **fields}]}).outcome == outcome


def test_a_waiver_is_waived_on_its_date(ask: Ask) -> None:
    waiver = {"reason": "Small", "by": "Sponsor", "date": "2026-09-09", "covers": [ANY]}
    finding = ask(ANY, {"waivers": [waiver]})
    assert (finding.outcome, finding.date) == ("waived", date(2026, 9, 9))
    assert list(finding.remarks) == ["waived by Sponsor: Small"]


# Dates and plans.


def test_the_date_of_an_activity_is_the_earliest_of_what_covers_it(ask: Ask) -> None:
    record = {
        "activities": [{"name": "A", "status": "done", "date": "2026-09-05", "covers": [ANY]}],
        "stakeholders": [{"name": "B", "status": "done", "date": "2026-09-04", "covers": [ANY]}],
        "service_changes": [{"id": "C", "submitted": "2026-09-06", "covers": [ANY]}],
    }
    assert ask(ANY, record).date == date(2026, 9, 4)


def test_absent_service_changes_leave_the_request_to_coverage(ask: Ask) -> None:
    assert ask(SUBMIT, {}, without=("service_changes",)).outcome == "missing"
    task = {"name": "RFC handed in", "status": "done", "covers": [SUBMIT]}
    assert ask(SUBMIT, {"activities": [task]}, without=("service_changes",)).outcome == "done"


def test_an_absent_plan_leaves_undecided_what_nothing_else_covers(ask: Ask) -> None:
    assert ask(SUBMIT, {}, without=("activities",)).outcome == "undecided"
    record = {"service_changes": [{"kind": "deployment", "submitted": "2026-09-06"}]}
    assert ask(SUBMIT, record, without=("activities",)).outcome == "done"

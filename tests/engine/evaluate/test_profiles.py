"""What a profile changes in a report: outcomes, notes, settings, and what is mandatory."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import ActivityFinding, Engine, InputError, Report
from golive.engine.evaluate.notes import profile_notes

Value = dict[str, Any]
Put = Callable[[str, str], Path]
CAB = "change-mgmt/obtain-cab-approval"


@pytest.fixture
def report_of(put: Put, base: Value) -> Callable[..., Report]:
    """The report on the base record with something laid over it, under a profile with these changes."""

    def made(changes: str, record: Value | None = None) -> Report:
        path = put("own.yaml", f"id: own\ntitle: My own\n{changes}\n")
        return Engine(profile=path).check({**base, **(record or {})}, gate="go-live")

    return made


def _finding(report: Report, name: str) -> ActivityFinding:
    return next(finding for finding in report.activities if finding.id == name)


def test_what_is_left_out_does_not_apply_and_says_why(report_of: Callable[..., Report]) -> None:
    name = "event-mgmt/configure-monitoring"
    report = report_of(f"leave_out: [{{id: {name}, why: The cloud does it.}}]", {"activities": []})
    finding = _finding(report, name)
    assert finding.outcome == "not-applicable"
    assert [reason.says for reason in finding.because] == ["left out by the profile own: The cloud does it."]
    assert name not in report.verdict.decided_by
    assert report.counts.total == 217


def test_a_record_may_still_cover_what_is_left_out(report_of: Callable[..., Report]) -> None:
    name = "event-mgmt/configure-monitoring"
    plan = [{"name": "Monitors", "status": "done", "covers": [name]}]
    report = report_of(f"leave_out: [{{id: {name}, why: x}}]", {"activities": plan})
    assert _finding(report, name).outcome == "not-applicable"


def test_a_rule_that_is_left_out_does_not_apply(report_of: Callable[..., Report]) -> None:
    report = report_of("leave_out: [{id: STK-01, why: Nobody asked.}]")
    rule = next(rule for rule in report.rules if rule.id == "STK-01")
    assert (rule.outcome, [reason.says for reason in rule.because]) == (
        "not-applicable",
        ["left out by the profile own: Nobody asked."],
    )


def test_a_rule_that_asks_for_what_is_left_out_is_not_violated_by_it(report_of: Callable[..., Report]) -> None:
    record = {"activities": [{"name": "Who pays", "status": "done", "covers": ["stakeholder/identify-customer"]}]}
    outcomes = {}
    for changes in ("", "leave_out: [{id: stakeholder/identify-users, why: x}]"):
        report = report_of(changes, record)
        outcomes[changes] = next(rule.outcome for rule in report.rules if rule.id == "STK-01")
    assert [*outcomes.values()] == ["violated", "upheld"]


def test_another_severity_decides_otherwise(report_of: Callable[..., Report]) -> None:
    name = "event-mgmt/test-monitoring"
    report = report_of(f"raise: [{{id: {name}, to: blocker, why: x}}]", {"activities": []})
    assert _finding(report, name).severity == "blocker"
    assert name in report.verdict.decided_by


def test_the_threshold_is_that_of_the_profile(report_of: Callable[..., Report]) -> None:
    request = {"request": {"deliverable_by_ticket": False, "labour_hours": 20, "risk": "low", "complexity": "low"}}
    assert report_of("", request).verdict.result != "not-a-project"
    report = report_of("set: {labour_threshold: {value: 24, why: x}}", request)
    assert report.verdict.result == "not-a-project"
    assert any("24 (labour_threshold)" in reason.says for reason in report.facts["is_project"].because)


@pytest.mark.parametrize(("mode", "is_project"), [("any", True), ("all", False)])
def test_two_readings_of_what_makes_a_project(report_of: Callable[..., Report], mode: str, is_project: bool) -> None:
    request = {"deliverable_by_ticket": False, "labour_hours": 200, "risk": "low", "complexity": "high"}
    report = report_of(f"set: {{qualify_mode: {{value: {mode}, why: x}}}}", {"request": request})
    fact = report.facts["is_project"]
    assert fact.value is is_project
    assert not any("qualify_mode" in reason.says for reason in fact.because)


@pytest.mark.parametrize(("mode", "outcome"), [("any", "violated"), ("all", "undecided")])
def test_work_in_a_ticket_is_judged_by_the_same_reading(
    report_of: Callable[..., Report], mode: str, outcome: str
) -> None:
    request = {"handled_as": "ticket", "deliverable_by_ticket": False, "labour_hours": 200, "complexity": "high"}
    report = report_of(f"set: {{qualify_mode: {{value: {mode}, why: x}}}}", {"request": request})
    assert next(rule.outcome for rule in report.rules if rule.id == "QUAL-02") == outcome


def test_what_is_mandatory_is_not_waived(report_of: Callable[..., Report]) -> None:
    waiver = {"reason": "no time", "by": "Ann", "date": "2026-01-01", "covers": [CAB, "risk/market"]}
    report = report_of(
        f"mandatory: [{{id: {CAB}, why: x}}]", {"activities": [], "service_changes": [], "waivers": [waiver]}
    )
    assert (_finding(report, CAB).outcome, _finding(report, "risk/market").outcome) == ("missing", "waived")
    assert [note for note in report.notes if note.startswith("the waiver")] == [
        f"the waiver 'no time' (<record>) does not count for {CAB}: it is mandatory, which no waiver silences"
    ]


def test_a_mandatory_rule_is_never_left_out_or_lowered(report_of: Callable[..., Report]) -> None:
    for changes in ("leave_out: [{id: CHG-02, why: x}]", "lower: [{id: CHG-*, to: minor, why: x}]"):
        with pytest.raises(InputError, match=r"mandatory in pmbok-itil and cannot be"):
            report_of(changes)


def test_the_report_holds_what_was_changed_and_why(report_of: Callable[..., Report]) -> None:
    report = report_of("raise: [{id: risk/market, to: major, why: We live from it.}]")
    (used,) = report.profile
    assert (used.id, used.title) == ("own", "My own")
    change = used.changes[0]
    assert (change.what, change.id, change.to, change.why) == ("raise", "risk/market", "major", "We live from it.")


def test_the_notes_name_every_change(report_of: Callable[..., Report]) -> None:
    report = report_of(
        "set: {labour_threshold: {value: 24, why: x}}\n"
        "leave_out: [{id: project-portfolio/*, why: x}, {id: risk/market, why: x}]\n"
        "raise: [{id: risk/set-approach, to: major, why: x}]\n"
        "due: [{id: risk/analyse, to: go-live, why: x}]"
    )
    assert report.notes[0].startswith(
        "the profile own (My own) sets labour_threshold to 24 instead of 16 person-hours; "
        "leaves out: project-portfolio/* (15), risk/market; raises to major: risk/set-approach; "
        "makes due by go-live: risk/analyse. `golive rules list --profile "
    )


def test_a_profile_that_changes_nothing_says_so(report_of: Callable[..., Report]) -> None:
    assert report_of("").notes[0] == "the profile own (My own) changes nothing"
    notes = report_of("raise: [{id: risk/market, to: minor, why: x}]").notes
    assert notes[:2] == [
        "the profile own (My own) changes nothing",
        "in the profile own one entry has no effect: risk/market weighs minor or more already",
    ]


def test_without_a_profile_nothing_is_said(engine: Engine, base: Value) -> None:
    report = engine.check(base)
    assert report.profile == []
    assert not [note for note in report.notes if "profile" in note]


def test_the_command_that_says_why_needs_the_ruleset_too(report_of: Callable[..., Report]) -> None:
    used = report_of("raise: [{id: risk/market, to: major, why: We live from it.}]").profile
    assert [note.rpartition("`")[2] for note in profile_notes(used, "pmbok-itil")] == [" says why"]
    assert [note.rpartition("`")[2] for note in profile_notes(used, "ours")] == [" with the same --ruleset says why"]

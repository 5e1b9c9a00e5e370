"""Verdicts: the table of the design, row by row, with the boundaries between the rows."""

import itertools
from typing import Any, get_args

import pytest

from golive import ActivityFinding, Engine
from golive.engine.evaluate.verdict import due_by, due_gate, is_condition, verdict_of
from golive.schemas.words import GATES, SEVERITIES, Gate, Outcome, Severity

DUES = (*GATES, "continuous")
OUTCOMES = get_args(Outcome)


def _finding(severity: Severity, due: Any, outcome: Any, name: str = "a/b") -> ActivityFinding:
    return ActivityFinding(id=name, title="A", outcome=outcome, severity=severity, due=due, group="planning")


def _is_due(due: str, gate: str) -> bool:
    place = {name: number for number, name in enumerate(GATES)} | {"continuous": 1}
    return place[due] <= place[gate]


def _expected(severity: str, due: str, outcome: str, gate: str) -> str:
    """One finding alone, read off the table."""
    is_due = _is_due(due, gate)
    if severity == "blocker" and is_due and outcome in ("missing", "open"):
        return "no-go"
    if severity == "blocker" and is_due and outcome == "undecided":
        return "hold"
    if outcome in ("missing", "open") and (is_due or gate != "charter-approval"):
        return "conditional"
    if severity == "major" and is_due and outcome == "undecided":
        return "conditional"
    return "go"


@pytest.mark.parametrize("gate", GATES)
def test_a_single_finding(gate: Gate) -> None:
    seen = set()
    for severity, due, outcome in itertools.product(SEVERITIES, DUES, OUTCOMES):
        verdict = verdict_of([_finding(severity, due, outcome)], gate, is_project=True)
        expected = _expected(severity, due, outcome, gate)
        assert verdict.result == expected, (severity, due, outcome)
        assert verdict.decided_by == ([] if expected == "go" else ["a/b"]), (severity, due, outcome)
        seen.add(verdict.result)
    assert seen == {"go", "conditional", "hold", "no-go"}


@pytest.mark.parametrize(
    ("severity", "due", "outcome", "gate", "result"),
    [
        ("blocker", "go-live", "missing", "go-live", "no-go"),
        ("blocker", "go-live", "open", "handover", "no-go"),
        ("blocker", "handover", "missing", "go-live", "conditional"),
        ("blocker", "go-live", "missing", "plan-baseline", "conditional"),
        ("blocker", "go-live", "missing", "charter-approval", "go"),
        ("minor", "project-close", "missing", "plan-baseline", "conditional"),
        ("minor", "charter-approval", "missing", "charter-approval", "conditional"),
        ("major", "charter-approval", "missing", "charter-approval", "conditional"),
        ("blocker", "charter-approval", "missing", "charter-approval", "no-go"),
        ("blocker", "continuous", "open", "charter-approval", "go"),
        ("blocker", "continuous", "open", "plan-baseline", "no-go"),
        ("blocker", "handover", "undecided", "go-live", "go"),
        ("blocker", "handover", "undecided", "handover", "hold"),
        ("major", "handover", "undecided", "go-live", "go"),
        ("major", "go-live", "undecided", "go-live", "conditional"),
        ("minor", "go-live", "undecided", "go-live", "go"),
        ("blocker", "go-live", "waived", "go-live", "go"),
        ("blocker", "go-live", "not-applicable", "go-live", "go"),
        ("blocker", "handover", "planned", "go-live", "go"),
        ("blocker", "go-live", "done", "go-live", "go"),
    ],
)
def test_boundaries(severity: Severity, due: str, outcome: str, gate: Gate, result: str) -> None:
    assert verdict_of([_finding(severity, due, outcome)], gate, is_project=True).result == result


NO_GO = _finding("blocker", "go-live", "missing", "a/no-go")
HOLD = _finding("blocker", "go-live", "undecided", "a/hold")
CONDITION = _finding("minor", "go-live", "missing", "a/condition")
UNSURE = _finding("major", "go-live", "undecided", "a/unsure")
FINE = _finding("blocker", "go-live", "done", "a/fine")


@pytest.mark.parametrize(
    ("findings", "result", "decided_by"),
    [
        ([CONDITION, HOLD, NO_GO, UNSURE], "no-go", ["a/no-go"]),
        ([CONDITION, UNSURE, HOLD], "hold", ["a/hold"]),
        ([FINE, CONDITION, UNSURE], "conditional", ["a/condition", "a/unsure"]),
        ([FINE], "go", []),
        ([], "go", []),
    ],
)
def test_the_first_row_that_holds_decides(findings: list[ActivityFinding], result: str, decided_by: list[str]) -> None:
    for order in itertools.permutations(findings):
        verdict = verdict_of(order, "go-live", is_project=True)
        assert verdict.result == result
        assert sorted(verdict.decided_by) == decided_by


def test_the_verdict_names_all_that_decided_it_in_the_order_of_the_findings() -> None:
    findings = [_finding("blocker", "go-live", "open", f"a/{name}") for name in "cab"]
    assert verdict_of(findings, "go-live", is_project=True).decided_by == ["a/c", "a/a", "a/b"]


@pytest.mark.parametrize(("is_project", "result"), [(False, "not-a-project"), (None, "no-go"), (True, "no-go")])
def test_only_a_known_no_ends_the_list(is_project: bool | None, result: str) -> None:
    assert verdict_of([NO_GO], "go-live", is_project).result == result


def test_not_a_project_names_the_fact_that_decided_it() -> None:
    assert verdict_of([], "go-live", is_project=False).decided_by == ["is_project"]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("due", DUES)
def test_due_by(due: Any, gate: Gate) -> None:
    assert due_by(due, gate) is _is_due(due, gate)


def test_continuous_is_due_from_plan_baseline_on() -> None:
    assert due_gate("continuous") == "plan-baseline"
    assert [due_gate(gate) for gate in GATES] == list(GATES)


@pytest.mark.parametrize("gate", GATES)
def test_conditions_are_what_stands_between_a_record_and_go(gate: Gate) -> None:
    for severity, due, outcome in itertools.product(SEVERITIES, DUES, OUTCOMES):
        finding = _finding(severity, due, outcome)
        stands = verdict_of([finding], gate, is_project=True).result != "go"
        assert is_condition(finding, gate) is stands, (severity, due, outcome)


def _tasks(small: Engine, without: str = "") -> list[dict[str, Any]]:
    ids = [activity.id for activity in small.ruleset.activities if activity.id != without]
    return [{"name": "Everything", "status": "done", "covers": ids}]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("due", DUES)
@pytest.mark.parametrize("severity", SEVERITIES)
def test_a_record_that_lacks_one_activity(severity: Severity, due: str, gate: Gate, small: Engine) -> None:
    name = f"t/{due}-{severity}"
    record = {"facts": {"asked_fact": True}, "activities": _tasks(small, without=name)}
    verdict = small.check(record, gate=gate).verdict
    expected = _expected(severity, due, "missing", gate)
    assert (verdict.result, verdict.decided_by) == (expected, [] if expected == "go" else [name])


@pytest.mark.parametrize(
    ("ticket", "result", "known"), [(True, "not-a-project", False), (False, "go", True), (None, "go", None)]
)
def test_a_record_that_may_be_no_project(ticket: bool | None, result: str, known: bool | None, small: Engine) -> None:
    record = {
        "facts": {"asked_fact": True},
        "request": {"deliverable_by_ticket": ticket},
        "activities": _tasks(small),
    }
    report = small.check(record, gate="go-live")
    fact = report.facts["is_project"]
    assert (report.verdict.result, fact.value) == (result, known)
    assert fact.counted_as is (True if known is None else None)
    assert ("whether this is a project" in " ".join(report.notes[:1])) is (known is None)


def test_what_is_no_project_has_nothing_that_applies_to_projects(small: Engine) -> None:
    report = small.check({"request": {"deliverable_by_ticket": True}, "activities": []}, gate="go-live")
    outcomes = {finding.outcome for finding in report.activities if finding.id != "t/if-asked"}
    assert outcomes == {"not-applicable"}


def test_a_portfolio_is_never_no_project(engine: Engine) -> None:
    report = engine.check({"projects": [], "activities": []})
    assert report.record.scope == "portfolio"
    assert report.verdict.result == "conditional"

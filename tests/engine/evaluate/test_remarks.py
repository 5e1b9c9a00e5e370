"""What a report remarks: doubts about evidence, fields left empty, waivers, and what it did not look at."""

from collections.abc import Callable
from typing import Any

import pytest

import golive
from golive import ActivityFinding, Engine

Ask = Callable[..., ActivityFinding]
ANY = "project/define-scope"
WAIVER = {"reason": "Too small", "by": "Sponsor", "date": "2026-05-01"}


def _task(name: str, status: str | None, day: str | None = None) -> dict[str, Any]:
    return {"name": name, "status": status, "date": day, "covers": [ANY]}


def test_evidence_without_a_doubt_has_no_remark(ask: Ask) -> None:
    assert list(ask(ANY, {"activities": [_task("A", "done", "2026-10-26")]}).remarks) == []


def test_what_is_done_on_a_day_to_come_is_remarked(ask: Ask) -> None:
    finding = ask(ANY, {"activities": [_task("A", "done", "2026-10-27")]})
    assert (finding.outcome, list(finding.remarks)) == (
        "done",
        ["A is said to be done on 2026-10-27, which is after 2026-10-26"],
    )


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([("B", "planned")], "B (planned)"),
        ([("B", "in-progress"), ("C", None)], "B (in-progress), C (unsaid)"),
        ([("B", "planned"), ("C", "planned"), ("D", "planned")], "B (planned), C (planned), D (planned)"),
        ([(name, "planned") for name in "BCDEF"], "B (planned), C (planned), D (planned) and 2 more"),
    ],
)
def test_what_is_done_by_one_and_not_by_others_is_remarked(
    others: list[tuple[str, str | None]], said: str, ask: Ask
) -> None:
    finding = ask(ANY, {"activities": [_task("A", "done"), *(_task(*other) for other in others)]})
    assert finding.outcome == "done"
    (remark,) = finding.remarks
    assert remark.replace("no status given", "unsaid").endswith(f"not all that covers it is done: {said}")


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_others_that_are_done_or_cancelled_raise_no_doubt(status: str, ask: Ask) -> None:
    assert list(ask(ANY, {"activities": [_task("A", "done"), _task("B", status)]}).remarks) == []


@pytest.mark.parametrize(
    ("els", "remarks"),
    [
        ({"planned": True, "exit_criteria": []}, ["els.exit_criteria is empty (<record>)"]),
        ({"planned": True}, []),
        ({"planned": True, "exit_criteria": ["Calm"]}, []),
    ],
)
def test_a_field_that_was_left_empty_is_named(els: dict[str, Any], remarks: list[str], ask: Ask) -> None:
    assert list(ask("release-mgmt/els-exit-criteria", {"els": els}).remarks) == remarks


def test_the_owner_of_the_evidence_is_told(ask: Ask) -> None:
    assert ask(ANY, {"activities": [{**_task("A", "planned"), "owner": "Ada"}]}).owner == "Ada"
    assert ask(ANY, {"activities": [_task("A", "planned")]}).owner is None


def test_the_days_of_the_gates_are_told_where_the_record_has_them() -> None:
    dates = {"go_live": "2026-11-09", "gates": {"plan-baseline": "2026-02-02", "handover": None}}
    report = golive.check({"dates": dates})
    assert {gate: str(day) for gate, day in report.gate_dates.items()} == {
        "go-live": "2026-11-09",
        "plan-baseline": "2026-02-02",
    }


# Notes.


@pytest.mark.parametrize(
    ("covers", "loud"),
    [([], True), (["release-mgmt/run-els"], True), ([ANY], False), ([ANY, "release-mgmt/run-els"], False)],
)
def test_a_waiver_that_fits_nothing_is_loud(
    covers: list[str], loud: bool, engine: Engine, base: dict[str, Any]
) -> None:
    report = engine.check({**base, "waivers": [{**WAIVER, "covers": covers}]})
    assert any("Too small" in note for note in report.notes) is loud


@pytest.mark.parametrize("options", [{"select": ("project/",)}, {"ignore": ("project/",)}, {}])
def test_what_was_left_out_is_told(options: dict[str, Any], engine: Engine, base: dict[str, Any]) -> None:
    report = engine.check(base, **options)
    total = engine.check(base).counts.total
    said = [note for note in report.notes if "left out" in note]
    assert bool(said) is bool(options)
    for note in said:
        (name, (prefix,)), *_ = options.items()
        assert note.startswith(f"{total - report.counts.total} of {total} activities")
        assert f"--{name} {prefix}" in note


@pytest.mark.parametrize(
    ("tasks", "told"),
    [
        ([{"name": "A"}], True),
        ([{"name": "A", "covers": []}], True),
        ([{"name": "A", "covers": [ANY]}], False),
        ([], False),
    ],
)
def test_a_plan_that_covers_nothing_is_told(tasks: list[dict[str, Any]], told: bool, engine: Engine) -> None:
    notes = engine.check({"name": "A", "activities": tasks}).notes
    assert any("no task says which activity it covers" in note for note in notes) is told

"""Conditions from one gate to the next."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, InputError, Report
from golive.engine.gate.carried import carried_on, judged
from golive.engine.load.conditions_file import conditions_text, read_conditions
from golive.schemas.gate import CarriedCondition
from golive.schemas.words import Severity

DONE = ("t/one", "t/two", "t/rfc", "ELS")
BASE: dict[str, Any] = {
    "id": "P-1",
    "as_of": "2026-10-26",
    "facts": {"risky": False},
    "service_changes": [{"id": "R1", "kind": "deployment", "decision": "approved"}],
}


def _report(small: Engine, gate: str, *done: str) -> Report:
    tasks = [{"name": name, "status": "done", "covers": [name]} for name in ("t/one", "t/two", *done)]
    return small.check({**BASE, "activities": tasks}, gate=gate)


def _condition(severity: Severity = "major", **more: Any) -> CarriedCondition:
    given: dict[str, Any] = {"record": "P-1", "id": "t/later", "severity": severity, "set_at": "plan-baseline"}
    return CarriedCondition(**{**given, **more})


def test_a_conditional_verdict_sets_its_conditions_and_go_sets_none(small: Engine) -> None:
    (set_,) = carried_on(_report(small, "go-live"), [])
    assert (set_.record, set_.id, set_.severity, set_.set_at) == ("P-1", "t/later", "major", "go-live")
    assert set_.set_on == date(2026, 10, 26)
    assert carried_on(_report(small, "go-live", "t/later"), []) == []


def test_what_is_set_again_keeps_its_gate_and_other_records_keep_theirs(small: Engine) -> None:
    other = _condition(record="P-2")
    assert carried_on(_report(small, "go-live"), [_condition(), other]) == [other, _condition()]


def test_what_a_later_gate_set_is_kept_where_an_earlier_one_is_asked_again(small: Engine) -> None:
    later = _condition(set_at="handover")
    assert later in carried_on(_report(small, "go-live"), [later])
    assert later in carried_on(_report(small, "go-live", "t/later"), [later])


def test_a_gate_that_was_not_passed_leaves_the_conditions_as_they_are(small: Engine) -> None:
    report = small.check({**BASE, "activities": []}, gate="go-live")
    assert report.verdict.result == "no-go"
    assert carried_on(report, [_condition()]) == [_condition()]


@pytest.mark.parametrize(
    ("severity", "done", "verdict"),
    [
        ("major", (), "conditional"),
        ("minor", ("t/later",), "go"),
        ("blocker", (), "no-go"),
        ("blocker", ("t/later",), "go"),
    ],
)
def test_an_unmet_condition_counts_with_the_severity_it_had(
    severity: Severity, done: tuple[str, ...], verdict: str, small: Engine
) -> None:
    report = judged(_report(small, "go-live", *done), [_condition(severity)])
    assert report.verdict.result == verdict
    assert [condition.met for condition in report.conditions] == [bool(done)]
    assert ("t/later" in report.verdict.decided_by) is not bool(done)


@pytest.mark.parametrize(("name", "gone"), [("t/later", False), ("t/renamed", True)])
def test_a_condition_of_which_the_ruleset_knows_nothing_is_told_apart(name: str, gone: bool, small: Engine) -> None:
    (asked,) = judged(_report(small, "go-live"), [_condition(id=name)]).conditions
    assert (asked.met, asked.gone) == (False, gone)


@pytest.mark.parametrize("more", [{"set_at": "go-live"}, {"set_at": "handover"}, {"record": "P-2"}, {"record": None}])
def test_only_conditions_of_this_record_and_of_earlier_gates_are_asked(more: dict[str, Any], small: Engine) -> None:
    report = _report(small, "go-live", "t/later")
    assert judged(report, [_condition("blocker", **more)]) == report


def test_a_condition_that_no_longer_exists_is_unmet(small: Engine) -> None:
    assert not judged(_report(small, "go-live"), [_condition(id="t/gone")]).conditions[0].met


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "conditions.yaml"
    conditions = [_condition(title="Später", set_on=date(2026, 1, 2)), _condition(record=None)]
    path.write_text(conditions_text(conditions), encoding="utf-8")
    assert read_conditions(str(path)) == conditions
    assert read_conditions(str(tmp_path / "none.yaml")) == []


def test_mistakes_in_the_file_have_their_line(tmp_path: Path) -> None:
    path = tmp_path / "conditions.yaml"
    path.write_text("conditions:\n- id: t/a\n  severity: blokcer\n  set_at: go-live\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_conditions(str(path))
    assert "conditions.yaml:3: /conditions/0/severity: 'blokcer' is not known here; did you mean blocker?" in str(
        refused.value
    )

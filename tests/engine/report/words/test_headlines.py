"""One cause, one headline: which activities are told under a rule, and how that is counted and said."""

from collections.abc import Callable
from typing import Any

import pytest

from golive import ActivityFinding, Report
from golive.engine.report.formats import markdown, text
from golive.engine.report.lists import markdown as as_list
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.shown import checklist
from golive.engine.report.words.actions import sections_of
from golive.engine.report.words.headlines import headlines
from golive.engine.report.words.verdict_words import deciding, verdict_sentence
from golive.schemas.report import RuleCounts, RuleFinding, VerdictReached

Masked = Callable[..., Report]


def _activity(name: str, **fields: Any) -> ActivityFinding:
    given = {"title": f"Do {name}", "outcome": "missing", "severity": "major", "due": "go-live", "group": "planning"}
    return ActivityFinding.model_validate({"id": f"a/{name}", **given, **fields})


def _rule(name: str, *activities: str, **fields: Any) -> RuleFinding:
    given = {"title": f"{name} holds", "outcome": "violated", "severity": "major", "due": "go-live", "basis": "said"}
    under = [f"a/{activity}" for activity in activities]
    return RuleFinding.model_validate({"id": name, "activities": under, "remedy": "Mend it.", **given, **fields})


@pytest.fixture
def report(masked: Masked) -> Callable[..., Report]:
    """A report with these findings, at go-live."""

    def made(rules: list[RuleFinding], activities: list[ActivityFinding], decided: tuple[str, ...] = ()) -> Report:
        counts = RuleCounts(
            total=len(rules), not_applicable=0, upheld=0, violated=len(rules), of_which_waived=0, undecided=0
        )
        verdict = VerdictReached(result="no-go", decided_by=list(decided))
        changed = {"rules": rules, "activities": activities, "verdict": verdict, "rule_counts": counts}
        return masked("go").model_copy(update={**changed, "gate": "go-live", "presence_only": False})

    return made


def _told(report: Report) -> list[tuple[str, list[str]]]:
    return [(one.finding.id, [activity.id for activity in one.under]) for one in headlines(report)]


def test_an_activity_is_told_under_the_rule_that_names_it_and_nowhere_else(report: Callable[..., Report]) -> None:
    found = report([_rule("CHG-01", "x", "y")], [_activity("x"), _activity("y", severity="minor"), _activity("z")])
    assert _told(found) == [("CHG-01", ["a/x", "a/y"]), ("a/z", [])]


def test_an_activity_is_told_once_though_two_rules_name_it(report: Callable[..., Report]) -> None:
    rules = [_rule("CHG-02", "x", severity="minor"), _rule("CHG-01", "x")]
    assert _told(report(rules, [_activity("x", severity="minor")])) == [("CHG-01", ["a/x"]), ("CHG-02", [])]


@pytest.mark.parametrize(
    ("rule", "activity"),
    [
        ({"severity": "minor"}, {}),
        ({"due": "handover"}, {}),
        ({"outcome": "undecided"}, {}),
    ],
)
def test_an_activity_never_sinks_below_its_own_place(
    rule: dict[str, Any], activity: dict[str, Any], report: Callable[..., Report]
) -> None:
    found = _told(report([_rule("CHG-01", "x", **rule)], [_activity("x", **activity)]))
    assert found == [("a/x", []), ("CHG-01", [])]


def test_what_decides_the_verdict_is_counted_with_what_stands_under_it(report: Callable[..., Report]) -> None:
    rule, activity = _rule("CHG-01", "x", severity="blocker"), _activity("x", severity="blocker")
    found = report([rule], [activity, _activity("y")], ("CHG-01", "a/x"))
    assert verdict_sentence(found) == "2 blockers due by go-live are missing, open or violated."
    assert deciding(found, 2).startswith("Number 1 decides the verdict, with what stands under it; the rest ")
    alone = report([rule], [], ("CHG-01",))
    assert verdict_sentence(alone) == "1 blocker due by go-live is violated."
    conditional = VerdictReached(result="conditional", decided_by=["CHG-01", "a/x"])
    said = verdict_sentence(found.model_copy(update={"verdict": conditional}))
    assert said == "no blocker stops go-live, but 1 rule and 1 activity are missing, open, violated or undecided."


def test_a_rule_says_what_is_wrong_and_what_to_do(report: Callable[..., Report]) -> None:
    rule = _rule("CHG-01", "x", remarks=("RFC-7 (plan.yaml:3)", "Do x"))
    shown = text.render([report([rule], [_activity("x", overdue=True, date="2026-01-31")])])
    lines = [
        "  1. major violated: CHG-01 holds",
        "     rule CHG-01, due by go-live",
        "     See: RFC-7 (plan.yaml:3)",
        "     And: missing: Do x, overdue since 2026-01-31 (a/x)",
        "     Do:  Mend it.",
    ]
    assert "\n".join(lines) in shown
    assert "1 rule, 0 not applicable; of the others 0 upheld, 1 violated, 0 undecided." in shown


def test_without_elements_what_does_not_hold_is_said(report: Callable[..., Report]) -> None:
    because = [
        {"name": "x", "value": False, "says": "x is empty"},
        {"name": "live", "value": True, "says": "live: yes"},
    ]
    shown = markdown.render([report([_rule("CHG-01", because=because)], [])])
    assert "   - See: x is empty\n" in shown
    assert "See: live" not in shown


def test_the_checklist_has_a_box_for_the_rule_and_one_for_each_activity_under_it(report: Callable[..., Report]) -> None:
    found = report([_rule("CHG-01", "x")], [_activity("x", remedy="Do it.")])
    assert [section.heading for section in sections_of(found)] == ["Rules"]
    shown = checklist.render([found], "group")
    assert "  [ ] major: CHG-01 holds\n      rule CHG-01\n" in shown
    assert "      [ ] major: Do x\n          a/x\n" in shown
    listed = as_list.render([Worklist(found, {})], "group")
    assert "\n- [ ] **CHG-01 holds** (major, violated, due by go-live) rule `golive:CHG-01" in listed
    assert "\n  - [ ] **Do x** (major, missing, nobody named, due by go-live) `golive:a/x" in listed


def test_by_owner_a_rule_stands_with_whoever_owns_what_is_under_it(report: Callable[..., Report]) -> None:
    activities = [_activity("x", owner="Ann"), _activity("y", owner="Ben"), _activity("z")]
    found = {
        section.heading: [(action.lead.id, [under.lead.id for under in action.under]) for action in section.actions]
        for section in sections_of(report([_rule("CHG-01", "z", "y", "x")], activities), "owner")
    }
    assert found == {
        "Ann": [("CHG-01", ["a/x"])],
        "Ben": [("a/y", [])],
        "Nobody named": [("a/z", [])],
    }


def test_with_apart_an_activity_keeps_its_own_place(report: Callable[..., Report]) -> None:
    found = sections_of(report([_rule("CHG-01", "x")], [_activity("x")]), apart=True)
    assert [[action.lead.id for action in section.actions] for section in found] == [["CHG-01"], ["a/x"]]


def test_a_rule_that_is_waived_is_settled_and_its_activities_stand_alone(report: Callable[..., Report]) -> None:
    waived = {"by": "Ruth", "reason": "too small", "date": "2026-02-01", "expires": "2026-06-30"}
    found = report([_rule("CHG-01", "x", waived=waived)], [_activity("x")])
    assert _told(found) == [("a/x", [])]
    shown = " ".join(checklist.render([found], "group").split())
    assert "[~] CHG-01 holds: violated, waived by Ruth on 2026-02-01 until 2026-06-30: too small" in shown

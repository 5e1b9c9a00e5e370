"""What control records cover by their own content, without `covers`, and what they do not."""

from collections.abc import Callable
from typing import Any

import pytest

from golive import ActivityFinding, Engine

Ask = Callable[..., ActivityFinding]
EXIT = "release-mgmt/els-exit-criteria"
CRITERIA = "release-mgmt/set-pass-fail-criteria"

PILOT = {"facts": {"pilot_planned": True}, "pilot": {"planned": True}}
CONTENT: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (EXIT, {"els": {"planned": True, "exit_criteria": ["A week of calm"]}}, {"els": {"planned": True}}),
    ("release-mgmt/pilot-scope", {"pilot": {"planned": True, "scope": "One site"}}, PILOT),
    ("release-mgmt/pilot-objectives", {"pilot": {"planned": True, "objectives": ["Speed"]}}, PILOT),
    ("release-mgmt/pilot-exit-criteria", {"pilot": {"planned": True, "exit_criteria": ["Calm"]}}, PILOT),
    ("release-mgmt/pilot-risk-areas", {"pilot": {"planned": True, "risk_areas": ["Printing"]}}, PILOT),
    ("release-mgmt/pilot-feedback", {"pilot": {"planned": True, "feedback_rule": "Weekly"}}, PILOT),
    (
        CRITERIA,
        {"authorization_points": [{"name": "G1", "criteria": ["x"]}]},
        {"authorization_points": [{"criteria": []}]},
    ),
    (
        "change-mgmt/submit-rfc-production",
        {"service_changes": [{"id": "CHG-1", "decision": "pending", "kind": "deployment"}]},
        {"service_changes": [{"id": "CHG-1", "decision": "approved"}]},
    ),
    (
        "change-mgmt/submit-rfc-infrastructure",
        {
            "facts": {"infrastructure_first": True},
            "service_changes": [{"id": "CHG-1", "decision": "pending", "kind": "infrastructure"}],
        },
        {
            "facts": {"infrastructure_first": True},
            "service_changes": [{"id": "CHG-1", "decision": "approved", "kind": "deployment"}],
        },
    ),
    (
        "project/operate-change-control",
        {"project_changes": [{"id": "1", "decision": "rejected"}]},
        {"project_changes": []},
    ),
    (
        "project/request-timeline-change",
        {"dates": {"forecast_finish": "2027-01-01"}, "project_changes": [{"kind": "timeline", "decision": "approved"}]},
        {"dates": {"forecast_finish": "2027-01-01"}, "project_changes": [{"kind": "budget", "decision": "approved"}]},
    ),
    (
        "project/request-budget-change",
        {"budget": {"forecast": 100001}, "project_changes": [{"kind": "budget", "decision": "rejected"}]},
        {"budget": {"forecast": 100001}, "project_changes": [{"kind": "scope", "decision": "rejected"}]},
    ),
    (
        "project/request-scope-change",
        {"scope_additions": ["More"], "project_changes": [{"kind": "scope", "decision": "approved"}]},
        {"scope_additions": ["More"], "project_changes": [{"kind": "timeline", "decision": "approved"}]},
    ),
    (
        "project/reconfirm-business-case",
        {
            "scope_additions": ["More"],
            "project_changes": [
                {"decision": "approved", "business_case_reconfirmed": True},
                {"decision": "rejected", "business_case_reconfirmed": False},
            ],
        },
        {
            "scope_additions": ["More"],
            "project_changes": [
                {"decision": "approved", "business_case_reconfirmed": True},
                {"decision": "approved", "business_case_reconfirmed": False},
            ],
        },
    ),
    ("change-mgmt/define-cab", {"cab": {"members": [{"name": "A"}]}}, {"cab": {"members": [], "standing": True}}),
    ("requirements/business-utility", {"requirements": [{"category": "business"}]}, {"requirements": [{"name": "x"}]}),
    (
        "requirements/technical-architecture",
        {"requirements": [{"category": "technical"}]},
        {"requirements": [{"category": "business"}]},
    ),
]


@pytest.mark.parametrize(("activity", "with_it", "without_it"), CONTENT, ids=[row[0] for row in CONTENT])
def test_covered_by_content(activity: str, with_it: dict[str, Any], without_it: dict[str, Any], ask: Ask) -> None:
    assert ask(activity, with_it).outcome == "done"
    assert ask(activity, without_it).outcome == "missing"


def test_nothing_else_is_covered_by_content(engine: Engine) -> None:
    listed = {activity for activity, _, _ in CONTENT} | {"change-mgmt/obtain-cab-approval"}
    assert {activity.id for activity in engine.ruleset.activities if activity.evidence} == listed


@pytest.mark.parametrize(
    ("activity", "record"),
    [
        ("release-mgmt/decide-els", {"els": {"planned": True}}),
        ("release-mgmt/decide-pilot", {"pilot": {"planned": True}}),
        ("stakeholder/identify-customer", {"stakeholders": [{"name": "A", "kind": "customer", "status": "done"}]}),
        ("stakeholder/identify-users", {"stakeholders": [{"name": "B", "kind": "user", "status": "done"}]}),
        ("risk/design", {"risks": [{"name": "C", "category": "design", "status": "done"}]}),
    ],
)
def test_a_plan_a_kind_or_a_category_alone_covers_nothing(activity: str, record: dict[str, Any], ask: Ask) -> None:
    assert ask(activity, record).outcome == "missing"


@pytest.mark.parametrize("blank", [None, [], "absent"])
def test_empty_content_covers_nothing(blank: Any, ask: Ask) -> None:
    els: dict[str, Any] = {"planned": True} if blank == "absent" else {"planned": True, "exit_criteria": blank}
    assert ask(EXIT, {"els": els}).outcome == "missing"


@pytest.mark.parametrize("text", ["", "  ", None])
def test_a_blank_text_covers_nothing(text: str | None, ask: Ask) -> None:
    assert ask("release-mgmt/pilot-scope", {"pilot": {"planned": True, "scope": text}}).outcome == "missing"


@pytest.mark.parametrize(
    ("points", "outcome"),
    [
        ([{"criteria": ["a"]}, {"criteria": ["b"]}], "done"),
        ([{"criteria": ["a"]}, {"criteria": []}], "missing"),
        ([{"criteria": ["a"]}, {}], "undecided"),
        ([], "missing"),
    ],
)
def test_criteria_are_set_when_all_points_have_some(points: list[dict[str, Any]], outcome: str, ask: Ask) -> None:
    finding = ask(CRITERIA, {"authorization_points": points})
    assert finding.outcome == outcome
    assert list(finding.needs) == (["authorization_points[1].criteria"] if outcome == "undecided" else [])


@pytest.mark.parametrize(
    ("status", "outcome"), [("done", "done"), (None, "done"), ("planned", "open"), ("cancelled", "missing")]
)
def test_a_requirement_shows_its_category_by_being_there(status: str | None, outcome: str, ask: Ask) -> None:
    record = {"requirements": [{"name": "R", "category": "business", "status": status}]}
    assert ask("requirements/business-utility", record).outcome == outcome


@pytest.mark.parametrize("text", ["-", " -- ", "\u2013", "\u2014", "\u2212", "\u200b", "\u00a0"])
def test_a_lone_dash_covers_nothing(text: str, ask: Ask) -> None:
    assert ask("release-mgmt/pilot-scope", {"pilot": {"planned": True, "scope": text}}).outcome == "missing"
    finding = ask(EXIT, {"els": {"planned": True, "exit_criteria": [text, ""]}})
    assert finding.outcome == "missing"
    assert "els.exit_criteria is empty" in finding.remarks[0]


@pytest.mark.parametrize("text", ["TBD", "n/a", "see above", "?", "0"])
def test_a_word_that_says_little_covers_and_is_left_to_the_rules_on_evidence(text: str, ask: Ask) -> None:
    assert ask(EXIT, {"els": {"planned": True, "exit_criteria": [text]}}).outcome == "done"


def test_one_criterion_among_blanks_is_enough(ask: Ask) -> None:
    assert ask(EXIT, {"els": {"planned": True, "exit_criteria": ["-", "A week of calm"]}}).outcome == "done"


@pytest.mark.parametrize(
    ("activity", "record"),
    [
        ("release-mgmt/els-exit-criteria", {"els": {"planned": True, "exit_criteria": ["", " "]}}),
        ("release-mgmt/pilot-objectives", {"pilot": {"planned": True, "objectives": [""]}}),
        ("change-mgmt/define-cab", {"cab": {"members": [{}]}}),
        ("change-mgmt/define-cab", {"cab": {"members": [{"name": "-"}, {"kind": None}]}}),
        (CRITERIA, {"authorization_points": [{"name": "G1", "criteria": ["-"]}]}),
    ],
)
def test_a_list_in_which_nothing_is_said_covers_nothing(activity: str, record: dict[str, Any], ask: Ask) -> None:
    assert ask(activity, record).outcome == "missing"

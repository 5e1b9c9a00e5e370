"""Findings on rules: the outcome, what it rests on, what is needed, which activities and elements it is about."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from golive import Engine
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.evaluate.options import Options
from golive.engine.infer.engine import Networks
from golive.engine.load.record import record_from_value
from golive.schemas.report import RuleFinding
from golive.schemas.rules import CompiledRule
from golive.schemas.words import Gate

Ruled = Callable[..., RuleFinding]
A, B = "t/go-live-blocker", "t/handover-blocker"
ON_GOING, ASKED = "t/continuous-minor", "t/if-asked"
DAY = date(2026, 10, 26)  # a Monday


@pytest.fixture(scope="module")
def ruled(small: Engine) -> Ruled:
    """The finding on a rule with these conditions, in the small ruleset."""

    def asked(record: dict[str, Any], requires: Any, applies: Any = "always", gate: Gate = "go-live") -> RuleFinding:
        rule = CompiledRule.model_validate(
            {
                "id": "ABC-01",
                **dict.fromkeys(("title", "why", "remedy"), "x"),
                "severity": "major",
                "due": "go-live",
                "basis": "expert",
                "applies": applies,
                "requires": requires,
                "activities": [A, B],
                "sources": [{"work": "a-work", "section": "1"}],
            }
        )
        depends = {A: [B, ASKED]}
        activities = [one.model_copy(update={"depends": depends.get(one.id, [])}) for one in small.ruleset.activities]
        ruleset = small.ruleset.model_copy(update={"rules": [rule], "activities": activities})
        loaded = record_from_value({"request": {"deliverable_by_ticket": False}, **record}, small.vocabulary)
        report = evaluate(loaded, Bases(Networks(ruleset)), Options(gate, DAY, select=("ABC-01",)), "")
        return report.rules[0]

    return asked


def _plan(*tasks: tuple[str, str | None, str | None]) -> dict[str, Any]:
    """A plan: of each task what it covers, its status and its day."""
    made: list[dict[str, Any]] = [{"name": f"Task {at}", "covers": [name]} for at, (name, _, _) in enumerate(tasks, 1)]
    for task, (_, status, day) in zip(made, tasks, strict=True):
        task.update({"status": status} if status else {}, **({"date": day} if day else {}))
    return {"activities": made}


YES, NO = {"field": "billable", "is": True}, {"field": "billable", "is": False}


@pytest.mark.parametrize(
    ("applies", "requires", "outcome"),
    [
        (YES, YES, "upheld"),
        (YES, NO, "violated"),
        (YES, "asked_fact", "undecided"),
        (NO, YES, "not-applicable"),
        (NO, "asked_fact", "not-applicable"),
        ("asked_fact", YES, "undecided"),
        ("asked_fact", NO, "undecided"),
    ],
)
def test_outcomes(applies: Any, requires: Any, outcome: str, ruled: Ruled) -> None:
    assert ruled({"billable": True}, requires, applies).outcome == outcome


# Coverage.

WAIVER = {"waivers": [{"reason": "r", "by": "b", "date": "2026-10-01", "covers": [A]}]}


@pytest.mark.parametrize(
    ("record", "outcomes"),
    [  # covered, done, settled, shown
        ({}, "undecided undecided undecided undecided"),
        (_plan(), "violated violated violated violated"),
        (_plan((A, "planned", None)), "upheld violated violated upheld"),
        (_plan((A, "in-progress", None)), "upheld violated violated upheld"),
        (_plan((A, None, None)), "upheld undecided undecided upheld"),
        (_plan((A, "done", None)), "upheld upheld upheld upheld"),
        (_plan((A, "cancelled", None)), "violated violated violated violated"),
        (_plan((A, "planned", None), (A, "done", None)), "upheld upheld upheld upheld"),
        ({**_plan(), **WAIVER}, "upheld violated upheld violated"),
        (WAIVER, "upheld violated upheld undecided"),
        ({**_plan((A, "planned", None)), **WAIVER}, "upheld violated upheld upheld"),
    ],
)
def test_coverage_of_one(record: dict[str, Any], outcomes: str, ruled: Ruled) -> None:
    found = [ruled(record, {state: A}).outcome for state in ("covered", "done", "settled", "shown")]
    assert found == outcomes.split()


def test_what_goes_on_for_ever_is_done_once_it_is_under_way(ruled: Ruled) -> None:
    assert ruled(_plan((ON_GOING, "in-progress", None)), {"done": ON_GOING}).outcome == "upheld"


@pytest.mark.parametrize(
    ("asked", "each", "some", "none"),
    [
        (True, "violated", "violated", "upheld"),
        (False, "upheld", "violated", "upheld"),
        (None, "undecided", "violated", "upheld"),
    ],
)
def test_only_what_applies_is_asked(asked: bool | None, each: str, some: str, none: str, ruled: Ruled) -> None:
    record = {**_plan(), "facts": {"asked_fact": asked}}
    assert ruled(record, {"covered": ASKED}).outcome == each
    assert ruled(record, {"covered": ASKED, "of": "some"}).outcome == some
    assert ruled(record, {"covered": ASKED, "of": "none"}).outcome == none


@pytest.mark.parametrize(
    ("tasks", "outcome"),
    [
        ([(A, "done", None)], "violated"),
        ([(A, "planned", None)], "upheld"),
        ([(A, None, None)], "undecided"),
        ([(A, "done", None), (B, "done", None)], "upheld"),
        ([(A, "done", None), (B, "planned", None)], "violated"),
        ([(A, "done", None), (B, None, None)], "undecided"),
    ],
)
def test_dependencies(tasks: list[Any], outcome: str, ruled: Ruled) -> None:
    record = {**_plan(*tasks), "facts": {"asked_fact": False}}
    assert ruled(record, {"depends": "settled"}).outcome == outcome


@pytest.mark.parametrize(
    ("tasks", "outcome"),
    [
        ([(A, "planned", "2026-11-02")], "upheld"),
        ([(A, "planned", "2026-11-03")], "violated"),
        ([(A, "in-progress", "2026-11-03")], "violated"),
        ([(A, "done", "2026-11-03")], "upheld"),
        ([(A, None, "2026-11-03")], "undecided"),
        ([(A, None, "2026-11-02")], "upheld"),
        ([(A, "planned", None)], "upheld"),
        ([(A, "planned", "2026-11-02"), (A, "planned", "2026-11-03")], "violated"),
        ([(B, "planned", "2026-11-03")], "upheld"),
        ([(ON_GOING, "planned", "2027-11-03")], "upheld"),
    ],
)
def test_nothing_is_planned_for_after_its_gate(tasks: list[Any], outcome: str, ruled: Ruled) -> None:
    dates = {"dates": {"go_live": "2026-11-02", "gates": {"plan-baseline": "2026-01-01"}}}
    assert ruled({**_plan(*tasks), **dates}, {"on_time": "*"}).outcome == outcome


def test_what_does_not_apply_is_not_late(ruled: Ruled) -> None:
    record = {**_plan((ASKED, "planned", "2026-11-03")), "dates": {"go_live": "2026-11-02"}}
    outcomes = [ruled({**record, "facts": {"asked_fact": v}}, {"on_time": "*"}).outcome for v in (True, False, None)]
    assert outcomes == ["violated", "upheld", "undecided"]


# Dates.


@pytest.mark.parametrize(
    ("first", "last", "outcome"),
    [
        (["2026-10-20"], ["2026-10-20"], "upheld"),
        (["2026-10-21"], ["2026-10-20"], "violated"),
        ([], ["2026-10-20"], "upheld"),
        (["2026-10-21"], [], "upheld"),
        (["2026-10-21", "2026-10-19"], ["2026-10-20"], "upheld"),
        (["2026-10-19"], ["2026-10-20", "2026-10-18"], "violated"),
    ],
)
def test_of_one_activity_the_first_day_counts(first: list[str], last: list[str], outcome: str, ruled: Ruled) -> None:
    plan = _plan(*[(A, "done", day) for day in first], *[(B, "done", day) for day in last])
    assert ruled(plan, {"in_order": [A, B]}).outcome == outcome


def test_of_a_phase_every_day_counts(ruled: Ruled) -> None:
    plan = {**_plan((A, "done", "2026-10-19"), (B, "done", "2026-10-23")), "dates": {"go_live": "2026-10-21"}}
    assert ruled(plan, {"in_order": [[A, B], {"field": "dates.go_live"}]}).outcome == "violated"
    assert ruled(plan, {"in_order": ["t/*", {"field": "dates.go_live"}]}).outcome == "violated"
    assert ruled(plan, {"in_order": [A, {"field": "dates.go_live"}, B]}).outcome == "upheld"
    assert ruled(plan, {"in_order": [B, A, {"field": "as_of"}]}).outcome == "violated"


def test_an_order_with_a_step_between_that_has_no_date(ruled: Ruled) -> None:
    plan = {**_plan((A, "done", "2026-10-23")), "dates": {"go_live": "2026-10-21"}}
    assert ruled(plan, {"in_order": [A, B, {"field": "dates.go_live"}]}).outcome == "violated"


def test_the_dates_of_a_list(ruled: Ruled) -> None:
    changes = [{"id": "1", "decision": "approved", "decided_on": "2026-10-20"}, {"id": "2", "decided_on": "2026-10-25"}]
    record = {"service_changes": changes, "dates": {"go_live": "2026-10-22"}}
    step: dict[str, Any] = {"list": "service_changes", "date": "decided_on"}
    surely = {**step, "where": {"field": "decision", "is": "approved"}}
    assert ruled(record, {"in_order": [step, {"field": "dates.go_live"}]}).outcome == "violated"
    assert ruled(record, {"in_order": [surely, {"field": "dates.go_live"}]}).outcome == "upheld"
    assert ruled(record, {"lead": [step, {"field": "dates.go_live"}], "at_least": 0}).outcome == "violated"
    assert ruled(record, {"lead": [surely, {"field": "dates.go_live"}], "at_least": 2}).outcome == "upheld"
    assert ruled(record, {"lead": [surely, {"field": "dates.go_live"}], "at_least": 3}).outcome == "violated"


def test_a_freeze_in_which_only_the_second_change_lies(ruled: Ruled) -> None:
    changes = [{"implemented_on": "2026-10-20"}, {"implemented_on": "2026-10-25"}]
    record = {"service_changes": changes, "calendar": {"freezes": [{"from": "2026-10-24", "to": "2026-10-26"}]}}
    test = {"in_freeze": {"list": "service_changes", "date": "implemented_on"}}
    assert ruled(record, test).outcome == "upheld"
    assert ruled({**record, "calendar": {"freezes": []}}, test).outcome == "violated"


# Lists.

OWNED = {"field": "owner", "filled": True}


@pytest.mark.parametrize(
    ("risks", "limit", "outcome"),
    [
        ([{"owner": "A"}, {"owner": "B"}], {"at_least": 2}, "upheld"),
        ([{"owner": "A"}, {"owner": None}], {"at_least": 2}, "violated"),
        ([{"owner": "A"}, {}], {"at_least": 2}, "undecided"),
        ([{"owner": "A"}, {}], {"at_least": 1}, "upheld"),
        ([{"owner": "A"}, {}], {"less_than": 2}, "undecided"),
        ([{"owner": "A"}, {}], {"at_most": 2}, "upheld"),
        ([{"owner": "A"}, {}], {"more_than": 2}, "violated"),
        ([], {"at_most": 0}, "upheld"),
        (None, {"at_most": 0}, "undecided"),
    ],
)
def test_counts(risks: Any, limit: dict[str, int], outcome: str, ruled: Ruled) -> None:
    assert ruled({"risks": risks}, {"count": "risks", "where": OWNED, **limit}).outcome == outcome


@pytest.mark.parametrize(
    "test",
    [
        {"count": "waivers", "at_most": 0},
        {"each": "waivers", "where": {"field": "reason", "mentions": "x"}},
        {"none": "waivers", "where": {"field": "by", "filled": True}},
        {"not": {"field": "sponsor", "named_in": "waivers.by"}},
        {"field": "waivers", "given": False},
    ],
)
def test_absent_waivers_are_none(test: Any, ruled: Ruled) -> None:
    assert ruled({"sponsor": "Ann"}, test).outcome == "upheld"


@pytest.mark.parametrize(("gate", "outcome"), [("design-complete", "violated"), ("go-live", "upheld")])
def test_the_gate_that_is_asked_about(gate: Gate, outcome: str, ruled: Ruled) -> None:
    assert ruled({}, {"gate": "go-live"}, gate=gate).outcome == outcome
    assert ruled({}, {"gate": "charter-approval"}, gate=gate).outcome == "upheld"


def test_as_of_is_the_day_that_was_asked_for(ruled: Ruled) -> None:
    record = {"as_of": "2020-01-01", "risks": [{"date": "2026-10-25"}]}
    test = {"each": "risks", "where": {"field": "date", "before": {"record": "as_of"}}}
    assert ruled(record, test).outcome == "upheld"
    assert ruled(record, {"field": "as_of", "after": {"record": "dates.go_live"}}).outcome == "undecided"


# Reasons, needs, remarks, headline.


def test_why_it_does_not_apply(ruled: Ruled) -> None:
    found = ruled({"billable": True}, {"covered": A}, {"all": ["always", NO]})
    (reason,) = found.because
    assert (reason.name, reason.value, reason.says) == ("billable", False, "billable is yes or empty")
    assert reason.where == ("<record>",)
    assert (found.activities, found.why, found.remedy, found.sources) == ((), None, None, ())


def test_what_is_violated_names_what_it_rests_on_and_the_activities_that_lack(ruled: Ruled) -> None:
    found = ruled(_plan((B, "planned", None)), {"all": ["always", {"done": [A, B]}]})
    (reason,) = found.because
    assert (reason.name, reason.value) == ("activities", False)
    assert reason.says == f"not each of {A}, {B} is done"
    assert found.remarks == ("Do go-live-blocker; Do handover-blocker",)
    assert found.activities == (A,)  # the other is planned, and due later
    assert (found.why, found.remedy, found.sources[0].work) == ("x", "x", "a-work")


def test_what_is_upheld_names_no_activities(ruled: Ruled) -> None:
    found = ruled(_plan(), {"covered": A, "of": "none"})
    assert (found.outcome, found.activities, found.remarks, found.why) == ("upheld", (), (), None)


def test_days_that_run_backwards_are_named_in_pairs_with_their_places(ruled: Ruled) -> None:
    plan = {**_plan((A, "done", "2026-10-23"), (B, "done", "2026-10-20")), "dates": {"go_live": "2026-10-21"}}
    steps = [{"field": "dates.kickoff"}, A, ASKED, B, {"field": "dates.go_live"}, {"field": "as_of"}]
    assert ruled(plan, {"in_order": steps}).remarks == (
        "Do handover-blocker (2026-10-20, <record>) comes before Do go-live-blocker (2026-10-23, <record>), "
        "which has to be first; "
        "dates.go_live (2026-10-21, <record>) comes before Do go-live-blocker (2026-10-23, <record>), "
        "which has to be first",
    )


def test_what_fails_beside_days_that_run_backwards_is_told_too(ruled: Ruled) -> None:
    plan = {**_plan((A, "done", "2026-10-23"), (B, "done", "2026-10-20")), "billable": False}
    order, billed, known = {"in_order": [A, B]}, {"field": "billable", "is": True}, {"field": "billable", "given": True}
    remarks = ruled(plan, {"all": [billed, known, order]}).remarks
    assert remarks[0] == "billable is not yes"
    assert remarks[1].startswith("Do handover-blocker (2026-10-20, <record>) comes before")
    assert ruled(plan, {"all": [billed, known]}).remarks == ()
    assert ruled(plan, {"not": {"in_order": [B, A]}}).remarks == ()


def test_elements_are_named_with_their_places(ruled: Ruled) -> None:
    risks = [{"name": f"Risk {at}", "owner": None} for at in range(7)]
    found = ruled({"risks": [{"owner": "A"}, *risks]}, {"each": "risks", "where": OWNED})
    (remark,) = found.remarks
    assert remark.startswith("Risk 0 (<record>); Risk 1 (<record>)")
    assert remark.endswith(" and 2 more")


def test_a_dependency_is_told_in_words(ruled: Ruled) -> None:
    found = ruled({**_plan((A, "done", None)), "facts": {"asked_fact": False}}, {"depends": "settled"})
    (remark,) = found.remarks
    assert remark == "Do go-live-blocker is done, but not what it depends on: Do handover-blocker"


GO_LIVE = {"dates": {"go_live": "2026-11-02"}}


@pytest.mark.parametrize(
    ("record", "test", "needs"),
    [
        ({}, "asked_fact", ("asked_fact",)),
        ({}, {"covered": A}, ("activities",)),
        (_plan(), {"covered": ASKED}, ("asked_fact",)),
        ({}, {"shown": ASKED}, ("activities",)),
        (_plan((A, None, None)), {"done": A}, ("activities[0].status",)),
        (_plan((B, None, None)), {"done": B}, ("activities[0].status",)),
        ({**_plan((A, None, "2026-11-03")), **GO_LIVE}, {"on_time": A}, ("activities[0].status",)),
        (
            {**_plan((A, "done", None), (B, None, None)), "facts": {"asked_fact": False}},
            {"depends": "settled"},
            ("activities[1].status",),
        ),
        (
            {**_plan((A, "done", None), (B, "done", None))},
            {"depends": "settled"},
            ("asked_fact",),
        ),
        (
            _plan((A, "done", "2026-10-20")),
            {"lead": [A, {"field": "dates.go_live"}], "at_least": 1},
            ("dates.go_live",),
        ),
        (
            {**_plan((A, "done", None)), **GO_LIVE},
            {"lead": [A, {"field": "dates.go_live"}], "at_least": 1},
            ("activities[0].date",),
        ),
        ({**_plan(), **GO_LIVE}, {"lead": [A, {"field": "dates.go_live"}], "at_least": 1}, ("activities",)),
        (GO_LIVE, {"in_freeze": {"field": "dates.go_live"}}, ("calendar.freezes",)),
        ({"calendar": {"freezes": []}}, {"in_freeze": {"field": "dates.go_live"}}, ("dates.go_live",)),
        (
            {"service_changes": [{"id": "1"}]},
            {"in_freeze": {"list": "service_changes", "date": "decided_on"}},
            ("service_changes[0].decided_on",),
        ),
        (
            {**GO_LIVE, "risks": [{"date": "2026-10-26"}, {"owner": "A"}, {"owner": None, "date": "2026-10-26"}]},
            {"lead": [{"list": "risks", "date": "date", "where": OWNED}, {"field": "dates.go_live"}], "at_least": 1},
            ("risks[0].owner", "risks[1].date"),
        ),
        ({}, {"count": "risks", "at_least": 1}, ("risks",)),
        ({"risks": [{"owner": "A"}, {}]}, {"count": "risks", "where": OWNED, "at_least": 2}, ("risks[1].owner",)),
        ({"risks": [{"owner": "A"}, {}]}, {"each": "risks", "where": OWNED}, ("risks[1].owner",)),
        ({}, {"each": "risks", "where": OWNED}, ("risks",)),
        (
            {"risks": [{"date": "2026-10-20"}]},
            {"each": "risks", "where": {"field": "date", "before": {"record": "dates.go_live"}}},
            ("dates.go_live",),
        ),
        (
            {"risks": [{"owner": "A"}]},
            {"none": "risks", "where": {"field": "owner", "same_as": {"field": "approved_by"}}},
            ("risks[0].approved_by",),
        ),
        ({"name": "A"}, {"field": "name", "same_as": {"record": "sponsor"}}, ("sponsor",)),
        ({"name": "A"}, {"field": "name", "named_in": "risks.owner"}, ("risks",)),
        (
            {"name": "A", "risks": [{"owner": "B"}, {}]},
            {"field": "name", "named_in": "risks.owner"},
            ("risks[1].owner",),
        ),
    ],
)
def test_what_is_needed(record: dict[str, Any], test: Any, needs: tuple[str, ...], ruled: Ruled) -> None:
    found = ruled(record, test)
    assert (found.outcome, found.needs) == ("undecided", needs)


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [({}, "undecided"), ({"forecast_finish": None}, "violated"), ({"forecast_finish": "2026-11-01"}, "upheld")],
)
def test_a_date_of_the_record_that_is_not_there_yet_lies_before_and_after_nothing(
    dates: dict[str, Any], outcome: str, ruled: Ruled
) -> None:
    before = {"some": "service_changes", "where": {"field": "submitted", "before": {"record": "dates.forecast_finish"}}}
    assert ruled({"dates": dates, "service_changes": [{"submitted": "2026-10-26"}]}, before).outcome == outcome

"""Conditions that cannot hold, cannot fail, or have parts that never matter: what is found, and that it is so."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle.rules import RuleJudge
from pydantic import TypeAdapter
from random_records import AS_OF, RECORD_BYTES, RecordMaker, Row, as_model, seeded_rows

from golive import Engine
from golive.engine.authoring.lint_conditions import ConditionLint
from golive.engine.authoring.readings import Readings
from golive.engine.check import engine_for
from golive.schemas.conditions import Condition
from golive.schemas.record import Record

CONDITION = TypeAdapter[Any](Condition)
RETIRED = {"field": "type", "is": "retirement"}
GIVEN = {"field": "sponsor", "given": True}
FILLED = {"field": "sponsor", "filled": True}
HOURS = "request.labour_hours"
LATER = {"field": "dates.go_live", "after": {"field": "as_of"}}
OWNED = {"field": "owner", "filled": True}


def _look(engine: Engine, condition: Any) -> list[tuple[str, str]]:
    found = ConditionLint(Readings(engine.ruleset)).findings(CONDITION.validate_python(condition), "")
    return [(pointer, code) for pointer, code, _ in found]


@pytest.mark.parametrize(
    "condition",
    [
        {"all": ["svc", RETIRED]},
        {"all": ["live", {"not": "touches_production"}]},
        {"all": [{"field": "sites", "more_than": 3}, {"field": "sites", "at_most": 3}]},
        {"all": [{"field": "sites", "more_than": 3}, {"field": "sites", "less_than": 4}]},
        {"field": "sites", "less_than": 1},
        {"all": [{"field": "team", "filled": False}, {"some": "team", "where": {"field": "units", "at_least": 1}}]},
        {"all": [LATER, {"field": "as_of", "after": {"field": "dates.go_live"}}]},
        {"all": [{"field": "dates.go_live", "filled": False}, LATER]},
        {"all": [{"some": "risks", "where": OWNED}, {"none": "risks", "where": OWNED}]},
        {"all": [{"each": "risks", "where": OWNED}, {"some": "risks", "where": {"not": OWNED}}]},
        {"all": [{"done": "change-mgmt/define-cab"}, {"not": {"covered": "change-mgmt/define-cab"}}]},
        {"all": [{"settled": "risk/*", "of": "some"}, {"settled": "risk/*", "of": "none"}]},
        {"all": [{"count": "risks", "at_least": 3}, {"count": "risks", "less_than": 2}]},
        {"all": [{"gate": "handover"}, {"not": {"gate": "go-live"}}]},
        {"all": [{"setting": "qualify_mode", "is": "all"}, {"setting": "qualify_mode", "is": "any"}]},
        {"all": [{"field": "sponsor", "given": False}, FILLED]},
        {"not": "always"},
    ],
)  # fmt: skip
def test_what_can_never_hold(condition: Any, engine: Engine) -> None:
    assert _look(engine, condition) == [("", "never-holds")]
    assert _look(engine, {"not": condition}) == [("", "always-holds")]


@pytest.mark.parametrize(
    ("condition", "where"),
    [
        ({"all": ["svc", {"field": "type", "is": "new-service"}]}, "/all/0"),
        ({"any": ["svc", {"field": "type", "is": "new-service"}]}, "/any/1"),
        ({"all": ["svc", "touches_production", "live"]}, "/all/2"),
        ({"all": ["svc", "user_facing", "svc"]}, "/all/2"),
        ({"all": ["always", "svc"]}, "/all/0"),
        ({"all": [{"done": "risk/*", "of": "some"}, {"covered": "risk/*", "of": "some"}]}, "/all/1"),
        ({"any": [RETIRED, {"all": [RETIRED, "user_facing"]}]}, "/any/1"),
        ({"all": [{"field": "sites", "at_least": 3}, {"field": "sites", "more_than": 1}]}, "/all/1"),
        ({"each": "risks", "where": {"any": [OWNED, {"all": [OWNED, OWNED]}]}}, "/where/any/1"),
    ],
)
def test_what_never_matters(condition: Any, where: str, engine: Engine) -> None:
    assert (where, "dead-condition") in _look(engine, condition)


@pytest.mark.parametrize(
    "condition",
    [
        {"all": [GIVEN, FILLED]},  # without the first it would be unknown where nothing is said
        {"all": ["is_project", "live", "user_facing"]},
        {"any": [RETIRED, "svc"]},
        {"all": [{"done": "risk/*"}, {"done": "change-mgmt/*"}]},
        {"all": [{"field": "sites", "at_least": 1.5}, {"field": "sites", "at_most": 2.5}]},
        {"all": [{"field": HOURS, "more_than": 16}, {"field": HOURS, "less_than": 16.2}]},
        {"each": "risks", "where": {"field": "status", "is": "done"}, "that": OWNED},
        {"all": [{"covered": "risk/*", "of": "some"}, {"covered": "risk/*"}]},
    ],
)  # fmt: skip
def test_what_there_is_nothing_to_say_of(condition: Any, engine: Engine) -> None:
    assert _look(engine, condition) == []


def test_the_parts_that_exclude_each_other_are_named(engine: Engine) -> None:
    condition = CONDITION.validate_python({"all": ["user_facing", "svc", RETIRED]})
    ((_, _, said),) = ConditionLint(Readings(engine.ruleset)).findings(condition, "")
    assert said == "can never hold: svc and {field: type, is: retirement} exclude each other; write what may be so"


def test_a_condition_with_too_many_ways_is_left_and_said(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    condition = CONDITION.validate_python({"all": ["svc", "user_facing", RETIRED]})
    monkeypatch.setattr("golive.engine.authoring.formula.MOST_LOOKS", 3)
    look = ConditionLint(Readings(engine.ruleset))
    assert list(look.findings(condition, "/applies")) == []
    assert look.too_large[0] == "/applies"


ATOMS: list[Any] = [
    "svc", "live", "is_project", "touches_production", "always", "external_customer", "redundant_assets",
    RETIRED, {"field": "type", "in": ["new-service", "other"]}, {"field": "type", "filled": True},
    {"field": "sites", "more_than": 1}, {"field": "sites", "at_most": 2}, {"field": "sites", "given": True},
    {"field": "request.labour_hours", "at_least": 16}, {"field": "request.labour_hours", "less_than": 16.0001},
    {"field": "request.labour_hours", "at_least": {"setting": "labour_threshold"}},
    LATER, {"field": "dates.go_live", "filled": True},
    {"field": "as_of", "before": {"field": "dates.go_live"}}, {"field": "dates.go_live", "given": False},
    GIVEN, FILLED, {"field": "sponsor", "mentions": ["words"]}, {"field": "retires", "filled": True},
    {"some": "retires", "where": {"field": "assets", "is": True}}, {"field": "retires", "given": True},
    {"none": "retires", "where": {"not": {"field": "assets", "is": True}}},
    {"each": "risks", "where": OWNED}, {"some": "risks", "where": {"not": OWNED}}, {"field": "risks", "filled": True},
    {"each": "risks", "where": {"field": "status", "is": "done"}, "that": OWNED},
    {"none": "risks", "where": {"all": [{"field": "status", "is": "done"}, {"not": OWNED}]}},
    {"count": "risks", "at_least": 1}, {"count": "risks", "more_than": 1},
    {"count": "risks", "where": OWNED, "at_most": 0},
    {"done": "risk/*", "of": "some"}, {"settled": "risk/*", "of": "some"}, {"covered": "risk/*", "of": "none"},
    {"done": "change-mgmt/define-cab"}, {"covered": "change-mgmt/define-cab"}, {"shown": "change-mgmt/define-cab"},
    {"done": "risk/*"}, {"settled": "risk/*"}, {"covered": "risk/*"}, {"settled": "change-mgmt/define-cab"},
    {"gate": "go-live"}, {"gate": "handover"}, {"setting": "qualify_mode", "is": "any"},
    {"in_order": ["change-mgmt/define-cab", {"field": "dates.go_live"}]},
]  # fmt: skip
conditions = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(conditions, st.lists(seeded_rows(RECORD_BYTES), min_size=6, max_size=6))
def test_what_is_found_is_so_for_random_records(condition: Any, rows: list[Row]) -> None:
    ruleset = engine_for().ruleset
    found = list(ConditionLint(Readings(ruleset)).findings(CONDITION.validate_python(condition), ""))
    told = [(pointer, code) for pointer, code, _ in found if "/where" not in pointer]
    pruned = _without([pointer for pointer, code in told if code == "dead-condition"], condition)
    maker = RecordMaker([one.id for one in ruleset.activities], [fact.id for fact in ruleset.facts.asked])
    for row in rows if told else []:
        record = as_model(maker.value(row))
        if not isinstance(record, Record):
            continue
        judge = RuleJudge(ruleset, record, "go-live", AS_OF)
        holds = {pointer: _holds(judge, _at(condition, pointer)) for pointer, _ in told}
        for pointer, code in told:
            assert code != "never-holds" or holds[pointer] is not True, pointer
            assert code != "always-holds" or holds[pointer] is not False, pointer
        assert _holds(judge, pruned) is _holds(judge, condition)


def _holds(judge: RuleJudge, condition: Any) -> bool | None:
    return judge.holds(CONDITION.validate_python(condition), judge.seen, judge.counted)


def _at(condition: Any, pointer: str) -> Any:
    for key in pointer.split("/")[1:]:
        condition = condition[int(key) if key.isdigit() else key]
    return condition


def _without(pointers: list[str], condition: Any) -> Any:
    """The condition without the parts at the pointers, the last ones taken away first."""
    left = copy.deepcopy(condition)
    for pointer in sorted(pointers, key=lambda one: [int(key) if key.isdigit() else -1 for key in one.split("/")])[
        ::-1
    ]:
        group, _, number = pointer.rpartition("/")
        _at(left, group).pop(int(number))
    return left

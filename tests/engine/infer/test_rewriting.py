"""Conditions of rules in the plain grammar: what stands there afterwards, and what is asked of the record."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from golive import Engine
from golive.engine.fields import Kind, field_type
from golive.engine.infer import asks
from golive.engine.infer.asks import Counted, Extended, GateNumber, InOrder, Lead, OfRecord, Pairs, Views
from golive.engine.infer.rewriting import Rewriter, fits
from golive.schemas.conditions import Condition, FieldTest

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
A, B = "t/go-live-blocker", "t/go-live-major"


@pytest.fixture
def rewriter(small: Engine) -> Rewriter:
    """A rewriter for the small ruleset, with a setting."""
    return Rewriter(small.ruleset.activities, {"few": 2.0})


def _plain(rewriter: Rewriter, condition: Any) -> Any:
    return rewriter(CONDITION.validate_python(condition)).model_dump(  # type: ignore[union-attr]
        exclude_none=True, by_alias=True
    )


@pytest.mark.parametrize(
    "condition",
    [
        {"field": "type", "is": "retirement"},
        {"each": "risks", "where": {"field": "owner", "filled": True}},
        {"all": ["is_project", {"any": [{"not": "asked_fact"}, {"field": "sites", "at_least": 2.0}]}]},
    ],
)
def test_what_is_plain_stays_as_it_is(condition: Any, rewriter: Rewriter) -> None:
    assert _plain(rewriter, condition) == condition
    assert rewriter.asks == {}


def test_coverage_asks_of_those_that_apply(rewriter: Rewriter) -> None:
    applies_not = {"field": "applies", "is": False}
    done = {"field": "done", "is": True}
    assert _plain(rewriter, {"done": A}) == {"each": "ask_0", "where": {"any": [applies_not, done]}}
    some = {"some": "ask_0", "where": {"all": [{"field": "applies", "is": True}, done]}}
    assert _plain(rewriter, {"done": A, "of": "some"}) == some
    assert _plain(rewriter, {"shown": A}) == {"some": "ask_0", "where": {"field": "shown", "is": True}}
    assert rewriter.asks == {"ask_0": Views((A,))}


def test_names_stand_in_the_order_of_the_ruleset_and_once(rewriter: Rewriter) -> None:
    _plain(rewriter, {"covered": [B, "t/go-live-*", A]})
    assert rewriter.asks == {"ask_0": Views((A, B, "t/go-live-minor"))}


def test_what_is_asked_twice_is_one_field(rewriter: Rewriter) -> None:
    first = _plain(rewriter, {"lead": [A, {"field": "dates.go_live"}], "at_least": 5})
    second = _plain(rewriter, {"lead": [A, {"field": "dates.go_live"}], "at_least": {"setting": "few"}})
    assert (first, second) == (
        {"field": "ask_0", "at_least": 5.0},
        {"field": "ask_0", "at_least": {"setting": "few"}},
    )
    assert len(rewriter.asks) == 1
    assert isinstance(rewriter.asks["ask_0"], Lead)


def test_a_count_takes_its_limit_from_the_settings(rewriter: Rewriter) -> None:
    _plain(rewriter, {"count": "risks", "more_than": {"setting": "few"}})
    assert rewriter.asks == {"ask_0": Counted("risks", None, "more_than", 2.0)}


def test_the_prefixes_of_steps_are_written_out(rewriter: Rewriter) -> None:
    _plain(rewriter, {"in_order": [A, "t/handover-*", [B, A]]})
    (ask,) = rewriter.asks.values()
    assert isinstance(ask, InOrder)
    assert ask.steps == (A, ("t/handover-blocker", "t/handover-major", "t/handover-minor"), (A, B))


def test_gates_are_numbers(rewriter: Rewriter) -> None:
    assert _plain(rewriter, {"gate": "go-live"}) == {"field": "ask_0", "at_least": 3.0}
    assert rewriter.asks == {"ask_0": GateNumber()}


def test_dependencies_on_what_is_not_asked_of_projects_are_left_out(small: Engine) -> None:
    one, other, third = small.ruleset.activities[:3]
    of_projects = [one.model_copy(update={"depends": [other.id, third.id]}), other]
    rewriter = Rewriter(of_projects, {})
    _plain(rewriter, {"depends": "settled"})
    assert rewriter.asks == {"ask_0": Pairs(((one.id, other.id),))}


def test_that_becomes_part_of_where(rewriter: Rewriter) -> None:
    where, that = {"field": "impact", "filled": True}, {"field": "owner", "filled": True}
    each = _plain(rewriter, {"each": "risks", "where": where, "that": that})
    assert each == {"each": "risks", "where": {"any": [{"not": where}, that]}}
    some = _plain(rewriter, {"none": "risks", "where": where, "that": that})
    assert some == {"none": "risks", "where": {"all": [where, that]}}


def test_elements_get_further_fields(rewriter: Rewriter) -> None:
    after = {"field": "date", "after": {"record": "dates.go_live"}}
    owned = {"field": "owner", "given": True}
    rewritten = _plain(rewriter, {"each": "risks", "where": {"all": [after, owned]}})
    fields = [{"field": "date", "after": {"field": "ask_0"}}, {"field": "ask_1", "is": True}]
    assert rewritten == {"each": "ask_0", "where": {"all": fields}}
    rewriter.model()
    (ask,) = rewriter.asks.values()
    assert isinstance(ask, Extended)
    assert (ask.over, ask.asks["ask_0"]) == ("risks", OfRecord("dates.go_live"))
    assert ask.asks["ask_1"] == asks.Tested(FieldTest.model_validate(owned))


def test_the_model_has_a_field_for_every_answer(rewriter: Rewriter) -> None:
    for condition in ({"gate": "go-live"}, {"done": A}, {"count": "risks", "at_most": 1}):
        _plain(rewriter, condition)
    model = rewriter.model()
    kinds = [found.kind if (found := field_type(model, f"ask_{at}")) else None for at in range(3)]
    assert kinds == [Kind.NUMBER, Kind.LIST, Kind.YES_NO]


def test_a_single_test_is_known_as_it_was_written(rewriter: Rewriter) -> None:
    written = CONDITION.validate_python({"in_freeze": {"field": "dates.go_live"}})
    rewritten = rewriter(written)
    assert rewriter.written == [(rewritten, written)]


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("a/b", "a/b", True),
        ("a/bc", "a/b", False),
        ("a/bc", "a/b*", True),
        ("a/b", "a/b*", True),
        ("a/b", "*", True),
        ("ab/c", "a/*", False),
    ],
)
def test_what_fits_a_prefix(name: str, pattern: str, expected: bool) -> None:
    assert fits(name, pattern) is expected

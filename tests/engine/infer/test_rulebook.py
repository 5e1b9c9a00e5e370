"""The rulebook: which rule has which conditions, and what decides about the elements that asks speak of."""

from typing import Any

import pytest

from golive import Engine
from golive.engine.infer.rulebook import Rulebook
from golive.schemas.conditions import FieldTest
from golive.schemas.elements import Risk
from golive.schemas.record import Record
from golive.schemas.rule_tests import CountTest
from golive.schemas.rules import CompiledRule

OWNED = {"field": "owner", "filled": True}


def _rule(name: str, applies: Any, requires: Any) -> CompiledRule:
    return CompiledRule.model_validate(
        {
            "id": name,
            **dict.fromkeys(("title", "why", "remedy"), "x"),
            "severity": "minor",
            "due": "go-live",
            "basis": "said",
            "applies": applies,
            "requires": requires,
            "sources": [{"work": "a-work", "section": "1"}],
        }
    )


@pytest.fixture
def book(small: Engine) -> Rulebook:
    """Two rules; the second one counts, and looks at the dates of a list."""
    step = {"list": "risks", "date": "date", "where": {"field": "impact", "filled": True}}
    rules = [
        _rule("ABC-01", "asked_fact", {"field": "billable", "is": True}),
        _rule("ABC-02", {"in_freeze": step}, {"count": "risks", "where": OWNED, "at_least": 1}),
    ]
    return Rulebook(small.ruleset.model_copy(update={"rules": rules}), {})


@pytest.mark.parametrize("asked", [True, False, None])
@pytest.mark.parametrize("billable", [True, False, None])
def test_each_rule_has_two_values(asked: bool | None, billable: bool | None, book: Rulebook) -> None:
    given = {} if billable is None else {"billable": billable}
    answers = dict.fromkeys(book.asks, True)
    decision = book.decide(Record.model_validate(given).model_copy(update=answers), {"asked_fact": asked})
    assert [decision.value(number) for number in range(4)] == [asked, billable, True, True]


def test_what_fits_an_element(book: Rulebook) -> None:
    fit = book.fit("risks", FieldTest.model_validate(OWNED))
    found = [fit.decide(Risk.model_validate(value), {}).value(0) for value in ({"owner": "A"}, {"owner": None}, {})]
    assert found == [True, False, None]
    impact = book.fit("risks", FieldTest.model_validate({"field": "impact", "filled": True}))
    assert impact.decide(Risk(impact="high"), {}).value(0) is True


def test_a_test_as_it_was_written(book: Rulebook) -> None:
    decision = book.decide(Record().model_copy(update=dict.fromkeys(book.asks, False)), {})
    (node,) = decision.leaves(3)
    assert isinstance(book.as_written(node), CountTest)


def test_no_rules_are_no_conditions(small: Engine) -> None:
    book = Rulebook(small.ruleset, {})
    assert (book.rules, book.asks) == ([], {})
    assert book.decide(Record(), {}).elements == {}
    assert book.model.model_fields.keys() == Record.model_fields.keys()

"""The models of what only rules test: what they are read from, and what they refuse."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from golive.schemas.conditions import RULE_TESTS, Condition, FieldTest, ListTest
from golive.schemas.operands import FieldOperand, SettingOperand
from golive.schemas.rule_tests import CountTest, CoverageTest, LeadTest, ListDates, OrderTest
from golive.schemas.rules import RuleFile

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@pytest.mark.parametrize(
    ("value", "state", "names", "quantifier"),
    [
        ({"covered": "a/b"}, "covered", ["a/b"], "each"),
        ({"done": ["a/b", "a/*"], "of": "none"}, "done", ["a/b", "a/*"], "none"),
        ({"settled": "*", "of": "some"}, "settled", ["*"], "some"),
        ({"shown": "a/b*"}, "shown", ["a/b*"], "some"),
        ({"shown": "a/b", "of": "each"}, "shown", ["a/b"], "each"),
    ],
)
def test_coverage(value: Any, state: str, names: list[str], quantifier: str) -> None:
    test = CONDITION.validate_python(value)
    assert isinstance(test, CoverageTest)
    assert (test.state, test.names, test.quantifier) == (state, names, quantifier)


@pytest.mark.parametrize("name", ["covered", "done", "settled", "shown", "on_time"])
@pytest.mark.parametrize("ids", ["a", "A/b", "a/b/c", "a*", "a/*b", "", "/b", [], ["a/b", ""]])
def test_what_is_no_id_nor_prefix(name: str, ids: Any) -> None:
    with pytest.raises(ValidationError):
        CONDITION.validate_python({name: ids})


def test_steps() -> None:
    steps: list[Any] = ["a/b", ["a/b", "a/*"], {"field": "as_of"}, {"list": "risks", "date": "date"}]
    test = CONDITION.validate_python({"in_order": steps})
    assert isinstance(test, OrderTest)
    assert test.in_order[:2] == ["a/b", ["a/b", "a/*"]]
    assert test.in_order[2] == FieldOperand(field="as_of")
    assert test.in_order[3] == ListDates.model_validate({"list": "risks", "date": "date"})


def test_limits() -> None:
    lead = CONDITION.validate_python({"lead": ["a/b", "a/c"], "at_least": {"setting": "days"}})
    assert isinstance(lead, LeadTest)
    assert lead.at_least == SettingOperand(setting="days")
    count = CONDITION.validate_python({"count": "risks", "less_than": 3})
    assert isinstance(count, CountTest)
    assert count.limit == ("less_than", 3)


@pytest.mark.parametrize(
    "value",
    [
        {"covered": "a/b", "done": "a/b"},
        {"covered": "a/b", "of": "any"},
        {"depends": "done"},
        {"in_order": ["a/b"]},
        {"lead": ["a/b"], "at_least": 1},
        {"lead": ["a/b", "a/c", "a/d"], "at_least": 1},
        {"lead": ["a/b", "a/c"]},
        {"lead": ["a/b", "a/c"], "at_most": 1},
        {"in_freeze": 3},
        {"in_order": ["a/b", {"list": "risks"}]},
        {"count": "risks"},
        {"count": "risks", "at_least": 1, "at_most": 2},
        {"count": "risks", "at_least": {"field": "sites"}},
        {"count": "risks", "at_least": float("nan")},
        {"gate": "golive"},
        {"field": "a", "mentions": []},
        {"field": "a", "mentions": [""]},
        {"field": "a", "reads": "x" * 61},
        {"field": "a", "same_as": {"setting": "x"}},
        {"field": "a", "given": True, "filled": True},
    ],
)
def test_what_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        CONDITION.validate_python(value)


def test_a_single_word_is_a_list_of_one() -> None:
    assert FieldTest.model_validate({"field": "a", "reads": "none"}).reads == ["none"]


def test_every_kind_of_test_is_found_by_its_key() -> None:
    values: list[Any] = [
        {"covered": "a/b"},
        {"in_order": ["a/b", "a/c"]},
        {"lead": ["a/b", "a/c"], "at_least": 1},
        {"in_freeze": "a/b"},
        {"count": "risks", "where": {"field": "owner", "filled": True}, "at_least": 1},
        {"depends": "settled"},
        {"on_time": "*"},
        {"gate": "go-live"},
    ]
    assert tuple(type(CONDITION.validate_python(value)) for value in values) == RULE_TESTS
    read = CONDITION.validate_python({"each": "risks", "where": "always", "that": values[0]})
    assert isinstance(read, ListTest)
    assert isinstance(read.that, CoverageTest)


@pytest.mark.parametrize("name", ["CHG-2", "chg-02", "CHG-0002", "C-02", "CHG02", "CHG-02 ", "ABCDEFGHIJK-01"])
def test_what_is_no_id_of_a_rule(name: str) -> None:
    with pytest.raises(ValidationError, match=r"rules\.0\.id"):
        RuleFile.model_validate({"theme": "x", "rules": [{"id": name}]})

"""Conditions in plain words: what is the case where they hold, where they do not, and where that is not known."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from golive.engine.plain_words import describe, told
from golive.schemas.conditions import Condition

READ: TypeAdapter[Any] = TypeAdapter(Condition)
LIST = {"where": {"field": "kind", "is": "scope"}}


@pytest.mark.parametrize(
    ("condition", "holds", "fails"),
    [
        ({"field": "type", "is": "retirement"}, "type is retirement", "type is not retirement"),
        ({"field": "r", "in": ["low", "high"]}, "r is low or high", "r is neither low nor high"),
        ({"field": "t", "is": True}, "t is yes", "t is not yes"),
        ({"field": "t", "is": False}, "t is no", "t is yes or empty"),
        ({"field": "retires", "filled": True}, "retires is given", "retires is empty"),
        ({"field": "x", "filled": False}, "x is empty", "x is given"),
        ({"field": "x", "given": True}, "x stands in the record", "x does not stand in the record"),
        ({"field": "sites", "more_than": 1}, "sites is more than 1", "sites is not more than 1"),
        ({"field": "a", "has": "b"}, "a has b", "a does not have b"),
        ({"field": "by", "mentions": ["CAB", "board"]}, "by mentions CAB or board", "by does not mention CAB or board"),
        ({"some": "c", **LIST}, "some of c: kind is scope", "none of c: kind is scope"),
        ({"each": "c", **LIST}, "each of c: kind is scope", "not each of c: kind is scope"),
        ({"none": "c", **LIST}, "none of c: kind is scope", "some of c: kind is scope"),
        ({"count": "risks", "at_least": 3}, "at least 3 of risks", "less than 3 of risks"),
        ({"done": "a/b"}, "a/b is done", "a/b is not done"),
        ({"done": "a/b", "of": "none"}, "a/b is not done", "a/b is done"),
        ({"done": ["a/b", "a/c"]}, "each of a/b, a/c is done", "not each of a/b, a/c is done"),
        ({"gate": "go-live"}, "the gate is go-live or later", "the gate comes before go-live"),
        ({"in_freeze": {"field": "d"}}, "d lies in a change freeze", "d does not lie in a change freeze"),
        ({"on_time": "*"}, "nothing is planned for after the gate by which it is due", None),
        ({"lead": ["a/b", {"field": "d"}], "at_least": 5}, "at least 5 working days from a/b to d", None),
    ],
)
def test_a_test_reads_as_what_is_the_case(condition: Any, holds: str, fails: str | None) -> None:
    read = READ.validate_python(condition)
    assert told(read, True) == holds
    assert told(read, None) == f"not known whether {holds}"
    assert told(read, False) != holds
    if fails is not None:
        assert told(read, False) == fails


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"not": {"field": "decision", "is": "withdrawn"}}, "decision is not withdrawn"),
        ({"not": {"all": ["a", "b"]}}, "not (a and b)"),
        ({"all": ["a", {"any": ["b", "c"]}]}, "a and (b or c)"),
        ({"not": {"all": [{"field": "d", "given": True}, {"field": "d", "is": "x"}]}}, "d is not x"),
        ({"all": [{"field": "d", "given": True}, "a"]}, "d stands in the record and a"),
    ],
)
def test_conditions_are_told_without_what_only_guards_them(condition: Any, words: str) -> None:
    assert describe(READ.validate_python(condition)) == words

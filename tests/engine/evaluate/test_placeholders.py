"""Placeholders: what is one, and that the rules on evidence read the same list."""

from typing import Any

import pytest
from oracle.texts import keeps_a_place

from golive.engine.define.rulesets import ruleset_named
from golive.engine.evaluate.placeholders import is_placeholder
from golive.engine.gate.edits import PLACEHOLDER
from golive.schemas.placeholders import FOR_PEOPLE, FOR_TEXTS

RULES = {"EVD-01": FOR_TEXTS, "EVD-02": FOR_TEXTS, "EVD-03": FOR_PEOPLE}


@pytest.mark.parametrize(
    "text",
    [*FOR_TEXTS, *FOR_PEOPLE, PLACEHOLDER, " tbd. ", "[TBD]?", "<to  be\tdefined>", "N.N.", "...", "!", "XX", "xxxxx"],
)
def test_a_placeholder_is_one_for_the_tool_and_its_oracle(text: str) -> None:
    assert is_placeholder(text)
    assert keeps_a_place(text)


@pytest.mark.parametrize(
    "text",
    ["x", "y", "Small", "TBD by Ruth Sandel", "Dummy run not needed", "No users", "Ann", "PM", "xax", "2"],
)
def test_what_says_something_is_none(text: str) -> None:
    assert not is_placeholder(text)
    assert not keeps_a_place(text)


def test_a_very_long_text_is_read_in_no_time() -> None:
    assert not is_placeholder("a" + "!" * 1_000_000 + "b")


@pytest.mark.parametrize("name", RULES)
def test_the_rules_on_evidence_read_the_same_list(name: str) -> None:
    rule = next(rule for rule in ruleset_named("readiness").rules if rule.id == name)
    read = list(_lists(rule.model_dump(by_alias=True), "reads"))
    assert read
    assert all(words == list(RULES[name]) for words in read)


def _lists(value: Any, key: str) -> Any:
    """Every list of words that stands under the key, however deep."""
    if isinstance(value, dict):
        yield from [value[key]] if value.get(key) else []
        for inner in value.values():
            yield from _lists(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _lists(inner, key)

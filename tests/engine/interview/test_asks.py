"""Answers in plain words: what each kind of question takes, and what is said where an answer cannot be read."""

from typing import Any

import pytest

from golive import Engine, Record
from golive.engine.interview.asks import AnswerError, Ask, ask_for, patch_of, read_answer


def ask(engine: Engine, name: str) -> Ask:
    """The question of that name."""
    found = ask_for(name, "?", engine.ruleset.facts)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("user_facing", "y", True),
        ("user_facing", "YES", True),
        ("user_facing", "nein", False),
        ("customer.external", "oui", True),
        ("type", "1", "new-service"),
        ("type", "it retires one", "retirement"),
        ("type", "other", "other"),
        ("request.risk", "2", "medium"),
        ("request.labour_hours", "1,200", 1200),
        ("request.labour_hours", "7.5", 7.5),
        ("sites", "3", 3),
        ("dates.go_live", "2026-10-05", "2026-10-05"),
        ("suppliers", "Carrier, Reseller", [{"name": "Carrier"}, {"name": "Reseller"}]),
        ("suppliers", "none", []),
        ("suppliers", "n", []),
        ("scope_additions", "two more sites; a portal", ["two more sites", "a portal"]),
        ("sponsor", "Head of  Sales", "Head of Sales"),
    ],
)
def test_an_answer_is_a_legal_value(name: str, said: str, value: Any, engine: Engine) -> None:
    one = ask(engine, name)
    assert read_answer(one, said) == value
    Record.model_validate(patch_of({one.path: value}))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("user_facing", "perhaps"),
        ("type", "0"),
        ("type", "5"),
        ("type", "²"),
        ("request.labour_hours", "a lot"),
        ("request.labour_hours", "-3"),
        ("request.labour_hours", "9999999999"),
        ("sites", "0"),
        ("sites", "1.5"),
        ("dates.go_live", "5 October"),
        ("dates.go_live", "2026-02-30"),
        ("suppliers", "y"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_write(name: str, said: str, engine: Engine) -> None:
    with pytest.raises(AnswerError, match="write"):
        read_answer(ask(engine, name), said)


@pytest.mark.parametrize("name", ["activities", "service_changes", "budget.lines", "risks", "activities[3].status"])
def test_what_takes_more_than_a_few_words_is_not_asked(name: str, engine: Engine) -> None:
    assert ask_for(name, "?", engine.ruleset.facts) is None


def test_choices_are_listed_as_they_are_written(engine: Engine) -> None:
    assert ask(engine, "request.risk").hint == "low, medium, high"
    assert ask(engine, "user_facing").hint == "yes, no"
    assert ask(engine, "retires").hint == "[{ name: ..., assets: yes or no }], or [] for none"

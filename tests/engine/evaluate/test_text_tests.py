"""Tests of fields that only rules know: what is given, what a list has, what texts say."""

from typing import Any

import pytest

from golive.engine.evaluate.text_tests import holds
from golive.schemas.conditions import FieldTest
from golive.schemas.elements import Stakeholder
from golive.schemas.record import Record

Truth = bool | None


def _holds(test: dict[str, Any], record: dict[str, Any]) -> Truth:
    made = Record.model_validate(record)
    return holds(FieldTest.model_validate(test), made, made)


@pytest.mark.parametrize(
    ("record", "given"),
    [
        ({"sponsor": "A"}, True),
        ({"sponsor": ""}, True),
        ({"sponsor": None}, True),
        ({}, False),
    ],
)
def test_what_is_given_is_never_unknown(record: dict[str, Any], given: bool) -> None:
    assert _holds({"field": "sponsor", "given": True}, record) is given
    assert _holds({"field": "sponsor", "given": False}, record) is not given


@pytest.mark.parametrize(
    ("record", "given"),
    [({"retires": []}, True), ({"retires": None}, False), ({"pm": {}}, False)],
)
def test_an_empty_list_is_given_and_null_instead_of_a_list_is_not(record: dict[str, Any], given: bool) -> None:
    assert _holds({"field": "retires", "given": True}, record) is given


@pytest.mark.parametrize(
    ("value", "expected"),
    [(["a", "b"], True), (["b"], False), (["A"], False), ([], False), (None, None), ("absent", None)],
)
def test_a_list_that_has_a_value(value: Any, expected: Truth) -> None:
    record = {} if value == "absent" else {"scope_additions": value}
    assert _holds({"field": "scope_additions", "has": "a"}, record) is expected


SAME = [
    ("Ann Lee", "ann  lee", True),
    ("Ann Lee.", " Ann Lee", True),
    ("Ann", "Ann Lee", False),
    ("", "", False),
    (" ", "", False),
    (None, None, False),
    (None, "Ann", False),
    ("Ann", None, False),
    ("Ann", "absent", None),
    ("absent", "Ann", None),
]


@pytest.mark.parametrize(("one", "other", "expected"), SAME)
def test_the_same_text(one: Any, other: Any, expected: Truth) -> None:
    record: dict[str, Any] = {"sponsor": one, "name": other}
    record = {name: value for name, value in record.items() if value != "absent"}
    assert _holds({"field": "sponsor", "same_as": {"field": "name"}}, record) is expected
    assert _holds({"field": "sponsor", "same_as": {"record": "name"}}, record) is expected


def test_the_same_text_as_in_the_record_or_in_the_element() -> None:
    record = Record.model_validate({"name": "Ann", "sponsor": "Bob"})
    element = Stakeholder.model_validate({"name": "Bob", "owner": "Bob", "text": "Ann"})
    assert holds(FieldTest.model_validate({"field": "name", "same_as": {"field": "owner"}}), element, record) is True
    assert holds(FieldTest.model_validate({"field": "name", "same_as": {"record": "sponsor"}}), element, record) is True
    assert holds(FieldTest.model_validate({"field": "name", "same_as": {"record": "name"}}), element, record) is False
    assert holds(FieldTest.model_validate({"field": "text", "same_as": {"record": "name"}}), element, record) is True


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The CAB met", ["cab"], True),
        ("The cabinet met", ["cab"], False),
        ("A scab", ["cab"], False),
        ("cab", ["cab"], True),
        ("cab-meeting", ["cab"], True),
        ("cab_2", ["cab"], False),
        ("a high  risk", ["high risk"], True),
        ("a high\nrisk", ["High Risk"], True),
        ("done by n/a", ["n/a"], True),
        ("a.b", ["a+b"], False),
        ("aaab", ["a*b"], False),
        ("anything", [".*"], False),
        ("Straße", ["STRASSE"], True),
        ("none of them", ["all", "none"], True),
        ("", ["none"], False),
        (None, ["none"], False),
    ],
)
def test_words_in_a_text(text: str | None, words: list[str], expected: bool) -> None:
    assert _holds({"field": "sponsor", "mentions": words}, {"sponsor": text}) is expected
    assert _holds({"field": "sponsor", "mentions": words}, {}) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none", True),
        ("None.", True),
        (" n/a ", True),
        ("None at all", False),
        ("", False),
        (".", False),
        (None, False),
        ("absent", None),
    ],
)
def test_a_whole_text(text: str | None, expected: Truth) -> None:
    record = {} if text == "absent" else {"sponsor": text}
    assert _holds({"field": "sponsor", "reads": ["None", "N/A", "."]}, record) is expected


def test_of_a_list_of_texts_one_is_enough() -> None:
    record = {"scope_additions": ["More", "None."]}
    assert _holds({"field": "scope_additions", "reads": "none"}, record) is True
    assert _holds({"field": "scope_additions", "mentions": ["less", "more"]}, record) is True
    assert _holds({"field": "scope_additions", "mentions": "less"}, record) is False
    assert _holds({"field": "scope_additions", "mentions": "less"}, {"scope_additions": []}) is False


@pytest.mark.parametrize(
    ("risks", "expected"),
    [
        ([{"owner": "Ann"}], True),
        ([{}, {"owner": "ann."}], True),
        ([{"owner": "Bob"}], False),
        ([{"owner": "Bob"}, {}], None),
        ([{"owner": None}], False),
        ([], False),
        (None, None),
    ],
)
def test_named_in_a_list(risks: Any, expected: Truth) -> None:
    assert _holds({"field": "sponsor", "named_in": "risks.owner"}, {"sponsor": "Ann", "risks": risks}) is expected
    assert _holds({"field": "sponsor", "named_in": "risks.owner"}, {"risks": risks}) is None


def test_who_has_no_name_is_named_nowhere() -> None:
    record = {"sponsor": "", "risks": [{"owner": ""}, {"owner": None}]}
    assert _holds({"field": "sponsor", "named_in": "risks.owner"}, record) is False

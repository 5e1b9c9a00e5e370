"""Conditions and fields in plain words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from golive.engine.rule_words import ORDER, QUANTIFIER, describe_rule_test, limit_words
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf, SettingTest
from golive.schemas.operands import FieldOperand, RecordOperand
from golive.schemas.rule_tests import CountTest, CoverageTest, DependencyTest, FreezeTest, LeadTest, TimelyTest

IN_RECORD = "stands in the record"
# From the kind of a test to its words: with what it tests for, and whether it holds.
_OTHER: Mapping[str, Callable[[Any, bool], str]] = {
    "filled": lambda value, holds: f"is {'given' if value is holds else 'empty'}",
    "given": lambda value, holds: IN_RECORD if value is holds else "does not stand in the record",
    "has": lambda value, holds: f"{'has' if holds else 'does not have'} {_value(value)}",
    "same_as": lambda value, holds: f"{_is(holds)} the same as {_path(value)}",
    "mentions": lambda value, holds: f"{'mentions' if holds else 'does not mention'} {' or '.join(value)}",
    "reads": lambda value, holds: f"{'reads' if holds else 'does not read'} {' or '.join(map(repr, value))}",
    "named_in": lambda value, holds: f"{_is(holds)} named in {value}",
}


def name_of(condition: Condition) -> str:
    """The id of a fact, or the path of the field or list that a single test reads."""
    match condition:
        case str():
            return condition
        case FieldTest():
            return condition.field
        case ListTest():
            return condition.over
        case CountTest():
            return condition.count
        case CoverageTest() | TimelyTest() | DependencyTest():
            return "activities"
        case LeadTest() | FreezeTest():
            return "calendar"
        case _:
            return describe(condition)


def told(condition: Condition, value: bool | None, settings: Mapping[str, object] | None = None) -> str:
    """A single test as a sentence that is true where the test has that value; None is unknown."""
    text = describe(condition, settings, holds=value is not False)
    return f"not known whether {text}" if value is None else text


def describe(condition: Condition, settings: Mapping[str, object] | None = None, *, holds: bool = True) -> str:
    """A condition in plain words; the settings that it names with their values, where these are given.

    With `holds` False what is the case where the condition does not hold.
    """
    match condition:
        case str():
            return condition if holds else f"not {condition}"
        case FieldTest():
            return _field(condition, settings or {}, holds)
        case ListTest():
            return _list(condition, settings, holds)
        case AllOf() | AnyOf():
            return _joined(condition, settings, holds)
        case NotOf():
            return describe(condition.not_, settings, holds=not holds)
        case SettingTest():
            return f"{condition.setting} {_is(holds)} {condition.is_}"
        case CountTest():
            fitting = f" of which {describe(condition.where, settings)}" if condition.where is not None else ""
            return describe_rule_test(condition, settings or {}, holds) + fitting
        case _:
            return describe_rule_test(condition, settings or {}, holds)


def yes_no(value: bool | None) -> str:
    """Yes, no or unknown."""
    return "unknown" if value is None else "yes" if value else "no"


def _joined(condition: AllOf | AnyOf, settings: Mapping[str, object] | None, holds: bool) -> str:
    parts, word = (unguarded(condition.all), " and ") if isinstance(condition, AllOf) else (condition.any, " or ")
    if len(parts) == 1:
        return describe(parts[0], settings, holds=holds)
    text = word.join(_bracketed(part, settings) for part in parts)
    return text if holds else f"not ({text})"


def unguarded(parts: Sequence[Condition]) -> list[Condition]:
    """Without the tests that a field is told of at all, where another one says more of the same field."""
    told_of = {part.field for part in parts if isinstance(part, FieldTest) and part.given is None}
    return [part for part in parts if not (isinstance(part, FieldTest) and part.given and part.field in told_of)]


def _bracketed(condition: Condition, settings: Mapping[str, object] | None) -> str:
    text = describe(condition, settings)
    return f"({text})" if isinstance(condition, AllOf | AnyOf) else text


def _list(test: ListTest, settings: Mapping[str, object] | None, holds: bool) -> str:
    of = f"{QUANTIFIER[test.quantifier, holds]} {test.over}"
    where = describe(test.where, settings)
    return f"{of}: {where}" if test.that is None else f"{of} of which {where}: {describe(test.that, settings)}"


def _field(test: FieldTest, settings: Mapping[str, object], holds: bool) -> str:
    if test.ordering is not None:
        name, operand = test.ordering
        other = _path(operand) if isinstance(operand, FieldOperand | RecordOperand) else limit_words(operand, settings)
        return f"{test.field} {_is(holds)} {ORDER[name]} {other}"
    for name, words in _OTHER.items():
        if (value := getattr(test, name)) is not None:
            return f"{test.field} {words(value, holds)}"
    if test.is_ is False and not holds:
        return f"{test.field} is yes or empty"
    values = [_value(value) for value in (test.in_ if test.in_ is not None else [test.is_])]
    if holds or len(values) == 1:
        return f"{test.field} {_is(holds)} {' or '.join(values)}"
    return f"{test.field} is neither {' nor '.join(values)}"


def _is(holds: bool) -> str:
    return "is" if holds else "is not"


def _path(operand: FieldOperand | RecordOperand) -> str:
    return operand.field if isinstance(operand, FieldOperand) else operand.record


def _value(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)

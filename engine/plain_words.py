"""Conditions and fields in plain words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf, RuleTest, SettingTest
from golive.schemas.operands import FieldOperand, RecordOperand, SettingOperand
from golive.schemas.rule_tests import (
    CountTest,
    CoverageTest,
    DependencyTest,
    FreezeTest,
    GateTest,
    LeadTest,
    ListDates,
    OrderTest,
    TimelyTest,
)

_ORDER = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "after": "later than",
    "before": "earlier than",
}
_MOST = 4  # names that are written out
_QUANTIFIER = {"some": "some of", "each": "each of", "none": "none of"}


_OTHER: Mapping[str, Callable[[Any], str]] = {
    "filled": lambda value: f"is {'given' if value else 'empty'}",
    "given": lambda value: f"is {'given' if value else 'not given'}",
    "has": lambda value: f"has {_value(value)}",
    "same_as": lambda value: f"is the same as {value.record if isinstance(value, RecordOperand) else value.field}",
    "mentions": lambda value: f"mentions {' or '.join(value)}",
    "reads": lambda value: f"reads {' or '.join(map(repr, value))}",
    "named_in": lambda value: f"is named in {value}",
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


def describe(condition: Condition, settings: Mapping[str, object] | None = None) -> str:
    """A condition in plain words; the settings that it names with their values, where these are given."""
    match condition:
        case str():
            return condition
        case FieldTest():
            return _field(condition, settings or {})
        case ListTest():
            of = f"{_QUANTIFIER[condition.quantifier]} {condition.over}"
            where = describe(condition.where, settings)
            that = describe(condition.that, settings) if condition.that is not None else None
            return f"{of}: {where}" if that is None else f"{of} of which {where}: {that}"
        case AllOf():
            return " and ".join(_bracketed(part, settings) for part in condition.all)
        case AnyOf():
            return " or ".join(_bracketed(part, settings) for part in condition.any)
        case NotOf():
            return f"not {_bracketed(condition.not_, settings)}"
        case SettingTest():
            return f"{condition.setting} is {condition.is_}"
        case _:
            return describe_rule_test(condition, settings or {})


def _bracketed(condition: Condition, settings: Mapping[str, object] | None) -> str:
    text = describe(condition, settings)
    return f"({text})" if isinstance(condition, AllOf | AnyOf) else text


def _field(test: FieldTest, settings: Mapping[str, object]) -> str:
    if test.ordering is not None:
        name, operand = test.ordering
        if isinstance(operand, FieldOperand | RecordOperand):
            other = operand.field if isinstance(operand, FieldOperand) else operand.record
        elif isinstance(operand, SettingOperand):
            value = settings.get(operand.setting)
            other = operand.setting if value is None else f"{value} ({operand.setting})"
        else:
            other = f"{operand:g}"
        return f"{test.field} is {_ORDER[name]} {other}"
    for name, words in _OTHER.items():
        if (value := getattr(test, name)) is not None:
            return f"{test.field} {words(value)}"
    values = test.in_ if test.in_ is not None else [test.is_]
    return f"{test.field} is {' or '.join(map(_value, values))}"


def _value(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def yes_no(value: bool | None) -> str:
    """Yes, no or unknown."""
    return "unknown" if value is None else "yes" if value else "no"


_STATE = {
    "covered": "planned, done or waived",
    "done": "done",
    "settled": "done or waived",
    "shown": "anywhere in the record",
}


def describe_rule_test(test: RuleTest, settings: Mapping[str, object]) -> str:
    """A test that only rules can make, in plain words."""
    match test:
        case CoverageTest():
            return f"{_QUANTIFIER[test.quantifier]} {_names(test.names)} {_STATE[test.state]}"
        case DependencyTest():
            return "everything that a done activity depends on is done or waived"
        case TimelyTest():
            return f"nothing of {_names(test.on_time)} is planned for after the gate by which it is due"
        case OrderTest():
            return f"in this order, by date: {', then '.join(map(_step, test.in_order))}"
        case LeadTest():
            first, last = map(_step, test.lead)
            return f"at least {_limit(test.at_least, settings)} working days from {first} to {last}"
        case FreezeTest():
            return f"{_step(test.in_freeze)} lies in a change freeze"
        case CountTest():
            name, limit = test.limit
            fitting = f" of which {describe(test.where, settings)}" if test.where is not None else ""
            return f"{_ORDER[name]} {_limit(limit, settings)} of {test.count}{fitting}"
        case GateTest():
            return f"the gate is {test.gate} or later"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _MOST else f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more"


def _step(step: Any) -> str:
    if isinstance(step, ListDates):
        return f"{step.over} ({step.date})"
    if isinstance(step, FieldOperand):
        return step.field
    return step if isinstance(step, str) else _names(step)


def _limit(limit: Any, settings: Mapping[str, object]) -> str:
    if isinstance(limit, SettingOperand):
        value = settings.get(limit.setting)
        return limit.setting if value is None else f"{value} ({limit.setting})"
    return f"{limit:g}"

"""Conditions and fields in plain words."""

from collections.abc import Mapping

from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldOperand, FieldTest, ListTest, NotOf, SettingOperand

_ORDER = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "after": "later than",
    "before": "earlier than",
}
_QUANTIFIER = {"some": "some of", "each": "each of", "none": "none of"}


def name_of(condition: Condition) -> str:
    """The id of a fact, or the path of the field or list that a single test reads."""
    match condition:
        case str():
            return condition
        case FieldTest():
            return condition.field
        case ListTest():
            return condition.over
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
            return f"{_QUANTIFIER[condition.quantifier]} {condition.over}: {describe(condition.where, settings)}"
        case AllOf():
            return " and ".join(_bracketed(part, settings) for part in condition.all)
        case AnyOf():
            return " or ".join(_bracketed(part, settings) for part in condition.any)
        case NotOf():
            return f"not {_bracketed(condition.not_, settings)}"


def _bracketed(condition: Condition, settings: Mapping[str, object] | None) -> str:
    text = describe(condition, settings)
    return f"({text})" if isinstance(condition, AllOf | AnyOf) else text


def _field(test: FieldTest, settings: Mapping[str, object]) -> str:
    if test.ordering is not None:
        name, operand = test.ordering
        if isinstance(operand, FieldOperand):
            other = operand.field
        elif isinstance(operand, SettingOperand):
            value = settings.get(operand.setting)
            other = operand.setting if value is None else f"{value} ({operand.setting})"
        else:
            other = f"{operand:g}"
        return f"{test.field} is {_ORDER[name]} {other}"
    if test.filled is not None:
        return f"{test.field} is {'given' if test.filled else 'empty'}"
    values = test.in_ if test.in_ is not None else [test.is_]
    return f"{test.field} is {' or '.join(map(_value, values))}"


def _value(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def yes_no(value: bool | None) -> str:
    """Yes, no or unknown."""
    return "unknown" if value is None else "yes" if value else "no"

"""The tests that only rules can make, in plain words."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from golive.schemas.conditions import RuleTest, SettingTest
from golive.schemas.operands import FieldOperand, SettingOperand
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

ORDER = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "after": "later than",
    "before": "earlier than",
}
QUANTIFIER = {
    ("some", True): "some of",
    ("each", True): "each of",
    ("none", True): "none of",
    ("some", False): "none of",
    ("each", False): "not each of",
    ("none", False): "some of",
}
_OPPOSITE = {"at_least": "less_than", "less_than": "at_least", "more_than": "at_most", "at_most": "more_than"}
STATE = {
    "covered": "planned, done or waived",
    "done": "done",
    "settled": "done or waived",
    "shown": "shown by something in the record",
}
_MOST = 4  # names that are written out


def describe_rule_test(test: RuleTest, settings: Mapping[str, object], holds: bool) -> str:
    """A test that only rules can make; with `holds` False what is the case where it does not hold."""
    match test:
        case CoverageTest():
            return _coverage(test, holds)
        case DependencyTest():
            return f"{'' if holds else 'not '}everything that a done activity depends on is done or waived"
        case TimelyTest():
            some = "nothing" if holds else "something"
            of = "" if list(test.on_time) == ["*"] else f" of {_names(test.on_time)}"
            return f"{some}{of} is planned for after the gate by which it is due"
        case OrderTest():
            return f"{'' if holds else 'not '}in this order, by date: {', then '.join(map(_step, test.in_order))}"
        case LeadTest():
            first, last = map(_step, test.lead)
            limit = limit_words(test.at_least, settings)
            return f"{'at least' if holds else 'less than'} {limit} working days from {first} to {last}"
        case FreezeTest():
            return f"{_step(test.in_freeze)} {'lies' if holds else 'does not lie'} in a change freeze"
        case CountTest():
            name, limit = test.limit
            return f"{ORDER[name if holds else _OPPOSITE[name]]} {limit_words(limit, settings)} of {test.count}"
        case GateTest():
            return f"the gate is {test.gate} or later" if holds else f"the gate comes before {test.gate}"


def _coverage(test: CoverageTest, holds: bool) -> str:
    name, state = test.names[0], STATE[test.state]
    if len(test.names) == 1 and not name.endswith("*"):
        return f"{name} {'is' if holds is (test.quantifier != 'none') else 'is not'} {state}"
    return f"{QUANTIFIER[test.quantifier, holds]} {_names(test.names)} is {state}"


def limit_words(limit: Any, settings: Mapping[str, object]) -> str:
    """A number, or a setting with its value where that is given."""
    if isinstance(limit, SettingOperand):
        value = settings.get(limit.setting)
        return limit.setting if value is None else f"{value} ({limit.setting})"
    return f"{limit:g}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _MOST else f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more"


def _step(step: Any) -> str:
    if isinstance(step, ListDates):
        return f"{step.over} ({step.date})"
    if isinstance(step, FieldOperand):
        return step.field
    return step if isinstance(step, str) else _names(step)


def settings_in(condition: Any) -> list[str]:
    """The settings that a condition names, in its order, each once."""
    found: dict[str, None] = {}
    ahead = [condition]
    while ahead:
        one = ahead.pop(0)
        if isinstance(one, SettingOperand | SettingTest):
            found[one.setting] = None
        if isinstance(one, BaseModel):
            ahead[:0] = [value for _, value in one]
        elif isinstance(one, list):
            ahead[:0] = one
    return list(found)

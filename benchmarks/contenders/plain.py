"""Plain Python: recursion over the conditions in Kleene's logic, and the best evidence for each activity."""

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.records import Case
from benchmarks.task import OF_STATE, Outcomes, Run, required
from golive.engine.infer.coverage import State
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.facts import AskedFact
from golive.schemas.operands import FieldOperand, SettingOperand
from golive.schemas.ruleset import Ruleset

Truth = bool | None
Facts = dict[str, Truth]
_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": lambda a, b: a >= b,
    "more_than": lambda a, b: a > b,
    "at_most": lambda a, b: a <= b,
    "less_than": lambda a, b: a < b,
    "after": lambda a, b: a > b,
    "before": lambda a, b: a < b,
}


def prepare(ruleset: Ruleset) -> Run:
    """The task, as one would write it down."""
    settings = {name: setting.value for name, setting in ruleset.settings.items()}
    applies = [(activity.id, activity.applies) for activity in required(ruleset)]

    def run(case: Case) -> Outcomes:
        fields = case.fields
        facts: Facts = {"always": True}
        for asked in ruleset.facts.asked:
            facts[asked.id] = _asked(asked, fields)
        for derived in ruleset.facts.derived:
            facts[derived.id] = _holds(derived.when, fields, facts, settings)
        for derived in ruleset.facts.derived:
            if derived.unknown_counts_as and facts[derived.id] is None:
                facts[derived.id] = True
        best: dict[str, State] = {}
        for activity, state in case.evidence:
            best[activity] = max(state, best.get(activity, state))
        outcomes: Outcomes = {}
        for name, condition in applies:
            value = _holds(condition, fields, facts, settings)
            if value:
                outcomes[name] = OF_STATE[best.get(name)]
            else:
                outcomes[name] = "undecided" if value is None else "not-applicable"
        return outcomes

    return run


def _asked(fact: AskedFact, fields: Mapping[str, Any]) -> Truth:
    own = _at(fields, fact.field) if fact.field else None
    known: Truth = fields["facts"].get(fact.id) if own is None else own
    return known


def _at(fields: Mapping[str, Any], path: str) -> Any:
    """What stands at a path, None where nothing does."""
    if path == "scope":
        return "project"
    value: Any = fields
    for name in path.split("."):
        value = value.get(name)
        if value is None:
            return None
    return value


def _holds(condition: Condition, fields: Mapping[str, Any], facts: Facts, settings: Mapping[str, Any]) -> Truth:
    match condition:
        case str():
            return facts[condition]
        case AllOf():
            return _all(condition.all, fields, facts, settings)
        case AnyOf():
            return _any(condition.any, fields, facts, settings)
        case NotOf():
            value = _holds(condition.not_, fields, facts, settings)
            return None if value is None else not value
        case ListTest():
            return _some(condition, fields, settings)
        case FieldTest():
            return _test(condition, fields, settings)


def _all(parts: list[Condition], fields: Mapping[str, Any], facts: Facts, settings: Mapping[str, Any]) -> Truth:
    known: Truth = True
    for part in parts:
        value = _holds(part, fields, facts, settings)
        if value is False:
            return False
        if value is None:
            known = None
    return known


def _any(parts: list[Condition], fields: Mapping[str, Any], facts: Facts, settings: Mapping[str, Any]) -> Truth:
    known: Truth = False
    for part in parts:
        value = _holds(part, fields, facts, settings)
        if value:
            return True
        if value is None:
            known = None
    return known


def _some(test: ListTest, fields: Mapping[str, Any], settings: Mapping[str, Any]) -> Truth:
    assert test.quantifier == "some", test
    elements = _at(fields, test.over)
    if elements is None:
        return None
    values = [_holds(test.where, element, {}, settings) for element in elements]
    return True if True in values else None if None in values else False


def _test(test: FieldTest, fields: Mapping[str, Any], settings: Mapping[str, Any]) -> Truth:
    value = _at(fields, test.field)
    if value is None:
        return None
    if test.ordering is not None:
        name, operand = test.ordering
        bound = _bound(operand, fields, settings)
        return None if bound is None else _ORDER[name](value, bound)
    if test.filled is not None:
        return bool(value) is test.filled
    found: bool = value in test.in_ if test.in_ is not None else value == test.is_
    return found


def _bound(operand: Any, fields: Mapping[str, Any], settings: Mapping[str, Any]) -> Any:
    if isinstance(operand, FieldOperand):
        return _at(fields, operand.field)
    return settings[operand.setting] if isinstance(operand, SettingOperand) else operand

"""Conditions over a record by plain recursion and Kleene's three-valued logic; None is unknown."""

import operator
from collections.abc import Iterable, Mapping, Set
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf, SettingTest
from golive.schemas.operands import FieldOperand, SettingOperand
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Ruleset

UNKNOWN, EMPTY = "<unknown>", "<known to be empty>"
_SAYS_NOTHING = " \t\r\n\v\f\u00a0\u200b-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
Truth = bool | None
Facts = Mapping[str, Truth]
COMPARE = {
    "at_least": operator.ge,
    "more_than": operator.gt,
    "at_most": operator.le,
    "less_than": operator.lt,
    "after": operator.gt,
    "before": operator.lt,
}


def all_hold(values: Iterable[Truth]) -> Truth:
    """No where one is no, else unknown where one is unknown, else yes."""
    found = list(values)
    return False if False in found else None if None in found else True


def negated(value: Truth) -> Truth:
    """The other one; unknown stays unknown."""
    return None if value is None else not value


def any_holds(values: Iterable[Truth]) -> Truth:
    """Yes where one is yes, else unknown where one is unknown, else no."""
    return negated(all_hold(map(negated, values)))


def value_at(thing: BaseModel, path: str) -> Any:
    """What the record says at a path, or UNKNOWN, or EMPTY for a date, text or decision that is null."""
    if path == "scope" and isinstance(thing, Record | PortfolioRecord):
        return "project" if isinstance(thing, Record) else "portfolio"
    name, _, rest = path.partition(".")
    if name not in thing.model_fields_set:
        return UNKNOWN
    value = getattr(thing, name)
    if rest:
        return UNKNOWN if value is None else value_at(value, rest)
    if value is None:
        return EMPTY if name == "decision" or _plain_types(thing, name) & {str, date} else UNKNOWN
    return value


def _plain_types(thing: BaseModel, name: str) -> Set[Any]:
    """The types that a field may have, other than lists, maps and choices."""
    found, ahead = set(), [type(thing).model_fields[name].annotation]
    while ahead:
        annotation = ahead.pop()
        if get_origin(annotation) in (Union, UnionType):
            ahead += get_args(annotation)
        elif get_origin(annotation) is Annotated:
            ahead.append(get_args(annotation)[0])
        elif get_origin(annotation) not in (list, dict, Literal):
            found.add(annotation)
    return found


def is_filled(value: Any) -> bool:
    """Whether a value that is not unknown says anything: more than spaces and dashes, in it or anywhere below it."""
    match value:
        case str():
            return value is not EMPTY and value.strip(_SAYS_NOTHING) != ""
        case list():
            return any(one is not None and is_filled(one) for one in value)
        case dict():
            return is_filled(list(value.values()))
        case BaseModel():
            return any(
                value_at(value, name) is not UNKNOWN
                and (is_filled(given) if given is not None else name == "decision" or date in _plain_types(value, name))
                for name, given in value
            )
    return True


class Judge:
    """What conditions of one ruleset say of one record."""

    def __init__(self, ruleset: Ruleset, record: Record | PortfolioRecord) -> None:
        self.ruleset, self.record = ruleset, record
        self.asked = {fact.id: self._asked(fact.id, fact.field) for fact in ruleset.facts.asked}
        self.known: dict[str, Truth] = dict(self.asked)
        for fact in ruleset.facts.derived:
            self.known[fact.id] = self.holds(fact.when, record, self.known)
        self.counted = dict(self.known)
        for fact in ruleset.facts.derived:
            if fact.unknown_counts_as and self.known[fact.id] is None:
                self.counted[fact.id] = True

    def _asked(self, name: str, own_field: str | None) -> Truth:
        if not isinstance(self.record, Record):
            return None
        own = value_at(self.record, own_field) if own_field else UNKNOWN
        return own if isinstance(own, bool) else (self.record.facts or {}).get(name)

    def applies(self, condition: Condition) -> Truth:
        """Whether a condition holds for the record, with what is counted as yes where it cannot be told."""
        return self.holds(condition, self.record, self.counted)

    def holds(self, condition: Condition, thing: BaseModel, facts: Facts) -> Truth:
        """Whether a condition holds for a record or an element of it."""
        match condition:
            case "always":
                return True
            case str():
                return facts.get(condition)
            case AllOf():
                return all_hold(self.holds(part, thing, facts) for part in condition.all)
            case AnyOf():
                return any_holds(self.holds(part, thing, facts) for part in condition.any)
            case NotOf():
                return negated(self.holds(condition.not_, thing, facts))
            case ListTest():
                return self._quantified(condition, thing)
            case FieldTest():
                return self._field(condition, thing)
            case SettingTest():
                return self.ruleset.settings[condition.setting].value == condition.is_

    def _quantified(self, test: ListTest, thing: BaseModel) -> Truth:
        elements = value_at(thing, test.over)
        if elements is UNKNOWN:
            return None
        outcomes = [self.holds(test.where, element, {}) for element in elements]
        match test.quantifier:
            case "some":
                return any_holds(outcomes)
            case "none":
                return negated(any_holds(outcomes))
            case "each":
                return all_hold(outcomes)

    def _field(self, test: FieldTest, thing: BaseModel) -> Truth:
        value = value_at(thing, test.field)
        if value is UNKNOWN:
            return None
        if test.filled is not None:
            return is_filled(value) is test.filled
        if test.ordering is not None:
            return self._ordered(value, *test.ordering, thing)
        return value in (test.in_ if test.in_ is not None else [test.is_])

    def _ordered(self, value: Any, name: str, operand: Any, thing: BaseModel) -> Truth:
        match operand:
            case FieldOperand():
                other = value_at(thing, operand.field)
            case SettingOperand():
                other = self.ruleset.settings[operand.setting].value
            case _:
                other = operand
        if other is UNKNOWN:
            return None
        return value is not EMPTY and other is not EMPTY and bool(COMPARE[name](value, other))

    def needs(self, condition: Condition, thing: BaseModel, facts: Facts) -> set[str]:
        """The asked facts and the fields that are not known, of the parts of a condition that are unknown."""
        if self.holds(condition, thing, facts) is not None:
            return set()
        match condition:
            case AllOf(all=parts) | AnyOf(any=parts):
                return {name for part in parts for name in self.needs(part, thing, facts)}
            case NotOf():
                return self.needs(condition.not_, thing, facts)
            case ListTest():
                return {condition.over}
            case FieldTest():
                return {path for path in fields_of(condition) if value_at(thing, path) is UNKNOWN}
            case _:
                derived = {fact.id: fact.when for fact in self.ruleset.facts.derived}
                return self.needs(derived[condition], thing, self.known) if condition in derived else {condition}


def fields_of(test: FieldTest) -> list[str]:
    """The one or two fields that a test reads."""
    operand = test.ordering[1] if test.ordering else None
    return [test.field, *([operand.field] if isinstance(operand, FieldOperand) else [])]

"""Whether the conditions of a rule fit the record and the activities: what only rules can ask, and the rest."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from golive.engine.define.activity_sense import Known, examples, listed, twice
from golive.engine.define.condition_sense import ConditionSense, Found, only_for_rules, unknown_field
from golive.engine.define.ruleset_parts import Part
from golive.engine.fields import FieldType, Kind, element_model, field_type, values_in_list
from golive.engine.load.quoting import shown
from golive.engine.load.tree import child
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FieldTest,
    ListTest,
    NotOf,
    RuleTest,
    Scalar,
    SettingTest,
)
from golive.schemas.operands import FieldOperand, RecordOperand, SettingOperand
from golive.schemas.record import Record
from golive.schemas.rule_tests import (
    CountTest,
    CoverageTest,
    FreezeTest,
    LeadTest,
    ListDates,
    OrderTest,
    TimelyTest,
)
from golive.schemas.rules import CompiledRule


class RuleSense:
    """Knows the activities that a rule may name, and of plain conditions all that ConditionSense knows."""

    def __init__(self, plain: ConditionSense, known: Known) -> None:
        self._plain, self._known = plain, known

    def of(self, part: Part[CompiledRule]) -> Found:
        """Everything that a rule names and that does not exist."""
        rule = part.item
        yield from self.problems(rule.applies, "/applies")
        yield from self.problems(rule.requires, "/requires")
        yield from twice(rule.activities, "/activities")
        yield from self._names(rule.activities, "/activities", several=True)
        yield from listed(rule, self._known)
        if self._known.vocabulary is not None:
            yield from examples(part, Record, self._known.vocabulary)

    def problems(self, condition: Condition, at: str, model: type[BaseModel] = Record) -> Found:
        """Everything that the condition at the pointer `at` names and that is not there."""
        match condition:
            case AllOf():
                for index, inner in enumerate(condition.all):
                    yield from self.problems(inner, child(f"{at}/all", index), model)
            case AnyOf():
                for index, inner in enumerate(condition.any):
                    yield from self.problems(inner, child(f"{at}/any", index), model)
            case NotOf():
                yield from self.problems(condition.not_, f"{at}/not", model)
            case ListTest():
                yield from self._list(condition, at, model)
            case FieldTest():
                yield from self._field(condition, at, model)
            case str() | SettingTest():
                yield from self._plain.problems(condition, at, model)
            case _ if model is not Record:
                yield at, "inside where only fields of the element can be tested"
            case _:
                yield from self._rule_test(condition, at)

    def _list(self, test: ListTest, at: str, model: type[BaseModel]) -> Found:
        inner = element_model(model, test.over)
        if inner is None or model is not Record:
            yield from self._plain.problems(test, at, model)
            return
        yield from self.problems(test.where, f"{at}/where", inner)
        if test.that is not None:
            yield from self.problems(test.that, f"{at}/that", inner)

    def _field(self, test: FieldTest, at: str, model: type[BaseModel]) -> Found:
        found = field_type(model, test.field)
        if found is None:
            yield f"{at}/field", unknown_field(test.field, model)
        elif test.against_record is not None:
            yield from self._compared(test.field, found.kind, *test.against_record, at)
        elif test.has is not None:
            yield from self._has(test.field, test.has, at, model)
        elif (test.mentions or test.reads) is not None and not _has_texts(found):
            yield f"{at}/field", f"{test.field} is a {_what(found)}; words are looked for in texts"
        elif (test.same_as or test.named_in) is not None and found.kind is not Kind.TEXT:
            yield f"{at}/field", f"{test.field} is a {_what(found)}; only a text can be compared with another"
        elif test.same_as is not None:
            yield from self._same(test.same_as, f"{at}/same_as", model)
        elif test.named_in is not None:
            yield from self._list_field(*_split(test.named_in), f"{at}/named_in")
        elif test.given is None and only_for_rules(test) is None:
            yield from self._plain.problems(test, at, model)

    def _compared(self, field: str, kind: Kind, name: str, other: str, at: str) -> Found:
        """A field that is compared with one of the whole record."""
        theirs = field_type(Record, other)
        wanted = Kind.DATE if name in ("after", "before") else Kind.NUMBER
        if kind is not wanted:
            yield f"{at}/field", f"{field} is a {kind.value}; `{name}` compares {wanted.value}s"
        if theirs is None:
            yield f"{at}/{name}/record", unknown_field(other, Record)
        elif theirs.kind is not wanted:
            yield f"{at}/{name}/record", f"{other} is a {theirs.kind.value}; `{name}` compares {wanted.value}s"

    def _has(self, field: str, value: Scalar, at: str, model: type[BaseModel]) -> Found:
        found = field_type(model, field)
        if found is None or found.kind is not Kind.LIST or found.model is not None:
            what = _what(found) if found is not None else "field"
            yield f"{at}/has", f"{field} is a {what}; `has` is for lists of texts or choices"
            return
        values = values_in_list(model, field)
        if not isinstance(value, str):
            yield f"{at}/has", f"{field} is a list of texts; write a text"
        elif values and value not in values:
            yield f"{at}/has", f"{field} never has {shown(value)}; {did_you_mean(value, values) or choices(values)}"

    def _same(self, other: FieldOperand | RecordOperand, at: str, model: type[BaseModel]) -> Found:
        whole = isinstance(other, RecordOperand)
        key, path = ("record", other.record) if isinstance(other, RecordOperand) else ("field", other.field)
        of: type[BaseModel] = Record if whole else model
        found = field_type(of, path)
        if found is None or found.kind is not Kind.TEXT:
            message = unknown_field(path, of) if found is None else f"{path} is a {found.kind.value}, no text"
            yield f"{at}/{key}", message

    def _rule_test(self, test: RuleTest, at: str) -> Found:
        match test:
            case CoverageTest():
                yield from self._names(test.names, f"{at}/{test.state}")
            case TimelyTest():
                yield from self._names(test.on_time, f"{at}/on_time")
            case OrderTest():
                for index, step in enumerate(test.in_order):
                    yield from self._step(step, child(f"{at}/in_order", index))
            case LeadTest():
                for index, step in enumerate(test.lead):
                    yield from self._step(step, child(f"{at}/lead", index))
                yield from self._limit(test.at_least, f"{at}/at_least")
            case FreezeTest():
                yield from self._step(test.in_freeze, f"{at}/in_freeze")
            case CountTest():
                yield from self._counted(test, at)
            case _:  # gates and dependencies name nothing that the model does not know
                return

    def _counted(self, test: CountTest, at: str) -> Found:
        found = field_type(Record, test.count)
        inner = element_model(Record, test.count)
        name, limit = test.limit
        yield from self._limit(limit, f"{at}/{name}")
        if found is None or found.kind is not Kind.LIST:
            yield f"{at}/count", _no_list(test.count)
        elif test.where is not None and inner is None:
            yield f"{at}/where", f"{test.count} is a list of texts; leave where out"
        elif test.where is not None and inner is not None:
            yield from self._plain.problems(test.where, f"{at}/where", inner)

    def _step(self, step: Any, at: str) -> Found:
        if isinstance(step, ListDates):
            yield from self._list_field(step.over, step.date, at, Kind.DATE)
            inner = element_model(Record, step.over)
            if step.where is not None and inner is not None:
                yield from self._plain.problems(step.where, f"{at}/where", inner)
        elif isinstance(step, FieldOperand):
            found = field_type(Record, step.field)
            if found is None or found.kind is not Kind.DATE:
                yield f"{at}/field", unknown_field(step.field, Record) if found is None else f"{step.field} is no date"
        else:
            yield from self._names([step] if isinstance(step, str) else step, at)

    def _list_field(self, over: str, field: str, at: str, kind: Kind = Kind.TEXT) -> Found:
        inner = element_model(Record, over)
        found = field_type(inner, field) if inner is not None else None
        if inner is None:
            yield at, _no_list(over)
        elif found is None:
            yield at, unknown_field(field, inner)
        elif found.kind is not kind:
            yield at, f"{field} is a {found.kind.value}, no {kind.value}"

    def _limit(self, limit: Any, at: str) -> Found:
        if isinstance(limit, SettingOperand):
            yield from self._plain.setting(limit, at)

    def _names(self, names: Sequence[str], at: str, *, several: bool = False) -> Found:
        ids = self._known.ids
        for index, name in enumerate(names if ids is not None else ()):
            begins = name.removesuffix("*")
            if name not in (ids or ()) and not (name.endswith("*") and any(i.startswith(begins) for i in ids or ())):
                hint = did_you_mean(name, ids or ()) or "`golive rules list` shows all ids"
                what = "begins with" if name.endswith("*") else "is called"
                place = child(at, index) if several or len(names) > 1 else at
                yield place, f"no activity {what} {shown(begins)}; {hint}"


def _split(path: str) -> tuple[str, str]:
    over, _, field = path.rpartition(".")
    return over, field


def _no_list(path: str) -> str:
    lists = [name for name in Record.model_fields if element_model(Record, name) is not None]
    return f"{shown(path)} is no list of the record; {did_you_mean(path, lists) or choices(lists, 40)}"


def _what(found: FieldType) -> str:
    return "list of maps" if found.kind is Kind.LIST and found.model is not None else found.kind.value


def _has_texts(found: FieldType) -> bool:
    return found.kind is Kind.TEXT or (found.kind is Kind.LIST and found.model is None)

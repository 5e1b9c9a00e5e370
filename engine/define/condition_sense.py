"""Whether a condition fits the record: the facts, fields, values and settings that it names exist."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from pydantic import BaseModel

from golive.engine.fields import SCOPE, FieldType, Kind, element_model, field_type
from golive.engine.load.condition_words import sentence
from golive.engine.load.quoting import shown
from golive.engine.load.tree import child
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.conditions import TEXT_TESTS, AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf, SettingTest
from golive.schemas.operands import FieldOperand, RecordOperand, SettingOperand
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Setting

Found = Iterator[tuple[str, str]]  # pointer below the definition, message
_STEPS = 10_000  # numbers of a record are told apart in steps of 1/10,000
_TESTS = {  # what can be asked of a field, by its kind
    Kind.YES_NO: "is: true or is: false",
    Kind.CHOICE: "is: or in: with its words, or filled: true",
    Kind.NUMBER: "at_least, more_than, at_most or less_than",
    Kind.DATE: "after or before with { field: ... }, or filled: true",
    Kind.TEXT: "filled: true or filled: false",
    Kind.LIST: "filled: true, or { some: ..., where: ... } where it is a list of maps",
    Kind.MAP: "a field in it, with a point between both names",
}


class ConditionSense:
    """Knows the facts and settings that a condition may name; None where they could not be read."""

    def __init__(self, facts: Collection[str] | None, settings: Mapping[str, Setting] | None) -> None:
        self._facts, self._settings = facts, settings

    def problems(self, condition: Condition, at: str, model: type[BaseModel]) -> Found:
        """Everything that the condition at the pointer `at` names and the model has not."""
        match condition:
            case str():
                yield from self._fact(condition, at, model)
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
            case SettingTest():
                yield from self._setting_test(condition, at, model)
            case _:
                yield at, "only rules can ask this; write a fact, or all, any, not, field, some, each or none"

    def _fact(self, name: str, at: str, model: type[BaseModel]) -> Found:
        if self._facts is not None and name not in self._facts:
            hint = sentence(name) or did_you_mean(name, self._facts) or "facts.yaml lists the facts"
            yield at, f"there is no fact {shown(name)}; {hint}"
        elif model not in (Record, PortfolioRecord):
            yield (
                at,
                (
                    f"inside where only fields of the element can be tested, not the fact {shown(name)}; "
                    "write { field: ... }, and the fact outside: { all: [...] }"
                ),
            )

    def _list(self, test: ListTest, at: str, model: type[BaseModel]) -> Found:
        inner = element_model(model, test.over)
        if inner is None:
            lists = [name for name in model.model_fields if element_model(model, name) is not None]
            hint = did_you_mean(test.over, lists) or choices(lists)
            yield f"{at}/{test.quantifier}", f"{shown(test.over)} is no list of maps; {hint}"
        else:
            if test.that is not None:
                yield f"{at}/that", "`that` is for rules; write all of it under where"
            yield from self.problems(test.where, f"{at}/where", inner)

    def _field(self, test: FieldTest, at: str, model: type[BaseModel]) -> Found:
        found = field_type(model, test.field)
        if found is None:
            fact = test.field.removeprefix("facts.")
            is_fact = fact in (self._facts or ())
            said = f"{shown(test.field)} is a fact, no field; write {fact} alone, or {{ not: {fact} }}"
            yield f"{at}/field", said if is_fact else unknown_field(test.field, model)
            return
        asked = only_for_rules(test)
        if asked is not None:
            yield (
                f"{at}/{asked}",
                f"only rules can test `{asked}`, and not under count or list; write is, in, filled or a comparison",
            )
            return
        yield from self._values(test, found, at)
        if test.ordering is not None:
            yield from self._ordering(test, found, at, model)

    def _values(self, test: FieldTest, found: FieldType, at: str) -> Found:
        wanted = test.in_ if test.in_ is not None else [test.is_] if test.is_ is not None else []
        name = "in" if test.in_ is not None else "is"
        for value in wanted:
            if found.kind is Kind.CHOICE and value not in found.values:
                hint = did_you_mean(str(value), found.values) or choices(found.values)
                yield f"{at}/{name}", f"{test.field} is never {shown(value)}; {hint}"
            elif found.kind is Kind.YES_NO and not isinstance(value, bool):
                yield f"{at}/{name}", f"{test.field} is a yes/no field; write true or false"
            elif found.kind not in (Kind.CHOICE, Kind.YES_NO):
                said = f"{test.field} is a {found.kind.value}; it cannot be compared with `{name}`"
                yield f"{at}/{name}", f"{said}; write {_TESTS[found.kind]}"
        if test.filled is not None and found.kind not in (Kind.LIST, Kind.TEXT, Kind.DATE, Kind.CHOICE):
            said = f"{test.field} is a {found.kind.value}; `filled` is for lists, texts, dates and choices"
            yield f"{at}/filled", f"{said}; write {_TESTS[found.kind]}"

    def _setting_test(self, test: SettingTest, at: str, model: type[BaseModel]) -> Found:
        if model not in (Record, PortfolioRecord):
            yield at, "inside where only fields of the element can be tested, not a setting"
            return
        if self._settings is None:
            return
        setting = self._settings.get(test.setting)
        if setting is None:
            hint = did_you_mean(test.setting, self._settings) or "ruleset.yaml lists the settings"
            yield f"{at}/setting", f"there is no setting {shown(test.setting)}; {hint}"
        elif test.is_ not in setting.one_of:
            values = [str(value) for value in setting.one_of]
            hint = choices(values) if values else f"write one_of at {test.setting} in ruleset.yaml"
            yield f"{at}/is", f"{test.setting} is never {shown(test.is_)}; {hint}"

    def _ordering(self, test: FieldTest, found: FieldType, at: str, model: type[BaseModel]) -> Found:
        assert test.ordering is not None
        name, operand = test.ordering
        wanted = Kind.DATE if name in ("after", "before") else Kind.NUMBER
        if found.kind is not wanted:
            said = f"{test.field} is a {found.kind.value}; `{name}` compares {wanted.value}s"
            yield f"{at}/field", f"{said}; write {_TESTS[found.kind]}"
            return
        if isinstance(operand, FieldOperand):
            other = field_type(model, operand.field)
            if other is None or other.kind is not wanted:
                yield f"{at}/{name}/field", _no_such_kind(operand.field, wanted, model)
        elif wanted is Kind.DATE:
            yield f"{at}/{name}", "a date is compared with another field; write { field: dates.go_live } or the like"
        elif isinstance(operand, SettingOperand):
            yield from self.setting(operand, f"{at}/{name}")
        elif not isinstance(operand, RecordOperand) and is_too_fine(operand):
            yield f"{at}/{name}", too_fine(operand)

    def setting(self, operand: SettingOperand, at: str) -> Found:
        """What is wrong with a setting that a number is compared with."""
        name, at = operand.setting, f"{at}/setting"
        if self._settings is None:
            return
        numbers = [one for one, setting in self._settings.items() if not isinstance(setting.value, bool | str)]
        if name in self._settings and name not in numbers:
            yield (
                at,
                f"the setting {name} is {shown(self._settings[name].value)}, which is no number; {choices(numbers)}",
            )
        elif name not in numbers:
            hint = did_you_mean(name, numbers) or "ruleset.yaml lists the settings"
            yield at, f"there is no number called {shown(name)}; {hint}"


def _no_such_kind(path: str, wanted: Kind, model: type[BaseModel]) -> str:
    """What is said of a path at which the model has no number, or no date."""
    names = [name for name in paths(model) if (found := field_type(model, name)) and found.kind is wanted]
    whole = "record" if model in (Record, PortfolioRecord) else "element"
    hint = did_you_mean(path, names) or (choices(names) if names else "write a number or a setting")
    return f"{shown(path)} is no {wanted.value} of the {whole}; {hint}"


def is_too_fine(number: float) -> bool:
    """Whether a number has more decimals than are told apart."""
    return bool(Decimal(repr(number)) * _STEPS % 1)


def too_fine(number: float) -> str:
    """What is said of such a number."""
    return f"{shown(f'{Decimal(repr(number)):f}')} has more than four decimals, which are not told apart; write fewer"


def facts_in(condition: Condition) -> set[str]:
    """The names of all facts in a condition."""
    match condition:
        case str():
            return {condition}
        case AllOf():
            return {name for inner in condition.all for name in facts_in(inner)}
        case AnyOf():
            return {name for inner in condition.any for name in facts_in(inner)}
        case NotOf():
            return facts_in(condition.not_)
        case _:
            return set()


def only_for_rules(test: FieldTest) -> str | None:
    """The key of a test of a field that only rules can make, None where it is plain."""
    if test.against_record is not None:
        return test.against_record[0]
    return next((name for name in ("has", "given", *TEXT_TESTS) if getattr(test, name) is not None), None)


def unknown_field(path: str, model: type[BaseModel]) -> str:
    """What is said of a path at which the model has no field."""
    names = [*([] if path == SCOPE else [SCOPE]), *paths(model)]
    return f"there is no field {shown(path)}; {did_you_mean(path, names) or choices(names, 40)}"


def paths(model: type[BaseModel]) -> list[str]:
    """The paths of all fields, one level of maps deep."""
    paths: list[str] = []
    for name in model.model_fields:
        found = field_type(model, name)
        if found is not None and found.kind is Kind.MAP and found.model is not None:
            paths += [f"{name}.{inner}" for inner in found.model.model_fields]
        else:
            paths.append(name)
    return paths

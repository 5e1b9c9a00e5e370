"""Whether a condition fits the record: the facts, fields, values and settings that it names exist."""

from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from golive.engine.fields import SCOPE, FieldType, Kind, element_model, field_type
from golive.engine.load.model import shown
from golive.engine.load.tree import child
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.conditions import TEXT_TESTS, AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf, SettingTest
from golive.schemas.operands import FieldOperand, SettingOperand
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Setting

Found = Iterator[tuple[str, str]]  # pointer below the definition, message


class ConditionSense:
    """Knows the facts and settings that a condition may name."""

    def __init__(self, facts: Collection[str], settings: Mapping[str, Setting]) -> None:
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
        if name not in self._facts:
            hint = did_you_mean(name, self._facts) or "facts.yaml lists the facts"
            yield at, f"there is no fact {shown(name)}; {hint}"
        elif model not in (Record, PortfolioRecord):
            yield at, f"inside where only fields of the element can be tested, not the fact {shown(name)}"

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
            yield f"{at}/field", unknown_field(test.field, model)
            return
        asked = only_for_rules(test)
        if asked is not None:
            yield f"{at}/{asked}", f"only rules can test `{asked}`; write is, in, filled or a comparison"
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
                yield f"{at}/{name}", f"{test.field} is a {found.kind.value}; it cannot be compared with `{name}`"
        if test.filled is not None and found.kind not in (Kind.LIST, Kind.TEXT, Kind.DATE, Kind.CHOICE):
            yield (
                f"{at}/filled",
                f"{test.field} is a {found.kind.value}; `filled` is for lists, texts, dates and choices",
            )

    def _setting_test(self, test: SettingTest, at: str, model: type[BaseModel]) -> Found:
        setting = self._settings.get(test.setting)
        if model not in (Record, PortfolioRecord):
            yield at, "inside where only fields of the element can be tested, not a setting"
        elif setting is None:
            hint = did_you_mean(test.setting, self._settings) or "ruleset.yaml lists the settings"
            yield f"{at}/setting", f"there is no setting {shown(test.setting)}; {hint}"
        elif test.is_ not in setting.one_of:
            values = [str(value) for value in setting.one_of]
            hint = choices(values) if values else f"write one_of at {test.setting} in ruleset.yaml"
            yield f"{at}/is", f"{test.setting} is never {shown(test.is_)}; {hint}"

    def setting(self, operand: SettingOperand, at: str) -> Found:
        """What is wrong with a setting that a number is compared with."""
        setting = self._settings.get(operand.setting)
        if setting is None or isinstance(setting.value, bool | str):
            hint = did_you_mean(operand.setting, self._settings) or "ruleset.yaml lists the settings"
            yield f"{at}/setting", f"there is no number called {shown(operand.setting)}; {hint}"

    def _ordering(self, test: FieldTest, found: FieldType, at: str, model: type[BaseModel]) -> Found:
        assert test.ordering is not None
        name, operand = test.ordering
        wanted = Kind.DATE if name in ("after", "before") else Kind.NUMBER
        if found.kind is not wanted:
            yield f"{at}/field", f"{test.field} is a {found.kind.value}; `{name}` compares {wanted.value}s"
        if isinstance(operand, FieldOperand):
            other = field_type(model, operand.field)
            if other is None or other.kind is not wanted:
                yield f"{at}/{name}/field", f"{shown(operand.field)} is no {wanted.value} of the record"
        elif isinstance(operand, SettingOperand):
            yield from self.setting(operand, f"{at}/{name}")
        elif wanted is Kind.DATE:
            yield f"{at}/{name}", "a date is compared with another field; write { field: ... }"


def only_for_rules(test: FieldTest) -> str | None:
    """The key of a test of a field that only rules can make, None where it is plain."""
    if test.against_record is not None:
        return test.against_record[0]
    return next((name for name in ("has", "given", *TEXT_TESTS) if getattr(test, name) is not None), None)


def unknown_field(path: str, model: type[BaseModel]) -> str:
    """What is said of a path at which the model has no field."""
    names = [SCOPE, *_paths(model)]
    return f"there is no field {shown(path)}; {did_you_mean(path, names) or choices(names, 40)}"


def _paths(model: type[BaseModel]) -> list[str]:
    """The paths of all fields, one level of maps deep."""
    paths: list[str] = []
    for name in model.model_fields:
        found = field_type(model, name)
        if found is not None and found.kind is Kind.MAP and found.model is not None:
            paths += [f"{name}.{inner}" for inner in found.model.model_fields]
        else:
            paths.append(name)
    return paths

"""Whether the parts of a ruleset fit together: facts, fields, works, dependencies and settings that are named exist."""

from collections.abc import Iterator, Mapping

from golive.engine.errors import Problem
from golive.engine.fields import SCOPE, FieldType, Kind, element_model, field_type
from golive.engine.load.model import shown
from golive.engine.load.tree import Tree, child
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FieldOperand,
    FieldTest,
    ListTest,
    NotOf,
    SettingOperand,
)
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Activity, Ruleset
from pydantic import BaseModel

ALWAYS = "always"
Found = Iterator[tuple[str, str]]  # pointer below the definition, message


def sense_problems(ruleset: Ruleset, places: Mapping[str, tuple[Tree, str]], manifest: str) -> list[Problem]:
    """Everything in the ruleset that names what does not exist, or depends on itself."""
    sense = _Sense(ruleset)
    problems = [
        places[name][0].problem(places[name][1] + pointer, message) for name, pointer, message in sense.everything()
    ]
    if not ruleset.activities:
        problems.append(
            Problem(manifest, None, "", "the ruleset has no activities; add a file <process-group>/<process>.yaml")
        )
    return problems


class _Sense:
    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self.asked = {fact.id for fact in ruleset.facts.asked}
        self.facts = self.asked | {fact.id for fact in ruleset.facts.derived} | {ALWAYS}
        self.assumed = {fact.id for fact in ruleset.facts.derived if fact.unknown_counts_as}
        self.ids = {activity.id for activity in ruleset.activities}

    def everything(self) -> Iterator[tuple[str, str, str]]:
        known = set(self.asked) | {ALWAYS}
        for fact in self.ruleset.facts.derived:
            for pointer, message in self._condition(fact.when, "/when", Record):
                yield fact.id, pointer, message
            for name in sorted(_facts_in(fact.when) - known & self.facts):
                yield fact.id, "/when", f"{name} is defined further down; put it before {fact.id}"
            for name in sorted(_facts_in(fact.when) & self.assumed):
                yield (
                    fact.id,
                    "/when",
                    f"{name} has unknown_counts_as and may only be used in `applies`; write its condition",
                )
            known.add(fact.id)
        for asked in self.ruleset.facts.asked:
            found = field_type(Record, asked.field) if asked.field else None
            if asked.field and (found is None or found.kind is not Kind.YES_NO):
                yield asked.id, "/field", f"{shown(asked.field)} is no yes/no field of the record"
        for activity in self.ruleset.activities:
            for pointer, message in self._activity(activity):
                yield activity.id, pointer, message
        for name in self._circle():
            yield name, "/depends", f"{name} depends on itself through its dependencies; take one of them away"

    def _activity(self, activity: Activity) -> Found:
        model: type[BaseModel] = PortfolioRecord if activity.scope == "portfolio" else Record
        yield from self._condition(activity.applies, "/applies", model)
        for index, source in enumerate(activity.sources):
            if source.work not in self.ruleset.works:
                hint = did_you_mean(source.work, self.ruleset.works) or choices(self.ruleset.works)
                yield f"/sources/{index}/work", f"the work {shown(source.work)} is not listed in ruleset.yaml; {hint}"
        for field in ("depends", "same_evidence_as"):
            for index, name in enumerate(getattr(activity, field)):
                if name not in self.ids:
                    hint = did_you_mean(name, self.ids) or "no file of the ruleset defines it"
                    yield f"/{field}/{index}", f"there is no activity {shown(name)}; {hint}"
        for index, evidence in enumerate(activity.evidence):
            at = f"/evidence/{index}"
            found = field_type(model, evidence.from_)
            if found is None:
                yield f"{at}/from", f"there is no field {shown(evidence.from_)} in a record"
            elif evidence.where is not None or evidence.every is not None:
                yield from self._elements(evidence.from_, at, evidence.where, evidence.every, model)

    def _elements(
        self, over: str, at: str, where: Condition | None, every: Condition | None, model: type[BaseModel]
    ) -> Found:
        inner = element_model(model, over)
        if inner is None:
            yield f"{at}/from", f"{shown(over)} is no list of maps; where and every need one"
            return
        for name, condition in (("where", where), ("every", every)):
            if condition is not None:
                yield from self._condition(condition, f"{at}/{name}", inner)

    def _condition(self, condition: Condition, at: str, model: type[BaseModel]) -> Found:
        match condition:
            case str():
                yield from self._fact(condition, at, model)
            case AllOf():
                for index, inner in enumerate(condition.all):
                    yield from self._condition(inner, child(f"{at}/all", index), model)
            case AnyOf():
                for index, inner in enumerate(condition.any):
                    yield from self._condition(inner, child(f"{at}/any", index), model)
            case NotOf():
                yield from self._condition(condition.not_, f"{at}/not", model)
            case ListTest():
                yield from self._list(condition, at, model)
            case FieldTest():
                yield from self._field(condition, at, model)

    def _fact(self, name: str, at: str, model: type[BaseModel]) -> Found:
        if name not in self.facts:
            hint = did_you_mean(name, self.facts) or "facts.yaml lists the facts"
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
            yield from self._condition(test.where, f"{at}/where", inner)

    def _field(self, test: FieldTest, at: str, model: type[BaseModel]) -> Found:
        found = field_type(model, test.field)
        if found is None:
            names = [SCOPE, *_paths(model)]
            hint = did_you_mean(test.field, names) or choices(names, 40)
            yield f"{at}/field", f"there is no field {shown(test.field)}; {hint}"
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
            setting = self.ruleset.settings.get(operand.setting)
            if setting is None or not isinstance(setting.value, int | float):
                hint = did_you_mean(operand.setting, self.ruleset.settings) or "ruleset.yaml lists the settings"
                yield f"{at}/{name}/setting", f"there is no number called {shown(operand.setting)}; {hint}"
        elif wanted is Kind.DATE:
            yield f"{at}/{name}", "a date is compared with another field; write { field: ... }"

    def _circle(self) -> list[str]:
        """Ids that depend on themselves, found by taking away, again and again, what depends on nothing."""
        open_ends = {a.id: {d for d in a.depends if d in self.ids} for a in self.ruleset.activities}
        while free := {name for name, needs in open_ends.items() if not needs}:
            open_ends = {name: needs - free for name, needs in open_ends.items() if name not in free}
        return sorted(name for name in open_ends if _reaches(name, open_ends))


def _reaches(name: str, needs: Mapping[str, set[str]]) -> bool:
    seen: set[str] = set()
    ahead = list(needs[name])
    while ahead:
        step = ahead.pop()
        if step == name:
            return True
        if step not in seen:
            seen.add(step)
            ahead += needs.get(step, ())
    return False


def _facts_in(condition: Condition) -> set[str]:
    match condition:
        case str():
            return {condition}
        case AllOf():
            return {name for inner in condition.all for name in _facts_in(inner)}
        case AnyOf():
            return {name for inner in condition.any for name in _facts_in(inner)}
        case NotOf():
            return _facts_in(condition.not_)
        case _:
            return set()


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

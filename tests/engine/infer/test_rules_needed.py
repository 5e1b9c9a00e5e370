"""Every compiled rule is needed: with any one of them taken out, some record is judged otherwise."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any, Literal, TypeGuard, get_args, get_origin

import pytest
from oracle.conditions import Judge
from pydantic import BaseModel, ValidationError, create_model
from random_records import AS_OF, RecordMaker, Row, bare

from golive import EngineError
from golive.engine.check import engine_for
from golive.engine.fields import FieldType, Kind
from golive.engine.infer.coverage import COVERAGE_RULES, Coverage, State
from golive.engine.infer.decisions import ConditionSet
from golive.engine.infer.program import Rule
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.operands import FieldOperand, SettingOperand
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.words import Date, Number, YesNo

Way = dict[str, Any]  # what is put into a record: a value by its path, `fact:` before the name of a fact
MOST_WAYS = 120
RANDOM_PROBES = 400
# Some choices of `decision` need no rule: what `where` passes over cannot fail `that`, what keeps `that` need not be
# passed over.
PASSED_OVER = {"CHG-02": ("v_decision eq 1", "v_decision eq 2", "v_decision eq 4")}
JOINS: list[Callable[[Any, Any], Any]] = [
    lambda one, other: one,
    lambda one, other: other,
    lambda one, other: one + other,
]
DAYS = [AS_OF + timedelta(days=n) for n in (-1, 0, 1)]
JUDGE = Judge(engine_for().ruleset, Record())
NETWORKS = engine_for().networks
BOOK = NETWORKS.rulebook
OF_BOOK = {id(deep) for one in BOOK.condition_sets() for deep in (one, *one.inner_sets())}
SETS = [conditions for conditions in NETWORKS.condition_sets() if id(conditions) not in OF_BOOK]


def _name(conditions: ConditionSet) -> str:
    return f"{SETS.index(conditions)}-{model_class(conditions.model).__name__}"


def _name_of_model(conditions: ConditionSet) -> str:
    return model_class(conditions.model).__name__


@pytest.mark.parametrize("conditions", SETS, ids=_name)
def test_every_rule_decides_something(conditions: ConditionSet) -> None:
    assert _needless(conditions) == []


@pytest.mark.parametrize("number", range(len(BOOK.rules)), ids=lambda number: BOOK.rules[number].id)
def test_every_rule_of_a_condition_decides_something(number: int) -> None:
    """Each condition of the rulebook alone, or each part of an `all`: together they share parts, and no more."""
    whole = BOOK.condition_sets()[0].program
    conditions = [whole.nodes[root].condition for root in whole.roots[2 * number : 2 * number + 2]]
    parts = [part for one in conditions for part in (one.all if isinstance(one, AllOf) else [one])]
    alone = [ConditionSet([part], BOOK.model, NETWORKS.settings) for part in parts]
    every = [deep for one in alone for deep in (one, *one.inner_sets())]
    needless = [name for conditions in every for name in _needless(conditions)]
    assert [name for name in needless if name not in PASSED_OVER.get(BOOK.rules[number].id, ())] == []


@pytest.mark.parametrize("conditions", BOOK.condition_sets()[1:], ids=_name_of_model)
def test_every_rule_of_a_filter_decides_something(conditions: ConditionSet) -> None:
    test_every_rule_decides_something(conditions)


def _needless(conditions: ConditionSet) -> list[str]:
    """What the rules test that decide nothing."""
    needless = [rule for rule in conditions.rules() if not _is_needed(rule, conditions)]
    return [" ".join(f"{test.property} {test.comparison} {test.number}" for test in rule.tests) for rule in needless]


def _is_needed(rule: Rule, conditions: ConditionSet) -> bool:
    """Whether there is a probe of which the set without the rule does not say the same."""
    without = conditions.without(rule.name)
    return any(_said(conditions, *probe) != _said(without, *probe) for probe in _probes(rule, conditions))


def _said(conditions: ConditionSet, instance: BaseModel, facts: Mapping[str, bool]) -> list[Any]:
    """The outcomes of all conditions, with their reasons or, where they are unknown, what they wait for."""
    decision = conditions.decide(instance, facts)
    return [
        (decision.value(number), [(leaf.index, decision.node_value(leaf.index)) for leaf in decision.leaves(number)])
        for number in range(len(conditions.program.roots))
    ]


def _probes(rule: Rule, conditions: ConditionSet) -> Iterator[tuple[BaseModel, dict[str, bool]]]:
    """Records, or elements of one, that make the part of a condition so, and the whole conditions that it is in."""
    nodes = conditions.program.nodes
    ways = Ways(model_class(conditions.model))
    part = nodes[rule.node].condition
    yield from map(ways.probe, ways.to(part, rule.value))
    for root in dict.fromkeys(conditions.program.roots):
        if part in _parts(nodes[root].condition):
            for value in (True, False):
                yield from map(ways.probe, ways.to(nodes[root].condition, value))
    yield from _random_probes(conditions)


@cache
def _random_probes(conditions: ConditionSet) -> list[tuple[BaseModel, dict[str, bool]]]:
    """Where several quantifiers over one list meet, chance finds the elements sooner."""
    parts = [node.condition for node in conditions.program.nodes]
    facts = [part for part in parts if isinstance(part, str)]
    names = [part.over if isinstance(part, ListTest) else part.field for part in parts if _reads(part)]
    model = model_class(conditions.model)
    tops = sorted({name.partition(".")[0] for name in names} & model.model_fields.keys())
    probes: list[tuple[BaseModel, dict[str, bool]]] = []
    for seed in range(RANDOM_PROBES):
        row = Row(random.Random(seed).randbytes(300))
        value = RecordMaker(["x"], []).part(row, model, tops)
        known = {name: row.one_of([True, False, None]) for name in facts}
        probes.append((model.model_validate(value), {n: k for n, k in known.items() if k is not None}))
    return probes


def _reads(part: Condition) -> TypeGuard[FieldTest | ListTest]:
    return isinstance(part, FieldTest | ListTest)


def _parts(condition: Condition) -> list[Condition]:
    """A condition and all that it is made of, down to the single tests."""
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            return [condition, *(inner for part in parts for inner in _parts(part))]
        case NotOf():
            return [condition, *_parts(condition.not_)]
        case _:
            return [condition]


class Ways:
    """The ways to make a condition over a model yes or no, each with as little as it takes."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model

    def probe(self, way: Way) -> tuple[BaseModel, dict[str, bool]]:
        """The record or element, and the facts, of a way."""
        value: dict[str, Any] = {"projects": []} if self.model is PortfolioRecord else {}
        for path, put in way.items():
            *outer, last = path.split(".")
            place = value
            for name in () if path.startswith("fact:") else outer:
                place = place.setdefault(name, {})
            if not path.startswith("fact:"):
                place[last] = put
        facts = {path.removeprefix("fact:"): put for path, put in way.items() if path.startswith("fact:")}
        return self.model.model_validate(value), facts

    def to(self, condition: Condition, value: bool) -> list[Way]:
        """The ways to make a condition that value."""
        return list(islice(self._to(condition, value), MOST_WAYS))

    def _to(self, condition: Condition, value: bool) -> Iterator[Way]:
        match condition:
            case AllOf(all=parts) | AnyOf(any=parts):
                if isinstance(condition, AllOf) is value:
                    return _together([self.to(part, value) for part in parts])
                return (way for part in parts for way in self.to(part, value))
            case NotOf():
                return self._to(condition.not_, not value)
            case "always":
                return iter([{}] if value else [])
            case str():
                return iter([{f"fact:{condition}": value}])
            case ListTest():
                return self._that_are(condition, value, self._lists(condition))
            case FieldTest():
                return self._that_are(condition, value, self._fields(condition))

    def _that_are(self, condition: Condition, value: bool, ways: Iterable[Way]) -> Iterator[Way]:
        for way in ways:
            with suppress(ValidationError):  # a number may be out of bounds
                if JUDGE.holds(condition, self.probe(way)[0], {}) is value:
                    yield way

    def _lists(self, test: ListTest) -> Iterator[Way]:
        inner = Ways(get_args(_kind(self.model, test.over))[0])
        yield {test.over: []}
        for value in (True, False):
            for way in inner.to(test.where, value):
                yield {test.over: [inner.probe(way)[0].model_dump(exclude_unset=True, by_alias=True)]}

    def _fields(self, test: FieldTest) -> Iterator[Way]:
        if test.field == "scope":
            yield {}
            return
        values = _values(_kind(self.model, test.field), test)
        operand = test.ordering[1] if test.ordering else None
        if isinstance(operand, FieldOperand):
            yield from ({test.field: one, operand.field: other} for one in values for other in values)
        else:
            yield from ({test.field: one} for one in values)


def _together(all_ways: Sequence[Sequence[Way]]) -> Iterator[Way]:
    """What makes all parts so: the first way of each that fits the others, then with each other way of one part."""
    for turned, ways in enumerate(all_ways):
        for way in ways:
            seen: list[Way] = []
            for join in JOINS:
                made: Way | None = dict(way)
                for other in (*all_ways[:turned], *all_ways[turned + 1 :]):
                    made = made and next((both for more in other if (both := _both(made, more, join))), None)
                if made and made not in seen:
                    seen.append(made)
                    yield made


def _both(one: Way, other: Way, join: Callable[[Any, Any], Any]) -> Way | None:
    """Two ways in one, None where they say different things of something other than a list."""
    made = one | other
    for path in one.keys() & other.keys():
        if isinstance(one[path], list):
            made[path] = one[path] if one[path] == other[path] else join(one[path], other[path])
        elif one[path] != other[path]:
            return None
    return made


@cache
def model_class(model: Any) -> type[BaseModel]:
    """The model itself, or where it is one with further fields a class that has them."""
    if isinstance(model, type):
        return model
    more = {name: (_annotation(kind), None) for name, kind in model.model_fields.items() if isinstance(kind, FieldType)}
    made: type[BaseModel] = create_model(f"More{model.base.__name__}", __base__=model.base, **more)  # type: ignore[call-overload]
    return made


def _annotation(kind: FieldType) -> Any:
    if kind.kind is Kind.LIST:
        return list[model_class(kind.model)] | None  # type: ignore[misc]
    return {Kind.YES_NO: YesNo, Kind.NUMBER: Number, Kind.DATE: Date}[kind.kind]


def _kind(model: type[BaseModel], path: str) -> Any:
    head, _, rest = path.partition(".")
    kind = bare(model.model_fields[head].annotation)
    return _kind(kind, rest) if rest else kind


def _values(kind: Any, test: FieldTest) -> Sequence[Any]:
    """Values of a field on both sides of every test."""
    if get_origin(kind) is Literal:
        return [*get_args(kind), None]
    if get_origin(kind) is list:
        return [[], [{} if issubclass(get_args(kind)[0], BaseModel) else "x"]]
    if kind in (int, float):
        return [kind(number) for number in _numbers(test)]
    others: dict[Any, Sequence[Any]] = {bool: [True, False], date: [*DAYS, None], str: ["x", "", None]}
    return others[kind]


def _numbers(test: FieldTest) -> list[float]:
    operand = test.ordering[1] if test.ordering else 1
    if isinstance(operand, SettingOperand):
        operand = float(JUDGE.ruleset.settings[operand.setting].value)
    bound = 2.0 if isinstance(operand, FieldOperand) else operand
    return [bound + step for step in (-1, 0, 1)]


# Coverage


def _every_combination(coverage: Coverage) -> list[Any]:
    """What is decided of one activity for every set of states that its evidence may have."""
    said: list[Any] = []
    for bits in range(2 ** len(State)):
        evidence = [(1, state) for number, state in enumerate(State) if bits >> number & 1]
        try:
            said.append(coverage.best(evidence).get(1, coverage.uncovered))
        except EngineError:
            said.append("nothing")
    return said


@pytest.mark.parametrize("name", COVERAGE_RULES)
def test_every_rule_of_coverage_decides_something(name: str) -> None:
    without = {other: patterns for other, patterns in COVERAGE_RULES.items() if other != name}
    assert _every_combination(Coverage(without)) != _every_combination(Coverage())


@pytest.mark.parametrize("name", [name for name, patterns in COVERAGE_RULES.items() if "e$not" in patterns[-1]])
def test_every_exception_of_a_rule_of_coverage_decides_something(name: str) -> None:
    weaker = {**COVERAGE_RULES, name: COVERAGE_RULES[name][:-1]}
    assert _every_combination(Coverage(weaker)) != _every_combination(Coverage())

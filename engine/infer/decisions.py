"""Decide a set of conditions over one record or list element: yes, no or unknown for each, and what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from golive.engine.fields import Blank, element_model, field_type, lookup
from golive.engine.infer.durable_rules import Expression, RuleNetwork
from golive.engine.infer.isolation import Isolation
from golive.engine.infer.leaves import Test, counts, fact_property, properties
from golive.engine.infer.program import ALWAYS, NO, YES, Node, Program, Rule, Settings, compile_conditions
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from pydantic import BaseModel

_GROUP = 24  # rules a message: well below the 64 matching siblings at which durable-rules gives up
_MEMO = 8_192

Facts = Mapping[str, bool | None]
Fired = tuple[tuple[int, bool, tuple[int, ...]], ...]  # node, value, parts


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that look at one message, and the properties that the message needs."""

    number: int
    rules: tuple[Rule, ...]
    properties: tuple[str, ...]


@dataclass(slots=True)
class Decision:
    """What the rules said about one record or element."""

    conditions: "ConditionSet"
    values: dict[int, bool]
    because: dict[int, list[int]]
    bag: dict[str, int]
    elements: dict[int, list[bool | None]]

    def value(self, number: int) -> bool | None:
        """Whether the condition of that number holds; None is unknown."""
        return self.values.get(self.conditions.program.roots[number])

    def leaf_value(self, index: int) -> bool | None:
        """Whether a single test holds; None is unknown."""
        node = self.conditions.program.nodes[index]
        if index in self.values or node.leaf is None:
            return self.values.get(index)
        for value, tests in ((True, node.leaf.yes), (False, node.leaf.no)):
            if any(test.holds(self.bag) for test in tests):
                return value
        return None

    def leaves(self, number: int) -> list[Node]:
        """The single tests that the outcome of a condition rests on or, where it is unknown, that are unknown in it."""
        root = self.conditions.program.roots[number]
        found: dict[int, Node] = {}
        self._collect(root, found, self.values.get(root))
        return list(found.values())

    def _collect(self, index: int, found: dict[int, Node], value: bool | None) -> None:
        node = self.conditions.program.nodes[index]
        if node.leaf is not None:
            found.setdefault(index, node)
            return
        for part in self.because[index] if value is not None else _parts(self.conditions, node):
            inner = self.leaf_value(part)
            if value is not None or inner is None:
                self._collect(part, found, inner)


def _parts(conditions: "ConditionSet", node: Node) -> list[int]:
    match node.condition:
        case AllOf():
            inner: Sequence[Condition] = node.condition.all
        case AnyOf():
            inner = node.condition.any
        case NotOf():
            inner = [node.condition.not_]
        case _:
            return []
    return [conditions.index_of(part) for part in inner]


class ConditionSet:
    """Conditions over one model, compiled once, decided for many instances. Safe to use from several threads."""

    def __init__(
        self,
        conditions: Sequence[Condition],
        model: type[BaseModel],
        settings: Settings,
        isolation: Isolation | None = None,
    ) -> None:
        self.model = model
        self._isolation = isolation
        self.program: Program = compile_conditions(conditions, model, settings)
        self._index = {_key(node.condition): node.index for node in self.program.nodes}
        self._short = {}  # type: dict[str, str]
        self._strata = self._grouped()
        self._network = RuleNetwork(self._definition(), isolation) if any(self._strata) else None
        self._fields = [n.condition for n in self.program.nodes if isinstance(n.condition, FieldTest)]
        self._types = {test.field: field_type(model, test.field) for test in self._fields}
        self._facts = [n.condition for n in self.program.nodes if isinstance(n.condition, str)]
        self._lists = [(n.index, n.condition) for n in self.program.nodes if isinstance(n.condition, ListTest)]
        self._inner = {
            over: self._element_conditions(over, model, settings) for over in {t.over for _, t in self._lists}
        }
        self._fire = lru_cache(_MEMO)(self._fire_all)

    def index_of(self, condition: Condition) -> int:
        """The node of a condition that is part of the set."""
        return self._index[_key(condition)]

    def decide(self, instance: BaseModel, facts: Facts) -> Decision:
        """The outcome of every condition for an instance of the model, given the facts."""
        bag, elements = self._bag(instance, facts)
        values: dict[int, bool] = {}
        because: dict[int, list[int]] = {}
        for node, value, parts in self._fire(tuple(sorted(bag.items()))):
            values[node] = value
            because.setdefault(node, []).extend(parts)
        return Decision(self, values, because, bag, elements)

    def forget(self) -> None:
        """Drop what is remembered between decisions; for measuring what they cost."""
        self._fire.cache_clear()

    def inner_sets(self) -> list["ConditionSet"]:
        """The sets that decide over the elements of lists."""
        return [deep for one in self._inner.values() for deep in (one, *one.inner_sets())]

    def rules(self) -> list[Rule]:
        """Every compiled rule, in the order of the strata."""
        return [rule for stratum in self.program.strata for rule in stratum]

    def without(self, name: str) -> "ConditionSet":
        """The same set with one compiled rule taken out; for showing that every rule is needed."""
        maimed = object.__new__(ConditionSet)
        maimed.__dict__.update(self.__dict__)
        maimed.program = Program(
            self.program.nodes,
            [[rule for rule in stratum if rule.name != name] for stratum in self.program.strata],
            self.program.roots,
        )
        maimed._strata = maimed._grouped()
        maimed._network = RuleNetwork(maimed._definition(), maimed._isolation) if any(maimed._strata) else None
        maimed._fire = lru_cache(_MEMO)(maimed._fire_all)
        return maimed

    def _element_conditions(self, over: str, model: type[BaseModel], settings: Settings) -> "ConditionSet":
        inner = element_model(model, over)
        assert inner is not None, over
        tests = list(dict.fromkeys(_key(t.where) for _, t in self._lists if t.over == over))
        by_key = {_key(t.where): t.where for _, t in self._lists}
        return ConditionSet([by_key[key] for key in tests], inner, settings, self._isolation)

    def _bag(self, instance: BaseModel, facts: Facts) -> tuple[dict[str, int], dict[int, list[bool | None]]]:
        """The whole-number properties of an instance; what is unknown has none."""
        bag: dict[str, int] = {}
        for name in self._facts:
            value = True if name == ALWAYS else facts.get(name)
            if value is not None:
                bag[fact_property(name)] = YES if value else NO
        for test in self._fields:
            found = self._types[test.field]
            assert found is not None
            bag.update(properties(test, found, instance))
        elements: dict[int, list[bool | None]] = {}
        for index, quantifier in self._lists:
            given = lookup(instance, quantifier.over)
            if isinstance(given, Blank):
                continue
            inner = self._inner[quantifier.over]
            root = inner.index_of(quantifier.where)
            elements[index] = [inner.decide(element, {}).values.get(root) for element in given]
            bag.update(counts(index, elements[index]))
        return bag, elements

    def _grouped(self) -> list[list[Group]]:
        strata: list[list[Group]] = []
        number = 0
        for stratum in self.program.strata:
            groups: list[Group] = []
            for start in range(0, len(stratum), _GROUP):
                number += 1
                rules = tuple(stratum[start : start + _GROUP])
                names = dict.fromkeys(test.property for rule in rules for test in rule.tests)
                groups.append(Group(number, rules, tuple(names)))
            strata.append(groups)
        return strata

    def _definition(self) -> dict[str, list[Expression]]:
        definition: dict[str, list[Expression]] = {}
        for stratum in self._strata:
            for group in stratum:
                for rule in group.rules:
                    tests: list[Any] = [{"g": group.number}, *(self._expression(test) for test in rule.tests)]
                    definition[rule.name] = [{"m": {"$and": tests}}]
        return definition

    def _expression(self, test: Test) -> Expression:
        name = self._short.setdefault(test.property, f"p{len(self._short)}")
        return {name: test.number} if test.comparison == "eq" else {f"${test.comparison}": {name: test.number}}

    def _fire_all(self, bag: tuple[tuple[str, int], ...]) -> Fired:
        known = dict(bag)
        fired: list[tuple[int, bool, tuple[int, ...]]] = []
        for stratum in self._strata:
            rules = {rule.name: rule for group in stratum for rule in group.rules}
            for name, _ in self._network.fire(self._messages(stratum, known)) if self._network else ():
                rule = rules[name]
                known[f"n{rule.node}"] = YES if rule.value else NO
                fired.append((rule.node, rule.value, rule.because))
        return tuple(fired)

    def _messages(self, stratum: Sequence[Group], known: Mapping[str, int]) -> list[dict[str, int]]:
        return [
            {"g": group.number, **{self._short[name]: known[name] for name in group.properties if name in known}}
            for group in stratum
        ]


def _key(condition: Condition) -> str:
    return condition if isinstance(condition, str) else condition.model_dump_json()

"""Decide a set of conditions over one record or list element: yes, no or unknown for each, and what it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from golive.engine.fields import Blank, element_model
from golive.engine.infer.decision import TRUTH, Decision, Outcome
from golive.engine.infer.durable_rules import Expression, RuleNetwork
from golive.engine.infer.groups import Group, Known, Said, Share, grouped
from golive.engine.infer.isolation import Isolation
from golive.engine.infer.leaves import ALWAYS, NO, YES, Test, counts, fact_property, property_of
from golive.engine.infer.program import Program, Rule, Settings, compile_conditions, node_property
from golive.engine.infer.readers import Reader, getter, reader
from golive.schemas.conditions import Condition, FieldTest, ListTest

_PROFILES = 4_096  # whole profiles that are remembered, some 4 KB each
_COUNTS = len(counts(0, ()))  # properties that count the elements of a list
_SAYINGS = 4_096  # combinations that are remembered of each node; few conditions have more than a hundred

Facts = Mapping[str, bool | None]
Key = tuple[tuple[int | None, ...], tuple[int | None, ...], tuple[tuple[bool | None, ...] | None, ...]]
_CODES: Mapping[bool | None, int | None] = {True: YES, False: NO, None: None}


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
        self._facts = [n.condition for n in self.program.nodes if isinstance(n.condition, str)]
        readers = self._field_readers()
        self._readers = list(readers.values())
        self._lists = [(n.index, n.condition) for n in self.program.nodes if isinstance(n.condition, ListTest)]
        self.slots: Mapping[str, int] = self._slots_of(readers)
        self._blank = [None] * (len(self.slots) - len(self._facts) - len(readers) - _COUNTS * len(self._lists))
        self._strata = grouped(self.program.strata, self.slots)
        self._network = RuleNetwork(self._definition(), isolation) if any(self._strata) else None
        self._roots = [self.slots[node_property(root)] for root in self.program.roots]
        overs = dict.fromkeys(test.over for _, test in self._lists)
        self._inner = {over: self._element_conditions(over, model, settings) for over in overs}
        self._wheres = [(index, t.over, self._inner[t.over].number_of(t.where)) for index, t in self._lists]
        self._getters = {over: getter(model, over) for over in overs}
        self._outcome = lru_cache(_PROFILES)(self._decide_profile)

    def number_of(self, condition: Condition) -> int:
        """The number of one of the conditions of the set."""
        return self.program.roots.index(self.index_of(condition))

    def index_of(self, condition: Condition) -> int:
        """The node of a condition that is part of the set."""
        return self._index[_key(condition)]

    def decide(self, instance: BaseModel, facts: Facts) -> Decision:
        """The outcome of every condition for an instance of the model, given the facts."""
        elements = self._elements(instance) if self._lists else {}
        key = (
            tuple([YES if name == ALWAYS else _CODES[facts.get(name)] for name in self._facts]),
            tuple([read(instance) for read in self._readers]),
            tuple([elements.get(index) for index, _ in self._lists]),
        )
        return Decision(self, self._outcome(key), elements)

    def forget(self) -> None:
        """Drop what is remembered between decisions; for measuring what they cost."""
        self._outcome.cache_clear()
        for share in (share for stratum in self._strata for group in stratum for share in group.shares):
            share.said.clear()

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
        maimed._strata = grouped(maimed.program.strata, maimed.slots)
        maimed._network = RuleNetwork(maimed._definition(), maimed._isolation) if any(maimed._strata) else None
        maimed._outcome = lru_cache(_PROFILES)(maimed._decide_profile)
        return maimed

    def _element_conditions(self, over: str, model: type[BaseModel], settings: Settings) -> "ConditionSet":
        inner = element_model(model, over)
        assert inner is not None, over
        wheres = {_key(test.where): test.where for _, test in self._lists if test.over == over}
        return ConditionSet(list(wheres.values()), inner, settings, self._isolation)

    def _field_readers(self) -> dict[str, Reader]:
        """What reads each property of fields."""
        edges: dict[str, set[int]] = {}
        for rule in self.rules():
            for test in rule.tests:
                if test.comparison != "eq":
                    edges.setdefault(test.property, set()).add(test.number + (test.comparison == "lte"))
        fields = [node.condition for node in self.program.nodes if isinstance(node.condition, FieldTest)]
        return {(name := property_of(test)): reader(test, self.model, sorted(edges.get(name, ()))) for test in fields}

    def _elements(self, instance: BaseModel) -> dict[int, tuple[bool | None, ...]]:
        """For each quantifier over a list that is known, whether its elements are so."""
        decided: dict[str, list[Outcome]] = {}
        for over, get in self._getters.items():
            given = get(instance)
            if not isinstance(given, Blank):
                decided[over] = [self._inner[over].decide(element, {}).outcome for element in given]
        return {
            index: tuple([outcome.roots[number] for outcome in decided[over]])
            for index, over, number in self._wheres
            if over in decided
        }

    def _slots_of(self, readers: Iterable[str]) -> dict[str, int]:
        """The place of each property: of facts, of fields, of lists, and last of the nodes that have rules."""
        names = [*map(fact_property, self._facts), *readers]
        names += [name for index, _ in self._lists for name in counts(index, ())]
        names += dict.fromkeys(node_property(rule.node) for rule in self.rules())
        return {name: slot for slot, name in enumerate(names)}

    def _known(self, key: Key) -> list[int | None]:
        """What is known of each property, by its slot, before any rule has spoken."""
        facts, fields, elements = key
        known = [*facts, *fields]
        for (index, _), values in zip(self._lists, elements, strict=True):
            known += counts(index, values).values() if values is not None else [None] * _COUNTS
        return known + self._blank

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

    def _decide_profile(self, key: Key) -> Outcome:
        """What the rules say to a profile, stratum by stratum; what they have said before is not asked again."""
        known = self._known(key)
        for stratum in self._strata:
            for share, said in self._stratum(stratum, known):
                if said is not None:
                    known[share.slot] = said[0]
        return Outcome(known, tuple([TRUTH[known[slot]] for slot in self._roots]))

    def because(self, known: Known) -> dict[int, tuple[int, ...]]:
        """The parts that each node rests on that is known, once all of them are."""
        parts: dict[int, tuple[int, ...]] = {}
        for stratum in self._strata:
            for share, said in self._stratum(stratum, known):
                if said is not None:
                    parts[share.node] = parts.get(share.node, ()) + said[1]
        return parts

    def _stratum(self, groups: Sequence[Group], known: Known) -> list[tuple[Share, Said]]:
        found: list[tuple[Share, Said]] = []
        new: list[Group] = []
        for group in groups:
            try:
                found += [(share, share.said[share.look(known)]) for share in group.shares]
            except KeyError:
                new.append(group)
        return found + self._learn(new, known) if new else found

    def _learn(self, groups: Sequence[Group], known: Known) -> list[tuple[Share, Said]]:
        """Let the network say what it has to say to these groups, and remember it."""
        fired = {name for name, _ in self._network.fire(self._messages(groups, known))} if self._network else set()
        found: list[tuple[Share, Said]] = []
        for group in groups:
            for share in group.shares:
                rules = [rule for rule in group.rules if rule.node == share.node and rule.name in fired]
                because = tuple([part for rule in rules for part in rule.because])
                said = (YES if rules[0].value else NO, because) if rules else None
                if len(share.said) < _SAYINGS:
                    share.said[share.look(known)] = said
                found.append((share, said))
        return found

    def _messages(self, stratum: Sequence[Group], known: Known) -> list[dict[str, int]]:
        return [{"g": group.number, **self._message(group, known)} for group in stratum]

    def _message(self, group: Group, known: Known) -> dict[str, int]:
        values = [(name, known[self.slots[name]]) for name in group.properties]
        return {self._short[name]: value for name, value in values if value is not None}


def _key(condition: Condition) -> str:
    return condition if isinstance(condition, str) else condition.model_dump_json()

"""Decide a set of conditions over one record or list element: yes, no or unknown for each, and what it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pydantic import BaseModel

from golive.engine.fields import Blank, element_model
from golive.engine.infer.decision import TRUTH, Decision, Outcome
from golive.engine.infer.durable_rules import Expression, RuleNetwork
from golive.engine.infer.groups import Group, Known, Said, Share, grouped
from golive.engine.infer.isolation import Isolation
from golive.engine.infer.keys import key_of
from golive.engine.infer.leaves import ALWAYS, NO, YES, Test, counts, fact_property, property_of
from golive.engine.infer.memory import Extending, Memory
from golive.engine.infer.parts import parts_of
from golive.engine.infer.program import Node, Program, Rule, Settings, compile_conditions, node_property
from golive.engine.infer.readers import Reader, getter, reader
from golive.schemas.conditions import Condition, FieldTest, ListTest

_PROFILES = 4_096  # whole profiles that are remembered, some 4 KB each
_COUNTS = len(counts(0, ()))  # properties that count the elements of a list
_SAYINGS = 4_096  # combinations that are remembered of each node; few conditions have more than a hundred
_AT_ONCE = 1_000  # elements that are looked at together, so that those of a long list are not all held in memory

Facts = Mapping[str, bool | None]
Key = tuple[tuple[int | None, ...], tuple[int | None, ...], tuple[tuple[bool | None, ...] | None, ...]]
Found = dict[str, list[Outcome]]  # by list, what was decided about its elements
_TRUTHS = (True, False, None)
_CODES: Mapping[bool | None, int | None] = {True: YES, False: NO, None: None}


class Elements(Mapping[int, tuple[bool | None, ...]]):
    """By the node of a quantifier over a list that is known, whether its elements are so; told when it is asked for."""

    def __init__(self, wheres: Sequence[tuple[int, str, int]], found: Found) -> None:
        self._wheres = {index: (over, number) for index, over, number in wheres if over in found}
        self._found = found

    def __getitem__(self, index: int) -> tuple[bool | None, ...]:
        over, number = self._wheres[index]
        return tuple([outcome.roots[number] for outcome in self._found[over]])

    def __iter__(self) -> Iterator[int]:
        return iter(self._wheres)

    def __len__(self) -> int:
        return len(self._wheres)


class ConditionSet:
    """Conditions over one model, compiled once, decided for many instances. Safe to use from several threads.

    Lists whose elements are of one kind share what decides about their elements.
    """

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
        self._facts = [n.condition for n in self.program.nodes if isinstance(n.condition, str)]
        readers = self._field_readers()
        self._readers = list(readers.values())
        self._lists = [(n.index, n.condition) for n in self.program.nodes if isinstance(n.condition, ListTest)]
        self.slots: Mapping[str, int] = self._slots_of(readers)
        self._short = {name: f"p{slot}" for name, slot in self.slots.items()}
        self._blank = [None] * (len(self.slots) - len(self._facts) - len(readers) - _COUNTS * len(self._lists))
        self._strata = grouped(self.program.strata, self.slots)
        self._network = RuleNetwork(self._definition, isolation) if any(self._strata) else None
        self._roots = [self.slots[node_property(root)] for root in self.program.roots]
        self._inner = self._of_elements(settings)
        self._wheres = [(index, t.over, self._inner[t.over].number_of(t.where)) for index, t in self._lists]
        self._getters = {over: getter(model, over) for over in self._inner}
        self._by_inner: dict[ConditionSet, list[str]] = {}
        for over, inner in self._inner.items():
            self._by_inner.setdefault(inner, []).append(over)
        self._outcomes: dict[Key, Outcome] = {}
        self._parts: dict[int, list[int]] = {}

    def number_of(self, condition: Condition) -> int:
        """The number of one of the conditions of the set."""
        return self.program.roots.index(self.index_of(condition))

    def index_of(self, condition: Condition) -> int:
        """The node of a condition that is part of the set."""
        return self.program.known[key_of(condition)]

    def parts(self, node: Node) -> Sequence[int]:
        """The nodes of the parts of a condition that is made of others."""
        if node.index not in self._parts:
            self._parts[node.index] = [self.index_of(part) for part in parts_of(node.condition)]
        return self._parts[node.index]

    def decide(self, instance: BaseModel, facts: Facts, memory: Memory | None = None) -> Decision:
        """The outcome of every condition for an instance of the model, given the facts.

        `memory` is for instances that share elements of their lists.
        """
        key, found = self._key(instance, facts, memory)
        outcome = self._outcomes.get(key) or self._decided([key])[0]
        return Decision(self, outcome, Elements(self._wheres, found))

    def outcomes(self, instances: Iterable[BaseModel]) -> list[Outcome]:
        """The same without facts and reasons for many instances, with as few questions to the network as it takes."""
        found: list[Outcome] = []
        ahead = iter(instances)
        while some := list(islice(ahead, _AT_ONCE)):
            found += self._outcomes_of(some)
        return found

    def _outcomes_of(self, instances: Sequence[BaseModel]) -> list[Outcome]:
        keys = [self._key(instance, {})[0] for instance in instances]
        new = [key for key in dict.fromkeys(keys) if key not in self._outcomes]
        said = dict(zip(new, self._decided(new), strict=True)) if new else {}
        return [said.get(key) or self._outcomes.get(key) or self._decided([key])[0] for key in keys]

    def _key(self, instance: BaseModel, facts: Facts, memory: Memory | None = None) -> tuple[Key, Found]:
        """What is known of an instance, and what was decided about the elements of its lists."""
        found = self._elements(instance, memory or Memory()) if self._lists else {}
        key = (
            tuple([YES if name == ALWAYS else _CODES[facts.get(name)] for name in self._facts]),
            tuple([read(instance) for read in self._readers]),
            self._occurring(found),
        )
        return key, found

    def _occurring(self, found: Found) -> tuple[tuple[bool | None, ...] | None, ...]:
        """For each quantifier which values occur among the elements: more than that does not matter to it."""
        unlike = {over: dict(zip(map(id, outcomes), outcomes, strict=True)) for over, outcomes in found.items()}
        occurring: list[tuple[bool | None, ...] | None] = []
        for _, over, number in self._wheres:
            values = {outcome.roots[number] for outcome in unlike[over].values()} if over in found else None
            occurring.append(None if values is None else tuple([value for value in _TRUTHS if value in values]))
        return tuple(occurring)

    def forget(self) -> None:
        """Drop what is remembered between decisions; for measuring what they cost."""
        self._outcomes.clear()
        for share in (share for stratum in self._strata for group in stratum for share in group.shares):
            share.said.clear()

    def inner_sets(self) -> list["ConditionSet"]:
        """The sets that decide over the elements of lists."""
        return list(dict.fromkeys(deep for one in self._inner.values() for deep in (one, *one.inner_sets())))

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
            self.program.known,
        )
        maimed._strata = grouped(maimed.program.strata, maimed.slots)
        maimed._network = RuleNetwork(maimed._definition, maimed._isolation) if any(maimed._strata) else None
        maimed._outcomes = {}
        return maimed

    def _of_elements(self, settings: Settings) -> dict[str, "ConditionSet"]:
        """For each list what decides about its elements; one set for all lists whose elements are of one kind."""
        kinds: dict[str, type[BaseModel]] = {}
        wheres: dict[type[BaseModel], dict[str, Condition]] = {}
        for _, test in self._lists:
            kind = element_model(self.model, test.over)
            assert kind is not None, test.over
            kinds[test.over] = kind
            wheres.setdefault(kind, {})[key_of(test.where)] = test.where
        sets = {kind: ConditionSet(list(w.values()), kind, settings, self._isolation) for kind, w in wheres.items()}
        return {over: sets[kind] for over, kind in kinds.items()}

    def _field_readers(self) -> dict[str, Reader]:
        """What reads each property of fields."""
        edges: dict[str, set[int]] = {}
        for rule in self.rules():
            for test in rule.tests:
                if test.comparison != "eq":
                    edges.setdefault(test.property, set()).add(test.number + (test.comparison == "lte"))
        fields = [node.condition for node in self.program.nodes if isinstance(node.condition, FieldTest)]
        return {(name := property_of(test)): reader(test, self.model, sorted(edges.get(name, ()))) for test in fields}

    def _elements(self, instance: BaseModel, memory: Memory) -> Found:
        """For each list that is known what was decided about its elements, those of one kind all at once."""
        decided: Found = {}
        for inner, overs in self._by_inner.items():
            lists = {over: given for over in overs if not isinstance(given := self._getters[over](instance), Blank)}
            alone = next(iter(lists.values())) if len(lists) == 1 else None
            given = alone if alone is not None else [element for each in lists.values() for element in each]
            outcomes = iter(_remembered(inner, given, memory))
            decided |= {over: list(islice(outcomes, len(each))) for over, each in lists.items()}
        return decided

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
        name = self._short[test.property]
        return {name: test.number} if test.comparison == "eq" else {f"${test.comparison}": {name: test.number}}

    def _decided(self, keys: Sequence[Key]) -> list[Outcome]:
        """What the rules say to profiles, stratum by stratum; what they have said before is not asked again."""
        profiles = [self._known(key) for key in keys]
        for stratum in self._strata:
            for known, heard in zip(profiles, self._stratum(stratum, profiles), strict=True):
                for share, said in heard:
                    if said is not None:
                        known[share.slot] = said[0]
        found = [Outcome(known, tuple([TRUTH[known[slot]] for slot in self._roots])) for known in profiles]
        if len(self._outcomes) + len(found) > _PROFILES:
            self._outcomes.clear()
        self._outcomes.update(zip(keys, found, strict=True))
        return found

    def because(self, known: Known) -> dict[int, tuple[int, ...]]:
        """The parts that each node rests on that is known, once all of them are."""
        parts: dict[int, tuple[int, ...]] = {}
        for stratum in self._strata:
            for share, said in self._stratum(stratum, [known])[0]:
                if said is not None:
                    parts[share.node] = parts.get(share.node, ()) + said[1]
        return parts

    def _stratum(self, groups: Sequence[Group], profiles: Sequence[Known]) -> list[list[tuple[Share, Said]]]:
        """For each profile what the rules of a stratum say."""
        heard: list[list[tuple[Share, Said]]] = []
        new: list[tuple[Group, Known, list[tuple[Share, Said]]]] = []
        for known in profiles:
            found: list[tuple[Share, Said]] = []
            heard.append(found)
            for group in groups:
                try:
                    found += [(share, share.said[share.look(known)]) for share in group.shares]
                except KeyError:
                    new.append((group, known, found))
        if new:
            self._learn(new)
        return heard

    def _learn(self, new: Sequence[tuple[Group, Known, list[tuple[Share, Said]]]]) -> None:
        """Let the network say what it has to say to these groups of these profiles, and remember it."""
        messages = [{"g": group.number, **self._message(group, known)} for group, known, _ in new]
        fired: dict[int, set[str]] = {}
        for name, matched in self._network.fire(messages) if self._network else ():
            fired.setdefault(int(matched["m"]["id"]), set()).add(name)
        for number, (group, known, found) in enumerate(new, 1):
            for share in group.shares:
                names = fired.get(number, ())
                rules = [rule for rule in group.rules if rule.node == share.node and rule.name in names]
                because = tuple([part for rule in rules for part in rule.because])
                said = (YES if rules[0].value else NO, because) if rules else None
                if len(share.said) < _SAYINGS:
                    share.said[share.look(known)] = said
                found.append((share, said))

    def _message(self, group: Group, known: Known) -> dict[str, int]:
        values = [(name, known[self.slots[name]]) for name in group.properties]
        return {self._short[name]: value for name, value in values if value is not None}


def _remembered(inner: ConditionSet, given: Sequence[BaseModel], memory: Memory) -> list[Outcome]:
    """What is decided about elements, as far as it is not known from before."""
    source, depends = (given.source, given.depends) if isinstance(given, Extending) else (given, None)
    return memory.each((inner, depends), source, lambda places: inner.outcomes(given[at] for at in places))

"""Conditions compiled to strata of flat rules.

Every part of a condition that is not a single test becomes a node of its own, with rules for yes and rules for no; if
neither fires, the node is unknown (Kleene). A rule tests whole-number properties only: of the record's fields, of
facts, and of nodes of an earlier stratum. So the number of rules grows with the size of the conditions and never with
their combinations, and `or` needs no `$or`, which durable-rules fires twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from golive.engine.infer.keys import key_of
from golive.engine.infer.leaves import NO, YES, Leaf, Test, leaf_of
from golive.engine.infer.parts import all_of, any_of
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.words import Model

_WIDEST = 32  # tests a rule; durable-rules takes 252 properties a message
Settings = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where all tests hold, the node has the value, because of these parts."""

    name: str
    node: int
    value: bool
    tests: tuple[Test, ...]
    because: tuple[int, ...]


@dataclass(slots=True)
class Node:
    """One distinct condition or part of one. A leaf has tests of its own; the others have rules."""

    index: int
    condition: Condition
    stratum: int
    leaf: Leaf | None = None

    @property
    def property(self) -> str:
        """The name of the property that later strata test."""
        return node_property(self.index)

    def test(self, value: bool) -> Test:
        """The single test that the node is yes, or is no."""
        if self.leaf is not None and self.leaf.inline:
            return (self.leaf.yes if value else self.leaf.no)[0]
        return Test(self.property, "eq", YES if value else NO)


@dataclass(slots=True)
class Program:
    """The rules of a set of conditions, by stratum; `roots` are the nodes of the conditions, in their order.

    `known` has the node of each condition and of each part of one, by its key.
    """

    nodes: list[Node] = field(default_factory=list)
    strata: list[list[Rule]] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)


def node_property(index: int) -> str:
    """The property under which later strata know the node of that index."""
    return f"n{index}"


def compile_conditions(conditions: Sequence[Condition], model: type[BaseModel], settings: Settings) -> Program:
    """The program that decides the conditions over an instance of the model and over facts."""
    compiler = _Compiler(model, settings)
    compiler.program.roots = [compiler.node(condition) for condition in conditions]
    for root in dict.fromkeys(compiler.program.roots):
        compiler.settle(root)
    return compiler.program


class _Compiler:
    def __init__(self, model: type[BaseModel], settings: Settings) -> None:
        self.program = Program()
        self._model, self._settings = model, settings
        self._settled: set[int] = set()

    def node(self, condition: Condition) -> int:
        """The index of the node of a condition, which is compiled where it is new."""
        key = key_of(condition)
        if key not in self.program.known:
            self.program.known[key] = self._make(condition)
        return self.program.known[key]

    def settle(self, index: int) -> None:
        """Give an inline leaf that is a whole condition rules of its own, for it has no parent that would test it."""
        node = self.program.nodes[index]
        if node.leaf is not None and node.leaf.inline and index not in self._settled:
            self._settled.add(index)
            self._rules_of_leaf(node)

    def _make(self, condition: Condition) -> int:
        match condition:
            case str() | FieldTest() | ListTest():
                return self._make_leaf(condition)
            case NotOf():
                parts = [self.node(condition.not_)]
            case AllOf():
                parts = self._parts(condition.all, all_of)
            case AnyOf():
                parts = self._parts(condition.any, any_of)
        node = self._add(condition, self._stratum_above(parts))
        self._rules_of_parts(node, parts)
        return node.index

    def _parts(self, conditions: list[Condition], join: Callable[[list[Condition]], Condition]) -> list[int]:
        """The nodes of the parts; where there are very many, parts of parts, so that no rule has too many tests."""
        while len(conditions) > _WIDEST:
            conditions = [join(conditions[at : at + _WIDEST]) for at in range(0, len(conditions), _WIDEST)]
        return list(dict.fromkeys(self.node(part) for part in conditions))

    def _make_leaf(self, condition: str | Model) -> int:
        index = len(self.program.nodes)
        leaf = leaf_of(condition, self._model, self._settings, index)  # type: ignore[arg-type]
        node = self._add(condition, 0, leaf)  # type: ignore[arg-type]
        if not leaf.inline:
            self._rules_of_leaf(node)
        return node.index

    def _add(self, condition: Condition, stratum: int, leaf: Leaf | None = None) -> Node:
        node = Node(len(self.program.nodes), condition, stratum, leaf)
        self.program.nodes.append(node)
        return node

    def _stratum_above(self, parts: Sequence[int]) -> int:
        nodes = [self.program.nodes[part] for part in parts]
        return max((0 if n.leaf is not None and n.leaf.inline else n.stratum + 1) for n in nodes)

    def _rules_of_leaf(self, node: Node) -> None:
        assert node.leaf is not None
        for value, tests in ((True, node.leaf.yes), (False, node.leaf.no)):
            for test in tests:
                self._rule(node, value, (test,), ())

    def _rules_of_parts(self, node: Node, parts: Sequence[int]) -> None:
        nodes = [self.program.nodes[part] for part in parts]
        if isinstance(node.condition, NotOf):
            for value in (True, False):
                self._rule(node, value, (nodes[0].test(not value),), (parts[0],))
            return
        together = isinstance(node.condition, AllOf)  # all: yes needs every part; any: no needs every part
        self._rule(node, together, tuple(part.test(together) for part in nodes), tuple(parts))
        for part in nodes:
            self._rule(node, not together, (part.test(not together),), (part.index,))

    def _rule(self, node: Node, value: bool, tests: tuple[Test, ...], because: tuple[int, ...]) -> None:
        while len(self.program.strata) <= node.stratum:
            self.program.strata.append([])
        stratum = self.program.strata[node.stratum]
        stratum.append(
            Rule(f"{node.property}_{'yes' if value else 'no'}_{len(stratum)}", node.index, value, tests, because)
        )

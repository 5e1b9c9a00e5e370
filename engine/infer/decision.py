"""What the rules said about one record or list element, and what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from golive.engine.infer.program import Node, Program
from golive.schemas.conditions import AllOf, AnyOf, Condition, NotOf


class Conditions(Protocol):
    """The conditions that were decided."""

    program: Program

    def index_of(self, condition: Condition) -> int:
        """The node of a condition that is part of the set."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules said to one profile; `roots` are the values of the conditions, in their order."""

    values: Mapping[int, bool]
    because: Mapping[int, tuple[int, ...]]
    bag: Mapping[str, int]
    roots: tuple[bool | None, ...]
    leaves: dict[int, list[Node]] = field(default_factory=dict)


@dataclass(slots=True)
class Decision:
    """What the rules said about one record or element."""

    conditions: "Conditions"
    outcome: Outcome
    elements: Mapping[int, Sequence[bool | None]]

    @property
    def values(self) -> Mapping[int, bool]:
        """The nodes that are known, and whether they hold."""
        return self.outcome.values

    def value(self, number: int) -> bool | None:
        """Whether the condition of that number holds; None is unknown."""
        return self.outcome.roots[number]

    def leaf_value(self, index: int) -> bool | None:
        """Whether a single test holds; None is unknown."""
        node = self.conditions.program.nodes[index]
        if index in self.values or node.leaf is None:
            return self.values.get(index)
        for value, tests in ((True, node.leaf.yes), (False, node.leaf.no)):
            if any(test.holds(self.outcome.bag) for test in tests):
                return value
        return None

    def leaves(self, number: int) -> list[Node]:
        """The single tests that the outcome of a condition rests on or, where it is unknown, that are unknown in it."""
        root = self.conditions.program.roots[number]
        known = self.outcome.leaves.get(root)
        if known is None:
            found: dict[int, Node] = {}
            self._collect(root, found, self.values.get(root))
            known = self.outcome.leaves[root] = list(found.values())
        return list(known)

    def _collect(self, index: int, found: dict[int, Node], value: bool | None) -> None:
        node = self.conditions.program.nodes[index]
        if node.leaf is not None:
            found.setdefault(index, node)
            return
        for part in self.outcome.because[index] if value is not None else _parts(self.conditions, node):
            inner = self.leaf_value(part)
            if value is not None or inner is None:
                self._collect(part, found, inner)


def _parts(conditions: "Conditions", node: Node) -> list[int]:
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

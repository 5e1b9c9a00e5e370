"""What the rules said about one record or list element, and what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from golive.engine.infer.groups import Known
from golive.engine.infer.leaves import NO, YES
from golive.engine.infer.program import Node, Program, node_property

TRUTH: Mapping[int | None, bool | None] = {YES: True, NO: False, None: None}


class Conditions(Protocol):
    """The conditions that were decided."""

    program: Program
    slots: Mapping[str, int]

    def parts(self, node: Node) -> Sequence[int]:
        """The nodes of the parts of a condition that is made of others."""

    def because(self, known: Known) -> Mapping[int, tuple[int, ...]]:
        """The parts that each node rests on that is known."""


@dataclass(slots=True)
class Outcome:
    """What the rules said to one profile.

    `known` has what is known of each property by its slot, `roots` the values of the conditions in their order. What
    they rest on is only found again where it is asked for.
    """

    known: Known
    roots: tuple[bool | None, ...]
    because: Mapping[int, tuple[int, ...]] | None = None
    leaves: dict[int, list[Node]] = field(default_factory=dict)


@dataclass(slots=True)
class Decision:
    """What the rules said about one record or element."""

    conditions: "Conditions"
    outcome: Outcome
    elements: Mapping[int, Sequence[bool | None]]

    def value(self, number: int) -> bool | None:
        """Whether the condition of that number holds; None is unknown."""
        return self.outcome.roots[number]

    def node_value(self, index: int) -> bool | None:
        """Whether a condition or a part of one holds; None is unknown."""
        slot = self.conditions.slots.get(node_property(index))
        if slot is not None:
            return TRUTH[self.outcome.known[slot]]
        leaf = self.conditions.program.nodes[index].leaf
        assert leaf is not None  # every other node has rules, and so a slot
        for value, tests in ((True, leaf.yes), (False, leaf.no)):
            for test in tests:
                slot = self.conditions.slots.get(test.property)
                if slot is not None and test.holds(self.outcome.known[slot]):
                    return value
        return None

    def leaves(self, number: int) -> list[Node]:
        """The single tests that the outcome of a condition rests on or, where it is unknown, that are unknown in it."""
        root = self.conditions.program.roots[number]
        known = self.outcome.leaves.get(root)
        if known is None:
            found: dict[int, Node] = {}
            self._collect(root, found, self.node_value(root))
            known = self.outcome.leaves[root] = list(found.values())
        return known

    def _collect(self, index: int, found: dict[int, Node], value: bool | None) -> None:
        node = self.conditions.program.nodes[index]
        if node.leaf is not None:
            found.setdefault(index, node)
            return
        for part in self._because()[index] if value is not None else self.conditions.parts(node):
            inner = self.node_value(part)
            if value is not None or inner is None:
                self._collect(part, found, inner)

    def _because(self) -> Mapping[int, tuple[int, ...]]:
        if self.outcome.because is None:
            self.outcome.because = self.conditions.because(self.outcome.known)
        return self.outcome.because

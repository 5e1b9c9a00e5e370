"""What decisions rest on, told in plain words. The same for all records, so it is told once."""

from golive.engine.infer.decision import Decision
from golive.engine.infer.engine import Networks
from golive.engine.infer.program import Node
from golive.engine.plain_words import describe, name_of, yes_no
from golive.schemas.report import Reason


class Reasons:
    """Tells the single tests of decisions."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._told: dict[tuple[int, int, bool | None], Reason] = {}

    def of(self, node: Node, decision: Decision) -> Reason:
        """A single test of a decision, told."""
        value = decision.node_value(node.index)
        key = (id(decision.conditions), node.index, value)  # the conditions live as long as the networks
        if key not in self._told:
            self._told[key] = self._tell(node, value)
        return self._told[key]

    def _tell(self, node: Node, value: bool | None) -> Reason:
        name = name_of(node.condition)
        fact = self._networks.fact_named.get(name)
        text = fact.title if fact is not None else describe(node.condition, self._networks.settings)
        return Reason(name=name, value=value, says=f"{text}: {yes_no(value)}")

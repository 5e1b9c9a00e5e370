"""What decisions rest on, told in plain words. The same for all records, so it is told once."""

from golive.engine.infer.decision import Decision
from golive.engine.infer.engine import Networks
from golive.engine.infer.program import Node
from golive.engine.plain_words import name_of, told, yes_no
from golive.schemas.conditions import Condition
from golive.schemas.report import Reason


class Reasons:
    """Tells the single tests of decisions."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._told: dict[tuple[int, int, bool | None], Reason] = {}

    def of(self, node: Node, decision: Decision, written: Condition | None = None) -> Reason:
        """A single test of a decision, told; `written` is how it stands in the ruleset, where it was rewritten."""
        value = decision.node_value(node.index)
        key = (id(decision.conditions), node.index, value)  # the conditions live as long as the networks
        if key not in self._told:
            self._told[key] = self._tell(node.condition if written is None else written, value)
        return self._told[key]

    def _tell(self, condition: Condition, value: bool | None) -> Reason:
        name = name_of(condition)
        fact = self._networks.fact_named.get(name)
        if fact is not None:
            return Reason(name=name, value=value, says=f"{fact.title}: {yes_no(value)}")
        return Reason(name=name, value=value, says=told(condition, value, self._networks.settings))

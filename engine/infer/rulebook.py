"""The rules of a ruleset, compiled: whether each applies, and whether what it requires is so."""

from collections.abc import Iterable, Mapping

from golive.engine.fields import element_model
from golive.engine.infer.asks import Ask, Counted, InFreeze, InOrder, Lead
from golive.engine.infer.decision import Decision
from golive.engine.infer.decisions import ConditionSet
from golive.engine.infer.isolation import Isolation
from golive.engine.infer.keys import key_of
from golive.engine.infer.memory import Memory
from golive.engine.infer.program import Node
from golive.engine.infer.rewriting import Rewriter
from golive.schemas.conditions import Condition
from golive.schemas.record import Record
from golive.schemas.rule_tests import ListDates
from golive.schemas.ruleset import Ruleset


class Rulebook:
    """The rules over records of projects. Safe to use from several threads.

    `model` is a record that has the answers to `asks` as further fields, by their names.
    """

    def __init__(self, ruleset: Ruleset, settings: Mapping[str, float], isolation: Isolation | None = None) -> None:
        self.rules = ruleset.rules
        activities = [activity for activity in ruleset.activities if activity.scope == "project"]
        rewrite = Rewriter(activities, settings)
        conditions = [rewrite(condition) for rule in self.rules for condition in (rule.applies, rule.requires)]
        self.asks, self.model = rewrite.asks, rewrite.model()
        self._rewrite = rewrite
        self._asked: dict[str, int] = {}  # by condition: its node
        self._set = ConditionSet(conditions, self.model, settings, isolation)
        self._written = {self._set.index_of(rewritten): written for rewritten, written in rewrite.written}
        self._fits = {
            (over, key_of(where)): ConditionSet([where], element_model(Record, over) or Record, settings, isolation)
            for over, where in _filters(self.asks.values())
        }

    def decide(self, subject: Record, facts: Mapping[str, bool | None], memory: Memory | None = None) -> Decision:
        """For each rule, one after the other, whether it applies, and whether what it requires is so."""
        return self._set.decide(subject, facts, memory)

    def fit(self, over: str, where: Condition) -> ConditionSet:
        """What decides whether an element of a list fits a condition that stands in an ask."""
        return self._fits[over, key_of(where)]

    def as_written(self, node: Node) -> Condition:
        """A single test as it stands in the ruleset."""
        return self._written.get(node.index, node.condition)

    def truth(self, decision: Decision, condition: Condition) -> bool | None:
        """What was decided about a condition of a rule, or about a part of one; None is unknown."""
        key = key_of(condition)
        if key not in self._asked:
            self._asked[key] = self._set.index_of(self._rewrite(condition))
        return decision.node_value(self._asked[key])

    def condition_sets(self) -> list[ConditionSet]:
        """Every compiled set of conditions."""
        return [self._set, *self._fits.values()]


def _filters(asks: Iterable[Ask]) -> list[tuple[str, Condition]]:
    """The lists and the conditions on their elements that stand in asks."""
    found: list[tuple[str, Condition]] = []
    for ask in asks:
        if isinstance(ask, Counted) and ask.where is not None:
            found.append((ask.over, ask.where))
        steps = ask.steps if isinstance(ask, InOrder) else ()
        steps = (ask.first, ask.last) if isinstance(ask, Lead) else (ask.step,) if isinstance(ask, InFreeze) else steps
        found += [(s.over, s.where) for s in steps if isinstance(s, ListDates) and s.where is not None]
    return found

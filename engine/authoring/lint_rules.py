"""Rules that say nothing beyond another rule."""

from collections.abc import Iterator, Sequence

from golive.engine.authoring.formula import Formula, Negation, TooLargeError, Var, both, can_be, variables
from golive.engine.authoring.lint_found import Said
from golive.engine.authoring.readings import Readings
from golive.engine.evaluate.verdict import due_gate
from golive.schemas.rules import CompiledRule
from golive.schemas.words import GATES, SEVERITIES


class Shadows:
    """Finds rules that are violated only where another one, as severe and as early, is violated anyway.

    `too_large` has, for each rule that could not be compared with all others, the ids of those others.
    """

    def __init__(self, rules: Sequence[CompiledRule], readings: Readings) -> None:
        self._rules = rules
        self._violated: dict[str, Formula] = {
            rule.id: both(readings.of(rule.applies), Negation(readings.of(rule.requires))) for rule in rules
        }
        self._variables: dict[str, frozenset[Var]] = {name: variables(one) for name, one in self._violated.items()}
        self._upheld = {rule.id: both(readings.of(rule.applies), readings.of(rule.requires)) for rule in rules}
        self._sound: dict[str, bool] = {}
        self.too_large: dict[str, list[str]] = {}

    def of(self, rule: CompiledRule) -> Iterator[Said]:
        """What is said of a rule that another one makes needless; of two that say the same the later one."""
        earlier = True
        for other in self._rules:
            if other.id == rule.id:
                earlier = False
            elif self._covers(other, rule) and (earlier or not self._covers(rule, other)):
                same = self._covers(rule, other)
                said = f"says the same as {other.id}" if same else f"is violated only where {other.id} is, too"
                where = ", which weighs as much and is due as early" if not same else ""
                yield "", "shadowed", f"{said}{where}; take it away, or require what {other.id} does not"
                return

    def _covers(self, other: CompiledRule, rule: CompiledRule) -> bool:
        """Whether the other rule is violated wherever this one is."""
        if not (_as_grave(other, rule) and self._variables[other.id] <= self._variables[rule.id]):
            return False
        try:
            if not (self._is_sound(rule) and self._is_sound(other)):
                return False
            return not can_be(both(self._violated[rule.id], Negation(self._violated[other.id])), True)
        except TooLargeError:
            others = self.too_large.setdefault(rule.id, [])
            others += [other.id] if other.id not in others else []
            return False

    def _is_sound(self, rule: CompiledRule) -> bool:
        """Whether the rule can be both violated and upheld; one that cannot is a mistake, and covers nothing."""
        if rule.id not in self._sound:
            self._sound[rule.id] = can_be(self._violated[rule.id], True) and can_be(self._upheld[rule.id], True)
        return self._sound[rule.id]


def _as_grave(other: CompiledRule, rule: CompiledRule) -> bool:
    """Whether the other rule weighs as much and is due as early; a milder one before a grave one is a step."""
    due = [GATES.index(due_gate(one.due)) for one in (other, rule)]
    return SEVERITIES.index(other.severity) <= SEVERITIES.index(rule.severity) and due[0] <= due[1]

"""Which evidence covers which required activity: one network for all rulesets, over pairs of both.

Evidence goes in before the requirements, in one batch, so that no pending negation must be withdrawn; the negated
pattern has the one-letter alias for which durable-rules finds it again.
"""

from collections.abc import Hashable, Iterable, Mapping, Set
from enum import IntEnum
from typing import TypeVar

from golive.engine.errors import EngineError
from golive.engine.infer.durable_rules import Expression, RuleNetwork
from golive.engine.infer.isolation import Isolation

_CAP = 100_000  # firings that one rule hands over at once


class State(IntEnum):
    """What a piece of evidence shows, the better the higher."""

    PLANNED = 1
    IN_PROGRESS = 2
    UNSAID = 3  # it is there, but the record does not say whether it is done
    WAIVED = 4
    DONE = 5


def _evidence(lowest: State, highest: State) -> Expression:
    tests: list[Expression] = [{"k": 1}, {"a": {"r": "a"}}]
    if lowest == highest:
        tests.append({"s": int(lowest)})
    else:
        tests += [{"$gte": {"s": int(lowest)}}, {"$lte": {"s": int(highest)}}]
    return {"$and": tests}


def _rule(lowest: State, highest: State) -> list[Expression]:
    """A requirement meets evidence between the two states, and none that is better."""
    patterns: list[Expression] = [{"r": {"k": 2}}, {"w": _evidence(lowest, highest)}]
    if highest < State.DONE:
        patterns.append({"e$not": _evidence(State(highest + 1), State.DONE)})
    return patterns


COVERAGE_RULES: Mapping[str, list[Expression]] = {
    "done": _rule(State.DONE, State.DONE),
    "waived": _rule(State.WAIVED, State.WAIVED),
    "unsaid": _rule(State.UNSAID, State.UNSAID),
    "in_progress": _rule(State.IN_PROGRESS, State.IN_PROGRESS),
    "planned": _rule(State.PLANNED, State.PLANNED),
    "missing": [{"r": {"k": 2}}, {"e$not": {"$and": [{"k": 1}, {"a": {"r": "a"}}]}}],
}
_BEST = {"done": State.DONE, "waived": State.WAIVED, "unsaid": State.UNSAID, "in_progress": State.IN_PROGRESS}
_BEST["planned"] = State.PLANNED


A = TypeVar("A", bound=Hashable)
_NOTHING = 0


class Coverage:
    """The coverage network. Safe to use from several threads.

    What decides is only which states the evidence for an activity has, of which there are 32 combinations. Activities
    with the same combination are alike, so each combination goes through the network once and is remembered.
    """

    def __init__(
        self, rules: Mapping[str, list[Expression]] = COVERAGE_RULES, isolation: Isolation | None = None
    ) -> None:
        self._network = RuleNetwork(rules, isolation, cap=_CAP)
        self._best: dict[int, State | None] = {}  # by combination: one bit for each state

    def best(self, evidence: Iterable[tuple[A, State]]) -> dict[A, State | None]:
        """The best state for each activity that has evidence; `uncovered` says it of those that have none."""
        found: dict[A, int] = {}
        for activity, state in evidence:
            found[activity] = found.get(activity, _NOTHING) | 1 << state
        self._learn({_NOTHING, *found.values()} - self._best.keys())
        best = self._best
        return {activity: best[states] for activity, states in found.items()}

    @property
    def uncovered(self) -> State | None:
        """What the network says of a required activity without evidence."""
        self._learn({_NOTHING} - self._best.keys())
        return self._best[_NOTHING]

    def forget(self) -> None:
        """Drop what is remembered between decisions; for measuring what they cost."""
        self._best.clear()

    def _learn(self, combinations: Set[int]) -> None:
        """Let the network decide each combination, as one requirement with one piece of evidence a state."""
        if not combinations:
            return
        ordered = list(combinations)
        messages = [
            {"k": 1, "a": number, "s": int(state)}
            for number, states in enumerate(ordered)
            for state in State
            if states & 1 << state
        ]
        messages += [{"k": 2, "a": number} for number in range(len(ordered))]
        for name, matched in self._network.fire(messages):
            for match in matched if isinstance(matched, list) else [matched]:
                self._best[ordered[match["r"]["a"]]] = _BEST.get(name)
        undecided = combinations - self._best.keys()
        if undecided:
            states = [state.name for state in State if next(iter(undecided)) & 1 << state]
            raise EngineError(f"no rule fired for evidence in the states {states}")

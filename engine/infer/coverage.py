"""Which evidence covers which required activity: one network for all rulesets, over pairs of both.

Evidence goes in before the requirements, in one batch, so that no pending negation must be withdrawn; the negated
pattern has the one-letter alias for which durable-rules finds it again.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from golive.engine.infer.durable_rules import Expression, RuleNetwork

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


class Coverage:
    """The coverage network. Safe to use from several threads."""

    def __init__(self, rules: Mapping[str, list[Expression]] = COVERAGE_RULES) -> None:
        self._network = RuleNetwork(rules, cap=_CAP)

    def decide(
        self, required: Sequence[int], evidence: Sequence[tuple[int, State]]
    ) -> dict[int, tuple[State | None, list[int]]]:
        """For each required activity (a number) its best state, None where nothing covers it, and the evidence for it.

        Evidence is given as activity and state, and named in the answer by its position.
        """
        wanted = set(required)
        messages = [
            {"k": 1, "a": activity, "s": int(state), "i": position}
            for position, (activity, state) in enumerate(evidence)
            if activity in wanted
        ]
        messages += [{"k": 2, "a": activity} for activity in sorted(wanted)]
        found: dict[int, tuple[State | None, list[int]]] = {}
        for name, matched in self._network.fire(messages, batch=True):
            for match in matched if isinstance(matched, list) else [matched]:
                activity = match["r"]["a"]
                positions = found.setdefault(activity, (_BEST.get(name), []))[1]
                if "w" in match:
                    positions.append(match["w"]["i"])
        for _, positions in found.values():
            positions.sort()
        return found

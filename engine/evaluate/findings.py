"""The outcome of every activity, with its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from golive.engine.evaluate.facts import FactTeller, pointer_of
from golive.engine.evaluate.piece import Piece
from golive.engine.evaluate.verdict import due_by, due_gate
from golive.engine.fields import Blank, lookup
from golive.engine.infer.coverage import State
from golive.engine.infer.decision import Decision
from golive.engine.infer.engine import Networks
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding, EvidenceFound, Reason
from golive.schemas.ruleset import Activity
from golive.schemas.words import Gate, Outcome

_STATUS: dict[State, Literal["done", "waived", "in-progress", "planned", "unsaid"]] = {
    State.DONE: "done",
    State.WAIVED: "waived",
    State.UNSAID: "unsaid",
    State.IN_PROGRESS: "in-progress",
    State.PLANNED: "planned",
}
_LACKING = ("missing", "open", "undecided")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a record: at which gate, as of which day; and the dates of gates that are known."""

    gate: Gate
    as_of: date
    gate_dates: Mapping[Gate, date] = field(default_factory=dict)


class Findings:
    """The findings on one record: its facts decided, its evidence collected, the question put."""

    def __init__(self, networks: Networks, teller: FactTeller, pieces: Sequence[Piece], question: Question) -> None:
        scope = teller.facts.scope
        self._networks, self._teller, self._question = networks, teller, question
        self._number = {activity.id: number for number, activity in enumerate(networks.activities[scope])}
        self._pieces = [piece for piece in pieces if piece.activity in self._number]
        self._by_activity: dict[str, list[Piece]] = {}
        for piece in self._pieces:
            self._by_activity.setdefault(piece.activity, []).append(piece)
        self._plan_given = teller.record.activities is not None
        self._told_of: dict[int, tuple[list[Reason], list[str]]] = {}

    def of(self, activities: Sequence[Activity]) -> list[ActivityFinding]:
        """One finding for each of the activities, in their order."""
        applies = self._networks.applies(self._teller.record, self._teller.facts)
        required = [self._number[a.id] for a in activities if applies.value(self._number[a.id])]
        evidence = [(self._number[piece.activity], piece.state) for piece in self._pieces]
        covered = self._networks.coverage.decide(required, evidence)
        return [self._finding(activity, applies, covered.get(self._number[activity.id])) for activity in activities]

    def _finding(
        self, activity: Activity, applies: Decision, covered: tuple[State | None, list[int]] | None
    ) -> ActivityFinding:
        number = self._number[activity.id]
        because, needs = self._basis(applies, number)
        if covered is not None:
            state, positions = covered
            return self._of_evidence(activity, because, state, [self._pieces[at] for at in positions])
        if applies.value(number) is False:
            return self._told(activity, "not-applicable", because)
        return self._told(activity, "undecided", because, needs=needs)

    def _basis(self, applies: Decision, number: int) -> tuple[list[Reason], list[str]]:
        """What the applicability rests on and, where it is unknown, what it needs; many activities share it."""
        root = applies.conditions.program.roots[number]
        if root not in self._told_of:
            leaves = applies.leaves(number)
            because = [self._teller.reason(node, applies) for node in leaves]
            unknown = leaves if applies.value(number) is None else []
            names = [name for node in unknown for name in self._teller.unknown_fields(node.condition)]
            needs = [need for name in names for need in self._teller.needs(name)]
            self._told_of[root] = because, list(dict.fromkeys(needs))
        return self._told_of[root]

    def _of_evidence(
        self, activity: Activity, because: list[Reason], state: State | None, best: Sequence[Piece]
    ) -> ActivityFinding:
        outcome, needs = outcome_of(activity, state, self._question.gate, self._plan_given)
        if outcome == "undecided" and best:
            needs = list(dict.fromkeys(need for piece in best for need in piece.needs))
        days = [piece.date for piece in self._by_activity.get(activity.id, ()) if piece.date is not None]
        day = min(days, default=None)
        remarks = list(
            dict.fromkeys([*(piece.remark for piece in best if piece.remark), *self._doubts(activity, best)])
        )
        return self._told(
            activity,
            outcome,
            because,
            needs=needs,
            owner=next((piece.owner for piece in best if piece.owner), None),
            date=day,
            overdue=outcome in ("planned", "open") and day is not None and day < self._question.as_of,
            evidence=[self._shown(piece) for piece in best],
            remarks=remarks or ([] if best else self._left_empty(activity)),
        )

    def _doubts(self, activity: Activity, best: Sequence[Piece]) -> Iterator[str]:
        """What speaks against evidence that is said to be done: a day that is yet to come, others that are not done."""
        done = [piece for piece in best if piece.state is State.DONE]
        for piece in done:
            if piece.date is not None and piece.date > self._question.as_of:
                yield f"{piece.name} is said to be done on {piece.date}, which is after {self._question.as_of}"
        rest = [piece for piece in self._by_activity[activity.id] if piece.state < State.WAIVED] if done else []
        if rest:
            names = ", ".join(f"{piece.name} ({_STATUS[piece.state]})" for piece in rest[:3])
            more = f" and {len(rest) - 3} more" if len(rest) > 3 else ""
            yield f"done by one, but not all that covers it is done: {names}{more}"

    def _left_empty(self, activity: Activity) -> list[str]:
        """The fields that would cover the activity by their content, had they not been left empty."""
        record = self._teller.record
        return [
            f"{spec.from_} is empty ({self._teller.where(pointer_of(spec.from_))})"
            for spec in activity.evidence
            if isinstance(record, Record) and (given := lookup(record, spec.from_)) is not Blank.UNKNOWN
            if given is Blank.EMPTY or not given
        ]

    def _shown(self, piece: Piece) -> EvidenceFound:
        return EvidenceFound(
            name=piece.name,
            status="in-progress" if piece.under_way else _STATUS[piece.state],
            date=piece.date,
            owner=piece.owner,
            how=piece.how,
            pointer=piece.pointer,
            where=self._teller.where(piece.pointer),
        )

    def _told(self, activity: Activity, outcome: Outcome, because: list[Reason], **more: Any) -> ActivityFinding:
        lacking = outcome in _LACKING
        return ActivityFinding(
            id=activity.id,
            title=activity.title,
            outcome=outcome,
            severity=activity.severity,
            due=activity.due,
            due_on=self._question.gate_dates.get(due_gate(activity.due)),
            group=activity.group,
            itil_process=activity.itil_process,
            same_evidence_as=activity.same_evidence_as,
            because=because,
            why=activity.why.strip() if lacking else None,
            remedy=activity.remedy.strip() if lacking else None,
            sources=activity.sources if lacking else [],
            **more,
        )


def outcome_of(activity: Activity, state: State | None, gate: Gate, plan_given: bool) -> tuple[Outcome, list[str]]:
    """The outcome of an activity that applies, from the best that covers it; undecided names what is needed."""
    if state is None:
        return ("missing", []) if plan_given else ("undecided", ["activities"])
    if state is State.DONE:
        return "done", []
    if state is State.WAIVED:
        return "waived", []
    if not due_by(activity.due, gate):
        return "planned", []
    return ("undecided", []) if state is State.UNSAID else ("open", [])

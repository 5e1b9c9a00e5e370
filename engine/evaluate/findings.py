"""The outcome of every activity, with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from golive.engine.evaluate.bare import Bases, Basis
from golive.engine.evaluate.facts import FactTeller, pointer_of
from golive.engine.evaluate.piece import Piece
from golive.engine.evaluate.verdict import due_by
from golive.engine.fields import Blank, lookup, says_anything
from golive.engine.infer.coverage import State
from golive.schemas.activities import Activity
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding, EvidenceFound
from golive.schemas.words import Gate, Outcome

_STATUS: dict[State, Literal["done", "waived", "in-progress", "planned", "unsaid"]] = {
    State.DONE: "done",
    State.WAIVED: "waived",
    State.UNSAID: "unsaid",
    State.IN_PROGRESS: "in-progress",
    State.PLANNED: "planned",
}
_SAID: dict[State | None, Literal["done", "in-progress"]] = {State.DONE: "done", State.IN_PROGRESS: "in-progress"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a record: at which gate, as of which day."""

    gate: Gate
    as_of: date


class Findings:
    """The findings on one record: its facts decided, its evidence collected, the question put.

    `by_activity` has the evidence, `best` the best state of it, `applies` what was decided about applicability. With
    `outcomes_only` the findings have outcome and needs, without evidence, dates and remarks.
    """

    def __init__(
        self,
        bases: Bases,
        teller: FactTeller,
        pieces: Sequence[Piece],
        question: Question,
        *,
        outcomes_only: bool = False,
    ) -> None:
        self._bases, self._networks, self._outcomes_only = bases, bases.networks, outcomes_only
        self._teller, self._question = teller, question
        self.by_activity: dict[str, list[Piece]] = {}
        for piece in pieces:
            self.by_activity.setdefault(piece.activity, []).append(piece)
        coverage = self._networks.coverage
        self.best = coverage.best([(name, p.state) for name, found in self.by_activity.items() for p in found])
        self.applies = self._networks.applies(teller.record, teller.facts)
        self._plan_given = teller.record.says("activities") and teller.record.activities is not None
        self._basis_of: dict[int, Basis] = {}
        self._found: dict[str, ActivityFinding] = {}

    def of(self, activities: Sequence[Activity]) -> list[ActivityFinding]:
        """One finding for each of the activities, in their order."""
        numbers = self._networks.numbers[self._teller.facts.scope]
        best, uncovered = self.best, self._networks.coverage.uncovered
        for activity in activities:
            if activity.id not in self._found:
                state = best.get(activity.id, uncovered)
                self._found[activity.id] = self._finding(activity, numbers[activity.id], state)
        return [self._found[activity.id] for activity in activities]

    def _finding(self, activity: Activity, number: int, state: State | None) -> ActivityFinding:
        if activity.left_out is not None:
            return self._bases.left_out[activity.id].finding(activity, "not-applicable")
        applies = self.applies
        root = applies.conditions.program.roots[number]
        basis = self._basis_of.get(root)
        if basis is None:
            basis = self._basis_of[root] = self._bases.of(applies, number, self._teller)
        value = applies.value(number)
        if value or (value is None and state is State.WAIVED):  # accepted, whatever the answer will be
            return self._of_evidence(activity, basis, state)
        if value is None:
            return self._perhaps_needless(activity, basis, state)
        return basis.finding(activity, "not-applicable")

    def _perhaps_needless(self, activity: Activity, basis: Basis, state: State | None) -> ActivityFinding:
        """The finding on an activity of which it is not known whether it applies, with what there is for it."""
        bare = basis.finding(activity, "undecided")
        if state is None or self._outcomes_only:
            return bare
        best = [piece for piece in self.by_activity[activity.id] if piece.state is state]
        return bare.model_copy(
            update={
                "owner": _owner(best, self.by_activity[activity.id]),
                "evidence": tuple([self._shown(piece) for piece in best]),
            }
        )

    def _of_evidence(self, activity: Activity, basis: Basis, state: State | None) -> ActivityFinding:
        """The finding on an activity that applies, or is waived in case it does."""
        outcome, needs = outcome_of(activity, state, self._question.gate, self._plan_given)
        bare = basis.finding(activity, outcome)
        pieces = self.by_activity.get(activity.id, ())
        if self._outcomes_only and (outcome != "undecided" or not pieces):
            return bare.model_copy(update={"needs": needs}) if needs else bare
        if not pieces:
            remarks = tuple(self._left_empty(activity)) if activity.evidence else ()
            return bare.model_copy(update={"needs": needs, "remarks": remarks}) if needs or remarks else bare
        best = [piece for piece in pieces if piece.state is state]
        if outcome == "undecided":
            needs = tuple(dict.fromkeys(need for piece in best for need in piece.needs))
        day = min([piece.date for piece in pieces if piece.date is not None], default=None)
        remarks = tuple(dict.fromkeys([p.remark for p in best if p.remark] + self._doubts(activity, best)))
        return bare.model_copy(
            update={
                "needs": needs,
                "owner": _owner(best, pieces),
                "date": day,
                "overdue": outcome in ("planned", "open") and day is not None and day < self._question.as_of,
                "evidence": tuple([self._shown(piece) for piece in best]),
                "remarks": remarks,
            }
        )

    def _doubts(self, activity: Activity, best: Sequence[Piece]) -> list[str]:
        """What speaks against evidence that is said to be done: a day that is yet to come, others that are not done."""
        done = [piece for piece in best if piece.state is State.DONE]
        doubts = [
            f"{piece.name} is said to be done on {piece.date}, which is after {self._question.as_of}"
            for piece in done
            if piece.date is not None and piece.date > self._question.as_of
        ]
        rest = [piece for piece in self.by_activity[activity.id] if piece.state < State.WAIVED] if done else []
        if rest:
            names = ", ".join(f"{piece.name} ({_STATUS[piece.state]})" for piece in rest[:3])
            more = f" and {len(rest) - 3} more" if len(rest) > 3 else ""
            doubts.append(f"done by one, but not all that covers it is done: {names}{more}")
        return doubts

    def _left_empty(self, activity: Activity) -> list[str]:
        """The fields that would cover the activity by their content, had they not been left empty."""
        record = self._teller.record
        return [
            f"{spec.from_} is empty ({self._teller.where(pointer_of(spec.from_))})"
            for spec in activity.evidence
            if isinstance(record, Record) and (given := lookup(record, spec.from_)) is not Blank.UNKNOWN
            if given is Blank.EMPTY or not says_anything(given)
        ]

    def _shown(self, piece: Piece) -> EvidenceFound:
        return EvidenceFound(
            name=piece.name,
            status="in-progress" if piece.under_way else _STATUS[piece.state],
            said=_SAID.get(piece.said),
            date=piece.date,
            owner=piece.owner,
            how=piece.how,
            because=piece.because,
            pointer=piece.pointer,
            where=self._teller.where(piece.pointer),
        )


def _work(pieces: Sequence[Piece]) -> list[Piece]:
    """What covers an activity without the waivers: who gives one does not do the work."""
    return [piece for piece in pieces if piece.how != "waiver"]


def _owner(best: Sequence[Piece], pieces: Sequence[Piece]) -> str | None:
    """Who has an activity in hand; where it is waived, of a task that covers it nevertheless."""
    return next((piece.owner for piece in _work(best) or _work(pieces) if piece.owner), None)


def outcome_of(
    activity: Activity, state: State | None, gate: Gate, plan_given: bool
) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome of an activity that applies, from the best that covers it; undecided names what is needed."""
    if state is None:
        return ("missing", ()) if plan_given else ("undecided", ("activities",))
    if state is State.DONE:
        return "done", ()
    if state is State.WAIVED:
        return "waived", ()
    if not due_by(activity.due, gate):
        return "planned", ()
    return ("undecided", ()) if state is State.UNSAID else ("open", ())

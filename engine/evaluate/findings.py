"""The outcome of every activity, with its reasons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from golive.engine.evaluate.evidence import Piece
from golive.engine.evaluate.verdict import due_by
from golive.engine.infer.coverage import State
from golive.engine.infer.decisions import Decision
from golive.engine.infer.engine import FactDecision, Networks, scope_of
from golive.engine.plain_words import describe, name_of, yes_no
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import ActivityFinding, EvidenceFound, FactValue, Reason
from golive.schemas.ruleset import Activity
from golive.schemas.words import Gate, Outcome

_STATUS = {
    State.DONE: "done",
    State.WAIVED: "waived",
    State.UNSAID: "unsaid",
    State.IN_PROGRESS: "in-progress",
    State.PLANNED: "planned",
}
_LACKING = ("missing", "open", "undecided")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: at which gate, as of which day, and how a place in the record is written."""

    gate: Gate
    as_of: date
    where: Callable[[str], str]


def findings_of(
    record: Record | PortfolioRecord,
    networks: Networks,
    facts: FactDecision,
    pieces: Sequence[Piece],
    activities: Sequence[Activity],
    question: Question,
) -> list[ActivityFinding]:
    """One finding for each of the activities, which are all of the record's scope, in their order."""
    applies = networks.applies(record, facts)
    position = {activity.id: number for number, activity in enumerate(networks.activities[scope_of(record)])}
    required = [position[a.id] for a in activities if applies.value(position[a.id]) is True]
    evidence = [(position[p.activity], p.state) for p in pieces if p.activity in position]
    kept = [p for p in pieces if p.activity in position]
    covered = networks.coverage.decide(required, evidence)
    titles = {fact.id: fact.title for fact in (*networks.ruleset.facts.asked, *networks.ruleset.facts.derived)}
    plan_given = record.activities is not None
    findings: list[ActivityFinding] = []
    for activity in activities:
        number = position[activity.id]
        because = [_reason(node.condition, applies, node.index, titles) for node in applies.leaves(number)]
        value = applies.value(number)
        if value is not True:
            needs = _needed(applies, number, facts, networks) if value is None else []
            outcome: Outcome = "undecided" if value is None else "not-applicable"
            findings.append(_finding(activity, outcome, because, needs))
            continue
        state, positions = covered[number]
        pieces_here = [kept[at] for at in positions]
        findings.append(_of_coverage(activity, state, pieces_here, kept, because, question, plan_given))
    return findings


def _of_coverage(
    activity: Activity,
    state: State | None,
    best: Sequence[Piece],
    pieces: Sequence[Piece],
    because: list[Reason],
    question: Question,
    plan_given: bool,
) -> ActivityFinding:
    outcome, needs = outcome_of(activity, state, question.gate, plan_given)
    needs = [piece.needs for piece in best if piece.needs] if outcome == "undecided" and state is not None else needs
    days = [piece.date for piece in pieces if piece.activity == activity.id and piece.date is not None]
    day = min(days, default=None)
    finding = _finding(activity, outcome, because, needs)
    return finding.model_copy(
        update={
            "date": day,
            "overdue": outcome in ("planned", "open") and day is not None and day < question.as_of,
            "evidence": [_shown(piece, question) for piece in best],
            "remarks": list(dict.fromkeys(piece.remark for piece in best if piece.remark)),
        }
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


def _finding(activity: Activity, outcome: Outcome, because: list[Reason], needs: list[str]) -> ActivityFinding:
    lacking = outcome in _LACKING
    return ActivityFinding(
        id=activity.id,
        title=activity.title,
        outcome=outcome,
        severity=activity.severity,
        due=activity.due,
        group=activity.group,
        itil_process=activity.itil_process,
        because=because,
        needs=needs,
        why=activity.why.strip() if lacking else None,
        remedy=activity.remedy.strip() if lacking else None,
        sources=activity.sources if lacking else [],
    )


def _shown(piece: Piece, question: Question) -> EvidenceFound:
    return EvidenceFound(
        name=piece.name,
        status=_STATUS[piece.state],  # type: ignore[arg-type]  # the values are those of the literal
        date=piece.date,
        how=piece.how,
        pointer=piece.pointer,
        where=question.where(piece.pointer),
    )


def _reason(condition: object, decision: Decision, index: int, titles: dict[str, str]) -> Reason:
    name = name_of(condition)  # type: ignore[arg-type]
    value = decision.leaf_value(index)
    text = titles.get(name) or describe(condition)  # type: ignore[arg-type]
    return Reason(name=name, value=value, says=f"{text}: {yes_no(value)}")


def _needed(applies: Decision, number: int, facts: FactDecision, networks: Networks) -> list[str]:
    """The asked facts and the fields behind what is unknown in a condition."""
    names: dict[str, None] = {}
    for node in applies.leaves(number):
        for name in fact_needs(name_of(node.condition), facts, networks):
            names[name] = None
    return list(names)


def fact_needs(name: str, facts: FactDecision, networks: Networks) -> list[str]:
    """What has to be known to know a fact: itself where it is asked, else the facts and fields behind it."""
    derived = networks.derived[facts.scope]
    if name not in derived:
        return [name]
    leaves = facts.derived.leaves(derived.index(name))
    return list(dict.fromkeys(need for node in leaves for need in needs_of_leaf(node.condition)))


def needs_of_leaf(condition: object) -> list[str]:
    """The fields that a single test reads."""
    operand = condition.ordering[1] if getattr(condition, "ordering", None) else None  # type: ignore[attr-defined]
    other = getattr(operand, "field", None)
    return [name_of(condition), *([other] if other else [])]  # type: ignore[arg-type]


def fact_values(facts: FactDecision, networks: Networks) -> dict[str, FactValue]:
    """Every fact of the ruleset that the record's scope has, with what derived ones rest on."""
    titles = {fact.id: fact.title for fact in networks.ruleset.facts.asked}
    values = {
        fact.id: FactValue(title=fact.title, value=facts.known[fact.id], derived=False)
        for fact in networks.ruleset.facts.asked
    }
    derived = networks.derived[facts.scope]
    for fact in networks.ruleset.facts.derived:
        if fact.id not in derived:
            continue
        leaves = facts.derived.leaves(derived.index(fact.id))
        known, counted = facts.known[fact.id], facts.counted[fact.id]
        values[fact.id] = FactValue(
            title=fact.title,
            value=known,
            derived=True,
            counted_as=counted if counted is not known else None,
            because=[_reason(node.condition, facts.derived, node.index, titles) for node in leaves],
        )
    return values

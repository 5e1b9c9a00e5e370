"""What control records cover by their own content, without saying so under `covers`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel

from golive.engine.evaluate.facts import fields_of
from golive.engine.evaluate.piece import Piece, path_of, piece_of
from golive.engine.evaluate.status import date_of, state_of
from golive.engine.fields import Blank, lookup, says_anything
from golive.engine.infer.coverage import State
from golive.engine.infer.decisions import ConditionSet
from golive.engine.infer.engine import Networks
from golive.engine.infer.memory import Memory
from golive.schemas.activities import Activity, ControlEvidence
from golive.schemas.conditions import Condition
from golive.schemas.record import Record


def with_content(
    record: Record, networks: Networks, pieces: Sequence[Piece], memory: Memory | None = None
) -> list[Piece]:
    """The pieces, and what control records show; where content is decisive, what says otherwise is taken back."""
    shown: dict[str, list[Piece]] = {activity.id: [] for activity in networks.shown_by_content}
    others = [piece for piece in pieces if piece.activity not in shown]
    for piece in pieces:
        if piece.activity in shown:
            shown[piece.activity].append(piece)
    known = memory or Memory()
    for activity in networks.shown_by_content:
        by_spec = [(spec, list(_by_content(record, activity, spec, networks, known))) for spec in activity.evidence]
        own = [*shown[activity.id], *(piece for _, found in by_spec for piece in found)]
        for spec, found in by_spec:
            own = _decided(own, spec, found, record, activity.due == "continuous") if spec.decisive else own
        others += own
    return others


def _by_content(
    record: Record, activity: Activity, spec: ControlEvidence, networks: Networks, memory: Memory
) -> Iterator[Piece]:
    pointer = "/" + spec.from_.replace(".", "/")
    given = lookup(record, spec.from_)
    if isinstance(given, Blank) or not says_anything(given):
        return
    if not isinstance(given, list) or not all(isinstance(element, BaseModel) for element in given) or "." in spec.from_:
        yield Piece(activity.id, State.DONE, None, spec.from_, pointer, "content")
        return
    decider = networks.control.get(spec.from_)
    chosen = [
        (f"{pointer}/{index}", element)
        for index, (element, holds) in enumerate(zip(given, _hold(decider, spec.where, given, memory), strict=True))
        if holds is True and state_of(element) is not None
    ]
    if spec.every is None:
        yield from (_own(activity.id, at, element) for at, element in chosen)
    elif chosen:
        yield from _all_of(activity.id, spec, chosen, decider, memory)


def _hold(
    decider: ConditionSet | None, condition: Condition | None, given: Sequence[BaseModel], memory: Memory
) -> list[bool | None]:
    """Whether a condition holds of each element of a list."""
    if condition is None:
        return [True] * len(given)
    assert decider is not None
    number = decider.number_of(condition)
    found = memory.each(decider, given, lambda places: decider.outcomes(given[at] for at in places))
    return [outcome.roots[number] for outcome in found]


def _unknown_fields(decider: ConditionSet | None, condition: Condition | None, element: BaseModel) -> list[str]:
    """The fields of an element for want of which a condition is unknown."""
    if decider is None or condition is None:
        return []
    leaves = decider.decide(element, {}).leaves(decider.number_of(condition))
    names = [name for node in leaves for name in fields_of(node.condition)]
    return [name for name in dict.fromkeys(names) if lookup(element, name) is Blank.UNKNOWN] or names


def _own(activity: str, pointer: str, element: BaseModel) -> Piece:
    """An element as evidence on its own. One without a status shows what it is: it is there, so it is done."""
    state = state_of(element)
    assert state is not None
    if state is State.UNSAID and hasattr(element, "status"):
        state = State.DONE
    return piece_of(activity, element, pointer, state, "content")


def _all_of(
    activity: str,
    spec: ControlEvidence,
    chosen: Sequence[tuple[str, BaseModel]],
    decider: ConditionSet | None,
    memory: Memory,
) -> Iterator[Piece]:
    """What a list shows of which every element has to satisfy a condition."""
    outcomes = _hold(decider, spec.every, [element for _, element in chosen], memory)
    held = [(at, element, value) for (at, element), value in zip(chosen, outcomes, strict=True)]
    state = State.PLANNED if False in outcomes else State.UNSAID if None in outcomes else State.DONE
    wanted = {State.PLANNED: False, State.UNSAID: None, State.DONE: True}[state]
    if state is State.PLANNED and spec.otherwise is None:
        return
    for at, element, value in held:
        if value is wanted:
            piece = replace(piece_of(activity, element, at, state, "content"), date=_day(element))
            if state is State.UNSAID:
                fields = _unknown_fields(decider, spec.every, element)
                piece = replace(piece, needs=tuple(f"{path_of(at)}.{field}" for field in fields))
            yield replace(piece, remark=_shortfall(element)) if state is State.PLANNED else piece


def _day(element: Any) -> date | None:
    """The day of what was decided: never the day on which it was only submitted."""
    day: date | None = element.decided_on if hasattr(element, "decided_on") else date_of(element)
    return day


def _shortfall(element: Any) -> str | None:
    decision = getattr(element, "decision", None)
    return (
        f"its decision is {decision}" if decision else "it is not decided yet" if hasattr(element, "decision") else None
    )


def _decided(
    pieces: Sequence[Piece], spec: ControlEvidence, found: Sequence[Piece], record: Record, continuous: bool
) -> list[Piece]:
    """The pieces for an activity, where content alone decides whether it is done: what else says so is taken back."""
    if found and all(piece.state is State.DONE for piece in found):
        return list(pieces)
    unknown = lookup(record, spec.from_) is Blank.UNKNOWN or any(piece.state is State.UNSAID for piece in found)
    state = State.UNSAID if unknown else State.PLANNED
    needs = next((piece.needs for piece in found if piece.needs), (spec.from_,)) if unknown else ()
    met = (State.DONE, State.IN_PROGRESS) if continuous else (State.DONE,)
    claims = met if unknown else (State.DONE, State.IN_PROGRESS, State.UNSAID)
    kept: list[Piece] = []
    for piece in pieces:
        from_list = piece.pointer.startswith(f"/{spec.from_}/")
        if piece.state not in claims or piece in found:
            kept.append(piece)
        elif not from_list:
            remark = f"said to be done, but {spec.from_.replace('_', ' ')} do not show it"
            kept.append(replace(piece, state=state, needs=needs, remark=remark, said=piece.state))
    return kept

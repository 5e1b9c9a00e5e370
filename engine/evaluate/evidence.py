"""The evidence of a record: what covers which activity, by `covers`, by content or by waiver."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from golive.engine.evaluate.status import date_of, state_of
from golive.engine.fields import Blank, lookup
from golive.engine.infer.coverage import State
from golive.engine.infer.decisions import ConditionSet
from golive.engine.infer.engine import Networks
from golive.schemas.conditions import Condition
from golive.schemas.elements import Waiver
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Activity, ControlEvidence
from pydantic import BaseModel

_LISTS = (
    "activities",
    "stakeholders",
    "requirements",
    "risks",
    "project_changes",
    "service_changes",
    "authorization_points",
    "known_errors",
    "improvements",
)
_SINGLE = ("cab", "pilot", "els")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence for one activity. `needs` names the field that an unsaid state waits for."""

    activity: str
    state: State
    date: date | None
    name: str
    pointer: str
    how: Literal["covers", "content", "waiver"]
    needs: str | None = None
    remark: str | None = None


def collect(record: Record | PortfolioRecord, networks: Networks, as_of: date) -> tuple[list[Piece], list[str]]:
    """All evidence of a record, in the order of the record, and what is to be said about waivers that do not count."""
    notes: list[str] = []
    pieces = [*_by_covers(record), *_by_waiver(record, as_of, notes)]
    if isinstance(record, Record):
        pieces = _with_content(record, networks, pieces)
    running = {a.id for a in networks.ruleset.activities if a.due == "continuous"}
    return [_met(piece) if piece.activity in running else piece for piece in pieces], notes


def _with_content(record: Record, networks: Networks, pieces: list[Piece]) -> list[Piece]:
    """The pieces and what control records show by their own content."""
    for activity in networks.ruleset.activities:
        for spec in activity.evidence:
            found = list(_by_content(record, activity, spec, networks))
            if spec.decisive:
                pieces = _decided(pieces, activity, spec, found, record)
            pieces = [*pieces, *found]
    return pieces


def _met(piece: Piece) -> Piece:
    """An activity without an end is met once it is under way."""
    return replace(piece, state=State.DONE) if piece.state is State.IN_PROGRESS else piece


def _by_covers(record: Record | PortfolioRecord) -> Iterator[Piece]:
    for pointer, element in _elements(record):
        covers = getattr(element, "covers", None) or ()
        state = state_of(element)
        if state is None:
            continue
        needs = _unsaid_field(element, pointer) if state is State.UNSAID else None
        for activity in dict.fromkeys(covers):
            yield Piece(activity, state, date_of(element), label(element, pointer), pointer, "covers", needs)


def _elements(record: Record | PortfolioRecord) -> Iterator[tuple[str, BaseModel]]:
    for name in _LISTS:
        for index, element in enumerate(getattr(record, name, None) or ()):
            yield f"/{name}/{index}", element
    for name in _SINGLE:
        single = getattr(record, name, None)
        if single is not None:
            yield f"/{name}", single


def _unsaid_field(element: BaseModel, pointer: str) -> str:
    for name in ("status", "decision", "handed_over_on"):
        if name in type(element).model_fields:
            return f"{_path(pointer)}.{name}"
    return _path(pointer)


def _path(pointer: str) -> str:
    """`/activities/3` as people write it: `activities[3]`."""
    name, _, index = pointer[1:].partition("/")
    return f"{name}[{index}]" if index else name


def label(element: BaseModel, pointer: str) -> str:
    """What an element is called: its name, id or text, else its place."""
    for name in ("name", "id", "reason", "text"):
        value = getattr(element, name, None)
        if value:
            return str(value)
    return _path(pointer)


def _by_waiver(record: Record | PortfolioRecord, as_of: date, notes: list[str]) -> Iterator[Piece]:
    for index, waiver in enumerate(record.waivers or ()):
        pointer = f"/waivers/{index}"
        reason = _does_not_count(waiver, record.id, as_of)
        if reason:
            notes.append(f"the waiver {label(waiver, pointer)!r} does not count: {reason}")
            continue
        for activity in dict.fromkeys(waiver.covers or ()):
            remark = f"waived by {waiver.by}: {waiver.reason}"
            yield Piece(activity, State.WAIVED, waiver.date, label(waiver, pointer), pointer, "waiver", remark=remark)


def _does_not_count(waiver: Waiver, record_id: str | None, as_of: date) -> str | None:
    absent = [
        name
        for name, value in (("reason", waiver.reason), ("person (by)", waiver.by), ("date", waiver.date))
        if value is None or (isinstance(value, str) and not value.strip())
    ]
    if absent:
        return f"it has no {', no '.join(absent)}"
    if waiver.expires is not None and waiver.expires < as_of:
        return f"it expired on {waiver.expires}"
    if waiver.scope is not None and record_id not in waiver.scope:
        return f"it is meant for {', '.join(waiver.scope) or 'no project'}"
    return None


def _by_content(record: Record, activity: Activity, spec: ControlEvidence, networks: Networks) -> Iterator[Piece]:
    pointer = "/" + spec.from_.replace(".", "/")
    given = lookup(record, spec.from_)
    if isinstance(given, Blank) or not given or (isinstance(given, str) and not given.strip()):
        return
    if not isinstance(given, list) or not all(isinstance(element, BaseModel) for element in given) or "." in spec.from_:
        yield Piece(activity.id, State.DONE, None, spec.from_, pointer, "content")
        return
    decider = networks.control.get(spec.from_)
    chosen = [
        (f"{pointer}/{index}", element)
        for index, element in enumerate(given)
        if state_of(element) is not None and _holds(decider, spec.where, element) is True
    ]
    if spec.every is None:
        yield from (_own(activity.id, at, element) for at, element in chosen)
    elif chosen:
        yield from _all_of(activity.id, spec, chosen, decider)


def _holds(decider: ConditionSet | None, condition: Condition | None, element: BaseModel) -> bool | None:
    if condition is None:
        return True
    assert decider is not None
    return decider.decide(element, {}).values.get(decider.index_of(condition))


def _own(activity: str, pointer: str, element: BaseModel) -> Piece:
    """An element as evidence on its own. One without a status shows what it is: it is there, so it is done."""
    state = state_of(element)
    if state is State.UNSAID and hasattr(element, "status"):
        state = State.DONE
    assert state is not None
    needs = _unsaid_field(element, pointer) if state is State.UNSAID else None
    return Piece(activity, state, date_of(element), label(element, pointer), pointer, "content", needs)


def _all_of(
    activity: str, spec: ControlEvidence, chosen: Sequence[tuple[str, BaseModel]], decider: ConditionSet | None
) -> Iterator[Piece]:
    held = [_holds(decider, spec.every, element) for _, element in chosen]
    if all(value is True for value in held):
        for pointer, element in chosen:
            yield Piece(activity, State.DONE, _day(element), label(element, pointer), pointer, "content")
    elif False in held:
        for (pointer, element), value in zip(chosen, held, strict=True):
            if value is False and spec.otherwise:
                remark = _shortfall(element)
                name = label(element, pointer)
                yield Piece(activity, State.PLANNED, _day(element), name, pointer, "content", remark=remark)
    else:
        for (pointer, element), value in zip(chosen, held, strict=True):
            if value is None:
                needs = f"{_path(pointer)}.{_field_of(spec.every)}"
                name = label(element, pointer)
                yield Piece(activity, State.UNSAID, _day(element), name, pointer, "content", needs)


def _day(element: Any) -> date | None:
    """The day of what was decided: never the day on which it was only submitted."""
    day: date | None = element.decided_on if hasattr(element, "decided_on") else date_of(element)
    return day


def _shortfall(element: Any) -> str | None:
    decision = getattr(element, "decision", None)
    return (
        f"its decision is {decision}" if decision else "it is not decided yet" if hasattr(element, "decision") else None
    )


def _field_of(condition: Condition | None) -> str:
    return getattr(condition, "field", "text")


def _decided(
    pieces: Sequence[Piece], activity: Activity, spec: ControlEvidence, found: Sequence[Piece], record: Record
) -> list[Piece]:
    """The pieces, where content alone decides whether the activity is done: what else says done is taken back."""
    if found and all(piece.state is State.DONE for piece in found):
        return list(pieces)
    unknown = lookup(record, spec.from_) is Blank.UNKNOWN or any(piece.state is State.UNSAID for piece in found)
    state = State.UNSAID if unknown else State.PLANNED
    needs = next((piece.needs for piece in found if piece.needs), spec.from_) if unknown else None
    kept: list[Piece] = []
    for piece in pieces:
        from_list = piece.pointer.startswith(f"/{spec.from_}/")
        if piece.activity != activity.id or piece.state not in (State.DONE, State.IN_PROGRESS):
            kept.append(piece)
        elif not from_list:
            remark = f"said to be done, but {spec.from_.replace('_', ' ')} do not show it"
            kept.append(replace(piece, state=state, needs=needs, remark=remark))
    return kept

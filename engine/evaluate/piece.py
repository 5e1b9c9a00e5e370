"""A piece of evidence for one activity."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel

from golive.engine.evaluate.status import date_of
from golive.engine.infer.coverage import State


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence for one activity.

    `needs` names the fields that an unsaid state waits for. `under_way` says of what counts as done that it goes on,
    `said` what the record gives as its state where that does not count. `because` tells what it was recognised by.
    """

    activity: str
    state: State
    date: date | None
    name: str
    pointer: str
    how: Literal["covers", "content", "waiver", "recognised"]
    needs: tuple[str, ...] = ()
    remark: str | None = None
    owner: str | None = None
    under_way: bool = False
    said: State | None = None
    because: str | None = None


def piece_of(activity: str, element: BaseModel, pointer: str, state: State, how: Literal["covers", "content"]) -> Piece:
    """The piece that an element of the record gives; what is unsaid names the field that would say it."""
    return Piece(
        activity=activity,
        state=state,
        date=date_of(element),
        name=label(element, pointer),
        pointer=pointer,
        how=how,
        needs=(_unsaid_field(element, pointer),) if state is State.UNSAID else (),
        owner=getattr(element, "owner", None) or None,
    )


def label(element: BaseModel, pointer: str) -> str:
    """What an element is called: its name, id or text, else its place."""
    for name in ("name", "id", "reason", "text"):
        value = getattr(element, name, None)
        if value:
            return str(value)
    return path_of(pointer)


def path_of(pointer: str) -> str:
    """`/activities/3` as people write it: `activities[3]`."""
    name, _, index = pointer[1:].partition("/")
    return f"{name}[{index}]" if index else name


def _unsaid_field(element: BaseModel, pointer: str) -> str:
    for name in ("status", "decision", "handed_over_on"):
        if name in type(element).model_fields:
            return f"{path_of(pointer)}.{name}"
    return path_of(pointer)

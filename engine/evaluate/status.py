"""What the status and the dates of an element say of what it covers (record-fields: settled readings)."""

from datetime import date

from pydantic import BaseModel

from golive.engine.fields import Blank, lookup
from golive.engine.infer.coverage import State
from golive.schemas.elements import AuthorizationPoint, Evidence, HandOver, ProjectChange, ServiceChange

_BY_STATUS = {"done": State.DONE, "in-progress": State.IN_PROGRESS, "planned": State.PLANNED}
WITHDRAWN = "withdrawn"


def state_of(element: BaseModel) -> State | None:
    """What the element shows of the activities that it covers, None for nothing (cancelled, withdrawn)."""
    match element:
        case Evidence():
            return None if element.status == "cancelled" else _BY_STATUS.get(element.status or "", State.UNSAID)
        case ProjectChange():
            return _decided(element)
        case ServiceChange():
            return _submitted(element)
        case HandOver():
            handed_over = lookup(element, "handed_over_on")
            return {Blank.UNKNOWN: State.UNSAID, Blank.EMPTY: State.PLANNED}.get(handed_over, State.DONE)
        case _:  # cab, pilot, early life support, authorization points: what was decided about them
            return State.DONE


def date_of(element: BaseModel) -> date | None:
    """The day on which the element shows it, None where it has none."""
    match element:
        case Evidence():
            return element.date
        case ProjectChange():
            return element.decided_on
        case ServiceChange():
            return element.submitted
        case AuthorizationPoint():
            return element.criteria_set_on or element.date
        case HandOver():
            return element.handed_over_on
        case _:
            return None


def _decided(change: ProjectChange) -> State | None:
    """A request that was decided, either way, was made; one that is pending is under way."""
    decision = lookup(change, "decision")
    if decision == WITHDRAWN:
        return None
    if decision in ("approved", "rejected"):
        return State.DONE
    return State.UNSAID if decision is Blank.UNKNOWN else State.PLANNED


def _submitted(change: ServiceChange) -> State | None:
    """A change that is recorded was submitted, unless the record says that it is not yet, or that it was withdrawn."""
    if change.decision == WITHDRAWN:
        return None
    not_yet = lookup(change, "submitted") is Blank.EMPTY and change.decision is None
    return State.PLANNED if not_yet else State.DONE

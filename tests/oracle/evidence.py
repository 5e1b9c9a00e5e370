"""What a record shows of an activity: by `covers`, by the content of control records, by waivers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812  # fields are called date
from typing import Any

from pydantic import BaseModel

from golive.schemas.activities import Activity, ControlEvidence
from golive.schemas.elements import AuthorizationPoint, Evidence, HandOver, ProjectChange, ServiceChange, Waiver
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rules import Rule
from oracle.conditions import EMPTY, UNKNOWN, Judge, Truth, is_filled, value_at
from oracle.texts import keeps_a_place

LISTS = [
    "activities",
    "stakeholders",
    "requirements",
    "risks",
    "project_changes",
    "service_changes",
    "authorization_points",
    "known_errors",
    "improvements",
]
SINGLE = ["cab", "pilot", "els"]


@dataclass(frozen=True)
class Shown:
    """One thing that covers the activity. `needs`: the fields that an unsaid status waits for; one of them decides."""

    status: str
    date: Day | None
    pointer: str
    how: str
    needs: frozenset[str] = frozenset()
    counts_as_done: bool = False


def shown_of(activity: Activity, judge: Judge, as_of: Day) -> list[Shown]:
    """Everything that the record shows of an activity."""
    record = judge.record
    specs = activity.evidence if isinstance(record, Record) else []
    contents = [list(_by_content(judge, spec)) for spec in specs]
    shown = [[*_by_covers(record, activity.id), *_by_waivers(record, activity, as_of)], *contents]
    continuous = activity.due == "continuous"
    for place, (spec, content) in enumerate(zip(specs, contents, strict=True), 1):
        if spec.decisive and not (content and all(one.status == "done" for one in content)):
            waits_for = _waits_for_content(spec, content, value_at(record, spec.from_))
            shown = [
                group
                if place == at
                else [kept for one in group for kept in _taken_back(one, spec, waits_for, continuous)]
                for at, group in enumerate(shown)
            ]
    return [
        replace(one, counts_as_done=one.status == "done" or (continuous and one.status == "in-progress"))
        for group in shown
        for one in group
    ]


def _waits_for_content(spec: ControlEvidence, content: list[Shown], given: Any) -> frozenset[str]:
    """The fields without which it cannot be told whether content that is decisive holds; none where it does not."""
    if given is UNKNOWN:
        return frozenset({spec.from_})
    return frozenset(name for one in content for name in one.needs)


def _taken_back(one: Shown, spec: ControlEvidence, waits_for: frozenset[str], continuous: bool) -> list[Shown]:
    """What else says done, where control records alone may say so and do not. They speak by their content only."""
    if one.status in ("waived", "planned") or (one.status == "in-progress" and waits_for and not continuous):
        return [one]
    if one.status == "unsaid" and waits_for:
        return [replace(one, needs=one.needs | waits_for)]
    if one.pointer.startswith(f"/{spec.from_}/"):
        return []
    return [replace(one, status="unsaid" if waits_for else "planned", needs=waits_for)]


def _by_covers(record: Record | PortfolioRecord, activity: str) -> Iterator[Shown]:
    elements: list[tuple[str, str, Any]] = []
    for name in LISTS:
        for number, element in enumerate(getattr(record, name, None) or []):
            elements.append((f"/{name}/{number}", f"{name}[{number}]", element))
    elements += [(f"/{name}", name, getattr(record, name)) for name in SINGLE if getattr(record, name, None)]
    for pointer, place, element in elements:
        if activity in (element.covers or []) and (status := status_of(element)):
            yield Shown(status, day_of(element), pointer, "covers", _waits_for(status, element, place))


def status_of(element: BaseModel) -> str | None:
    """What an element says of what it covers; None: nothing, for it was cancelled or withdrawn."""
    decision = value_at(element, "decision")
    match element:
        case Evidence():
            return None if element.status == "cancelled" else element.status or "unsaid"
        case ProjectChange() | ServiceChange() if decision == "withdrawn":
            return None
        case ProjectChange():
            return "unsaid" if decision is UNKNOWN else "done" if decision in ("approved", "rejected") else "planned"
        case ServiceChange():
            not_yet = value_at(element, "submitted") is EMPTY and decision in (UNKNOWN, EMPTY)
            return "planned" if not_yet else "done"
        case HandOver():
            day = value_at(element, "handed_over_on")
            return "unsaid" if day is UNKNOWN else "planned" if day is EMPTY else "done"
        case _:
            return "done"


def _waits_for(status: str, element: BaseModel, place: str) -> frozenset[str]:
    fields = ("status", "decision", "handed_over_on") if status == "unsaid" else ()
    return frozenset(f"{place}.{name}" for name in fields if name in type(element).model_fields)


def day_of(element: Any) -> Day | None:
    """The day of what an element says of what it covers."""
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


def is_waived(record: Record | PortfolioRecord, rule: Rule, as_of: Day) -> bool:
    """Whether a waiver names a rule and counts for it."""
    return any(True for _ in _by_waivers(record, rule, as_of))


def _by_waivers(record: Record | PortfolioRecord, activity: Activity | Rule, as_of: Day) -> Iterator[Shown]:
    manager = record.pm.name if isinstance(record, Record) and record.pm else None
    for number, waiver in enumerate(record.waivers or []):
        named = any(_names(word, activity.id) for word in waiver.covers or [])
        own_blocker = activity.severity == "blocker" and _squeezed(waiver.by) == _squeezed(manager)
        if named and not activity.mandatory and not own_blocker and _counts(waiver, record.id, as_of):
            yield Shown("waived", waiver.date, f"/waivers/{number}", "waiver")


def _counts(waiver: Waiver, record: str | None, as_of: Day) -> bool:
    return (
        all(is_filled([text]) and not keeps_a_place(text or "") for text in (waiver.reason, waiver.by))
        and waiver.date is not None
        and (waiver.expires is None or waiver.expires >= max(as_of, waiver.date or as_of))
        and (waiver.date or as_of) <= as_of
        and (waiver.scope is None or record in waiver.scope)
    )


def _names(word: str, activity: str) -> bool:
    return activity.startswith(word[:-1]) if word[1:] and word.endswith("*") else word == activity


def _squeezed(name: str | None) -> str:
    return "".join((name or "").lower().split())


def _by_content(judge: Judge, spec: ControlEvidence) -> Iterator[Shown]:
    pointer = "/" + spec.from_.replace(".", "/")
    given = value_at(judge.record, spec.from_)
    if given is UNKNOWN or not is_filled(given):
        return
    tested = spec.where is not None or spec.every is not None
    one_field = "." in spec.from_ and not tested
    if one_field or not isinstance(given, list) or not isinstance(given[0], BaseModel):
        yield Shown("done", None, pointer, "content")
        return
    fitting = [
        (f"{pointer}/{number}", f"{spec.from_}[{number}]", element)
        for number, element in enumerate(given)
        if status_of(element) and (spec.where is None or judge.holds(spec.where, element, {}) is True)
    ]
    yield from _together(judge, spec, fitting) if spec.every is not None else _each_alone(fitting)


def _each_alone(fitting: list[tuple[str, str, Any]]) -> Iterator[Shown]:
    for pointer, place, element in fitting:
        status = status_of(element) or "done"
        if isinstance(element, Evidence) and status == "unsaid":  # that it stands there is all that is asked
            status = "done"
        yield Shown(status, day_of(element), pointer, "content", _waits_for(status, element, place))


def _together(judge: Judge, spec: ControlEvidence, fitting: list[tuple[str, str, Any]]) -> Iterator[Shown]:
    assert spec.every is not None
    outcomes: list[Truth] = [judge.holds(spec.every, element, {}) for _, _, element in fitting]
    for (pointer, place, element), holds in zip(fitting, outcomes, strict=True):
        day = element.decided_on if hasattr(element, "decided_on") else day_of(element)
        if set(outcomes) == {True}:
            yield Shown("done", day, pointer, "content")
        elif False in outcomes:
            if spec.otherwise and holds is False:
                yield Shown(spec.otherwise, day, pointer, "content")
        elif holds is None:
            needs = frozenset(f"{place}.{name}" for name in judge.needs(spec.every, element, {}))
            yield Shown("unsaid", day, pointer, "content", needs)

"""A project of Autotask as the head of a record; its phases, tasks and change requests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from golive.engine.load.importers.autotask.people import People
from golive.engine.load.importers.autotask.statuses import approval_of, row_status
from golive.engine.load.importers.change_kinds import kind_of
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.named_rows import NamedRow, plain_fields
from golive.engine.load.importers.outline import names_above
from golive.engine.load.importers.plan import NOT_YET, Plan
from golive.engine.load.tree import Place
from golive.schemas.elements import ChangeDecision

_INFO = tuple(f"changeinfofield{number}" for number in range(1, 6))
_COSTS = ("laborestimatedcosts", "projectcostsbudget", "changeordersbudget")


def uid_of(row: NamedRow) -> str | None:
    """The id; that of a phase says so, because phases and tasks are counted apart."""
    key = row.key("id")
    return f"phase {key}" if key and row.kind == "phase" else key


class Above:
    """The names of the phases above each row."""

    def __init__(self, rows: Sequence[NamedRow]) -> None:
        phases = {key: row for row in rows if row.kind == "phase" and (key := row.key("id"))}
        self._names = {key: row.text("title") or "" for key, row in phases.items()}
        self._parent_of = {key: row.key("parentphaseid") for key, row in phases.items()}

    def names(self, row: NamedRow, plan: Plan, place: Place) -> list[str] | None:
        """The names above the row, outermost first; a phase that is not in the file is told."""
        phase = row.key("parentphaseid" if row.kind == "phase" else "phaseid")
        if phase is None or phase == "0":
            return None
        if phase not in self._names:
            named = row.text("phasename", "phasetitle")
            if named is None:
                remedy = "put the phases into the same file: they have the names"
                plan.warn(place, f"phase {phase} is not in the file", remedy)
            return [named] if named else None
        names, circle = names_above(phase, self._parent_of, self._names)
        if circle and row.kind == "phase":
            plan.warn(place, "the phases above it go round in a circle", "mend them in Autotask")
            return names[names.index(own) + 1 :] if (own := row.text("title") or "") in names else names
        return [*names, self._names[phase]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read a row: the record in the making, and what the other rows say."""

    plan: Plan
    guide: Guide
    people: People
    above: Above


def add_project(row: NamedRow, reading: Reading) -> None:
    """What the project says of itself; its status is a number that every company gives another meaning."""
    costs = [cost for name in _COSTS if (cost := row.number(name))]
    closed = row.text("status") == "5" or row.day("completeddatetime") is not None
    reading.plan.head(
        id=row.text("projectnumber") or row.key("id"),
        name=row.text("projectname"),
        stage="closed" if closed else None,
        customer={"name": row.text("companyname")},
        pm={"name": reading.people.name(row, "projectleadresource")},
        request={"labour_hours": row.number("estimatedtime")},
        dates={"forecast_finish": row.day("completeddatetime", "enddatetime", "enddate")},
        budget={"forecast": sum(costs) if costs else None},
    )


def add_task(row: NamedRow, reading: Reading, before: list[str] | None) -> None:
    """A phase or a task."""
    plan, number = reading.plan, row.text("tasknumber", "phasenumber")
    place = plan.place(number or uid_of(row))
    if row.text("title") is None:
        plan.leave_out("row without a name")
        return
    is_phase = row.kind == "phase"
    plan.task(
        place,
        ids_in=own_fields(row, place),
        name=row.text("title"),
        status=None if is_phase and row.text("status") is None else row_status(row, plan, reading.guide, place),
        date=row.day("completeddatetime", "enddatetime", "enddate", "duedate"),
        start=row.day("startdatetime", "startdate"),
        owner=reading.people.name(row, "assignedresource"),
        notes=row.notes("description"),
        uid=uid_of(row),
        key=None if is_phase else row.text("tasknumber"),
        parents=reading.above.names(row, plan, place),
        predecessors=before,
    )


def add_change(row: NamedRow, reading: Reading, approvals: Sequence[NamedRow]) -> None:
    """A ticket of type change request as an element of service_changes."""
    plan, people, number = reading.plan, reading.people, row.text("ticketnumber") or row.key("id")
    place = plan.place(number)
    decision = _decision(row, reading.guide, approvals)
    cast = [one for one in approvals if approval_of(one) is (decision == "approved")]
    by = ", ".join(dict.fromkeys(name for one in cast if (name := people.name(one, "resource")))) or None
    decided = decision in ("approved", "rejected")
    plan.element(
        "service_changes",
        place,
        ids_in=own_fields(row, place),
        id=number,
        kind=kind_of(row.text("title")),
        text=row.text("title"),
        notes=row.notes("description", *_INFO),
        owner=people.name(row, "assignedresource"),
        submitted=row.day("createdate", "createdatetime"),
        decision=decision,
        decided_by=by if decided else NOT_YET if decision == "pending" else None,
        decided_on=_last(cast) if decided else NOT_YET if decision == "pending" else None,
    )


def _decision(row: NamedRow, guide: Guide, approvals: Sequence[NamedRow]) -> ChangeDecision | None:
    words = (row.text("status"), row.text("statuslabel"))
    said = {own.casefold(): status for own, status in guide.statuses.items()}
    if any(said.get((word or "").casefold()) == "cancelled" for word in words):
        return "withdrawn"
    answers = [approval_of(one) for one in approvals]
    if not answers:
        return None
    return "rejected" if False in answers else "pending" if None in answers else "approved"


def _last(approvals: Sequence[NamedRow]) -> str | None:
    return max((day for one in approvals if (day := one.day("approverejectdatetime"))), default=None)


def predecessors(rows: Sequence[NamedRow]) -> Mapping[str, list[str]]:
    """From the id of a task to those of the tasks before it."""
    before: dict[str, list[str]] = {}
    for row in rows:
        first, then = row.key("predecessortaskid"), row.key("successortaskid")
        if row.kind == "predecessor" and first and then:
            before.setdefault(then, []).append(first)
    return before


def own_fields(row: NamedRow, place: Place) -> list[tuple[str | None, Place]]:
    """What stands in the fields that the company added."""
    fields: Any = row.fields.get("userdefinedfields")
    rows = [plain_fields(one) for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []
    return [(NamedRow("", one).text("value"), place) for one in rows]

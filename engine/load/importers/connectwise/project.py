"""A project of ConnectWise as the head of a record; its phases, tickets and changes."""

import re
from typing import Any

from golive.engine.load.importers.change_kinds import kind_of
from golive.engine.load.importers.connectwise.decisions import decision_of
from golive.engine.load.importers.connectwise.statuses import is_closed, ticket_status
from golive.engine.load.importers.connectwise.tree import Above, uid_of
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.named_rows import NamedRow, plain_fields
from golive.engine.load.importers.plan import NOT_YET, Plan
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.tree import Place
from golive.schemas.words import Stage

_CHANGE = re.compile(  # not Move/Add/Change, which is the service for users
    r"^(?:(?:normal|standard|emergency|infrastructure) )?changes?$"
    r"|change (?:requests?|management|control|advisory|board)|request for change|\brfcs?\b|\be?cab\b"
    r"|änderungs(?:antrag|anträge|management)",
    re.IGNORECASE,
)
_STAGES: dict[str, Stage] = {
    "planning": "planning",
    "in planning": "planning",
    "open": "executing",
    "in progress": "executing",
    "active": "executing",
    "closed": "closed",
    "completed": "closed",
    "complete": "closed",
}
_COSTS = ("estimatedtimecost", "estimatedproductcost", "estimatedexpensecost")


def add_project(row: NamedRow, plan: Plan) -> None:
    """What the project says of itself."""
    costs = [cost for name in _COSTS if (cost := row.number(name))]
    plan.head(
        id=row.key("id"),
        name=row.text("name"),
        stage="closed" if is_closed(row) else _STAGES.get((row.text("status") or "").casefold()),
        customer={"name": row.text("company")},
        billable={"billable": True, "donotbill": False}.get((row.text("billtime") or "").casefold()),
        pm={"name": row.text("manager")},
        request={"labour_hours": row.number("estimatedhours") or row.number("budgethours")},
        dates={
            "baseline_finish": row.day("estimatedend"),
            "forecast_finish": row.day("actualend", "scheduledend"),
        },
        budget={"baseline": sum(costs) if costs else None},
    )


def add_phase(row: NamedRow, plan: Plan, guide: Guide, above: Above, unknown: UnknownStatuses) -> None:
    """A phase: a summary task or a milestone."""
    place = plan.place(uid_of(row) or row.text("wbscode"))
    _add(
        row,
        plan,
        above,
        place,
        name=row.text("description"),
        status=ticket_status(row, guide, unknown, place),
        date=row.day("actualend", "scheduledend", "deadlinedate"),
        start=row.day("actualstart", "scheduledstart"),
        notes=row.notes("notes"),
        milestone=row.yes("markasmilestoneflag") or None,
    )


def add_ticket(row: NamedRow, plan: Plan, guide: Guide, above: Above, unknown: UnknownStatuses) -> None:
    """A ticket of the project: a task."""
    place = plan.place(_number(row))
    status = ticket_status(row, guide, unknown, place)
    before = row.key("predecessorid")
    if before and (row.text("predecessortype") or "").casefold() == "phase":
        before = f"phase {before}"
    _add(
        row,
        plan,
        above,
        place,
        name=row.text("summary"),
        status=status,
        date=row.day(*(("closeddate", "dateresolved") if status == "done" else ()), "estimatedenddate", "requireddate"),
        start=row.day("actualstart", "estimatedstartdate"),
        owner=row.text("owner", "resources", "team"),
        notes=row.notes("initialdescription"),
        key=_number(row),
        predecessors=[before] if before and before != "0" else None,
    )


def _add(row: NamedRow, plan: Plan, above: Above, place: Place, **fields: Any) -> None:
    if fields["name"] is None:
        plan.leave_out("row without a name")
        return
    parents, outline = above.names(row, plan, place), row.text("wbscode")
    plan.task(place, ids_in=_own_fields(row, place), uid=uid_of(row), parents=parents, outline=outline, **fields)


def is_change(row: NamedRow) -> bool:
    """Whether the ticket is a change of production: by its flag, its type or its board; none of the project."""
    if row.yes("requestforchangeflag"):
        return True
    if (row.text("recordtype") or "").casefold().startswith("project"):
        return False
    return any(_CHANGE.search(row.text(name) or "") for name in ("type", "subtype", "item", "board"))


def add_change(row: NamedRow, plan: Plan, guide: Guide) -> None:
    """A ticket of a change as an element of service_changes."""
    place = plan.place(_number(row))
    decision = decision_of(row, plan, guide, place)
    info = row.fields.get("info")
    entered = NamedRow("", plain_fields(info)).day("dateentered") if isinstance(info, dict) else None
    priority = row.text("priority")
    plan.element(
        "service_changes",
        place,
        ids_in=_own_fields(row, place),
        id=_number(row),
        kind=kind_of(row.text("subtype"), row.text("item"), row.text("summary")),
        text=row.text("summary"),
        notes="\n".join(filter(None, (row.notes("initialdescription"), priority and f"Priority: {priority}"))) or None,
        owner=row.text("owner", "resources", "team"),
        submitted=row.day("dateentered") or entered,
        decision=decision,
        decided_on=NOT_YET if decision == "pending" else None,
        implemented_on=NOT_YET if decision == "pending" and is_closed(row) is False else None,
    )


def _number(row: NamedRow) -> str | None:
    key = row.key("id")
    return f"#{key}" if key else None


def _own_fields(row: NamedRow, place: Place) -> list[tuple[str | None, Place]]:
    """What stands in the custom fields."""
    fields = row.fields.get("customfields")
    rows = [plain_fields(one) for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []
    return [(NamedRow("", one).text("value"), place) for one in rows]

"""ConnectWise Manage: what its REST API answers for a project, its phases, its tickets and tickets on a change board.

Shapes: an object, a list, or several of these in one file ({"project": {...}, "phases": [...], "tickets": [...]}), with
names in camelCase or snake_case. ConnectWise developer network, "Manage REST": Project, ProjectPhase, Ticket.
"""

from typing import Any

from golive.engine.load.importers.connectwise.project import add_change, add_phase, add_project, add_ticket, is_change
from golive.engine.load.importers.connectwise.tree import Above
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import json_of, text_of
from golive.engine.load.importers.named_rows import NamedRow, each_once, rows_in
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree

_PROJECT = {"estimatedstart", "estimatedend", "billingmethod", "budgethours", "actualhours", "scheduledend", "billtime"}
_PHASE = {"parentphase", "wbscode", "markasmilestoneflag", "scheduledend", "billtime", "budgethours", "deadlinedate"}
_TICKET = {"recordtype", "closedflag", "wbscode", "budgethours", "severity", "initialdescription", "board"}
_MARKS = (b'"closedFlag"', b'"recordType"', b'"wbsCode"', b'"wbs_code"', b'"record_type"', b'"closed_flag"', b'"_info"')
_MORE = (
    b'"estimatedEnd"',
    b'"estimated_end"',
    b'"budgetHours"',
    b'"budget_hours"',
    b'"parentPhase"',
    b'"code"',
    b'"board"',
)
_WHAT = "the project (/project/projects/ID), its phases (.../phases) and its tickets (/project/tickets)"
_PAGE = 25  # rows in one answer, where nobody asks for more


def matches(source: Source) -> bool:
    """Whether the bytes are objects of ConnectWise, or its message that there are none to be had."""
    value = _value(source)
    return value is not None and (_error(value) is not None or next(rows_in(value, _kind), None) is not None)


def read(source: Source, guide: Guide) -> list[Tree]:
    """The project as one tree in the shape of a record; raises InputError."""
    value = _value(source)
    if (error := _error(value)) is not None:
        raise refuse(source.path, f"is an error message of ConnectWise ('{error[:80]}'), no export; export it again")
    plan = Plan(source.path, guide)
    rows = each_once(rows_in(value, _kind), plan)
    _head(plan, rows)
    _fill(plan, rows, guide)
    if isinstance(value, list) and len(value) == _PAGE:
        plan.warn(plan.place(), f"has exactly {_PAGE} rows, so there may be more", "export it with pageSize=1000")
    return [plan.tree("a ConnectWise export")]


def _head(plan: Plan, rows: list[NamedRow]) -> None:
    projects = [row for row in rows if row.kind == "project"]
    if len(projects) > 1:
        names = ", ".join(f"'{(row.text('name') or '?')[:40]}'" for row in projects[:5])
        raise refuse(plan.path, f"has {len(projects)} projects ({names}); export one: /project/projects/ID")
    of = {(row.key("project"), row.text("project")) for row in rows if row.kind == "ticket" and row.key("project")}
    if len(of) > 1:
        remedy = "export those of one: /project/tickets?conditions=project/id=ID"
        plan.warn(plan.place(), f"has tickets of {len(of)} projects, read as one", remedy)
    if projects:
        add_project(projects[0], plan)
    elif len(of) == 1:
        plan.head(name=of.pop()[1])


def _fill(plan: Plan, rows: list[NamedRow], guide: Guide) -> None:
    above, unknown = Above([row for row in rows if row.kind != "project"]), UnknownStatuses(guide)
    for row in rows:
        if row.kind == "phase":
            add_phase(row, plan, guide, above, unknown)
        elif row.kind == "ticket" and is_change(row):
            add_change(row, plan, guide)
        elif row.kind == "ticket" and _of_project(row):
            add_ticket(row, plan, guide, above, unknown)
        elif row.kind == "ticket":
            plan.leave_out("service ticket")
    unknown.tell(plan)
    kinds = {row.kind for row in rows}
    if "project" not in kinds and not plan.has("activities") and not plan.has("service_changes"):
        only = "has only service tickets, none of them of a type or on a board for changes"
        raise refuse(plan.path, f"{only}; export {_WHAT}")


def _of_project(row: NamedRow) -> bool:
    record = (row.text("recordtype") or "").casefold()
    return record.startswith("project") or (not record and row.key("project", "phase") is not None)


def _kind(fields: dict[str, Any]) -> str | None:
    known = fields.keys()
    if "summary" in known:
        return "ticket" if known & _TICKET else None
    if "projectid" in known and "description" in known and "title" not in known:
        return "phase" if known & _PHASE else None
    return "project" if "name" in known and len(known & _PROJECT) > 1 else None


def _value(source: Source) -> Any:
    return next((value for mark in (*_MARKS, *_MORE) if (value := json_of(source, mark)) is not None), None)


def _error(value: Any) -> str | None:
    """The message of an answer that is an error."""
    if not isinstance(value, dict) or not set(value) <= {"code", "message", "errors", "_info"}:
        return None
    return text_of(value, "message") if isinstance(value.get("code"), str) else None

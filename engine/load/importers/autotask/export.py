"""Autotask: what its REST API answers for a project, its phases, tasks and tickets.

Shapes: {"items": [...], "pageDetails": {...}}, a list of such pages, a bare list, {"item": {...}}, or several of these
in one file under whichever names. Autotask developer help, "REST API": Projects, Phases, Tasks, Tickets,
TicketChangeRequestApprovals, TaskPredecessors, Resources.
"""

from collections.abc import Iterator
from typing import Any

from golive.engine.load.importers.autotask.kinds import kind_of_row
from golive.engine.load.importers.autotask.people import People
from golive.engine.load.importers.autotask.project import (
    Above,
    Reading,
    add_change,
    add_project,
    add_task,
    predecessors,
)
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import json_of
from golive.engine.load.importers.named_rows import NamedRow, each_once, rows_in
from golive.engine.load.importers.plan import Plan
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree

_MARKS = (b'"projectID"', b'icketID"', b'"ticketNumber"', b'"projectName"', b'"pageDetails"', b'TaskID"', b'"errors"')
_CHANGE = ("4", "change request", "change")  # of ticketType: 1 service request, 2 incident, 3 problem, 5 alert
_WHAT = "the project (Projects), its Phases and Tasks, and Tickets of type change request"


def matches(source: Source) -> bool:
    """Whether the bytes are entities of Autotask, or its message that there are none to be had."""
    value = _value(source)
    if value is None:
        return False
    kinds = {row.kind for row in rows_in(value, kind_of_row)} - {"resource"}
    return bool(kinds) or _error(value) is not None or next(_pages(value), None) is not None


def read(source: Source, guide: Guide) -> list[Tree]:
    """The project as one tree in the shape of a record; raises InputError."""
    value = _value(source)
    if (error := _error(value)) is not None:
        raise refuse(
            source.path, f"is an error message of Autotask or Redmine ('{error[:80]}'), no export; export it again"
        )
    plan = Plan(source.path, guide)
    rows = each_once(rows_in(value, kind_of_row), plan)
    _fill(plan, rows, guide)
    open_pages = sum(1 for page in _pages(value) if page.get("nextPageUrl"))
    if open_pages and len(list(_pages(value))) == open_pages:
        plan.warn(plan.place(), f"has {len(rows):,} rows and more follow (nextPageUrl)", "export the other pages, too")
    return [plan.tree("an Autotask export")]


def _fill(plan: Plan, rows: list[NamedRow], guide: Guide) -> None:
    reading, before = Reading(plan, guide, People(rows), Above(rows)), predecessors(rows)
    projects = [row for row in rows if row.kind == "project"]
    if len(projects) > 1:
        names = ", ".join(f"'{(row.text('projectname') or '?')[:40]}'" for row in projects[:5])
        raise refuse(plan.path, f"has {len(projects)} projects ({names}); export one: filter by its id")
    if projects:
        add_project(projects[0], reading)
    approvals: dict[str | None, list[NamedRow]] = {}
    for row in rows:
        if row.kind == "approval":
            approvals.setdefault(row.key("ticketid"), []).append(row)
    for row in rows:
        if row.kind in ("phase", "task"):
            follows = before.get(row.key("id") or "") if row.kind == "task" else None
            add_task(row, reading, follows)
        elif row.kind == "ticket" and (row.text("tickettype") or "").casefold() in _CHANGE:
            add_change(row, reading, approvals.get(row.key("id"), []))
        elif row.kind == "ticket":
            plan.leave_out("other ticket")
    if not projects and not plan.has("activities") and not plan.has("service_changes"):
        raise refuse(plan.path, f"has nothing of a plan; export {_WHAT}")


def _value(source: Source) -> Any:
    return next((value for mark in _MARKS if (value := json_of(source, mark)) is not None), None)


def _pages(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """What the pages say of themselves."""
    if isinstance(value, dict) and isinstance(value.get("pageDetails"), dict) and "items" in value:
        yield value["pageDetails"]
    inner = value.values() if isinstance(value, dict) and depth < 2 else value if isinstance(value, list) else ()
    for one in inner if depth < 3 else ():
        if isinstance(one, dict) and "id" not in one:
            yield from _pages(one, depth + 1)


def _error(value: Any) -> str | None:
    """The message of an answer that is an error."""
    errors = value.get("errors") if isinstance(value, dict) and set(value) == {"errors"} else None
    first = errors[0] if isinstance(errors, list) and errors else None
    return first if isinstance(first, str) else None

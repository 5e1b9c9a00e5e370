"""Exports of ServiceNow: what the Table API answers, lists exported as JSON or XML, and the output of its collections.

Shapes: {"result": [...]}, {"records": [...]}, a list of such pages, a bare list of rows, <xml> or <unload> with a child
for each row. ServiceNow, "Table API" and "Export data from a list"; the Ansible collection servicenow.itsm.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import json_of, text_of
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.servicenow.changes import add_change, votes_by_change
from golive.engine.load.importers.servicenow.others import add_known_error, add_risk
from golive.engine.load.importers.servicenow.outline import Outline
from golive.engine.load.importers.servicenow.project import add_demand, add_project, add_task, predecessors
from golive.engine.load.importers.servicenow.repeated import once
from golive.engine.load.importers.servicenow.rows import SnRow
from golive.engine.load.importers.servicenow.states import task_status
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.limits import MAX_XML_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.xml_rows import read_rows, root_name

_LISTS = ("result", "records", "record")
_OURS = ("sys_id", "sys_class_name", "short_description", "sys_created_on", "sysapproval", "sys_updated_on")
_TASKS = ("pm_project_task", "planned_task", "pm_milestone", "rm_story", "rm_scrum_task", "change_task")
_RISKS = ("risk", "pm_risk", "sn_risk_risk", "risk_register")
_LINKS = "planned_task_rel_planned_task"
_VOTES = "sysapproval_approver"
_TABLES = (
    *_TASKS,
    *_RISKS,
    _LINKS,
    _VOTES,
    "pm_project",
    "dmn_demand",
    "change_request",
    "problem",
    "incident",
    "task",
)
_WHAT = "the project (pm_project), its tasks (pm_project_task), changes (change_request, change_task) and problems"
_FULL = 10_000  # rows in one answer of the Table API, where nobody asks for more


def matches(source: Source) -> bool:
    """Whether the bytes are rows of ServiceNow, or its message that there are none to be had."""
    if source.data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<":
        return root_name(source.data) in ("xml", "unload")
    value = next((value for mark in _marks() if (value := json_of(source, mark)) is not None), None)
    rows = _rows(value)
    return _error(value) is not None or bool(rows and _is_ours(rows)) or (rows == [] and _is_page(value))


def read(source: Source, guide: Guide) -> list[Tree]:
    """The rows as one tree in the shape of a record; raises InputError."""
    rows = _from_xml(source) if source.data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" else _from_json(source)
    if not rows:
        raise refuse(source.path, f"has no rows; export {_WHAT}")
    plan = Plan(source.path, guide)
    _fill(plan, once(rows, plan), guide)
    if len(rows) == _FULL:
        remedy = "raise sysparm_limit, or export the others with sysparm_offset"
        plan.warn(plan.place(), f"has exactly {_FULL:,} rows, so there may be more", remedy)
    return [plan.tree("a ServiceNow export")]


def _fill(plan: Plan, rows: list[SnRow], guide: Guide) -> None:
    tables: dict[str, list[SnRow]] = {}
    for row in rows:
        tables.setdefault(row.table, []).append(row)
    projects = tables.get("pm_project", [])
    top = _top(projects, plan)
    tasks = [row for row in rows if row.table in _TASKS or (row.table == "pm_project" and row is not top)]
    outline = Outline([*tasks, *tables.get("change_request", [])], [top] if top else [])
    before, unknown = predecessors(tables.get(_LINKS, [])), UnknownStatuses(guide)
    if top:
        add_project(top, plan)
    for demand in tables.get("dmn_demand", [])[:1] if top is None else ():
        add_demand(demand, plan)
    for number, row in enumerate(tasks):
        status = task_status(row, guide, unknown, row.place(plan))
        add_task(row, plan, status, outline.above(number, plan), before)
    votes = votes_by_change(tables.get(_VOTES, []), plan)
    for row in tables.get("change_request", []):
        add_change(row, plan, guide, votes)
    for row in tables.get("problem", []):
        add_known_error(row, plan)
    for row in (row for table in _RISKS for row in tables.get(table, [])):
        add_risk(row, plan, guide, unknown)
    unknown.tell(plan)
    _tell(plan, tables, top is not None or "dmn_demand" in tables)


def _top(projects: list[SnRow], plan: Plan) -> SnRow | None:
    """The project of the record: the one that stands below no other of the file."""
    known = {key for row in projects if (key := row.value("sys_id"))}
    tops = [
        row
        for row in projects
        if row.value("parent") in (None, row.value("sys_id")) or row.value("parent") not in known
    ]
    if len(tops) > 1:
        names = ", ".join((row.shown("number") or row.shown("short_description") or "?")[:40] for row in tops[:5])
        raise refuse(plan.path, f"has {len(tops)} projects ({names}); export one: sysparm_query=number=...")
    return tops[0] if tops else None


def _tell(plan: Plan, tables: dict[str, list[SnRow]], has_head: bool) -> None:
    """Say what was left out, and refuse what holds nothing for a record."""
    read = {*_TASKS, *_RISKS, _LINKS, _VOTES, "pm_project", "dmn_demand", "change_request", "problem"}
    left = {table: rows for table, rows in tables.items() if table not in read}
    if not has_head and not any(plan.has(name) for name in ("activities", "service_changes", "known_errors", "risks")):
        raise refuse(plan.path, f"has nothing of a plan, only {_named(left or tables)}; export {_WHAT}")
    if left:
        incidents = ": incidents are no tasks of a project" if "incident" in left else ""
        plan.warn(plan.place(), f"{_named(left)} not read{incidents}", f"give {_WHAT}")
    if plan.has("activities") and not any(table in tables for table in _TASKS[:-1]):
        only = "has tasks of changes, but none of a project: what they do not cover counts as missing"
        plan.warn(plan.place(), only, "give the plan first and this file with --with")


def _named(tables: Mapping[str, Sequence[SnRow]]) -> str:
    """What the tables hold: `3 rows of incident`."""
    counts = Counter({table or "an unknown table": len(rows) for table, rows in tables.items()})
    named = [f"{number:,} {'row' if number == 1 else 'rows'} of {table}" for table, number in counts.most_common(5)]
    problems = " (none a known error)" if set(tables) == {"problem"} else ""
    return ", ".join(named) + problems


def _marks() -> tuple[bytes, ...]:
    return (b'"result"', b'"record', b'"sys_id"', b'"error"', b'"short_description"')


def _from_json(source: Source) -> list[SnRow]:
    value = next((value for mark in _marks() if (value := json_of(source, mark)) is not None), None)
    if (error := _error(value)) is not None:
        raise refuse(source.path, f"is an error message of ServiceNow ('{error[:80]}'), no export; export it again")
    return [SnRow(one) for one in _rows(value) or () if isinstance(one, dict)]


def _rows(value: Any) -> list[Any] | None:
    """The rows of a page, of pages, or of a list; None where there is no such list."""
    if isinstance(value, list):
        pages = [_rows(one) if _is_page(one) else None for one in value]
        if value and all(page is not None for page in pages):
            return [row for page in pages for row in page or ()]
        return value
    if not _is_page(value):
        return None
    inner = next(value[key] for key in _LISTS if isinstance(value.get(key), list | dict))
    return inner if isinstance(inner, list) else [inner]


def _is_page(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(key), list | dict) for key in _LISTS)


def _is_ours(rows: list[Any]) -> bool:
    return any(isinstance(row, dict) and any(name in row for name in _OURS) for row in rows[:50])


def _error(value: Any) -> str | None:
    """The message of an answer that is an error."""
    if not isinstance(value, dict) or value.get("status") != "failure":
        return None
    return text_of(value, "error", "message") or text_of(value, "error") or "an error"


@cache
def _wanted() -> frozenset[str]:
    return frozenset(_TABLES)


def _from_xml(source: Source) -> list[SnRow]:
    source.refuse_above(MAX_XML_BYTES, "XML")
    root = read_rows(source, _wanted())
    rows = []
    for row in root.children:
        shown: dict[str, Any] = {
            name: {"value": text, "display_value": row.shown[name]} if row.shown.get(name) else text
            for name, text in row.fields.items()
        }
        rows.append(SnRow(shown, row.name, row.line))
    return rows

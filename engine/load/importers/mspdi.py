"""MS Project XML (MSPDI): the tasks of a plan become the activities of a record.

Shape: Project/Tasks/Task in row order, the outline by OutlineLevel and OutlineNumber; Resources and Assignments name
the owners. Microsoft, "Project XML Data Interchange Schema Reference".
"""

from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.outline import Levels
from golive.engine.load.importers.plan import Plan
from golive.engine.load.limits import MAX_TASKS, MAX_XML_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.xml_rows import Row, read_rows, root_name

_ROWS = ("Task", "Resource", "Assignment", "PredecessorLink", "ExtendedAttribute", "Baseline")


def matches(source: Source) -> bool:
    """Whether the bytes are an MS Project XML file."""
    return source.data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" and root_name(source.data) == "Project"


def read(source: Source, guide: Guide) -> list[Tree]:
    """The plan as one tree in the shape of a record; raises InputError."""
    source.refuse_above(MAX_XML_BYTES, "XML")
    root = read_rows(source, _ROWS)
    tasks = [row for row in root.children if row.name == "Task"]
    if not tasks:
        raise refuse(source.path, "is a <Project> without a <Task>; save the plan itself as XML", root.line)
    if len(tasks) > MAX_TASKS:
        raise refuse(source.path, f"has {len(tasks):,} tasks; a plan of more than {MAX_TASKS:,} is not read")
    plan = Plan(source.path, guide, root.line)
    plan.head(**_head(root, tasks))
    plan.none("activities")
    owners, levels = _owners(root), Levels()
    for task in tasks:
        if _is_summary(task):
            continue
        if _is_blank(task):  # blank rows are in no outline
            plan.leave_out("row without a name")
            continue
        level = _number(task.get("OutlineLevel"))
        parents = levels.above(1 if level is None else level, task.get("Name") or "")
        fields = [
            (row.get("Value"), plan.place(line=row.line)) for row in task.children if row.name == "ExtendedAttribute"
        ]
        plan.task(plan.place(line=task.line), ids_in=fields, **_fields(task, parents, owners))
    return [plan.tree("an MS Project plan")]


def _head(root: Row, tasks: list[Row]) -> dict[str, Any]:
    summary = next(filter(_is_summary, tasks), None)
    head: dict[str, Any] = {
        "name": root.get("Title") or root.get("Name"),
        "as_of": iso_day(root.get("StatusDate")) or iso_day(root.get("CurrentDate")),
        "pm": {"name": root.get("Manager")},
    }
    if summary is not None:
        baseline = next((b for b in summary.children if b.name == "Baseline" and b.get("Number") in (None, "0")), None)
        head["dates"] = {
            "baseline_finish": iso_day(baseline.get("Finish")) if baseline else None,
            "forecast_finish": iso_day(summary.get("ActualFinish")) or iso_day(summary.get("Finish")),
        }
    return head


def _is_summary(task: Row) -> bool:
    """Whether it is the project itself: row 0 of the outline, which not every tool gives the UID 0."""
    return _number(task.get("OutlineLevel")) in (0, None) and "0" in (task.get("UID"), task.get("ID"))


def _is_blank(task: Row) -> bool:
    return task.get("IsNull") == "1" or task.get("Name") is None


def _fields(task: Row, parents: list[str], owners: dict[str, list[str]]) -> dict[str, Any]:
    links = [row for row in task.children if row.name == "PredecessorLink"]
    return {
        "name": task.get("Name"),
        "status": _status(task),
        "date": iso_day(task.get("ActualFinish")) or iso_day(task.get("Finish")),
        "start": iso_day(task.get("ActualStart")) or iso_day(task.get("Start")),
        "owner": ", ".join(dict.fromkeys(owners.get(task.get("UID") or "", ()))) or None,
        "uid": task.get("UID"),
        "outline": task.get("OutlineNumber"),
        "parents": parents or None,
        "milestone": True if task.get("Milestone") == "1" else None,
        "predecessors": [uid for link in links if (uid := link.get("PredecessorUID"))] or None,
        "notes": task.get("Notes"),
    }


def _status(task: Row) -> str | None:
    """Planned, in progress, done or cancelled; None where the plan does not say how far it is."""
    if task.get("Active") == "0":
        return "cancelled"
    percent = _number(task.get("PercentComplete"))
    if percent == 100 or iso_day(task.get("ActualFinish")):
        return "done"
    if percent is None:
        return None
    return "in-progress" if percent > 0 or iso_day(task.get("ActualStart")) else "planned"


def _owners(root: Row) -> dict[str, list[str]]:
    """From task UID to the names of the resources that are assigned to it."""
    names = {row.get("UID"): row.get("Name") for row in root.children if row.name == "Resource"}
    owners: dict[str, list[str]] = {}
    for row in root.children:
        name = names.get(row.get("ResourceUID")) if row.name == "Assignment" else None
        if name and (task := row.get("TaskUID")):
            owners.setdefault(task, []).append(name)
    return owners


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None

"""MS Project XML (MSPDI): the tasks of a plan become the activities of a record.

Shape: Project/Tasks/Task in row order, the outline by OutlineLevel and OutlineNumber; Resources and Assignments name
the owners. Microsoft, "Project XML Data Interchange Schema Reference".
"""

from collections import Counter
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.go_live import Milestone, plain_go_live
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.ms_project.fields import CustomFields
from golive.engine.load.importers.ms_project.head import as_of, head, team
from golive.engine.load.importers.ms_project.resources import owners_of
from golive.engine.load.importers.ms_project.rows import FIELDS, WANTED, TaskRow, is_yes, task_rows
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.rich_text import plain_text
from golive.engine.load.limits import MAX_TASKS, MAX_XML_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Place, Tree
from golive.engine.load.xml_rows import Row, read_rows, root_name

_ORDER = (None, "0", "1")  # the types of links after which a task ends: finish-to-finish and finish-to-start


def matches(source: Source) -> bool:
    """Whether the bytes are an MS Project XML file."""
    return source.data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<" and root_name(source.data) == "Project"


def read(source: Source, guide: Guide) -> list[Tree]:
    """The plan as one tree in the shape of a record; raises InputError."""
    return read_plan(source, guide)


def read_plan(source: Source, guide: Guide, kind: str = "an MS Project plan", by_id: bool = False) -> list[Tree]:
    """As `read`; `by_id`: the XML was made from another file, so places are ids of rows, not lines."""
    source.refuse_above(MAX_XML_BYTES, "XML")
    root = read_rows(source, WANTED, FIELDS)
    tasks = [row for row in root.children if row.name == "Task"]
    if not tasks:
        raise refuse(source.path, "is a <Project> without a <Task>; save the plan itself as XML", root.line)
    if len(tasks) > MAX_TASKS:
        raise refuse(source.path, f"has {len(tasks):,} tasks; a plan of more than {MAX_TASKS:,} is not read")
    return [_Reading(Plan(source.path, guide, None if by_id else root.line), root, by_id).tree(tasks, kind)]


class _Reading:
    """One plan on its way into a record."""

    def __init__(self, plan: Plan, root: Row, by_id: bool) -> None:
        self._plan, self._root, self._by_id = plan, root, by_id
        self._fields = CustomFields(root)
        self._owners = owners_of(root)
        self._milestones: list[Milestone] = []

    def tree(self, tasks: list[Row], kind: str) -> Tree:
        plan, rows = self._plan, task_rows(tasks, self._plan)
        plan.head(**head(self._root, tasks), as_of=as_of(self._root, tasks, plan))
        plan.none("activities")
        others = frozenset(row.get("UID") for row in tasks if is_yes(row.get("ExternalTask")))
        for row in rows:
            self._task(row, others)
        self._doubtful(rows)
        for name, units in team(self._root):
            plan.add("team", plan.place(), name=name, units=units)
        self._go_live()
        return plan.tree(kind)

    def _place(self, row: Row, of: Row) -> Place:
        """Of a row or a part of it; `of` is the task that people find by its ID where there are no lines."""
        return self._plan.place(mark=f"ID {of.get('ID') or '?'}") if self._by_id else self._plan.place(line=row.line)

    def _task(self, row: TaskRow, others: frozenset[str | None]) -> None:
        task = row.task
        place = self._place(task, task)
        known = self._fields.of(task)
        ids = [(text, self._place(field, task)) for field, _, text in known]
        covers, wrong = self._fields.said_to_cover(known)
        for word in wrong:
            self._plan.warn(place, f"{word!r} in the field for what a task covers is no id", "write ids of activities")
        fields = _fields(row, self._owners, others)
        if fields["milestone"] and fields["status"] != "cancelled":
            self._milestones.append(Milestone(row.name, fields["date"], place))
        self._plan.task(place, ids_in=ids, covers=covers, **fields)

    def _doubtful(self, rows: list[TaskRow]) -> None:
        """Say what in the plan contradicts itself, or is not there."""
        seen: Counter[str | None] = Counter()
        for row in rows:
            uid = row.task.get("UID")
            place = self._place(row.task, row.task)
            seen[uid] += 1
            if uid is not None and seen[uid] > 1:
                remedy = "number the tasks anew (save the plan again), else links and owners may be those of the other"
                self._plan.warn(place, f"another task has the UID {uid}, too", remedy)
            if is_yes(row.task.get("IsSubproject")) and not row.has_children:
                remedy = "save that plan as XML, too, and check it as well"
                self._plan.warn(place, f"the tasks of the inserted plan {row.name!r} are not in this file", remedy)
            if row.early:
                remedy = "it is read as in progress"
                self._plan.warn(place, f"{row.name!r} is at 100 %, but a task below it is not", remedy)

    def _go_live(self) -> None:
        found = plain_go_live(self._milestones)
        if found is not None and found.day is not None:
            self._plan.head_more("dates", go_live=found.day)
            file, line = found.place
            at = file if line is None else f"{file}:{line}"
            self._plan.tell(f"dates.go_live is {found.day}, from the milestone {found.name!r} ({at})")


def _fields(row: TaskRow, owners: dict[str, list[str]], others: frozenset[str | None]) -> dict[str, Any]:
    task = row.task
    finish = iso_day(task.get("ActualFinish")) or iso_day(task.get("Finish"))
    return {
        "name": row.name,
        "status": row.status,
        "date": finish or iso_day(task.get("ManualFinish")) or iso_day(task.get("Deadline")),
        "start": iso_day(task.get("ActualStart")) or iso_day(task.get("Start")) or iso_day(task.get("ManualStart")),
        "owner": ", ".join(dict.fromkeys(owners.get(task.get("UID") or "", ()))) or task.get("Contact"),
        "uid": task.get("UID"),
        "outline": row.outline,
        "parents": row.parents or None,
        "milestone": True if is_yes(task.get("Milestone")) else None,
        "predecessors": _predecessors(task, others),
        "notes": plain_text(task.get("Notes")),
    }


def _predecessors(task: Row, others: frozenset[str | None]) -> list[str] | None:
    """The UIDs of the tasks before this one; None where it has links, but none of them says so.

    Tasks of other plans, and links that start together or end with a start, are no predecessors.
    """
    links = [row for row in task.children if row.name == "PredecessorLink"]
    found = [
        uid
        for link in links
        if link.get("Type") in _ORDER
        and link.get("CrossProject") != "1"
        and (uid := link.get("PredecessorUID")) is not None
        and uid not in others
    ]
    return found if found or not links else None

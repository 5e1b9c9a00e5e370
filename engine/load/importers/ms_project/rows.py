"""The tasks of an MS Project plan with what only the rows around them tell: the outline, and what is really done."""

import re
from dataclasses import dataclass, field

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.outline import Levels
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import status_of_percent
from golive.engine.load.xml_rows import Row
from golive.schemas.elements import Status

WANTED = (
    *("Task", "Resource", "Assignment", "PredecessorLink", "ExtendedAttribute", "Baseline", "OutlineCode"),
    *("ValueList/Value", "Values/Value"),
)
# Of these only the fields that are read are kept: a plan of 100 MB has millions of others.
_OF_TASKS = (
    *("UID", "ID", "Name", "IsNull", "Active", "WBS", "OutlineNumber", "OutlineLevel", "Milestone", "PercentComplete"),
    *("Start", "Finish", "ManualStart", "ManualFinish", "Deadline", "ActualStart", "ActualFinish", "Work", "Cost"),
    *("Notes", "Contact", "ExternalTask", "IsSubproject", "PredecessorUID", "Type", "CrossProject", "Number"),
)
_OF_OTHERS = (
    *("FieldID", "FieldName", "Alias", "Value", "ValueID", "ValueGUID", "FieldGUID", "Description"),
    *("TaskUID", "ResourceUID", "MaxUnits"),
)
FIELDS = frozenset(_OF_TASKS + _OF_OTHERS)
_DOTTED = re.compile(r"\d+(\.\d+)*")


@dataclass(slots=True)
class TaskRow:
    """A task with its place in the outline; `early`: it says 100 % while a task below it is not done."""

    task: Row
    name: str
    level: int
    parents: list[str]
    outline: str | None
    status: Status | None
    has_children: bool = False
    early: bool = False


@dataclass(slots=True)
class _Outline:
    """Names above and outline numbers, counted where the plan has none."""

    levels: Levels = field(default_factory=Levels)
    numbers: list[int] = field(default_factory=list)

    def row(self, task: Row, name: str, status: Status | None) -> TaskRow:
        level = level_of(task)
        level = 1 if level is None else level
        parents = self.levels.above(level, name)
        depth = len(parents)
        del self.numbers[depth + 1 :]
        self.numbers += [0] * (depth + 1 - len(self.numbers))
        self.numbers[depth] += 1
        given = task.get("OutlineNumber")
        return TaskRow(task, name, level, parents, given or ".".join(map(str, self.numbers)), status)


def task_rows(tasks: list[Row], plan: Plan) -> list[TaskRow]:
    """The rows that are tasks of the project, in their order; what is left out is counted in the plan."""
    outline = _Outline()
    rows: list[TaskRow] = []
    for task in tasks:
        name = task.get("Name")
        if is_project(task):
            continue
        if is_yes(task.get("IsNull")) or name is None:  # blank rows are in no outline
            plan.leave_out("row without a name")
        elif is_yes(task.get("ExternalTask")):
            plan.leave_out("task of another plan")
        else:
            rows.append(outline.row(task, name, _status(task)))
    _look_below(rows)
    return rows


def is_project(task: Row) -> bool:
    """Whether it is the project itself: row 0 of the outline, which not every tool gives the UID 0."""
    return level_of(task) in (0, None) and "0" in (task.get("UID"), task.get("ID"))


def level_of(task: Row) -> int | None:
    """How deep it stands in the outline, 0 being the project; None where the plan does not say."""
    level = number(task.get("OutlineLevel"))
    if level is not None:
        return level
    for text in (task.get("OutlineNumber"), task.get("WBS")):
        if text == "0":
            return 0
        if text is not None and _DOTTED.fullmatch(text):
            return text.count(".") + 1
    return None


def number(text: str | None) -> int | None:
    """The whole number of a text; None where it is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None


def is_yes(text: str | None) -> bool:
    """Whether a field says yes: MS Project writes 1, other tools write true, as XML Schema allows."""
    return text in ("1", "true")


def _status(task: Row) -> Status | None:
    """Planned, in progress, done or cancelled; None where the plan does not say how far it is."""
    if task.get("Active") in ("0", "false"):
        return "cancelled"
    if iso_day(task.get("ActualFinish")):
        return "done"
    return status_of_percent(number(task.get("PercentComplete")), bool(iso_day(task.get("ActualStart"))))


def _look_below(rows: list[TaskRow]) -> None:
    """A summary is done once all below it is: the tool weighs by duration, so milestones are nothing to it."""
    above: list[TaskRow] = []
    for row in rows:
        while above and above[-1].level >= row.level:
            above.pop()
        if above:
            above[-1].has_children = True
        if row.status in ("planned", "in-progress"):
            for summary in above:
                summary.early = summary.early or summary.status == "done"
        above.append(row)
    for row in rows:
        if row.early:
            row.status = "in-progress"

"""MS Project XML (MSPDI): the tasks of a plan become the activities of a record.

Shape: Project/Tasks/Task in row order, the outline by OutlineLevel and OutlineNumber; Resources and Assignments name
the owners. Microsoft, "Project XML Data Interchange Schema Reference".
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from golive.engine.errors import Problem
from golive.engine.load.limits import MAX_PROBLEMS, MAX_TASKS, MAX_XML_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Place, Tree, child
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.load.xml_rows import Row, read_rows, root_name
from golive.engine.nearest import Hints

_ROWS = ("Task", "Resource", "Assignment", "PredecessorLink", "ExtendedAttribute", "Baseline")
_ID = re.compile(r"(?<![\w/.-])[a-z][a-z0-9-]*/[a-z][a-z0-9-]*(?![\w/-])")
_NOT_YET = "1984-01-01"  # MS Project writes NA and days before its calendar begins for "no date"


def matches(source: Source) -> bool:
    """Whether the bytes are an MS Project XML file."""
    return source.data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" and root_name(source.data) == "Project"


def read(source: Source, vocabulary: Vocabulary) -> list[Tree]:
    """The plan as one tree in the shape of a record; raises InputError."""
    source.refuse_above(MAX_XML_BYTES, "XML")
    root = read_rows(source, _ROWS)
    tasks = [row for row in root.children if row.name == "Task"]
    if not tasks:
        raise refuse(source.path, "is a <Project> without a <Task>; save the plan itself as XML", root.line)
    if len(tasks) > MAX_TASKS:
        raise refuse(source.path, f"has {len(tasks):,} tasks; a plan of more than {MAX_TASKS:,} is not read")
    owners = _owners(root)
    places: dict[str, Place] = {"": (source.path, root.line)}
    activities: list[dict[str, Any]] = []
    ids = _Ids(vocabulary, source.path)
    blank = 0
    for task, parents in _with_parents(tasks):
        if _is_blank(task):
            blank += 1
            continue
        places[child("/activities", len(activities))] = (source.path, task.line)
        activities.append(_activity(task, parents, owners, ids))
    notes = [f"read {_counted(len(activities), 'task')} of an MS Project plan"]
    if blank:
        notes[0] += f"; {_counted(blank, 'row')} without a name left out"
    value = {**_head(root, tasks), "activities": activities}
    return [Tree(source.path, value, lambda: places, {}, notes, ids.problems)]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _head(root: Row, tasks: list[Row]) -> dict[str, Any]:
    summary = next(filter(_is_summary, tasks), None)
    head: dict[str, Any] = {
        "name": root.get("Title") or root.get("Name"),
        "as_of": _day(root.get("StatusDate")) or _day(root.get("CurrentDate")),
        "pm": {"name": root.get("Manager")} if root.get("Manager") else None,
    }
    if summary is not None:
        baseline = next((b for b in summary.children if b.name == "Baseline" and b.get("Number") in (None, "0")), None)
        dates = {
            "baseline_finish": _day(baseline.get("Finish")) if baseline else None,
            "forecast_finish": _day(summary.get("ActualFinish")) or _day(summary.get("Finish")),
        }
        head["dates"] = {name: day for name, day in dates.items() if day} or None
    return {name: value for name, value in head.items() if value is not None}


def _is_summary(task: Row) -> bool:
    """Whether it is the project itself: row 0 of the outline, which not every tool gives the UID 0."""
    return _number(task.get("OutlineLevel")) in (0, None) and "0" in (task.get("UID"), task.get("ID"))


def _with_parents(tasks: list[Row]) -> Iterator[tuple[Row, list[str]]]:
    """Each task below the project summary with the names above it, outermost first; blank rows are in no outline."""
    above: list[tuple[int, str]] = []
    for task in tasks:
        if _is_summary(task):
            continue
        if _is_blank(task):
            yield task, []
            continue
        level = _number(task.get("OutlineLevel"))
        level = 1 if level is None else level
        while above and above[-1][0] >= level:
            above.pop()
        yield task, [name for _, name in above]
        above.append((level, task.get("Name") or ""))


def _is_blank(task: Row) -> bool:
    return task.get("IsNull") == "1" or task.get("Name") is None


def _activity(task: Row, parents: list[str], owners: dict[str, list[str]], ids: "_Ids") -> dict[str, Any]:
    links = [row for row in task.children if row.name == "PredecessorLink"]
    activity: dict[str, Any] = {
        "name": task.get("Name"),
        "status": _status(task),
        "date": _day(task.get("ActualFinish")) or _day(task.get("Finish")),
        "start": _day(task.get("ActualStart")) or _day(task.get("Start")),
        "owner": ", ".join(dict.fromkeys(owners.get(task.get("UID") or "", ()))) or None,
        "uid": task.get("UID"),
        "outline": task.get("OutlineNumber"),
        "parents": parents or None,
        "milestone": True if task.get("Milestone") == "1" else None,
        "predecessors": [uid for link in links if (uid := link.get("PredecessorUID"))] or None,
        "notes": task.get("Notes"),
        "covers": ids.of(task) or None,
    }
    return {name: value for name, value in activity.items() if value is not None}


def _status(task: Row) -> str | None:
    """Planned, in progress, done or cancelled; None where the plan does not say how far it is."""
    if task.get("Active") == "0":
        return "cancelled"
    percent = _number(task.get("PercentComplete"))
    if percent == 100 or _day(task.get("ActualFinish")):
        return "done"
    if percent is None:
        return None
    return "in-progress" if percent > 0 or _day(task.get("ActualStart")) else "planned"


def _owners(root: Row) -> dict[str, list[str]]:
    """From task UID to the names of the resources that are assigned to it."""
    names = {row.get("UID"): row.get("Name") for row in root.children if row.name == "Resource"}
    owners: dict[str, list[str]] = {}
    for row in root.children:
        name = names.get(row.get("ResourceUID")) if row.name == "Assignment" else None
        if name and (task := row.get("TaskUID")):
            owners.setdefault(task, []).append(name)
    return owners


def _day(text: str | None) -> str | None:
    try:
        day = date.fromisoformat((text or "")[:10]).isoformat()
    except ValueError:
        return None
    return day if day > _NOT_YET else None


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None


class _Ids:
    """Finds activity ids in the texts of a task; a text field that holds nothing but ids may not misspell one."""

    def __init__(self, vocabulary: Vocabulary, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._known = vocabulary.activities
        self._unknown = partial(vocabulary.unknown_activity, hints=Hints(self._known))
        self._families = {name.partition("/")[0] for name in self._known}

    def of(self, task: Row) -> list[str]:
        found = [
            word for name in ("Name", "Notes") for word in _ID.findall(task.get(name) or "") if word in self._known
        ]
        for row in task.children:
            if row.name == "ExtendedAttribute":
                found += self._in_field(row)
        return list(dict.fromkeys(found))

    def _in_field(self, row: Row) -> list[str]:
        words = [word for word in re.split(r"[\s,;]+", row.get("Value") or "") if word]
        if not all(_ID.fullmatch(word) and word.partition("/")[0] in self._families for word in words):
            return [word for word in words if word in self._known]
        for word in words:
            if word not in self._known and len(self.problems) <= MAX_PROBLEMS:
                self.problems.append(Problem(self._path, row.line, "", self._unknown(word)))
        return [word for word in words if word in self._known]

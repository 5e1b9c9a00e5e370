"""The list as CSV for Jira's import: an issue for everything that is to do, with its mark as a label."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO

from golive.engine.load.importers.days import iso_day
from golive.engine.report.formats.csv import defused
from golive.engine.report.lists.rows import ListRow, Worklist, to_do
from golive.schemas.words import Severity
from golive.schemas.worklist import HEADINGS, WAIVER_FIELDS, Field, State

_HEADINGS = ("Summary", "Issue Type", "Status", "Priority", "Labels", "Labels", "Due Date", "Assignee", "Description")
_MORE: tuple[Field, ...] = ("done_on", "note")
_PRIORITY: dict[Severity, str] = {"blocker": "Highest", "major": "High", "minor": "Medium"}
_STATUS: dict[State, str] = {"in-progress": "In Progress", "done": "Done"}
_LONGEST = 250  # Jira takes 255 letters


def render(lists: Iterable[Worklist]) -> str:
    """A line of headings, then the issues, the most urgent first; UTF-8. Dates are YYYY-MM-DD."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADINGS)
    writer.writerows([defused(cell) for cell in _issue(row)] for one in lists for row in to_do(one))
    return out.getvalue()


def _issue(row: ListRow) -> tuple[str, ...]:
    planned = iso_day(row.cells["planned_for"])
    due = planned or str(row.due_date or "")
    mark = row.mark if planned else replace(row.mark, day=due)
    priority = _PRIORITY[row.finding.severity]
    title = " ".join(row.cells["title"].split())[:_LONGEST]
    status = _STATUS.get(row.state, "To Do")
    return (title, "Task", status, priority, str(mark), "golive", due, row.cells["owner"], _description(row))


def _description(row: ListRow) -> str:
    finding = row.finding
    parts = [finding.why or "", finding.remedy or "", row.there, f"Due by {finding.due} ({finding.severity})"]
    asked = [f"{HEADINGS[name]}: {' '.join(row.cells[name].split())}".strip() for name in WAIVER_FIELDS]
    asked += [f"{HEADINGS[name]}: {' '.join(row.cells[name].split())}" for name in _MORE if row.cells[name]]
    return "\n\n".join([*(part for part in parts if part), "\n".join(asked)])

"""Rows of a list from Jira: issues that were made of it, exported as CSV or as JSON."""

from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.jira.endings import ending
from golive.engine.load.importers.jira.text import plain_text
from golive.engine.load.importers.json_export import elements_of, text_of
from golive.engine.load.importers.statuses import status_of, told_of
from golive.engine.load.source import Source
from golive.engine.load.tables.table import Line
from golive.engine.load.tree import Place
from golive.engine.load.worked.row import Row, Rows, named_values
from golive.schemas.worklist import Field, marks_in

_CATEGORIES = {"done": "done", "indeterminate": "in progress", "new": "to do"}


def jira_row(line: Line, fields: dict[str, list[int]], place: Place, guide: Guide) -> Row:
    """One line of a CSV, be it exported or still as golive wrote it."""

    def one(name: str) -> str:
        return next((text for at in fields.get(name, ()) if (text := line.cell(at))), "")

    marks = tuple(mark for at in fields.get("labels", ()) for mark in marks_in(line.cell(at)))
    cells = _cells(one("description"))
    cells |= {"title": one("summary"), "status": _status(one("status"), one("category"), one("resolution"), guide)}
    cells |= {"owner": one("assignee"), "planned_for": one("due")}
    cells |= {"done_on": one("resolved")} if one("resolved") else {}
    key = one("key") or None
    at = (f"{place[0]} ({key})", place[1]) if key else place
    return Row(marks or tuple(marks_in(one("description"))), cells, at, _CALLED, key)


def rows_of_json(source: Source, value: Any, guide: Guide) -> Rows:
    """The issues of a search as JSON that have a mark among their labels."""
    found = Rows(source.path)
    issues = elements_of(value, "issues") or ([value] if isinstance(value, dict) else [])
    for issue in issues:
        fields = issue.get("fields")
        if not isinstance(fields, dict):
            continue
        key = text_of(issue, "key") or "?"
        labels = fields.get("labels")
        marks = [mark for label in (labels if isinstance(labels, list) else ()) for mark in marks_in(str(label))]
        description = plain_text(fields.get("description")) or ""
        cells = _cells(description) | {"title": text_of(fields, "summary") or ""}
        category = _CATEGORIES.get(text_of(fields, "status", "statusCategory", "key") or "", "")
        word, resolution = text_of(fields, "status", "name") or "", text_of(fields, "resolution", "name") or ""
        cells["status"] = _status(word, category, resolution, guide)
        cells["owner"] = text_of(fields, "assignee", "displayName") or ""
        cells["planned_for"] = text_of(fields, "duedate") or ""
        ended = (text_of(fields, "resolutiondate") or "")[:10]
        cells |= {"done_on": ended} if ended else {}
        place = (f"{source.path} ({key})", None)
        marks = marks or marks_in(description)
        if marks:
            found.rows.append(Row(tuple(marks), cells, place, _CALLED, key))
        else:
            found.others.append(place)
    return found


_CALLED: dict[Field, str] = {"status": "Status", "planned_for": "Due date", "done_on": "Resolved"}


def _cells(description: str) -> dict[Field, str]:
    """What people filled in at the end of a description, where the list asks for it."""
    return named_values(description.splitlines())


def _status(word: str, category: str, resolution: str, guide: Guide) -> str:
    """The status of an issue as the list has it: of a closed one as it ended; a word that is not known as it stands."""
    said = told_of(word, guide)
    known = said or status_of(word, guide) or status_of(category, guide)
    if known == "done":
        how, unknown = ending(word or None, resolution or None, guide)
        return unknown[0] if unknown else "not needed" if how == "cancelled" else how or word
    if known == "cancelled":
        return "not needed"
    return "in progress" if known == "in-progress" else "to do" if known == "planned" and not said else known or word

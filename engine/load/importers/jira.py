"""Jira Cloud and Data Center: issues as JSON.

Shapes: a page of `/rest/api/2/search` (startAt, total), of `/rest/api/3/search/jql` (nextPageToken, isLast), one issue,
several pages as a list or one a line, or bare issues. Atlassian, "The Jira Cloud platform REST API", issue search.
"""

import re
from collections.abc import Iterator
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.jira_changes import add_change, add_risk, list_of
from golive.engine.load.importers.jira_text import plain_text
from golive.engine.load.importers.json_export import elements_of, json_of, objects_at, text_of
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import status_of
from golive.engine.load.importers.tickets import Ticket, add_tickets, only, warn_of_pages
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Place, Tree
from golive.schemas.elements import Status

_FIELDS = "ask for the fields: add fields=*all to the search, or fields=summary,status,issuetype,parent,duedate,..."
_NEXT = "put all pages into one file, one a line"
_KEY = re.compile(r"[A-Z][A-Z0-9_]{1,30}-\d{1,9}")
_EPIC_LINK = "customfield_10014"  # in every Jira Cloud
_START = ("customfield_10015", "customfield_10008")  # "Start date" in Jira Cloud
_GONE = {"won't do", "won't fix", "declined", "cannot reproduce", "incomplete", "duplicate", "not a bug"}
_CATEGORIES: dict[str | None, Status] = {"new": "planned", "indeterminate": "in-progress", "done": "done"}


def matches(source: Source) -> bool:
    """Whether the bytes are issues of Jira as JSON."""
    value = json_of(source, b'"issues"') or json_of(source, b'"key"', b'"fields"')
    return _issues(value) is not None


def _issues(value: Any) -> list[dict[str, Any]] | None:
    """The issues, None where it is something else."""
    if _is_issue(value):
        return [value]
    found = elements_of(value, "issues")
    page = value if isinstance(value, dict) else {}
    is_page = "isLast" in page or "startAt" in page or "nextPageToken" in page
    return found if found is not None and (any(map(_is_issue, found)) or (is_page and not found)) else None


def _is_issue(value: Any) -> bool:
    key = value.get("key") if isinstance(value, dict) else None
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        return False
    return isinstance(value.get("fields"), dict) or "/rest/api/" in str(value.get("self", ""))


def read(source: Source, guide: Guide) -> list[Tree]:
    """The issues as one tree in the shape of a record; raises InputError."""
    value = json_of(source)
    found = _issues(value) or []
    if not found:
        raise refuse(source.path, "has no issue; check the JQL of the search and whether you may see the project")
    issues = [issue for issue in found if isinstance(issue.get("fields"), dict) and isinstance(issue.get("key"), str)]
    if not issues:
        raise refuse(source.path, f"has issues with nothing but id and key; {_FIELDS}")
    plan = Plan(source.path, guide)
    reader = _Reader(plan, guide, value, _with_subtasks(issues))
    reader.head()
    plan.none("activities")
    add_tickets(plan, list(reader.tickets()), guide)
    reader.unknown.tell(plan)
    if len(issues) < len(found):
        plan.warn(plan.place(), f"{len(found) - len(issues):,} issues have nothing but id and key", _FIELDS)
    _tell_of_pages(plan, value, len({issue["key"] for issue in issues}))
    return [plan.tree("Jira issues")]


def _with_subtasks(issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The issues, each followed by those subtasks of which nothing is known but what it tells of them."""
    known = {issue["key"] for issue in issues}
    found = []
    for issue in issues:
        found.append(issue)
        for child in objects_at(issue["fields"], "subtasks"):
            key, fields = text_of(child, "key"), child.get("fields")
            if key and key not in known and isinstance(fields, dict):
                known.add(key)
                project = issue["fields"].get("project")
                found.append({"key": key, "fields": {"project": project, **fields, "parent": issue}})
    return found


def _tell_of_pages(plan: Plan, value: Any, number: int) -> None:
    pages = [page for page in (value if isinstance(value, list) else [value]) if isinstance(page, dict)]
    totals = [page["total"] for page in pages if isinstance(page.get("total"), int) and "issues" in page]
    warn_of_pages(plan, number, max(totals, default=None), _NEXT)
    is_more = any(page.get("isLast") is False or page.get("nextPageToken") for page in pages)
    is_end = any(page.get("isLast") is True or ("issues" in page and not page.get("nextPageToken")) for page in pages)
    if is_more and not is_end:
        plan.warn(plan.place(), "is not the last page", f"fetch the others, too (nextPageToken): {_NEXT}")


class _Reader:
    def __init__(self, plan: Plan, guide: Guide, value: Any, issues: list[dict[str, Any]]) -> None:
        self._plan, self._guide, self._issues = plan, guide, issues
        self.unknown = UnknownStatuses(guide)
        self._fields = {issue["key"]: issue["fields"] for issue in reversed(issues)}
        self._named = _names(value)
        self._epics = {key for key, fields in self._fields.items() if _is_epic(fields)}
        self._before = _links(self._fields)
        self._above = {
            child: key
            for key, fields in self._fields.items()
            for one in objects_at(fields, "subtasks")
            if (child := text_of(one, "key"))
        }

    def head(self) -> None:
        """Fields of the record itself, where all issues agree on them."""
        projects = {text_of(fields, "project", "key"): fields.get("project") for fields in self._fields.values()}
        project = next(iter(projects.values()), None) if len(projects) == 1 else None
        releases = {
            text_of(one, "name"): iso_day(text_of(one, "releaseDate"))
            for fields in self._fields.values()
            for one in objects_at(fields, "fixVersions")
        }
        self._plan.head(
            id=text_of(project, "key"),
            name=text_of(project, "name"),
            pm={"name": text_of(project, "lead", "displayName")},
            dates={"go_live": only(releases.values()) if len(releases) == 1 else None},
        )

    def tickets(self) -> Iterator[Ticket]:
        """The issues that are tasks; risks and changes go into the lists of their own."""
        seen: set[str] = set()
        fields_of_all = self._fields.values()
        projects = {name for fields in fields_of_all if (name := text_of(fields, "project", "name"))}
        for issue in self._issues:
            key, fields = issue["key"], issue["fields"]
            place = self._plan.place(key)
            kind = list_of(fields)
            if kind == "activities":
                yield self._ticket(issue, len(projects) > 1, place)
            elif key not in seen:
                status = self._status(fields, place)
                if kind == "risks":
                    add_risk(self._plan, key, fields, status, self._named)
                else:
                    add_change(self._plan, key, fields, status)
            seen.add(key)

    def _ticket(self, issue: dict[str, Any], is_one_of_many: bool, place: Place) -> Ticket:
        key, fields = issue["key"], issue["fields"]
        parent, parent_name = self._parent(key, fields)
        project = text_of(fields, "project", "name") if is_one_of_many else None
        return Ticket(
            uid=key,
            key=key,
            name=text_of(fields, "summary"),
            status=self._status(fields, place),
            date=iso_day(text_of(fields, "resolutiondate")) or iso_day(text_of(fields, "duedate")),
            start=self._start(fields),
            owner=text_of(fields, "assignee", "displayName") or text_of(fields, "assignee", "name"),
            notes=plain_text(fields.get("description")),
            milestone=True if (text_of(fields, "issuetype", "name") or "").casefold() == "milestone" else None,
            above=(project,) if project else (),
            parent=parent,
            parent_name=parent_name,
            before=self._before.get(key, []),
            fields=_texts_for_ids(fields),
        )

    def _parent(self, key: str, fields: dict[str, Any]) -> tuple[str | None, str | None]:
        """The key of the issue above, and its name as far as the issue itself tells it."""
        parent = text_of(fields, "parent", "key")
        if parent is not None:
            return parent, text_of(fields, "parent", "fields", "summary")
        for name, value in fields.items():
            if not (isinstance(value, str) and name.startswith("customfield_") and _KEY.fullmatch(value)):
                continue
            is_link = name == _EPIC_LINK or self._named.get(name) == "Epic Link"
            if value != key and (is_link or value in self._epics):
                return value, None
        return self._above.get(key), None

    def _start(self, fields: dict[str, Any]) -> str | None:
        named = [name for name, said in self._named.items() if said.casefold() in ("start date", "planned start")]
        days = (iso_day(fields[name]) for name in (*named, *_START) if isinstance(fields.get(name), str))
        return next((day for day in days if day), None)

    def _status(self, fields: dict[str, Any], place: Place) -> Status | None:
        """By what people said, else by the category of the status, which customers cannot rename; else by its word."""
        word, resolution = text_of(fields, "status", "name"), text_of(fields, "resolution", "name")
        if word and any(own.casefold() == word.casefold() for own in self._guide.statuses):
            return status_of(word, self._guide)
        status = _CATEGORIES.get(text_of(fields, "status", "statusCategory", "key"))
        if status is None:
            status = self.unknown.status(word, place)
        if status == "done" and "cancelled" in (_dropped(word, self._guide), _dropped(resolution, self._guide)):
            return "cancelled"
        return status


def _dropped(word: str | None, guide: Guide) -> Status | None:
    return "cancelled" if (word or "").casefold().replace("\u2019", "'") in _GONE else status_of(word, guide)


def _names(value: Any) -> dict[str, str]:
    """From the id of a field to its name, as `expand=names` gives them."""
    pages = value if isinstance(value, list) else [value]
    names = (page["names"] for page in pages if isinstance(page, dict) and isinstance(page.get("names"), dict))
    return {key: name for one in names for key, name in one.items() if isinstance(name, str)}


def _is_epic(fields: dict[str, Any]) -> bool:
    level = fields["issuetype"].get("hierarchyLevel") if isinstance(fields.get("issuetype"), dict) else None
    return level == 1 or (text_of(fields, "issuetype", "name") or "").casefold() == "epic"


def _links(all_fields: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """From an issue to those before it, by the links of either side."""
    before: dict[str, list[str]] = {}
    for key, fields in all_fields.items():
        for link in objects_at(fields, "issuelinks"):
            inward, outward = text_of(link, "inwardIssue", "key"), text_of(link, "outwardIssue", "key")
            said = (text_of(link, "type", "outward" if outward else "inward") or "").casefold()
            is_block = (text_of(link, "type", "name") or "").casefold() in ("blocks", "blocker", "block")
            if inward and (is_block or said in ("is blocked by", "depends on")):
                before.setdefault(key, []).append(inward)
            elif outward and said == "depends on":
                before.setdefault(key, []).append(outward)
            elif outward and outward in all_fields and (is_block or said == "blocks"):
                before.setdefault(outward, []).append(key)
    return before


def _texts_for_ids(fields: dict[str, Any]) -> list[str | None]:
    """Labels and the texts of custom fields, in which ids of activities may stand."""
    labels = fields.get("labels")
    texts: list[str | None] = [one for one in labels if isinstance(one, str)] if isinstance(labels, list) else []
    for name, value in fields.items():
        if name.startswith("customfield_"):
            values = value if isinstance(value, list) else [value]
            texts += [one if isinstance(one, str) else text_of(one, "value") for one in values]
            texts += [plain_text(one) for one in values if isinstance(one, dict) and one.get("type") == "doc"]
    return texts

"""The issues of Jira, one by one: tasks, and the risks and changes that have lists of their own."""

from collections.abc import Iterator
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.jira.changes import add_change, add_risk, list_of
from golive.engine.load.importers.jira.endings import ending
from golive.engine.load.importers.jira.fields import KEY, is_epic, links, names_of, texts_for_ids
from golive.engine.load.importers.jira.text import plain_text
from golive.engine.load.importers.json_export import objects_at, text_of
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import told_of
from golive.engine.load.importers.tickets import Ticket, only
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.tree import Place
from golive.schemas.elements import Status

_EPIC_LINK = "customfield_10014"  # in every Jira Cloud
_START = ("customfield_10015", "customfield_10008")  # "Start date" in Jira Cloud
_CATEGORIES: dict[str | None, Status] = {"new": "planned", "indeterminate": "in-progress", "done": "done"}


class IssueReader:
    """Reads the issues of an export; `unknown` has the statuses that nobody explained."""

    def __init__(self, plan: Plan, guide: Guide, value: Any, issues: list[dict[str, Any]]) -> None:
        self._plan, self._guide, self._issues = plan, guide, issues
        self.unknown = UnknownStatuses(guide)
        self._fields = {issue["key"]: issue["fields"] for issue in reversed(issues)}
        self._named = names_of(value)
        self._epics = {key for key, fields in self._fields.items() if is_epic(fields)}
        self._before = links(self._fields)
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
        status = self._status(fields, place)
        resolved = text_of(fields, "resolutiondate") if status in ("done", "cancelled") else None  # else of old
        return Ticket(
            uid=key,
            key=key,
            name=text_of(fields, "summary"),
            status=status,
            date=iso_day(resolved) or iso_day(text_of(fields, "duedate")),
            start=self._start(fields),
            owner=text_of(fields, "assignee", "displayName") or text_of(fields, "assignee", "name"),
            notes=plain_text(fields.get("description")),
            milestone=True if (text_of(fields, "issuetype", "name") or "").casefold() == "milestone" else None,
            above=(project,) if project else (),
            parent=parent,
            parent_name=parent_name,
            before=self._before.get(key, []),
            fields=texts_for_ids(fields),
            changed=text_of(fields, "updated"),
        )

    def _parent(self, key: str, fields: dict[str, Any]) -> tuple[str | None, str | None]:
        """The key of the issue above, and its name as far as the issue itself tells it."""
        parent = text_of(fields, "parent", "key")
        if parent is not None:
            return parent, text_of(fields, "parent", "fields", "summary")
        for name, value in fields.items():
            if not (isinstance(value, str) and name.startswith("customfield_") and KEY.fullmatch(value)):
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
        """By what people said, else by the category of the status, which customers cannot rename; else by its word.

        Of a closed issue the resolution and the word of the status say whether it was done.
        """
        word, resolution = text_of(fields, "status", "name"), text_of(fields, "resolution", "name")
        status = told_of(word, self._guide) or _CATEGORIES.get(text_of(fields, "status", "statusCategory", "key"))
        if status is None:
            status = self.unknown.status(word, place)
        if status != "done":
            return status
        status, unknown = ending(word, resolution, self._guide)
        if unknown is not None:
            self.unknown.add(unknown[0], place, unknown[1])
        return status

"""Jira Cloud and Data Center: issues as JSON.

Shapes: a page of `/rest/api/2/search` (startAt, total), of `/rest/api/3/search/jql` (nextPageToken, isLast), one issue,
several pages as a list or one a line, or bare issues. Atlassian, "The Jira Cloud platform REST API", issue search.
"""

from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.jira.fields import KEY
from golive.engine.load.importers.jira.issues import IssueReader
from golive.engine.load.importers.json_export import elements_of, json_of, objects_at, text_of
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.tickets import add_tickets, is_newer, warn_of_pages
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree

_FIELDS = "ask for the fields: add fields=*all to the search, or fields=summary,status,issuetype,parent,duedate,..."
_NEXT = "put all pages into one file, one a line"


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
    if not isinstance(key, str) or not KEY.fullmatch(key):
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
    plan, bare = Plan(source.path, guide), len(found) - len(issues)
    issues = _newest(issues, plan)
    reader = IssueReader(plan, guide, value, _with_subtasks(issues))
    reader.head()
    plan.none("activities")
    add_tickets(plan, list(reader.tickets()), guide)
    reader.unknown.tell(plan)
    if bare:
        plan.warn(plan.place(), f"{bare:,} issues have nothing but id and key", _FIELDS)
    _tell_of_pages(plan, value, len({issue["key"] for issue in issues}))
    return [plan.tree("Jira issues")]


def _newest(issues: list[dict[str, Any]], plan: Plan) -> list[dict[str, Any]]:
    """Each issue once, as it was changed last."""
    known: dict[str, dict[str, Any]] = {}
    for issue in issues:
        before = known.get(issue["key"])
        if before is not None:
            plan.leave_out("duplicate issue")
        if before is None or is_newer(*(text_of(one, "fields", "updated") for one in (issue, before))):
            known[issue["key"]] = issue
    return list(known.values())


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

"""Redmine: issues as JSON.

Shape: a page of `/issues.json` (issues, total_count, offset, limit), several pages, or bare issues; fields without a
value are absent. redmine.org, "Rest Issues".
"""

from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import elements_of, json_of, objects_at, text_of
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import status_of, told_of
from golive.engine.load.importers.tickets import Ticket, add_tickets, only, warn_of_open_only, warn_of_pages
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Place, Tree
from golive.schemas.elements import Status

_ALL = "ask for all of them: /issues.json?status_id=*&limit=100; without it only open ones are given"
_PAGES = "put all pages (offset=100, 200, ...) into one file, one a line"


def matches(source: Source) -> bool:
    """Whether the bytes are issues of Redmine as JSON."""
    value = json_of(source, b'"issues"') or json_of(source, b'"subject"')
    return _issues(value) is not None


def _issues(value: Any) -> list[dict[str, Any]] | None:
    """The issues, None where it is something else."""
    single = value.get("issue") if isinstance(value, dict) else None
    if isinstance(single, dict) and _is_issue(single):
        return [single]
    found = elements_of(value, "issues")
    is_page = isinstance(value, dict) and "total_count" in value
    return found if found is not None and (any(map(_is_issue, found)) or (is_page and not found)) else None


def _is_issue(value: Any) -> bool:
    return isinstance(value, dict) and "id" in value and isinstance(value.get("subject"), str) and "_type" not in value


def read(source: Source, guide: Guide) -> list[Tree]:
    """The issues as one tree in the shape of a record; raises InputError."""
    value = json_of(source)
    issues = [issue for issue in _issues(value) or [] if text_of(issue, "id")]
    if not issues:
        raise refuse(source.path, f"has no issue; {_ALL}")
    plan, unknown = Plan(source.path, guide), UnknownStatuses(guide)
    projects = {name for issue in issues if (name := text_of(issue, "project", "name"))}
    plan.head(name=only(projects))
    before = _before(issues)
    tickets = []
    for issue in issues:
        status = _status(issue, guide, unknown, plan.place(f"#{text_of(issue, 'id')}"))
        ticket = _ticket(issue, status, len(projects) > 1)
        ticket.before = before.get(ticket.uid, [])
        tickets.append(ticket)
    plan.none("activities")
    add_tickets(plan, tickets, guide)
    unknown.tell(plan)
    warn_of_open_only(plan, tickets, _ALL)
    pages = [page for page in (value if isinstance(value, list) else [value]) if isinstance(page, dict)]
    totals = [page["total_count"] for page in pages if isinstance(page.get("total_count"), int)]
    warn_of_pages(plan, len({ticket.uid for ticket in tickets}), max(totals, default=None), _PAGES)
    return [plan.tree("Redmine issues")]


def _ticket(issue: dict[str, Any], status: Status | None, is_one_of_many: bool) -> Ticket:
    number = text_of(issue, "id") or ""
    closed = text_of(issue, "closed_on") if status in ("done", "cancelled") else None
    above = (text_of(issue, "project", "name") if is_one_of_many else None, text_of(issue, "fixed_version", "name"))
    return Ticket(
        uid=number,
        key=f"#{number}",
        name=text_of(issue, "subject"),
        status=status,
        date=iso_day(closed) or iso_day(text_of(issue, "due_date")),
        start=iso_day(text_of(issue, "start_date")),
        owner=text_of(issue, "assigned_to", "name"),
        notes=text_of(issue, "description"),
        above=tuple(one for one in above if one),
        parent=text_of(issue, "parent", "id"),
        parent_name=text_of(issue, "parent", "subject"),
        fields=_custom(issue),
        changed=text_of(issue, "updated_on"),
    )


def _custom(issue: dict[str, Any]) -> list[str | None]:
    """The texts of custom fields; those of several values have a list."""
    values = (one.get("value") for one in objects_at(issue, "custom_fields"))
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return [one for one in flat if isinstance(one, str)]


def _status(issue: dict[str, Any], guide: Guide, unknown: UnknownStatuses, place: Place) -> Status | None:
    """By the word of the status; what Redmine calls closed may be rejected, so that makes nothing done."""
    status = issue.get("status")
    word = text_of(status, "name")
    told = told_of(word, guide)
    if told is not None:
        return told
    known = status_of(word, guide) or ("in-progress" if (word or "").casefold() == "feedback" else None)
    is_open = isinstance(status, dict) and status.get("is_closed") is False
    if (known == "planned" and _is_begun(issue)) or (known == "done" and is_open):
        return "in-progress"
    return known or unknown.status(word, place)


def _is_begun(issue: dict[str, Any]) -> bool:
    ratio = issue.get("done_ratio")
    return isinstance(ratio, int | float) and not isinstance(ratio, bool) and ratio > 0


def _before(issues: list[dict[str, Any]]) -> dict[str, list[str]]:
    """From an issue to those before it, by relations of either side."""
    before: dict[str, list[str]] = {}
    for issue in issues:
        for one in objects_at(issue, "relations"):
            first, second = text_of(one, "issue_id"), text_of(one, "issue_to_id")
            if first is None or second is None:
                continue
            if one.get("relation_type") in ("precedes", "blocks"):
                before.setdefault(second, []).append(first)
            elif one.get("relation_type") in ("follows", "blocked"):
                before.setdefault(first, []).append(second)
    return before

"""Issues of GitHub (and of Gitea and Forgejo, which answer in the same shape).

Shapes: the list of the REST API ("List repository issues", docs.github.com), search results with `items`, `gh issue
list --json`, and nodes of GraphQL. Pull requests are in the same list and are left out.
"""

import re
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import fitting, json_of, objects_at, text_of
from golive.engine.load.importers.labels import gives_up
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import told_of
from golive.engine.load.importers.tickets import Ticket, add_tickets, only, warn_of_open_only, warn_of_pages
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Place, Tree
from golive.schemas.elements import Status

_PAGES: tuple[tuple[str, ...], ...] = (("data", "repository", "issues", "nodes"), ("items",), ())
_FULL = (30, 100)  # rows in one answer: where nobody asks for more, and at most
_REPOSITORY = re.compile(r"/(?:repos/)?([^/\s]+/[^/\s]+)/(?:issues|pull|pulls)/\d+")
_NUMBER = re.compile(r"/issues/(\d{1,9})$")
_ALL = "ask for closed ones, too: `gh issue list --state all --limit 1000 --json ...`, or ?state=all in the API"
_NO_PLAN = {"not_planned", "duplicate"}
_REASONS = {"", "completed", "reopened"}  # of a closed issue that was done


def matches(source: Source) -> bool:
    """Whether the bytes are issues of GitHub as JSON."""
    return bool(_issues(json_of(source, b'"number"', b'"title"')))


def _issues(value: Any) -> list[dict[str, Any]]:
    """The issues and pull requests; none where it is something else."""
    return fitting(value, _PAGES, _is_issue)


def _is_issue(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("number"), int)
        and isinstance(value.get("title"), str)
        and "iid" not in value
        and any(key in value for key in ("state", "body", "html_url", "url"))
    )


def read(source: Source, guide: Guide) -> list[Tree]:
    """The issues as one tree in the shape of a record; raises InputError."""
    value = json_of(source)
    plan = Plan(source.path, guide)
    issues = []
    for issue in _issues(value):
        if _is_pull_request(issue):
            plan.leave_out("pull request")
        elif not isinstance(issue.get("number"), int):
            plan.leave_out("issue without a number")
        else:
            issues.append(issue)
    if not issues:
        raise refuse(source.path, "has pull requests but no issue; export the issues of the repository")
    repositories = {name for issue in issues if (name := _repository(issue))}
    unknown = UnknownStatuses(guide)
    tickets = []
    for issue in issues:
        place = plan.place(f"#{issue['number']}")
        status = _status(issue, _names(issue, "labels", "name"), guide, unknown, place)
        tickets.append(_ticket(issue, status, len(repositories) > 1))
    plan.head(name=only(repositories))
    add_tickets(plan, tickets, guide)
    unknown.tell(plan)
    warn_of_open_only(plan, tickets, _ALL)
    _tell_of_pages(plan, value, len(issues))
    return [plan.tree("GitHub issues")]


def _tell_of_pages(plan: Plan, value: Any, read_: int) -> None:
    pages = value if isinstance(value, list) else [value]
    how = "fetch all pages into one file (`gh api --paginate --slurp`)"
    for page in pages[-1:]:
        issues = _at(page, "data", "repository", "issues")
        total = issues.get("totalCount") if isinstance(issues, dict) else None
        counted = total if total is not None else page.get("total_count") if isinstance(page, dict) else None
        warn_of_pages(plan, read_, counted, how)
    if isinstance(value, list) and len(value) in _FULL and all(map(_is_issue, value)):
        plan.warn(plan.place(), f"has exactly {len(value)} rows, so there may be more", how)


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _is_pull_request(issue: dict[str, Any]) -> bool:
    url = f"{text_of(issue, 'html_url')} {text_of(issue, 'url')}"
    return bool(issue.get("pull_request") or issue.get("isPullRequest")) or "/pull/" in url


def _repository(issue: dict[str, Any]) -> str | None:
    urls = (text_of(issue, key) for key in ("html_url", "url"))
    found = next((match[1] for url in urls if url and (match := _REPOSITORY.search(url))), None)
    return text_of(issue, "repository", "nameWithOwner") or found


def _ticket(issue: dict[str, Any], status: Status | None, is_one_of_many: bool) -> Ticket:
    number = str(issue["number"])
    repository = (_repository(issue) or "") if is_one_of_many else ""
    milestone = text_of(issue, "milestone", "title")
    closed = text_of(issue, "closed_at") or text_of(issue, "closedAt")
    due = text_of(issue, "due_date") or text_of(issue, "milestone", "due_on") or text_of(issue, "milestone", "dueOn")
    people = _names(issue, "assignees", "login") or [text_of(issue, "assignee", "login") or ""]
    return Ticket(
        uid=f"{repository}#{number}" if repository else number,
        key=f"{repository}#{number}",
        name=text_of(issue, "title"),
        status=status,
        date=iso_day(closed) or iso_day(due),
        owner=", ".join(people) or None,
        link=text_of(issue, "html_url") or text_of(issue, "url"),
        above=tuple(one for one in (repository, milestone) if one),
        parent=_parent(issue, repository),
        parent_name=text_of(issue, "parent", "title"),
        before=_before(issue, repository),
        fields=list(_names(issue, "labels", "name")),
        body=text_of(issue, "body"),
        changed=text_of(issue, "updated_at") or text_of(issue, "updatedAt"),
    )


def _status(
    issue: dict[str, Any], labels: list[str], guide: Guide, unknown: UnknownStatuses, place: Place
) -> Status | None:
    """Open or closed, and why; labels count where people said what they mean, or where they say that it is no more."""
    reason = (text_of(issue, "state_reason") or text_of(issue, "stateReason") or "").lower()
    told = next((status for word in (*labels, reason) if (status := told_of(word, guide))), None)
    if told is not None:
        return told
    state = (text_of(issue, "state") or "").lower()
    if state != "closed":
        return "planned" if state == "open" else None
    if reason in _NO_PLAN or any(gives_up(word, guide) for word in labels):
        return "cancelled"
    if reason not in _REASONS:
        unknown.add(reason, place, "reason")
        return None
    return "done"


def _names(issue: dict[str, Any], key: str, field: str) -> list[str]:
    """The names of a list of objects or texts, which GraphQL wraps into nodes."""
    listed = issue.get(key)
    texts = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    nodes = objects_at(issue, key) or objects_at(issue, key, "nodes")
    return [*texts, *(name for one in nodes if (name := text_of(one, field)))]


def _parent(issue: dict[str, Any], repository: str) -> str | None:
    number = text_of(issue, "parent", "number")
    found = _NUMBER.search(text_of(issue, "parent_issue_url") or "")
    number = number or (found[1] if found else None)
    return f"{repository}#{number}" if number and repository else number


def _before(issue: dict[str, Any], repository: str) -> list[str]:
    nodes = objects_at(issue, "blockedBy", "nodes") or objects_at(issue, "blocked_by")
    numbers = (text_of(one, "number") for one in nodes)
    return [f"{repository}#{number}" if repository else number for number in numbers if number]

"""Issues of GitLab.

Shape: the list of "Issues API" (docs.gitlab.com): iid, title, description with task lists, state, milestone, epic,
labels (scoped ones as `status::in progress`), task_completion_status; GraphQL nodes where they have the same names.
"""

from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import fitting, json_of, objects_at, text_of
from golive.engine.load.importers.labels import gives_up
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import denies, status_of, told_of
from golive.engine.load.importers.tickets import Ticket, add_tickets, only, warn_of_open_only
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.source import Source
from golive.engine.load.tree import Place, Tree
from golive.schemas.elements import Status

_PAGES: tuple[tuple[str, ...], ...] = (
    ("data", "project", "issues", "nodes"),
    ("data", "group", "issues", "nodes"),
    (),
)
_GONE = (
    "moved_to_id",
    "movedTo",
    "duplicated_to_id",
    "duplicatedTo",
    "duplicatedToWorkItem",
    "closed_as_duplicate_of",
    "closedAsDuplicateOf",
)
_SCOPES = ("status", "workflow", "state")
_ALL = "ask for all of them: leave `state` away in the API, or choose All in the list before you export it"


def matches(source: Source) -> bool:
    """Whether the bytes are issues of GitLab as JSON."""
    return bool(_issues(json_of(source, b'"iid"', b'"title"')))


def _issues(value: Any) -> list[dict[str, Any]]:
    return fitting(value, _PAGES, _is_issue)


def _is_issue(value: Any) -> bool:
    return isinstance(value, dict) and text_of(value, "iid") is not None and isinstance(value.get("title"), str)


def read(source: Source, guide: Guide) -> list[Tree]:
    """The issues as one tree in the shape of a record; raises InputError."""
    issues = _issues(json_of(source))
    plan = Plan(source.path, guide)
    kept = []
    for issue in issues:
        if "merge_status" in issue or "source_branch" in issue:
            plan.leave_out("merge request")
        elif text_of(issue, "iid") is None:
            plan.leave_out("issue without a number")
        else:
            kept.append(issue)
    projects = {path for issue in kept if (path := _project(issue))}
    unknown = UnknownStatuses(guide)
    tickets = []
    for issue in kept:
        status = _status(issue, _labels(issue), guide, unknown, plan.place(f"#{text_of(issue, 'iid')}"))
        tickets.append(_ticket(issue, status, len(projects) > 1))
    plan.head(name=only(projects))
    plan.none("activities")
    add_tickets(plan, tickets, guide)
    unknown.tell(plan)
    warn_of_open_only(plan, tickets, _ALL)
    return [plan.tree("GitLab issues")]


def _project(issue: dict[str, Any]) -> str | None:
    """The path of its project: group/project#12 without the number, else from its address."""
    full = text_of(issue, "references", "full") or text_of(issue, "reference") or ""
    path = full.rpartition("#")[0]
    address = text_of(issue, "web_url") or text_of(issue, "webUrl") or ""
    return path or address.partition("/-/")[0].partition("://")[2].partition("/")[2] or None


def _ticket(issue: dict[str, Any], status: Status | None, is_one_of_many: bool) -> Ticket:
    number = text_of(issue, "iid") or ""
    project = (_project(issue) or "") if is_one_of_many else ""
    closed = text_of(issue, "closed_at") or text_of(issue, "closedAt")
    due = text_of(issue, "due_date") or text_of(issue, "dueDate") or _milestone_due(issue)
    above = (project, text_of(issue, "milestone", "title"), text_of(issue, "epic", "title"))
    return Ticket(
        uid=f"{project}#{number}" if project else number,
        key=f"{project}#{number}",
        name=text_of(issue, "title"),
        status=status,
        date=iso_day(closed) or iso_day(due),
        start=iso_day(text_of(issue, "start_date") or text_of(issue, "startDate")),
        owner=_owner(issue),
        link=text_of(issue, "web_url") or text_of(issue, "webUrl"),
        above=tuple(one for one in above if one),
        parent=text_of(issue, "parent", "iid") if not project else None,
        parent_name=text_of(issue, "parent", "title"),
        before=_before(issue, project),
        fields=list(_labels(issue)),
        body=text_of(issue, "description"),
        changed=text_of(issue, "updated_at") or text_of(issue, "updatedAt"),
    )


def _milestone_due(issue: dict[str, Any]) -> str | None:
    return text_of(issue, "milestone", "due_date") or text_of(issue, "milestone", "dueDate")


def _labels(issue: dict[str, Any]) -> list[str]:
    listed = issue.get("labels")
    texts = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    nodes = objects_at(issue, "labels") or objects_at(issue, "labels", "nodes")
    return [*texts, *(name for one in nodes if (name := text_of(one, "name") or text_of(one, "title")))]


def _owner(issue: dict[str, Any]) -> str | None:
    people: list[Any] = objects_at(issue, "assignees") or objects_at(issue, "assignees", "nodes")
    people = people or [issue.get("assignee")]
    names = (text_of(one, "name") or text_of(one, "username") for one in people)
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _status(
    issue: dict[str, Any], labels: list[str], guide: Guide, unknown: UnknownStatuses, place: Place
) -> Status | None:
    """Open or closed, and what its status and its labels say; those of a closed one that it is no more."""
    word = text_of(issue, "status", "name") or text_of(issue, "status")
    told = next((status for one in (*labels, word) if (status := told_of(one, guide))), None)
    if told is not None:
        return told
    category = (text_of(issue, "status", "category") or "").lower()
    state = (text_of(issue, "state") or "").lower()
    if state == "closed":
        if category in ("canceled", "cancelled") or _is_gone(issue) or any(gives_up(label, guide) for label in labels):
            return "cancelled"
        if word is None or (category == "done" and not denies(word)):
            return "done"
        known = status_of(word, guide)
        return known if known in ("done", "cancelled") else unknown.status(word, place)
    if state not in ("opened", "open", "reopened"):
        return None
    said = [status for label in labels if (status := _said(label, guide)) is not None]
    return "in-progress" if "in-progress" in said or category == "in_progress" else "planned"


def _is_gone(issue: dict[str, Any]) -> bool:
    return any(issue.get(key) for key in _GONE) or text_of(issue, "_links", "closed_as_duplicate_of") is not None


def _said(label: str, guide: Guide) -> Status | None:
    """What a scoped label of an open issue says."""
    scope, is_scoped, word = label.rpartition("::")
    return status_of(word, guide) if is_scoped and scope.rpartition("::")[2].casefold() in _SCOPES else None


def _before(issue: dict[str, Any], project: str) -> list[str]:
    """What blocks it, from its links, which the API gives for each issue by itself."""
    links = [link for link in objects_at(issue, "links") if link.get("link_type") == "is_blocked_by"]
    numbers = (text_of(link, "iid") for link in links)
    return [f"{project}#{number}" if project else number for number in numbers if number]

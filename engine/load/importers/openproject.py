"""OpenProject: work packages of API v3 (HAL).

Shape: a WorkPackageCollection with `_embedded.elements`; names of status, type, parent and project are the titles of
`_links`. openproject.org, "API: Work Packages" and "API: Relations".
"""

import re
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

_ALL = "ask for all of them: filters=[] in the API; without it only open ones are given"
_PAGES = "add pageSize=1000, or put all pages (offset=2, 3, ...) into one file, one a line"
_NUMBER = re.compile(r"/(?:work_packages|projects)/([\w-]{1,60})$")
_WORDS: dict[str, Status] = {  # as OpenProject is delivered
    "in specification": "in-progress",
    "specified": "planned",
    "confirmed": "planned",
    "to be scheduled": "planned",
    "developed": "in-progress",
    "in testing": "in-progress",
    "tested": "in-progress",
    "test failed": "in-progress",
}


def matches(source: Source) -> bool:
    """Whether the bytes are work packages of OpenProject as JSON."""
    return _elements(json_of(source, b'"_type"')) is not None


def _elements(value: Any) -> list[dict[str, Any]] | None:
    """Work packages and relations, None where it is something else."""
    if isinstance(value, dict) and value.get("_type") == "WorkPackage":
        return [value]
    if isinstance(value, dict) and value.get("_type") == "WorkPackageCollection":
        return objects_at(value, "_embedded", "elements")
    found = elements_of(value, "_embedded", "elements") if isinstance(value, list) else None
    found = (elements_of(value) or []) if found is None else found
    return found if any(one.get("_type") == "WorkPackage" for one in found) else None


def read(source: Source, guide: Guide) -> list[Tree]:
    """The work packages as one tree in the shape of a record; raises InputError."""
    value = json_of(source)
    found = _elements(value) or []
    packages = [one for one in found if one.get("_type") == "WorkPackage" and text_of(one, "id")]
    if not packages:
        raise refuse(source.path, "has no work package; take the filters away, or check what you may see")
    before = _before([*found, *(one for package in packages for one in _relations(package))])
    plan, unknown = Plan(source.path, guide), UnknownStatuses(guide)
    projects = {name for one in packages if (name := text_of(one, "_links", "project", "title"))}
    plan.head(name=only(projects))
    tickets = []
    for package in packages:
        place = plan.place(f"#{text_of(package, 'id')}")
        ticket = _ticket(package, _status(package, guide, unknown, place), len(projects) > 1)
        ticket.before = before.get(ticket.uid, [])
        tickets.append(ticket)
    plan.none("activities")
    add_tickets(plan, tickets, guide)
    unknown.tell(plan)
    warn_of_open_only(plan, tickets, _ALL)
    pages = [page for page in (value if isinstance(value, list) else [value]) if isinstance(page, dict)]
    totals = [page["total"] for page in pages if isinstance(page.get("total"), int)]
    warn_of_pages(plan, len({ticket.uid for ticket in tickets}), max(totals, default=None), _PAGES)
    return [plan.tree("OpenProject work packages")]


def _ticket(package: dict[str, Any], status: Status | None, is_one_of_many: bool) -> Ticket:
    number = text_of(package, "id") or ""
    project = text_of(package, "_links", "project", "title") if is_one_of_many else None
    dates = (text_of(package, key) for key in ("dueDate", "date", "derivedDueDate"))
    starts = (text_of(package, key) for key in ("startDate", "derivedStartDate"))
    return Ticket(
        uid=number,
        key=f"#{number}",
        name=text_of(package, "subject"),
        status=status,
        date=next((day for text in dates if (day := iso_day(text))), None),
        start=next((day for text in starts if (day := iso_day(text))), None),
        owner=text_of(package, "_links", "assignee", "title") or text_of(package, "_links", "responsible", "title"),
        notes=text_of(package, "description", "raw"),
        milestone=True if (text_of(package, "_links", "type", "title") or "").casefold() == "milestone" else None,
        above=(project,) if project else (),
        parent=_linked(package, "parent"),
        parent_name=text_of(package, "_links", "parent", "title"),
        fields=_custom(package),
        changed=text_of(package, "updatedAt"),
    )


def _linked(element: dict[str, Any], name: str) -> str | None:
    """The number of the work package that a link leads to."""
    found = _NUMBER.search(text_of(element, "_links", name, "href") or "")
    return found[1] if found else None


def _custom(package: dict[str, Any]) -> list[str | None]:
    """The texts of custom fields: plain ones, formatted ones, and chosen values, which are links."""
    links = package.get("_links")
    both = [*package.items(), *(links.items() if isinstance(links, dict) else ())]
    values = [value for name, value in both if name.startswith("customField")]
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return [one if isinstance(one, str) else text_of(one, "raw") or text_of(one, "title") for one in flat]


def _status(package: dict[str, Any], guide: Guide, unknown: UnknownStatuses, place: Place) -> Status | None:
    """By the word of the status; what OpenProject calls closed may be rejected, so that makes nothing done."""
    embedded = package.get("_embedded")
    status = embedded.get("status") if isinstance(embedded, dict) else None
    word = text_of(package, "_links", "status", "title") or text_of(status, "name")
    told = told_of(word, guide)
    if told is not None:
        return told
    known = status_of(word, guide) or _WORDS.get((word or "").casefold())
    if known == "done" and isinstance(status, dict) and status.get("isClosed") is False:
        return "in-progress"
    return known or unknown.status(word, place)


def _relations(package: dict[str, Any]) -> list[dict[str, Any]]:
    return objects_at(package, "_embedded", "relations", "_embedded", "elements")


def _before(elements: list[dict[str, Any]]) -> dict[str, list[str]]:
    """From a work package to those before it, by relations: `from` follows `to`, precedes it, or blocks it."""
    before: dict[str, list[str]] = {}
    for one in elements:
        first, second = _linked(one, "from"), _linked(one, "to")
        if one.get("_type") != "Relation" or first is None or second is None:
            continue
        if one.get("type") in ("follows", "blocked", "requires"):
            before.setdefault(first, []).append(second)
        elif one.get("type") in ("precedes", "blocks", "required"):
            before.setdefault(second, []).append(first)
    return before

"""What trackers have in common: tickets with parents, predecessors and task lists in their texts become tasks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.markdown.text import Entry, read_text, tasks_in
from golive.engine.load.importers.markdown.words import status_of_mark
from golive.engine.load.importers.outline import closed_early, names_above
from golive.engine.load.importers.plan import Plan
from golive.engine.load.limits import MAX_TASKS
from golive.engine.load.source import refuse
from golive.engine.load.tree import Place
from golive.schemas.elements import Status

_BOX = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,4}[.)])[ \t]+\[[ xX~/-]?\](?:[ \t].*)?$", re.MULTILINE)
_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE = re.compile(r"(?:https?://\S+/(?:issues|work_items)/|(?:[\w.-]+/)*[\w.-]*[#])(\d{1,9})(?![\w/])\S*")


@dataclass(slots=True)
class Ticket:
    """One ticket of a tracker.

    `uid` is unique in the file. `above` are the names above its topmost parent, `parent` the uid of the ticket above
    and `parent_name` its name, for where it is not in the file. `before` are the uids of its predecessors, `fields`
    the texts in which ids of activities may stand by themselves, `body` a text in Markdown whose boxes are tasks,
    `changed` when it was changed last.
    """

    uid: str
    key: str
    name: str | None
    status: Status | None = None
    date: str | None = None
    start: str | None = None
    owner: str | None = None
    notes: str | None = None
    link: str | None = None
    milestone: bool | None = None
    above: tuple[str, ...] = ()
    parent: str | None = None
    parent_name: str | None = None
    before: list[str] = field(default_factory=list)
    fields: list[str | None] = field(default_factory=list)
    body: str | None = None
    changed: str | None = None


def add_tickets(plan: Plan, tickets: Iterable[Ticket], guide: Guide) -> None:
    """Each ticket as a task, and below it those of its text; what stands twice, or has no name, is left out."""
    known: dict[str, Ticket] = {}
    for ticket in tickets:
        if ticket.name is None:
            plan.leave_out("issue without a name")
            continue
        before = known.get(ticket.uid)
        if before is not None:
            plan.leave_out("duplicate issue")
        if before is None or is_newer(ticket.changed, before.changed):
            known[ticket.uid] = ticket
        if len(known) > MAX_TASKS:
            raise refuse(plan.path, f"has more than {MAX_TASKS:,} tasks; a larger plan is not read")
    inside = {uid: _entries(plan, ticket, known) for uid, ticket in known.items()}
    parent_of = {uid: ticket.parent for uid, ticket in known.items()}
    for uid in closed_early(parent_of, {uid: ticket.status for uid, ticket in known.items()}):
        known[uid].status = "in-progress"
        tell_of_early(plan, plan.place(known[uid].key))
    names = {uid: ticket.name or "" for uid, ticket in known.items()}
    for uid, ticket in known.items():
        parents, in_circle = names_above(uid, parent_of, names)
        if in_circle:
            plan.warn(plan.place(ticket.key), "its parents go round in a circle", "mend them in the tracker")
        parents = [*_outermost(ticket, known), *parents]
        _add(plan, ticket, parents, known)
        _add_entries(plan, ticket, [*parents, ticket.name or ""], inside[uid], guide)


def is_newer(changed: str | None, before: str | None) -> bool:
    """Whether the version of that time goes before an earlier one of the file; where no time says, the later does."""
    first, second = _moment(before), _moment(changed)
    return first is None or second is None or second >= first


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def tell_of_early(plan: Plan, place: Place) -> None:
    """Tell of an issue that is closed while one below it is open."""
    what = "it is closed, but an issue below it is not, so it is read as in progress"
    plan.warn(place, what, "close what is below it in the tracker, or move it elsewhere")


def _outermost(ticket: Ticket, known: dict[str, Ticket]) -> list[str]:
    """The names above the topmost parent that is in the file."""
    seen = {ticket.uid}
    while ticket.parent in known and ticket.parent not in seen:
        seen.add(ticket.parent)
        ticket = known[ticket.parent]
    above = [*ticket.above, *([ticket.parent_name] if ticket.parent_name and ticket.parent not in known else [])]
    return list(dict.fromkeys(above))


def _add(plan: Plan, ticket: Ticket, parents: list[str], known: dict[str, Ticket]) -> None:
    place = plan.place(ticket.key)
    before = [known[uid].key if uid in known else uid for uid in dict.fromkeys(ticket.before) if uid != ticket.uid]
    plan.task(
        place,
        ids_in=[(text, place) for text in ticket.fields],
        name=ticket.name,
        status=ticket.status,
        date=ticket.date,
        start=ticket.start,
        owner=ticket.owner,
        key=ticket.key,
        uid=ticket.uid if ticket.uid != ticket.key else None,
        parents=parents or None,
        milestone=ticket.milestone,
        predecessors=before or None,
        notes=ticket.notes or (_prose(ticket.body) if ticket.body else None),
        link=ticket.link,
    )


def _entries(plan: Plan, ticket: Ticket, known: dict[str, Ticket]) -> list[Entry]:
    """The boxes of a text; one that refers to another ticket makes that one its child, where it is in the file."""
    if not ticket.body or not _BOX.search(ticket.body):
        return []
    entries = []
    for entry in tasks_in(read_text(ticket.body, titled=False)):
        reference = _REFERENCE.match(entry.name)
        child = known.get(_beside(ticket, reference[1])) if reference else None
        if child is not None and child is not ticket:
            child.parent = child.parent or ticket.uid
        elif reference and reference.end() == len(entry.name):
            plan.leave_out("link to an issue that is not in the file")
        elif entry.name and entry.mark is not None:
            entries.append(entry)
    return entries


def _beside(ticket: Ticket, number: str) -> str:
    """The uid of the ticket of that number in the same project."""
    project, sign, _ = ticket.uid.rpartition("#")
    return f"{project}{sign}{number}"


def _add_entries(plan: Plan, ticket: Ticket, parents: list[str], entries: list[Entry], guide: Guide) -> None:
    for entry in entries:
        status = "cancelled" if entry.struck else status_of_mark(entry.mark, guide)
        if ticket.status == "cancelled" and status != "done":
            status = "cancelled"
        place = plan.place(f"{ticket.key}, line {entry.line} of its text")
        notes = "\n".join(entry.notes) or None
        plan.task(place, name=entry.name, status=status, parents=[*parents, *entry.parents], notes=notes)


def _prose(body: str) -> str | None:
    """A text without its boxes and remarks."""
    return re.sub(r"\n{3,}", "\n\n", _BOX.sub("", _REMARK.sub("", body))).strip() or None


def only(values: Iterable[str | None]) -> str | None:
    """The one value that all have that have any; None where there are several or none."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else None


def warn_of_pages(plan: Plan, read: int, total: object, how: str) -> None:
    """Warn where a list has more than was read; `how` says how to get the others."""
    if isinstance(total, int) and not isinstance(total, bool) and total > read:
        plan.warn(plan.place(), f"has {read:,} of {total:,} issues", f"export the others, too: {how}")


def warn_of_open_only(plan: Plan, tickets: Iterable[Ticket], how: str) -> None:
    """Warn where no ticket of several is closed: trackers export those that are open unless they are asked for all."""
    statuses = [ticket.status for ticket in tickets]
    if len(statuses) > 2 and not any(status in ("done", "cancelled") for status in statuses):
        plan.warn(plan.place(), "no issue in it is closed, so perhaps only the open ones were exported", how)

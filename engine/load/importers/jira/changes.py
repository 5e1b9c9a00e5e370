"""Issues of Jira that are no tasks: risks, and the change requests of Jira Service Management."""

from collections.abc import Iterator
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.jira.text import plain_text
from golive.engine.load.importers.json_export import objects_at, text_of
from golive.engine.load.importers.plan import Plan
from golive.schemas.elements import Status

_CHANGES = {"change", "[system] change", "normal change", "standard change", "emergency change", "it change"}
_RISKS = {"risk", "risiko", "risque", "riesgo"}
_PENDING = ("awaiting approval", "waiting for approval", "awaiting cab approval", "cab approval", "authorize", "review")
_FAILED = {"failed", "rolled back", "backed out", "unsuccessful"}
_DECLINED = frozenset(
    ("declined", "rejected", "failed approval", "abgelehnt", "abgewiesen", "refusé", "rejeté", "rechazado", "rejeitado")
) | {"recusado", "rifiutato", "afgewezen", "geweigerd", "却下"}


_DRAFTS = ("draft", "entwurf", "brouillon", "borrador", "rascunho", "bozza", "concept", "下書き")


def list_of(fields: dict[str, Any]) -> str:
    """The list of the record that an issue belongs into, by its type."""
    kind = (text_of(fields, "issuetype", "name") or "").casefold()
    is_desk = text_of(fields, "project", "projectTypeKey") == "service_desk"
    if kind in _CHANGES or (kind == "change request" and is_desk):
        return "service_changes"
    return "risks" if kind in _RISKS else "activities"


def add_risk(plan: Plan, key: str, fields: dict[str, Any], status: Status | None, named: dict[str, str]) -> None:
    """A risk; probability, impact and response where fields of those names are known."""
    resolved = text_of(fields, "resolutiondate") if status in ("done", "cancelled") else None
    plan.add(
        "risks",
        plan.place(key),
        name=text_of(fields, "summary"),
        status=status,
        date=iso_day(resolved) or iso_day(text_of(fields, "duedate")),
        owner=text_of(fields, "assignee", "displayName"),
        notes=plain_text(fields.get("description")),
        probability=_named(fields, named, "probability", "likelihood"),
        impact=_named(fields, named, "impact"),
        response=_named(fields, named, "response", "risk response", "mitigation", "mitigation plan"),
    )


def add_change(plan: Plan, key: str, fields: dict[str, Any], status: Status | None) -> None:
    """A change request; its decision only where approvals or the status say it plainly."""
    if (text_of(fields, "status", "name") or "").casefold() in _DRAFTS:  # nobody was asked for it yet
        plan.leave_out("draft of a change")
        return
    decision, by, on = _decision(fields, status)
    closed = iso_day(text_of(fields, "resolutiondate"))
    words = {(text_of(fields, key, "name") or "").casefold() for key in ("status", "resolution")}
    is_in_place = status == "done" and decision in (None, "approved") and not words & _FAILED
    plan.add(
        "service_changes",
        plan.place(key),
        id=key,
        text=text_of(fields, "summary"),
        notes=plain_text(fields.get("description")),
        owner=text_of(fields, "assignee", "displayName"),
        submitted=iso_day(text_of(fields, "created")),
        decision=decision,
        decided_by=by,
        decided_on=on,
        implemented_on=closed if is_in_place else None,
    )


def _decision(fields: dict[str, Any], status: Status | None) -> tuple[str | None, str | None, str | None]:
    """What was decided on a change, by whom and on which day; each None where it is not said.

    Of several rounds of approval the last one decides.
    """
    approvals = sorted(_approvals(fields), key=_round)
    said = [_answer(one) for one in approvals]
    last = approvals[-1] if approvals else {}
    on = iso_day(text_of(last, "completedDate", "iso8601") or text_of(last, "completedDate"))
    word = " ".join((text_of(fields, "status", "name") or "").casefold().split())
    resolution = (text_of(fields, "resolution", "name") or "").casefold()
    if said[-1:] == ["declin"]:
        return "rejected", _approvers(last, "declin"), on
    if {word, resolution} & _DECLINED:
        return "rejected", None, None
    if status == "cancelled":
        return "withdrawn", None, None
    if said[-1:] == ["approv"] and "pending" not in said:
        return "approved", _approvers(last, "approv"), on
    if said or word in _PENDING:
        return "pending", None, None
    return ("approved", None, None) if word == "approved" else (None, None, None)


def _round(approval: dict[str, Any]) -> tuple[bool, str, int]:
    """What sorts the rounds: those that are not completed are the last, the others by their day, then by their id."""
    day = text_of(approval, "completedDate", "iso8601") or text_of(approval, "completedDate")
    number = text_of(approval, "id") or ""
    return day is None, day or "", int(number) if number.isascii() and number.isdigit() and len(number) < 20 else 0


def _answer(approval: dict[str, Any], key: str = "finalDecision") -> str:
    """`approv`, `declin` or `pending`."""
    said = (text_of(approval, key) or "").casefold()
    return "approv" if said.startswith("approv") else "declin" if said.startswith(("declin", "reject")) else "pending"


def _approvals(fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The approvals of a request, which stand in a custom field."""
    for key in fields:
        for one in objects_at(fields, key):
            if "finalDecision" in one or "approvers" in one:
                yield one


def _approvers(approval: dict[str, Any], answer: str) -> str | None:
    """Who answered so."""
    voted = (one for one in objects_at(approval, "approvers") if _answer(one, "approverDecision") == answer)
    return ", ".join(name for one in voted if (name := text_of(one, "approver", "displayName"))) or None


def _named(fields: dict[str, Any], named: dict[str, str], *names: str) -> str | None:
    """The text of a custom field, found by the name that `expand=names` gives it."""
    for field_id, name in named.items():
        if name.casefold() in names:
            value = fields.get(field_id)
            return text_of(value, "value") or plain_text(value)
    return None

"""Changes of ServiceNow: change_request becomes a service change, with who approved it where that is written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from golive.engine.load.importers.change_kinds import kind_of
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import NOT_YET, Plan
from golive.engine.load.importers.servicenow.rows import SnRow, plain_word
from golive.engine.load.importers.servicenow.states import BEFORE_APPROVAL, BEFORE_REVIEW, change_state
from golive.schemas.elements import ChangeDecision

_FAVOURED = re.compile(r"\b(approv|accept|agree|endors|go ahead|recommended\b|genehmigt|zugestimmt)", re.IGNORECASE)
_NOT = re.compile(
    r"\b(not|no|reject|declin|defer|postpon|condition|partial|subject to|provided|provisional"
    r"|unless|until|pending|await|if|when|once|after|except|but|only|to be|should|nicht"
    r"|abgelehnt|teilweise|vorbehalt|sofern|wenn)|\?",
    re.IGNORECASE,
)
_REMEDY = "write its id and `decision:` (approved, rejected, pending) into a YAML record, and give that with --with"
_DECIDED: dict[str, ChangeDecision] = {"approved": "approved", "rejected": "rejected"}
_PLANS = {
    "Back-out plan": "backout_plan",
    "Test plan": "test_plan",
    "Implementation plan": "implementation_plan",
}


@dataclass(frozen=True, slots=True)
class Vote:
    """A row of sysapproval_approver: who decided on a change, and when."""

    decision: ChangeDecision
    by: str | None
    day: str | None


def votes_by_change(rows: Sequence[SnRow], plan: Plan) -> dict[str, list[Vote]]:
    """The decisions of the approvers, by the sys_id and the number of the change."""
    votes: dict[str, list[Vote]] = {}
    for row in rows:
        decision = _DECIDED.get(plain_word(row.value("state")))
        change = {row.value("sysapproval"), row.shown("sysapproval"), row.value("document_id")} - {None}
        for key in change if decision else ():
            vote = Vote(decision or "pending", row.shown("approver"), row.day(plan, "sys_updated_on"))
            votes.setdefault(str(key), []).append(vote)
    return votes


def add_change(row: SnRow, plan: Plan, guide: Guide, votes: Mapping[str, list[Vote]]) -> None:
    """The change as an element of service_changes."""
    state = change_state(row, guide)
    decision = _decision(row, state)
    submitted = row.day(plan, "opened_at", "sys_created_on")
    if state == "new" and decision == "pending" and plain_word(row.value("approval")) != "requested":
        submitted = NOT_YET  # a draft, which nobody has asked to approve
    if decision is None and plain_word(row.value("approval")) == "approved":
        what = f"the approval '{(row.shown('approval') or '')[:40]}' does not plainly say that it is approved"
        plan.warn(row.place(plan), what, _REMEDY)
    by, on = _decided(row, plan, decision, votes)
    plan.element(
        "service_changes",
        row.place(plan),
        ids_in=row.own_fields(plan),
        id=row.shown("number") or row.value("sys_id"),
        kind=kind_of(row.shown("type"), row.shown("short_description"), row.shown("category")),
        text=row.shown("short_description") or row.shown("description"),
        notes=_notes(row),
        owner=row.shown("assigned_to", "requested_by", "assignment_group"),
        link=row.link(),
        submitted=submitted,
        decision=decision,
        decided_by=by,
        decided_on=on,
        implemented_on=_day_once(row, plan, "work_end", state in BEFORE_REVIEW and row.value("work_start") is None),
        reviewed_on=_day_once(row, plan, "review_date", state in (*BEFORE_REVIEW, "review")),
    )


def _decision(row: SnRow, state: str | None) -> ChangeDecision | None:
    words = (plain_word(row.value("approval")), plain_word(row.shown("approval")))
    said = next((_DECIDED[word] for word in words if word in _DECIDED), None)
    if said == "rejected":
        return said  # it is cancelled because it was refused
    if state == "canceled" and row.value("work_start", "work_end") is None:
        return "withdrawn"
    if said == "approved":
        return None if _NOT.search(row.shown("approval") or "") else said
    if state in BEFORE_APPROVAL:
        return "pending"
    return "pending" if "requested" in words and state not in BEFORE_REVIEW and state != "canceled" else None


def _decided(
    row: SnRow, plan: Plan, decision: ChangeDecision | None, votes: Mapping[str, list[Vote]]
) -> tuple[str | None, str | None]:
    """By whom and when: from the approvers, else from the recommendation of the board; None is not known."""
    if decision == "pending":
        return NOT_YET, NOT_YET
    if decision not in ("approved", "rejected"):
        return None, None
    keys = (row.value("sys_id"), row.shown("number"))
    cast = next((found for key in keys if key and (found := votes.get(key))), [])
    cast = [vote for vote in cast if vote.decision == decision]
    by = ", ".join(dict.fromkeys(vote.by for vote in cast if vote.by)) or None
    last = max((vote.day for vote in cast if vote.day), default=None)
    board = decision == "approved" and _board_agreed(row)
    on = row.day(plan, "approval_set") or last or (row.day(plan, "cab_date") if board else None)
    return by or ("CAB" if board else None), on


def _board_agreed(row: SnRow) -> bool:
    """Whether the board wrote that it agreed; that it was asked, or has met, is no decision."""
    said = row.shown("cab_recommendation") or ""
    return row.yes("cab_required") is not False and bool(_FAVOURED.search(said)) and not _NOT.search(said)


def _day_once(row: SnRow, plan: Plan, name: str, not_yet: bool) -> str | None:
    """The day; known to be empty where the field was exported empty and the state says that it is too early for it."""
    day = row.day(plan, name)
    return NOT_YET if day is None and not_yet and row.says(name) else day


def _notes(row: SnRow) -> str | None:
    board = row.shown("cab_recommendation")
    asked = {True: "yes", False: "no", None: None}[row.yes("cab_required")]
    said = {
        "Type": row.shown("type"),
        "Risk": row.shown("risk"),
        "CAB required": asked,
        "CAB date": row.shown("cab_date"),
        "CAB recommendation": board,
        "Closed": row.shown("close_code"),
    }
    lines = [row.shown("description") or ""]
    lines += [f"{label}: {text}" for label, text in said.items() if text and not text.isdigit()]
    lines += [f"{label}: {row.shown(name)}" for label, name in _PLANS.items() if row.shown(name)]
    empty = [name for name in _PLANS.values() if row.says(name) and not row.shown(name)]
    lines += [f"Left empty: {', '.join(empty)}"] if empty else []
    return "\n".join(line for line in lines if line) or None

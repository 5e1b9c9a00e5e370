"""Statuses of ConnectWise, which every board words as it likes: the flag says whether it is closed, the words how."""

import re

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.named_rows import NamedRow, plain_fields
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import status_of
from golive.engine.load.tree import Place
from golive.schemas.elements import ChangeDecision, Status

_GIVEN_UP = re.compile(
    r"cancel|duplicate|declin|reject|withdr[ae]w|not needed|no longer|won'?t|abandon|storniert", re.IGNORECASE
)
_DECISIONS: tuple[tuple[ChangeDecision, re.Pattern[str]], ...] = (
    ("withdrawn", re.compile(r"cancel|withdr[ae]w|storniert", re.IGNORECASE)),
    ("rejected", re.compile(r"reject|declin|denied|not approved|disapprov|abgelehnt", re.IGNORECASE)),
    (
        "pending",
        re.compile(
            r"pending|await|waiting|to be approved|needs? approv|for approval|^new\b|submitted|requested", re.IGNORECASE
        ),
    ),
    ("approved", re.compile(r"\bapproved|genehmigt", re.IGNORECASE)),
)


def ticket_status(row: NamedRow, plan: Plan, guide: Guide, place: Place) -> Status | None:
    """How far a ticket or a phase is; None, and told, where neither its flag nor its words say."""
    word = row.text("status")
    told = next((status for own, status in guide.statuses.items() if word and own.casefold() == word.casefold()), None)
    closed = is_closed(row)
    if told:
        return told
    if word and _GIVEN_UP.search(word):
        return "cancelled"
    if closed or row.day("actualend"):
        return "done"
    known = status_of(_bare(word), guide)
    if known:
        return known
    if closed is False or row.day("actualstart"):  # open, so it is not done
        return "in-progress" if row.number("actualhours") or row.day("actualstart") else "planned"
    if word:
        remedy = f'say what it means: --status "{word[:40]}=done"'
        plan.warn(place, f"the status '{word[:40]}' is not known", remedy)
    return None


def is_closed(row: NamedRow) -> bool | None:
    """Whether the tool itself says that it is closed; None where the export does not say."""
    status = row.fields.get("status")
    inner = plain_fields(status) if isinstance(status, dict) else {}
    flags = [row.yes("closedflag"), inner.get("closedflag"), inner.get("closedstatus")]
    return next((flag for flag in flags if isinstance(flag, bool)), None)


def decision_of(row: NamedRow, guide: Guide) -> ChangeDecision | None:
    """What was decided on a change, where the words of its status say so; that it is closed is no decision."""
    word = row.text("status") or ""
    if any(own.casefold() == word.casefold() and status == "cancelled" for own, status in guide.statuses.items()):
        return "withdrawn"
    return next((decision for decision, words in _DECISIONS if words.search(word)), None)


def _bare(word: str | None) -> str:
    """The status without what boards add to it: `>New (not responded)` is `New`."""
    return re.sub(r"\(.*?\)|^\W+|\W+$", "", word or "").strip()

"""Statuses of tickets and phases of ConnectWise, which every board words as it likes.

The flag says whether it is closed, the words how: closed alone is done, closed for a reason need not be.
"""

import re

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.named_rows import NamedRow, plain_fields
from golive.engine.load.importers.statuses import status_of
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.tree import Place
from golive.schemas.elements import Status

_GIVEN_UP = re.compile(
    r"cancel|duplicate|declin|reject|withdr[ae]w|not needed|no longer|won'?t|abandon|storniert", re.IGNORECASE
)
_PARTS = re.compile(r"[-\u2013/(),:>&+]|\band\b", re.IGNORECASE)
_OF_BILLING = frozenset(("billed", "invoiced"))


def ticket_status(row: NamedRow, guide: Guide, unknown: UnknownStatuses, place: Place) -> Status | None:
    """How far a ticket or a phase is; None, and to be told, where neither flag nor words say it, or they disagree."""
    word = row.text("status") or ""
    told = next((status for own, status in guide.statuses.items() if word and own.casefold() == word.casefold()), None)
    if told:
        return told
    if _GIVEN_UP.search(word) or row.key("mergedparentticket") not in (None, "0"):
        return "cancelled"
    known, closed = _known(word, guide), is_closed(row)
    if closed is None and row.day("actualend") and known in (None, "done"):
        closed = True
    if closed:
        known = "done" if known == "done" or not word else None
    elif closed is False and known != "done":  # open, so it is not done, whatever the word is
        started = row.number("actualhours") or row.day("actualstart")
        return known or ("in-progress" if started else "planned")
    elif closed is False:
        known = None
    elif known is None and row.day("actualstart"):
        return "in-progress"
    if known is None and word:
        unknown.add(word, place)
    return known


def _known(word: str, guide: Guide) -> Status | None:
    """What the words say: done only where each part says so, as in `>Closed (billed)`, not in `Closed - Not done`."""
    parts = [bare for part in _PARTS.split(word.casefold()) if (bare := part.strip(" .!*"))]
    said = {None if part in _OF_BILLING else status_of(part, guide) or part for part in parts} - {None}
    if said == {"done"}:
        return "done"
    known = status_of(_bare(word), guide)
    return None if known == "done" else known


def is_closed(row: NamedRow) -> bool | None:
    """Whether the tool itself says that it is closed; None where the export does not say."""
    status = row.fields.get("status")
    inner = plain_fields(status) if isinstance(status, dict) else {}
    flags = [row.yes("closedflag"), inner.get("closedflag"), inner.get("closedstatus")]
    return next((flag for flag in flags if isinstance(flag, bool)), None)


def _bare(word: str) -> str:
    """The status without what boards add to it: `>New (not responded)` is `New`."""
    return re.sub(r"\(.*?\)|^\W+|\W+$", "", word).strip()

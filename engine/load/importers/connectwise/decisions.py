"""What was decided on a change of ConnectWise, where the words of its status plainly say so."""

import re

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.named_rows import NamedRow
from golive.engine.load.importers.plan import Plan
from golive.engine.load.tree import Place
from golive.schemas.elements import ChangeDecision

_APPROVED = "approved|genehmigt|approuvée?|aprobad[oa]|approvat[oa]|aprovad[oa]|goedgekeurd"
_PLAIN = re.compile(rf"(?:(?:vom |by )?(?:change|rfc|e?cab) )?(?:{_APPROVED})(?: by (?:the )?e?cab)?", re.IGNORECASE)
_NOT_YET = re.compile(r"\bnot yet approved\b|\bnot approved yet\b|\b(?:yet )?to be approved\b", re.IGNORECASE)
_REFUSED = re.compile(r"\bnot approved\b|\bdisapproved\b|\bnicht genehmigt\b", re.IGNORECASE)
_OTHERS: tuple[tuple[ChangeDecision, re.Pattern[str]], ...] = (
    ("withdrawn", re.compile(r"cancel|withdr[ae]w|storniert", re.IGNORECASE)),
    ("rejected", re.compile(r"reject|declin|denied|abgelehnt", re.IGNORECASE)),
    (
        "pending",
        re.compile(
            r"pending|await|waiting|needs? approv|for approval|^new\b|submitted|requested|ausstehend", re.IGNORECASE
        ),
    ),
)
_REMEDY = "write its id and `decision:` (approved, rejected, pending) into a YAML record, and give that with --with"


def decision_of(row: NamedRow, plan: Plan, guide: Guide, place: Place) -> ChangeDecision | None:
    """What was decided; None where the words do not plainly say it, and told where they speak of it.

    Only the plain word, alone or as that of the board, is an approval: `Partially approved` is none. That a ticket is
    closed is no decision.
    """
    word = row.text("status") or ""
    if any(own.casefold() == word.casefold() and status == "cancelled" for own, status in guide.statuses.items()):
        return "withdrawn"
    plain = re.sub(r"^[\W_]*|[.!\s]+$", "", word)
    if _PLAIN.fullmatch(plain):
        return "approved"
    rest = _REFUSED.sub("rejected", _NOT_YET.sub("pending", plain))
    said = [decision for decision, words in _OTHERS if words.search(rest)]
    approved = re.search(_APPROVED, rest, re.IGNORECASE) is not None
    if len(said) == 1 and not approved:
        return said[0]
    if said or approved:
        plan.warn(place, f"the status '{word[:40]}' does not plainly say what was decided", _REMEDY)
    return None

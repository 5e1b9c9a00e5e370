"""Statuses of Autotask: numbers of lists that every company changes."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.named_rows import NamedRow
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import status_of
from golive.engine.load.tree import Place
from golive.schemas.elements import Status

_DEFAULTS: dict[str, Status] = {"1": "planned", "5": "done"}  # New and Complete, which Autotask itself needs
_LABELS = ("statuslabel", "statusname", "statustext")


def row_status(row: NamedRow, plan: Plan, guide: Guide, place: Place) -> Status | None:
    """How far a task is: what people say of it, its label, the day of completion, the two fixed numbers.

    None, and told, for any other number.
    """
    number, label = row.text("status"), row.text(*_LABELS)
    words = [word.casefold() for word in (number, label) if word]
    told = next((status for own, status in guide.statuses.items() if own.casefold() in words), None)
    if told:
        return told
    word = label or (number if number and not number.lstrip("-").isdigit() else None)
    known = status_of(word, guide) if word else None
    if known == "cancelled" or row.day("completeddatetime") is None:
        known = known or (_DEFAULTS.get(number or "") if word is None else None)
    else:
        known = "done"
    if known is None and (number or word):
        shown = (word or number or "")[:40]
        plan.warn(place, f"the status '{shown}' is not known", f'say what it means: --status "{shown}=in-progress"')
    return known


def approval_of(row: NamedRow) -> bool | None:
    """Whether an approver said yes or no; None where he has not answered, which a row without a day says, too."""
    return row.yes("isapproved") if row.day("approverejectdatetime") else None

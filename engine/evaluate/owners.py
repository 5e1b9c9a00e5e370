"""Who has an activity in hand and when it was done, where a list that a team works through says so."""

from collections.abc import Mapping, Sequence
from typing import Any

from golive.schemas.report import ActivityFinding
from golive.schemas.worklist import Entry


def with_listed(found: Sequence[ActivityFinding], listed: Mapping[str, Entry]) -> list[ActivityFinding]:
    """The findings; those without an owner with the one of the list. Whose it is does not decide what becomes of it.

    What was ticked in a list has the day of what is done, if any: another task that is planned says nothing of it.
    """
    return [_told(one, listed[one.id]) if one.id in listed else one for one in found]


def _told(one: ActivityFinding, entry: Entry) -> ActivityFinding:
    update: dict[str, Any] = {}
    if entry.owner and not one.owner:
        update["owner"] = entry.owner
    if entry.now == "done" and one.outcome == "done":
        update["date"] = min((piece.date for piece in one.evidence if piece.date is not None), default=None)
    return one.model_copy(update=update) if update else one

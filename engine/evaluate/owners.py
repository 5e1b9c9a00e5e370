"""Who has an activity in hand, where only a list that a team works through says so."""

from collections.abc import Mapping, Sequence

from golive.schemas.report import ActivityFinding
from golive.schemas.worklist import Entry


def with_owners(found: Sequence[ActivityFinding], listed: Mapping[str, Entry]) -> list[ActivityFinding]:
    """The findings; those without an owner with the one of the list. Whose it is does not decide what becomes of it."""
    return [
        one.model_copy(update={"owner": listed[one.id].owner})
        if one.id in listed and not one.owner and listed[one.id].owner
        else one
        for one in found
    ]

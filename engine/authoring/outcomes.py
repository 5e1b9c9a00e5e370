"""Which outcomes the examples of an entry should show, and which of them they do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from golive.engine.authoring.examples import Entry, EntryPart
from golive.engine.load.ruleset_sense import ALWAYS
from golive.schemas.ruleset import Activity

_LACKING = {"missing", "open"}
_RULES = ("upheld", "violated", "undecided", "not-applicable")


@dataclass(frozen=True, slots=True)
class Lacking:
    """An entry whose examples do not show every outcome; `place` is `file:line`, `outcomes` what to add."""

    entry: str
    place: str
    outcomes: tuple[str, ...]


def lacking_in(parts: Iterable[EntryPart]) -> list[Lacking]:
    """The entries that have no example of an outcome that they should have."""
    found = [Lacking(part.item.id, part.place, tuple(lacking_outcomes(part.item))) for part in parts]
    return [one for one in found if one.outcomes]


def lacking_outcomes(entry: Entry) -> Sequence[str]:
    """What no example of the entry shows.

    Of an activity one that it must find and one that it must not; of a rule every outcome, but what always applies
    needs no example to which it does not.
    """
    shown: set[str] = {example.expect for example in entry.examples}
    if isinstance(entry, Activity):
        found = [] if shown & _LACKING else ["missing or open"]
        return found if shown - _LACKING else [*found, "done, planned, waived, undecided or not-applicable"]
    wanted = _RULES[:3] if entry.applies == ALWAYS else _RULES
    return [outcome for outcome in wanted if outcome not in shown]

"""Which outcomes the examples of an entry should show, and which of them they do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from golive.engine.authoring.examples import Entry, EntryPart
from golive.engine.authoring.formula import Negation, TooLargeError, both, can_be, can_be_unknown
from golive.engine.authoring.readings import Readings
from golive.schemas.activities import Activity
from golive.schemas.rules import CompiledRule

_LACKING = {"missing", "open"}
_RULES = ("upheld", "violated", "undecided", "not-applicable")


@dataclass(frozen=True, slots=True)
class Lacking:
    """An entry whose examples do not show every outcome; `place` is `file:line`, `outcomes` what to add."""

    entry: str
    place: str
    outcomes: tuple[str, ...]


def lacking_in(parts: Iterable[EntryPart], readings: Readings) -> list[Lacking]:
    """The entries that have no example of an outcome that they should have."""
    found = [Lacking(part.item.id, part.place, tuple(lacking_outcomes(part.item, readings))) for part in parts]
    return [one for one in found if one.outcomes]


def lacking_outcomes(entry: Entry, readings: Readings) -> Sequence[str]:
    """What no example of the entry shows.

    Of an activity one that it must find and one that it must not; of a rule every outcome that some record can have.
    """
    shown: set[str] = {example.expect for example in entry.examples}
    if isinstance(entry, Activity):
        found = [] if shown & _LACKING else ["missing or open"]
        return found if shown - _LACKING else [*found, "done, planned, waived, undecided or not-applicable"]
    missing = [outcome for outcome in _RULES if outcome not in shown]
    return [outcome for outcome in missing if _possible(outcome, entry, readings)]


def _possible(outcome: str, rule: CompiledRule, readings: Readings) -> bool:
    """Whether some record can have the outcome; what takes too long to find out counts as possible."""
    applies, requires = readings.of(rule.applies), readings.of(rule.requires)
    try:
        match outcome:
            case "not-applicable":
                return can_be(applies, False)
            case "undecided":
                return can_be_unknown(both(applies, requires))
            case "upheld":
                return can_be(both(applies, requires), True)
            case _:
                return can_be(both(applies, Negation(requires)), True)
    except TooLargeError:
        return True

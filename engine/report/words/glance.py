"""The sections of a checklist at a glance: whose turn it is, and how much there is to do."""

from collections.abc import Sequence
from datetime import date

from golive.engine.report.words.actions import NOBODY, Action, Grouping, Section, gate_heading, urgency


def at_a_glance(sections: Sequence[Section], grouping: Grouping) -> tuple[list[Section], list[Section]]:
    """The sections with something to do, and those without. Of owners the one who has to act first stands first."""
    busy = [section for section in sections if section.actions]
    if grouping == "owner":
        busy.sort(key=lambda section: (section.heading == NOBODY, *_next(section.actions[0])))
    return busy, [section for section in sections if not section.actions]


def _next(action: Action) -> tuple[tuple[int, int, int], date]:
    """By urgency, and of what is equally urgent the earliest first."""
    return urgency(action.lead), min([f.date for f in action.activities() if f.date is not None], default=date.max)


def glance_heading(grouping: Grouping) -> str:
    """What stands above the sections at a glance."""
    return "Who acts next" if grouping == "owner" else "At a glance"


def glance_name(grouping: Grouping, heading: str) -> str:
    """A section in the list of all at a glance; a gate without the "by" that its heading has."""
    return heading_words(grouping, heading) if grouping != "gate" else heading.replace("continuous", "all the time")


def heading_words(grouping: Grouping, heading: str) -> str:
    """The heading of a section; names of people and processes stay as they are."""
    text = gate_heading(heading) if grouping == "gate" else heading
    return text[:1].upper() + text[1:] if grouping in ("gate", "group") else text

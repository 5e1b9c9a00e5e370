"""Names, days and places as a reader of the page would write them."""

import re
from collections.abc import Sequence
from datetime import date

from golive.engine.report.words.actions import Grouping

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WORDS = {
    "charter-approval": "charter approval",
    "plan-baseline": "plan baseline",
    "design-complete": "design complete",
    "project-close": "project close",
    "monitoring-controlling": "monitoring and controlling",
    "not-applicable": "not applicable",
    "not-a-project": "not a project",
}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


def clean(text: str) -> str:
    """The text without characters that are not to be seen or that turn others around."""
    return _UNSEEN.sub(" ", text)


def words(name: str) -> str:
    """A gate, group, outcome or verdict as a reader would write it."""
    return _WORDS.get(name, name)


def headline(name: str) -> str:
    """The same with a capital letter."""
    text = words(name)
    return text[:1].upper() + text[1:]


def heading_of(grouping: Grouping, name: str) -> str:
    """Names of processes and people stay as they are."""
    return headline(name) if grouping in ("group", "gate") else clean(name)


def day_words(day: date) -> str:
    """A day written out."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def place_words(where: Sequence[str] | str, source: str) -> str:
    """Where it stands; the file is left out where it is the record's own."""
    places = [where] if isinstance(where, str) else where
    lines = [place.removeprefix(f"{source}:") for place in places]
    return ", ".join(f"line {line}" if line.isdecimal() else line for line in lines)

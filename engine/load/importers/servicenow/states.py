"""States of ServiceNow's tables, which companies may change: by what people say of them, by word, and by number.

The number behind a word that a company wrote itself may mean anything, so it does not overrule the word.
"""

import re

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.servicenow.rows import SnRow, plain_word
from golive.engine.load.importers.statuses import status_of, status_of_percent
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.tree import Place
from golive.schemas.elements import Status

_TASK: dict[str, Status] = {
    "-5": "planned",
    "1": "planned",
    "2": "in-progress",
    "3": "done",
    "4": "cancelled",  # closed incomplete, of a change task canceled: nobody did it
    "7": "cancelled",
    "work in progress": "in-progress",
    "closed complete": "done",
    "closed incomplete": "cancelled",
    "closed skipped": "cancelled",
    "geschlossen vollständig": "done",
    "geschlossen unvollständig": "cancelled",
    "geschlossen übersprungen": "cancelled",
    "abgeschlossen vollständig": "done",
    "abgeschlossen unvollständig": "cancelled",
    "abgeschlossen übersprungen": "cancelled",
}
_NUMBER = re.compile(r"-?\d+")
_CHANGE = {
    "-5": "new",
    "-4": "assess",
    "-3": "authorize",
    "-2": "scheduled",
    "-1": "implement",
    "0": "review",
    "3": "closed",
    "4": "canceled",
}
BEFORE_APPROVAL = ("new", "assess", "authorize")
BEFORE_REVIEW = (*BEFORE_APPROVAL, "scheduled", "implement")


def task_status(row: SnRow, guide: Guide, unknown: UnknownStatuses, place: Place) -> Status | None:
    """How far a task is; None, and to be told, where its state is not known; its percentage where it has no state."""
    shown, value = row.shown("state"), row.value("state")
    told = _told(shown, guide) or _told(value, guide)
    if told:
        return told
    if shown is None and value is None:
        return status_of_percent(_number(row.value("percent_complete")), row.value("work_start") is not None)
    word = shown or value or ""
    known = _known(word, value, guide)
    if known is None:
        unknown.add(word, place)
    return known


def _known(word: str, value: str | None, guide: Guide) -> Status | None:
    """By the word, or by the number where there is no word; none is done where the number behind it is not."""
    by_number = _TASK.get(plain_word(value)) if value and _NUMBER.fullmatch(value) else None
    if _NUMBER.fullmatch(word):
        return by_number
    by_word = _TASK.get(plain_word(word)) or status_of(word, guide)
    return None if by_word == "done" and by_number not in (None, "done") else by_word


def change_state(row: SnRow, guide: Guide) -> str | None:
    """new, assess, authorize, scheduled, implement, review, closed or canceled; None where it is not known."""
    shown, value = row.shown("state"), row.value("state")
    if (_told(shown, guide) or _told(value, guide)) == "cancelled":
        return "canceled"
    for word in (plain_word(value), plain_word(shown)):
        state = _CHANGE.get(word, "canceled" if word == "cancelled" else word)
        if state in _CHANGE.values():
            return state
    return None


def _told(word: str | None, guide: Guide) -> Status | None:
    return next((status for own, status in guide.statuses.items() if word and own.casefold() == word.casefold()), None)


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").rstrip("%"))
    except ValueError:
        return None

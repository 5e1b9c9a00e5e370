"""What a cell says of how far a task is, with the marks and percentages that people put before the word."""

import re
from collections.abc import Iterable

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.statuses import status_of, status_of_percent
from golive.schemas.elements import Status

_SHORT = {
    ":white_check_mark:": "✅",
    ":heavy_check_mark:": "✔",
    ":ballot_box_with_check:": "☑",
    ":black_square_button:": "☐",
    ":x:": "❌",
    "\ufe0f": "",  # asks for a coloured sign
    "\ufe0e": "",
}
_TICKS = ("✓", "✔", "✅", "☑", "[x]")
_OPEN = ("☐", "[ ]", "[]", "⬜", "◻", "□")
_CROSSES = ("❌", "✗", "✘", "✖", "☒", "❎", "🚫", "⛔", "🛑")
_MARK = re.compile("|".join(map(re.escape, (*_TICKS, *_OPEN, *_CROSSES))), re.IGNORECASE)
# what says nothing: `>Closed`, `4 - Closed`
_BULLET = re.compile(r"(?:[>*•·▪\u2013\u2014-]|[🟢🔵🟣]|\d{1,2}\s?[.):_\u2013-](?=\D))\s*")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?%\s*(.*)", re.DOTALL)
_TICK_WORDS = frozenset((*_TICKS, *_CROSSES, "yes", "y", "ok", "true", "done", "ja", "oui", "sí", "si", "sim"))


def plain_marks(text: str) -> str:
    """The text with each mark as one sign: without selectors of colour, and `:white_check_mark:` as it is shown."""
    for written, sign in _SHORT.items():
        text = text.replace(written, sign)
    return text.strip()


def word_status(text: str, guide: Guide, code: bool = False) -> Status | None:
    """The status that a cell says; None where it is not known, or where its mark and its word do not agree.

    `code`: a number is one of the tool's own, which says nothing, and not 0 or 1 for no or yes.
    """
    told = _told(text, guide)
    if told is not None or (code and text.isdecimal()):
        return told
    text = plain_marks(text)
    known = status_of(text, guide)
    if known is not None:
        return known
    percent = _PERCENT.fullmatch(text)
    if percent:
        return _of_percent(percent[1], percent[2], guide)
    mark = _MARK.match(text)
    if mark:
        return _marked(mark[0].casefold(), text[mark.end() :].strip(" -\u2013:"), guide)
    bullet = _BULLET.match(text)
    return status_of(text[bullet.end() :], guide) if bullet else None


def tells_x_apart(cells: Iterable[str]) -> bool:
    """Whether a column has other ticks or crosses, so that it is not known what an `x` in it says."""
    return any(plain_marks(cell).casefold() in _TICK_WORDS for cell in cells)


def is_bare_x(text: str, guide: Guide) -> bool:
    """Whether a cell has an `x` and people did not say what it means."""
    return text.casefold() == "x" and _told(text, guide) is None


def is_dropped(labels: str, guide: Guide) -> bool:
    """Whether one of the labels of a task says that it was not done: `duplicate`, `resolution::wontfix`."""
    words = (label.rpartition(":")[2].strip() for label in re.split(r"[,;|\n]", labels))
    return any(status_of(word, guide) == "cancelled" for word in words if word)


def _told(text: str, guide: Guide) -> Status | None:
    return next((status for own, status in guide.statuses.items() if own.casefold() == text.casefold()), None)


def _of_percent(number: str, word: str, guide: Guide) -> Status | None:
    """What `50% complete` says: the percentage, where the word is none that says something else."""
    percent = float(number.replace(",", "."))
    said, by_number = status_of(word, guide) if word else "done", status_of_percent(percent)
    return by_number if percent <= 100 and said in ("done", by_number) else None


def _marked(mark: str, word: str, guide: Guide) -> Status | None:
    """What `☐ Done` says: not done. A cross beside `done` says nothing, nor a tick beside anything else."""
    said = status_of(word, guide)
    if mark in _TICKS:
        return "done" if not word or said == "done" else None
    if mark in _OPEN and (not word or said == "done"):
        return "planned"
    return None if said == "done" else said

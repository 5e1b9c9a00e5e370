"""What those who write a list to work through and those who read it back both know: marks, headings, what is kept."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

State = Literal["to-do", "planned", "in-progress", "done", "not-needed", "not-applicable"]
STATES: Final[tuple[State, ...]] = ("to-do", "planned", "in-progress", "done", "not-needed", "not-applicable")
STATE_WORDS: Final[dict[State, str]] = {state: state.replace("-", " ") for state in STATES}
CHOICES: Final[tuple[State, ...]] = STATES[:5]
"""What a person may choose; that something does not apply follows from the facts of the record."""

Field = Literal[
    "done", "status", "title", "owner", "planned_for", "done_on", "reason", "by", "decided_on", "expires", "note"
]
HEADINGS: Final[dict[Field, str]] = {
    "done": "Done",
    "status": "Status",
    "title": "Title",
    "owner": "Owner",
    "planned_for": "Planned for",
    "done_on": "Done on",
    "reason": "Not needed because",
    "by": "Decided by",
    "decided_on": "Decided on",
    "expires": "Valid until",
    "note": "Note",
}
"""The columns that a team fills in."""
WAIVER_FIELDS: Final[tuple[Field, ...]] = ("reason", "by", "decided_on", "expires")
MARK_HEADING: Final = "golive id"
PROJECT_HEADING: Final = "Project"

_MARK = re.compile(
    r"golive:(?P<id>[a-z][a-z0-9-]*/[a-z0-9-]+|(?:L-)?[A-Z]{2,10}-\d{1,3})"
    r"(?::(?P<state>to-do|planned|in-progress|done|not-needed|not-applicable))?"
    r"(?::(?P<day>\d{4}-\d\d-\d\d))?(?::w(?P<waiver>[0-9a-f]{6}))?(?:@(?P<record>[0-9a-f]{6}))?(?![\w/])"
)
MARK_BYTES: Final = b"golive:"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row of a list was when it was written: the activity or rule, its state, a date, a waiver, the record.

    `day` is what stood under Planned for or Done on. `waiver` and `record` are digests, empty where there was none.
    """

    id: str
    state: State = "to-do"
    day: str = ""
    waiver: str = ""
    record: str = ""

    def __str__(self) -> str:
        state = f":{self.state}" if self.state != "to-do" else ""
        day, waiver = f":{self.day}" if self.day else "", f":w{self.waiver}" if self.waiver else ""
        return f"golive:{self.id}{state}{day}{waiver}" + (f"@{self.record}" if self.record else "")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a worked-through list says of an activity or rule: its mark, and what a person wrote, as it was written.

    `owner` and `note` hold whatever becomes of the rest. `changed`: whether the rest says other than when it was
    written, so that it is to be kept. `where` is the place of the row, `now` the state that it gives, if any.
    """

    mark: Mark
    cells: dict[Field, str]
    where: str
    changed: bool = False
    now: State | None = None

    @property
    def owner(self) -> str:
        """Who has it in hand; empty where nobody is named."""
        return self.cells.get("owner", "")


def marks_in(text: str) -> list[Mark]:
    """The marks in a text, in their order."""
    if "golive:" not in text:
        return []
    return [
        Mark(one["id"], _state(one["state"]), one["day"] or "", one["waiver"] or "", one["record"] or "")
        for one in _MARK.finditer(text)
    ]


def _state(word: str | None) -> State:
    return next((state for state in STATES if state == word), "to-do")


def digest(*parts: str | None) -> str:
    """Six hexadecimal digits for texts, the same however they are spaced; empty where all of them are."""
    plain = [" ".join((part or "").split()) for part in parts]
    return hashlib.sha256("\0".join(plain).encode("utf-8", "replace")).hexdigest()[:6] if any(plain) else ""


def record_digest(record_id: str | None, name: str | None) -> str:
    """What tells the record of a list: made of its id, else of its name; empty where it has neither."""
    return digest(record_id or name)


def waiver_digest(cells: Sequence[str | None]) -> str:
    """What tells the waiver that stood in a row when it was written: of reason, by, decided on, valid until."""
    return digest(*cells)

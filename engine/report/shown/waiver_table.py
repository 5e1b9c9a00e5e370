"""The waivers of records and files as a table: the state of each, and how long it still counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from golive.engine.report.formats.text import wrapped
from golive.schemas.report import WaiverSeen

_ROW = "{:<13} {:>9}  {:<10}  {}"
_NOTHING = "-"
TOLERABLE = ("expiring", "unused", "not-yet")  # states that nobody has to mend today


@dataclass(frozen=True, slots=True)
class Listing:
    """Waivers that belong together: those of a record, or those of a file that are meant for none of the records."""

    title: str
    record: dict[str, Any] | None
    as_of: date
    as_of_from: str
    waivers: Sequence[WaiverSeen]

    @property
    def loud(self) -> int:
        """How many of the waivers there is something to say of."""
        return sum(1 for waiver in self.waivers if waiver.says)

    def has_wrong(self, tolerated: Collection[str]) -> bool:
        """Whether there is something to say of a waiver other than that it is in one of the tolerated states."""
        told = [waiver for waiver in self.waivers if waiver.says]
        return any(one.state not in tolerated or one.refused or one.unknown for one in told)


def render(listings: Sequence[Listing], width: int) -> str:
    """Each listing as a table of at most `width` columns."""
    width = max(40, min(width, 100))
    return "\n".join("\n".join(_table(listing, width)).rstrip() + "\n" for listing in listings)


def _table(listing: Listing, width: int) -> list[str]:
    number = len(listing.waivers)
    today = " (today)" if listing.as_of_from == "today" else ""
    many = "no waivers" if not number else f"{number} waiver{'' if number == 1 else 's'}"
    loud = f", {listing.loud} to look at" if listing.loud else ""
    lines = wrapped(f"{listing.title}, as of {listing.as_of}{today}: {many}{loud}", width)
    if number:
        lines += ["", _ROW.format("state", "days left", "last day", "by")]
    for waiver in listing.waivers:
        lines += _of(waiver, width)
    return lines


def _of(waiver: WaiverSeen, width: int) -> list[str]:
    left = _NOTHING if waiver.days_left is None else str(waiver.days_left)
    by = (waiver.by or "").strip() or _NOTHING
    row = _ROW.format(waiver.state, left, str(waiver.expires or _NOTHING), "")
    first, *more = wrapped(by, max(10, width - len(row)))
    lines = [(row + first).rstrip(), *(" " * len(row) + line for line in more)]
    lines += wrapped(", ".join(waiver.covers) or "names no ids", width, "    ", "    ")
    lines += wrapped((waiver.reason or "").strip() or "no reason", width, "    ", "    ")
    lines += wrapped(_origin(waiver), width, "    ", "    ")
    for said in waiver.says:
        lines += wrapped(f"{said[:1].upper()}{said[1:]}.", width, "      ", "    ! ")
    return [*lines, ""]


def _origin(waiver: WaiverSeen) -> str:
    """When and where it was decided, for whom, and where it is written."""
    parts = [f"of {waiver.date}" if waiver.date else "no date"]
    if waiver.scope is not None:
        parts.append(f"for {', '.join(waiver.scope) or 'no project'}")
    if waiver.reference:
        parts.append(waiver.reference)
    return f"{', '.join(parts)} ({waiver.where})"

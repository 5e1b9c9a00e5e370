"""Days as exports write them."""

from datetime import date

_FIRST, _LAST = "1984-01-02", "2149-12-31"  # tools write 1970, 1984-01-01, 2149-12-31 or 9999 for "no date"


def iso_day(text: object) -> str | None:
    """The day of a text such as 2026-10-26T08:00:00Z as ISO text; None where there is none, or one that means none."""
    try:
        day = date.fromisoformat(str(text or "").strip()[:10]).isoformat()
    except ValueError:
        return None
    return day if _FIRST <= day < _LAST else None

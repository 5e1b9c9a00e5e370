"""Working days and change freezes, by the calendar of a record."""

from collections.abc import Sequence
from datetime import date, timedelta

from golive.schemas.record import Calendar

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = _NAMES[:5]  # where the record does not say, or names no day at all


def working_days(first: date, last: date, calendar: Calendar | None) -> int:
    """The working days after the first day up to the last one; negative where the last lies before the first."""
    if last < first:
        return -working_days(last, first, calendar)
    week: Sequence[str] = (calendar.workdays if calendar else None) or _WEEK
    free = {day for day in (calendar.holidays if calendar else None) or () if day is not None}
    weeks, rest = divmod((last - first).days, 7)
    days = weeks * len(set(week)) + sum(1 for n in range(1, rest + 1) if _works(first + timedelta(n), week))
    return days - sum(1 for day in free if first < day <= last and _works(day, week))


def _works(day: date, week: Sequence[str]) -> bool:
    return _NAMES[day.weekday()] in week


def in_freeze(day: date, calendar: Calendar | None) -> bool | None:
    """Whether the day lies in a change freeze; None where the record does not tell.

    A freeze without its first day holds from ever, one without its last for ever; of one without either nothing is
    known.
    """
    freezes = calendar.freezes if calendar else None
    if freezes is None:
        return None
    dated = [freeze for freeze in freezes if freeze.from_ is not None or freeze.to is not None]
    if any((f.from_ is None or f.from_ <= day) and (f.to is None or day <= f.to) for f in dated):
        return True
    return False if len(dated) == len(freezes) else None

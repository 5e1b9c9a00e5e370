"""Working days, counted one by one, and change freezes."""

from datetime import date, timedelta
from typing import Any

from oracle.conditions import EMPTY, UNKNOWN, Truth, all_hold, any_holds, value_at

WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def working_days(first: date, last: date, calendar: Any) -> int:
    """How many days after the first, up to the last, are worked; those that lie backwards count as less than none."""
    if last < first:
        return -working_days(last, first, calendar)
    week = (None if calendar is UNKNOWN else calendar.workdays) or WEEK[:5]
    holidays = (None if calendar is UNKNOWN else calendar.holidays) or []
    days = [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]
    return sum(WEEK[day.weekday()] in week and day not in holidays for day in days)


def freeze_on(day: date, calendar: Any) -> Truth:
    """Whether a day lies in a freeze. One with a single end goes on for ever; one with none at all is not known."""
    freezes = UNKNOWN if calendar is UNKNOWN else value_at(calendar, "freezes")
    if freezes is UNKNOWN:
        return None
    return any_holds(_lies_in(day, value_at(one, "from_"), value_at(one, "to")) for one in freezes)


def _lies_in(day: date, first: Any, last: Any) -> Truth:
    if not isinstance(first, date) and not isinstance(last, date):
        return None
    return all_hold([first in (UNKNOWN, EMPTY) or first <= day, last in (UNKNOWN, EMPTY) or day <= last])

"""Working days and change freezes."""

from datetime import date, timedelta
from typing import Any

import pytest

from golive.engine.evaluate.working_days import in_freeze, working_days
from golive.schemas.record import Calendar

MONDAY = date(2026, 10, 26)


def _calendar(**given: Any) -> Calendar:
    return Calendar.model_validate(given)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, 0), (1, 1), (4, 4), (5, 4), (6, 4), (7, 5), (14, 10), (21, 15), (-1, -1), (-3, -1), (-4, -2), (-7, -5)],
)
def test_from_a_monday(days: int, expected: int) -> None:
    """The first day does not count, the last one does; what lies backwards is below zero."""
    assert working_days(MONDAY, MONDAY + timedelta(days=days), None) == expected


def test_a_working_week_of_ones_own() -> None:
    calendar = _calendar(workdays=["sun", "mon", "tue", "wed", "thu"])
    assert working_days(MONDAY, MONDAY + timedelta(days=7), calendar) == 5
    assert working_days(MONDAY, MONDAY + timedelta(days=4), calendar) == 3
    assert working_days(MONDAY, MONDAY + timedelta(days=6), calendar) == 4


@pytest.mark.parametrize("workdays", [None, []])
def test_a_week_without_working_days_is_the_usual_one(workdays: Any) -> None:
    assert working_days(MONDAY, MONDAY + timedelta(days=7), _calendar(workdays=workdays)) == 5


def test_a_day_that_is_named_twice_counts_once() -> None:
    calendar = _calendar(workdays=["mon", "mon", "tue"], holidays=["2026-11-02", "2026-11-02"])
    assert working_days(MONDAY, MONDAY + timedelta(days=14), calendar) == 3


def test_holidays_count_only_where_they_are_worked_on_and_lie_between() -> None:
    holidays = ["2026-10-26", "2026-10-28", "2026-10-31", "2026-11-02", "2026-11-03", None]
    assert working_days(MONDAY, date(2026, 11, 2), _calendar(holidays=holidays)) == 3


def test_a_hundred_thousand_days_at_once() -> None:
    assert working_days(date(2000, 1, 3), date(2000, 1, 3) + timedelta(days=700_000), None) == 500_000


@pytest.mark.parametrize(
    ("first", "last"), [(MONDAY, MONDAY + timedelta(days=n)) for n in (-400, -30, -5, 3, 8, 100, 365)]
)
def test_it_is_what_counting_them_one_by_one_gives(first: date, last: date) -> None:
    calendar = _calendar(workdays=["mon", "wed", "sat"], holidays=["2026-10-28", "2026-10-24", "2027-01-06"])
    low, high = sorted((first, last))
    days = [low + timedelta(days=n) for n in range(1, (high - low).days + 1)]
    holidays = calendar.holidays or []
    worked = sum(day.weekday() in (0, 2, 5) and day not in holidays for day in days)
    assert working_days(first, last, calendar) == (worked if last >= first else -worked)


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        (None, None),
        ({}, None),
        ({"freezes": None}, None),
        ({"freezes": []}, False),
        ({"freezes": [{"from": "2026-10-26", "to": "2026-10-26"}]}, True),
        ({"freezes": [{"from": "2026-10-01", "to": "2026-10-25"}]}, False),
        ({"freezes": [{"from": "2026-10-27", "to": "2026-11-25"}]}, False),
        ({"freezes": [{"from": "2026-10-27"}]}, False),
        ({"freezes": [{"from": "2026-10-20"}]}, True),
        ({"freezes": [{"to": "2026-10-20"}]}, False),
        ({"freezes": [{"to": "2026-10-26"}]}, True),
        ({"freezes": [{"why": "year end"}]}, None),
        ({"freezes": [{"why": "year end"}, {"from": "2026-10-26"}]}, True),
        ({"freezes": [{"why": "year end"}, {"from": "2026-10-27"}]}, None),
    ],
)
def test_freezes(calendar: Any, expected: bool | None) -> None:
    assert in_freeze(MONDAY, None if calendar is None else _calendar(**calendar)) is expected

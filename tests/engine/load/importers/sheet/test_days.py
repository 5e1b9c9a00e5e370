"""Days as tables write them."""

import pytest

from golive.engine.load.importers.sheet.days import day_in, order_of, says_none
from golive.schemas.settings import DateOrder


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-30",
        "2026-10-30T17:00:00Z",
        "2026/10/30 17:00",
        "20261030",
        "30.10.2026",
        "30.10.26",
        "Fr 30.10.26",
        "30/Oct/26 5:00 PM",
        "30/Okt/26",
        "30-Oct-2026",
        "30 October 2026",
        "October 30, 2026 8:00 AM",
        "Oct 30, 2026",
        "Fri 30 Oct 2026",
        "30. Oktober 2026",
        "30 octobre 2026",
        "30 de octubre de 2026",
        "30 ottobre 2026",
        "30 oktober 2026",
        "30 de outubro de 2026",
        "2026年10月30日",
        "46325",
        "30/10/2026",
        "10/30/2026",
        "10/30/26 16:14",
        "30th Oct 2026",
    ],
)
@pytest.mark.parametrize("order", [None, "day-first", "month-first"])
def test_what_can_only_be_one_day(text: str, order: DateOrder | None) -> None:
    assert day_in(text, order) == "2026-10-30"


@pytest.mark.parametrize(("order", "day"), [(None, None), ("day-first", "2026-04-03"), ("month-first", "2026-03-04")])
def test_numbers_need_an_order(order: DateOrder | None, day: str | None) -> None:
    assert day_in("03/04/2026", order) == day
    assert day_in("3-4-26", order) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/2026", "1970-01-01", "9999-12-31", "13/13/2026", "Q3 2026", "12", "5 days", "May", "x1"]
)
def test_what_is_no_day(text: str) -> None:
    assert day_in(text, "day-first") is None


@pytest.mark.parametrize(
    ("texts", "order", "matters"),
    [
        (["03/04/2026"], None, True),
        (["03/04/2026", "25/04/2026"], "day-first", True),
        (["03/04/2026", "04/25/2026"], "month-first", True),
        (["25/04/2026", "04/25/2026"], None, False),
        (["Mon 2/3/26"], "day-first", True),  # 2 March 2026 is a Monday, 3 February a Tuesday
        (["Tue 2/3/26"], "month-first", True),
        (["03.04.2026", "2026-03-04", "4 May 2026"], None, False),
        (["05/05/2026"], None, False),
    ],
)
def test_a_column_decides(texts: list[str], order: DateOrder | None, matters: bool) -> None:
    assert order_of(texts) == (order, matters)


@pytest.mark.parametrize("text", ["-", "TBD", "n/a", "N.A.", "\u2013", "?", "asap"])
def test_what_says_that_there_is_none(text: str) -> None:
    assert says_none(text)
    assert not says_none("2026")

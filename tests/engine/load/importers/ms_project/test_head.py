"""What an MS Project plan says of the project as a whole."""

from collections.abc import Callable
from datetime import date

import mspdi_xml as xml
import pytest

from golive.engine.load.formats import read_trees
from golive.engine.load.source import Source

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [("A title", "a.xml", "A title"), (None, "a.xml", "a"), (" ", "a.xml", "a"), (None, None, None)],
)
def test_name(title: str | None, name: str | None, expected: str | None) -> None:
    head = {key: value for key, value in (("Title", title), ("Name", name)) if value is not None}
    assert xml.record(xml.plan(xml.task(1, "a"), **head)).name == expected


@pytest.mark.parametrize(
    ("status", "current", "expected"),
    [
        ("2026-09-14T17:00:00", "2026-09-15T08:00:00", date(2026, 9, 14)),
        ("NA", "2026-09-15T08:00:00", date(2026, 9, 15)),
        (None, "2026-09-15T08:00:00", date(2026, 9, 15)),
        ("1970-01-01T01:00:00", "2026-09-15T08:00:00", date(2026, 9, 15)),
        ("1984-01-01T08:00:00", "2026-09-15T08:00:00", date(2026, 9, 15)),
        ("1984-01-02T08:00:00", None, date(1984, 1, 2)),
        ("", "2026-09-15T08:00:00.176", date(2026, 9, 15)),
        ("2026-09-14", None, date(2026, 9, 14)),
        (" 2026-09-14T17:00:00 ", None, date(2026, 9, 14)),
        ("2026-09-14T17:00:00+02:00", None, date(2026, 9, 14)),
        ("20260914", None, date(2026, 9, 14)),
        ("2026-W38-1", None, date(2026, 9, 14)),
        ("2026-02-30T08:00:00", None, None),
        ("14.09.2026", None, None),
        ("NA", "NA", None),
        (None, None, None),
    ],
)
def test_as_of(status: str | None, current: str | None, expected: date | None) -> None:
    head = {key: value for key, value in (("StatusDate", status), ("CurrentDate", current)) if value is not None}
    record = xml.record(xml.plan(xml.task(1, "a"), **head))
    assert record.as_of == expected
    assert record.says("as_of") == (expected is not None)


@pytest.mark.parametrize(
    ("inside", "baseline", "forecast"),
    [
        ("<Finish>2026-10-09T17:00:00</Finish>", None, date(2026, 10, 9)),
        (
            "<Finish>2026-10-09T17:00:00</Finish><ActualFinish>2026-10-12T17:00:00</ActualFinish>",
            None,
            date(2026, 10, 12),
        ),
        ("<ActualFinish>NA</ActualFinish><Finish>2026-10-09T17:00:00</Finish>", None, date(2026, 10, 9)),
        ("<Baseline><Finish>2026-10-02T17:00:00</Finish></Baseline>", date(2026, 10, 2), None),
        (
            "<Baseline><Number>1</Number><Finish>2026-11-02T17:00:00</Finish></Baseline>"
            "<Baseline><Number>0</Number><Finish>2026-10-02T17:00:00</Finish></Baseline>",
            date(2026, 10, 2),
            None,
        ),
        ("<Baseline><Number>3</Number><Finish>2026-11-02T17:00:00</Finish></Baseline>", None, None),
        ("<Baseline><Number>0</Number><Finish>NA</Finish></Baseline>", None, None),
        ("<Finish>1970-01-01T01:00:00</Finish>", None, None),
        ("", None, None),
    ],
)
def test_baseline_and_forecast_finish(inside: str, baseline: date | None, forecast: date | None) -> None:
    record = xml.record(xml.plan(xml.task(0, "P", 0, inside), xml.task(1, "a")))
    assert (record.dates is None) == (baseline is None and forecast is None)
    if record.dates is not None:
        assert (record.dates.baseline_finish, record.dates.forecast_finish) == (baseline, forecast)
        assert record.dates.says("baseline_finish") == (baseline is not None)
        assert record.dates.says("forecast_finish") == (forecast is not None)


def test_the_baseline_of_a_task_is_not_that_of_the_project() -> None:
    baseline = "<Baseline><Number>0</Number><Finish>2026-10-02T17:00:00</Finish></Baseline>"
    record = xml.record(xml.plan(xml.task(0, "P", 0), xml.task(1, "a", 1, baseline)))
    assert record.dates is None
    assert record.activities is not None
    assert record.activities[0].date is None


@pytest.mark.parametrize(
    ("head", "actual", "expected"),
    [
        ({"StatusDate": "2026-09-14T17:00:00", "CurrentDate": "2026-10-15T08:00:00"}, "2026-09-14", "2026-09-14"),
        ({"StatusDate": "2026-09-14T17:00:00", "CurrentDate": "2026-10-15T08:00:00"}, "2026-09-15", "2026-10-15"),
        ({"StatusDate": "2026-09-14T17:00:00", "CurrentDate": "2026-09-01T08:00:00"}, "2026-09-15", "2026-09-14"),
        ({"StatusDate": "2026-09-14T17:00:00"}, "2026-09-15", "2026-09-14"),
        ({"LastSaved": "2026-09-16T17:00:00"}, "2026-09-15", "2026-09-16"),
    ],
)
def test_a_status_date_counts_unless_the_plan_goes_on_after_it(
    head: dict[str, object], actual: str, expected: str
) -> None:
    record = xml.record(xml.plan(xml.task(1, "a", ActualFinish=f"{actual}T17:00:00"), **head))
    assert str(record.as_of) == expected


def test_a_plan_of_long_ago_is_told() -> None:
    (tree,) = read_trees(Source("f", xml.plan(xml.task(1, "a"), CurrentDate="2019-03-01T08:00:00").encode()), xml.GUIDE)
    assert tree.notes[1] == "as_of is 2019-03-01, the day on which the plan was saved; its status date is not set"
    assert tree.notes[2].startswith(
        "the plan is of 2019-03-01, and is judged as of that day; save it anew, or give --as"
    )


def test_money_and_work_of_the_project() -> None:
    baseline = "<Baseline><Number>0</Number><Cost>18500050</Cost></Baseline>"
    project = xml.task(0, "P", 0, baseline, Cost="19000000", Work="PT1234H30M0S")
    record = xml.record(xml.plan(project, xml.task(1, "a", Cost="99", Work="PT8H0M0S")))
    assert record.budget is not None
    assert record.request is not None
    assert (record.budget.baseline, record.budget.forecast) == (185_000.5, 190_000)
    assert record.request.labour_hours == 1234.5


@pytest.mark.parametrize("cost", ["0", "0.0", "-5", "nan", "inf", "1e400", "much", ""])
@pytest.mark.parametrize("work", ["PT0H0M0S", "8h", "", "PT" + "9" * 40 + "H0M0S"])
def test_no_money_and_no_work_is_not_known(cost: str, work: str) -> None:
    record = xml.record(xml.plan(xml.task(0, "P", 0, Cost=cost, Work=work), xml.task(1, "a")))
    assert (record.budget, record.request) == (None, None)


def test_the_end_of_a_plan_without_a_row_for_the_project() -> None:
    record = xml.record(xml.plan(xml.task(1, "a"), FinishDate="2026-10-09T17:00:00"))
    assert record.dates is not None
    assert str(record.dates.forecast_finish) == "2026-10-09"


def test_the_team_is_who_is_assigned_with_the_share_that_somebody_set() -> None:
    people = "".join(
        f"<Resource><UID>{uid}</UID><Name>{name}</Name><Type>{kind}</Type><MaxUnits>{units}</MaxUnits></Resource>"
        for uid, name, kind, units in ((1, "Ada", 1, 0.5), (2, "Bo", 1, 1), (3, "Idle", 1, 1), (4, "Cable", 0, 1))
    )
    rows = "".join(f"<Assignment><TaskUID>1</TaskUID><ResourceUID>{n}</ResourceUID></Assignment>" for n in (1, 2, 4))
    team = xml.record(xml.plan(xml.task(1, "a"), after=people + rows)).team
    assert [(one.name, one.units) for one in team or []] == [("Ada", 50), ("Bo", None)]
    everybody = xml.record(xml.plan(xml.task(1, "a"), after=people)).team
    assert [one.name for one in everybody or []] == ["Ada", "Bo", "Idle"]


def test_the_milestone_that_is_the_go_live_is_told() -> None:
    day = {"Finish": "2026-10-05T08:00:00", "Milestone": 1}
    text = xml.plan(xml.task(1, "Pilot go-live", **day), xml.task(2, "ERP go-live", **day), xml.task(3, "Go-live"))
    (tree,) = read_trees(Source("plan.xml", text.encode()), xml.GUIDE)
    assert tree.value["dates"] == {"go_live": "2026-10-05"}
    assert tree.notes[1] == "dates.go_live is 2026-10-05, from the milestone 'ERP go-live' (plan.xml:4)"


def test_of_two_go_lives_none_is_taken() -> None:
    day = {"Finish": "2026-10-05T08:00:00", "Milestone": 1}
    assert xml.record(xml.plan(xml.task(1, "HR go-live", **day), xml.task(2, "Cutover complete", **day))).dates is None
    cancelled = xml.plan(xml.task(1, "Go-live", Active=0, **day), xml.task(2, "Go-live", **day))
    assert xml.record(cancelled).dates is not None

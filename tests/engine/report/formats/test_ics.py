"""The calendar: read by a library, days are those of the report, and entries stay the same ones from day to day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from golive import Engine, Report
from golive.engine.report.formats.ics import render

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
EXAMPLE = "examples/office-365-migration.yaml"
Masked = Callable[..., Report]


def _events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


@pytest.fixture
def example(engine: Engine, root: Any, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(root)
    return engine.check(EXAMPLE)


@pytest.mark.parametrize("name", ["overdue", "no-go"])
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.ics", render([masked(name, select=("release-mgmt/", "CHG-0"))]).replace("\r\n", "\n"))


@pytest.mark.parametrize("name", NAMES)
def test_a_library_reads_it_without_complaint(name: str, masked: Masked) -> None:
    text = render([masked(name), masked("go")])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = Calendar.from_ical(text)
    assert [component.errors for component in calendar.walk()] == [[] for _ in calendar.walk()]
    assert calendar["VERSION"] == "2.0"


@pytest.mark.parametrize("name", NAMES)
def test_another_library_reads_the_same(name: str, masked: Masked) -> None:
    text = render([masked(name), masked("overdue")])
    told = [(e.uid.value, e.summary.value, e.dtstart.value) for e in vobject.readOne(text).vevent_list]
    assert len(told) > 0
    assert told == [(str(e["UID"]), str(e["SUMMARY"]), e["DTSTART"].dt) for e in _events(text)]


def test_gates_planned_activities_and_waivers_stand_on_their_days(example: Report) -> None:
    events = _events(render([example]))
    days = sorted(event["DTSTART"].dt for event in events)
    wanted = [*example.gate_dates.values()]
    wanted += [f.date for f in example.activities if f.outcome == "planned" and f.date]
    wanted += [waiver.expires for waiver in example.waivers if waiver.counts and waiver.expires]
    assert len(wanted) > 5
    assert days == sorted(wanted)
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1) for event in events)


def test_a_gate_says_the_verdict_and_what_is_due(example: Report) -> None:
    (gate,) = [event for event in _events(render([example])) if ": Go-live: " in event["SUMMARY"]]
    assert gate["DTSTART"].dt == date(2026, 11, 16)
    told = str(gate["DESCRIPTION"]).splitlines()
    assert told[0].startswith("NO-GO as of 2026-11-02: 9 blockers due by go-live are ")
    # One more blocker is undecided, and the verdict does not count it either.
    assert gate["SUMMARY"].endswith(": Go-live: 9 blockers and 42 more to do, 3 undecided")
    assert any("(change-mgmt/obtain-cab-approval)" in line for line in told)
    assert told[1].startswith("blocker ")


def test_blockers_that_were_due_before_the_gate_are_counted_apart(example: Report) -> None:
    first, *rest = example.rules
    moved = [rule.model_copy(update={"due": "design-complete"}) if rule.id == "CHG-02" else rule for rule in rest]
    (gate,) = [
        event
        for event in _events(render([example.model_copy(update={"rules": [first, *moved]})]))
        if ": Go-live: " in event["SUMMARY"]
    ]
    assert ": Go-live: 8 blockers and " in gate["SUMMARY"]
    assert gate["SUMMARY"].endswith(", 1 blocker due earlier")


def test_a_later_calendar_updates_the_entries(engine: Engine, example: Report) -> None:
    later = engine.check(EXAMPLE, as_of=date(2026, 11, 5))
    one, two = ({str(e["UID"]): e for e in _events(render([report]))} for report in (example, later))
    assert one.keys() == two.keys()
    assert len(one) == len(_events(render([example])))
    assert all(two[uid]["SEQUENCE"] > event["SEQUENCE"] for uid, event in one.items())


def test_texts_of_a_record_stay_in_their_line(engine: Engine) -> None:
    evil = "x\r\nEND:VEVENT\r\nBEGIN:VALARM; , \\n \u202e"
    record = {"name": evil, "dates": {"go_live": "9999-12-31"}}
    (event,) = _events(render([engine.check(record, gate="go-live")]))
    assert event.subcomponents == []
    assert "\u202e" not in event["SUMMARY"]
    assert "BEGIN:VALARM; , \\n" in event["SUMMARY"]
    assert event["DTSTART"].dt == date.max


def test_no_record_is_an_empty_calendar() -> None:
    assert _events(render([])) == []

"""Reports read again: what comes back, what a later golive may add, and what is said of anything else."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Report
from golive.engine.load.reports import is_report, load_reports
from golive.engine.report.formats.json import render

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


@pytest.fixture
def reports(masked: Callable[..., Report]) -> list[Report]:
    """Two small reports."""
    return [masked(name, select=("change-mgmt/", "CHG-")) for name in ("no-go", "go")]


def test_one_and_several_come_back_as_they_were(reports: list[Report], write: Write) -> None:
    assert load_reports(write("one.json", render(reports[:1]))) == reports[:1]
    assert load_reports(write("two.jsonl", render(reports))) == reports
    assert load_reports(write("lines.json.txt", render(reports))) == reports
    listed = json.dumps([json.loads(line) for line in render(reports).splitlines()])
    assert load_reports(write("list.json", "\ufeff" + listed)) == reports


def test_what_a_later_golive_adds_is_passed_over(reports: list[Report], write: Write) -> None:
    value: dict[str, Any] = json.loads(render(reports[:1]))
    value["receipt_of_tomorrow"] = {"of": ["anything"]}
    value["activities"][0]["mood"] = "fine"
    assert load_reports(write("later.json", json.dumps(value))) == reports[:1]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            {"report_version": 2},
            "r.json:2: /report_version: is version 2 of reports, and this golive reads version 1; install the golive "
            "that wrote it, or a later one",
        ),
        ({"as_of": "tomorrow"}, "r.json:7: /as_of: 'tomorrow' is not a date; write it as YYYY-MM-DD"),
        ({"gate": "golive"}, "r.json:4: /gate: 'golive' is not known here; did you mean go-live?"),
        ({"activities": {}}, "/activities: "),
        ({"verdict": None}, "/verdict: "),
    ],
)
def test_a_mistake_has_its_line(
    change: dict[str, Any], says: str, reports: list[Report], write: Write, refused: Refused
) -> None:
    value = json.loads(render(reports[:1])) | change
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(part)}" for key, part in value.items())
    (told,) = refused(load_reports, write("r.json", f"{{\n{lines}\n}}"))
    assert says in told


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("r.json", "", "r.json: is empty; `golive check RECORD -f json:report.json` writes a report"),
        ("r.json", "{", "r.json:1: is not JSON"),
        ("r.json", '{"name": "ERP"}', "r.json:1: is no report; `golive check RECORD -f json:report.json` writes one"),
        ("r.json", '{"report": {}, "ways": []}', "r.json:1: is the answer of `golive gate`, no report; "),
        ("r.json", "[]", "r.json:1: is an empty list"),
        ("r.jsonl", '{"report_version": 1}\n{"name": 1}\n', "r.jsonl:2: is no report; "),
        ("r.json", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "r.json"),
    ],
)
def test_anything_else_is_refused(name: str, text: str | bytes, says: str, write: Write, refused: Refused) -> None:
    assert says in "\n".join(refused(load_reports, write(name, text)))


def test_reports_are_told_from_records(reports: list[Report], write: Write, root: Path) -> None:
    value = json.loads(render(reports[:1]))
    assert is_report(write("report.json", render(reports[:1])))
    assert is_report(write("sorted.json", json.dumps(value, sort_keys=True, indent=2)))
    assert is_report(write("two", render(reports)))
    assert not is_report(str(root / "examples/office-365-migration.yaml"))
    assert not is_report(write("record.json", '{"name": "a \\"report_version\\": 1 in a name"}'))

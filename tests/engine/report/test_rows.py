"""Findings as plain dicts: the same as in CSV, with values that a data frame can reckon with."""

from datetime import date
from pathlib import Path

import pytest

import golive
from golive import Engine
from golive.engine.report.words.finding_rows import COLUMNS


@pytest.fixture
def report(engine: Engine, root: Path) -> golive.Report:
    return engine.check(root / "examples/office-365-migration.yaml", gate="go-live")


def test_one_row_a_finding_with_the_same_keys(report: golive.Report) -> None:
    rows = golive.rows(report)
    assert sorted(str(row["id"]) for row in rows) == sorted(finding.id for finding in report.findings)
    keys = list(rows[0])
    assert all(list(row) == keys for row in rows)
    assert keys[:5] == ["record", "gate", "as_of", "verdict", "id"]
    assert len(keys) == len(COLUMNS) + 3
    assert all(key.isidentifier() for key in keys)


def test_every_key_is_explained() -> None:
    explained = golive.rows.__doc__ or ""
    for row in golive.rows(golive.check({"id": "P"}))[:1]:
        assert [key for key in row if f"`{key}`" not in explained] == []


def test_values_are_of_one_type_or_none(report: golive.Report) -> None:
    rows = golive.rows(report)
    for key in rows[0]:
        kinds = {type(row[key]) for row in rows} - {type(None)}
        assert len(kinds) <= 1, key
    assert {type(row["due_date"]) for row in rows} == {date, type(None)}
    assert {row["overdue"] for row in rows} == {True, False}
    assert not any(value == "" for row in rows for value in row.values())


def test_what_stands_in_a_row(report: golive.Report) -> None:
    row = next(row for row in golive.rows(report) if row["id"] == "event-mgmt/configure-monitoring")
    expected = {
        "record": "PRJ-0317",
        "gate": "go-live",
        "as_of": date(2026, 11, 2),
        "verdict": "no-go",
        "kind": "activity",
        "outcome": "open",
        "severity": "blocker",
        "due_by": "go-live",
        "due_date": date(2026, 11, 16),
        "date": date(2026, 10, 30),
        "overdue": True,
        "perhaps": None,
    }
    assert {key: row[key] for key in expected} == expected


def test_several_reports_follow_each_other(report: golive.Report, engine: Engine) -> None:
    other = engine.check({"id": "P-2"})
    rows = golive.rows(each for each in (report, other))
    assert rows == golive.rows(report) + golive.rows(other)


def test_nobody_else_has_the_dicts(report: golive.Report) -> None:
    golive.rows(report)[0]["id"] = "changed"
    assert golive.rows(report)[0]["id"] != "changed"

"""The findings as CSV and as a workbook: one row each, read by others, and no cell does anything."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from golive import Engine, Report
from golive.engine.report.formats import csv as as_csv
from golive.engine.report.formats import xlsx
from golive.engine.report.words.finding_rows import COLUMNS
from golive.engine.report.words.headlines import told_outcome, worst_first

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
FEW = ("project/develop-charter", "change-mgmt/", "service-portfolio/calculate-roi", "CHG-0")
EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0", "\uff1d1+1")
Masked = Callable[..., Report]


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def _book(*reports: Report) -> Any:
    return load_workbook(BytesIO(xlsx.render(reports)))


def _sheet(book: Any, name: str) -> list[dict[str, Any]]:
    headings, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def _evil(engine: Engine, text: str) -> Report:
    task = {"name": text, "owner": text, "status": "planned", "covers": ["change-mgmt/define-cab"]}
    return engine.check({"id": text, "name": text, "activities": [task]}, gate="go-live")


@pytest.mark.parametrize("name", ["no-go", "waived", "undecided"])
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.csv", as_csv.render([masked(name, select=FEW)]).replace("\r\n", "\n"))


def test_golden_workbook(masked: Masked, golden: Callable[[str, str], None]) -> None:
    book = _book(masked("no-go", select=FEW))
    lines = [
        f"{sheet.title}\t{cell.coordinate}\t{cell.value!r}\t{cell.fill.fgColor.rgb if cell.fill.fill_type else ''}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    golden("no-go.xlsx.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", NAMES)
def test_each_finding_is_a_row_and_the_worst_stand_on_top(name: str, masked: Masked) -> None:
    report = masked(name)
    outcomes = {finding.id: told_outcome(finding) for finding in report.findings}
    top = [finding.id for finding in worst_first(report)]
    for rows in (_rows(as_csv.render([report])), _sheet(_book(report), "Findings")):
        assert {row["Id"]: row["Outcome"] for row in rows} == outcomes
        assert len(rows) == len(outcomes)
        assert [row["Id"] for row in rows][: len(top)] == top
        decides = {row["Id"] for row in rows if row["Counts now"] == "decides the verdict"}
        assert decides == {name for name in report.verdict.decided_by if name in outcomes}


def test_rows_say_the_same_in_both(masked: Masked) -> None:
    report = masked("no-go")
    book = _sheet(_book(report), "Findings")
    for row, cells in zip(_rows(as_csv.render([report])), book, strict=True):
        for column in COLUMNS:
            value = cells[column.heading]
            shown = "" if value is None else str(value.date() if hasattr(value, "date") else value)
            assert row[column.heading].removeprefix("'") == shown


def test_csv_is_what_excel_reads_well(masked: Masked) -> None:
    text = as_csv.render([masked("no-go")])
    assert text.startswith("\ufeffRecord,Id,")
    assert text.endswith("\r\n")


@pytest.mark.parametrize("evil", EVIL)
def test_no_cell_of_csv_begins_like_a_formula(evil: str, engine: Engine) -> None:
    rows = _rows(as_csv.render([_evil(engine, evil)]))
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))] == []
    assert any(cell.startswith("'") and cell.endswith(evil.strip()) for cell in cells)


@pytest.mark.parametrize("evil", EVIL)
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(evil: str, engine: Engine) -> None:
    book = _book(_evil(engine, evil))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert any(cell.value == evil.replace("\t", " ") for cell in cells)


def test_the_findings_can_be_sorted_and_stay_readable(masked: Masked) -> None:
    book = _book(masked("no-go"), masked("go"))
    assert book.sheetnames == ["Summary", "Findings", "Matrix", "Questions"]
    sheet = book["Findings"]
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == f"A1:U{sheet.max_row}"
    assert [row["Verdict"] for row in _sheet(book, "Summary")] == ["no-go", "go"]
    bad = next(row[4] for row in sheet.iter_rows(min_row=2) if row[4].value == "missing")
    good = next(row[4] for row in sheet.iter_rows(min_row=2) if row[4].value == "done")
    assert bad.fill.fgColor.rgb != good.fill.fgColor.rgb


def test_rows_are_as_high_as_their_texts_and_sheets_can_be_printed(masked: Masked) -> None:
    book = _book(masked("no-go"), masked("go"))
    sheet = book["Findings"]
    for row in sheet.iter_rows(min_row=2):
        assert (sheet.row_dimensions[row[0].row].height or 15) >= 15 * (len(str(row[18].value or "")) // 60)
    assert max(sheet.row_dimensions[row].height or 15 for row in range(2, sheet.max_row)) <= 300
    assert {one.page_setup.orientation for one in book} == {"landscape"}
    assert [one.page_setup.fitToWidth for one in book] == [2, 3, None, None]  # None: one
    assert sheet.print_title_rows == "$1:$1"


def test_dates_are_dates(masked: Masked) -> None:
    report = masked("no-go")
    dated = {finding.id: finding.date for finding in report.activities if finding.date}
    rows = {row["Id"]: row["Date"] for row in _sheet(_book(report), "Findings")}
    assert dated
    assert {name: rows[name].date() for name in dated} == dated
    assert _sheet(_book(report), "Summary")[0]["As of"].date() == date(2026, 3, 2)


def test_the_matrix_counts_what_is_lacking(masked: Masked) -> None:
    report = masked("no-go")
    rows = list(_book(report)["Matrix"].iter_rows(values_only=True))
    told = next(row for row in rows if row[0] == "All")
    lacking = [finding for finding in report.activities if finding.outcome in ("missing", "open")]
    counted = [f for f in report.activities if f.outcome not in ("not-applicable", "undecided")]
    assert told[len(report.process_groups) + 1].startswith(f"{len(lacking)} of {len(counted)}")


def test_a_long_text_is_cut_and_a_strange_one_harmless(engine: Engine) -> None:
    rows = _sheet(_book(_evil(engine, "x" * 40_000)), "Findings")
    assert max(len(str(value)) for row in rows for value in row.values()) == 32_000
    assert len(_sheet(_book(_evil(engine, "x" * 40_000)), "Summary")[0]["Name"]) == 32_000
    rows = _sheet(_book(_evil(engine, "a\x0b\u202e\ufffe_x000D_b")), "Findings")
    assert any("_x000D_b" in str(row["Record"]) for row in rows)


def test_no_cell_is_longer_than_spreadsheets_take(engine: Engine) -> None:
    tasks = [
        {"name": f"Board {number} {'x' * 400}", "status": "planned", "covers": ["change-mgmt/define-cab"]}
        for number in range(101)
    ]
    report = engine.check({"id": "P-1", "activities": tasks}, gate="go-live", select=("change-mgmt/define-cab",))
    (row,) = _rows(as_csv.render([report]))
    assert len(row["What there is"]) == 32_000
    short = [{**task, "name": str(task["name"])[:9]} for task in tasks]
    report = engine.check({"id": "P-1", "activities": short}, gate="go-live", select=("change-mgmt/define-cab",))
    (row,) = _rows(as_csv.render([report]))
    assert row["What there is"].splitlines()[-1] == "and 1 more"
    assert len(row["What there is"].splitlines()) == 101


def test_no_record_is_a_workbook_without_rows() -> None:
    assert _sheet(_book(), "Findings") == []
    assert len(as_csv.render([]).splitlines()) == 1


def test_a_workbook_is_the_same_in_every_run(masked: Masked) -> None:
    one, two = (ZipFile(BytesIO(xlsx.render([masked("no-go")]))) for _ in range(2))
    assert {name: one.read(name) for name in one.namelist()} == {name: two.read(name) for name in two.namelist()}


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_findings_are_not_taken_for_a_plan(name: str, run: Callable[..., Any], records: Path, tmp_path: Path) -> None:
    path = tmp_path / f"a.{name}"
    run("check", records / "no-go.yaml", "-f", name, "-o", path)
    done = run("check", path)
    assert (done.status, done.out) == (2, "")
    assert f"{path}:1: is a list of findings that golive wrote, not a plan" in done.err


def test_a_workbook_needs_a_path(run: Callable[..., Any], records: Path, tmp_path: Path) -> None:
    done = run("check", records / "go.yaml", "-f", "xlsx")
    assert (done.status, done.out) == (2, "")
    assert "-f xlsx:PATH" in done.err
    run("check", records / "go.yaml", "-f", f"xlsx:{tmp_path / 'a.xlsx'}")
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


def test_libreoffice_opens_it(masked: Masked, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-calc")
    (tmp_path / "a.xlsx").write_bytes(xlsx.render([masked("no-go")]))
    subprocess.run([office, "--headless", "--convert-to", "ods", "--outdir", tmp_path, tmp_path / "a.xlsx"], check=True)
    assert (tmp_path / "a.ods").read_bytes().startswith(b"PK")

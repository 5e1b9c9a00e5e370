"""Lists to work through: what stands in them, that no cell does anything, and that other programs read them."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from golive import Engine, Report
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.ms_project import mspdi as importer
from golive.engine.load.source import Source
from golive.engine.report.lists import csv as as_csv
from golive.engine.report.lists import jira_csv, mspdi, xlsx
from golive.engine.report.lists.formats import FORMATS
from golive.engine.report.lists.rows import Worklist, rows_of
from golive.schemas.worklist import marks_in

FEW = ("project/develop-charter", "change-mgmt/", "service-portfolio/calculate-roi", "CHG-0")
NAMES = ("go", "no-go", "undecided", "waived")
Masked = Callable[..., Report]


def _list(report: Report) -> list[Worklist]:
    return [Worklist(report, {})]


def _book(report: Report) -> dict[str, list[dict[str, Any]]]:
    book = load_workbook(BytesIO(xlsx.render(_list(report))))
    sheets = {}
    for name in ("To do", "Settled"):
        headings, *rows = book[name].iter_rows(values_only=True)
        sheets[name] = [dict(zip(headings, row, strict=True)) for row in rows]
    return sheets


@pytest.mark.parametrize("name", ["no-go", "waived"])
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    lists = _list(masked(name, select=FEW))
    golden(f"{name}.list.csv", as_csv.render(lists).replace("\r\n", "\n"))
    golden(f"{name}.list.jira.csv", jira_csv.render(lists).replace("\r\n", "\n"))
    golden(f"{name}.list.xml", mspdi.render(lists))
    sheets = _book(lists[0].report)
    golden(f"{name}.list.xlsx.txt", "".join(f"{name}\t{row!r}\n" for name, rows in sheets.items() for row in rows))


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_one_row_with_a_mark_of_its_own(name: str, masked: Masked) -> None:
    report = masked(name)
    ids = sorted(finding.id for finding in report.findings)
    rows = list(csv.DictReader(StringIO(as_csv.render(_list(report)).removeprefix("\ufeff"))))
    assert sorted(marks_in(row["golive id"])[0].id for row in rows) == ids
    sheets = _book(report)
    assert sorted(marks_in(row["golive id"])[0].id for sheet in sheets.values() for row in sheet) == ids
    assert all(row["Outcome"] in ("missing", "open", "undecided", "planned", "violated") for row in sheets["To do"])


@pytest.mark.parametrize("name", NAMES)
def test_a_box_is_ticked_where_it_is_done_only(name: str, masked: Masked) -> None:
    for row in rows_of(_list(masked(name))[0]):
        assert (row.cells["done"] == "x") is (row.finding.outcome in ("done", "upheld"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(text: str, engine: Engine) -> None:
    task = {"name": text, "owner": text, "status": "planned", "covers": ["change-mgmt/define-cab"]}
    lists = _list(engine.check({"id": text, "name": text, "activities": [task]}, gate="go-live"))
    for shown in (as_csv.render(lists).removeprefix("\ufeff"), jira_csv.render(lists)):
        assert not [
            cell for row in csv.reader(StringIO(shown)) for cell in row if cell.lstrip().startswith(tuple("=+-@"))
        ]
    book = load_workbook(BytesIO(xlsx.render(lists)))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_workbook_offers_choices_and_keeps_headings_in_sight(masked: Masked) -> None:
    sheet = load_workbook(BytesIO(xlsx.render(_list(masked("no-go")))))["To do"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:U{sheet.max_row}"
    kinds = {str(rule.sqref).split(":")[0]: rule.type for rule in sheet.data_validations.dataValidation}
    assert (kinds["A2"], kinds["B2"], kinds["G2"]) == ("list", "list", "date")


@pytest.mark.parametrize("name", NAMES)
def test_our_own_importer_reads_the_plan(name: str, masked: Masked, guide: Guide) -> None:
    report = masked(name)
    (tree,) = importer.read(Source("list.xml", mspdi.render(_list(report)).encode()), guide)
    open_rows = [row for row in rows_of(_list(report)[0]) if row.is_open]
    below = [task for task in tree.value["activities"] if task.get("parents")]
    assert sorted(task["name"] for task in below) == sorted(row.cells["title"] for row in open_rows)


def test_every_format_is_there_in_every_grouping(masked: Masked) -> None:
    assert list(FORMATS) == ["text", "markdown", "xlsx", "csv", "jira-csv", "mspdi"]

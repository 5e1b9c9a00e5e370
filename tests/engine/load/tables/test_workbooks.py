"""Workbooks: what each format gives for the same plan, and what is refused before it is unpacked."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from workbooks import ods, ods_cell, row, xlsx, zipped

from golive.engine.load.source import Source
from golive.engine.load.tables.sheets import workbook_of
from golive.engine.load.tables.table import Table

Refused = Callable[..., list[str]]


def _sheets(data: bytes, name: str = "p.xlsx") -> list[Table]:
    tables = workbook_of(Source(name, data))
    assert tables is not None
    return tables


def _rows(table: Table) -> list[tuple[int, list[str]]]:
    return [(line.number, line.cells) for line in table.lines]


def test_xlsx_shows_cells_as_people_see_them() -> None:
    rows = (
        row(1, "Task", "Due", "Share")
        + row(4, "Order", 46325.75, 0.5, 1.0, styles=(3, 1, 2))
        + row(5, None, 46326, 12.0, styles=(0, 5))
    )
    (table,) = _sheets(xlsx({"Plan": rows}))
    assert (table.name, table.hidden) == ("Plan", False)
    assert _rows(table) == [
        (1, ["Task", "Due", "Share"]),
        (4, ["   Order", "2026-10-30", "50%", "1"]),
        (5, ["", "2026-10-31", "12"]),
    ]


def test_xlsx_counts_days_from_1904_where_it_says_so() -> None:
    rows = row(1, "Due") + row(2, 44863, styles=(1,))
    (table,) = _sheets(xlsx({"Plan": rows}, head='<workbookPr date1904="1"/>'))
    assert table.lines[1].cells == ["2026-10-30"]


def test_xlsx_shared_texts_booleans_and_formulas() -> None:
    rows = (
        '<row r="1"><c t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>said</v></c>'
        '<c t="e"><v>#REF!</v></c><c><f>B1</f></c><c t="s"><v>99</v></c></row>'
    )
    strings = "<sst><si><t>a</t></si><si><r><t>two </t></r><r><t>parts</t></r><rPh><t>not this</t></rPh></si></sst>"
    (table,) = _sheets(xlsx({"Plan": rows}, sharedStrings__xml=strings))
    assert _rows(table) == [(1, ["two parts", "true", "said"])]
    assert table.warnings == [
        (1, "D1 is the error #REF!", "mend the formula in the workbook"),
        (1, "E1 is a formula without a value", "open the workbook in a spreadsheet and save it again"),
    ]


def test_xlsx_sheets_in_order_hidden_ones_and_levels() -> None:
    tables = _sheets(xlsx({"A": row(1, "x", more=' outlineLevel="2"'), "B": row(1, "y")}, hidden=("B",)))
    assert [(one.name, one.hidden, one.lines[0].level) for one in tables] == [("A", False, 2), ("B", True, 0)]


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    (table,) = _sheets(xlsx({"Plan": row(1, "Task") + far}))
    assert len(table.lines) == 1
    assert table.warnings[0][:2] == (1_048_576, "XFD1048576 lies beyond column 2,000 and is not read")


def test_a_million_empty_rows_are_quick() -> None:
    rows = row(1, "Task") + "".join(f'<row r="{n}" spans="1:3" ht="15"/>' for n in range(2, 1_048_577))
    start = time.process_time()
    (table,) = _sheets(xlsx({"Plan": rows}))
    assert len(table.lines) == 1
    assert time.process_time() - start < 20  # some 3 seconds where nobody else works


def test_ods_with_repeated_cells_and_rows() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    kind = 'office:value-type="date" office:date-value="2026-10-30"'
    due = f"<table:table-cell {kind}><text:p>x</text:p></table:table-cell>"
    indented = ods_cell('<text:s text:c="4"/>Order')
    note = "<office:annotation><text:p>a remark</text:p></office:annotation>"
    half = (
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>'
    )
    body = (
        '<table:table table:name="Plan"><table:table-row>'
        + ods_cell("Task")
        + ods_cell("Due")
        + blank
        + "</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1000000">{blank}</table:table-row>'
        f"<table:table-row>{indented}{due}{half}</table:table-row>"
        f'<table:table-row><table:table-cell office:value-type="string">{note}<text:p>Go</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    (table,) = _sheets(ods(body), "p.ods")
    assert table.name == "Plan"
    assert _rows(table) == [(1, ["Task", "Due"]), (1_000_002, ["    Order", "2026-10-30", "50%"]), (1_000_003, ["Go"])]


def test_excel_2003_xml_with_cells_and_rows_left_out() -> None:
    text = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
<Style ss:ID="i"><Alignment ss:Indent="1"/></Style></Styles>
<Worksheet ss:Name="Plan"><Table><Row><Cell><Data ss:Type="String">Task</Data></Cell></Row>
<Row ss:Index="9"><Cell ss:Index="2" ss:StyleID="i"><Data ss:Type="String">Order</Data><Comment><Data>no</Data>
</Comment></Cell><Cell ss:StyleID="d"><Data ss:Type="Number">46325</Data></Cell><Cell ss:Index="6">
<Data ss:Type="DateTime">2026-10-30T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"""
    (table,) = _sheets(text.encode(), "p.xml")
    assert table.name == "Plan"
    assert _rows(table) == [(6, ["Task"]), (7, ["", "   Order", "2026-10-30", "", "", "2026-10-30"])]


def test_xls(root: Path) -> None:
    (table,) = _sheets((root / "tests/engine/load/tables/plan.xls").read_bytes(), "p.xls")
    assert table.name == "Plan"
    assert _rows(table) == [
        (1, ["Task", "Due", "Share"]),
        (2, ["Prepare", "2026-10-30", "50%"]),
        (4, ["   Order", "2026-10-31", "12"]),
    ]


@pytest.mark.parametrize("data", [b"", b"Task,Due", b"<Project/>", b"%PDF", b"\xd0\xcf\x11\xe0" + b"\0" * 99])
def test_what_is_no_workbook(data: bytes) -> None:
    assert workbook_of(Source("f", data)) is None


def test_other_zip_files_are_no_workbooks() -> None:
    assert workbook_of(Source("f", zipped({"word/document.xml": "<w/>"}))) is None
    assert (
        workbook_of(Source("f", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<w/>"})))
        is None
    )


_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BOMB = {"Plan": " " * 20_000_000}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (xlsx(_BOMB), "f: xl/worksheets/sheet1.xml is packed more than 100 times; that is no plan, it is not unpacked"),
        (xlsx({"P": ""}, media__xml=" " * 101_000_000), "f: xl/media.xml is packed more than 100 times"),
        (
            zipped({f"{n}": "" for n in range(5_000)} | {"xl/workbook.xml": ""}),
            "f: has 5,001 parts; no workbook of a plan",
        ),
        (xlsx({"P": ""})[:300], "f: is a broken zip or Excel file (File is not a zip file); open it in a spreadsheet"),
        (
            xlsx({"P": "<row>"}),
            "f (xl/worksheets/sheet1.xml):1: is not well-formed XML (mismatched tag); save it again",
        ),
        (xlsx({"P": "<a>" * 99}), "f (xl/worksheets/sheet1.xml): is nested deeper than 32 levels; save it again"),
        (
            xlsx({"P": ""}, styles__xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
            "f (xl/styles.xml): contains a DTD or",
        ),
        (zipped({"xl/workbook.bin": "x"}), "f: is a binary workbook (XLSB); save it as XLSX or CSV"),
        (b"\xd0\xcf\x11\xe0" + _LOCKED, "f: is protected by a password; open it in Excel and save it without one"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "f: is a broken Excel file ("),
        (ods("", **{"META-INF__manifest.xml": "<m><encryption-data/></m>"}), "f: is protected by a password; save it"),
    ],
)
def test_what_is_refused(data: bytes, said: str, refused: Refused) -> None:
    (line,) = refused(workbook_of, Source("f", data))
    assert line.startswith(said)

"""Broken, hostile and odd workbooks."""

from bad_export import Export, as_is
from bad_export_sheets import (
    MAIN,
    MANY,
    SS,
    bomb,
    bomb_in_the_sheet,
    book,
    cells,
    excel_2003,
    lies_about_size,
    ods,
    packed,
    sheet,
    ss_row,
    xlsx,
)

BOOKS: dict[str, Export] = {
    "xlsx: a plan": Export("plan.xlsx", book(("A", "Done", "2026-01-05"), ("B", "Open", "")), (), 2, 1),
    "xlsx: cut": Export(
        "plan.xlsx",
        lambda: xlsx(sheet(("A", "Done", "")))[:-200],
        ("is a broken zip or Excel file (File is not a zip file)", "open it in a spreadsheet and save it again"),
    ),
    "xlsx: the first kilobyte": Export(
        "plan.xlsx",
        lambda: xlsx(sheet(("A", "Done", "")))[:300],
        ("is a broken zip or Excel file (File is not a zip file)", "open it in a spreadsheet and save it again"),
    ),
    "xlsx: no workbook in it": Export(
        "plan.xlsx",
        lambda: packed({"readme.txt": "x"}),
        (
            "is a zip file without a workbook in it, which is not read",
            "give the plan itself: save it as XLSX, CSV or, in ",
        ),
    ),
    "xlsx: an empty zip": Export(
        "plan.xlsx", lambda: packed({}), ("is an empty zip file", "give the plan itself: save it as XLSX, CSV or, in ")
    ),
    "xlsx: a document of Word": Export(
        "plan.docx",
        lambda: packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}),
        (
            "is a zip file without a workbook in it, which is not read",
            "give the plan itself: save it as XLSX, CSV or, in ",
        ),
    ),
    "xlsx: no sheet": Export("plan.xlsx", lambda: xlsx(sheet1=None), ("the file has no rows", "give the plan itself")),
    "xlsx: no sheets named": Export(
        "plan.xlsx",
        lambda: xlsx(book=f"<workbook {MAIN}><sheets/></workbook>"),
        ("the file has no rows", "give the plan itself"),
    ),
    "xlsx: a sheet that is no XML": Export(
        "plan.xlsx",
        lambda: xlsx(sheet1="no"),
        (":1: is not well-formed XML (syntax error)", "save it again from your spreadsheet"),
    ),
    "xlsx: a sheet that is cut": Export(
        "plan.xlsx",
        lambda: xlsx(sheet1=f"<worksheet {MAIN}><sheetData>{sheet(('A', 'Done', ''))}"),
        (":1: is not well-formed XML (no element found)", "save it again from your spreadsheet"),
    ),
    "xlsx: an empty sheet": Export("plan.xlsx", lambda: xlsx(""), ("the workbook has no rows", "give the plan itself")),
    "xlsx: a head alone": Export(
        "plan.xlsx", book(), (":1: has headings but no rows below them", "give the plan itself")
    ),
    "xlsx: an entity bomb": Export(
        "plan.xlsx",
        lambda: xlsx(sheet(("&a;", "Done", "")), '<!DOCTYPE w [<!ENTITY a "aaaaaaaa">]>'),
        ("contains a DTD or entities", "save it again from the tool it comes from"),
    ),
    "xlsx: an entity bomb in the strings": Export(
        "plan.xlsx",
        lambda: xlsx(
            sheet(('<c r="@" t="s"><v>0</v></c>', "Done", "")),
            strings='<!DOCTYPE s [<!ENTITY a "x">]><sst><si><t>&a;</t></si></sst>',
        ),
        ("contains a DTD or entities", "save it again from the tool it comes from"),
    ),
    "xlsx: a zip bomb beside the plan": Export(
        "plan.xlsx",
        bomb,
        ("xl/worksheets/sheet2.xml is packed more than 100 times", "that is no plan, it is not unpacked"),
    ),
    "xlsx: a zip bomb as the sheet": Export(
        "plan.xlsx",
        bomb_in_the_sheet,
        ("xl/worksheets/sheet1.xml is packed more than 100 times", "that is no plan, it is not unpacked"),
    ),
    "xlsx: says a wrong size": Export(
        "plan.xlsx",
        lies_about_size,
        (
            "is a broken zip or Excel file (Bad CRC-32 for file 'xl/worksheets/",
            "open it in a spreadsheet and save it again",
        ),
    ),
    "xlsx: 10,000 files": Export(
        "plan.xlsx",
        lambda: packed({f"f{n}": "" for n in range(10_000)}),
        ("has 10,000 parts", "no workbook of a plan has more than 5,000"),
    ),
    "xlsx: names that lead out of it": Export(
        "plan.xlsx",
        lambda: xlsx(rels='<Relationships><Relationship Id="r1" Target="../../../../etc/passwd"/></Relationships>'),
        ("the file has no rows", "give the plan itself"),
    ),
    "xlsx: a password": Export(
        "plan.xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(1500),
        ("is protected by a password", "open it in Excel and save it without one"),
    ),
    "xlsx: formulas with values": Export(
        "plan.xlsx", book(('<c r="@" t="str"><f>A1&amp;"x"</f><v>Test</v></c>', "Done", "")), (), 1, 1
    ),
    "xlsx: formulas without values": Export(
        "plan.xlsx",
        book(("A", '<c r="@"><f>IF(1,"Done","")</f></c>', ""), ('<c r="@"><f>X1</f></c>', "Done", "")),
        ("1 row without a name left out", "B2 is a formula without a value", "A3 is a formula without a value"),
        1,
    ),
    "xlsx: errors of formulas": Export(
        "plan.xlsx",
        book(
            ("A", '<c r="@" t="e"><v>#REF!</v></c>', '<c r="@" t="e"><v>#N/A</v></c>'),
            ('<c r="@" t="e"><v>#NAME?</v></c>', "Done", ""),
        ),
        ("1 row without a name left out", "B2 is the error #REF!", "C2 is the error #N/A"),
        1,
    ),
    "xlsx: numbers of days beyond all": Export(
        "plan.xlsx",
        book(
            ("A", "Open", '<c r="@"><v>0</v></c>'),
            ("B", "Open", '<c r="@"><v>-5</v></c>'),
            ("C", "Open", '<c r="@"><v>99999999999</v></c>'),
            ("D", "Open", '<c r="@"><v>1e400</v></c>'),
            ("E", "Open", '<c r="@"><v>NaN</v></c>'),
            ("F", "Open", '<c r="@"><v>46000</v></c>'),
        ),
        (
            "'0' is no date that can be read",
            "'-5' is no date that can be read",
            "'99999999999' is no date that can be read",
        ),
        6,
    ),
    "xlsx: strings that are not there": Export(
        "plan.xlsx",
        book(
            ('<c r="@" t="s"><v>7</v></c>', "Done", ""),
            ('<c r="@" t="s"><v>-1</v></c>', "Done", ""),
            ('<c r="@" t="s"><v>x</v></c>', "Done", ""),
            ("B", "Open", ""),
        ),
        ("3 rows without a name left out",),
        1,
    ),
    "xlsx: cells at odd places": Export(
        "plan.xlsx",
        lambda: xlsx(
            sheet(("A", "Done", "")) + '<row r="1048577"><c r="A1048577" t="inlineStr"><is><t>B</t></is></c></row>'
            '<row r="-1"><c r="ZZZZZZZZ9"><v>1</v></c><c r="?"><v>1</v></c><c><v>1</v></c></row>'
        ),
        ("'1' is no date that can be read",),
        3,
    ),
    "xlsx: rows in disorder and twice": Export(
        "plan.xlsx",
        lambda: xlsx(
            cells(9, "B", "Open") + cells(1, "Task", "Status") + cells(2, "A", "Done") + cells(2, "A2", "Open")
        ),
        (),
        2,
        1,
    ),
    "xlsx: a cell at XFD1048576": Export(
        "plan.xlsx",
        lambda: xlsx(sheet(("A", "Done", "")) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        ("XFD1048576 lies beyond column 2,000 and is not read",),
        1,
        1,
    ),
    "xlsx: hidden rows and a hidden sheet": Export(
        "plan.xlsx", lambda: xlsx(sheet(("A", "Done", "")).replace('<row r="2"', '<row r="2" hidden="1"')), (), 1, 1
    ),
    "xlsx: cells merged over all": Export(
        "plan.xlsx",
        lambda: xlsx(
            sheet(("A", "Done", "")), after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        (),
        1,
        1,
    ),
    "xlsx: styles that are not there": Export(
        "plan.xlsx", book(("A", "Open", '<c r="@" s="999999"><v>46000</v></c>')), (), 1
    ),
    "xlsx: styles that are no XML": Export(
        "plan.xlsx",
        lambda: xlsx(sheet(("A", "Open", '<c r="@" s="1"><v>46000</v></c>')), styles="<no"),
        (":1: is not well-formed XML (unclosed token)", "save it again from your spreadsheet"),
    ),
    "xlsx: nested 10,000 times": Export(
        "plan.xlsx",
        lambda: xlsx(sheet1=f"<worksheet {MAIN}>" + "<a>" * 10_000),
        ("is nested deeper than 32 levels", "save it again from your spreadsheet"),
    ),
    "xlsx: called .csv": Export("plan.csv", book(("A", "Done", "")), (), 1, 1),
    "xlsx: true and false": Export(
        "plan.xlsx", book(("A", '<c r="@" t="b"><v>1</v></c>', ""), ("B", '<c r="@" t="b"><v>0</v></c>', "")), (), 2, 1
    ),
    "xls: of the old kind, broken": Export(
        "plan.xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        (
            "is an old Office file without a table (.doc, or a broken .xls), wh",
            "give the plan itself: save it as XLSX, CSV or, in ",
        ),
    ),
    "xls: a page": Export(
        "plan.xls",
        as_is("<html><table><tr><td>Task</td></tr></table></html>"),
        (
            ":1: is a web page with a table",
            "open it in a spreadsheet and save it as XLSX",
        ),
    ),
    "xls: a table of text": Export("plan.xls", lambda: "Task\tStatus\nA\tDone\n", (), 1, 1),
    "ods: cut": Export(
        "plan.ods",
        lambda: packed(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office:document-content"}
        ),
        (":1: is not well-formed XML (unclosed token)", "save it again from your spreadsheet"),
    ),
    "ods: a cell repeated two thousand million times": Export(
        "plan.ods",
        lambda: ods(
            "<t:table-row><t:table-cell><x:p>Task</x:p></t:table-cell></t:table-row>"
            f'<t:table-row><t:table-cell t:number-columns-repeated="{MANY}"><x:p>A</x:p></t:table-cell></t:table-row>'
            f'<t:table-row t:number-rows-repeated="{MANY}"><t:table-cell><x:p>B</x:p></t:table-cell></t:table-row>'
        ),
        (),
        2,
    ),
    "excel 2003: a plan": Export(
        "plan.xml", lambda: excel_2003(ss_row("Task", "Status"), ss_row("A", "Done"), ss_row("B", "Open")), (), 2, 1
    ),
    "excel 2003: cut": Export(
        "plan.xml",
        lambda: excel_2003(ss_row("Task", "Status"), ss_row("A", "Done"))[:-60],
        (":5: is not well-formed XML (unclosed token)", "save it again from your spreadsheet"),
    ),
    "excel 2003: an entity": Export(
        "plan.xml",
        lambda: excel_2003(ss_row("Task"), ss_row("&a;"), before='<!DOCTYPE W [<!ENTITY a "b">]>'),
        ("contains a DTD or entities", "save it again from the tool it comes from"),
    ),
    "excel 2003: no table": Export(
        "plan.xml",
        as_is(f'<Workbook xmlns="{SS}"><Worksheet/></Workbook>'),
        ("the file has no rows", "give the plan itself"),
    ),
    "excel 2003: rows at odd indexes": Export(
        "plan.xml",
        lambda: excel_2003(
            ss_row("Task", "Status"),
            ss_row("A", "Done", Index="2000000000"),
            ss_row("B", "Open", Index="-4"),
            ss_row("C", "Open", Index="x"),
        ),
        (),
        3,
        1,
    ),
    "excel 2003: a cell at column 2,000,000,000": Export(
        "plan.xml",
        lambda: excel_2003(
            ss_row("Task", "Status"),
            '<Row><Cell ss:Index="2000000000"><Data ss:Type="String">A</Data></Cell></Row>',
            ss_row("B", "Open"),
        ),
        (),
        2,
    ),
    "excel 2003: a row that spans 2,000,000,000": Export(
        "plan.xml",
        lambda: excel_2003(
            ss_row("Task", "Status"),
            ss_row("A", "Done", Span="2000000000"),
            '<Row><Cell ss:MergeAcross="2000000000" ss:MergeDown="9"><Data ss:Type="String">B</Data></Cell></Row>',
        ),
        (),
        2,
        1,
    ),
    "excel 2003: days that are none": Export(
        "plan.xml",
        lambda: excel_2003(
            ss_row("Task", "Finish"),
            '<Row><Cell><Data ss:Type="String">A</Data></Cell>'
            '<Cell><Data ss:Type="DateTime">1899-12-31T00:00:00.000</Data></Cell></Row>',
        ),
        ("'Finish' holds hardly any dates and is not read",),
        1,
    ),
}

"""Broken, hostile and odd tables: CSV of every kind, workbooks, and Excel 2003 XML."""

import io
import zipfile
from collections.abc import Callable, Iterable

from bad_export import Export, as_is

HEAD = "Task,Status,Finish,Owner\n"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SS = "urn:schemas-microsoft-com:office:spreadsheet"

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = {"o": "office", "t": "table", "x": "text"}
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_TABLE = '<t:table t:name="Plan">'
_MANY = 2_000_000_000


def csv(*rows: str, head: str = HEAD) -> Callable[[], str]:
    return lambda: head + "".join(row + "\n" for row in rows)


def cells(number: int, *values: str) -> str:
    """A row of a sheet; a value that begins with < is a cell as it stands."""
    made = (
        value.replace("@", f"{chr(65 + n)}{number}")
        if value.startswith("<")
        else f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
        for n, value in enumerate(values)
    )
    return f'<row r="{number}">{"".join(made)}</row>'


def sheet(*rows: Iterable[str]) -> str:
    return "".join(cells(n, *row) for n, row in enumerate((("Task", "Status", "Finish"), *rows), 1))


def xlsx(data: str = "", before: str = "", after: str = "", **parts: str | None) -> bytes:
    """A workbook of one sheet; `parts` replace its files, None leaves one out."""
    files: dict[str, str | None] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_REL}"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {_MAIN}><sheetData>{data}</sheetData>{after}</worksheet>",
    }
    names = {
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
        "book": "xl/workbook.xml",
        "sheet1": "xl/worksheets/sheet1.xml",
        "rels": "xl/_rels/workbook.xml.rels",
        "types": "[Content_Types].xml",
    }
    files |= {names[name]: text for name, text in parts.items()}
    return packed({name: text for name, text in files.items() if text is not None})


def packed(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def book(*rows: Iterable[str]) -> Callable[[], bytes]:
    return lambda: xlsx(sheet(*rows))


def _bomb() -> bytes:
    """120 MB of blanks in a sheet, in 120 KB."""
    out = io.BytesIO(xlsx(sheet(("A", "Done", ""))))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(120):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def bomb_in_the_sheet(megabytes: int = 120) -> bytes:
    """A sheet that is blanks and a few rows, unpacked some hundred megabytes."""
    out = io.BytesIO()
    parts = zipfile.ZipFile(io.BytesIO(xlsx(sheet(("A", "Done", "")))))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in parts.namelist():
            if "sheet1" not in name:
                archive.writestr(name, parts.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f"<worksheet {_MAIN}><sheetData>".encode())
            part.write(cells(1, "Task", "Status").encode() + cells(2, "A", "Done").encode())
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
            part.write(b"</sheetData></worksheet>")
    return out.getvalue()


def _lies_about_size() -> bytes:
    """A workbook whose directory says that the sheet has ten bytes."""
    made = bytearray(xlsx(sheet(("A", "Done", ""))))
    at = made.rfind(b"PK\x01\x02", 0, made.rfind(b"PK\x01\x02") + 4)
    made[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(made)


def ods(rows: str) -> bytes:
    """A workbook of OpenDocument with one sheet."""
    spaces = " ".join(f'xmlns:{short}="{_ODF}:{name}:1.0"' for short, name in _ODS.items())
    content = f"<o:document-content {spaces}><o:body><o:spreadsheet>{_TABLE}{rows}</t:table></o:spreadsheet></o:body>"
    return packed({"mimetype": _ODS_TYPE, "content.xml": content + "</o:document-content>"})


def excel_2003(*rows: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n{before}'
        f'<Workbook xmlns="{_SS}" xmlns:ss="{_SS}">'
        f'<Worksheet ss:Name="Plan"><Table>\n{"".join(rows)}</Table></Worksheet></Workbook>'
    )


def ss_row(*values: str, **attributes: str) -> str:
    made = "".join(f'<Cell><Data ss:Type="String">{value}</Data></Cell>' for value in values)
    return f"<Row{''.join(f' ss:{k}={chr(34)}{v}{chr(34)}' for k, v in attributes.items())}>{made}</Row>\n"


JIRA_HEAD = "Summary,Issue key,Issue id,Issue Type,Status,Parent,Labels,Labels,Due date\n"

CSV: dict[str, Export] = {
    "csv: empty": Export("plan.csv", as_is(b""), ("is empty",)),
    "csv: a byte order mark alone": Export("plan.csv", as_is("\ufeff"), ("is empty",)),
    "csv: a head alone": Export("plan.csv", csv(), (":1: has headings but no rows below them", "give the plan itself")),
    "csv: rows without a head": Export(
        "plan.csv",
        csv("Order lines,done,2026-01-05,Ann", "Test lines,open,2026-02-05,Bo", head=""),
        ("'column A' is taken for the names of the tasks, as it has the longest ",),
        2,
        1,
    ),
    "csv: no column of tasks": Export(
        "plan.csv",
        csv("1,2", "3,4", head="Width,Height\n"),
        (":1: no column looks like the names of tasks", "the columns are 'Width', 'Height'"),
    ),
    "csv: blank lines before the head": Export(
        "plan.csv", csv("A,Done,2026-01-05,Ann", head="\n\n\n" + HEAD), (), 1, 1
    ),
    "csv: a title and remarks before the head": Export(
        "plan.csv", csv("A,Done,2026-01-05,Ann", head="Project plan,,,\nPrinted 2026,,,\n,,,\n" + HEAD), (), 1, 1
    ),
    "csv: semicolons": Export("plan.csv", lambda: "Task;Status;Finish\nA, then B;Done;2026-01-05\n", (), 1, 1),
    "csv: tabs": Export("plan.csv", lambda: "Task\tStatus\tFinish\nA, then; B\tDone\t2026-01-05\n", (), 1, 1),
    "csv: bars": Export("plan.csv", lambda: "Task|Status|Finish\nA|Done|2026-01-05\n", (), 1, 1),
    "csv: says its separator": Export("plan.csv", lambda: "sep=;\nTask;Status\nA;Done\n", (), 1, 1),
    "csv: says another separator than it has": Export(
        "plan.csv",
        lambda: "sep=,\nTask;Status\nA;Done\n",
        (":2: no column looks like the names of tasks", "the columns are 'Task;Status'"),
    ),
    "csv: separators of two kinds": Export(
        "plan.csv", lambda: "Task;Status;Finish\nA;Done;2026-01-05\nB,Open,2026-02-05\nC;Open;\n", (), 3, 1
    ),
    "csv: a quote that never ends": Export(
        "plan.csv",
        csv("A,Done,,", '"B,Open,,', "C,Done,,", "D,Open,,"),
        (":3: has a quote that is not closed from here to the end", "close it, or double the quotes inside a cell"),
    ),
    "csv: a quote inside a cell": Export("plan.csv", csv('Set up 19" rack,Done,,', "B,Open,,"), (), 2, 1),
    "csv: lines in a cell": Export("plan.csv", csv('"A\nB\nC",Done,,Ann', "D,Open,,"), (), 2, 1),
    "csv: rows too short and too long": Export(
        "plan.csv", csv("A", "B,Done", "C,Open,2026-01-05,Ann,x,y,z", ""), ("has 7 cells for 4 headings",), 3, 1
    ),
    "csv: all in one column, quoted whole": Export(
        "plan.csv",
        lambda: '"Task,Status,Finish"\n"A,Done,2026-01-05"\n"B,Open,"\n',
        ("each line stands in quotes as a whole",),
        2,
        1,
    ),
    "csv: nothing but separators": Export(
        "plan.csv", csv(",,,", ",,,", ",,,"), (":1: has headings but no rows below them", "give the plan itself")
    ),
    "csv: 100,000 rows of separators behind the plan": Export(
        "plan.csv", lambda: HEAD + "A,Done,,\n" + ",,,\n" * 100_000, (), 1, 1
    ),
    "csv: 50,100 tasks": Export(
        "plan.csv", lambda: HEAD + "".join(f"T{n},Open,,\n" for n in range(50_100)), ("50,000",)
    ),
    "csv: 5,000 columns": Export(
        "plan.csv",
        lambda: "Task," + ",".join(f"c{n}" for n in range(5_000)) + "\nA" + ",x" * 5_000 + "\n",
        (":1: has 5,001 columns", "a table of more than 2,000 is not read"),
    ),
    "csv: a cell of 10 MB": Export(
        "plan.csv",
        lambda: HEAD + "n" * 10_000_000 + ",Done,,\nB,Open,,\n",
        (":2: has a cell of more than 131,072 letters", "is a quote not closed here?"),
    ),
    "csv: one line of 10 MB": Export(
        "plan.csv",
        lambda: "x" * 10_000_000,
        (":1: has a cell of more than 131,072 letters", "is a quote not closed here?"),
    ),
    "csv: 5 million quotes": Export(
        "plan.csv",
        lambda: HEAD + '"' * 5_000_000 + "\nB,Open,,\n",
        (":2: has a cell of more than 131,072 letters", "is a quote not closed here?"),
    ),
    "csv: zeros in it": Export(
        "plan.csv", lambda: HEAD + "A\0B,Done,,\nC,Open,,\n", ("holds bytes that are no text", "save it as CSV UTF-8")
    ),
    "csv: only carriage returns": Export(
        "plan.csv", lambda: HEAD.replace("\n", "\r") + "A,Done,,\rB,Open,,\r", (), 2, 1
    ),
    "csv: UTF-16 with a mark, tabs": Export(
        "plan.csv", lambda: "Aufgabe\tStatus\nÜbergabe\terledigt\n".encode("utf-16"), (), 1, 1
    ),
    "csv: UTF-16 without a mark": Export(
        "plan.csv", lambda: "Aufgabe\tStatus\nÜbergabe\terledigt\n".encode("utf-16-le"), (), 1, 1
    ),
    "csv: Windows-1252": Export(
        "plan.csv", lambda: "Aufgabe;Status\nÜbergabe;erledigt\n".encode("cp1252"), ("is not UTF-8 from here on",), 1, 1
    ),
    "csv: half UTF-8, half Windows-1252": Export(
        "plan.csv",
        lambda: "Aufgabe;Status\nÜbergabe;erledigt\n".encode() + "Übung;offen\n".encode("cp1252"),
        ("is not UTF-8 from here on",),
        2,
        1,
    ),
    "csv: Shift-JIS": Export(
        "plan.csv",
        lambda: "タスク,状態\n引き渡し,完了\n".encode("shift-jis"),
        ("is not UTF-8 from here on", "'column A' is taken for the names of the tasks, as it has the longest "),
        2,
    ),
    "csv: binary": Export(
        "plan.csv", lambda: bytes(range(256)) * 100, ("holds bytes that are no text", "save it as CSV UTF-8")
    ),
    "csv: a page": Export("plan.csv", as_is("<!DOCTYPE html><html><body>Sign in</body></html>"), ("is a web page",)),
    "csv: an error in JSON": Export("plan.csv", as_is('{"message": "Unauthorized"}'), ("Unauthorized",)),
    "csv: a sentence of a service": Export(
        "plan.csv",
        as_is("Your session has expired. Please log in again.\n"),
        (":1: has one line ('Your session has expired. Please log in again.'", "export it again"),
    ),
    "csv: two sentences": Export(
        "plan.csv",
        as_is("Error 500, sorry\nPlease, try later, again\n"),
        ("'column A' is taken for the names of the tasks, as it has the longest ",),
        2,
    ),
    "csv: a workbook by another name": Export("plan.csv", book(("A", "Done", "2026-01-05")), (), 1, 1),
    "csv: formulas": Export(
        "plan.csv", csv("=1+1,Done,,", "=cmd|'/C calc'!A0,Open,,", "@SUM(A1),Open,,", "+49 Phones,Open,,"), (), 4, 1
    ),
    "csv: errors of a spreadsheet": Export(
        "plan.csv",
        csv("A,#REF!,#VALUE!,#N/A", "#NAME?,Done,,", "B,Done,########,"),
        (
            "1 row without a name left out",
            "'Finish' holds hardly any dates and is not read",
            "has the error #REF! in a cell",
        ),
        2,
        1,
    ),
    "csv: days of 1900, 1970, 9999 and none": Export(
        "plan.csv",
        csv(
            "A,Open,00.01.1900,",
            "B,Open,1970-01-01,",
            "C,Open,9999-12-31,",
            "D,Open,31.02.2026,",
            "E,Open,tbd,",
            "F,Open,-,",
        ),
        ("'Finish' holds hardly any dates and is not read",),
        6,
    ),
    "csv: days of both orders": Export(
        "plan.csv",
        csv("A,Open,01/02/2026,", "B,Open,13/02/2026,", "C,Open,02/13/2026,"),
        ("day and month cannot be told apart in 'Finish'",),
        3,
    ),
    "csv: days that may be of either order": Export(
        "plan.csv",
        csv("A,Open,01/02/2026,", "B,Open,03/04/2026,"),
        ("day and month cannot be told apart in 'Finish'",),
        2,
    ),
    "csv: statuses unknown": Export("plan.csv", csv(*[f"T{n},Schwebend,," for n in range(9)]), ("Schwebend",), 9),
    "csv: status that is not done": Export(
        "plan.csv",
        csv("A,not done,,", "B,Done?,,", "C,99%,,", "D,to be done,,", "E,undone,,", "F,0.99,,", "G,incomplete,,"),
        (
            "1 task has the status 'Done?', which is not known",
            "1 task has the status 'to be done', which is not known",
            "1 task has the status 'undone', which is not known",
        ),
        7,
    ),
    "csv: tasks without names": Export(
        "plan.csv",
        csv(",Done,2026-01-05,Ann", "A,Done,,", "  ,Open,,", "B,Open,,"),
        ("2 rows without a name left out",),
        2,
        1,
    ),
    "csv: a head twice": Export(
        "plan.csv", lambda: "Task,Status,Status,Task\nA,Done,Open,B\nC,Open,Done,D\n", (), 2, 1
    ),
    "csv: the head again in the middle": Export(
        "plan.csv",
        csv("A,Done,,", HEAD.strip(), "B,Open,,"),
        ("'Finish' holds hardly any dates and is not read",),
        2,
        1,
    ),
    "csv: totals at the end": Export("plan.csv", csv("A,Done,,", "B,Open,,", "Total,,,2"), (), 3, 1),
    "csv: ids twice": Export("plan.csv", csv("1,A,Done", "1,B,Open", "2,C,Open", head="ID,Task,Status\n"), (), 3, 1),
    "csv: parents in a circle": Export(
        "plan.csv", csv("1,A,2", "2,B,1", "3,C,3", head="ID,Task,Parent ID\n"), ("circle",), 3
    ),
    "csv: outline numbers in disorder": Export(
        "plan.csv", csv("2.1,A", "1,B", "1.1.1.1,C", "2,D", "x,E", "1,F", head="WBS,Task\n"), (), 6
    ),
    "csv: predecessors of every kind": Export(
        "plan.csv",
        csv("1,A,", '2,B,"1FS+2 days;7"', "3,C,3", "4,D,x y z", "5,E,1,2", head="ID,Task,Predecessors\n"),
        ("has 4 cells for 3 headings", "no task is called '7'", "no task is called 'x y z'"),
        5,
    ),
    "csv: one column of names": Export("plan.csv", lambda: "Task\nA\nB\nC\n", (), 3),
    "csv: one line": Export(
        "plan.csv", as_is("Task,Status"), (":1: has headings but no rows below them", "give the plan itself")
    ),
    "csv: called .txt": Export("plan.txt", csv("A,Done,,", "B,Open,,"), (), 2, 1),
    "csv: called .xlsx": Export("plan.xlsx", csv("A,Done,,", "B,Open,,"), (), 2, 1),
    "csv: called .json": Export(
        "plan.json",
        csv("A,Done,,", "B,Open,,"),
        (
            ":1: begins with 'Task,Status,Finish,Owner', and JSON begins with {",
            "take away what stands before it, or export it agai",
        ),
    ),
    "jira csv: no summaries, a key twice": Export(
        "j.csv",
        csv("A,P-1,1,Task,Done,,,,", "B,P-1,1,Task,Done,,,,", ",P-2,2,Task,Done,,,,", head=JIRA_HEAD),
        ("1 row without a summary left out", "1 duplicate issue left out"),
        1,
        1,
    ),
    "jira csv: parents in a circle": Export(
        "j.csv", csv("A,P-1,1,Task,Done,2,,,", "B,P-2,2,Task,Open,1,,,", head=JIRA_HEAD), ("circle",), 2, 1
    ),
    "jira csv: cut in a description": Export(
        "j.csv",
        lambda: JIRA_HEAD.strip() + ',Description\nA,P-1,1,Task,Done,,,,,x\nB,P-2,2,Task,Open,,,,,"begins and',
        (":3: has a quote that is not closed from here to the end", "close it, or double the quotes inside a cell"),
    ),
    "jira csv: days of other places": Export(
        "j.csv",
        csv(
            "A,P-1,1,Task,Open,,,,30/Okt/26 17:00",
            "B,P-2,2,Task,Open,,,,1970-01-01",
            "C,P-3,3,Task,Open,,,,soon",
            head=JIRA_HEAD,
        ),
        ("'1970-01-01' is no date to be sure of", "'soon' is no date to be sure of"),
        3,
    ),
    "jira csv: a thousand columns of labels": Export(
        "j.csv", lambda: "Summary,Issue key,Status" + ",Labels" * 1_000 + "\nA,P-1,Done" + ",x" * 1_000 + "\n", (), 1, 1
    ),
}

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
        lambda: xlsx(book=f"<workbook {_MAIN}><sheets/></workbook>"),
        ("the file has no rows", "give the plan itself"),
    ),
    "xlsx: a sheet that is no XML": Export(
        "plan.xlsx",
        lambda: xlsx(sheet1="no"),
        (":1: is not well-formed XML (syntax error)", "save it again from your spreadsheet"),
    ),
    "xlsx: a sheet that is cut": Export(
        "plan.xlsx",
        lambda: xlsx(sheet1=f"<worksheet {_MAIN}><sheetData>{sheet(('A', 'Done', ''))}"),
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
        _bomb,
        ("xl/worksheets/sheet2.xml is packed more than 100 times", "that is no plan, it is not unpacked"),
    ),
    "xlsx: a zip bomb as the sheet": Export(
        "plan.xlsx",
        bomb_in_the_sheet,
        ("xl/worksheets/sheet1.xml is packed more than 100 times", "that is no plan, it is not unpacked"),
    ),
    "xlsx: says a wrong size": Export(
        "plan.xlsx",
        _lies_about_size,
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
        lambda: xlsx(sheet1=f"<worksheet {_MAIN}>" + "<a>" * 10_000),
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
            f'<t:table-row><t:table-cell t:number-columns-repeated="{_MANY}"><x:p>A</x:p></t:table-cell></t:table-row>'
            f'<t:table-row t:number-rows-repeated="{_MANY}"><t:table-cell><x:p>B</x:p></t:table-cell></t:table-row>'
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
        as_is(f'<Workbook xmlns="{_SS}"><Worksheet/></Workbook>'),
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

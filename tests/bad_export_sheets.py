"""Tables in small, to be broken: CSV, workbooks and what they are packed in."""

import io
import zipfile
from collections.abc import Callable, Iterable

HEAD = "Task,Status,Finish,Owner\n"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SS = "urn:schemas-microsoft-com:office:spreadsheet"

ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODS = {"o": "office", "t": "table", "x": "text"}
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
TABLE = '<t:table t:name="Plan">'
MANY = 2_000_000_000


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
        f'<Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{REL}"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {MAIN}><sheetData>{data}</sheetData>{after}</worksheet>",
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


def bomb() -> bytes:
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
            part.write(f"<worksheet {MAIN}><sheetData>".encode())
            part.write(cells(1, "Task", "Status").encode() + cells(2, "A", "Done").encode())
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
            part.write(b"</sheetData></worksheet>")
    return out.getvalue()


def lies_about_size() -> bytes:
    """A workbook whose directory says that the sheet has ten bytes."""
    made = bytearray(xlsx(sheet(("A", "Done", ""))))
    at = made.rfind(b"PK\x01\x02", 0, made.rfind(b"PK\x01\x02") + 4)
    made[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(made)


def ods(rows: str) -> bytes:
    """A workbook of OpenDocument with one sheet."""
    spaces = " ".join(f'xmlns:{short}="{ODF}:{name}:1.0"' for short, name in ODS.items())
    content = f"<o:document-content {spaces}><o:body><o:spreadsheet>{TABLE}{rows}</t:table></o:spreadsheet></o:body>"
    return packed({"mimetype": ODS_TYPE, "content.xml": content + "</o:document-content>"})


def excel_2003(*rows: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n{before}'
        f'<Workbook xmlns="{SS}" xmlns:ss="{SS}">'
        f'<Worksheet ss:Name="Plan"><Table>\n{"".join(rows)}</Table></Worksheet></Workbook>'
    )


def ss_row(*values: str, **attributes: str) -> str:
    made = "".join(f'<Cell><Data ss:Type="String">{value}</Data></Cell>' for value in values)
    return f"<Row{''.join(f' ss:{k}={chr(34)}{v}{chr(34)}' for k, v in attributes.items())}>{made}</Row>\n"


JIRA_HEAD = "Summary,Issue key,Issue id,Issue Type,Status,Parent,Labels,Labels,Due date\n"

"""Workbooks as bytes, written by hand so that a test can say exactly what is in them."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_BOOK = (
    '<?xml version="1.0" encoding="UTF-8"?><workbook '
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{head}<sheets>{sheets}</sheets></workbook>'
)
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{body}'
    "</office:spreadsheet></office:body></office:document-content>"
)
# the styles of the cells: 0 plain, 1 a date, 2 a percentage, 3 indented once, 4 indented twice, 5 a date of its own
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="0"><alignment indent="1"/></xf>'
    '<xf numFmtId="0"><alignment indent="2"/></xf><xf numFmtId="164"/></cellXfs></styleSheet>'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xlsx(sheets: Mapping[str, str], head: str = "", hidden: tuple[str, ...] = (), **parts: str | bytes) -> bytes:
    """A workbook whose sheets have those rows, as XML; further parts by their name below xl/, `__` for a point."""
    names = ""
    for n, name in enumerate(sheets, 1):
        state = ' state="hidden"' if name in hidden else ""
        names += f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"{state}/>'
    links = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
    found: dict[str, str | bytes] = {
        "xl/workbook.xml": _BOOK.format(head=head, sheets=names),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/styles.xml": STYLES,
    }
    for n, rows in enumerate(sheets.values(), 1):
        found[f"xl/worksheets/sheet{n}.xml"] = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return zipped(found | {f"xl/{name.replace('__', '.')}": content for name, content in parts.items()})


def row(number: int, *cells: str | float | None, styles: tuple[int, ...] = (), more: str = "") -> str:
    """A row of XLSX: texts, numbers, None for a cell that is not there; each with its style."""
    written = ""
    for index, cell in enumerate(cells):
        style = f' s="{styles[index]}"' if index < len(styles) and styles[index] else ""
        at = f'r="{chr(65 + index)}{number}"{style}'
        if isinstance(cell, str):
            written += f'<c {at} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        elif cell is not None:
            written += f"<c {at}><v>{cell}</v></c>"
    return f'<row r="{number}"{more}>{written}</row>'


def ods(body: str, **parts: str) -> bytes:
    """An OpenDocument workbook with that content; further parts by their name, `/` written as `__`."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    more = {name.replace("__", "/"): content for name, content in parts.items()}
    return zipped({"mimetype": kind, "content.xml": _ODS.format(body=body), **more})


def ods_cell(text: str, more: str = "") -> str:
    """A cell of OpenDocument that has a text."""
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'

"""Files that are no text at all, by how they begin, and what to give instead."""

from golive.engine.load.source import Source, refuse

SAVE_XML = "in MS Project choose File > Save As > XML Format (*.xml) and give that file"
_WRITE = "give the plan itself, or write a record (`golive init`)"
_SAVE = "give the plan itself: save it as XLSX, CSV or, in MS Project, XML"
_UNPACK = "is compressed", "unpack it first"
_MAGIC = {
    b"\0" * 16: ("begins with zeros, as a file does that was not stored whole", "copy or export it again"),
    b"\xd0\xcf\x11\xe0": ("is an old Office file without a table (.doc, or a broken .xls), which is not read", _SAVE),
    b"PK\x03\x04": ("is a zip file without a workbook in it, which is not read", _SAVE),
    b"PK\x05\x06": ("is an empty zip file", _SAVE),
    b"%PDF": ("is a PDF", _WRITE),
    b"{\\rtf": ("is a Word document (RTF)", _WRITE),
    b"\x1f\x8b": _UNPACK,
    b"BZh": _UNPACK,
    b"\xfd7zXZ": _UNPACK,
    b"7z\xbc\xaf": _UNPACK,
    b"Rar!\x1a": _UNPACK,
    b"\x89PNG": ("is a picture", _WRITE),
    b"\xff\xd8\xff": ("is a picture", _WRITE),
    b"GIF8": ("is a picture", _WRITE),
    b"\x7fELF": ("is a program", _WRITE),
    b"MZ\x90": ("is a program", _WRITE),
    b"SQLite format 3\0": ("is a database", _WRITE),
    b"MPX,": ("is an MPX file, which is not read", SAVE_XML),
}


# What an importer may read nevertheless.
_MAY_BE_PLANS = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"PK\x05\x06", b"MPX,")


def is_no_plan(source: Source) -> bool:
    """Whether it begins as what no importer reads, whatever it is called: a program, a picture, a PDF."""
    return source.data.startswith(tuple(_MAGIC.keys() - set(_MAY_BE_PLANS)))


def refuse_binary(source: Source, remedy: str | None = None) -> None:
    """Raise InputError where the content is that of a program; `remedy` None is the usual one, for a plan."""
    for magic, (what, usual) in _MAGIC.items():
        if source.data.startswith(magic):
            raise refuse(source.path, f"{what}; {remedy or usual}")

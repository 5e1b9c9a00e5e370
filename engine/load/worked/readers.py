"""The rows of a list by what kind of file it is; imported when a list comes, for the readers of files are slow to."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import json_of
from golive.engine.load.importers.sheet.tabular import tables_of
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.source import Source
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.load.worked.markdown import rows_of_markdown
from golive.engine.load.worked.project import rows_of_project
from golive.engine.load.worked.row import Rows
from golive.engine.load.worked.tables import has_marks, rows_of
from golive.engine.load.worked.trackers import rows_of_json
from golive.engine.load.xml_rows import root_name

_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # workbooks, new and old
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_NOBODY = Vocabulary(frozenset(), frozenset(), frozenset())


def has_rows(source: Source) -> bool:
    """Whether a row has a mark; raises InputError."""
    if source.data.startswith(_BINARY):
        return has_marks(tables_of(source) or [])
    return bool(rows_in(source, Guide(_NOBODY)).rows)


def rows_in(source: Source, guide: Guide) -> Rows:
    """The rows of a list; raises InputError."""
    first = source.data.lstrip(_BLANK)[:1]
    if first == b"<" and root_name(source.data) == "Project":
        return rows_of_project(source)
    if first in (b"{", b"["):
        return rows_of_json(source, json_of(source), guide)
    tables = tables_of(source)
    if tables:
        return rows_of(source.path, tables, guide)
    source.refuse_above(MAX_TEXT_BYTES, "Markdown")
    return rows_of_markdown(source)

"""Whether a file is a list that golive wrote and a team worked through, and its rows; by its content."""

from functools import lru_cache

from golive.engine.errors import InputError
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import json_of
from golive.engine.load.importers.sheet.tabular import tables_of
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.source import STDIN, Source, read_source
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.load.worked.markdown import rows_of_markdown
from golive.engine.load.worked.project import rows_of_project
from golive.engine.load.worked.row import Rows
from golive.engine.load.worked.tables import has_marks, rows_of
from golive.engine.load.worked.trackers import rows_of_json
from golive.engine.load.xml_rows import root_name
from golive.schemas.worklist import MARK_BYTES, marks_in

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_NOBODY = Vocabulary(frozenset(), frozenset(), frozenset())
_YAML = (".yaml", ".yml", ".jsonl", ".ndjson")

ALONE = (
    "is a list to work through that golive wrote, not a plan; give the record that it was written from before it: "
    "golive check PLAN LIST"
)
"""What is said of a list that stands where a record is meant."""


def is_worked_file(path: str) -> bool:
    """Whether a file is there and is such a list; False for standard input, which is read but once."""
    if path == STDIN or path.lower().endswith(_YAML):
        return False
    try:
        return is_worked(read_source(path))
    except InputError:
        return False  # whoever reads it as a record says what is wrong with it


@lru_cache(maxsize=1)
def is_worked(source: Source) -> bool:
    """Whether the content is such a list; whoever reads as something else what cannot be read says what is wrong."""
    try:
        return not source.path.lower().endswith(_YAML) and _has_marks(source)
    except InputError:
        return False


def _has_marks(source: Source) -> bool:
    if source.data.startswith((_ZIP, _OLE)):
        return has_marks(tables_of(source) or [])
    wide = source.data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if MARK_BYTES not in (source.data.replace(b"\0", b"") if wide else source.data):
        return False
    return bool(_rows(source, Guide(_NOBODY)).rows)


def rows_in(source: Source, guide: Guide) -> Rows:
    """The rows of a list; raises InputError."""
    return _rows(source, guide)


def _rows(source: Source, guide: Guide) -> Rows:
    first = source.data.lstrip(_BLANK)[:1]
    if first == b"<" and root_name(source.data) == "Project":
        return rows_of_project(source)
    if first in (b"{", b"["):
        value = json_of(source)
        return (
            rows_of_json(source, value, guide)
            if marks_in(source.data.decode("utf-8", "replace"))
            else Rows(source.path)
        )
    tables = tables_of(source)
    if tables:
        return rows_of(source.path, tables, guide)
    source.refuse_above(MAX_TEXT_BYTES, "Markdown")
    return rows_of_markdown(source)

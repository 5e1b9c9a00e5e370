"""Whether a file is a list that golive wrote and a team worked through, by its content."""

from functools import lru_cache
from importlib import import_module

from golive.engine.errors import InputError
from golive.engine.load.source import STDIN, Source, read_source
from golive.schemas.worklist import MARK_BYTES

_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # workbooks, whose content is packed
_WIDE = (b"\xff\xfe", b"\xfe\xff")
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
    data = source.data.replace(b"\0", b"") if source.data.startswith(_WIDE) else source.data
    if MARK_BYTES not in data and not data.startswith(_BINARY):
        return False
    # Imported when one may be a list: the readers of files would make every command slow to start.
    return bool(import_module("golive.engine.load.worked.readers").has_rows(source))

"""The formats that can be read, in the order in which they are asked whether a file is theirs.

A new format is one new file in importers/ with `matches(source)` and `read(source, guide)`, and one line here; or a
module with these two in another package, as an entry point of the group `golive.importers`. Those are asked first.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from golive.engine import packaged, progress
from golive.engine.errors import InputError, UsageError
from golive.engine.load import native
from golive.engine.load.binary import SAVE_XML, is_no_plan, refuse_binary
from golive.engine.load.foreign import refuse_foreign
from golive.engine.load.importers.guide import Guide
from golive.engine.load.own_reports import refuse_own_report
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.worked.lost import LOST, lost_of
from golive.engine.load.worked.read import ALONE, is_worked
from golive.engine.load.xml_rows import root_name


class Format(Protocol):
    """What the module of a format offers."""

    def matches(self, source: Source) -> bool:
        """Whether a file is of this format, by its content."""

    def read(self, source: Source, guide: Guide) -> list[Tree]:
        """The records of the file; raises InputError."""


GROUP = "golive.importers"

# By how a file begins, so that a record in YAML does not wait for what only exports need.
_XML = ("ms_project.mspdi", "servicenow.export", "jira.csv_export", "sheet.table", "ms_project.mpxj")
_JSON = (
    "jira.export",
    "openproject",
    "redmine",
    "gitlab",
    "github",
    "servicenow.export",
    "connectwise.export",
    "autotask.export",
    "tracker_answers",
)
_TEXT = ("ms_project.mpxj", "sheet.record_lists", "jira.csv_export", "sheet.table", "markdown.document", "plain_text")
_BINARY = ("ms_project.pod", "ms_project.mpxj", "sheet.record_lists", "jira.csv_export", "sheet.table")
IMPORTERS = tuple(dict.fromkeys((*_XML, *_JSON, *_TEXT, *_BINARY)))
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_KEY = re.compile(rb"(\xef\xbb\xbf)?(\s*#[^\n]*\n)*\s*[a-z_]+:\s")
_BOX = re.compile(rb"^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]", re.MULTILINE)  # of Markdown, which may begin with a key, too
_LOOKED_AT = 65_536
_TABLES_AND_TEXTS = ("csv", "tsv", "txt", "md", "markdown")
_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xac\xed")  # zip, old Office, Java objects
_ROOTS = {
    "html": "is a web page, perhaps the error page of a failed export; export it again",
}


def read_trees(source: Source, guide: Guide) -> list[Tree]:
    """The records of a file, as trees, by its content; raises InputError."""
    refuse_own_report(source)
    if not _is_yaml(source) and is_worked(source):
        raise refuse(source.path, ALONE)
    if not _is_yaml(source) and (known_by := lost_of(source)) is not None:
        raise refuse(source.path, LOST.format(known_by))
    if not _is_yaml(source) and (found := _packaged(source, guide)) is not None:
        return found
    for candidate in map(importer, _names(source)):
        if candidate.matches(source):
            try:
                return candidate.read(source, guide)
            finally:
                progress.tell("")
    refuse_binary(source)
    refuse_foreign(source)
    if native.matches(source):
        return _written(native.read(source), source.path)
    root = root_name(source.data)
    if root is None:
        raise refuse(source.path, f"begins like XML but has no element near its beginning; {SAVE_XML}", 1)
    if root.lower() in ("html", "table") and b"<td" in source.data[:1_000_000].lower():
        raise refuse(source.path, "is a web page with a table; open it in a spreadsheet and save it as XLSX or CSV", 1)
    raise refuse(source.path, _ROOTS.get(root.lower(), f"is XML of an unknown kind (<{root[:60]}>); {SAVE_XML}"), 1)


def importer(name: str) -> Format:
    """The module of that name in importers/."""
    return cast(Format, import_module(f"golive.engine.load.importers.{name}"))


def _packaged(source: Source, guide: Guide) -> list[Tree] | None:
    """The records of the file where an importer of an installed package knows it, None where none does.

    Raises UsageError where such an importer cannot be used, InputError where it finds fault with the file.
    """
    for name in packaged.names(GROUP):
        candidate = packaged.brought(GROUP, name, "importer")
        if not (callable(getattr(candidate, "matches", None)) and callable(getattr(candidate, "read", None))):
            raise UsageError(f"the importer {name!r} of an installed package has no matches and read; repair it")
        try:
            if candidate.matches(source):
                return list(candidate.read(source, guide))
        except (InputError, UsageError):
            raise
        except Exception as error:  # the code of another package may raise anything
            why = f"{type(error).__name__}: {error}"
            raise UsageError(f"{source.path}: the importer {name!r} of an installed package failed ({why})") from error
        finally:
            progress.tell("")
    return None


def _names(source: Source) -> Iterator[str]:
    """The importers of which one may know the file, in the order in which they are asked."""
    if is_no_plan(source):
        return
    if source.data.startswith(_MAGIC):
        yield from _BINARY
        return
    first = source.data.lstrip(_BLANK)[:1]
    if first == b"<":
        yield from _XML
    elif first in (b"{", b"["):
        yield from _JSON
    if first not in (b"<", b"{") and not _is_yaml(source):
        yield from _TEXT


def _is_yaml(source: Source) -> bool:
    """Whether it is a record in YAML for certain: by its name, or by a first line that is a key."""
    suffix = source.path.lower().rpartition(".")[2]
    if suffix in ("yaml", "yml"):
        return True
    has_key = suffix not in _TABLES_AND_TEXTS and _KEY.match(source.data) is not None
    return has_key and _BOX.search(source.data[:_LOOKED_AT]) is None


def _written(trees: list[Tree], path: str) -> list[Tree]:
    """The trees, known to be what people wrote."""
    for tree in trees:
        tree.written = frozenset({path})
    return trees

"""The formats that can be read, in the order in which they are asked whether a file is theirs.

A new format is one new file in importers/ with `matches(source)` and `read(source, guide)`, and one line here.
"""

from typing import Protocol

from golive.engine import progress
from golive.engine.load import native
from golive.engine.load.binary import SAVE_XML, refuse_binary
from golive.engine.load.importers import (
    github,
    gitlab,
    jira,
    jira_csv,
    markdown,
    mpxj,
    mspdi,
    openproject,
    plain_text,
    pod,
    record_csv,
    redmine,
    table,
    tracker_answers,
)
from golive.engine.load.importers.autotask import export as autotask
from golive.engine.load.importers.connectwise import export as connectwise
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.servicenow import export as servicenow
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.xml_rows import root_name


class Format(Protocol):
    """What the module of a format offers."""

    def matches(self, source: Source) -> bool:
        """Whether a file is of this format, by its content."""

    def read(self, source: Source, guide: Guide) -> list[Tree]:
        """The records of the file; raises InputError."""


_IMPORTERS: tuple[Format, ...] = (
    mspdi,
    pod,
    jira,
    openproject,
    redmine,
    gitlab,
    github,
    servicenow,
    connectwise,
    autotask,
    record_csv,
    jira_csv,
    table,
    mpxj,
    tracker_answers,
    markdown,
    plain_text,
)
_ROOTS = {
    "html": "is a web page, perhaps the error page of a failed export; export it again",
}


def read_trees(source: Source, guide: Guide) -> list[Tree]:
    """The records of a file, as trees, by its content; raises InputError."""
    for candidate in _IMPORTERS:
        if candidate.matches(source):
            try:
                return candidate.read(source, guide)
            finally:
                progress.tell("")
    refuse_binary(source)
    if native.matches(source):
        return _written(native.read(source), source.path)
    root = root_name(source.data)
    if root is None:
        raise refuse(source.path, f"begins like XML but has no element near its beginning; {SAVE_XML}", 1)
    raise refuse(source.path, _ROOTS.get(root.lower(), f"is XML of an unknown kind (<{root[:60]}>); {SAVE_XML}"), 1)


def _written(trees: list[Tree], path: str) -> list[Tree]:
    """The trees, known to be what people wrote."""
    for tree in trees:
        tree.written = frozenset({path})
    return trees

"""ProjectLibre (.pod): Java objects, and behind a separator the same plan as MS Project XML."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.ms_project import mspdi
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree

_JAVA_OBJECTS = b"\xac\xed\x00\x05"
_SEPARATOR = b"@@@@@@@@@@ProjectLibreSeparator_MSXML@@@@@@@@@@"


def matches(source: Source) -> bool:
    """Whether the content is that of ProjectLibre or OpenProj."""
    return source.data.startswith(_JAVA_OBJECTS)


def read(source: Source, guide: Guide) -> list[Tree]:
    """The plan as one tree; places are the ids of rows. Raises InputError where there is no XML in it."""
    _, separator, xml = source.data.rpartition(_SEPARATOR)
    if not separator or not xml.strip():
        what = "is a ProjectLibre or OpenProj file without XML in it"
        raise refuse(source.path, f"{what}; open it in ProjectLibre 1.5.5 or later and save it again")
    return mspdi.read_plan(Source(source.path, xml), guide, "a ProjectLibre plan", by_id=True)

"""ProjectLibre: the MS Project XML behind the separator, in the layout of ProjectLibre 1.5.5 and later."""

from collections.abc import Callable

import mspdi_xml as xml

from golive.engine.load.formats import read_trees
from golive.engine.load.source import Source

_BEFORE = b"\xac\xed\x00\x05t\x00\x051.0.0"
_SEPARATOR = b"@@@@@@@@@@ProjectLibreSeparator_MSXML@@@@@@@@@@"


def test_the_xml_behind_the_separator_is_read() -> None:
    data = _BEFORE + _SEPARATOR + xml.THREE_TASKS.encode()
    (tree,) = read_trees(Source("plan.pod", data), xml.GUIDE)
    assert tree.value["name"] == "Move"
    assert tree.place("/activities/2") == ("plan.pod (ID 3)", None)
    assert tree.notes == ["read 3 tasks of a ProjectLibre plan"]


def test_an_old_one_without_xml_is_told_what_to_do(refused: Callable[..., list[str]]) -> None:
    for data in (_BEFORE, _BEFORE + _SEPARATOR, _BEFORE + _SEPARATOR + b"\n"):
        assert refused(read_trees, Source("plan.pod", data), xml.GUIDE) == [
            "plan.pod: is a ProjectLibre or OpenProj file without XML in it; "
            "open it in ProjectLibre 1.5.5 or later and save it again"
        ]

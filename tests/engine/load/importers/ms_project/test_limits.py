"""How much of an MS Project XML file is read before it is refused."""

from collections.abc import Callable

import mspdi_xml as xml
import pytest

from golive.engine.load import xml_rows
from golive.engine.load.formats import read_trees
from golive.engine.load.importers import ids
from golive.engine.load.importers.ms_project import mspdi
from golive.engine.load.source import Source

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


def test_depth(refused: Refused) -> None:
    def text(levels: int) -> bytes:
        nested = "<a>" * (levels - 2) + "</a>" * (levels - 2)
        return f"<Project>\n<Tasks><Task><Name>x</Name></Task></Tasks><b>{nested}</b></Project>".encode()

    assert len(read_trees(Source("f", text(32)), xml.GUIDE)) == 1
    assert refused(read_trees, Source("f", text(33)), xml.GUIDE) == [
        "f:2: is nested deeper than 32 levels; no plan needs that: export it again"
    ]


def test_bytes_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    data = xml.MINIMAL.encode()
    monkeypatch.setattr(mspdi, "MAX_XML_BYTES", len(data))
    assert len(read_trees(Source("f", data), xml.GUIDE)) == 1
    assert refused(read_trees, Source("f", data + b"\n"), xml.GUIDE) == [
        f"f: has {len(data) + 1} bytes; XML of more than {len(data)} bytes is not read"
    ]


def test_tasks_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(mspdi, "MAX_TASKS", 3)
    assert len(xml.tasks(*(xml.task(n, "a") for n in (1, 2, 3)))) == 3
    assert refused(xml.record, xml.plan(*(xml.task(n, "a") for n in (1, 2, 3, 4)))) == [
        "plan.xml: has 4 tasks; a plan of more than 3 is not read"
    ]


def test_rows_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(xml_rows, "MAX_TASKS", 1)
    link = "<PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>"
    assert xml.only(link * 4).predecessors == ["1"] * 4
    assert refused(xml.only, link * 5) == ["plan.xml:3: has more than 4 rows; split the plan"]


def test_misspelt_ids_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "MAX_PROBLEMS", 3)
    for tasks, told in ((3, 3), (4, 4), (9, 4)):
        text = xml.plan(*(xml.task(n + 1, "a", 1, xml.text_field("risk/lst")) for n in range(tasks)))
        (tree,) = read_trees(Source("f", text.encode()), xml.GUIDE)
        assert len(tree.problems) == told

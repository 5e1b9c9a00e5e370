"""Garbage never raises anything but InputError."""

from collections.abc import Callable
from contextlib import suppress

import mspdi_xml as xml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golive import InputError
from golive.engine.load.formats import read_trees
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


_PIECES = st.sampled_from(
    [
        "<Project>",
        f'<Project xmlns="{xml.NAMESPACE}">',
        "</Project>",
        "<Tasks>",
        "</Tasks>",
        "<Task>",
        "</Task>",
        "<Task/>",
        "<UID>1</UID>",
        "<UID>0</UID>",
        "<Name>a</Name>",
        "<Name>risk/list</Name>",
        "<OutlineLevel>1</OutlineLevel>",
        "<OutlineLevel>99999999999</OutlineLevel>",
        "<OutlineLevel>²</OutlineLevel>",
        "<PercentComplete>٣</PercentComplete>",
        "<Finish>2026-13-01T00:00:00</Finish>",
        "<Finish>2026-09-01</Finish>",
        "<Start>0001-01-01</Start>",
        "<Baseline>",
        "</Baseline>",
        "<ExtendedAttribute><Value>risk/x</Value></ExtendedAttribute>",
        "<PredecessorLink>",
        "</PredecessorLink>",
        "<Resource><UID>1</UID><Name>x</Name></Resource>",
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "<?xml version='1.0'?>",
        "<?",
        "?>",
        "&amp;",
        "&#0;",
        "&x;",
        "<",
        ">",
        "<:",
        "\x00",
        "\ufeff",
        "é",
        " xmlns:a='b'",
    ]
)


_WELL_FORMED = st.lists(_PIECES.filter(lambda piece: piece.startswith("<") and piece.count("<") == piece.count(">")))


@settings(max_examples=120, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join) | _WELL_FORMED.map(lambda pieces: f"<Project>{''.join(pieces)}"))
@example("<Project><Tasks><Task><Name>a</Name><OutlineLevel>²</OutlineLevel></Task></Tasks></Project>")
@example("<?xml version='1.0' encoding='utf-7'?><Project/>")
@example("<?xml version='1.0' encoding='utf-16'?><Project/>")
@example("<a:Project/>")
@example("<Project:Project/>")
def test_garbage_never_raises_anything_else(text: str) -> None:
    for data in (text.encode(), text.encode("utf-16"), text.encode("utf-16-be")):
        with suppress(InputError):
            assert len(read_trees(Source("f", data), xml.GUIDE)) >= 1
    with suppress(InputError):
        assert records_from_text(text, xml.GUIDE)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_plan_that_is_cut_or_damaged_anywhere_never_raises_anything_else(data: st.DataObject) -> None:
    whole = xml.THREE_TASKS.encode()
    at = data.draw(st.integers(0, len(whole)))
    damage = data.draw(st.binary(max_size=4))
    with suppress(InputError):
        assert len(read_trees(Source("f", whole[:at] + damage), xml.GUIDE)) == 1
    with suppress(InputError):
        assert len(read_trees(Source("f", whole[:at] + damage + whole[at + len(damage) :]), xml.GUIDE)) >= 1

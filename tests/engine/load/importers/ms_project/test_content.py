"""Which files are MS Project XML, and what is said of those that are not, or not well-formed."""

from collections.abc import Callable

import mspdi_xml as xml
import pytest

from golive.engine.load.formats import read_trees
from golive.engine.load.source import Source

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


_PREFIXED = xml.MINIMAL.replace("<", "<p:").replace("<p:/", "</p:").replace("t><", f't xmlns:p="{xml.NAMESPACE}"><', 1)


@pytest.mark.parametrize(
    "data",
    [
        xml.MINIMAL.encode(),
        b"\xef\xbb\xbf" + xml.MINIMAL.encode(),
        b"\n\n  " + xml.MINIMAL.encode(),
        f'<?xml version="1.0" encoding="UTF-8"?>{xml.MINIMAL}'.encode(),
        f'\ufeff<?xml version="1.0" standalone="yes"?>\r\n<!-- a > b --><?pi x?>\n{xml.MINIMAL}'.encode(),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{xml.MINIMAL}'.encode("latin-1"),
        f'<?xml version="1.0" encoding="utf-16"?>{xml.MINIMAL}'.encode("utf-16"),
        b"\xff\xfe" + xml.MINIMAL.encode("utf-16-le"),
        xml.MINIMAL.replace("<Project>", f'<Project xmlns="{xml.NAMESPACE}">').encode(),
        _PREFIXED.encode(),
        xml.MINIMAL.replace("<Project>", "<Project\n  xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>").encode(),
    ],
    ids=[
        "plain",
        "BOM",
        "blanks",
        "declared",
        "comments",
        "latin-1",
        "16",
        "16 undeclared",
        "namespace",
        "prefix",
        "line",
    ],
)
def test_plans_are_known_by_their_content(data: bytes) -> None:
    for name in ("plan.xml", "plan", "plan.yaml"):
        (tree,) = read_trees(Source(name, data), xml.GUIDE)
        assert tree.value == {"activities": [{"name": "Café", "uid": "1", "outline": "1", "predecessors": []}]}


_NO_TASK = "is a <Project> without a <Task>; save the plan itself as XML"


_WEB_PAGE = "is a web page, perhaps the error page of a failed export; export it again"


_DTD = "contains a DTD or entities; save it again from the tool it comes from"


_SAVE = "in MS Project choose File > Save As > XML Format (*.xml) and give that file"


_NO_ELEMENT = f"begins like XML but has no element near its beginning; {_SAVE}"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<Project/>", 1, _NO_TASK),
        ("<Project><Tasks/></Project>", 1, _NO_TASK),
        ("<!-- \n -->\n<Project></Project>", 3, _NO_TASK),
        ("<!DOCTYPE Project><Project/>", 1, _DTD),
        ('<!DOCTYPE x [\n<!ENTITY a "b">]><Project>&a;</Project>', 1, _DTD),
        ("<rss/>", 1, f"is XML of an unknown kind (<rss>); {_SAVE}"),
        (f"<{'r' * 100}/>", 1, f"is XML of an unknown kind (<{'r' * 60}>); {_SAVE}"),
        ("<project/>", 1, f"is XML of an unknown kind (<project>); {_SAVE}"),
        ("<html>", 1, _WEB_PAGE),
        ("<!doctype HTML><HTML>", 1, _WEB_PAGE),
        ("<!-- <Project> -->", 1, _NO_ELEMENT),
        ("<!-- <Project>", 1, _NO_ELEMENT),
        ("<?xml <Project>", 1, _NO_ELEMENT),
    ],
)
def test_refused(text: str, line: int, message: str, refused: Refused) -> None:
    assert refused(read_trees, Source("f", text.encode()), xml.GUIDE) == [f"f:{line}: {message}"]


_BY_HAND = "; by hand, & is written &amp; and < is written &lt;"
_BEHIND = "something stands behind its end: export it again, each plan to its own file"


@pytest.mark.parametrize(
    ("text", "line", "reason", "remedy"),
    [
        ("\n<Project><Tasks><Task>", 2, "no element found", "it breaks off there: export it again"),
        ("<Project><Tasks></Project>", 1, "mismatched tag", "export it again"),
        ("<Project>\n&nbsp;</Project>", 2, "undefined entity", "export it again"),
        ("<Project>\n<Tasks><Task a&b/></Project>", 2, "invalid token", f"export it again{_BY_HAND}"),
        ("<Project>&#xD800;</Project>", 1, "reference to invalid character number", "export it again"),
        ("<Project/><Project/>", 1, "junk after document element", _BEHIND),
        ("<Project a='1' a='2'/>", 1, "duplicate attribute", "export it again"),
    ],
)
def test_not_well_formed(text: str, line: int, reason: str, remedy: str, refused: Refused) -> None:
    told = f"f:{line}: is not well-formed XML ({reason}); {remedy}"
    assert refused(read_trees, Source("f", text.encode()), xml.GUIDE) == [told]


def test_an_encoding_that_nobody_knows(refused: Refused) -> None:
    assert refused(read_trees, Source("f", b'<?xml version="1.0" encoding="klingon"?><Project/>'), xml.GUIDE) == [
        "f: is not XML that can be read (unknown encoding: klingon); save it as UTF-8"
    ]

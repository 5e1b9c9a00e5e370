"""XML to rows: the wanted elements with their fields and lines. Streaming; no DTD, no entities."""

import io
import re
import xml.sax.handler
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.xmlreader import InputSource

from defusedxml.common import DefusedXmlException

from golive.engine.load.limits import MAX_DEPTH, MAX_TASKS
from golive.engine.load.source import Source, refuse

MAX_FIELD = 50_000
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_BEFORE_ROOT = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<!", b">"))


@dataclass(slots=True)
class Row:
    """One element: the text of its plain children, its structured children, and its line (from 1).

    `shown`: of children that carry one, what their tool shows instead of their text (attribute display_value).
    """

    name: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    children: list["Row"] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """The text of a child, None where it is absent or blank."""
        text = self.fields.get(name, "").strip()
        return text or None


def root_name(data: bytes) -> str | None:
    """The local name of the first element, None where there is none near the beginning."""
    head = data[:65_536].replace(b"\0", b"")
    at = head.find(b"<")
    while at >= 0:
        end = next((end for start, end in _BEFORE_ROOT if head.startswith(start, at)), None)
        if end is None:
            match = _ROOT.match(head, at)
            return match.group(2).decode("ascii") if match else None
        after = head.find(end, at)
        at = head.find(b"<", after) if after >= 0 else -1
    return None


def read_rows(source: Source, wanted: Iterable[str]) -> Row:
    """The root as a row whose children are the wanted elements, at whatever depth; raises InputError."""
    import defusedxml.sax  # brings half of the internet with it, which no other format should wait for

    handler = _Rows(frozenset(wanted), source.path)
    parser = defusedxml.sax.make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    parser.setFeature(xml.sax.handler.feature_external_ges, False)
    stream: Any = InputSource(source.path)
    stream.setByteStream(io.BytesIO(source.data))
    try:
        parser.parse(stream)
    except DefusedXmlException:
        message = "contains a DTD or entities; save it again from the tool it comes from"
        raise refuse(source.path, message, parser.getLineNumber()) from None
    except SAXParseException as error:
        reason = error.getMessage().removeprefix("not well-formed ").strip("()")
        by_hand = "; by hand, & is written &amp; and < is written &lt;" if reason == "invalid token" else ""
        message = f"is not well-formed XML ({reason}); export it again{by_hand}"
        raise refuse(source.path, message, error.getLineNumber()) from None
    except (SAXException, LookupError, ValueError) as error:
        raise refuse(source.path, f"is not XML that can be read ({error}); save it as UTF-8") from None
    return handler.root


class _Rows(xml.sax.handler.ContentHandler):
    """Keeps the wanted rows; the names of elements are taken without their prefix."""

    def __init__(self, wanted: frozenset[str], path: str) -> None:
        super().__init__()
        self.root = Row("", 1)
        self._wanted, self._path = wanted, path
        self._rows: list[tuple[int, Row]] = [(0, self.root)]
        self._depth = 0
        self._text: list[str] = []
        self._length = 0
        self._locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802  # the name that SAX gives
        self._locator = locator

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self._depth += 1
        line = self._locator.getLineNumber()
        if self._depth > MAX_DEPTH:
            raise refuse(
                self._path, f"is nested deeper than {MAX_DEPTH} levels; no plan needs that: export it again", line
            )
        local = name.rpartition(":")[2]
        self._text, self._length = [], 0
        if "display_value" in attrs:
            self._rows[-1][1].shown.setdefault(local, attrs["display_value"][:MAX_FIELD])
        if self._depth == 1:
            self.root.name, self.root.line = local, line
        elif local in self._wanted:
            row = Row(local, line)
            parent = self._rows[-1][1]
            parent.children.append(row)
            if len(parent.children) > 4 * MAX_TASKS:
                raise refuse(self._path, f"has more than {4 * MAX_TASKS:,} rows; split the plan", line)
            self._rows.append((self._depth, row))

    def characters(self, content: str) -> None:
        if self._length < MAX_FIELD:
            self._text.append(content)
            self._length += len(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        depth, row = self._rows[-1]
        if depth == self._depth and depth > 0:
            self._rows.pop()
        elif depth == self._depth - 1 or (depth == 0 and self._depth == 2):
            row.fields.setdefault(name.rpartition(":")[2], "".join(self._text)[:MAX_FIELD])
        self._text, self._length = [], 0
        self._depth -= 1

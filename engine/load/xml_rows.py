"""XML to rows: the wanted elements with their fields and lines. Streaming; no DTD, no entities."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate, XMLParserType

from golive.engine import progress
from golive.engine.load.limits import MAX_DEPTH, MAX_TASKS
from golive.engine.load.source import Source, refuse

_REMEDIES = {  # by what expat says
    "invalid token": "export it again; by hand, & is written &amp; and < is written &lt;",
    "unclosed token": "it breaks off there: export it again",
    "no element found": "it breaks off there: export it again",
    "junk after document element": "something stands behind its end: export it again, each plan to its own file",
    "XML or text declaration not at start of entity": "take away what stands before <?xml, blank lines, too",
}
MAX_FIELD = 50_000
_PIECE = 1_000_000
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_BEFORE_ROOT = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<!", b">"))
_SAYS_UTF_16 = re.compile(rb"""(?i)\A(\xef\xbb\xbf)?<\?xml[^>]*encoding=["'](utf-?16|ucs-?2)""")
# Characters that XML does not allow, written as such or by their number: some tools leave them in names and notes.
_CONTROLS = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]"
    rb"|&#(x0*(1?[0-8bcefBCEF]|1[0-9a-fA-F])|0*([0-8]|1[124-9]|2\d|3[01]));"
)


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


def read_rows(source: Source, wanted: Iterable[str], fields: Collection[str] | None = None) -> Row:
    """The root as a row whose children are the wanted elements, at whatever depth; raises InputError.

    A wanted name may have its parent before it: `ValueList/Value`. Of rows only `fields` are kept, None: all of them.
    """
    try:
        return _parsed(source.path, source.data, frozenset(wanted), fields)
    except ExpatError as error:
        cleaned = source.data if _is_wide(source.data) else _CONTROLS.sub(b"", source.data)
        if cleaned == source.data:
            raise _not_well_formed(source.path, source.data, error) from None
    try:
        return _parsed(source.path, cleaned, frozenset(wanted), fields)
    except ExpatError as error:
        raise _not_well_formed(source.path, cleaned, error) from None


def _is_wide(data: bytes) -> bool:
    """Whether it is UTF-16, where every other byte is a zero."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"))


def _not_well_formed(path: str, data: bytes, error: ExpatError) -> Exception:
    reason = ErrorString(error.code).removeprefix("not well-formed ").strip("()")
    remedy = _REMEDIES.get(reason, "export it again")
    if reason == "invalid token" and (byte := _wrong_byte(data, error.lineno)) is not None:
        reason, remedy = f"byte 0x{byte:02x} is not UTF-8", "export it again, or save it as UTF-8"
    return refuse(path, f"is not well-formed XML ({reason}); {remedy}", error.lineno)


def _wrong_byte(data: bytes, line: int) -> int | None:
    """The byte that is not UTF-8, where that is what is wrong in the line."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data[error.start] if data.count(b"\n", 0, error.start) + 1 == line else None
    return None


def _parsed(path: str, data: bytes, wanted: frozenset[str], fields: Collection[str] | None) -> Row:
    parser = ParserCreate("utf-8" if _SAYS_UTF_16.match(data) else None)  # saved again as UTF-8, the first line left
    parser.buffer_text = True
    rows = _Rows(parser, wanted, fields, path)
    try:
        for at in range(0, len(data), _PIECE):
            progress.tell(f"reading {path}: {100 * at // len(data)} %")
            parser.Parse(data[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except (LookupError, ValueError) as error:
        raise refuse(path, f"is not XML that can be read ({error}); save it as UTF-8") from None
    return rows.root


class _Rows:
    """Keeps the wanted rows; the names of elements are taken without their prefix."""

    def __init__(
        self, parser: XMLParserType, wanted: frozenset[str], fields: Collection[str] | None, path: str
    ) -> None:
        self.root = Row("", 1)
        self._parser, self._wanted, self._fields, self._path = parser, wanted, fields, path
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        self._rows: list[tuple[int, Row]] = [(1, self.root)]
        self._names: list[str] = []
        self._text: list[str] | None = None
        self._length = 0

    def _doctype(self, *_: object) -> None:
        raise refuse(
            self._path,
            "contains a DTD or entities; save it again from the tool it comes from",
            self._parser.CurrentLineNumber,
        )

    def _start(self, name: str, attrs: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        names = self._names
        names.append(local)
        if self._text is not None:
            self._text = self._parser.CharacterDataHandler = None
        if attrs and "display_value" in attrs:
            self._rows[-1][1].shown.setdefault(local, attrs["display_value"][:MAX_FIELD])
        depth = len(names)
        if depth > MAX_DEPTH:
            message = f"is nested deeper than {MAX_DEPTH} levels; no plan needs that: export it again"
            raise refuse(self._path, message, self._parser.CurrentLineNumber)
        if depth == 1:
            self.root.name, self.root.line = local, self._parser.CurrentLineNumber
        elif local in self._wanted or f"{names[-2]}/{local}" in self._wanted:
            self._begin(local, depth)
        elif depth == self._rows[-1][0] + 1 and (self._fields is None or local in self._fields or depth == 2):
            self._text, self._length = [], 0
            self._parser.CharacterDataHandler = self._characters  # only where it is wanted: most of the text is not

    def _begin(self, local: str, depth: int) -> None:
        row = Row(local, self._parser.CurrentLineNumber)
        siblings = self._rows[-1][1].children
        siblings.append(row)
        if len(siblings) > 4 * MAX_TASKS:
            raise refuse(self._path, f"has more than {4 * MAX_TASKS:,} rows; split the plan", row.line)
        self._rows.append((depth, row))

    def _characters(self, content: str) -> None:
        if self._text is not None and self._length < MAX_FIELD:
            self._text.append(content)
            self._length += len(content)

    def _end(self, _: str) -> None:
        local = self._names.pop()
        depth, row = self._rows[-1]
        if self._text is not None:
            row.fields.setdefault(local, "".join(self._text)[:MAX_FIELD])
            self._text = self._parser.CharacterDataHandler = None
        elif depth > 1 and depth == len(self._names) + 1:
            self._rows.pop()

"""XML as a stream of events, for parts of workbooks: no DTD, no entities, a cap on depth and bytes."""

from collections.abc import Callable, Iterator
from typing import IO, Any
from xml.parsers import expat

from golive.engine.load.limits import MAX_DEPTH
from golive.engine.load.source import refuse

_CHUNK = 1 << 16
Attributes = dict[str, str]


class Events:
    """What a reader of a part overrides. `line` is where the parser stands."""

    def __init__(self) -> None:
        self._parser: Any = None

    @property
    def line(self) -> int:
        """The line of the event, from 1."""
        return int(self._parser.CurrentLineNumber)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; names are local ones."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def read_events(stream: IO[bytes], path: str, events: Events) -> None:
    """Run the events of an XML text through a reader; raises InputError."""
    parser = expat.ParserCreate()
    events._parser = parser
    parser.buffer_text = True
    depth = 0
    begins, ends = events.start, events.end

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise refuse(path, f"is nested deeper than {MAX_DEPTH} levels; save it again from your spreadsheet")
        begins(local(name) if ":" in name else name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        ends(local(name) if ":" in name else name)

    def forbidden(*_: Any) -> None:
        raise refuse(path, "contains a DTD or entities; save it again from the tool it comes from")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, events.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = forbidden
    try:
        for chunk in _chunks(stream):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        message = f"is not well-formed XML ({expat.ErrorString(error.code)}); save it again from your spreadsheet"
        raise refuse(path, message, error.lineno) from None
    except (LookupError, ValueError) as error:
        raise refuse(path, f"is not XML that can be read ({error}); save it again from your spreadsheet") from None
    finally:
        events._parser = None


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    read: Callable[[], bytes] = lambda: stream.read(_CHUNK)  # noqa: E731
    return iter(read, b"")

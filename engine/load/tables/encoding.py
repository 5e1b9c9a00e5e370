"""Which characters the bytes of a text table are: byte order marks, UTF-8, UTF-16, else Windows-1252."""

import codecs
import io
from typing import TextIO

from golive.engine.load.source import Source, refuse

_CP1252 = "golive-cp1252"
_HEAD = 65_536
_SAVE = "save it as CSV UTF-8"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """The bytes that are no UTF-8, one by one, as Windows takes them; its five holes as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_one(byte) for byte in bad), error.end


def _one(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error(_CP1252, _as_cp1252)


def text_of_bytes(source: Source) -> tuple[TextIO, str | None]:
    """The content as a stream of text, and what is to be said of its encoding; raises InputError."""
    data = source.data
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        raise refuse(source.path, f"is UTF-32; {_SAVE}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _stream(data, "utf-16", "replace"), None
    head = data[:_HEAD]
    if b"\0" in head:
        if 4 * head[1::2].count(0) > len(head) > 3 or 4 * head[::2].count(0) > len(head) > 3:
            kind = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
            return _stream(data, kind, "replace"), None
        raise refuse(source.path, f"holds bytes that are no text; {_SAVE}")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        note = f"{source.path}:{line}: is not UTF-8 from here on; read as Windows-1252: {_SAVE} where letters are wrong"
        return _stream(data, "utf-8-sig", _CP1252), note
    return _stream(data, "utf-8-sig", "strict"), None


def _stream(data: bytes, encoding: str, errors: str) -> TextIO:
    return io.TextIOWrapper(io.BytesIO(data), encoding, errors, newline="")

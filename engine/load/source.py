"""Read the bytes of a file, or of standard input, and turn them into text."""

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_LINES_BYTES
from golive.schemas.receipt import FileRead, Role

STDIN = "-"
_LOOKED_AT = 65_536


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and the name under which it is spoken of."""

    path: str
    data: bytes

    def text(self, where_empty: str = "`golive init` writes a record to fill in") -> str:
        """The content as text; raises InputError where it is not UTF-8, or there is none: what to do then is given."""
        if self.data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
            raise refuse(self.path, "is UTF-32; save it as UTF-8")
        if self.data.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_other_is_nul(self.data):
            raise refuse(self.path, "is UTF-16; save it as UTF-8")
        try:
            text = self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            if b"\0" in self.data[:_LOOKED_AT]:
                raise refuse(
                    self.path, "is no text, but the file of a program; export it as XLSX, CSV or XML"
                ) from None
            line = self.data.count(b"\n", 0, error.start) + 1
            byte = self.data[error.start]
            raise refuse(self.path, f"is not UTF-8 (byte 0x{byte:02x}); save the file as UTF-8", line) from None
        if not text.strip():
            raise refuse(self.path, f"is empty; {where_empty}")
        return text

    def seen(self, role: Role) -> FileRead:
        """What a receipt says of it."""
        name = self.path.replace("\\", "/").rpartition("/")[2]
        return FileRead(role=role, name=name, size=len(self.data), sha256=hashlib.sha256(self.data).hexdigest())

    def refuse_above(self, limit: int, what: str) -> None:
        """Raise InputError where the content is larger than `limit` bytes."""
        if len(self.data) > limit:
            raise refuse(self.path, f"has {len(self.data):,} bytes; {what} of more than {limit:,} bytes is not read")


def _every_other_is_nul(data: bytes) -> bool:
    """Whether it begins like UTF-16 that does not say so."""
    start = data[:8]
    return len(start) == 8 and (not any(start[::2]) or not any(start[1::2])) and any(start)


def refuse(path: str, message: str, line: int | None = None, pointer: str = "") -> InputError:
    """An InputError with one problem."""
    return InputError([Problem(path, line, pointer, message)])


def read_source(path: str) -> Source:
    """The content of a file, `-` being standard input; raises InputError where it cannot be read."""
    file = Path(path)
    try:
        if path == STDIN:
            return Source("<stdin>", _bounded(_standard_input().read(MAX_LINES_BYTES + 1), "<stdin>"))
        if not path:
            raise refuse("''", "is no name of a file; name a file")
        if file.is_dir():
            raise refuse(path, "is a directory; name a file in it")
        if file.exists() and not (file.is_file() or file.is_fifo() or file.is_char_device()):
            raise refuse(path, "is no file that can be read; name a file")
        with file.open("rb") as stream:
            return Source(_printable(path), _bounded(stream.read(MAX_LINES_BYTES + 1), path))
    except FileNotFoundError:
        raise refuse(path, "there is no such file") from None
    except PermissionError:
        raise refuse(path, "may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refuse(path, f"cannot be read: {reason}") from None


def _printable(path: str) -> str:
    """The name of a file; bytes of it that are no text are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # closed by whoever started the program
        raise refuse(STDIN, "there is no standard input; name a file")
    return sys.stdin.buffer


def _bounded(data: bytes, path: str) -> bytes:
    if len(data) > MAX_LINES_BYTES:
        raise refuse(path, f"has more than {MAX_LINES_BYTES:,} bytes; split it")
    return data

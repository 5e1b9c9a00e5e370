"""The parts of a zipped workbook, looked at in its directory before anything is unpacked."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from golive.engine.load.limits import MAX_EXPORT_BYTES
from golive.engine.load.source import Source, refuse

MAX_RATIO = 100
MAX_PARTS = 5_000
_SMALL = 10_000_000  # what is smaller than this may be packed as tightly as it likes
_AGAIN = "open it in a spreadsheet and save it again"


class Parts:
    """A zip archive whose directory is within bounds."""

    def __init__(self, source: Source) -> None:
        self.path = source.path
        source.refuse_above(MAX_EXPORT_BYTES, "a workbook")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, RuntimeError, OSError, EOFError) as error:
            raise refuse(source.path, f"is a broken zip or Excel file ({error}); {_AGAIN}") from None
        if len(parts) > MAX_PARTS:
            raise refuse(source.path, f"has {len(parts):,} parts; no workbook of a plan has more than {MAX_PARTS:,}")
        self._parts = {part.filename: part for part in parts}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def refuse_bombs(self) -> None:
        """Raise InputError where unpacking would give more than a plan can hold."""
        total = 0
        for part in self._parts.values():
            if part.flag_bits & 1:
                raise refuse(self.path, "is protected by a password; save it without one")
            if not part.filename.lower().endswith((".xml", ".rels")):
                continue  # pictures and macros, which are never unpacked
            total += part.file_size
            if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
                message = f"{part.filename} is packed more than {MAX_RATIO} times; that is no plan, it is not unpacked"
                raise refuse(self.path, message)
            if part.file_size > MAX_EXPORT_BYTES:
                raise refuse(self.path, self._too_large(part.file_size))
        if total > MAX_EXPORT_BYTES:
            raise refuse(self.path, self._too_large(total))

    def _too_large(self, size: int) -> str:
        return f"unpacks to {size:,} bytes; more than {MAX_EXPORT_BYTES:,} are not read: delete rows or sheets"

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """A part, of which no more than the directory says can be read; raises InputError where it is broken."""
        try:
            with self._zip.open(self._parts[name]) as stream:
                yield stream
        except KeyError:
            raise refuse(self.path, f"is a workbook without its part {name}; {_AGAIN}") from None
        except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise refuse(self.path, f"is a broken zip or Excel file ({error}); {_AGAIN}") from None

    def holds(self, name: str, mark: bytes) -> bool:
        """Whether a small part is there and begins with something that has the mark in it."""
        if name not in self._parts:
            return False
        with self.opened(name) as stream:
            return mark in stream.read(1_000)

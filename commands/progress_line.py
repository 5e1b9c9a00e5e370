"""A line on the terminal that says how far a long reading has come; gone before anything else is written."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from golive.engine.load import progress

_AFTER = 1.0  # seconds: what is read at once needs no line
_EVERY = 0.1


class ProgressLine:
    """Shows the last text that it was told, on one line of a terminal; an empty text takes the line away."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._began: float | None = None
        self._shown: float | None = None

    def __call__(self, text: str) -> None:
        """Show a text, or, where it is empty, take the line away."""
        now = time.monotonic()
        if not text:
            if self._shown is not None:
                self._write("\r\x1b[K")
            self._began = self._shown = None
            return
        self._began = now if self._began is None else self._began
        if now - self._began >= _AFTER and (self._shown is None or now - self._shown >= _EVERY):
            self._write(f"\r\x1b[K{text[-78:]}")
            self._shown = now

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # there is nobody to tell it
            self._stream.write(text)
            self._stream.flush()


@contextmanager
def on_a_terminal() -> Iterator[None]:
    """Within the block, long readings are told on standard error where it is a terminal, and nowhere else."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    line = ProgressLine(sys.stderr)
    with progress.heard_by(line):
        try:
            yield
        finally:
            line("")

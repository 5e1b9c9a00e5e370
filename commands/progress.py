"""A line on standard error that says how far long work has come; nothing where nobody looks at it."""

import sys
import time
from types import TracebackType

_AFTER = 1.0  # seconds: what is done sooner needs no line
_EVERY = 0.2


class Progress:
    """One line on a terminal, written over and over, and gone at the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + _AFTER
        self._width = 0

    def tell(self, text: str) -> None:
        """Show the text in place of the one before, once the work has taken a second, and not at every turn."""
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _EVERY
            self._write(text)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text}{' ' * (self._width - len(text))}")
        sys.stderr.flush()
        self._width = len(text)

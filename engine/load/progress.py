"""How far a long reading has come: told by who reads, shown by whoever listens (the command line, on a terminal)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str], None]
_LISTENER: ContextVar[Listener | None] = ContextVar("golive_progress", default=None)


def tell(text: str) -> None:
    """Say what is being done, as often as you like; nobody need listen."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(text)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Within the block, all that is told goes to `listener`."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)

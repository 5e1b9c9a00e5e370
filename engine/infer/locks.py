"""A lock that a forked child finds free: the thread that held it in the parent does not exist there."""

import os
import threading
import weakref
from types import TracebackType


class ForkLock:
    """A lock for `with`. What a thread of the parent left half done is the holder's to notice."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        _EVERY.add(self)

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._lock.release()

    def renew(self) -> None:
        """Free the lock, whoever held it."""
        self._lock = threading.Lock()


_EVERY: "weakref.WeakSet[ForkLock]" = weakref.WeakSet()


def _renew_all() -> None:
    for lock in list(_EVERY):
        lock.renew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_all)

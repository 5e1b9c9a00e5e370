"""Run the C library in a child process, so that a crash or a hang inside it costs one record and not the run.

The child is forked when the networks stand, and knows them from then on; only whole numbers travel to and fro. Where it
dies or falls silent, the caller gets an EngineError for what it asked, and the next question starts a new child.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any

from golive.engine.errors import EngineError, UsageError
from golive.engine.infer.locks import ForkLock

SECONDS = 30.0  # for one question; the largest that the limits let in takes about two
Messages = Sequence[Mapping[str, int]]
Fire = Callable[[Messages], list[tuple[str, Any]]]


class Isolation:
    """Asks the networks of one engine in a child process. Safe to use from several threads, one question at a time."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._fires: list[Fire] = []
        self._lock = ForkLock()
        self._asker = os.getpid()
        self._child: ForkProcess | None = None
        self._pipe: Connection | None = None

    @staticmethod
    def possible() -> bool:
        """Whether the system can fork."""
        return hasattr(os, "fork")

    def register(self, fire: Fire) -> int:
        """Make a network known, before the child is started; returns the number under which it is asked."""
        with self._lock:
            self._leave_to_parent()
            self._stop()
            self._fires.append(fire)
            return len(self._fires) - 1

    def fire(self, number: int, messages: Messages) -> list[tuple[str, Any]]:
        """What the network of that number fires.

        Raises EngineError where the child dies or falls silent, UsageError where this process may start none.
        """
        with self._lock:
            self._leave_to_parent()
            if self._pipe is None:
                self._start()
            assert self._pipe is not None
            try:
                self._pipe.send((number, messages))
                if not self._pipe.poll(self._seconds):
                    raise EngineError(f"the inference engine did not answer within {self._seconds:g} seconds")
                answer: list[tuple[str, Any]] | EngineError = self._pipe.recv()
            except (EOFError, OSError):
                raise EngineError(f"the inference engine crashed ({self._ending()})") from None
            except BaseException:
                self._stop()
                raise
        if isinstance(answer, EngineError):
            raise answer
        return answer

    def _leave_to_parent(self) -> None:
        """In a process that was forked from the asking one: its child answers the parent, here a new one is started."""
        if self._asker != os.getpid():
            if self._pipe is not None:
                self._pipe.close()
            self._asker, self._pipe, self._child = os.getpid(), None, None

    def _start(self) -> None:
        if multiprocessing.current_process().daemon:
            raise UsageError(
                "an isolated engine cannot start its child in a daemonic process such as a worker of "
                "multiprocessing.Pool; use concurrent.futures.ProcessPoolExecutor, or an engine that is not isolated"
            )
        context = multiprocessing.get_context("fork")
        self._pipe, other = context.Pipe()
        self._child = context.Process(target=_serve, args=(other, self._pipe, self._fires), daemon=True)
        self._child.start()
        other.close()

    def _ending(self) -> str:
        """How the child ended; it is cleared away."""
        child = self._child
        if child is not None:
            child.join(1)
        code = child.exitcode if child is not None else None
        self._stop()
        return signal.Signals(-code).name if code is not None and code < 0 else f"exit status {code}"

    def _stop(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._child is not None:
            self._child.kill()
            self._child.join()
        self._pipe = self._child = None


def _serve(pipe: Connection, parents_end: Connection, fires: Sequence[Fire]) -> None:
    """Answer questions until the parent is gone."""
    parents_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to answer
    while True:
        try:
            number, messages = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: Any = fires[number](messages)
        except EngineError as error:
            answer = error
        pipe.send(answer)

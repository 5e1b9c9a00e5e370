"""A line that says how far long work has come: on a terminal, after a second, gone at the end."""

import io
import sys

import pytest

from golive.commands import progress
from golive.commands.progress import Progress


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


def _told(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *seconds: float) -> str:
    clock = iter([0.0, *seconds])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress() as shown:
        for number, _ in enumerate(seconds):
            shown.tell(f"{number} tried")
    return stream.getvalue()


def test_nothing_is_shown_of_what_takes_less_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _told(Terminal(), monkeypatch, 0.5, 0.9) == ""


def test_the_line_is_written_over_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _told(Terminal(), monkeypatch, 1.1, 1.2, 1.4)
    assert shown == "\r0 tried\r2 tried\r       \r"


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _told(io.StringIO(), monkeypatch, 2.0, 3.0) == ""


def test_a_program_without_standard_error_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with Progress() as shown:
        shown.tell("nobody hears it")
    assert sys.stderr is None

"""The line that says how far a long reading has come: late, seldom, taken away, and on terminals only."""

import io
import sys
from collections.abc import Iterator

import pytest

from golive.commands import progress_line
from golive.commands.progress_line import ProgressLine, on_a_terminal
from golive.engine.load import progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress_line.time, "monotonic", lambda: now[0])
    return now


def test_nothing_in_the_first_second_then_not_too_often_and_gone_at_the_end(clock: list[float]) -> None:
    stream = io.StringIO()
    line = ProgressLine(stream)
    for at, text in ((100.0, "0 %"), (100.9, "9 %"), (101.1, "20 %"), (101.15, "21 %"), (101.3, "30 %"), (102.0, "")):
        clock[0] = at
        line(text)
    assert stream.getvalue() == "\r\x1b[K20 %\r\x1b[K30 %\r\x1b[K"


def test_what_is_quick_is_never_shown(clock: list[float]) -> None:
    stream = io.StringIO()
    line = ProgressLine(stream)
    for _ in range(3):  # three files, each of them read at once
        line("reading")
        clock[0] += 0.9
        line("")
    assert stream.getvalue() == ""


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(_Terminal(), True), (io.StringIO(), False), (None, False)])
def test_only_on_a_terminal(
    stream: io.StringIO | None, shown: bool, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with on_a_terminal():
        progress.tell("reading")
        clock[0] += 2
        progress.tell("reading plan.xml: 40 %")
    progress.tell("after")
    if stream is not None:
        assert stream.getvalue() == ("\r\x1b[Kreading plan.xml: 40 %\r\x1b[K" if shown else "")


def test_nobody_need_listen() -> None:
    def told() -> Iterator[None]:
        yield progress.tell("reading")

    assert list(told()) == [None]

"""Interrupts, pipes that close, disks that are full: a run ends cleanly, with one line or none."""

import errno
import io
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran

import golive.cli
from golive.engine.check import Engine

Run = Callable[..., Ran]
PROGRAM = [sys.executable, "-W", "error", "-m", "golive.cli"]
INTERRUPTED = "golive: interrupted; nothing was left half written"
FULL = "golive: the output cannot be written: No space left on device; write it to another place\n"
COMMANDS = {
    "check": ["check", "no-go.yaml"],
    "check --all": ["check", "no-go.yaml", "--all"],
    "check json": ["check", "no-go.yaml", "-f", "json"],
    "check html": ["check", "no-go.yaml", "-f", "html"],
    "checklist": ["checklist", "no-go.yaml"],
    "questions": ["questions", "undecided.yaml"],
    "explain": ["explain", "change-mgmt/obtain-cab-approval", "no-go.yaml"],
    "rules list": ["rules", "list"],
    "rules show": ["rules", "show", "change-mgmt/obtain-cab-approval"],
    "schema": ["schema", "record"],
    "help": ["--help"],
    "version": ["--version"],
}
every_command = pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture(autouse=True)
def buffered(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for most users: what is written waits in a buffer, and may fail as late as at the end."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")


# Pipes that close.


@every_command
def test_a_reader_that_has_gone_is_nobodys_loss(words: list[str], records: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run([*PROGRAM, *words], cwd=records, stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (golive.cli.CLOSED_PIPE, b"")


def test_a_reader_that_goes_after_a_line(records: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, *COMMANDS["check json"]], cwd=records, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "{\n"
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode in (1, golive.cli.CLOSED_PIPE)  # all may have been in the pipe by then


def test_run_returns_a_status_also_where_the_pipe_is_closed(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(sys, "stdout", Closed())
    assert golive.cli.run(["check", str(records / "go.yaml")]) == golive.cli.CLOSED_PIPE


def test_a_bad_record_is_refused_also_where_nobody_reads_why(records: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run([*PROGRAM, "check", "none.yaml"], stdout=subprocess.PIPE, stderr=writer, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stdout) == (2, b"")


# Full disks, closed outputs.


@full_disk
@every_command
def test_a_full_disk(words: list[str], records: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *words], cwd=records, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, FULL)


@full_disk
@pytest.mark.parametrize("words", [["check", "-f", "json:/dev/full"], ["checklist", "-o", "/dev/full"]])
def test_a_file_on_a_full_disk(words: list[str], run: Run, records: Path) -> None:
    done = run(words[0], records / "go.yaml", *words[1:])
    assert (done.status, done.out) == (2, "")
    assert "/dev/full cannot be written: No space left on device" in done.err


@full_disk
def test_a_refusal_on_a_full_disk() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PROGRAM, "check", "none.yaml"], stderr=full, stdout=subprocess.PIPE, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


def test_an_output_that_was_closed_before(records: Path) -> None:
    words = " ".join([*PROGRAM, *COMMANDS["check"]])
    done = subprocess.run(["/bin/sh", "-c", f"{words} >&-"], cwd=records, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "there is no standard output to write to; send it to a file" in done.stderr
    assert "Traceback" not in done.stderr


# Interrupts.


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program in a group of its own, as a shell does, so that an interrupt reaches its children, too."""
    running: list[subprocess.Popen[str]] = []

    def start(*words: str, **more: Any) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*PROGRAM, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **more,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _interrupted(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    status = 130 if process.returncode == -signal.SIGINT else process.returncode  # what a shell makes of both
    return status, out, err.strip()  # click ends the line on which the terminal shows ^C


def _is_reading(process: subprocess.Popen[str]) -> bool:
    """Whether it waits for what it reads: it has imported all by then."""
    state = Path(f"/proc/{process.pid}/wchan")
    return state.is_file() and any(word in state.read_text() for word in ("pipe_read", "n_tty_read", "pipe_wait"))


@pytest.mark.skipif(not Path("/proc/self/wchan").is_file(), reason="the system does not tell what a process waits for")
def test_an_interrupt_while_reading(started: Callable[..., subprocess.Popen[str]]) -> None:
    process = started("check", "-", stdin=subprocess.PIPE)
    for _ in range(300):
        if _is_reading(process):
            break
        time.sleep(0.05)
    else:
        pytest.skip("the system does not tell what it waits for")
    assert _interrupted(process) == (130, "", INTERRUPTED)


@pytest.mark.parametrize("seconds", [0.3, 0.6, 1.0, 1.5, 2.5])
def test_an_interrupt_at_any_time(
    seconds: float, started: Callable[..., subprocess.Popen[str]], put: Callable[..., Path], tmp_path: Path
) -> None:
    plan = put("plan.jsonl", "".join(f'{{"id": "PRJ-{n}", "sites": 3}}\n' for n in range(3_000)))
    target = tmp_path / "report.json"
    process = started("check", str(plan), "-f", f"json:{target}")
    time.sleep(seconds)
    status, out, err = _interrupted(process)
    assert (status, out) in ((130, ""), (1, ""))
    assert err == (INTERRUPTED if status == 130 else f"Wrote {target}")
    assert sorted(tmp_path.iterdir()) == ([plan] if status == 130 else [plan, target])


def test_an_interrupt_gives_130_and_one_line(run: Run, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Engine, "check", interrupted)
    done = run("check", records / "go.yaml")
    assert (done.status, done.out, done.err.strip()) == (130, "", INTERRUPTED)


def test_an_interrupt_from_a_keyboard(records: Path) -> None:
    keyboard, terminal = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "check", "-"], stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=records
    )
    os.close(terminal)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    os.close(keyboard)
    assert process.returncode in (130, -signal.SIGINT)
    assert (out, err.strip()) == ("", INTERRUPTED)

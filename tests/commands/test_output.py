"""What commands write: files whole or not at all, colours on a terminal only, lines that fit."""

import errno
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import golive.cli
from golive import Engine

Run = Callable[..., Any]
ESCAPE = "\x1b["


def test_json_into_a_file_and_text_to_the_screen(run: Run, records: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    done = run("check", records / "go.yaml", "-f", "text", "-f", f"json:{target}")
    assert "GO: " in done.out
    assert json.loads(target.read_text(encoding="utf-8"))["verdict"]["result"] == "go"


def test_output_names_the_file_of_the_format_that_has_none(run: Run, records: Path, tmp_path: Path) -> None:
    page, value = tmp_path / "a.html", tmp_path / "b.json"
    done = run("check", records / "go.yaml", "-f", "html", "-f", f"json:{value}", "-o", page)
    assert done.out == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert value.read_text(encoding="utf-8").startswith("{")
    for formats in (["html", "text"], [f"json:{value}"]):
        refused = run("check", records / "go.yaml", *(word for name in formats for word in ("-f", name)), "-o", page)
        assert refused.status == 2
        assert "-f NAME:PATH" in refused.err


def test_every_format_may_be_given_often(run: Run, records: Path, tmp_path: Path) -> None:
    names = [tmp_path / name for name in ("a.json", "b.json", "c.txt")]
    formats = [f"json:{names[0]}", f"json:{names[1]}", f"text:{names[2]}"]
    done = run("check", records / "no-go.yaml", *(word for name in formats for word in ("-f", name)))
    assert (done.status, done.out) == (1, "")
    assert names[0].read_bytes() == names[1].read_bytes()
    assert "NO-GO: " in names[2].read_text(encoding="utf-8")


def test_a_file_holds_no_colours_even_on_a_terminal(
    on_terminal: Callable[..., str], records: Path, tmp_path: Path
) -> None:
    shown = on_terminal("check", records / "no-go.yaml", "-f", f"text:{tmp_path / 'a.txt'}", "-f", "text")
    assert ESCAPE in shown
    assert ESCAPE not in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_a_file_is_replaced_whole(run: Run, records: Path, put: Callable[..., Path], tmp_path: Path) -> None:
    target = put("report.json", "old " * 1_000_000)
    assert run("check", records / "go.yaml", "-f", f"json:{target}").status == 0
    json.loads(target.read_text(encoding="utf-8"))
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_file_gets_the_usual_permissions(run: Run, records: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run("check", records / "go.yaml", "-f", f"json:{tmp_path / 'a.json'}")
    finally:
        os.umask(before)
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["no/such/folder/a.json", "folder"])
def test_an_output_that_cannot_be_written_is_wrong_usage(name: str, run: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = run("check", records / "go.yaml", "-f", f"json:{tmp_path / name}")
    assert (done.status, done.out) == (2, "")
    assert str(tmp_path / name) in done.err
    assert "Traceback" not in done.err


def test_an_output_that_is_a_folder_leaves_nothing_behind(run: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    run("check", records / "go.yaml", "-f", f"json:{tmp_path / 'folder'}")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_a_write_that_fails_leaves_nothing_behind(
    error: BaseException, run: Run, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", failing)
    assert run("check", records / "go.yaml", "-f", f"json:{tmp_path / 'a.json'}").status in (2, 130)
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_a_link_is_written_through(run: Run, records: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "real.json")
    run("check", records / "go.yaml", "-f", f"json:{link}")
    assert link.is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))


# Colours and width.


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What a terminal shows of a run."""

    def shown(*arguments: str | Path) -> str:
        terminal = _Terminal()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", terminal)
            golive.cli.run([str(argument) for argument in arguments])
        return terminal.getvalue()

    return shown


def test_a_terminal_gets_colours(on_terminal: Callable[..., str], records: Path) -> None:
    assert f"{ESCAPE}31m{ESCAPE}1mNO-GO{ESCAPE}0m: " in on_terminal("check", records / "no-go.yaml")


@pytest.mark.parametrize("command", ["check", "checklist"])
def test_no_color_takes_them_away(
    command: str, on_terminal: Callable[..., str], records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = on_terminal(command, records / "no-go.yaml")
    assert "NO-GO: " in shown
    assert ESCAPE not in shown


def test_a_pipe_gets_no_colours(run: Run, records: Path) -> None:
    assert ESCAPE not in run("check", records / "no-go.yaml").out


ELS = "release-mgmt/els-exit-criteria"
NARROW = ()
WIDTHS = [
    *((command, columns) for command in ("check", "check --all") for columns in (40, 200)),
    *((command, 200) for command in ("checklist", "questions", f"explain {ELS}")),
    *(pytest.param(command, 40, marks=NARROW) for command in ("checklist", "questions", f"explain {ELS}")),
]


@pytest.mark.parametrize(("command", "columns"), WIDTHS)
def test_lines_fit_the_terminal(
    command: str, columns: int, run: Run, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.chdir(records)
    width = min(columns, 100)
    lines = run(*command.split(), "no-go.yaml").out.splitlines()
    for line in lines:
        indent = len(line) - len(line.lstrip(" -[]0123456789."))
        assert len(line) <= width or " " not in line[indent:width], line
    if columns == 200:
        assert max(map(len, lines)) > 80


CUT = ()


@pytest.mark.parametrize("columns", [pytest.param("60", marks=CUT), "80", "200"])
def test_ids_are_never_cut(columns: str, run: Run, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    words = set(run("rules", "list").out.split())
    assert {activity.id for activity in engine.ruleset.activities} <= words

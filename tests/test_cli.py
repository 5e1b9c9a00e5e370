"""The command line: commands, options, exit statuses, and what is said when something is wrong."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import golive.engine.infer.durable_rules as door
from golive import EngineError
from golive.engine.check import Engine

Run = Callable[..., Any]
COMMANDS = ("check", "checklist", "explain", "questions", "waivers", "rules", "schema", "init")


def _reports(out: str) -> list[Any]:
    """The reports of an output in JSON, be it one over several lines or several on a line each."""
    return [json.loads(out)] if out.startswith("{\n") else [json.loads(line) for line in out.splitlines()]


# Help and version.


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_command(flag: str, run: Run) -> None:
    shown = run(flag)
    assert (shown.status, shown.err) == (0, "")
    assert [name for name in COMMANDS if f"\n  {name} " not in shown.out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, run: Run) -> None:
    shown = run(command, "--help")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(f"Usage: golive {command}")


def test_version(run: Run, root: Path) -> None:
    shown = run("--version")
    assert (shown.status, shown.err) == (0, "")
    assert f'version = "{shown.out.split()[1]}"' in (root / "pyproject.toml").read_text(encoding="utf-8")


def test_no_command_is_wrong_usage_and_shows_the_help(run: Run) -> None:
    shown = run()
    assert shown.status == 2
    assert "Commands:" in shown.out + shown.err


def test_the_program_runs_as_a_module(records: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "golive.cli", "check", str(records / "go.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nGO: " in done.stdout


# Exit status.


@pytest.mark.parametrize(
    ("name", "status"),
    [("go", 0), ("not-a-project", 0), ("conditional", 1), ("hold", 1), ("no-go", 1), ("waived", 1), ("overdue", 1)],
)
def test_exit_status_of_check(name: str, status: int, run: Run, records: Path) -> None:
    done = run("check", records / f"{name}.yaml")
    assert (done.status, done.err) == (status, "")


@pytest.mark.parametrize("command", ["checklist", "questions"])
@pytest.mark.parametrize("name", ["go", "no-go", "undecided"])
def test_commands_that_only_tell_exit_with_0(command: str, name: str, run: Run, records: Path) -> None:
    done = run(command, records / f"{name}.yaml")
    assert (done.status, done.err) == (0, "")
    assert done.out


@pytest.mark.parametrize(
    ("left_out", "level", "status"),
    [
        ("", "minor", 0),
        ("go-live-minor", "minor", 1),
        ("go-live-minor", "major", 0),
        ("go-live-minor", "blocker", 0),
        ("go-live-major", "minor", 1),
        ("go-live-major", "major", 1),
        ("go-live-major", "blocker", 0),
        ("go-live-blocker", "blocker", 1),
        ("handover-blocker", "blocker", 1),
    ],
)
def test_fail_level(
    left_out: str, level: str, status: int, run: Run, small: Engine, small_ruleset: Path, put: Callable[..., Path]
) -> None:
    covers = [activity.id for activity in small.ruleset.activities if activity.id != f"t/{left_out}"]
    record = {"facts": {"asked_fact": True}, "activities": [{"name": "A", "status": "done", "covers": covers}]}
    path = put("record.json", json.dumps(record))
    arguments = ["--ruleset", small_ruleset, "--gate", "go-live", "--fail-level", level]
    assert run("check", path, *arguments).status == status


def test_the_default_fail_level_is_minor(
    run: Run, small: Engine, small_ruleset: Path, put: Callable[..., Path]
) -> None:
    covers = [activity.id for activity in small.ruleset.activities if activity.id != "t/go-live-minor"]
    record = {"facts": {"asked_fact": True}, "activities": [{"name": "A", "status": "done", "covers": covers}]}
    assert run("check", put("record.json", json.dumps(record)), "--ruleset", small_ruleset).status == 1


def test_what_is_undecided_counts_at_its_level(run: Run, records: Path) -> None:
    assert run("check", records / "hold.yaml", "--fail-level", "blocker").status == 1
    assert run("check", records / "conditional.yaml", "--fail-level", "blocker").status == 0


def test_the_status_is_computed_over_all_records(run: Run, records: Path) -> None:
    go, no_go = records / "go.yaml", records / "no-go.yaml"
    assert run("check", go, go).status == 0
    assert run("check", go, no_go).status == run("check", no_go, go).status == 1
    assert run("check", go, "no-such-file.yaml").status == 2


# A typing error never passes.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek", "R"], "there is no command 'chek'; did you mean check?"),
        (["xyz"], "there is no command 'xyz'; write one of check, "),
        (["check", "R", "--gate", "golive"], "there is no gate 'golive'; did you mean go-live?"),
        (["check", "R", "--gate", "x"], "there is no gate 'x'; write one of charter-approval, plan-baseline, "),
        (["check", "R", "-f", "jsn"], "there is no format 'jsn'; did you mean json?"),
        (["check", "R", "-f", "pdf:out.pdf"], "there is no format 'pdf'; write one of text, "),
        (["check", "R", "--select", "chage-mgmt"], "nothing begins with 'chage-mgmt'; did you mean change-mgmt"),
        (["check", "R", "--ignore", "zzz"], "nothing begins with 'zzz'; write one of "),
        (["check", "R", "--ruleset", "pmbok-itl"], "there is no ruleset 'pmbok-itl'; "),
        (["check", "R", "--fail-level", "blocer"], "'blocer' is not known here; did you mean blocker?"),
        (["check", "R", "--as-of", "26.10.2026"], "'26.10.2026' is no date; write it as YYYY-MM-DD"),
        (["check", "R", "--as-of", "2026-02-30"], "'2026-02-30' is no date; write it as YYYY-MM-DD"),
        (["check", "R", "--gat", "go-live"], "No such option '--gat'"),
        (["check"], "Missing argument 'RECORD...'"),
        (["checklist", "R", "--by", "colour"], "'colour' is not one of "),
        (["checklist", "R", "--gate", "golive"], "did you mean go-live?"),
        (["explain", "els-exit-criteria"], "release-mgmt/els-exit-criteria"),
        (["explain", "zzz"], "there is no activity 'zzz'; `golive rules list` shows all ids"),
        (["explain", "project/define-scope", "--with", "x.yaml"], "--with needs a record"),
        (["questions", "R", "--gate", "golive"], "did you mean go-live?"),
        (["questions", "R", "-f", "jsn"], "there is no format 'jsn' here; did you mean json?"),
        (["questions", "R", "R"], "Got unexpected extra argument"),
        (["rules", "lst"], "there is no command 'lst'; did you mean list?"),
        (["rules", "show", "project/define-scop"], "did you mean project/define-scope"),
        (["rules", "list", "--select", "zzz"], "nothing begins with 'zzz'"),
        (["schema", "recrd"], "'recrd' is not one of 'record', 'ruleset', 'profile', 'report'"),
        (["schema", "record", "--ruleset", "nope"], "there is no ruleset 'nope'"),
        (["init", "--forse"], "No such option '--forse'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_typing_error_exits_with_2_and_says_what_to_write(
    arguments: list[str], said: str, run: Run, records: Path
) -> None:
    done = run(*(str(records / "go.yaml") if word == "R" else word for word in arguments))
    assert (done.status, done.out) == (2, "")
    assert said in " ".join(done.err.split())
    assert "Traceback" not in done.err


def test_every_problem_of_every_kind_is_listed_with_its_line(run: Run, put: Callable[..., Path]) -> None:
    text = "titel: A\nstage: planing\nfacts: { touches_productoin: true }\nactivities: [{ covers: [project/scope] }]\n"
    path = put("a.yaml", text)
    done = run("check", path)
    assert (done.status, done.out) == (2, "")
    places = [line.split(": ")[:2] for line in done.err.splitlines()]
    assert places == [
        [f"{path}:1", "/titel"],
        [f"{path}:2", "/stage"],
        [f"{path}:3", "/facts/touches_productoin"],
        [f"{path}:4", "/activities/0/covers/0"],
    ]
    assert done.err.count("did you mean") == 4


@pytest.mark.parametrize("wrong", ["--gate", "--select", "-f", "input"])
def test_nothing_is_written_where_something_is_wrong(wrong: str, run: Run, records: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    extra = [records / "none.yaml"] if wrong == "input" else [wrong, "zzz"]
    assert run("check", records / "go.yaml", "-f", f"json:{target}", *extra).status == 2
    assert not target.exists()


# Interrupts, pipes, defects.


def test_an_unexpected_exception_gives_2_and_no_traceback(
    run: Run, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("something unforeseen")

    monkeypatch.setattr(Engine, "check", broken)
    done = run("check", records / "go.yaml")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "ZeroDivisionError: something unforeseen" in done.err
    assert "report" in done.err


def test_a_debugger_sees_the_exception(run: Run, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Engine, "check", broken)
    monkeypatch.setenv("GOLIVE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check", records / "go.yaml")


def test_a_record_on_which_the_inference_fails_is_given_up_and_the_others_are_not(
    run: Run, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Engine.check

    def failing(self: Engine, record: Any, **options: Any) -> Any:
        if record.record.id == "PRJ-3":
            raise EngineError("it crashed")
        return check(self, record, **options)

    monkeypatch.setattr(Engine, "check", failing)
    names = [records / f"{name}.yaml" for name in ("go", "hold", "no-go")]
    done = run("check", *names, "-f", "json")
    assert done.status == 2
    assert [report["record"]["id"] for report in _reports(done.out)] == ["PRJ-1", "PRJ-4"]
    assert "PRJ-3 was given up" in done.err


@pytest.mark.parametrize("command", [["check"], ["checklist"], ["questions"], ["explain", "t/go-live-major"]])
def test_a_crash_inside_the_c_library_is_survived(
    command: list[str], run: Run, small_ruleset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, here = tmp_path / "rules", os.getpid()
    shutil.copytree(small_ruleset, folder)  # an engine of its own, whose child knows of the crash

    def crash(*_: Any) -> None:
        assert os.getpid() != here, "this would have been the end of the program"
        os.kill(os.getpid(), signal.SIGKILL)

    class Core:
        assert_facts = assert_fact = staticmethod(crash)

        def __getattr__(self, name: str) -> Any:
            return getattr(core, name)

    core = door._core
    monkeypatch.setattr(door, "_core", Core())
    done = run(*command, "-", "--ruleset", folder, stdin="name: A\nrequest: { risk: low }\n")
    assert (done.status, done.out.count("Outcome:")) == (2, 0)
    assert "crashed (SIGKILL)" in done.err
    assert "Traceback" not in done.err

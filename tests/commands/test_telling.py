"""--map, --status, --dates and --save-map, in every command that reads a record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

PLAN = "Nr,Was,Bis,Stand der Dinge\n1,Monitoring einrichten,03/04/2026,Geht so\n2,Leute schulen,01/02/2026,Geht so\n"
TOLD = ("--map", "name=Was", "--map", "finish=Bis", "--map", "status=Stand der Dinge", "--status", "Geht so=planned")
Put = Callable[[str, str], Path]
Run = Callable[..., Ran]


@pytest.fixture
def plan(put: Put) -> Path:
    """A plan that does not say enough."""
    return put("plan.csv", PLAN)


@pytest.mark.parametrize("command", ["check", "checklist", "questions", "gate go-live", "waivers list"])
def test_every_command_takes_them(command: str, plan: Path, run: Run) -> None:
    done = run(*command.split(), plan, *TOLD, "--dates", "day-first")
    assert done.status in (0, 1)
    assert done.err == ""


def test_what_was_told_is_in_the_report_and_in_the_command_that_asks(plan: Path, run: Run) -> None:
    made = plan.parent / "told.json"
    done = run("check", plan, *TOLD, "--dates", "day-first", "-f", f"json:{made}", "-f", "text")
    assert "name from 'Was', finish from 'Bis', status from 'Stand der Dinge'" in made.read_text(encoding="utf-8")
    words = " ".join(done.out.split())
    assert "--map name=Was --map finish=Bis" in words
    assert "--dates day-first" in words


def test_recognise_takes_them(plan: Path, run: Run) -> None:
    assert "Monitoring einrichten" in run("recognise", plan, "--map", "name=Was").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--map", "nam=Was"], "--map nam=Was: there is no field 'nam'; did you mean name?"),
        (["--map", "name"], "--map name: write --map name=Task"),
        (["--status", "Geht so=don"], "--status: there is no status 'don'; did you mean done?"),
        (["--status", "done"], '--status done: write --status "Awaiting CAB=planned"'),
        (["--dates", "dmy"], "'dmy' is not one of 'day-first', 'month-first'"),
        (["--save-map"], "there is nothing to save; --save-map keeps --map, --status and --dates"),
    ],
)
def test_mistakes(options: list[str], said: str, plan: Path, run: Run) -> None:
    done = run("check", plan, *options)
    assert done.status == 2
    assert said in " ".join(done.err.split())


def test_a_heading_that_is_not_there_is_no_reason_to_save(plan: Path, run: Run, tmp_path: Path) -> None:
    done = run("check", plan, "--map", "name=Wass", "--save-map")
    assert done.status == 2
    assert "there is no column 'Wass' for name; did you mean Was?" in done.err
    assert not (tmp_path / "golive.yaml").exists()


def test_kept_beside_the_plan_and_read_from_there(plan: Path, run: Run, tmp_path: Path) -> None:
    done = run("check", plan, *TOLD, "--dates", "day-first", "--save-map")
    assert done.err == f"Wrote {tmp_path}/golive.yaml\n"
    again = run("check", plan)
    assert again.out.split("What each answer")[0] == done.out.split("What each answer")[0]
    assert "columns:\n  name: Was\n  finish: Bis\n" in (tmp_path / "golive.yaml").read_text()


def test_standard_input_has_no_folder(run: Run) -> None:
    done = run("check", "-", "--map", "name=Was", "--save-map", stdin=PLAN)
    assert (done.status, "--save-map needs a plan in a file" in done.err) == (2, True)

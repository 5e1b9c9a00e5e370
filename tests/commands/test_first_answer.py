"""golive init --from PLAN: from a plan to the first answer, asked on a terminal or written down to fill in."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import golive.commands.first_answer
from golive.commands.init import init

Run = Callable[..., Any]
Asked = Callable[..., Result]
PLAN = """\
<Project xmlns="http://schemas.microsoft.com/project"><Title>Mail migration</Title><Tasks>
<Task><UID>1</UID><Name>Order licences</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>2</UID><Name>Pilot</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>3</UID><Name>Migrate mailboxes</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>4</UID><Name>Go-live</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone>
<Finish>2026-10-05T17:00:00</Finish></Task>
</Tasks></Project>
"""
GERMAN = """\
<Project xmlns="http://schemas.microsoft.com/project"><Title>Einführung ERP</Title><Tasks>
<Task><UID>1</UID><Name>Anwenderschulung</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>2</UID><Name>Pilotphase</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>3</UID><Name>Bestellung Server</Name><OutlineLevel>1</OutlineLevel></Task>
</Tasks></Project>
"""
PILOT = "# guessed: task 'Pilot' (plan.xml:3)"
FACTS = "plan.golive.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    Path("plan.xml").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def asked(here: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Runs the command as on a terminal, with those answers."""
    del here
    monkeypatch.setattr(golive.commands.first_answer, "somebody_is_there", lambda: True)
    return lambda answers, *words: CliRunner().invoke(init, ["--from", "plan.xml", *words], input=answers)


def _text(path: str = FACTS) -> str:
    return Path(path).read_text(encoding="utf-8")


def _report(run: Run, *words: str) -> Any:
    return json.loads(run("check", *words, "-f", "json").out)


def test_it_writes_guesses_and_questions_and_check_takes_them(here: Path, run: Run) -> None:
    before = _report(run, "plan.xml")
    done = run("init", "--from", "plan.xml")
    assert (done.status, done.err) == (0, "")
    assert f"  pilot_planned: yes                # {PILOT[2:]}" in _text()
    assert "els_planned: unknown              # yes, no" in _text()
    after = _report(run, "plan.xml")
    assert after["facts"]["pilot_planned"]["value"] is True
    assert after["gate_dates"]["go-live"] == "2026-10-05"
    assert after["counts"]["undecided"] < before["counts"]["undecided"]


def test_the_first_answer_says_what_changed_and_what_comes_next(here: Path, run: Run) -> None:
    before = _report(run, "plan.xml")["counts"]["missing"]
    done = run("init", "--from", "plan.xml")
    after = _report(run, "plan.xml")
    lines = " ".join(done.out.split())
    assert f"missing {before} -> {after['counts']['missing']}" in lines
    assert f"Gate go-live: {after['verdict']['result'].upper()}" in lines or after["verdict"]["result"].upper() in lines
    assert "pilot_planned: yes, because of task 'Pilot' (plan.xml:3)" in lines
    assert done.out.endswith("Next:  golive check plan.xml\n")


def test_what_the_importer_knows_is_not_asked(here: Path, run: Run) -> None:
    run("init", "--from", "plan.xml")
    assert "Which end date is expected" in _text()
    summary = "<Task><UID>0</UID><OutlineLevel>0</OutlineLevel><Finish>2026-11-30T17:00:00</Finish></Task>"
    Path("plan.xml").write_text(PLAN.replace("<Tasks>", f"<Tasks>{summary}"), encoding="utf-8")
    run("init", "--from", "plan.xml", "other.yaml")
    assert "Which end date is expected" not in _text("other.yaml")
    assert not any(line.startswith("name:") for line in _text().splitlines())


def test_at_most_twenty_questions_are_written(here: Path, run: Run) -> None:
    run("init", "--from", "plan.xml")
    blank = [line for line in _text().splitlines() if re.match(r" *(# [a-z_]+:|[a-z_]+: unknown) ", line)]
    assert 10 < len(blank) <= 20


def test_another_name_needs_with(here: Path, run: Run) -> None:
    done = run("init", "--from", "plan.xml", "facts.yaml")
    assert done.out.endswith("Next:  golive check plan.xml --with facts.yaml\n")
    assert _report(run, "plan.xml", "--with", "facts.yaml")["facts"]["pilot_planned"]["value"] is True
    assert not Path(FACTS).exists()


def test_options_are_in_the_next_command(here: Path, run: Run) -> None:
    done = run("init", "--from", "plan.xml", "--gate", "handover", "--profile", "msp")
    assert done.out.endswith("Next:  golive check plan.xml --gate handover --profile msp\n")


def test_run_again_it_keeps_what_was_filled_in(here: Path, run: Run) -> None:
    run("init", "--from", "plan.xml")
    filled = _text().replace("els_planned: unknown", "els_planned: no").replace("# sites: ", "sites: 3")
    filled = filled.replace(f"pilot_planned: yes                {PILOT}", f"pilot_planned: no  {PILOT}")
    Path(FACTS).write_text(filled, encoding="utf-8")
    assert run("init", "--from", "plan.xml").status == 0
    facts = _report(run, "plan.xml")["facts"]
    assert (facts["els_planned"]["value"], facts["pilot_planned"]["value"]) == (False, False)
    assert "buys_goods: yes" in _text()
    assert "# guessed: task 'Order licences'" in _text()


def test_run_again_without_a_change_it_changes_nothing(here: Path, run: Run) -> None:
    run("init", "--from", "plan.xml")
    first = _text()
    assert run("init", "--from", "plan.xml").status == 0
    assert _text() == first


def test_a_file_of_somebody_else_is_kept(here: Path, run: Run) -> None:
    Path(FACTS).write_text("sites: 3  # counted\ncovers: { Pilot: [release-mgmt/run-pilot] }\n", encoding="utf-8")
    done = run("init", "--from", "plan.xml")
    assert (done.status, done.out) == (2, "")
    assert "--force" in done.err
    assert "# counted" in _text()
    assert run("init", "--from", "plan.xml", "--force").status == 0
    assert "sites: 3" in _text()
    assert "Pilot: [release-mgmt/run-pilot]" in _text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere.xml"], "nowhere.xml"),
        (["plan.xml", "facts.json"], "facts.yaml"),
        (["plan.xml", "no/facts.yaml"], "make it first"),
        (["plan.xml", "plan.xml"], "YAML"),
        (["-"], "name the file"),
        (["own.yaml", "own.yaml"], "the plan itself"),
    ],
)
def test_wrong_usage_writes_nothing(words: list[str], says: str, here: Path, run: Run) -> None:
    Path("own.yaml").write_text("name: Mine\n", encoding="utf-8")
    done = run("init", "--from", *words)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert sorted(path.name for path in here.iterdir()) == ["own.yaml", "plan.xml"]


def test_options_of_from_need_it(here: Path, run: Run) -> None:
    done = run("init", "--no-input")
    assert done.status == 2
    assert "--from" in done.err


def test_a_mistake_in_the_facts_is_told_with_its_line(here: Path, run: Run) -> None:
    Path(FACTS).write_text("sites: many\n", encoding="utf-8")
    done = run("init", "--from", "plan.xml", "--force")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("plan.golive.yaml:1: /sites: ")


def test_a_german_plan(here: Path, run: Run) -> None:
    Path("plan.xml").write_text(GERMAN, encoding="utf-8")
    run("init", "--from", "plan.xml")
    facts = _report(run, "plan.xml")["facts"]
    assert {name for name, fact in facts.items() if fact["value"] and not fact["derived"]} >= {
        "user_facing", "pilot_planned", "buys_goods",
    }  # fmt: skip


def test_a_record_of_our_own_is_a_plan_too(here: Path, run: Run) -> None:
    Path("own.yaml").write_text("name: Move\nactivities: [{ name: Pilot }]\n", encoding="utf-8")
    done = run("init", "--from", "own.yaml")
    assert done.out.endswith("Next:  golive check own.yaml --with own.golive.yaml\n")


def test_it_is_quick_on_five_hundred_tasks(here: Path, run: Run) -> None:
    task = "<Task><UID>{0}</UID><Name>Configure server {0}</Name><OutlineLevel>1</OutlineLevel></Task>"
    tasks = "".join(task.format(number) for number in range(500))
    Path("plan.xml").write_text(PLAN.replace("<Tasks>", f"<Tasks>{tasks}"), encoding="utf-8")
    start = time.process_time()
    assert run("init", "--from", "plan.xml").status == 0
    assert time.process_time() - start < 2


def test_enter_confirms_what_was_guessed(asked: Asked, run: Run) -> None:
    result = asked("n\n80\n\n\n\nq\n")
    assert result.exit_code == 0
    assert "Guessed: it changes one, because the plan is called 'Mail migration'" in " ".join(result.output.split())
    assert "type: changed-service\n" in _text()
    assert "labour_hours: 80\n" in _text()
    assert PILOT in _text()
    assert _report(run, "plan.xml")["facts"]["is_project"]["value"] is True


def test_yes_confirms_a_guess_of_any_kind(asked: Asked) -> None:
    asked("n\n80\ny\nq\n")
    assert "type: changed-service\n" in _text()


def test_what_is_settled_is_not_asked(asked: Asked) -> None:
    output = asked("n\n80\nq\n").output
    assert "How high is its risk?" not in output
    Path(FACTS).unlink()
    assert "How high is its risk?" in asked("s\ns\nq\n").output


def test_dont_know_takes_the_guess_away_and_skip_leaves_it(asked: Asked) -> None:
    asked("n\n80\nd\nq\n")
    assert "changed-service  # guessed" not in " ".join(_text().split())
    Path(FACTS).unlink()
    asked("n\n80\ns\nq\n")
    assert "changed-service # guessed" in " ".join(_text().split())


def test_back_asks_again(asked: Asked) -> None:
    output = asked("n\n8\nb\n80\nq\n").output
    assert output.count("2. How many person-hours") == 2
    assert "labour_hours: 80\n" in _text()


def test_back_at_the_first_question_asks_it_again(asked: Asked) -> None:
    assert asked("b\nn\nq\n").exit_code == 0
    assert "deliverable_by_ticket: no\n" in _text()


def test_a_question_mark_tells_what_the_answer_decides(asked: Asked) -> None:
    output = " ".join(asked("n\n80\n?\nq\n").output.split())
    assert "rules wait for it" in output
    assert "- it retires one: " in output


def test_what_cannot_be_read_is_asked_again(asked: Asked) -> None:
    output = asked("perhaps\nn\nq\n").output
    assert "write y for yes or n for no" in output
    assert "deliverable_by_ticket: no\n" in _text()


@pytest.mark.parametrize("end", ["q\n", "", "quit\n"])
def test_what_was_answered_is_kept_however_it_ends(end: str, asked: Asked) -> None:
    assert asked(f"n\n{end}").exit_code == 0
    assert "deliverable_by_ticket: no\n" in _text()


def test_no_more_than_twenty_questions_are_asked(asked: Asked) -> None:
    output = asked("\n" * 60).output
    assert "\n20. " in output
    assert "\n21. " not in output


def test_no_input_asks_nothing_on_a_terminal_either(asked: Asked) -> None:
    assert "1. " not in asked("", "--no-input").output
    assert PILOT in _text()

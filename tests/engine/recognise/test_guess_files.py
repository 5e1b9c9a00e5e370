"""recognise/facts.yaml of a ruleset: every mistake at its line, with what to write instead."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, InputError
from golive.engine.recognise.guess_files import read_guesses

PILOT = "- set: { facts: { pilot_planned: true } }\n  patterns: [<pilot>]\n"


def read(text: str, folder: Path, engine: Engine) -> int:
    """How many guesses are read from a file of that text."""
    (folder / "recognise").mkdir()
    (folder / "recognise/facts.yaml").write_text(text, encoding="utf-8")
    return len(read_guesses([folder], engine.ruleset, {"pilot", "hypercare"}).guesses)


def test_a_sound_file_is_read(tmp_path: Path, engine: Engine) -> None:
    text = f"concepts: {{ ours: [our word] }}\nguesses:\n{PILOT}- take: {{ retires: name }}\n  patterns: [<ours>]\n"
    assert read(text, tmp_path, engine) == 2


def test_no_file_is_no_guess(tmp_path: Path, engine: Engine) -> None:
    assert read_guesses([tmp_path], engine.ruleset, set()).guesses == []


def test_lint_tells_a_mistake_in_it(tmp_path: Path, run: Callable[..., Any]) -> None:
    ours = tmp_path / "ours"
    run("rules", "new", "ours", "--folder", tmp_path)
    (ours / "recognise").mkdir()
    (ours / "recognise/facts.yaml").write_text("guesses:\n- set: { sites: 2 }\n  patterns: [<pilt>]\n", "utf-8")
    done = run("rules", "lint", ours)
    assert done.status == 2
    assert f"{ours}/recognise/facts.yaml:3: /guesses/0/patterns/0: there is no concept" in done.err


@pytest.mark.parametrize(
    ("guess", "line", "says"),
    [
        ("- set: { facts: { pilot_plannd: true } }\n  patterns: [<pilot>]", 2, "did you mean pilot_planned"),
        ("- set: { sites: many }\n  patterns: [<pilot>]", 2, "/guesses/0/set/sites"),
        ("- set: { sits: 2 }\n  patterns: [<pilot>]", 2, "/guesses/0/set/sits"),
        ("- set: { sites: 2 }\n  patterns: [<pilt>]", 3, "did you mean pilot"),
        ("- set: { sites: 2 }\n  patterns: ['?a']", 3, "no term that is needed"),
        ("- set: { sites: 2 }\n  covers: [release-mgmt/run-pilt]", 3, "did you mean release-mgmt/run-pilot"),
        ("- set: { sites: 2 }", 2, "patterns, covers or tasks_at_least"),
        ("- patterns: [<pilot>]", 2, "either `set` or `take`"),
        ("- take: { sites: date }\n  patterns: [<pilot>]", 2, "name a field with a date"),
        ("- take: { dates.go_live: name }\n  patterns: [<pilot>]", 2, "name a list"),
        ("- set: { sites: 2 }\n  patern: [<pilot>]", 3, "patterns"),
    ],
)
def test_a_mistake_is_told_at_its_line(guess: str, line: int, says: str, tmp_path: Path, engine: Engine) -> None:
    with pytest.raises(InputError) as caught:
        read(f"guesses:\n{guess}\n", tmp_path, engine)
    assert any(problem.line == line and says in str(problem) for problem in caught.value.problems), str(caught.value)

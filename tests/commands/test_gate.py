"""golive gate: what decided it is told once for one cause, in the words of the reader."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def office(root: Path) -> Path:
    """A record with blockers of which rules tell several."""
    return root / "examples/office-365-migration.yaml"


def test_a_cause_is_one_headline_with_what_stands_under_it(office: Path, run: Run) -> None:
    answer = json.loads(run("gate", "go-live", office, "-f", "json").out)
    out = run("gate", "go-live", office, "--all").out
    heads = [line for line in out[: out.index("The shortest way")].splitlines() if line.startswith("  - ")]
    text = " ".join(out.split())
    decided = answer["report"]["verdict"]["decided_by"]
    assert f"Decided by {len(heads)} causes, {len(decided)} findings:" in out
    assert len(heads) < len(decided)
    assert [name for name in decided if name not in text] == []
    assert "ELS-01) and missing: Define exit criteria for early life support; els.exit_criteria is empty" in text


def test_what_decided_in_the_words_of_the_reader(office: Path, run: Run) -> None:
    assert "      ITIL 4: Monitoring and event management\n" in run("gate", "go-live", office, "--terms", "itil4").out
    assert "ITIL 4" not in run("gate", "go-live", office).out
    answer = json.loads(run("gate", "go-live", office, "--terms", "itil4", "-f", "json").out)
    assert "Change enablement" in {one["terms"].get("ITIL 4") for one in answer["report"]["activities"]}


def test_the_first_line_of_a_question_is_marked(office: Path, run: Run) -> None:
    assert "\n   ?  First answer: " in run("gate", "go-live", office).out


@pytest.mark.parametrize("percent", ["101", "-1", "fifty", "nan", "inf"])
def test_a_share_that_is_none_is_refused(percent: str, office: Path, run: Run) -> None:
    done = run("gate", "go-live", office, "--min-decided", percent)
    assert (done.status, done.out) == (2, "")
    assert "--min-decided" in done.err

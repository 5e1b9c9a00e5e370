"""What golive wrote about a plan is not taken for one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive.engine.load.own_reports import refuse_own_report
from golive.engine.load.source import Source

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "-f", "text"), "is a report that golive wrote, not a plan; give the record that it is about"),
        (("check", "-f", "markdown"), "is a report that golive wrote"),
        (("check", "-f", "json"), "is a report that golive wrote"),
        (("check", "-f", "github-summary"), "is a summary that golive wrote"),
        (("check", "-f", "ics"), "is a calendar that golive wrote"),
        (("checklist",), "is a checklist as text that golive wrote"),
        (("gate", "go-live"), "is the answer on a gate that golive wrote"),
        (("gate", "go-live", "-f", "json"), "is the answer on a gate that golive wrote"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "txt", "json"])
def test_reports_are_refused(
    words: tuple[str, ...], said: str, suffix: str, run: Run, tmp_path: Path, root: Path
) -> None:
    path = tmp_path / f"report.{suffix}"
    run(*words, root / "tests/records/no-go.yaml", "-o", path)
    assert path.is_file()
    done = run("check", path)
    assert (done.status, done.out) == (2, "")
    assert f"{path}:1: {said}" in done.err


@pytest.mark.parametrize(
    "text",
    [
        "# Moving: GO at go-live\n\n- [ ] Train the desk\n",
        "Checklist: what to do\n\n- [ ] Train the desk\n",
        "Gate go-live: we decide on Monday\n\n- [ ] Train the desk\n",
        "# Plan\n\n> 217 activities, 7 not applicable\n\n- [ ] Train the desk\n",
    ],
)
def test_plans_that_speak_of_the_same_are_plans(text: str) -> None:
    refuse_own_report(Source("plan.md", text.encode()))


def test_a_checklist_in_markdown_is_one_to_work_through(run: Run, tmp_path: Path, root: Path) -> None:
    path = tmp_path / "list.md"
    run("checklist", root / "tests/records/no-go.yaml", "-f", "markdown", "-o", path)
    assert "is a list to work through" in run("check", path).err


@pytest.mark.parametrize(
    "text", [" " * 65_000, "x: gate " * 8_000, "# " + "a: " * 20_000, "Checklist: " + ", gate a" * 9_000]
)
def test_long_beginnings_take_no_time(text: str) -> None:
    refuse_own_report(Source("x", text.encode()))

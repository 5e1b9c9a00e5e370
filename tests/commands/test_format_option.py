"""-f NAME[:PATH], as often as wanted, on every command that has it; -o for the one that has no path."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
COMMANDS = [
    (("check", "conditional.yaml"), "json"),
    (("gate", "go-live", "conditional.yaml"), "json"),
    (("questions", "conditional.yaml"), "json"),
    (("waivers", "list", "--waivers", "one.yaml"), "json"),
    (("recognise", "plan.md"), "jsonl"),
    (("rules", "lint", "SMALL"), "json"),
    (("rules", "test", "SMALL"), "json"),
    (("rules", "diff", "pmbok-itil", "readiness", "conditional.yaml"), "json"),
]
EACH = pytest.mark.parametrize(("words", "other"), COMMANDS, ids=[" ".join(words[:2]) for words, _ in COMMANDS])


@EACH
def test_several_formats_at_once(words: tuple[str, ...], other: str, here: Path, run: Run, small_ruleset: Path) -> None:
    words = tuple(str(small_ruleset) if word == "SMALL" else word for word in words)
    plain = run(*words)
    assert plain.status in (0, 1)
    assert plain.out
    done = run(*words, "-f", "text", "-f", f"{other}:made.txt", "-o", "text.txt")
    assert (done.status, done.out) == (plain.status, "")
    assert (here / "text.txt").read_text() == plain.out
    assert (here / "made.txt").read_text() == run(*words, "-f", other).out != plain.out


@EACH
def test_mistakes(words: tuple[str, ...], other: str, here: Path, run: Run) -> None:
    done = run(*words, "-f", f"{other}x:made.txt")
    assert (done.status, done.out) == (2, "")
    assert f"there is no format '{other}x'" in done.err
    assert f"did you mean {other}?" in done.err
    done = run(*words, "-f", f"{other}:made.txt", "-o", "text.txt")
    assert (done.status, done.out) == (2, "")
    assert "--output is for one format without a path" in done.err
    assert not (here / "text.txt").exists()

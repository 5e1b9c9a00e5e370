"""The README's second example: from a stranger's plan to the first answer."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from conftest import Ran

Run = Callable[..., Ran]


def _words(text: str) -> str:
    return " ".join(text.split())


def test_the_second_example_of_the_readme(root: Path, tmp_path: Path, run: Run) -> None:
    plan = tmp_path / "move.xml"
    shutil.copy(root / "examples/data-centre-move.xml", plan)
    before = run("check", str(plan))
    assert before.status == 1
    assert "golive init --from" in _words(before.out)
    asked = run("init", "--from", str(plan), "--no-input")
    assert asked.status == 0
    after = run("check", str(plan), "--all")
    readme = (root / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## From a stranger's plan")[2].partition("\n## ")[0]
    said = _words((asked.out + asked.err + after.out).replace(str(plan), "move.xml"))
    shown = [block.partition("```")[0] for block in section.split("```text\n")[1:]]
    assert len(shown) == 2
    lines = [part for block in shown for part in re.split(r"\n(?=\S)|\n  (?=\S)|\.\.\.|     Do:  ", block)]
    assert len(lines) > 10
    for line in lines:
        assert _words(line) in said

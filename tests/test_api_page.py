"""docs/api.md: its examples run as they stand there, one after the other, in a folder with the examples."""

import doctest
import re
import shutil
from pathlib import Path

import pytest

import golive

_BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs/api.md").read_text(encoding="utf-8")


def _examples(page: str) -> doctest.DocTest:
    """All examples of the page as one program, with the lines that they have on the page."""
    kept = ["\n"] * page.count("\n")
    lines = page.splitlines(keepends=True)
    for block in _BLOCK.finditer(page):
        first = page.count("\n", 0, block.start(1))
        for number in range(first, first + block[1].count("\n")):
            kept[number] = lines[number]
    return doctest.DocTestParser().get_doctest("".join(kept), {}, "docs/api.md", "docs/api.md", 0)


def test_the_examples_run(root: Path, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(root / "examples", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    examples = _examples(page)
    assert len(examples.examples) > 30
    told: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.DocTestRunner(optionflags=flags).run(examples, out=told.append, clear_globs=False)
    assert result.failed == 0, "".join(told)


def test_every_public_name_has_its_heading(page: str) -> None:
    headings = re.findall(r"^### golive\.(\w+)$", page, re.MULTILINE)
    assert sorted(headings) == golive.__all__


def test_every_method_of_the_engine_has_its_heading(page: str) -> None:
    assert re.findall(r"^#### Engine\.(\w+)$", page, re.MULTILINE) == [
        "told",
        "load",
        "waived",
        "read",
        "check",
        "in_terms",
    ]


def test_nothing_is_left_of_the_template(page: str) -> None:
    assert "<!--" not in page


def test_every_field_of_a_report_says_what_it_is(page: str) -> None:
    reports = page.partition("## Reports")[2].partition("## Words")[0]
    empty = re.findall(r"^\| `(\w+)` \| `[^|]*` \|  \|$", reports, re.MULTILINE)
    outcomes = {"outcome", "severity", "done", "planned", "missing", "undecided", "not_applicable", "upheld"}
    assert set(empty) <= outcomes | {"id", "title", "state", "work", "section", "report_version"}


def test_links_lead_somewhere(root: Path, page: str) -> None:
    targets = [t for t in re.findall(r"\]\(([^)]+)\)", page) if not t.startswith(("http", "#"))]
    assert targets
    assert [target for target in targets if not (root / "docs" / target.partition("#")[0]).exists()] == []

"""golive rules docs: pages of any ruleset, current or named, and nothing that others wrote touched."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

Run = Callable[..., Any]
ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
FOLDERS = ("pmbok-itil", "readiness")


def _links(folder: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted(folder.glob("*.md")):
        yield from ((page, target) for target in LINK.findall(page.read_text("utf-8")))


@pytest.mark.parametrize("name", FOLDERS)
def test_the_pages_of_the_shipped_rulesets_are_current(run: Run, name: str) -> None:
    done = run("rules", "docs", name, "-o", ROOT / "docs/rulesets" / name, "--check")
    assert (done.status, done.out) == (0, "")


@pytest.mark.parametrize("name", FOLDERS)
def test_every_link_leads_somewhere(name: str) -> None:
    targets = list(_links(ROOT / "docs/rulesets" / name))
    assert len(targets) > 100
    for page, target in targets:
        file, _, place = target.partition("#")
        text = ((page.parent / file) if file else page).read_text("utf-8")
        assert not place or f'<a id="{place}"></a>' in text, f"{page.name}: {target}"


def test_every_activity_and_every_rule_has_its_place(engine: Any) -> None:
    pages = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs/rulesets/pmbok-itil").glob("*.md"))
    for one in (*engine.ruleset.activities, *engine.ruleset.rules, *engine.ruleset.not_rules):
        assert pages.count(f'<a id="{one.id}"></a>') == 1, one.id
    for fact in (*engine.ruleset.facts.asked, *engine.ruleset.facts.derived):
        assert pages.count(f'<a id="fact-{fact.id}"></a>') == 1, fact.id


def test_a_ruleset_of_ones_own_is_written_and_then_current(run: Run, small_ruleset: Path, tmp_path: Path) -> None:
    target = tmp_path / "pages"
    assert run("rules", "docs", small_ruleset, "-o", target, "--check").status == 1
    assert not target.exists()
    done = run("rules", "docs", small_ruleset, "-o", target)
    assert (done.status, done.out, done.err) == (0, "", f"Wrote 3 files in {target}\n")
    assert run("rules", "docs", small_ruleset, "-o", target).err == f"Everything in {target} is current\n"
    (target / "planning.md").write_text(done.err, "utf-8")
    done = run("rules", "docs", small_ruleset, "-o", target, "--check")
    assert (done.status, done.out) == (1, f"{target / 'planning.md'} is not current\n")
    done = run("rules", "docs", small_ruleset, "-o", target)
    assert done.status == 2
    assert f"{target / 'planning.md'} was not made by golive rules docs and is left alone" in done.err


def test_without_a_folder_the_pages_go_to_that_of_the_ruleset(
    run: Run, small_ruleset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("rules", "docs", small_ruleset).status == 0
    (folder,) = (tmp_path / "docs/rulesets").iterdir()
    assert (folder / "README.md").is_file()


def test_what_extends_another_leads_to_pages_beside_it_only_where_they_are(run: Run, tmp_path: Path) -> None:
    run("rules", "docs", "readiness", "-o", tmp_path / "readiness")
    assert not any(target.startswith("..") for _, target in _links(tmp_path / "readiness"))
    shutil.copytree(ROOT / "docs/rulesets/pmbok-itil", tmp_path / "pmbok-itil")
    run("rules", "docs", "readiness", "-o", tmp_path / "readiness")
    assert any(target.startswith("../pmbok-itil/") for _, target in _links(tmp_path / "readiness"))


def test_hostile_texts_stay_texts(run: Run, small_ruleset: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    shutil.copytree(small_ruleset, folder)
    hostile = "<script>alert(1)</script> | [x](javascript:y) ``` <!--"
    for file in folder.rglob("*.yaml"):
        file.write_text(
            re.sub(r'("?title"?: )"?[A-Za-z][^",\n}]*"?', rf"\1{hostile!r}", file.read_text("utf-8")), "utf-8"
        )
    done = run("rules", "docs", folder, "-o", tmp_path / "pages")
    assert done.status == 0, done.err
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    for page in (tmp_path / "pages").iterdir():
        html = reader.render(page.read_text("utf-8"))
        assert "&lt;script&gt;" in html
        assert not re.search(r'<script|href="javascript|<code>[^<]*alert', html)


def test_an_unknown_ruleset_is_answered_with_the_nearest(run: Run) -> None:
    done = run("rules", "docs", "redyness")
    assert (done.status, done.out) == (2, "")
    assert "did you mean readiness?" in done.err

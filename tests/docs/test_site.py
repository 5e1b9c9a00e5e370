"""The site: every link leads somewhere, every address that reports give has a page, nothing comes from the network."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from golive import Engine
from golive.engine.report.words.addresses import address_of

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://docs.example"
_GOOD = '<html><body><h1 id="top">A page</h1><a href="other.html#there">on</a></body></html>'
_OTHER = '<html><body><h2 id="there">There</h2><a href="https://example.org">out</a></body></html>'


@pytest.fixture(scope="module")
def tools() -> Iterator[Callable[[str], Any]]:
    """The modules that build the site, by their names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / ".ci/site"))
        yield importlib.import_module


@pytest.fixture(scope="module")
def staged(tools: Callable[[str], Any], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder from which the site is built, and what is put into the finished site as it is."""
    folder = tmp_path_factory.mktemp("site")
    return folder, tools("layout").staged(folder)


@pytest.mark.parametrize("name", ["pmbok-itil", "readiness"])
def test_every_address_that_reports_give_has_a_page(
    name: str, staged: tuple[Path, dict[str, str]], engine_of: Callable[[str], Engine]
) -> None:
    folder, forwards = staged
    ruleset = engine_of(name).ruleset
    for one in (*ruleset.activities, *ruleset.rules):
        place = address_of(name, one.id, BASE).removeprefix(f"{BASE}/")
        assert (folder / place).with_suffix(".md").is_file() != (place in forwards), place


def test_what_is_forwarded_leads_to_a_page(staged: tuple[Path, dict[str, str]]) -> None:
    folder, forwards = staged
    assert forwards
    for place, text in forwards.items():
        to = text.partition("url=")[2].partition('"')[0]
        assert (folder / place).parent.joinpath(to).resolve().with_suffix(".md").is_file(), place


def test_the_commands_have_a_page_with_every_option(staged: tuple[Path, dict[str, str]]) -> None:
    page = (staged[0] / "commands/rules-docs.md").read_text("utf-8")
    assert "# golive rules docs\n" in page
    assert "`--each`" in page
    assert "## Exit status" in page
    check = (staged[0] / "commands/check.md").read_text("utf-8")
    assert "`GOLIVE_FAIL_LEVEL`" in check
    assert "- `golive check " in check


def test_a_second_layout_writes_nothing_and_leaves_nothing_old(
    staged: tuple[Path, dict[str, str]], tools: Callable[[str], Any]
) -> None:
    folder, _ = staged
    (folder / "gone.md").write_text("# Gone\n", "utf-8")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.md") if path.name != "gone.md"}
    tools("layout").staged(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.md")} == before


def test_a_link_that_leads_nowhere_is_an_error(tools: Callable[[str], Any], tmp_path: Path) -> None:
    staging = tools("staging")
    page = ROOT / "docs/importers.md"
    stage = staging.Stage(tmp_path, set(), set())
    with pytest.raises(staging.BrokenLinkError, match=r"docs/importers.md: importers/gone.md leads nowhere"):
        stage._led(staging._LINK.match("[x](importers/gone.md)"), page, "importers.md")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (_GOOD.replace("#there", "#nowhere"), "index.html: other.html#nowhere leads nowhere"),
        (_GOOD.replace("other.html", "gone.html"), "index.html: gone.html#there leads nowhere"),
        (_GOOD + '<script src="https://cdn.example/a.js"></script>', "https://cdn.example/a.js from the network"),
        (_GOOD + '<link rel="stylesheet" href="//fonts.example/a.css">', "//fonts.example/a.css from the network"),
        (_GOOD + '<img src="http://x.example/a.png">', "http://x.example/a.png from the network"),
    ],
)
def test_what_is_wrong_with_a_finished_site_is_told(
    written: str, said: str, tools: Callable[[str], Any], tmp_path: Path
) -> None:
    (tmp_path / "other.html").write_text(_OTHER, "utf-8")
    (tmp_path / "index.html").write_text(_GOOD, "utf-8")
    problems = tools("checked").problems
    tools("checked")._seen.cache_clear()
    assert problems(tmp_path) == ([], 2)
    (tmp_path / "index.html").write_text(written, "utf-8")
    tools("checked")._seen.cache_clear()
    (wrong,) = problems(tmp_path)[0]
    assert said in wrong


def test_a_style_that_loads_from_the_network_is_told(tools: Callable[[str], Any], tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@import url(https://fonts.example/a.css);", "utf-8")
    assert tools("checked").problems(tmp_path) == (["a.css: loads something from the network"], 0)

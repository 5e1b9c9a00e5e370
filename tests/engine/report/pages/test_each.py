"""A page for every activity and rule, at the place that its id alone decides."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine
from golive.engine.documented import documented
from golive.engine.report.pages.pages import pages_of
from golive.engine.report.words.addresses import address_of

LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(documented("pmbok-itil"), each=True)


def test_every_activity_and_rule_has_the_page_that_reports_link_to(pages: dict[str, str], engine: Engine) -> None:
    for one in (*engine.ruleset.activities, *engine.ruleset.rules):
        address = address_of("pmbok-itil", one.id, "https://docs.example")
        page = pages[address.removeprefix("https://docs.example/pmbok-itil/").removesuffix("html") + "md"]
        assert page.count("\n# ") == 1
        assert f"`golive explain {one.id} project.yaml`" in page
        assert "| example | at gate | outcome |" in page


def test_a_page_says_all_that_a_reader_asks(pages: dict[str, str]) -> None:
    page = pages["change-mgmt/obtain-cab-approval.md"]
    labels = ("Why", "What to do", "Shown by", "Applies when", "Comes after", "Rules on it", "In plans it is called")
    assert all(f"**{label}:**" in page for label in (*labels, "Sources"))
    assert "**blocker**, due by go-live" in page
    assert "(../CHG-02.md)" in page


@pytest.mark.parametrize("name", ["pmbok-itil", "readiness"])
def test_every_link_leads_somewhere(name: str, tmp_path: Path) -> None:
    every: dict[Path, str] = {}
    for one, base_at in (("pmbok-itil", None), ("readiness", "../pmbok-itil")):
        made = pages_of(documented(one), base_at, each=True)
        every |= {tmp_path / one / page: text for page, text in made.items()}
    for path, text in every.items():
        if path.parts[len(tmp_path.parts)] == name:
            for target in LINK.findall(text):
                file, _, place = target.partition("#")
                found = every[(path.parent / file).resolve() if file else path]
                assert not place or f'<a id="{place}"></a>' in found, f"{path}: {target}"


def test_what_is_taken_over_has_a_page_too() -> None:
    name = "change-mgmt/obtain-cab-approval.md"
    leading = pages_of(documented("readiness"), "../pmbok-itil", each=True)[name]
    assert "(../../pmbok-itil/change-mgmt/obtain-cab-approval.md)" in leading
    assert "**Why:**" not in leading
    whole = pages_of(documented("readiness"), each=True)[name]
    assert "**Why:**" in whole
    assert "pmbok-itil/" not in whole


def test_folders_are_made_and_the_second_time_is_current(
    run: Callable[..., Any], small_ruleset: Path, tmp_path: Path
) -> None:
    target = tmp_path / "pages"
    done = run("rules", "docs", small_ruleset, "-o", target, "--each")
    assert done.status == 0
    assert (target / "t/if-asked.md").is_file()
    assert "current" in run("rules", "docs", small_ruleset, "-o", target, "--each").err
    (target / "t/if-asked.md").unlink()
    stale = run("rules", "docs", small_ruleset, "-o", target, "--each", "--check")
    assert (stale.status, stale.out) == (1, f"{target / 't/if-asked.md'} is not current\n")

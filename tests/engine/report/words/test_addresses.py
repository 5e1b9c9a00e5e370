"""The address of the page of an activity or rule, and the reports that link to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Report
from golive.engine.errors import UsageError
from golive.engine.report.renderers import Look, renderer_named
from golive.engine.report.words.addresses import address_of, docs_at, docs_base, web_base

ID = "change-mgmt/obtain-cab-approval"
LINKING = ("html", "markdown", "github-summary", "junit", "sarif")


def test_without_a_base_it_names_and_opens_nothing() -> None:
    assert address_of("pmbok-itil", ID) == f"urn:golive:pmbok-itil:{ID}"
    assert docs_base() == ""


def test_the_nearest_word_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLIVE_DOCS_URL", "https://environment.example/")
    assert address_of("ours", "CHG-02") == "https://environment.example/ours/CHG-02.html"
    with docs_at("https://setting.example/docs"):
        assert address_of("ours", "CHG-02") == "https://setting.example/docs/ours/CHG-02.html"
        assert address_of("ours", ID, "https://given.example") == f"https://given.example/ours/{ID}.html"
    assert docs_base() == "https://environment.example"


def test_a_folder_is_an_address_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "our site"
    folder.mkdir()
    assert address_of("ours", "CHG-02", str(folder)) == f"{folder.as_uri()}/ours/CHG-02.html"
    with docs_at(str(folder)):
        assert web_base() == ""


def test_a_pattern_is_filled_in() -> None:
    base = "https://wiki.example/{ruleset}?page={id}"
    assert address_of("ours", ID, base) == f"https://wiki.example/ours?page={ID}"
    with docs_at(base):
        assert web_base() == ""


@pytest.mark.parametrize(
    "wrong", ["htps://x.example", "https:/x", "no/such/folder", "https://x.example/a b", "ftp://x"]
)
def test_what_is_no_base_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="web address"):
        address_of("ours", ID, wrong)


@pytest.mark.parametrize("name", LINKING)
def test_reports_link_to_the_pages_only_where_they_are(name: str, masked: Callable[..., Report]) -> None:
    report = masked("no-go")
    render: Any = renderer_named(name).render
    address = f"https://docs.example/pmbok-itil/{report.verdict.decided_by[0]}.html"
    plain = render([report], Look())
    assert "docs.example" not in plain
    with docs_at("https://docs.example"):
        linked = render([report], Look())
    assert address in linked
    assert linked != plain


def test_explain_says_where_the_page_is(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Page:" not in run("explain", "CHG-02").out
    monkeypatch.setenv("GOLIVE_DOCS_URL", "https://docs.example")
    assert "Page:     https://docs.example/pmbok-itil/CHG-02.html" in run("explain", "CHG-02").out
    monkeypatch.setenv("GOLIVE_DOCS_URL", str(tmp_path / "nothing"))
    done = run("explain", "CHG-02")
    assert done.status == 2
    assert "neither a web address nor a folder" in done.err

"""Texts of a ruleset on its pages: what they say, and nothing that a renderer would take for markup."""

import pytest
from markdown_it import MarkdownIt

from golive.engine.report.pages.markup import code, slug, table, text

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://127.0.0.1/x.png)",
    "a | b | c",
    "`code` *bold* _it_ ~~gone~~",
    "# heading #",
    "- a point",
    "1. a point",
    "&lt;b&gt; &amp; &#60;",
    "$x^2$ costs $5",
    "two\nlines\n\n# three",
    "<!-- a remark -->",
    "\\",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_reads_as_it_was_written(words: str) -> None:
    shown = " ".join(words.split())
    tokens = READER.parseInline(text(words))[0].children or []
    assert "".join(token.content for token in tokens) == shown
    assert {token.type for token in tokens} <= {"text", "text_special"}


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_stays_in_its_cell_and_in_its_point(words: str) -> None:
    html = READER.render("\n".join(table(["a", "b"], [[text(words), "second"]])))
    assert html.count("<td>") == 2
    assert "<td>second</td>" in html
    point = READER.render(f"- {text(words)}")
    assert point.count("<li>") == 1
    assert "<script" not in html + point


def test_an_id_is_set_apart_and_anything_else_is_a_text() -> None:
    assert code("release-mgmt/sort-*") == "`release-mgmt/sort-*`"
    assert code("a`b") == "a\\`b"


@pytest.mark.parametrize(
    ("name", "part"), [("t/first", "t/first"), ("Événement", "Événement"), ('a">b c', "a-b-c"), ("<>", "x")]
)
def test_a_place_has_no_sign_that_ends_an_address(name: str, part: str) -> None:
    assert slug(name) == part


def test_a_table_without_rows_is_none() -> None:
    assert table(["a"], []) == []

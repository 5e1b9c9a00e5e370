"""All pages of a ruleset."""

from collections.abc import Sequence

from golive.engine.documented import Documented
from golive.engine.report.pages.activities import group_page
from golive.engine.report.pages.book import INDEX, ROWS, SOURCES, Book
from golive.engine.report.pages.by_source import rows_page, sources_page
from golive.engine.report.pages.each import pages_of_each
from golive.engine.report.pages.index import index_page
from golive.engine.report.pages.markup import text
from golive.engine.report.pages.rules import theme_page


def pages_of(documented: Documented, base_at: str | None = None, *, each: bool = False) -> dict[str, str]:
    """From the name of each page to its Markdown. `base_at` is where the pages of the extended ruleset lie, if any.

    With `each`, every activity and every rule has a page of its own, `family/name.md` or `RULE-01.md`.
    """
    book = Book(documented, base_at, each=each)
    pages = {INDEX: index_page(book)}
    for group in book.ruleset.process_groups:
        if any(activity.group == group for activity in book.activities):
            pages[f"{group}.md"] = group_page(book, group)
    pages |= {page: theme_page(book, theme) for theme, page in book.themes.items()}
    pages |= {SOURCES: sources_page(book)} | ({ROWS: rows_page(book)} if book.themes else {})
    pages |= pages_of_each(book) if each else {}
    return {name: _whole(book, name, lines) for name, lines in pages.items()}


def mark(ruleset: str) -> str:
    """The first line of every page that was made from a ruleset, by which such a page is known."""
    return f"<!-- Made by `golive rules docs` from the ruleset {ruleset}; what is changed here is lost. -->"


def _whole(book: Book, name: str, lines: Sequence[str]) -> str:
    used = book.ruleset
    index = book.seen_from(name).page(INDEX)
    back = [f"[{text(used.title)}]({index}), {text(used.version)}", ""] if name != INDEX else []
    whole = "\n".join([mark(used.id), "", *back, *lines]).rstrip("\n") + "\n"
    while "\n\n\n" in whole:
        whole = whole.replace("\n\n\n", "\n\n")
    return whole

"""A page for each activity and each rule, at an address that its id alone decides, for reports to link to."""

from golive.engine.report.pages.activities import activity_lines
from golive.engine.report.pages.book import Book, page_of
from golive.engine.report.pages.markup import code, text
from golive.engine.report.pages.rules import examples_table, rule_lines
from golive.engine.report.words.html_words import headline
from golive.schemas.activities import Activity
from golive.schemas.rules import CompiledRule

Entry = Activity | CompiledRule


def pages_of_each(book: Book) -> dict[str, list[str]]:
    """From the name of each page to its lines.

    What the ruleset takes over from another has a page as well, as reports name it under this ruleset: a whole one,
    or one that leads to the page of the other ruleset where that is there.
    """
    own: list[Entry] = [*book.activities, *book.rules]
    pages = {page_of(one.id): _page(book.seen_from(one.id), one) for one in own}
    return pages | {page_of(one.id): _taken_over(book.seen_from(one.id), one) for one in book.inherited}


def _page(book: Book, one: Entry) -> list[str]:
    if isinstance(one, CompiledRule):
        return [*_head(book, one), *rule_lines(book, one), *_asked(one)]
    examples = ["", "## Examples", "", *examples_table(one.examples)] if one.examples else []
    return [*_head(book, one), *activity_lines(book, one), *examples, *_asked(one)]


def _title(one: Entry) -> list[str]:
    title = f"{one.id} {one.title}" if isinstance(one, CompiledRule) else one.title
    return [f"# {text(title)}", ""]


def _head(book: Book, one: Entry) -> list[str]:
    lines = _title(one)
    if one.id in book.taken_over:
        return lines
    if isinstance(one, CompiledRule):
        return [*lines, f"A rule of [{text(one.theme)}]({book.page(book.themes[one.theme])}).", ""]
    process = f", {text(one.itil_process)}" if one.itil_process else ""
    return [*lines, f"An activity of [{headline(one.group)}]({book.page(f'{one.group}.md')}){process}.", ""]


def _taken_over(book: Book, one: Entry) -> list[str]:
    if book.base is None or book.place(one.id) == book.page(page_of(one.id)):
        return _page(book, one)
    lead = f"{code(book.ruleset.id)} takes it over from {code(book.base.id)}: {book.link(one.id)}."
    return [*_title(one), lead, ""]


def _asked(one: Entry) -> list[str]:
    """How it is looked up in a project, from the page that a report has led to."""
    return ["", f"How it stands in your project, and why: `golive explain {one.id} project.yaml`", ""]

"""The page by source: what rests on each section of each work, to be read beside it; and the page of all rows."""

import re

from golive.engine.report.pages.book import Book, Entry, title_of
from golive.engine.report.pages.markup import anchor, table, text
from golive.engine.report.words.evidence_words import HOW
from golive.schemas.activities import Activity
from golive.schemas.rules import CompiledNotRule, CompiledRule

_NUMBER = re.compile(r"(\d+)")
_BASIS = {"said": "a source says it", "implied": "follows from a source", "expert": "our reading"}


def sources_page(book: Book) -> list[str]:
    """The lines of the page by source."""
    lines = ["# By source", "", "What rests on each section of each work.", ""]
    for name in book.cited_works:
        work = book.ruleset.works[name]
        lines += [anchor(f"work-{name}"), "", f"## {text(work.cited())}", ""]
        lines += [text(work.note), ""] if work.note else []
        lines += table(["section", "kind", "what rests on it"], _rows(book, name))
    return lines


def _rows(book: Book, work: str) -> list[list[str]]:
    entries = book.entries
    sections = dict.fromkeys(source.section for one in entries for source in one.sources if source.work == work)
    rows: list[list[str]] = []
    for section in sorted(sections, key=_in_order):
        here = [one for one in entries if any((s.work, s.section) == (work, section) for s in one.sources)]
        rows += [[text(section), _kind(one), _shown(book, one)] for one in here]
    return rows


def _in_order(section: str) -> list[tuple[int, str]]:
    """Numbers by their size: 4.2 before 4.10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _NUMBER.split(section)]


def _kind(one: Entry) -> str:
    if isinstance(one, Activity):
        return f"activity, {one.severity}"
    return f"rule, {one.severity}" if isinstance(one, CompiledRule) else f"no rule: {HOW[one.how]}"


def _shown(book: Book, one: Entry) -> str:
    return book.link(one.id, one.title if isinstance(one, Activity) else f"{one.id} {title_of(one)}")


def rows_page(book: Book) -> list[str]:
    """The lines of the page of all rows: what became of each piece of logic."""
    lead = (
        "What the sources ask for, row by row: the rule that it became and how that is judged, or where else it went."
    )
    lines = ["# Which row went which way", "", lead, ""]
    heads = ["row", "what is asked", "what it became", "how it is judged, or where it went"]
    for theme, page in book.themes.items():
        rows = [_of_rule(book, rule) for rule in book.rules if rule.theme == theme]
        rows += [_of_other(book, one) for one in book.not_rules if one.theme == theme]
        lines += [f"## [{text(theme)}]({page})", "", *table(heads, sorted(rows))]
    return lines


def _of_rule(book: Book, rule: CompiledRule) -> list[str]:
    became = f"rule, {rule.severity}; {_BASIS[rule.basis]}"
    return [book.link(rule.id, rule.id), text(rule.title), became, text(rule.reading or "as it is asked")]


def _of_other(book: Book, one: CompiledNotRule) -> list[str]:
    return [book.link(one.id, one.id), text(one.asks), f"no rule: {HOW[one.how]}", text(one.why)]

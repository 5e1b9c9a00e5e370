"""Markdown to what may be a task in it: entries of lists, lines with a box, rows of tables, and the names above."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from golive.engine.load.importers.markdown.tables import table_rows
from golive.engine.load.importers.markdown.words import Words, parts_of

_LEAD = 120  # letters of a line with a colon that heads a list
_DEEPEST = 60  # lists and quotes within each other; what lies deeper is not looked at
_TEXT = 2_000  # letters of one name


@dataclass(slots=True)
class Entry:
    """What may be a task: its words, the names above it (outermost first) and its line in the text, from 1.

    `mark` is what stands in its box, None where it has none. `above` is the entry that it is nested in. `cells` are
    those of a row of a table, by what they are: status, owner, finish, start, notes, number.
    """

    name: str
    line: int
    parents: list[str]
    mark: str | None = None
    struck: bool = False
    above: "Entry | None" = None
    cells: dict[str, str] | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Read:
    """What was found in a text. `title` is its one heading of the first level; `contents` counts links to headings."""

    entries: list[Entry]
    title: str | None = None
    contents: int = 0


def read_text(text: str, titled: bool = True) -> Read:
    """The entries of a Markdown text in their order; fenced code, comments and front matter are left out.

    `titled`: one heading of the first level at the beginning is the title of the whole, and no parent.
    """
    from markdown_it import MarkdownIt  # only this format needs it, and it is slow to import

    body, first = _without_front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(body)
    walk = _Walk(first, _title_of(tokens) if titled else None)
    walk.through(tokens)
    return Read(walk.entries, walk.title, walk.contents)


def _without_front_matter(text: str) -> tuple[str, int]:
    """The text behind its front matter, and the line on which that begins, from 0."""
    found = re.match(r"---[ \t]*\r?\n(.*?\n)?(---|\.\.\.)[ \t]*(\r?\n|\Z)", text, re.DOTALL)
    return (text[found.end() :], text.count("\n", 0, found.end())) if found else (text, 0)


def _title_of(tokens: list[Any]) -> str | None:
    """The one heading of the first level, where nothing but text stands before it."""
    firsts = [n for n, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"]
    heads = [n for n, token in enumerate(tokens) if token.type == "heading_open"]
    if len(firsts) != 1 or heads[0] != firsts[0]:
        return None
    return _joined(parts_of(tokens[firsts[0] + 1])) or None


class _Walk:
    def __init__(self, first: int, title: str | None) -> None:
        self.entries: list[Entry] = []
        self.title, self.contents = title, 0
        self._first = first
        self._headings: list[tuple[int, str]] = []
        self._lead: str | None = None
        self._items: list[Entry | None] = []

    def through(self, tokens: list[Any]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                self._table(tokens[at:end])
                at = end
            elif token.type == "list_item_open":
                self._items.append(None)
            elif token.type == "list_item_close":
                self._items.pop()
            elif token.type == "inline":
                self._inline(token, tokens[at - 1])
            if token.type in ("fence", "code_block", "html_block", "hr") or token.type.endswith("list_close"):
                self._lead = None if not self._items else self._lead
            at += 1

    def _inline(self, token: Any, opening: Any) -> None:
        line = self._first + (token.map[0] if token.map else 0) + 1
        words = parts_of(token)
        if opening.type == "heading_open":
            self._heading(int(opening.tag[1:]), _joined(words))
        elif self._items:
            self._in_item(words, line)
        elif any(one.mark is not None for one in words):
            self._boxes(words, line)
        else:
            self._paragraph(token, _joined(words))

    def _heading(self, level: int, name: str) -> None:
        self._lead = None
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        if name and name != (self.title if level == 1 else None):
            self._headings.append((level, name))

    def _paragraph(self, token: Any, name: str) -> None:
        """A line in bold letters heads what follows, one with a colon the list after it."""
        kinds = [one.type for one in token.children or () if one.type != "text" or one.content.strip(" :")]
        if kinds[:1] == ["strong_open"] and kinds[-1:] == ["strong_close"] and kinds.count("strong_open") == 1:
            self._heading(7, name.rstrip(": "))
            return
        self._lead = name.rstrip(": ") if name.endswith(":") and len(name) <= _LEAD else None

    def _in_item(self, words: list[Words], line: int) -> None:
        if self._items[-1] is not None and not any(one.mark is not None for one in words):
            self._items[-1].notes.append(_joined(words))
            return
        if len(words) == 1 and words[0].is_anchor:
            self.contents += 1
            return
        self._boxes(words, line)
        self._items[-1] = self.entries[-1] if self.entries and self.entries[-1].line >= line else None

    def _boxes(self, words: list[Words], line: int) -> None:
        """The entries of a paragraph: a line with a box begins a new one, any other goes on with the one before."""
        above = next((one for one in reversed(self._items) if one is not None), None)
        started: Entry | None = None
        for one in words:
            if started is not None and one.mark is None:
                started.name = f"{started.name} {one.text}".strip()[:_TEXT]
            elif self._items or one.mark is not None:
                started = Entry(one.text[:_TEXT], line + one.line, self._above(above), one.mark, one.struck, above)
                started.notes += [one.remark] if one.remark else []
                self.entries.append(started)

    def _above(self, above: Entry | None) -> list[str]:
        if above is not None:
            return [*above.parents, above.name]
        return [*(name for _, name in self._headings), *([self._lead] if self._lead else [])]

    def _table(self, tokens: list[Any]) -> None:
        for row in table_rows(tokens):
            entry = Entry(row.name[:_TEXT], self._first + row.line, self._above(None), row.mark, row.struck)
            entry.cells = row.cells
            self.entries.append(entry)
        self._lead = None


def _joined(words: list[Words]) -> str:
    return " ".join(one.text for one in words if one.text).strip()


def tasks_in(read: Read) -> Iterator[Entry]:
    """The entries that are tasks: those with a box and rows of tables; where there are none, whatever a list holds.

    An entry without a box becomes a note of the one with a box that it is nested in.
    """
    marked = [entry for entry in read.entries if entry.mark is not None or entry.cells is not None]
    if not marked:
        yield from read.entries
        return
    for entry in read.entries:
        if entry.mark is None and entry.cells is None:
            _note(entry)
    yield from marked


def _note(entry: Entry) -> None:
    """Add an entry to the notes of the nearest entry above that has a box."""
    above = entry.above
    while above is not None and above.mark is None:
        above = above.above
    if above is not None:
        above.notes += [entry.name, *entry.notes]

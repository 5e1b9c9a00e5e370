"""What stands at the foot of each printed page: of which record, at which gate, as of which day."""

from collections.abc import Sequence

from golive.engine.report.formats.html_view import View
from golive.engine.report.words.html_words import clean, day_words, words

_MOST = 90  # characters of a name, so that it keeps clear of the number of the page


def footer_css(views: Sequence[View]) -> str:
    """Rules that put the record of each page into its foot; of several records each has pages of its own."""
    if len(views) == 1:
        return _page("", views[0])
    pages = [
        f".report:nth-of-type({number}) {{ page: record-{number}; }}\n{_page(f'record-{number} ', view)}"
        for number, view in enumerate(views, 1)
    ]
    return "".join(pages)


def _page(name: str, view: View) -> str:
    return f"@page {name}{{ @bottom-left {{ content: {_quoted(_foot(view))}; }} }}\n"


def _foot(view: View) -> str:
    report = view.report
    seen = report.record
    name = clean(seen.name or seen.id or seen.source)
    name = name if len(name) <= _MOST else f"{name[: _MOST - 3]}..."
    return f"{name} \N{MIDDLE DOT} {words(report.gate)} \N{MIDDLE DOT} as of {day_words(report.as_of)}"


def _quoted(text: str) -> str:
    """The text as a string of CSS, in which nothing but letters, digits and spaces of ASCII stands as it is."""
    return '"' + "".join(c if c == " " or (c.isascii() and c.isalnum()) else f"\\{ord(c):06x}" for c in text) + '"'

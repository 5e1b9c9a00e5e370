"""The pages of the shipped rulesets on the site: the same as `golive rules docs --each` writes."""

from pathlib import PurePosixPath

from staging import RULESETS, Stage

from golive.engine.documented import Documented, documented
from golive.engine.report.pages.book import INDEX, Book, page_of
from golive.engine.report.pages.pages import pages_of

_ORPHAN = "---\norphan: true\n---\n"  # five hundred of them would hide the rest of the navigation
_FORWARD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="refresh" content="0; url={to}"><link rel="canonical" href="{to}"></head>
<body><p>{ruleset} takes this over: <a href="{to}">{title}</a></p></body></html>
"""


class Shipped:
    """A shipped ruleset, and what of it has a page."""

    def __init__(self, name: str) -> None:
        self.name, self.documented = name, documented(name)
        self.base_at = f"../{self.documented.base.id}" if self.documented.base is not None else None
        self.book = Book(self.documented, self.base_at, each=True)
        self.entries = {f"{name}/{one.id}" for one in (*self.book.activities, *self.book.rules)}

    def put(self, stage: Stage) -> None:
        """Its own pages; what it takes over is forwarded by the finished site."""
        for page, text in self._pages().items():
            stage.put(f"{self.name}/{page}", text)

    def _pages(self) -> dict[str, str]:
        given: Documented = self.documented
        pages = pages_of(given, self.base_at, each=True)
        own = {page_of(one.id) for one in (*self.book.activities, *self.book.rules)}
        over = {page_of(name) for name in self.book.taken_over}
        together = [page.removesuffix(".md") for page in pages if page not in own | over | {INDEX}]
        tree = "\n".join(["", "```{toctree}", ":hidden:", ":titlesonly:", "", *together, "```", ""])
        return {
            page: f"{_ORPHAN}{text}" if page in own else text + (tree if page == INDEX else "")
            for page, text in pages.items()
            if page not in over
        }

    def forwards(self) -> dict[str, str]:
        """From the place of a page of the finished site to what leads on to the ruleset that it was taken from."""
        found = {}
        for one in self.book.inherited:
            page = PurePosixPath(self.name, page_of(one.id)).with_suffix(".html")
            to = "../" * (len(page.parts) - 1) + f"{self.documented.base.id}/{page.relative_to(self.name)}"
            found[page.as_posix()] = _FORWARD.format(title=one.title, to=to, ruleset=self.name)
        return found


def shipped() -> list[Shipped]:
    """The rulesets that golive brings."""
    return [Shipped(name) for name in RULESETS]

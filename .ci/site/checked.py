"""Look through a finished site: every link inside it leads somewhere, and nothing is taken from the network."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "use": "href"}
_HARMLESS = ("canonical", "author", "license")


class _Seen(HTMLParser):
    """The links, the places and the resources of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each element."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        attribute = _LOADS.get(tag)
        if attribute in given and given.get("rel") not in _HARMLESS:
            self.loads.append(given[attribute])


@cache
def _seen(path: Path) -> _Seen:
    seen = _Seen()
    seen.feed(path.read_text("utf-8"))
    return seen


def problems(site: Path) -> tuple[list[str], int]:
    """What is wrong with the site, and how many pages it has."""
    wrong, pages = [], sorted(site.rglob("*.html"))
    for page in pages:
        name = page.relative_to(site)
        seen = _seen(page)
        wrong += [f"{name}: loads {at} from the network" for at in seen.loads if urlsplit(at).netloc]
        inside = [link for link in seen.links if not urlsplit(link).scheme and not urlsplit(link).netloc]
        wrong += [f"{name}: {link} leads nowhere" for link in inside if not _leads(page, link)]
    for style in site.rglob("*.css"):
        text = style.read_text("utf-8")
        if "url(http" in text or "url(//" in text or "@import" in text:
            wrong.append(f"{style.relative_to(site)}: loads something from the network")
    return wrong, len(pages)


def _leads(page: Path, link: str) -> bool:
    parts = urlsplit(link)
    there = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not there.is_file():
        return False
    place = unquote(parts.fragment)
    return not place or there.suffix != ".html" or place in _seen(there).places

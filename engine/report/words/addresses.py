"""The address under which an activity or a rule is described: a page of its own, which its id alone decides."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from urllib.parse import quote, urlsplit

from golive.engine.errors import UsageError
from golive.schemas.report import Report

DOCS = "GOLIVE_DOCS_URL"
_WEB = ("https", "http", "file")
_GIVEN: ContextVar[str | None] = ContextVar("docs_base", default=None)


def address_of(ruleset: str, name: str, base: str | None = None) -> str:
    """The address of the page of an activity or rule, `BASE/RULESET/ID.html`.

    Where there is no base it is a URN, which names it for good but opens nothing. See docs_base.
    """
    base = docs_base(base)
    ruleset, name = quote(ruleset), quote(name)
    if "{id}" in base:
        return base.replace("{ruleset}", ruleset).replace("{id}", name)
    return f"{base}/{ruleset}/{name}.html" if base else f"urn:golive:{ruleset}:{name}"


def page_of_finding(report: Report, name: str) -> str:
    """The address of the page of an activity or rule of the report, empty where no base is known."""
    return address_of(report.ruleset.id, name) if docs_base() else ""


def docs_base(given: str | None = None) -> str:
    """Below which address activities and rules are described, empty where none is given.

    `given` is asked first, then what stands in `docs_at`, then GOLIVE_DOCS_URL. It is a web address, or a folder in
    which the site was built. An address with `{id}` in it, and `{ruleset}`, is a pattern: both are filled in. Raises
    UsageError for anything else.
    """
    words = (given or _GIVEN.get() or os.environ.get(DOCS, "")).strip().rstrip("/")
    if not words:
        return ""
    parts = urlsplit(words)
    if parts.scheme in _WEB:
        if (not parts.netloc and parts.scheme != "file") or not words.isprintable() or " " in words:
            raise UsageError(f"{words!r} is no web address; write one such as https://docs.example.org/golive")
        return words
    if Path(words).is_dir():
        return Path(words).resolve().as_uri()
    raise UsageError(
        f"{words!r} is neither a web address nor a folder; the pages of activities and rules are linked below it: "
        f"write https://... or the folder of a built site, or leave {DOCS} empty"
    )


def web_base() -> str:
    """The base where it can be opened from other machines, and is no pattern; else empty."""
    base = docs_base()
    return base if urlsplit(base).scheme in ("https", "http") and "{" not in base else ""


@contextmanager
def docs_at(base: str | None) -> Iterator[None]:
    """Everything that is rendered inside links to pages below that base; None leaves it to the environment."""
    before = _GIVEN.set(base)
    try:
        yield
    finally:
        _GIVEN.reset(before)

"""Texts of a ruleset as Markdown that says what they say, whatever is written in them."""

import re

from golive.engine.report.formats.markdown import escaped

_MORE = re.compile(r"([#$!])")
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
_CODE = re.compile(r"[A-Za-z0-9_./*-]+")
_NO_ANCHOR = re.compile(r"[^\w./-]+")


def text(words: str) -> str:
    """The words on one line, without anything that Markdown, HTML or the formulas of a wiki would take for markup."""
    line = escaped(words)
    begin = line[:2] if line.startswith("\\#") else ""  # escaped already
    return _ENTITY.sub("&amp;", begin + _MORE.sub(r"\\\1", line[len(begin) :]))


def code(name: str) -> str:
    """An id, a field or the key of a setting, set apart from the words around it."""
    return f"`{name}`" if _CODE.fullmatch(name) else text(name)


def anchor(name: str) -> str:
    """A place that links lead to."""
    return f'<a id="{slug(name)}"></a>'


def slug(name: str) -> str:
    """A name as a part of an address; letters of any script stay."""
    return _NO_ANCHOR.sub("-", name).strip("-") or "x"


def table(heads: list[str], rows: list[list[str]]) -> list[str]:
    """A table with a blank line behind it, nothing where it has no rows. The cells are Markdown."""
    if not rows:
        return []
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def labelled(label: str, markdown: str) -> list[str]:
    """A point of a list with a label in bold; nothing where the text is empty."""
    return [f"- **{label}:** {markdown}"] if markdown.strip() else []


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else several}"

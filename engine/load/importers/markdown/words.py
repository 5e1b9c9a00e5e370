"""The words of a line of Markdown: links become their text, and what stands in a box at its beginning is its mark."""

import html
import re
from dataclasses import dataclass
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.statuses import denies, status_of
from golive.schemas.elements import Status

_BOX = re.compile(r"\s*\\?\[([ xX~/>!?✓✔✅☑-]?)\\?\](?:[ \t]+|$)")
_GLYPH = re.compile("\\s*([☐⬜🔲◻□☑✅✔✓☒❌✗✘✖🚧])\ufe0f?\\s*")  # the second is a box that is drawn
_ESCAPED = re.compile(r"\s*\\\[[^\]\\]?\]")  # by hand: converters escape both brackets of a box that was typed
_STRIKES = ("del", "s", "strike")
_REMARK = re.compile(
    r"(?:is |was |ist |wird |wurde |est )?(?:moved|see|replaced|superseded|merged|covered|handled|siehe|verschoben"
    r"|ersetzt|voir|reporté|remplacé)\b",
    re.IGNORECASE,
)
_DONE = frozenset(("done", "ok", "erledigt", "fertig", "fait", "hecho", "klaar", "fatto", "feito"))
TICKS = frozenset("☑✅✔✓")
CROSSES = frozenset("❌✗✘✖")
_MARKS: dict[str, Status] = {
    **dict.fromkeys(["", " ", *"☐⬜🔲◻□❌✗✘✖>!?"], "planned"),
    **dict.fromkeys(["x", "X", *TICKS], "done"),
    "/": "in-progress",
    "🚧": "in-progress",
    "~": "cancelled",
    "-": "cancelled",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a paragraph. `line` counts from 0; `is_anchor`: it is nothing but a link to a heading.

    `remark` is what stands behind words that are struck out, and says why: `no longer needed`.
    """

    text: str
    line: int
    mark: str | None = None
    struck: bool = False
    is_anchor: bool = False
    remark: str = ""


def status_of_mark(mark: str | None, guide: Guide) -> Status | None:
    """What a box says; None where there is none, or its mark is not known."""
    if mark is None:
        return None
    return (status_of(mark, guide) if mark.strip() in guide.statuses else None) or _MARKS.get(mark)


def parts_of(token: Any) -> list[Words]:
    """The lines of an inline token of markdown-it."""
    lines: list[list[tuple[str, bool]]] = [[]]
    deep = 0
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            lines.append([])
        elif child.type in ("s_open", "s_close"):
            deep += 1 if child.type == "s_open" else -1
        elif child.type == "html_inline":
            deep = max(0, deep + _tag_strikes(child.content))
            lines[-1].append((_tag_text(child.content), deep > 0))
        elif child.content:
            lines[-1].append((child.content, deep > 0))
    anchor = _is_anchor(token.children or [])
    escaped = [_ESCAPED.match(line) is not None for line in token.content.split("\n")]
    escaped += [False] * (len(lines) - len(escaped))
    return [_words(pieces, number, anchor, escaped[number]) for number, pieces in enumerate(lines)]


def _words(pieces: list[tuple[str, bool]], line: int, anchor: bool, escaped: bool) -> Words:
    """A line of pieces, each with whether it is struck out.

    Struck words count only where the whole line is struck, or all but a remark behind them; else they are left out.
    """
    whole = "".join(text for text, _ in pieces)
    found = None if escaped else _BOX.match(whole) or _GLYPH.match(whole)
    start = found.end() if found else 0
    kept: list[str] = []
    struck: list[str] = []
    first: bool | None = None
    at = 0
    for text, is_struck in pieces:
        part = text[max(0, start - at) :]
        at += len(text)
        (struck if is_struck else kept).append(part)
        first = is_struck if first is None and part.strip() else first
    mark = found[1] if found else None
    text, out = _plain("".join(kept)), _plain("".join(struck))
    if out and (not text or (first and _is_remark(text))):
        return Words(out, line, mark, text.strip(" ().,:;!-").casefold() not in _DONE, anchor, text)
    return Words(text, line, mark, False, anchor)


def _is_remark(text: str) -> bool:
    """Whether a text behind struck words says what became of them, and is not what stands in their place."""
    bare = text.strip(" ().,:;!-\u2013\u2014→")
    begins = [word for word in bare.split() if word.casefold() not in ("is", "was", "are", "ist", "wird", "wurde")][:2]
    in_brackets = text.startswith("(") and text.endswith(")")
    return in_brackets or bare.casefold() in _DONE or denies(" ".join(begins)) or _REMARK.match(bare) is not None


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _tag_strikes(tag: str) -> int:
    """1 where an HTML tag begins to strike words out, -1 where it ends that."""
    is_strike = tag.strip("</> ").partition(" ")[0].lower() in _STRIKES
    return (-1 if tag.startswith("</") else 1) if is_strike and not tag.endswith("/>") else 0


def _tag_text(tag: str) -> str:
    """What an HTML tag within a line is as text: entries of a list are kept apart."""
    name = tag.strip("</> ").lower()
    return "; " if name == "li" and not tag.startswith("</") else " " if name in ("br", "br/", "ul", "p") else ""


def _is_anchor(children: list[Any]) -> bool:
    kinds = [child for child in children if child.type != "text" or child.content.strip()]
    if len(kinds) < 2 or kinds[0].type != "link_open" or kinds[-1].type != "link_close":
        return False
    links = [child for child in kinds if child.type == "link_open"]
    return len(links) == 1 and str(links[0].attrs.get("href", "")).startswith("#")

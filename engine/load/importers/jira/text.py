"""Texts of Jira as plain text: the Atlassian Document Format of API v3, and the wiki text of v2 as it is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

_BLOCKS = {"paragraph", "heading", "codeBlock", "rule", "tableRow", "mediaSingle", "taskItem", "decisionItem"}
_SHOWN = ("text", "shortName", "url", "title")
_DEEPEST = 60
_LONGEST = 50_000


def plain_text(value: Any) -> str | None:
    """The words of a text, one paragraph, heading, row or entry of a list a line; None where there are none."""
    if isinstance(value, str):
        return _sound(value.replace("\r\n", "\n").strip()[:_LONGEST]) or None
    if not isinstance(value, dict):
        return None
    lines = (" ".join(line.split()) for line in "".join(_pieces(value, 0)).split("\n"))
    return _sound("\n".join(line for line in lines if line)[:_LONGEST]) or None


def _sound(text: str) -> str:
    """The text without halves of characters, which cannot be written to any file."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _pieces(node: Any, depth: int) -> Iterator[str]:
    if not isinstance(node, dict) or depth > _DEEPEST:
        return
    kind = str(node.get("type"))
    given = node.get("attrs")
    attrs: dict[str, Any] = given if isinstance(given, dict) else {}
    if kind == "text":
        yield node["text"] if isinstance(node.get("text"), str) else ""
        return
    if kind == "listItem":
        yield "\n- "
    elif kind == "taskItem":
        yield "\n[x] " if attrs.get("state") == "DONE" else "\n[ ] "
    if attrs or kind == "hardBreak":
        yield "\n" if kind == "hardBreak" else _said(kind, attrs)
    content = node.get("content")
    for number, child in enumerate(content if isinstance(content, list) else ()):
        if number and kind == "tableRow":
            yield " | "
        for piece in _pieces(child, depth + 1):
            yield piece.replace("\n", " ") if kind == "tableRow" else piece
    if kind in _BLOCKS:
        yield "\n"


def _said(kind: str, attrs: dict[str, Any]) -> str:
    """What a node without a text of its own shows: a mention, a date, a status, a link."""
    if kind == "date":
        try:
            return datetime.fromtimestamp(int(attrs.get("timestamp") or "") / 1000, UTC).date().isoformat()
        except (TypeError, ValueError, OverflowError, OSError):
            return ""
    shown = next((attrs[key] for key in _SHOWN if isinstance(attrs.get(key), str) and attrs[key]), "")
    return f"{shown}\n" if kind in ("expand", "nestedExpand") and shown else shown

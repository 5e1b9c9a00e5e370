"""What is said of a text that is no YAML."""

from typing import Any

import yaml

from golive.engine.errors import Problem


def syntax_problem(error: yaml.YAMLError, path: str, text: str) -> Problem:
    """The problem that the parser stopped at, with its line and what to write instead."""
    if isinstance(error, yaml.reader.ReaderError):
        by_bytes = error.encoding == "?"  # the C reader counts bytes, the Python one characters
        before = text.encode()[: error.position].decode("utf-8", "ignore") if by_bytes else text[: error.position]
        message = f"contains a character (0x{error.character:02x}) that is not text; take it away"
        return Problem(path, before.count("\n") + 1, "", message)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'problem', None) or error}{_beginning(error)}"
    at = text[mark.index : mark.index + 1] if mark is not None else ""
    return Problem(path, mark.line + 1 if mark is not None else None, "", f"is not YAML: {said}{_advice(said, at)}")


def _beginning(error: yaml.YAMLError) -> str:
    """Where the quotes or brackets begin that are still open, where that is another line."""
    first: Any = getattr(error, "context_mark", None)
    last: Any = getattr(error, "problem_mark", None)
    is_open = any(word in str(getattr(error, "context", "")) for word in ("quoted", "flow"))
    elsewhere = is_open and first is not None and last is not None and first.line < last.line
    return f" for what begins in line {first.line + 1}" if elsewhere else ""


def _advice(said: str, at: str) -> str:
    """What to write instead, by what the parser said and the character at which it stopped."""
    if at == "\t" or "tab character" in said:
        return "; indent with blanks, not with tabs"
    if "cannot start any token" in said:
        return f"; put a text that begins with {at} in quotes"
    if at and at in "]}":
        return f"; {_CHECK}"
    return next((f"; {advice}" for words, advice in _ADVICE.items() if words in said), f"; {_CHECK}")


_CHECK = "check quotes, brackets and the indentation here and in the line before"
_INDENT = "check the indentation here and in the line before"
_ADVICE = {
    "Unicode": "write the character itself",
    "alphabetic or numeric": "put a text that begins with * or & in quotes",
    "expected key": f"put the whole text in double quotes, or {_INDENT}",
    "document start": "write lines of `key: value` that all begin in the same column",
    "escape": r"write \\ for a backslash in a text, or put the text in single quotes",
    "comment or line break": "write the text on the lines below, further to the right",
    "directive": "put a text that begins with % in quotes, or take the line away",
    "mapping values are not allowed": f"put a text that contains ': ' in quotes, or {_INDENT}",
    "block": _INDENT,
    "could not find expected ':'": _INDENT,
}

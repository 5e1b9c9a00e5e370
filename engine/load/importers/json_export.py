"""JSON that a tool exported: parsed once, whoever asks."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from golive.engine.load.limits import MAX_DIGITS, MAX_EXPORT_BYTES, MAX_OBJECTS, MAX_TEXT_BYTES
from golive.engine.load.source import Source

_BLANK = b"\xef\xbb\xbf \t\r\n"
_SPACE = re.compile("[ \t\r\n\ufeff]*")  # each file that is put behind another may begin with a mark of its own


def _number(digits: str) -> int | None:
    return int(digits) if len(digits) <= MAX_DIGITS else None


def _nothing(_: str) -> None:
    """What a number is that no tool writes on purpose: NaN, Infinity."""


_DECODER = json.JSONDecoder(parse_constant=_nothing, parse_int=_number)


def json_of(source: Source, *marks: bytes) -> Any:
    """The parsed content, None where it is no JSON, is too large, or lacks one of the marks in its bytes.

    Several documents one behind the other, as JSON Lines are, are a list of what they hold.

    The marks spare golive's own records the parsing: give the keys, in quotes, without which a file is not yours.
    """
    if len(source.data) > MAX_EXPORT_BYTES or source.data.lstrip(_BLANK)[:1] not in (b"{", b"["):
        return None
    if (len(source.data) > MAX_TEXT_BYTES and has_too_many(source)) or not all(mark in source.data for mark in marks):
        return None
    value = _parsed(source)
    return None if isinstance(value, json.JSONDecodeError) else value


def unread_json(source: Source) -> Any:
    """The content, which no importer has read: parsed, or the error of a text that is no JSON; None if neither."""
    return _parsed(source)


@lru_cache(maxsize=1)
def has_too_many(source: Source) -> bool:
    """Whether it begins more objects and lists than are read: each takes a hundred times its bytes of memory."""
    return source.data.count(b"{") + source.data.count(b"[") > MAX_OBJECTS


@lru_cache(maxsize=1)
def _parsed(source: Source) -> Any:
    if len(source.data) > MAX_EXPORT_BYTES or has_too_many(source):
        return None
    try:
        text = source.data.decode("utf-8-sig")
        return _DECODER.decode(text)
    except (RecursionError, UnicodeDecodeError):
        return None
    except json.JSONDecodeError as error:
        documents = _documents(text)
        return error if documents is None else documents


def _documents(text: str) -> list[Any] | None:
    """What the documents of a text hold that stand one behind the other, on lines of their own or not; else None."""
    found: list[Any] = []
    try:
        at = _SPACE.match(text).end()  # type: ignore[union-attr]  # it always matches
        while at < len(text):
            document, at = _DECODER.raw_decode(text, at)
            found.append(document)
            at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
    except (ValueError, RecursionError):
        return None
    return found


def elements_of(value: Any, *keys: str) -> list[dict[str, Any]] | None:
    """The objects of a page, a list of pages, a list, or a list of lists; `keys` are where a page has its list.

    None where there is no such list: the file is of another format.
    """
    pages = value if isinstance(value, list) and value and all(_page(one, keys) is not None for one in value) else None
    if pages is not None:
        return [one for page in pages for one in _objects(_page(page, keys))]
    page = _page(value, keys)
    if page is not None:
        return list(_objects(page))
    if isinstance(value, list) and value and all(isinstance(page, list) for page in value):
        value = [one for page in value for one in page]
    return list(_objects(value)) if isinstance(value, list) else None


def _page(value: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, list) and keys else None


def _objects(values: Any) -> Iterator[dict[str, Any]]:
    return (one for one in values if isinstance(one, dict))


def objects_at(value: Any, *keys: str) -> list[dict[str, Any]]:
    """The objects of the list at those keys, one below the other; none where there is no such list."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return list(_objects(value)) if isinstance(value, list) else []


def fitting(value: Any, pages: Iterable[Sequence[str]], fits: Callable[[Any], bool]) -> list[dict[str, Any]]:
    """The value itself where it fits, else the objects at the first keys at which one fits; none: another format."""
    if fits(value):
        return [value]
    for keys in pages:
        found = elements_of(value, *keys)
        if found and any(map(fits, found)):
            return found
    return []


def text_of(value: Any, *keys: str) -> str | None:
    """The text at those keys, one below the other; None where there is none, or a blank one."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    return (text if text.isascii() else text.encode("utf-8", "replace").decode()) or None  # half characters

"""What a value was, of which only the beginning of a digest is known: found by trying what it may have been.

A receipt has no values. A day, a status, a yes or no, or a text that stands elsewhere in record or report is found
again by its digest; with 40 bits of it, another one that fits is as good as impossible.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, get_args

from golive.engine.receipt.canonical import short
from golive.schemas.elements import ChangeDecision, Status
from golive.schemas.words import GATES, Stage

_FIRST, _LAST = date(2000, 1, 1), date(2050, 1, 1)
_UNKNOWN = object()
_WORDS = (*get_args(Status), *get_args(ChangeDecision), *get_args(Stage), *GATES)


class Recovered:
    """Tells values by their short digests; `texts` are those that are known from elsewhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = {short(text): text for text in texts}

    def value(self, mark: object) -> Any:
        """The value with that short digest, `UNKNOWN` where it was none of those that are tried."""
        if not isinstance(mark, str):
            return _UNKNOWN
        return self._texts[mark] if mark in self._texts else _common().get(mark, _UNKNOWN)

    def element(self, mark: str, now: dict[str, Any]) -> tuple[str, Any] | None:
        """The key and former value of an element of which one value changed; None where it cannot be told."""
        for key, value in now.items():
            for other in _others(value):
                if short({**now, key: other}) == mark:
                    return key, other
        return None


UNKNOWN = _UNKNOWN


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


@cache
def _common() -> dict[str, Any]:
    plain = [None, True, False, [], {}, *range(1001), *_WORDS]
    return {short(value): value for value in (*_days(), *plain)}


def _days() -> Iterator[str]:
    return ((_FIRST + timedelta(number)).isoformat() for number in range((_LAST - _FIRST).days))


def _others(value: Any) -> Iterable[Any]:
    """What a value may have been before, by what it is now."""
    if isinstance(value, bool):
        return [not value, None]
    if isinstance(value, str) and _is_day(value):
        return [None, *_days()]
    return [None, *_WORDS] if value in _WORDS else []


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == "-" and text[7] == "-"

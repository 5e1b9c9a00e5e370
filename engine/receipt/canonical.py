"""One text for one value, and its digest. docs/replay.md says the form, so that any program can work it out again."""

import hashlib
import json
from decimal import Decimal
from typing import Any

SHORT = 10  # hexadecimal digits: 40 bits
_WHOLE_BELOW = 1e21
_written = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def canonical(value: Any) -> bytes:
    """The value as JSON in UTF-8: keys sorted, no spaces, letters as they are, whole numbers without a point."""
    return _written(_numbers(value)).encode("utf-8", "surrogatepass")


def digest(value: Any) -> str:
    """The SHA-256 of the canonical text of a value, as hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def short(value: Any) -> str:
    """The beginning of the digest, enough to see that a value changed."""
    return digest(value)[:SHORT]


def _numbers(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: inner if isinstance(inner, str) else _numbers(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [inner if isinstance(inner, str) else _numbers(inner) for inner in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE_BELOW:
        return int(Decimal(repr(value)))  # its shortest digits, as JavaScript writes it
    return value

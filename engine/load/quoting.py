"""How a value of the user is quoted in a message."""

from typing import Any


def shown(value: Any) -> str:
    """A value as it is quoted in a message: short, on one line, without control characters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a map" if isinstance(value, dict) else "a list"
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    text = "".join(c if c.isprintable() else "?" for c in text)
    return f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"

"""Whether a text only stands where something is still to be written."""

import re

from golive.schemas.placeholders import FOR_PEOPLE, FOR_TEXTS

_CROSSES = re.compile("x{2,}")


def is_placeholder(text: str) -> bool:
    """Whether a text is wholly a placeholder, whatever its capitals, spaces and marks around it, as in "[TBD]?"."""
    plain = _plain(text)
    return plain in _KNOWN or _CROSSES.fullmatch(plain) is not None


def _plain(text: str) -> str:
    words = " ".join(text.casefold().split())
    letters = [at for at, character in enumerate(words) if character.isalnum()]
    return words[letters[0] : letters[-1] + 1] if letters else ""


_KNOWN = frozenset(map(_plain, (*FOR_TEXTS, *FOR_PEOPLE)))  # "" among them, of mere marks

"""The parts of a short list: `Risk assessment and mitigation planning` says two things, each as a task of its own."""

import re

_BETWEEN = re.compile(r"\s*(?:[,;&]|\b(?:and|und|et)\b)\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;:!?(]\s")
_LONGEST = 10  # words: in longer sentences what is listed are details
_MOST_PARTS = 3
_FEWEST_WORDS = 2


def parts_of(text: str) -> list[str]:
    """What the first sentence lists, empty where it is no short list. Parts of one word are left out."""
    first = _SENTENCE.split(text, maxsplit=1)[0]
    if len(first.split()) > _LONGEST:
        return []
    parts = [part for part in _BETWEEN.split(first) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return []
    return [part for part in parts if len(part.split()) >= _FEWEST_WORDS]

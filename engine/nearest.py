"""What a person probably meant to write."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str], most: int = 3) -> str:
    """A half sentence that names the nearest known words, or an empty text where none is near."""
    candidates = sorted(known)
    if len(word) > 100:
        return ""
    near = get_close_matches(word, candidates, n=most, cutoff=0.6)
    tail = [name for name in candidates if "/" in name and name.rsplit("/", 1)[1] == word]
    names = list(dict.fromkeys([*tail, *near]))[:most]
    return f"did you mean {' or '.join(names)}?" if names else ""


def choices(known: Iterable[str], most: int = 12) -> str:
    """The known words as a list to choose from, cut where it grows long."""
    names = list(known)
    shown = ", ".join(names[:most])
    return f"write one of {shown}" + (f" and {len(names) - most} more" if len(names) > most else "")

"""What a person probably meant to write."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher, get_close_matches

MOST_COMPARISONS = 5_000  # about half a second


def did_you_mean(word: str, known: Iterable[str], most: int = 3) -> str:
    """A half sentence that names the nearest known words, or an empty text where none is near."""
    names = _near(word, known, most)
    return f"did you mean {' or '.join(names)}?" if names else ""


def close(word: str, known: Iterable[str]) -> str | None:
    """The nearest known word, None where none is near."""
    return next(iter(_near(word, known, 1)), None)


def _near(word: str, known: Iterable[str], most: int) -> list[str]:
    if len(word) > 100:
        return []
    small = word.lower()  # capitals are a habit, no other word
    candidates = {name.lower(): name for name in sorted(known, reverse=True)}
    near = _nearly_as_near(small, get_close_matches(small, candidates, n=most, cutoff=0.6))
    tail = [name for name in sorted(candidates) if "/" in name and name.rsplit("/", 1)[1] == small]
    return [candidates[name] for name in dict.fromkeys([*tail, *near])][:most]


def _nearly_as_near(word: str, near: list[str]) -> list[str]:
    """Without what is far behind the nearest: ids of one family are all a little like each other."""
    ratios = [SequenceMatcher(None, name, word).ratio() for name in near]
    return [name for name, ratio in zip(near, ratios, strict=True) if ratio >= ratios[0] - 0.1]


class Hints:
    """`did_you_mean` for the many wrong words of one file, silent once all the comparing would take too long."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._left = MOST_COMPARISONS

    def of(self, word: str, most: int = 3) -> str:
        """A half sentence that names the nearest known words, or an empty text."""
        self._left -= len(self._known)
        return did_you_mean(word, self._known, most) if self._left >= 0 else ""


def choices(known: Iterable[str], most: int = 12) -> str:
    """The known words as a list to choose from, cut where it grows long."""
    names = list(known)
    if not names:
        return "there is none to choose from"
    if len(names) == 1:
        return f"write {names[0]}"
    shown = ", ".join(names[:most])
    return f"write one of {shown}" + (f" and {len(names) - most} more" if len(names) > most else "")

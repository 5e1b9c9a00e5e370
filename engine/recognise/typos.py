"""Long words that are one letter away from a known one."""

from collections.abc import Mapping
from functools import lru_cache

LONG = 7  # letters; shorter words are too often another word


class Typos:
    """Mends a wrong, missing, additional or exchanged letter of long words."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """`known`: from word, as it is written and as its stem, to the stem; short ones are not needed."""
        self._known = known
        self._shorter: dict[str, dict[str, str]] = {}
        self._by_first: dict[str, list[str]] | None = None
        self._near = lru_cache(maxsize=20_000)(self._nearest)

    def mended(self, word: str, stem: str) -> str:
        """The known stem that was probably meant, or the stem itself."""
        small = word.lower()
        if len(small) < LONG or not small.isalpha():
            return stem
        return self._near(small) or stem

    def _nearest(self, word: str) -> str | None:
        shorter = self._shorter_of(word[0])
        for less in (word, *_shortened(word)):
            meant = shorter.get(less)
            if meant is not None and abs(len(meant) - len(word)) <= 1:
                return self._known[meant]
        return None

    def _shorter_of(self, first: str) -> dict[str, str]:
        """From each known long word with that letter first, and it without any other one, to itself."""
        if self._by_first is None:
            by_first: dict[str, list[str]] = {}
            for word in sorted(self._known):
                by_first.setdefault(word[0], []).append(word)
            self._by_first = by_first
        if first not in self._shorter:
            words = self._by_first.get(first, ())
            self._shorter[first] = {less: one for one in words for less in (one, *_shortened(one))}
        return self._shorter[first]


def _shortened(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]

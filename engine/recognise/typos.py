"""Long words that are one letter away from a known one."""

from collections.abc import Mapping
from functools import cached_property

_LONG = 7  # letters; shorter words are too often another word


class Typos:
    """Mends a wrong, missing, additional or exchanged letter of long words."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """`known`: from word, as it is written and as its stem, to the stem."""
        self._known = known
        self._mended: dict[str, str] = {}

    def mended(self, word: str, stem: str) -> str:
        """The known stem that was probably meant, or the stem itself."""
        small = word.lower()
        if len(small) < _LONG or not small.isalpha():
            return stem
        if small not in self._mended:
            self._mended[small] = self._nearest(small, stem)
        return self._mended[small]

    @cached_property
    def _shorter(self) -> dict[str, str]:
        """From each known long word, and it without any one letter, to itself."""
        return {less: word for word in sorted(self._known) if len(word) >= _LONG for less in (word, *_shortened(word))}

    def _nearest(self, word: str, stem: str) -> str:
        for less in (word, *_shortened(word)):
            meant = self._shorter.get(less)
            if meant is not None and meant[0] == word[0] and abs(len(meant) - len(word)) <= 1:
                return self._known[meant]
        return stem


def _shortened(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]

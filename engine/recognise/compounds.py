"""Compounds, as German has them, read as the words that they are made of."""

from collections.abc import Iterable, Sequence, Set

from golive.engine.recognise.tokens import Token, stem

_LONG = 8  # letters; shorter words are hardly compounds
_CLEAR = 7  # letters of a tail that is one whatever stands before it
_HEAD = 3
_LINKS = ("", "s", "es", "n", "en")
_ENDINGS = ("", "n", "en")


class Compounds:
    """Takes long words apart that nobody wrote down. `tails` are last parts, `known` the stems that need no help."""

    def __init__(self, tails: Iterable[str], known: Set[str]) -> None:
        self._tails = sorted({stem(tail) for tail in tails}, key=lambda tail: -len(tail))
        self._known = known
        self._cut: dict[str, int] = {}

    def apart(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The words, with head and tail in place of each compound."""
        return [part for token in tokens for part in self._parts(token)] if self._tails else tokens

    def _parts(self, token: Token) -> list[Token]:
        if len(token.stem) < _LONG or token.stem in self._known or not token.stem.isalpha():
            return [token]
        if token.stem not in self._cut:
            self._cut[token.stem] = self._place(token.stem)
        at = self._cut[token.stem]
        if not at:
            return [token]
        cut = at if len(token.text) >= len(token.stem) else len(token.text)
        head, tail = self._head(token.stem[:at]), stem(token.stem[at:])
        return [token._replace(text=token.text[:cut], stem=head), token._replace(text=token.text[cut:], stem=tail)]

    def _place(self, word: str) -> int:
        """Where the tail begins, 0 where the word is no compound."""
        for tail in self._tails:
            for ending in _ENDINGS:
                at = len(word) - len(tail) - len(ending)
                if at >= _HEAD and word.endswith(tail + ending) and self._parts_make_sense(word[:at], tail):
                    return at
        return 0

    def _parts_make_sense(self, head: str, tail: str) -> bool:
        return len(tail) >= _CLEAR or self._head(head) in self._known

    def _head(self, head: str) -> str:
        """The stem of the head without what links it to the tail."""
        for link in _LINKS:
            bare = stem(head.removesuffix(link)) if head.endswith(link) else ""
            if len(bare) >= _HEAD and bare in self._known:
                return bare
        return stem(head)

"""The words of a ruleset: which phrases stand for which concept, found in a text in one pass."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from golive.engine.recognise.terms import phrase_feature
from golive.engine.recognise.tokens import Token, tokens_of
from golive.engine.recognise.typos import Typos

FILLER, HIDDEN, ASIDE = "filler!", "hidden!", "aside!"


class Span(NamedTuple):
    """Where a feature stands: the numbers of its first word and of the one behind its last."""

    start: int
    end: int


class Lexicon:
    """Finds phrases in texts. `words` are concepts, fillers, hidden phrases and asides, by the feature they give."""

    def __init__(self, words: Mapping[str, Iterable[str]], phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.known: set[str] = set()
        written: dict[str, str] = {}
        for feature, texts in words.items():
            for text in texts:
                self._add(phrase_feature(text), feature)
                written.update({one.text.lower(): one.stem for one in tokens_of(text)})
        for phrase in phrases:
            self._add(phrase, phrase)
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))
        self._typos = Typos(written | {one: one for one in self.known})

    def features(self, tokens: Sequence[Token]) -> dict[str, list[Span]]:
        """From concept, stem or phrase to where it stands. A longer phrase hides the concepts inside it."""
        words = [self._mended(token) for token in tokens]
        spans = self._found(words, tokens)
        long = [span for _, span in spans if span.end - span.start > 1]
        hidden = {at for feature, span in spans if feature == HIDDEN for at in range(span.start, span.end)}
        features: dict[str, list[Span]] = {}
        for at, word in enumerate(words):
            if at not in hidden:
                features.setdefault(word, []).append(Span(at, at + 1))
                if tokens[at].is_capitals:
                    features.setdefault(tokens[at].text, []).append(Span(at, at + 1))
        for feature, span in spans:
            is_hidden = feature != HIDDEN and any(at in hidden for at in range(span.start, span.end))
            if not is_hidden and not (feature.startswith("<") and _inside(span, long)):
                standing = features.setdefault(feature, [])
                if span not in standing:
                    standing.append(span)
        return features

    def _add(self, phrase: str, feature: str) -> None:
        parts = tuple(phrase.split())
        if parts:
            self._by_first.setdefault(parts[0], []).append((parts, feature))
            self.known.update(parts if feature != FILLER else ())

    def _mended(self, token: Token) -> str:
        return token.stem if token.stem in self.known else self._typos.mended(token.text, token.stem)

    def _found(self, words: list[str], tokens: Sequence[Token]) -> list[tuple[str, Span]]:
        found = []
        capitals = [token.text if token.is_capitals else "" for token in tokens]
        some = any(capitals)
        for at, word in enumerate(words):
            for first in (word, capitals[at]) if capitals[at] else (word,):
                for parts, feature in self._by_first.get(first, ()):
                    end = at + len(parts)
                    if end == at + 1 or tuple(words[at:end]) == parts or (some and _stands(parts, words, capitals, at)):
                        found.append((feature, Span(at, end)))
        return found


def _stands(parts: tuple[str, ...], words: list[str], capitals: list[str], at: int) -> bool:
    """Whether the words stand there, be it in capitals."""
    if at + len(parts) > len(words):
        return False
    return all(part in (words[at + n], capitals[at + n]) for n, part in enumerate(parts))


def _inside(span: Span, others: list[Span]) -> bool:
    """Whether it is a part of a longer one."""
    return any(
        one.start <= span.start and span.end <= one.end and one.end - one.start > span.end - span.start
        for one in others
    )

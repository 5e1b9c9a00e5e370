"""The words of a ruleset: which phrases stand for which concept, found in a text in one pass."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from golive.engine.recognise.compounds import Compounds
from golive.engine.recognise.terms import phrase_feature
from golive.engine.recognise.tokens import Token, stem, tokens_of
from golive.engine.recognise.typos import LONG, Typos

FILLER, HIDDEN, ASIDE = "filler!", "hidden!", "aside!"
_Longer = tuple[int, int, tuple[str, ...], str]  # its length, negative; its number; its words; what it gives


class Span(NamedTuple):
    """Where a feature stands: the numbers of its first word and of the one behind its last."""

    start: int
    end: int


class Stemmed(NamedTuple):
    """What a lexicon is made of, as stems: concepts, fillers, hidden phrases and asides by the feature they give."""

    words: Mapping[str, Sequence[str]]
    phrases: Sequence[str]  # of patterns, each a feature of its own
    single: Sequence[str]  # words of patterns
    written: Mapping[str, str]  # from long words as they are written to their stems
    tails: Sequence[str] = ()  # last parts of compounds


def stemmed(words: Mapping[str, Iterable[str]], asked: Iterable[str], tails: Iterable[str] = ()) -> Stemmed:
    """The words, and the features that patterns ask for, each once, as a lexicon reads them."""
    written: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for feature, texts in words.items():
        stems: dict[str, None] = {}
        for text in texts:
            tokens = tokens_of(text)
            stems[phrase_feature(tokens)] = None
            written.update({one.text.lower(): one.stem for one in tokens if len(one.text) >= LONG})
        found[feature] = [one for one in stems if one]
    plain = sorted(one for one in set(asked) if not one.startswith("<"))
    phrases, single = [one for one in plain if " " in one], [one for one in plain if " " not in one]
    return Stemmed(found, phrases, single, written, sorted({stem(one) for one in tails}))


class Lexicon:
    """Finds phrases in texts."""

    def __init__(self, given: Stemmed) -> None:
        self._single: dict[str, list[str]] = {}
        self._longer: dict[tuple[str, str], list[_Longer]] = {}
        self.known: set[str] = set()
        self._number = 0
        for feature, phrases in given.words.items():
            for phrase in phrases:
                self._add(phrase, feature)
        for phrase in given.phrases:
            self._add(phrase, phrase)
        for found in self._longer.values():
            found.sort()
        self._typos = Typos({**given.written, **{one: one for one in self.known if len(one) >= LONG}})
        self.known.update(given.single)
        self._compounds = Compounds(given.tails, self.known)

    def tokens(self, text: str) -> Sequence[Token]:
        """The words of a text, with compounds taken apart."""
        return self._compounds.apart(tokens_of(text))

    def with_more(self, more: Stemmed) -> "Lexicon":
        """Another lexicon that knows further words and phrases; what it takes for a mistyped word stays as it was."""
        other = copy(self)
        other._single = {word: [*features] for word, features in self._single.items()}
        other._longer = {words: [*found] for words, found in self._longer.items()}
        other.known = {*self.known, *more.single}
        for feature, phrases in {**more.words, **{phrase: [phrase] for phrase in more.phrases}}.items():
            for phrase in phrases:
                other._add(phrase, feature)
        for found in other._longer.values():
            found.sort()
        return other

    @property
    def concepts(self) -> set[str]:
        """The features of the concepts that it knows."""
        single = {feature for features in self._single.values() for feature in features}
        longer = {feature for found in self._longer.values() for *_, feature in found}
        return {feature for feature in single | longer if feature.startswith("<")}

    def features(self, tokens: Sequence[Token]) -> dict[str, list[Span]]:
        """From concept, stem or phrase to where it stands. A longer phrase hides the concepts and asides inside it."""
        words = [token.stem if token.stem in self.known else self._typos.mended(*token[:2]) for token in tokens]
        capitals = [token.text if token.is_capitals else "" for token in tokens]
        spans = self._found(words, capitals)
        long = [span for feature, span in spans if span.end - span.start > 1 and feature[0] == "<"]
        hidden = {at for feature, span in spans if feature == HIDDEN for at in range(span.start, span.end)}
        features: dict[str, list[Span]] = {}
        for at, word in enumerate(words):
            if at not in hidden:
                features.setdefault(word, []).append(Span(at, at + 1))
                if capitals[at]:
                    features.setdefault(capitals[at], []).append(Span(at, at + 1))
        for feature, span in spans:
            is_hidden = hidden and feature != HIDDEN and not hidden.isdisjoint(range(span.start, span.end))
            hides = long and (feature[0] == "<" or feature == ASIDE)
            if not is_hidden and not (hides and _inside(span, long)):
                standing = features.setdefault(feature, [])
                if span not in standing:
                    standing.append(span)
        return features

    def _add(self, phrase: str, feature: str) -> None:
        parts = tuple(phrase.split())
        if len(parts) == 1:
            self._single.setdefault(phrase, []).append(feature)
        else:
            self._number += 1
            self._longer.setdefault((parts[0], parts[1]), []).append((-len(parts), self._number, parts, feature))
        if feature != FILLER:
            self.known.update(parts)

    def _found(self, words: list[str], capitals: list[str]) -> list[tuple[str, Span]]:
        found: list[tuple[str, Span]] = []
        last, some = len(words) - 1, any(capitals)
        for at, word in enumerate(words):
            for first in (word, capitals[at]) if capitals[at] else (word,):
                if at < last:
                    found += self._longer_ones(first, at, words, capitals if some else ())
                if first in self._single:
                    span = Span(at, at + 1)
                    found += [(feature, span) for feature in self._single[first]]
        return found

    def _longer_ones(
        self, first: str, at: int, words: list[str], capitals: Sequence[str]
    ) -> Iterable[tuple[str, Span]]:
        """The phrases of two and more words that begin there, the longest first."""
        begun = self._longer.get((first, words[at + 1]), ())
        if capitals and capitals[at + 1]:
            begun = sorted({*begun, *self._longer.get((first, capitals[at + 1]), ())})
        for less, _, parts, feature in begun:
            end = at - less
            if less == -2 or tuple(words[at:end]) == parts or (capitals and _stands(parts, words, capitals, at)):
                yield feature, Span(at, end)


def _stands(parts: tuple[str, ...], words: list[str], capitals: Sequence[str], at: int) -> bool:
    """Whether the words stand there, be it in capitals."""
    if at + len(parts) > len(words):
        return False
    return all(part in (words[at + n], capitals[at + n]) for n, part in enumerate(parts))


def _inside(span: Span, others: list[Span]) -> bool:
    """Whether it is a part of a longer one."""
    start, end = span
    return any(one[0] <= start and end <= one[1] and one[1] - one[0] > end - start for one in others)

"""How well a wording explains a task: which share of what it says, between 0 and 1."""

from collections.abc import Sequence
from typing import NamedTuple

from golive.engine.recognise.lexicon import Span
from golive.engine.recognise.reading import Reading
from golive.engine.recognise.wordings import Compiled

FROM_PHRASE = 0.95  # a phrase was written as an example, a pattern on purpose
LATER = 0.6  # sentences behind the first one explain it
SURROUNDED = 0.5  # what a word above or in the notes adds to what is explained
IN_ASIDE = 0.4
BESIDE = 0.5  # what needs words of the circumstances: these alone are never accepted
_REACH = 6  # words that may stand between those of a wording, and twice as many as it has terms
_AROUND = 2  # words to both sides in which what is said bears on it
_FREE, _BEYOND = 2.5, 0.25  # unexplained words that count in full, and what each one more counts


class Hit(NamedTuple):
    """A wording that fits: the words that it explains by number, and the features that were found there."""

    wording: Compiled
    score: float
    words: frozenset[int]
    found: tuple[tuple[str, Span], ...]


def hit(wording: Compiled, reading: Reading) -> Hit | None:
    """How the wording fits the task, None where it does not."""
    places = _placed(wording, reading)
    if not places or not _allowed(wording, reading):
        return None
    best: Hit | None = None
    for found in places:
        one = _scored(wording, reading, found)
        if one is not None and (best is None or one.score > best.score):
            best = one
    return best


def _allowed(wording: Compiled, reading: Reading) -> bool:
    if wording.without is not None and wording.without.stand(reading.said):
        return False
    if wording.not_under is not None and wording.not_under.stand(reading.above):
        return False
    if wording.under is not None and not wording.under.stand(reading.above):
        return False
    return wording.near is None or reading.stands_near(wording.near)


def _placed(wording: Compiled, reading: Reading) -> list[tuple[tuple[str, Span], ...]]:
    """Where all needed terms stand near each other: for each place of the first, the nearest of the others."""
    places = []
    for term in wording.needed:
        places.append([(one, span) for one in term for span in reading.features.get(one, ())])
        if not places[-1]:
            return []
    places.sort(key=len)
    return [found for start in places[0] if (found := _around(start, places[1:], reading)) is not None]


def _around(
    start: tuple[str, Span], others: list[list[tuple[str, Span]]], reading: Reading
) -> tuple[tuple[str, Span], ...] | None:
    chosen = [start]
    sentence = reading.tokens[start[1].start].sentence
    for places in others:
        free = [
            one
            for one in places
            if reading.tokens[one[1].start].sentence == sentence and not any(_overlap(one[1], c[1]) for c in chosen)
        ]
        if not free:
            return None
        chosen.append(min(free, key=lambda one: (abs(one[1].start - start[1].start), -one[1].end)))
    reach = max(s.end for _, s in chosen) - min(s.start for _, s in chosen)
    return tuple(chosen) if reach <= _REACH + 3 * len(chosen) else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _scored(wording: Compiled, reading: Reading, found: tuple[tuple[str, Span], ...]) -> Hit | None:
    sentence = reading.tokens[found[0][1].start].sentence
    needed = {at for _, span in found for at in range(*span)}
    words = needed | _again(found, reading, sentence) | _wanted(wording, reading, needed, sentence)
    rest = _rest(reading, words, needed, sentence, wording.whole)
    if wording.whole and (rest or sentence):
        return None
    explained = sum(_explained(reading, at) for at in words)
    if wording.near is not None or wording.under is not None:
        explained += SURROUNDED
    rest = min(rest, _FREE) + _BEYOND * max(0.0, rest - _FREE)
    score = explained / (explained + rest) if explained else 0.0
    score *= FROM_PHRASE if wording.is_phrase else 1
    score *= LATER if sentence else 1
    score *= BESIDE if needed & reading.aside else 1
    return Hit(wording, score, frozenset(words), found)


def _again(found: tuple[tuple[str, Span], ...], reading: Reading, sentence: int) -> set[int]:
    """The same said twice, as in `acceptance test (UAT)`."""
    return {
        at
        for feature, _ in found
        for span in (reading.features[feature] if feature.startswith("<") else ())
        if reading.tokens[span.start].sentence == sentence
        for at in range(*span)
    }


def _wanted(wording: Compiled, reading: Reading, needed: set[int], sentence: int) -> set[int]:
    more: set[int] = set()
    for term in wording.wanted:
        for feature in term:
            for span in reading.features.get(feature, ()):
                if reading.tokens[span.start].sentence == sentence and not needed.intersection(range(*span)):
                    more.update(range(*span))
    return more


def _explained(reading: Reading, at: int) -> float:
    if at in reading.aside:
        return IN_ASIDE
    return 0.5 if at in reading.fillers else 1.0


def _rest(reading: Reading, words: set[int], needed: set[int], sentence: int, everywhere: bool) -> float:
    """How much is said around the words, in their sentence, that they do not explain.

    What stands in brackets explains what stands before them, and counts only where a needed word is among it.
    """
    rest = 0.0
    in_brackets = everywhere or any(reading.tokens[at].bracketed for at in needed)
    first, last = min(words) - _AROUND, max(words) + _AROUND
    for at, token in enumerate(reading.tokens):
        if (token.bracketed and not in_brackets) or not (everywhere or first <= at <= last):
            continue
        if token.sentence == sentence and at not in words and at not in reading.fillers and at not in reading.aside:
            rest += _weight(token.text, token.stem, reading, at)
    return rest


def _weight(text: str, stem: str, reading: Reading, at: int) -> float:
    if text.isdigit():
        return 0.0
    if stem in reading.known:
        return 1.0
    return 0.25 if at and text[:1].isupper() else 0.5


def strongest(hits: Sequence[Hit]) -> list[Hit]:
    """The best hit of each activity, best first."""
    best: dict[str, Hit] = {}
    for one in hits:
        before = best.get(one.wording.activity)
        if before is None or _rank(one) > _rank(before):
            best[one.wording.activity] = one
    return sorted(best.values(), key=lambda one: (-one.score, -len(one.words), one.wording.activity))


def _rank(one: Hit) -> tuple[float, bool, int]:
    return one.score, not one.wording.suggest, len(one.words)

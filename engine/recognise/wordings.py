"""Wordings in memory: the patterns of the files, and patterns made from the phrases of activities."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from golive.engine.recognise.conditions import Conditions, Features, conditions_of
from golive.engine.recognise.lexicon import ASIDE, FILLER, HIDDEN, Lexicon
from golive.engine.recognise.terms import terms_of
from golive.engine.recognise.tokens import tokens_of
from golive.schemas.recognise import Pattern, Wording

_Banned = tuple[Conditions | None, Conditions | None]  # not and not_under of the whole activity


class Compiled(NamedTuple):
    """A pattern of an activity. `needed` must all stand; `wanted` explain words where they stand."""

    activity: str
    needed: tuple[Features, ...]
    wanted: tuple[Features, ...] = ()
    near: Conditions | None = None
    under: Conditions | None = None
    without: Conditions | None = None
    not_under: Conditions | None = None
    whole: bool = False
    suggest: bool = False
    generic: bool = False
    is_phrase: bool = False


def compiled_wording(activity: str, wording: Wording) -> list[Compiled]:
    """The patterns of one activity; raises TermError."""
    banned = conditions_of(wording.not_), conditions_of(wording.not_under)
    return [_compiled(activity, wording, one, banned) for one in wording.patterns]


def _compiled(activity: str, wording: Wording, given: Pattern | str, banned: _Banned) -> Compiled:
    pattern = Pattern(when=given) if isinstance(given, str) else given
    terms = terms_of(pattern.when)
    return Compiled(
        activity,
        tuple(term.features for term in terms if not term.optional),
        tuple(term.features for term in terms if term.optional),
        conditions_of(pattern.near),
        conditions_of(pattern.under),
        conditions_of([*pattern.not_, *wording.not_]) if pattern.not_ else banned[0],
        conditions_of([*pattern.not_under, *wording.not_under]) if pattern.not_under else banned[1],
        pattern.whole,
        pattern.suggest,
        wording.generic,
    )


def compiled_phrases(
    activity: str, phrases: Iterable[str], lexicon: Lexicon, wording: Wording, loose: Set[str]
) -> list[Compiled]:
    """Phrases of an activity as patterns, those that say too little left out."""
    banned = conditions_of(wording.not_), conditions_of(wording.not_under)
    all_needed = [needed for phrase in phrases if (needed := _needed(phrase, lexicon, loose)) is not None]
    return [
        Compiled(activity, needed, without=banned[0], not_under=banned[1], generic=wording.generic, is_phrase=True)
        for needed in all_needed
    ]


def _needed(phrase: str, lexicon: Lexicon, loose: Set[str]) -> tuple[Features, ...] | None:
    """What must stand of a phrase: each of its words, or the concept that it stands for, if that is not loose.

    None where one word of it is left, which says too little.
    """
    tokens = tokens_of(phrase)
    features = lexicon.features(tokens)
    at: dict[int, list[tuple[int, str]]] = {}
    for feature, spans in features.items():
        for span in spans if feature not in (FILLER, HIDDEN, ASIDE) and feature not in loose else ():
            at.setdefault(span.start, []).append((span.end, feature))
    fillers = {number for span in features.get(FILLER, ()) for number in range(*span)}
    needed = tuple(_phrase_terms(at, len(tokens), fillers))
    if not needed or (len(needed) == 1 and not _is_concept(needed[0], at, len(tokens))):
        return None
    return needed


def _is_concept(term: Features, at: dict[int, list[tuple[int, str]]], length: int) -> bool:
    """Whether a concept is all that the phrase says, even fillers: `Hypercare yes/no` is no wording of hypercare."""
    return any((length, feature) in at.get(0, ()) for feature in term if feature.startswith("<"))


def _phrase_terms(at: dict[int, list[tuple[int, str]]], length: int, fillers: set[int]) -> Iterable[Features]:
    start = 0
    while start < length:
        longest = max((end for end, _ in at.get(start, ())), default=start + 1)
        features = [feature for end, feature in at.get(start, ()) if end == longest]
        if any(feature.isupper() for feature in features):  # SIT is not sit
            features = [feature for feature in features if feature.startswith("<") or feature.isupper()]
        if features and not (longest == start + 1 and start in fillers):
            yield tuple(features)
        start = longest


def features_of(patterns: Iterable[Compiled]) -> set[str]:
    """All features that patterns speak of."""
    found: set[str] = set()
    for one in patterns:
        for term in (*one.needed, *one.wanted):
            found.update(term)
        for around in (one.near, one.under, one.without, one.not_under):
            found |= around.features() if around is not None else frozenset()
    return found


def index_of(wordings: Sequence[Compiled]) -> dict[str, list[int]]:
    """From a feature to the numbers of the wordings that may fit where it stands: each under its rarest term alone."""
    common = Counter(feature for one in wordings for term in one.needed for feature in term)
    index: dict[str, list[int]] = {}
    for number, one in enumerate(wordings):
        if one.needed:
            rarest = min(one.needed, key=lambda term: sum(common[feature] for feature in term))
            for feature in dict.fromkeys(rarest):
                index.setdefault(feature, []).append(number)
    return index

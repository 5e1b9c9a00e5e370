"""Wordings in memory: the patterns of the files, and patterns made from the phrases of activities."""

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from golive.engine.recognise.lexicon import ASIDE, FILLER, HIDDEN, Lexicon
from golive.engine.recognise.terms import Term, terms_of
from golive.engine.recognise.tokens import tokens_of
from golive.schemas.recognise import Pattern, Wording

Conditions = tuple[tuple[Term, ...], ...]


class Compiled(NamedTuple):
    """A pattern of an activity. `needed` must all stand; `wanted` explain words where they stand."""

    activity: str
    needed: tuple[Term, ...]
    wanted: tuple[Term, ...] = ()
    near: Conditions = ()
    under: Conditions = ()
    without: Conditions = ()
    not_under: Conditions = ()
    whole: bool = False
    suggest: bool = False
    generic: bool = False
    is_phrase: bool = False


def compiled_wording(activity: str, wording: Wording) -> list[Compiled]:
    """The patterns of one activity; raises TermError."""
    return [_compiled(activity, wording, one) for one in wording.patterns]


def _compiled(activity: str, wording: Wording, given: Pattern | str) -> Compiled:
    pattern = Pattern(when=given) if isinstance(given, str) else given
    terms = terms_of(pattern.when)
    return Compiled(
        activity,
        tuple(term for term in terms if not term.optional),
        tuple(term for term in terms if term.optional),
        conditions(pattern.near),
        conditions(pattern.under),
        conditions([*pattern.not_, *wording.not_]),
        conditions([*pattern.not_under, *wording.not_under]),
        pattern.whole,
        pattern.suggest,
        wording.generic,
    )


def conditions(texts: Iterable[str]) -> Conditions:
    """Each text as the terms that must all stand; raises TermError."""
    return tuple(tuple(terms_of(text)) for text in texts)


def compiled_phrase(activity: str, phrase: str, lexicon: Lexicon, wording: Wording, loose: Set[str]) -> Compiled | None:
    """A phrase as a pattern: each of its words, or the concept that it stands for, if that is none of the loose ones.

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
    banned = conditions(wording.not_), conditions(wording.not_under)
    return Compiled(activity, needed, without=banned[0], not_under=banned[1], generic=wording.generic, is_phrase=True)


def _is_concept(term: Term, at: dict[int, list[tuple[int, str]]], length: int) -> bool:
    """Whether a concept is all that the phrase says, even fillers: `Hypercare yes/no` is no wording of hypercare."""
    return any((length, feature) in at.get(0, ()) for feature in term.features if feature.startswith("<"))


def _phrase_terms(at: dict[int, list[tuple[int, str]]], length: int, fillers: set[int]) -> Iterable[Term]:
    start = 0
    while start < length:
        longest = max((end for end, _ in at.get(start, ())), default=start + 1)
        features = [feature for end, feature in at.get(start, ()) if end == longest]
        if any(feature.isupper() for feature in features):  # SIT is not sit
            features = [feature for feature in features if feature.startswith("<") or feature.isupper()]
        if features and not (longest == start + 1 and start in fillers):
            yield Term(tuple(features))
        start = longest


def features_of(patterns: Sequence[Compiled]) -> set[str]:
    """All features that patterns speak of."""
    found: set[str] = set()
    for one in patterns:
        groups = [one.needed, one.wanted, *one.near, *one.under, *one.without, *one.not_under]
        found.update(feature for group in groups for term in group for feature in term.features)
    return found

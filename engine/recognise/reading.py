"""One task as recognition reads it: its words, what they may stand for, and what stands above and in its notes."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from golive.engine.recognise.lexicon import ASIDE, FILLER, HIDDEN, Lexicon, Span
from golive.engine.recognise.terms import Term
from golive.engine.recognise.tokens import Token, tokens_of

LONGEST = 1_500  # letters of a text that are read; a task that goes on has said what it is


@dataclass(frozen=True, slots=True)
class Task:
    """What is recognised: the text of a task, the names of those above it, outermost first, and its notes."""

    text: str
    parents: Sequence[str] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A task that was read. `aside` are the numbers of the words that only tell circumstances."""

    tokens: Sequence[Token]
    features: Mapping[str, Sequence[Span]]
    fillers: Set[int]
    aside: Set[int]
    above: Set[str]
    notes: Set[str]
    known: Set[str] = field(repr=False)

    def stands(self, terms: Sequence[Term]) -> bool:
        """Whether all terms stand in the text."""
        return all(any(one in self.features for one in term.features) for term in terms)

    def stands_above(self, terms: Sequence[Term]) -> bool:
        """Whether all terms stand in the parents."""
        return all(any(one in self.above for one in term.features) for term in terms)

    def stands_near(self, terms: Sequence[Term]) -> bool:
        """Whether all terms stand in the text, all in the parents or all in the notes."""
        in_notes = all(any(one in self.notes for one in term.features) for term in terms)
        return in_notes or self.stands_above(terms) or self.stands(terms)


class Reader:
    """Reads tasks with the words of a ruleset."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._features_of = lru_cache(maxsize=5_000)(self._features)

    def read(self, task: Task) -> Reading:
        """The reading of a task."""
        tokens = tokens_of(task.text[:LONGEST])
        features = self._lexicon.features(tokens)
        fillers = {at for span in features.get(FILLER, ()) for at in range(*span)}
        above = frozenset[str]().union(*(self._features_of(name[:LONGEST]) for name in task.parents))
        notes = self._features_of(task.notes[:LONGEST]) if task.notes else frozenset()
        aside = _aside(tokens, features.get(ASIDE, ()))
        return Reading(tokens, features, fillers, aside, above, notes, self._lexicon.known)

    def _features(self, text: str) -> frozenset[str]:
        found = self._lexicon.features(tokens_of(text))
        return frozenset(found) - {HIDDEN, FILLER, ASIDE}


def _aside(tokens: Sequence[Token], markers: Sequence[Span]) -> set[int]:
    """The words behind a marker up to the end of the sentence; one that begins the sentence marks nothing."""
    aside: set[int] = set()
    for span in markers:
        sentence = tokens[span.start].sentence
        if span.start > 0 and tokens[span.start - 1].sentence == sentence:
            aside.update(at for at in range(span.start, len(tokens)) if tokens[at].sentence == sentence)
    return aside

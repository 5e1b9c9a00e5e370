"""One task as recognition reads it: its words, what they may stand for, and what stands above and in its notes."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache

from golive.engine.recognise.conditions import Conditions
from golive.engine.recognise.lexicon import ASIDE, FILLER, HIDDEN, Lexicon, Span
from golive.engine.recognise.tokens import Token

LONGEST = 1_500  # letters of a text that are read; a task that goes on has said what it is
_REMEMBERED = 2_000  # names of parents, whose tasks mostly stand together


@dataclass(frozen=True, slots=True)
class Task:
    """What is recognised: the text of a task, the names of those above it, outermost first, and its notes."""

    text: str
    parents: Sequence[str] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A task that was read. `aside` are the numbers of the words that tell circumstances, `said` what others say."""

    tokens: Sequence[Token]
    features: Mapping[str, Sequence[Span]]
    fillers: Set[int]
    aside: Set[int]
    said: Collection[str]
    above: Set[str]
    notes: Callable[[], Set[str]]  # read where a pattern asks for them: they are long, and few patterns do
    known: Set[str] = field(repr=False)

    def stands_near(self, conditions: Conditions) -> bool:
        """Whether one of them is met by the text, by the parents or by the notes alone."""
        return conditions.stand(self.features) or conditions.stand(self.above) or conditions.stand(self.notes())


class Reader:
    """Reads tasks with the words of a ruleset."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._features_of = lru_cache(maxsize=_REMEMBERED)(self._features)
        self._above = lru_cache(maxsize=_REMEMBERED)(self._features_above)

    def read(self, task: Task) -> Reading:
        """The reading of a task."""
        tokens = self._lexicon.tokens(task.text[:LONGEST])
        features = self._lexicon.features(tokens)
        fillers = {at for span in features.get(FILLER, ()) for at in range(*span)}
        above = self._above(tuple(name[:LONGEST] for name in task.parents))
        aside = _aside(tokens, features.get(ASIDE, ()))
        said = _outside(features, aside) if aside else features
        notes = self._notes(task.notes[:LONGEST])
        return Reading(tokens, features, fillers, aside, said, above, notes, self._lexicon.known)

    def _notes(self, notes: str) -> Callable[[], Set[str]]:
        return cache(lambda: self._features(notes)) if notes else frozenset[str]

    def _features_above(self, parents: tuple[str, ...]) -> frozenset[str]:
        return frozenset[str]().union(*map(self._features_of, parents))

    def _features(self, text: str) -> frozenset[str]:
        found = self._lexicon.features(self._lexicon.tokens(text))
        return frozenset(found) - {HIDDEN, FILLER, ASIDE}


def _aside(tokens: Sequence[Token], markers: Sequence[Span]) -> set[int]:
    """The words behind a marker up to a bracket or the end of the sentence; a marker that begins it marks nothing."""
    aside: set[int] = set()
    for span in markers:
        first = tokens[span.start]
        if span.start > 0 and tokens[span.start - 1].sentence == first.sentence:
            for at in range(span.start, len(tokens)):
                if tokens[at].sentence != first.sentence or tokens[at].bracketed != first.bracketed:
                    break
                aside.add(at)
    return aside


def _outside(features: Mapping[str, Sequence[Span]], aside: Set[int]) -> set[str]:
    """The features that stand where no circumstances are told."""
    return {one for one, spans in features.items() if any(span.start not in aside for span in spans)}

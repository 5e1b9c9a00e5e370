"""What must or must not stand around a pattern, laid out so that most of it is decided by one look at a set."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from golive.engine.recognise.terms import terms_of

Features = tuple[str, ...]  # any one of them


class Conditions(NamedTuple):
    """One of `alone` stands, or all of one of `together`, each by any one of its features."""

    alone: frozenset[str]
    together: tuple[tuple[Features, ...], ...]

    def stand(self, found: Collection[str]) -> bool:
        """Whether one of the conditions is met by the features that were found."""
        return not self.alone.isdisjoint(found) or any(_all_stand(terms, found) for terms in self.together)

    def features(self) -> frozenset[str]:
        """All features that are asked for."""
        return self.alone.union(*(term for terms in self.together for term in terms))


def conditions_of(texts: Iterable[str]) -> Conditions | None:
    """The conditions of those texts, each with terms that must all stand; None without any. Raises TermError."""
    alone: set[str] = set()
    together = []
    for text in texts:
        terms = tuple(term.features for term in terms_of(text))
        if len(terms) == 1:
            alone.update(terms[0])
        else:
            together.append(terms)
    return Conditions(frozenset(alone), tuple(together)) if alone or together else None


def _all_stand(terms: Iterable[Features], found: Collection[str]) -> bool:
    return all(any(one in found for one in term) for term in terms)

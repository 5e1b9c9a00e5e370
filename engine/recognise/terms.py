"""The small language of patterns: word, <concept>, a_phrase, alternatives a|b, ?not-needed."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from golive.engine.recognise.tokens import Token, tokens_of

_ALTERNATIVE = re.compile(r"<(?P<concept>[a-z][a-z0-9-]*)>|(?P<words>[^\W_]+(?:['_-][^\W_]+)*)")
FORM = "write words, <concept>, a_phrase, alternatives as a|b, and ?term for what is not needed, with blanks between"


class Term(NamedTuple):
    """What must stand in a text: one of its features. `optional` ones only explain the words where they stand."""

    features: tuple[str, ...]
    optional: bool = False


class TermError(Exception):
    """A term that cannot be read; the message says what to write."""


@lru_cache(maxsize=1_000)  # what must not stand is the same for all patterns of an activity
def terms_of(text: str) -> tuple[Term, ...]:
    """The terms of a pattern; raises TermError, also where none of them is needed."""
    terms = tuple(_term(word) for word in text.split())
    if all(term.optional for term in terms):
        raise TermError(f"{text!r} has no term that is needed, so it would always fit; write one without ?")
    return terms


@lru_cache(maxsize=10_000)
def _term(word: str) -> Term:
    bare = word.removeprefix("?")
    return Term(tuple(_feature(one) for one in bare.split("|")), bare != word)


def _feature(word: str) -> str:
    """<concept> as it is; a word or phrase as its stems."""
    read = _ALTERNATIVE.fullmatch(word)
    if read is None:
        raise TermError(f"the term {word!r} cannot be read; {FORM}")
    return word if read["concept"] else phrase_feature(tokens_of(word.replace("_", " ")))


def phrase_feature(tokens: Iterable[Token]) -> str:
    """The stems of a phrase with blanks between; capitals are kept, as they are needed in the text then."""
    return " ".join(word.text if word.is_capitals else word.stem for word in tokens)


def concepts_in(terms: Iterable[Term]) -> list[str]:
    """The names of concepts that the terms speak of."""
    return [feature[1:-1] for term in terms for feature in term.features if feature.startswith("<")]

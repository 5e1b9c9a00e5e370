"""What all files of a ruleset and of those that it extends say together, ready to be looked up."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from golive.engine.recognise.files import Read
from golive.engine.recognise.lexicon import ASIDE, FILLER, HIDDEN, Lexicon, Stemmed, stemmed
from golive.engine.recognise.wordings import Compiled, compiled_phrases, compiled_wording, features_of
from golive.schemas.recognise import Wording
from golive.schemas.ruleset import Ruleset


class Knowledge(NamedTuple):
    """The words of a ruleset, and its patterns with those made from the phrases of activities."""

    stemmed: Stemmed
    lexicon: Lexicon
    patterns: Sequence[Compiled]


def gathered(ruleset: Ruleset, read: Read) -> Knowledge:
    """What the files say for the activities of a ruleset."""
    wordings = _merged(read)
    patterns = [one for activity, wording in wordings.items() for one in compiled_wording(activity, wording)]
    tails = [tail for _, words in read.words for tail in words.compounds]
    words = stemmed(_words(read), features_of(patterns), tails)
    lexicon = Lexicon(words)
    return Knowledge(words, lexicon, [*patterns, *_phrases(ruleset, wordings, lexicon, read.loose())])


def _merged(read: Read) -> dict[str, Wording]:
    """The wordings of each activity, those of all files together."""
    found: dict[str, Wording] = {}
    for _, file in read.wordings:
        for activity, more in file.activities.items():
            have = found.get(activity)
            found[activity] = more if have is None else _joined(have, more)
    return found


def _joined(have: Wording, more: Wording) -> Wording:
    return have.model_copy(
        update={
            "patterns": [*have.patterns, *more.patterns],
            "generic": have.generic or more.generic,
            "not_": [*have.not_, *more.not_],
            "not_under": [*have.not_under, *more.not_under],
        }
    )


def _words(read: Read) -> Mapping[str, Sequence[str]]:
    """From feature to phrases, with those that concepts take in from others."""
    concepts = read.concepts()
    found: dict[str, list[str]] = {f"<{name}>": _phrases_of(name, concepts, set()) for name in concepts}
    for feature, key in ((FILLER, "fillers"), (HIDDEN, "hidden"), (ASIDE, "asides")):
        found[feature] = [phrase for _, words in read.words for phrase in getattr(words, key)]
    return found


def _phrases_of(name: str, concepts: Mapping[str, Sequence[str]], seen: set[str]) -> list[str]:
    found: list[str] = []
    if name not in seen:
        seen.add(name)
        for phrase in concepts[name]:
            found += _phrases_of(phrase[1:-1], concepts, seen) if phrase.startswith("<") else [phrase]
    return found


def _phrases(ruleset: Ruleset, wordings: Mapping[str, Wording], lexicon: Lexicon, loose: Set[str]) -> list[Compiled]:
    nothing = Wording()
    found = []
    for activity in ruleset.activities:
        phrases = (activity.title, *activity.recognise.phrases)
        found += compiled_phrases(activity.id, phrases, lexicon, wordings.get(activity.id, nothing), loose)
    return found

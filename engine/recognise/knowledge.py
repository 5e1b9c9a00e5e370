"""The recogniser of a ruleset, made on first use."""

from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path

from golive.engine.define.rulesets import folders_of, ruleset_named
from golive.engine.recognise.files import Read, read_files
from golive.engine.recognise.lexicon import ASIDE, FILLER, HIDDEN, Lexicon
from golive.engine.recognise.recogniser import Recogniser
from golive.engine.recognise.wordings import Compiled, compiled_phrase, compiled_wording, features_of
from golive.schemas.recognise import Wording
from golive.schemas.ruleset import Ruleset


@cache
def recogniser_for(ruleset: str) -> Recogniser:
    """The recogniser of a ruleset by its name or folder; raises UsageError or InputError."""
    loaded = ruleset_named(ruleset)
    return recogniser_of(loaded, folders_of(ruleset, loaded.extends))


def recogniser_of(ruleset: Ruleset, folders: Sequence[Path]) -> Recogniser:
    """The recogniser of a ruleset with the words of those folders; raises InputError."""
    read = read_files(folders, {one.id for one in ruleset.activities})
    wordings = _merged(read)
    patterns = [one for activity, wording in wordings.items() for one in compiled_wording(activity, wording)]
    features = features_of(patterns)
    lexicon = Lexicon(_words(read), (one for one in features if not one.startswith("<") and " " in one))
    lexicon.known.update(one for one in features if not one.startswith("<") and " " not in one)
    return Recogniser(lexicon, [*patterns, *_phrases(ruleset, wordings, lexicon, read.loose())])


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
        wording = wordings.get(activity.id, nothing)
        for phrase in (activity.title, *activity.recognise.phrases):
            one = compiled_phrase(activity.id, phrase, lexicon, wording, loose)
            found += [one] if one is not None else []
    return found

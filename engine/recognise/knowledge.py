"""The recogniser of a ruleset, made on first use."""

from collections.abc import Sequence
from functools import reduce
from pathlib import Path

from golive.engine.define.ruleset import digest_of, joined_digest
from golive.engine.define.ruleset_folder import recognise_files
from golive.engine.define.rulesets import folders_of, ruleset_named
from golive.engine.recognise.compiled import compiled_read, shipped_recogniser
from golive.engine.recognise.files import read_files
from golive.engine.recognise.gathered import gathered
from golive.engine.recognise.recogniser import Recogniser
from golive.schemas.ruleset import Ruleset

_MADE: dict[str, Recogniser] = {}  # not a cache of the function, as its second argument saves time and decides nothing


def recogniser_for(ruleset: str, loaded: Ruleset | None = None) -> Recogniser:
    """The recogniser of a ruleset by its name or folder; raises UsageError or InputError.

    `loaded` is that ruleset, where it was loaded before and no profile was applied to it; it is not loaded again then.
    """
    if ruleset not in _MADE:
        _MADE[ruleset] = shipped_recogniser(ruleset) or _from_files(ruleset, loaded or ruleset_named(ruleset))
    return _MADE[ruleset]


def knowledge_digest(ruleset: str, loaded: Ruleset) -> str:
    """The SHA-256 of all files that say how tasks of a ruleset are worded, those of what it extends included."""
    digests = []
    for folder in folders_of(ruleset, loaded.extends):
        files, _ = recognise_files(folder)
        digests.append(digest_of(folder, files))
    return reduce(joined_digest, reversed(digests))


def recogniser_of(ruleset: Ruleset, folders: Sequence[Path]) -> Recogniser:
    """The recogniser of a ruleset with the words of those folders; raises InputError."""
    known = gathered(ruleset, read_files(folders, {one.id for one in ruleset.activities}, compiled_read))
    return Recogniser(known.lexicon, known.patterns)


def _from_files(ruleset: str, loaded: Ruleset) -> Recogniser:
    return recogniser_of(loaded, folders_of(ruleset, loaded.extends))

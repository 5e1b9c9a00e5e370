"""The recogniser of a ruleset, made on first use."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from golive.engine.define.rulesets import folders_of, ruleset_named
from golive.engine.recognise.compiled import compiled_read, shipped_recogniser
from golive.engine.recognise.files import read_files
from golive.engine.recognise.gathered import gathered
from golive.engine.recognise.recogniser import Recogniser
from golive.schemas.ruleset import Ruleset


@cache
def recogniser_for(ruleset: str) -> Recogniser:
    """The recogniser of a ruleset by its name or folder; raises UsageError or InputError."""
    made = shipped_recogniser(ruleset)
    if made is not None:
        return made
    loaded = ruleset_named(ruleset)
    return recogniser_of(loaded, folders_of(ruleset, loaded.extends))


def recogniser_of(ruleset: Ruleset, folders: Sequence[Path]) -> Recogniser:
    """The recogniser of a ruleset with the words of those folders; raises InputError."""
    known = gathered(ruleset, read_files(folders, {one.id for one in ruleset.activities}, compiled_read))
    return Recogniser(known.lexicon, known.patterns)

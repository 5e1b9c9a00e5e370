"""What the words of recognition define and no wording uses."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from golive.engine.authoring.lint_found import Found
from golive.engine.load.tree import Tree, child
from golive.engine.recognise.files import Read, read_files
from golive.engine.recognise.gathered import gathered
from golive.engine.recognise.guess_files import Guesses, read_guesses
from golive.engine.recognise.recogniser import IT, NOT_IT
from golive.engine.recognise.wordings import compiled_wording, features_of
from golive.schemas.ruleset import Ruleset


def unused_words(ruleset: Ruleset, folders: Sequence[Path]) -> Iterator[Found]:
    """Concepts of the first folder for which no pattern and no phrase of an activity asks.

    `folders` are that of the ruleset and those of what it extends. Raises InputError with the mistakes in them.
    """
    read = read_files(folders, {one.id for one in ruleset.activities})
    used = _used(ruleset, read) | _guessed_by(read_guesses(folders, ruleset, read.concepts()))
    for tree, words in read.words:
        if tree is not None and Path(tree.path).is_relative_to(folders[0]):
            yield from (_unused(tree, name) for name in words.concepts if name not in used)


def _guessed_by(guesses: Guesses) -> set[str]:
    """The concepts for which guesses ask."""
    asked = features_of(one for guess in guesses.guesses for one in compiled_wording("", guess))
    return {feature[1:-1] for feature in asked if feature.startswith("<")}


def _used(ruleset: Ruleset, read: Read) -> set[str]:
    """The concepts that are asked for, and those that they take in."""
    concepts = read.concepts()
    asked = features_of(gathered(ruleset, read).patterns) | {IT, NOT_IT}
    ahead, used = [one for one in asked if one.startswith("<")], set[str]()
    while ahead:
        name = ahead.pop()[1:-1]
        if name not in used:
            used.add(name)
            ahead += [phrase for phrase in concepts.get(name, ()) if phrase.startswith("<")]
    return used


def _unused(tree: Tree, name: str) -> Found:
    at = child("/concepts", name)
    path, line = tree.place(at)
    said = f"no pattern and no phrase asks for the concept {name}; write a pattern with <{name}>, or take it away"
    return Found(f"{path}:{line}", name, at, "unused", said)

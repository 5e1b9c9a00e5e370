"""The folder recognise/ of rulesets: words and wordings, with every mistake at its line."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from golive.engine.define.ruleset_folder import recognise_files
from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.quoting import shown
from golive.engine.load.source import read_source
from golive.engine.load.tree import Tree, child
from golive.engine.load.yaml_text import parse_yaml
from golive.engine.nearest import did_you_mean
from golive.engine.recognise.terms import TermError, concepts_in, terms_of
from golive.schemas.recognise import Pattern, Wording, WordingFile, Words

M = TypeVar("M", bound=BaseModel)


class Read(NamedTuple):
    """What the files say, with the files themselves for places; without those where nothing is to be said of them."""

    words: list[tuple[Tree | None, Words]]
    wordings: list[tuple[Tree | None, WordingFile]]

    def concepts(self) -> dict[str, list[str]]:
        """From each concept to its phrases, those of all files together."""
        found: dict[str, list[str]] = {}
        for _, words in self.words:
            for name, phrases in words.concepts.items():
                found.setdefault(name, []).extend(phrases)
        return found

    def loose(self) -> set[str]:
        """The features of concepts that only patterns ask for."""
        return {f"<{name}>" for _, words in self.words for name in words.loose}


def nothing_known(_: Path) -> Read | None:
    """That the files of no folder were read before."""
    return None


def read_files(
    folders: Sequence[Path], activities: Collection[str], known: Callable[[Path], Read | None] = nothing_known
) -> Read:
    """The words and wordings of rulesets; raises InputError with all that is wrong.

    `known` gives what the files of a folder say where that was found out before.
    """
    read, problems = Read([], []), list[Problem]()
    for folder in folders:
        before = known(folder)
        if before is not None:
            read.words.extend(before.words)
            read.wordings.extend(before.wordings)
        else:
            problems += _take_folder(folder, read)
    if not problems:
        problems = _sense(read, activities)
    if problems:
        raise InputError(in_order(problems))
    return read


def _take_folder(folder: Path, read: Read) -> list[Problem]:
    files, problems = recognise_files(folder)
    for file in files:
        problems += _take(file, read)
    return problems


def _take(file: Path, read: Read) -> list[Problem]:
    try:
        source = read_source(str(file))
        source.refuse_above(MAX_TEXT_BYTES, "YAML")
        tree = parse_yaml(source.text("write its keys and values, or delete the file"), source.path)
    except InputError as error:
        return list(error.problems)
    if file.name.partition(".")[0] == "words":
        words, problems = build(Words, tree)
        read.words.extend([(tree, words)] if words is not None else [])
    else:
        wordings, problems = build(WordingFile, tree)
        read.wordings.extend([(tree, wordings)] if wordings is not None else [])
    return [*tree.problems, *problems]


def _sense(read: Read, activities: Collection[str]) -> list[Problem]:
    concepts = read.concepts()
    written = [(tree, words) for tree, words in read.words if tree is not None]
    found = [tree.problem(*wrong) for tree, words in written for wrong in _wrong_words(words, concepts)]
    for tree, file in ((tree, file) for tree, file in read.wordings if tree is not None):
        for activity, wording in file.activities.items():
            at = child("/activities", activity)
            if activity not in activities:
                hint = did_you_mean(activity, activities) or "write the id of one that the ruleset has"
                found.append(tree.problem(at, f"there is no activity {shown(activity)}; {hint}"))
            found += [tree.problem(at + below, said) for below, said in _wrong_terms(wording, concepts)]
    return [one for one in found if one is not None]


def _wrong_words(words: Words, concepts: dict[str, list[str]]) -> list[tuple[str, str]]:
    found = []
    for name, phrases in words.concepts.items():
        for index, phrase in enumerate(phrases):
            other = phrase[1:-1] if phrase.startswith("<") else None
            at = f"{child('/concepts', name)}/{index}"
            if other is not None and other not in concepts:
                found.append((at, _no_concept(other, concepts)))
            elif other is not None and concepts_reach(other, name, concepts):
                found.append((at, f"{shown(phrase)} takes in {name} in turn; take one of them away"))
    for index, name in enumerate(words.loose):
        if name not in concepts:
            found.append((f"/loose/{index}", _no_concept(name, concepts)))
    return found


def _wrong_terms(wording: Wording, concepts: Collection[str]) -> list[tuple[str, str]]:
    texts = [(f"/not/{n}", text) for n, text in enumerate(wording.not_)]
    texts += [(f"/not_under/{n}", text) for n, text in enumerate(wording.not_under)]
    for number, pattern in enumerate(wording.patterns):
        texts += texts_of(pattern, f"/patterns/{number}")
    found = []
    for at, text in texts:
        try:
            unknown = [name for name in concepts_in(terms_of(text)) if name not in concepts]
        except TermError as error:
            found.append((at, str(error)))
        else:
            found += [(at, _no_concept(name, concepts)) for name in unknown]
    return found


def texts_of(pattern: Pattern | str, at: str) -> list[tuple[str, str]]:
    """All texts with terms of a pattern, each with its pointer."""
    if isinstance(pattern, str):
        return [(at, pattern)]
    lists = {"near": pattern.near, "under": pattern.under, "not": pattern.not_, "not_under": pattern.not_under}
    more = [(f"{at}/{name}/{n}", text) for name, texts in lists.items() for n, text in enumerate(texts)]
    return [(f"{at}/when", pattern.when), *more]


def _no_concept(name: str, concepts: Collection[str]) -> str:
    hint = did_you_mean(name, concepts) or "add it under concepts: in recognise/words.yaml"
    return f"there is no concept {shown(name)}; {hint}"


def concepts_reach(start: str, goal: str, concepts: dict[str, list[str]]) -> bool:
    """Whether the concept takes in the other, itself or through others."""
    ahead, seen = [start], set[str]()
    while ahead:
        name = ahead.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            ahead += [phrase[1:-1] for phrase in concepts.get(name, ()) if phrase.startswith("<")]
    return False

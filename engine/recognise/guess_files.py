"""recognise/facts.yaml of rulesets: what a plan says plainly of its project, with every mistake at its line."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from golive.engine.define.ruleset_folder import GUESSES, RECOGNISE
from golive.engine.errors import InputError, Problem
from golive.engine.fields import Kind, field_type
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.quoting import shown
from golive.engine.load.source import read_source
from golive.engine.load.tree import child
from golive.engine.load.yaml_text import parse_yaml
from golive.engine.nearest import did_you_mean
from golive.engine.recognise.files import texts_of
from golive.engine.recognise.terms import TermError, concepts_in, terms_of
from golive.schemas.guesses import Guess, GuessFile
from golive.schemas.record import Record
from golive.schemas.ruleset import Ruleset


class Guesses(NamedTuple):
    """What the files say together: guesses in their order, and the phrases of further concepts."""

    guesses: list[Guess]
    concepts: dict[str, list[str]]


def read_guesses(folders: Sequence[Path], ruleset: Ruleset, concepts: Collection[str]) -> Guesses:
    """The guesses of a ruleset and of those that it extends, in this order; raises InputError with all that is wrong.

    `concepts` are the names of those that the words of the ruleset have.
    """
    read, problems = Guesses([], {}), list[Problem]()
    for folder in folders:
        file = folder / RECOGNISE / GUESSES
        if file.is_file():
            problems += _take(file, read, ruleset, concepts)
    if problems:
        raise InputError(in_order(problems))
    return read


def _take(file: Path, read: Guesses, ruleset: Ruleset, concepts: Collection[str]) -> list[Problem]:
    source = read_source(str(file))
    source.refuse_above(MAX_TEXT_BYTES, "YAML")
    tree = parse_yaml(source.text("write its guesses, or delete the file"), source.path)
    built, problems = build(GuessFile, tree)
    if built is None or tree.problems:
        return [*tree.problems, *problems]
    known = {*concepts, *built.concepts, *read.concepts}
    for name, phrases in built.concepts.items():
        read.concepts.setdefault(name, []).extend(phrases)
    read.guesses.extend(built.guesses)
    found = [(f"/guesses/{n}{at}", said) for n, one in enumerate(built.guesses) for at, said in _wrong(one, known)]
    found += [wrong for n, one in enumerate(built.guesses) for wrong in _wrong_ids(f"/guesses/{n}", one, ruleset)]
    return [tree.problem(*wrong) for wrong in found]


def _wrong(guess: Guess, concepts: Collection[str]) -> list[tuple[str, str]]:
    if bool(guess.put) == bool(guess.take):
        return [("", "needs either `set` or `take`; write what is put into the record")]
    if not (guess.patterns or guess.covers or guess.tasks_at_least):
        return [("", "has nothing by which to guess; write patterns, covers or tasks_at_least")]
    texts = [(f"/not/{n}", text) for n, text in enumerate(guess.not_)]
    texts += [(f"/not_under/{n}", text) for n, text in enumerate(guess.not_under)]
    for number, pattern in enumerate(guess.patterns):
        texts += texts_of(pattern, f"/patterns/{number}")
    return [*_wrong_fields(guess), *[(at, said) for at, text in texts if (said := _wrong_terms(text, concepts))]]


def _wrong_terms(text: str, concepts: Collection[str]) -> str | None:
    try:
        unknown = [name for name in concepts_in(terms_of(text)) if name not in concepts]
    except TermError as error:
        return str(error)
    if not unknown:
        return None
    hint = did_you_mean(unknown[0], concepts) or "add it under concepts:"
    return f"there is no concept {shown(unknown[0])}; {hint}"


def _wrong_fields(guess: Guess) -> list[tuple[str, str]]:
    try:
        Record.model_validate(guess.put)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return [(f"/set/{'/'.join(map(str, first['loc']))}", f"cannot stand in a record: {first['msg']}")]
    found = []
    for path, what in guess.take.items():
        kind = field_type(Record, path)
        fits = kind is not None and (kind.kind is Kind.DATE if what == "date" else kind.kind is Kind.LIST)
        if not fits:
            remedy = "name a field with a date" if what == "date" else "name a list whose elements have a name"
            found.append((child("/take", path), f"cannot be given the {what} of a task; {remedy}"))
    return found


def _wrong_ids(at: str, guess: Guess, ruleset: Ruleset) -> list[tuple[str, str]]:
    activities = {one.id for one in ruleset.activities}
    facts = {one.id for one in ruleset.facts.asked}
    found = [
        (f"{at}/covers/{n}", f"there is no activity {shown(one)}; {did_you_mean(one, activities) or 'write its id'}")
        for n, one in enumerate(guess.covers)
        if one not in activities
    ]
    given = guess.put.get("facts") or {}
    return found + [
        (f"{at}/set/facts/{one}", f"there is no asked fact {shown(one)}; {did_you_mean(one, facts) or 'write its id'}")
        for one in given
        if one not in facts
    ]

"""Rulesets from a folder of YAML, with every mistake of every file at its line."""

import hashlib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from golive.engine.errors import InputError, Problem
from golive.engine.load.binary import refuse_binary
from golive.engine.load.limits import MAX_ACTIVITIES, MAX_NODES, MAX_PROBLEMS, MAX_TEXT_BYTES
from golive.engine.load.mend import Mended, build_or_mend
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.ruleset_folder import BASES, FACTS, MANIFEST, NOT_ACTIVITIES, survey
from golive.engine.load.ruleset_parts import Part, Parts, ReadFile
from golive.engine.load.ruleset_sense import sense_problems, vocabulary_of
from golive.engine.load.source import read_source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Activity, ActivityFile, Facts, Manifest, Ruleset

M = TypeVar("M", bound=BaseModel)


def digest_of(folder: Path, files: list[Path]) -> str:
    """The SHA-256 of names and contents of the files, as hexadecimal text."""
    digest = hashlib.sha256()
    for file in files:
        content = read_source(str(file)).data
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def load_ruleset(folder: Path) -> Ruleset:
    """The ruleset of a folder; raises InputError with every problem of every file."""
    files, problems = survey(folder)
    reader = _Reader(folder, problems)
    for file in files:
        reader.take(file)
    if len(reader.problems) <= MAX_PROBLEMS:
        reader.problems += sense_problems(reader.parts)
        reader.look_at_bases()
    if not reader.parts.activities and reader.parts.all_activities:
        said = "the ruleset has no activities; add a file <process-group>/<process>.yaml"
        reader.problems.append(Problem(str(folder / MANIFEST), None, "", said))
    if reader.problems:
        raise InputError(in_order(reader.problems))
    return reader.ruleset(digest_of(folder, files))


class _Reader:
    """Reads files one by one and collects what is in them, and what is wrong with them."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self._folder = folder
        self.problems = problems
        # What is not read because its name or place is wrong may define what others speak of.
        self.parts = Parts(all_facts=not problems, all_activities=not problems)
        self._facts = Facts()
        self._bases: list[tuple[str, Tree]] = []
        self._nodes = 0

    def take(self, file: Path) -> None:
        """Read a file, as what it is by its name."""
        name = file.relative_to(self._folder)
        if name.parts[0] in NOT_ACTIVITIES or len(self.problems) > MAX_PROBLEMS:
            return
        is_facts, is_activities = name.as_posix() == FACTS, name.as_posix() not in (MANIFEST, FACTS, *BASES)
        tree = self._tree(file)
        if tree is None:
            self.parts.all_facts &= not is_facts
            self.parts.all_activities &= not is_activities
        elif name.as_posix() == MANIFEST:
            self._manifest(tree)
        elif is_facts:
            self._take_facts(tree)
        elif name.as_posix() in BASES:
            self._bases.append((name.as_posix(), tree))
        else:
            self._activities(tree)

    def ruleset(self, digest: str) -> Ruleset:
        """The whole, once nothing is wrong with it."""
        assert self.parts.manifest is not None
        activities = [part.item for part in self.parts.activities]
        return Ruleset(**dict(self.parts.manifest.item), digest=digest, facts=self._facts, activities=activities)

    def look_at_bases(self) -> None:
        """Find the mistakes of the records that the examples are laid over."""
        vocabulary = vocabulary_of(self.parts)
        for name, tree in self._bases:
            model = PortfolioRecord if "portfolio" in name else Record
            self.problems += build(model, tree)[1]
            self.problems += vocabulary.problems(tree) if vocabulary is not None else []

    def _manifest(self, tree: Tree) -> None:
        built, file = self._built(Manifest, tree)
        self.parts.manifest = Part(built, file, "") if built is not None else None

    def _take_facts(self, tree: Tree) -> None:
        built, file = self._built(Facts, tree)
        if built is None:
            self.parts.all_facts = False
            return
        self._facts = built
        self.parts.all_facts &= file.defines_all
        self.parts.asked = [Part(one, file, f"/asked/{at}") for at, one in enumerate(built.asked)]
        self.parts.derived = [Part(one, file, f"/derived/{at}") for at, one in enumerate(built.derived)]
        self.parts.questions = [Part(one, file, f"/fields/{at}") for at, one in enumerate(built.fields)]

    def _activities(self, tree: Tree) -> None:
        built, file = self._built(ActivityFile, tree)
        if built is None:
            self.parts.all_activities = False
            return
        self.parts.all_activities &= file.defines_all
        place = {"group": built.group, "itil_process": built.itil_process}
        for index, entry in enumerate(built.activities):
            self.parts.activities.append(Part(Activity(**dict(entry), **place), file, f"/activities/{index}"))
        if len(self.parts.activities) > MAX_ACTIVITIES:
            raise refuse(str(self._folder), f"has more than {MAX_ACTIVITIES:,} activities; split the ruleset")

    def _built(self, model: type[M], tree: Tree) -> tuple[M | None, ReadFile]:
        misplaced = _misplaced(model, tree)
        if misplaced:
            self.problems.append(tree.problem("", misplaced))
            self.parts.all_facts = self.parts.all_activities = False
            return None, ReadFile(Mended(tree))
        built, problems, mended = build_or_mend(model, tree)
        self.problems += problems
        return built, ReadFile(mended)

    def _tree(self, file: Path) -> Tree | None:
        try:
            source = read_source(str(file))
            refuse_binary(source, "a ruleset is written as YAML; put such a file there")
            source.refuse_above(MAX_TEXT_BYTES, "YAML")
            tree = parse_yaml(source.text("write its keys and values, or delete the file"), source.path)
        except InputError as error:
            self.problems += error.problems
            return None
        self._nodes += len(tree.places)
        if self._nodes > MAX_NODES:
            raise refuse(str(self._folder), f"has more than {MAX_NODES:,} values in all; split the ruleset")
        self.problems += tree.problems
        return tree


_HOMES: dict[type[BaseModel], tuple[str, str]] = {
    Manifest: ("what a ruleset is", MANIFEST),
    Facts: ("facts", FACTS),
    ActivityFile: ("activities", "<process-group>/<process>.yaml"),
}


def _misplaced(model: type[BaseModel], tree: Tree) -> str | None:
    """What is said of a file that holds the content of another kind of file, and nothing of its own."""
    given = set(tree.value) if isinstance(tree.value, dict) else set()
    if given & set(model.model_fields):
        return None
    for other, (held, home) in _HOMES.items():
        if given and len(given & set(other.model_fields)) >= min(2, len(given)):
            return f"holds {held}, which belong into {home} of the ruleset; move or rename the file"
    return None

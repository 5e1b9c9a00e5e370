"""Rulesets from a folder of YAML, with every mistake of every file at its line."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from golive.engine.define.mend import Mended, build_or_mend
from golive.engine.define.ruleset_folder import BASES, FACTS, MANIFEST, PROFILES, RULES, survey
from golive.engine.define.ruleset_parts import NOTHING, Part, Parts, ReadFile
from golive.engine.define.ruleset_sense import sense_problems, vocabulary_of
from golive.engine.errors import InputError, Problem, UsageError
from golive.engine.load.binary import refuse_binary
from golive.engine.load.limits import MAX_ACTIVITIES, MAX_NODES, MAX_PROBLEMS, MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.quoting import shown
from golive.engine.load.source import read_source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.activities import Activity, ActivityFile
from golive.schemas.facts import Facts
from golive.schemas.profile import Profile
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rules import CompiledNotRule, CompiledRule, RuleFile
from golive.schemas.ruleset import Manifest, Ruleset

M = TypeVar("M", bound=BaseModel)


def digest_of(folder: Path, files: list[Path]) -> str:
    """The SHA-256 of names and contents of the files, as hexadecimal text."""
    digest = hashlib.sha256()
    for file in files:
        content = read_source(str(file)).data
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


Extendable = Callable[[str], Ruleset | None]


class Read(NamedTuple):
    """A ruleset, and its parts with the places where they stand."""

    ruleset: Ruleset
    parts: Parts


def nothing_to_extend(_: str) -> Ruleset | None:
    """No ruleset of any name."""
    return None


def load_ruleset(folder: Path, extendable: Extendable = nothing_to_extend) -> Ruleset:
    """The ruleset of a folder, with the one that it extends; raises InputError with every problem of every file.

    `extendable` gives the rulesets that may be extended by their name, None or a UsageError where there is none.
    """
    return read_ruleset(folder, extendable).ruleset


def read_ruleset(folder: Path, extendable: Extendable = nothing_to_extend) -> Read:
    """What `load_ruleset` gives, with the places of its parts."""
    files, problems = survey(folder)
    reader = _Reader(folder, problems, extendable)
    for file in files:
        reader.take(file)
    if len(reader.problems) <= MAX_PROBLEMS:
        reader.problems += sense_problems(reader.parts)
        reader.look_at_bases()
    if not (reader.parts.activities or reader.parts.rules) and reader.parts.all_activities and not reader.has_rules:
        said = "the ruleset has no activities and no rules; add a file <process-group>/<process>.yaml, or one in rules/"
        reader.problems.append(Problem(str(folder / MANIFEST), None, "", said))
    if reader.problems:
        raise InputError(in_order(reader.problems))
    return Read(reader.ruleset(digest_of(folder, files)), reader.parts)


def joined(base: Ruleset, more: Ruleset) -> Ruleset:
    """A ruleset with what another one adds to it. The digest is that of both."""
    facts = Facts(
        asked=[*base.facts.asked, *more.facts.asked],
        derived=[*base.facts.derived, *more.facts.derived],
        fields=[*base.facts.fields, *more.facts.fields],
    )
    return more.model_copy(
        update={
            "digest": joined_digest(base.digest, more.digest),
            "works": {**base.works, **more.works},
            "settings": {**base.settings, **more.settings},
            "editions": {**base.editions, **more.editions},
            "facts": facts,
            "activities": [*base.activities, *more.activities],
            "rules": [*base.rules, *more.rules],
            "not_rules": [*base.not_rules, *more.not_rules],
        }
    )


def joined_digest(base: str, more: str) -> str:
    """The digest of a ruleset that extends another."""
    return hashlib.sha256(f"{base}\0{more}".encode()).hexdigest()


class _Reader:
    """Reads files one by one and collects what is in them, and what is wrong with them."""

    def __init__(self, folder: Path, problems: list[Problem], extendable: Extendable) -> None:
        self._folder, self._extendable = folder, extendable
        self.problems = problems
        # What is not read because its name or place is wrong may define what others speak of.
        self.parts = Parts(all_facts=not problems, all_activities=not problems)
        self._facts = Facts()
        self._bases: list[tuple[str, Tree]] = []
        self._nodes = 0
        self.has_rules = False  # whether there is a file of rules, be they readable or not

    def take(self, file: Path) -> None:
        """Read a file, as what it is by its name."""
        name = file.relative_to(self._folder)
        if name.parts[0] == PROFILES or len(self.problems) > MAX_PROBLEMS:
            return
        is_facts, is_rules = name.as_posix() == FACTS, name.parts[0] == RULES
        is_activities = not is_rules and name.as_posix() not in (MANIFEST, FACTS, *BASES)
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
        elif is_rules:
            self._rules(tree)
        else:
            self._activities(tree)

    def ruleset(self, digest: str) -> Ruleset:
        """The whole, once nothing is wrong with it."""
        assert self.parts.manifest is not None
        activities = [part.item for part in self.parts.activities]
        rules = [part.item for part in self.parts.rules]
        given = dict(self.parts.manifest.item)
        not_rules = [part.item for part in self.parts.not_rules]
        ruleset = Ruleset(
            **given, digest=digest, facts=self._facts, activities=activities, rules=rules, not_rules=not_rules
        )
        return ruleset if self.parts.extended is NOTHING else joined(self.parts.extended, ruleset)

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
        name = built.extends if built is not None else None
        extended, said = self._extended(name) if name is not None else (NOTHING, "")
        if extended is None:
            problem = file.problem("/extends", said)
            self.problems += [problem] if problem is not None else []
            self.parts.all_facts = self.parts.all_activities = self.parts.all_extended = False
        self.parts.extended = extended or NOTHING

    def _extended(self, name: str) -> tuple[Ruleset | None, str]:
        """The ruleset to which this one adds, or what is said where there is none."""
        try:
            found = self._extendable(name)
        except UsageError as error:
            return None, str(error)
        return found, f"there is no ruleset {shown(name)} to extend; write the name of one that golive brings"

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

    def _rules(self, tree: Tree) -> None:
        self.has_rules = True
        built, file = self._built(RuleFile, tree)
        if built is None:
            return
        for index, rule in enumerate(built.rules):
            self.parts.rules.append(Part(CompiledRule(**dict(rule), theme=built.theme), file, f"/rules/{index}"))
        for index, other in enumerate(built.not_rules):
            part = Part(CompiledNotRule(**dict(other), theme=built.theme), file, f"/not_rules/{index}")
            self.parts.not_rules.append(part)

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


_HOMES: dict[type[BaseModel], str] = {
    Manifest: f"what a ruleset is, which belongs into {MANIFEST}",
    Facts: f"facts, which belong into {FACTS}",
    ActivityFile: "activities, which belong into <process-group>/<process>.yaml",
    RuleFile: f"rules, which belong into {RULES}/<theme>.yaml",
    Profile: f"a profile, which belongs into {PROFILES}/<id>.yaml",
    Record: f"a record; the one of the examples belongs into {BASES[0]}",
}


def _misplaced(model: type[BaseModel], tree: Tree) -> str | None:
    """What is said of a file that has more keys of another kind of file than of its own."""
    given = set(tree.value) if isinstance(tree.value, dict) else set()
    shared = {kind: len(given & set(kind.model_fields)) for kind in (*_HOMES, model)}
    likely = max(_HOMES, key=lambda kind: shared[kind])
    if shared[likely] > shared[model] and shared[likely] >= min(2, len(given)):
        return f"holds {_HOMES[likely]} of the ruleset; move or rename the file"
    return None

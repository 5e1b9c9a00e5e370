"""Rulesets from a folder of YAML, with every mistake at its line."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build, shown
from golive.engine.load.problems import in_order
from golive.engine.load.ruleset_sense import question_name, sense_problems
from golive.engine.load.source import Source, read_source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.ruleset import Activity, ActivityFile, CompiledRule, Facts, Manifest, RuleFile, Ruleset

M = TypeVar("M", Manifest, Facts)
MAX_FILES = 500
_MANIFEST, _FACTS = "ruleset.yaml", "facts.yaml"
_NOT_ACTIVITIES = {_MANIFEST, _FACTS, "base-record.yaml", "base-portfolio.yaml"}


Shipped = Callable[[str], Ruleset | None]


def nothing_shipped(name: str) -> Ruleset | None:  # what load_ruleset asks where nothing can be extended
    """No ruleset of any name."""
    return None


def ruleset_files(folder: Path) -> list[Path]:
    """The YAML files of a ruleset, in a fixed order; raises InputError where the folder holds none."""
    if not folder.is_dir():
        message = "is a file; name the folder it is in" if folder.is_file() else "there is no such folder"
        raise refuse(str(folder), message)
    files = sorted(folder.rglob("*.yaml"))
    if not (folder / _MANIFEST).is_file():
        raise refuse(str(folder), f"is no ruleset; it has no {_MANIFEST}")
    if len(files) > MAX_FILES:
        raise refuse(str(folder), f"has {len(files)} YAML files; a ruleset of more than {MAX_FILES} is not read")
    misnamed = sorted(folder.rglob("*.yml"))
    if misnamed:
        raise refuse(str(misnamed[0]), "is not read; rename it to .yaml")
    inside = os.path.realpath(folder)
    outside = [file for file in files if not Path(os.path.realpath(file)).is_relative_to(inside)]
    if outside:
        raise refuse(str(outside[0]), "points outside the folder of the ruleset; put the file itself there")
    return files


def digest_of(folder: Path, files: list[Path]) -> str:
    """The SHA-256 of names and contents of the files, as hexadecimal text."""
    digest = hashlib.sha256()
    for file in files:
        content = read_source(str(file)).data
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def load_ruleset(folder: Path, shipped: Shipped = nothing_shipped) -> Ruleset:
    """The ruleset of a folder, with the one that it extends; raises InputError with every problem of every file.

    `shipped` gives the rulesets that may be extended by their name, None where there is none of that name.
    """
    files = ruleset_files(folder)
    reader = _Reader(folder)
    manifest = reader.one(_MANIFEST, Manifest)
    facts = reader.one(_FACTS, Facts) if (folder / _FACTS).is_file() else Facts()
    activities = [a for file in files if _holds_activities(folder, file) for a in reader.activities(file)]
    rules = [rule for file in files if _holds_rules(folder, file) for rule in reader.rules(file)]
    extended = reader.extended(manifest, shipped)
    if not reader.problems and manifest is not None and facts is not None:
        ruleset = Ruleset(
            **dict(manifest), digest=digest_of(folder, files), facts=facts, activities=activities, rules=rules
        )
        ruleset = joined(extended, ruleset) if extended is not None else ruleset
        reader.problems += sense_problems(ruleset, reader.places, str(folder / _MANIFEST))
        if not reader.problems:
            return ruleset
    raise InputError(in_order(reader.problems))


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
        }
    )


def joined_digest(base: str, more: str) -> str:
    """The digest of a ruleset that extends another."""
    return hashlib.sha256(f"{base}\0{more}".encode()).hexdigest()


def _holds_activities(folder: Path, file: Path) -> bool:
    name = file.relative_to(folder)
    return name.as_posix() not in _NOT_ACTIVITIES and name.parts[0] not in ("rules", "profiles")


def _holds_rules(folder: Path, file: Path) -> bool:
    return file.relative_to(folder).parts[0] == "rules"


def _defined(ruleset: Ruleset) -> list[str]:
    facts = ruleset.facts
    return [
        *(entry.id for kind in (ruleset.activities, ruleset.rules, facts.asked, facts.derived) for entry in kind),
        *(question_name(question.field) for question in facts.fields),
    ]


class _Reader:
    """Reads files one by one and collects what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.places: dict[str, tuple[Tree, str]] = {}  # from an id to the tree and pointer where it is defined

    def one(self, name: str, model: type[M]) -> M | None:
        tree = self._tree(self.folder / name)
        if tree is None:
            return None
        built, problems = build(model, tree)
        self.problems += problems
        if isinstance(built, Facts):
            for index, asked in enumerate(built.asked):
                self._define(asked.id, tree, f"/asked/{index}")
            for index, derived in enumerate(built.derived):
                self._define(derived.id, tree, f"/derived/{index}")
            for index, question in enumerate(built.fields):
                self._define(question_name(question.field), tree, f"/fields/{index}")
        return built

    def extended(self, manifest: Manifest | None, shipped: Shipped) -> Ruleset | None:
        """The ruleset that the manifest extends; what it defines counts as defined."""
        if manifest is None or manifest.extends is None:
            return None
        base = shipped(manifest.extends)
        tree = self._tree(self.folder / _MANIFEST)
        if base is None and tree is not None:
            message = f"there is no ruleset {shown(manifest.extends)} to extend; name one that golive brings"
            self.problems.append(tree.problem("/extends", message))
        for name in _defined(base) if base is not None else ():
            if name in self.places:
                own, pointer = self.places[name]
                message = f"{name} is defined in {manifest.extends} already; give it another name"
                self.problems.append(own.problem(pointer, message))
        return base

    def activities(self, file: Path) -> Iterator[Activity]:
        tree = self._tree(file)
        if tree is None:
            return
        built, problems = build(ActivityFile, tree)
        self.problems += problems
        for index, entry in enumerate(built.activities if built is not None else ()):
            self._define(entry.id, tree, f"/activities/{index}")
            assert built is not None
            yield Activity(**dict(entry), group=built.group, itil_process=built.itil_process)

    def rules(self, file: Path) -> Iterator[CompiledRule]:
        tree = self._tree(file)
        if tree is None:
            return
        built, problems = build(RuleFile, tree)
        self.problems += problems
        for index, rule in enumerate(built.rules if built is not None else ()):
            self._define(rule.id, tree, f"/rules/{index}")
            yield CompiledRule(**dict(rule))

    def _tree(self, file: Path) -> Tree | None:
        try:
            source: Source = read_source(str(file))
            source.refuse_above(MAX_TEXT_BYTES, "YAML")
            tree = parse_yaml(source.text(), source.path)
        except InputError as error:
            self.problems += error.problems
            return None
        self.problems += tree.problems
        return tree

    def _define(self, name: str, tree: Tree, pointer: str) -> None:
        if name in self.places:
            first, at = self.places[name]
            path, line = first.place(at)
            message = f"{name} is defined twice, first at {path}:{line}; keep or rename one of them"
            self.problems.append(tree.problem(pointer, message))
        else:
            self.places[name] = (tree, pointer)

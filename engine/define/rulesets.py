"""Rulesets by what people name them: golive's own, a folder, or one of an installed package."""

import os
from collections.abc import Callable
from pathlib import Path

from golive.engine.define.compiled import load_shipped, shipped_folder, shipped_line, shipped_names
from golive.engine.define.packages import packaged_folder, packaged_names
from golive.engine.define.ruleset import Read, load_ruleset, read_ruleset
from golive.engine.define.ruleset_folder import MANIFEST
from golive.engine.errors import UsageError
from golive.engine.nearest import did_you_mean
from golive.schemas.ruleset import Ruleset

RulesetName = str | Path


def ruleset_folder(ruleset: RulesetName) -> Path:
    """The folder of a ruleset: one that golive brings, a folder, one of an installed package; raises UsageError.

    In this order, so that packages are looked for only where it is neither of the others.
    """
    if isinstance(ruleset, Path) or "/" in ruleset:
        return Path(ruleset)
    return shipped_folder(ruleset) or (Path(ruleset) if ruleset and _exists(Path(ruleset)) else _packaged(ruleset))


def _packaged(name: str, else_write: str = "") -> Path:
    """The folder of a ruleset of a package; raises UsageError."""
    found = packaged_folder(name) if name else None
    if found is None:
        names = [*shipped_names(), *packaged_names()]
        hint = else_write or did_you_mean(name, names, 1) or f"name {' or '.join(names)}, or a folder"
        raise UsageError(f"there is no ruleset {name!r}; {hint}")
    return found


def _extended_folder(name: str, folder: Path) -> Path:
    """The folder of what the ruleset in the folder extends: a path from there, or a name; raises UsageError."""
    if "/" not in name:
        beside = (folder.parent / name / MANIFEST).is_file()
        return shipped_folder(name) or _packaged(name, f"write ../{name} for the folder beside it" if beside else "")
    target = Path(os.path.normpath(folder / name))
    if not (target / MANIFEST).is_file():
        raise UsageError(f"there is no ruleset in {target}; write a name, or the path of a folder from this one")
    return target


def ruleset_named(ruleset: RulesetName) -> Ruleset:
    """A ruleset with what it extends; raises UsageError where there is none, InputError with its mistakes."""
    if isinstance(ruleset, str) and "/" not in ruleset and shipped_folder(ruleset) is not None:
        return load_shipped(ruleset)
    folder = ruleset_folder(ruleset)
    return load_ruleset(folder, extendable(folder))


def read_named(ruleset: RulesetName) -> tuple[Path, Read]:
    """The folder of a ruleset, and what was read of its files, with the places; raises as `ruleset_named` does."""
    folder = ruleset_folder(ruleset)
    return folder, read_ruleset(folder, extendable(folder))


def extendable(folder: Path, inside: tuple[Path, ...] = ()) -> Callable[[str], Ruleset]:
    """What gives the rulesets that the one in the folder may extend, by name or by a path from that folder.

    It raises UsageError where there is none, or where the ruleset would extend itself.
    """
    chain = (*inside, folder.resolve())

    def extended(name: str) -> Ruleset:
        if "/" not in name and shipped_folder(name) is not None:
            return load_shipped(name)
        target = _extended_folder(name, folder)
        if target.resolve() in chain:
            raise UsageError(f"{name} extends this ruleset in turn; take one extends away")
        return load_ruleset(target, extendable(target, chain))

    return extended


def folders_of(ruleset: RulesetName, extends: str | None) -> list[Path]:
    """The folder of a ruleset, then those of what it extends, one after the other."""
    folders = [ruleset_folder(ruleset)]
    while extends is not None:
        if "/" not in extends and shipped_folder(extends) is not None:
            return [*folders, *shipped_line(extends)]
        folders.append(_extended_folder(extends, folders[-1]))
        extends = ruleset_named(folders[-1]).extends
    return folders


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, or not even a path
        return False

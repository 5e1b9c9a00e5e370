"""Which file of settings is nearest: golive.yaml, or pyproject.toml where it has [tool.golive]."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from golive.engine.load.pyproject import has_settings
from golive.engine.load.source import STDIN

NAME = "golive.yaml"
PYPROJECT = "pyproject.toml"
NO_FILE = ""  # in place of a file: none is to be looked for


class Looked(NamedTuple):
    """Where settings were looked for from, what was found, and what was passed over, with the reason."""

    begin: Path
    file: Path | None
    passed: tuple[str, ...] = ()


def looked_from(folder: Path, given: Sequence[str] = ()) -> Looked:
    """The nearest file of settings in a folder or upward; a file that is given as a record is none for itself."""
    records = {Path(one).absolute() for one in given if one != STDIN}
    passed: list[str] = []
    for one in (folder, *folder.parents):
        yaml, toml = one / NAME, one / PYPROJECT
        has_toml = _is_file(toml) and has_settings(toml)
        if _is_there(yaml):
            if yaml in records:
                return Looked(folder, None, tuple(passed))
            if has_toml:
                passed.append(f"[tool.golive] in {toml}: {NAME} in the same folder goes before it")
            return Looked(folder, yaml, tuple(passed))
        if _is_folder(yaml):
            passed.append(f"{yaml} is a folder")
        if has_toml:
            return Looked(folder, toml, tuple(passed))
    return Looked(folder, None, tuple(passed))


def common_folder(plans: Sequence[str]) -> Path:
    """The folder that holds all plans; the present one where there are none, or they come from standard input."""
    try:
        folders = [Path.cwd() if plan == STDIN else _folder(Path(plan)) for plan in plans]
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except (OSError, ValueError):  # the present folder is gone, or what was given is no path
        return Path("/")


def _folder(plan: Path) -> Path:
    """The folder of a plan as it was named; where that goes up (..), as it is, for what is passed is not above it."""
    folder = plan.absolute().parent
    return folder.resolve() if ".." in folder.parts else folder


def short(file: Path) -> str:
    """The path as people write it: below the present folder without what leads there."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(file)


def _is_there(file: Path) -> bool:
    """Whether there is anything but a folder; also a link that leads nowhere, which somebody meant to be read."""
    try:
        return os.path.lexists(file) and not file.is_dir()
    except (OSError, ValueError):  # a folder that may not be looked into, or no path at all
        return False


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _is_folder(file: Path) -> bool:
    try:
        return file.is_dir()
    except (OSError, ValueError):
        return False

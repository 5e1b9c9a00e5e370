"""Rulesets of installed packages: the entry points of the group `golive.rulesets`."""

from importlib.metadata import EntryPoint, entry_points
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import Any

from golive.engine.errors import UsageError
from golive.engine.packaged import loaded, names, package_of

GROUP = "golive.rulesets"
_WHAT = "name a module whose folder has the ruleset.yaml, or a text or path in it that is the folder"


def packaged_names() -> list[str]:
    """The names of the rulesets that installed packages bring."""
    return names(GROUP)


def packaged_folder(name: str) -> Path | None:
    """The folder of a ruleset of an installed package, None where no package brings one of that name.

    Imports the package. Raises UsageError where that fails, or where several packages use the name.
    """
    found = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if not found:
        return None
    if len(found) > 1:
        brought = " and ".join(sorted(f"{package_of(point)} ({value})" for value, point in found.items()))
        raise UsageError(f"the ruleset {name!r} is brought by {brought}; uninstall one of them, or name the folder")
    (point,) = found.values()
    folder = _folder(loaded(point, _said(point, name)))
    if folder is None:
        raise UsageError(f"{_said(point, name)} names no folder; {_WHAT}")
    if not (folder / "ruleset.yaml").is_file():
        raise UsageError(
            f"{_said(point, name)} names {folder}, which has no ruleset.yaml; was it packed without its YAML files?"
        )
    return folder


def _folder(value: Any) -> Path | None:
    """The folder that an entry point means: that of a module, or a path."""
    if isinstance(value, ModuleType):
        places = list(getattr(value, "__path__", None) or [])
        file = value.__file__
        return Path(places[0]) if places else Path(file).parent if file else None
    if isinstance(value, str | PathLike):
        return Path(value)
    return None


def _said(point: EntryPoint, name: str) -> str:
    return f"the ruleset {name!r} of the package {package_of(point)}, entry point {point.value!r},"

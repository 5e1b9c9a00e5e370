"""The records that examples are laid over."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from golive.engine.define.ruleset_folder import BASES
from golive.engine.load.source import read_source
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.ruleset_words import Scope

_FILES: dict[Scope, str] = {"project": BASES[0], "portfolio": BASES[1]}
_EMPTY: dict[Scope, dict[str, Any]] = {"project": {}, "portfolio": {"projects": []}}


def base_records(folders: Sequence[Path]) -> dict[Scope, dict[str, Any]]:
    """For projects and portfolios what examples are laid over: of each folder its own over that of the next one.

    `folders` are those of a ruleset and of what it extends, one after the other. Raises InputError.
    """
    bases: dict[Scope, dict[str, Any]] = {}
    for scope, name in _FILES.items():
        value: Any = _EMPTY[scope]
        for folder in reversed(folders):
            value = merged(value, _read(folder / name))
        bases[scope] = value
    return bases


def merged(base: Any, new: Any) -> Any:
    """One value laid over another: maps are merged, lists and values replaced; neither is changed."""
    if isinstance(base, Mapping) and isinstance(new, Mapping):
        return {**base, **{key: merged(base.get(key), value) for key, value in new.items()}}
    return dict(new) if isinstance(new, Mapping) else [*new] if isinstance(new, list) else new


def _read(path: Path) -> Any:
    if not path.is_file():
        return {}
    source = read_source(str(path))
    return parse_yaml(source.text(), source.path).value

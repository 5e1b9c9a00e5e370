"""What an engine is made from: checked, the same wherever the program goes, and enough to make it again elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from reprlib import repr as shown
from typing import Any, get_args

from golive.engine.define.compiled import shipped_folder
from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.elements import Status
from golive.schemas.settings import ColumnNames, DateOrder

_PROFILE_FILES = (".yaml", ".yml")
_STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The arguments of Engine, Engine.told and Engine.settled; hashable, so that engines can be kept by it."""

    ruleset: str | Path
    profiles: tuple[str, ...] = ()
    isolated: bool = False
    recognise: bool | None = None
    columns: tuple[tuple[str, str], ...] = ()
    statuses: tuple[tuple[str, Status], ...] = ()
    dates: DateOrder | None = None
    settings: str | None = None
    notes: tuple[str, ...] = ()

    def lasting(self) -> "MadeFrom":
        """The same with whole paths, so that it means the same in another folder or process."""
        settings = f"{Path(self.settings).absolute()}" if self.settings else self.settings
        profiles = tuple(map(_whole_file, self.profiles))
        return replace(self, ruleset=_whole(self.ruleset), profiles=profiles, settings=settings)


def made_from(ruleset: Any, profile: Any, isolated: Any = False, recognise: Any = None) -> MadeFrom:
    """The arguments of Engine, checked; raises UsageError for one of a wrong type."""
    if not isinstance(ruleset, str | Path):
        raise UsageError(f"a ruleset is a name or the path of a folder, not {type(ruleset).__name__}")
    names = [profile] if isinstance(profile, str | Path) else profile
    if not isinstance(names, Iterable) or isinstance(names, bytes):
        raise UsageError(f"a profile is a name, a path or several of them, not {type(names).__name__}")
    files = tuple(names)
    for name in files:
        if not isinstance(name, str | Path):
            raise UsageError(f"a profile is a name or a path, not {type(name).__name__}")
    for name in (ruleset, *files):
        _refuse_impossible(name)
    for option, value in (("isolated", isolated), ("recognise", recognise)):
        if not isinstance(value, bool) and (value is not None or option == "isolated"):
            raise UsageError(f"{option} is True or False, not {shown(value)}")
    written = tuple(f"{name.absolute()}" if isinstance(name, Path) else name for name in files)
    return MadeFrom(ruleset, written, bool(isolated), recognise)


def with_told(made: MadeFrom, columns: Any, statuses: Any, dates: Any) -> MadeFrom:
    """What an engine is made from together with what it was told; raises UsageError for what cannot be told."""
    columns, statuses = {} if columns is None else columns, {} if statuses is None else statuses
    for given, option in ((columns, "columns"), (statuses, "statuses")):
        if not isinstance(given, Mapping) or not all(isinstance(x, str) for pair in given.items() for x in pair):
            raise UsageError(f"{option} is a dict from text to text, not {shown(given)}")
    for name in columns:
        _one_of(name, ColumnNames.model_fields, "field")
    for status in statuses.values():
        _one_of(status, _STATUSES, "status")
    if dates is not None:
        _one_of(dates, get_args(DateOrder), "order of dates")
    return replace(made, columns=tuple(columns.items()), statuses=tuple(statuses.items()), dates=dates)


def _refuse_impossible(name: str | Path) -> None:
    """Raise UsageError for what no file can be called, and what asking the system for it would fail on."""
    try:
        Path(f"{name}.yaml").stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        pass
    except (OSError, ValueError):
        raise UsageError(f"{shown(str(name))} can be no ruleset or profile; write a name or a path") from None


def _one_of(name: Any, known: Iterable[str], thing: str) -> None:
    names = list(known)
    if name not in names:
        hint = did_you_mean(name, names, 1) if isinstance(name, str) else ""
        raise UsageError(f"there is no {thing} {shown(name)}; {hint or choices(names, 30)}")


def _whole(ruleset: str | Path) -> str | Path:
    """The name of a ruleset, or the whole path of a folder."""
    if isinstance(ruleset, Path) or "/" in ruleset:
        return Path(ruleset).absolute()
    shipped = shipped_folder(ruleset) is not None
    return ruleset if shipped or not ruleset or not Path(ruleset).is_dir() else Path(ruleset).absolute()


def _whole_file(profile: str) -> str:
    """The name of a profile, or the whole path of a file."""
    is_file = "/" in profile or profile.lower().endswith(_PROFILE_FILES)
    return f"{Path(profile).absolute()}" if is_file else profile

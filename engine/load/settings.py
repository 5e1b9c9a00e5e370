"""The settings for the plans of a folder and of those below it: golive.yaml, or [tool.golive] in pyproject.toml."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from golive.engine.errors import InputError
from golive.engine.load.importers.guide import Guide
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.pyproject import settings_tree
from golive.engine.load.settings_files import NAME, NO_FILE, common_folder, looked_from, short
from golive.engine.load.source import STDIN, Source, read_source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.elements import Status
from golive.schemas.settings import Settings

_RECORD = ("name", "activities", "facts", "stage", "service_changes")
_DAY = (
    "is no setting: a day that stands in a file grows old unseen; give it with --as-of, or write it into the record, "
    "which is true as of that day"
)


def _nowhere(_: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Given:
    """Settings, and the file in which they stand; `line` gives the line of a setting where that is known."""

    path: str
    settings: Settings
    line: Callable[[str], int | None] = _nowhere

    @property
    def columns(self) -> Mapping[str, str]:
        """From field to heading."""
        return self.settings.columns.model_dump(exclude_none=True) if self.settings.columns else {}

    @property
    def statuses(self) -> Mapping[str, Status]:
        """From a status of a tool to one of golive's."""
        return self.settings.statuses or {}

    def where(self, setting: str) -> str:
        """File and line of a setting."""
        line = self.line(setting)
        return self.path if line is None else f"{self.path}:{line}"


def settings_file(plan: str) -> Path | None:
    """The file of settings that is nearest to a plan, in its folder or upward; standard input is in the present one."""
    return looked_from(common_folder([plan]), [plan]).file


def settings_of(plan: str, file: str | None = None) -> Given | None:
    """The settings for a plan, None where there are none; raises InputError with every mistake in them.

    `file`: where they stand; None: in the nearest file, empty: nowhere.
    """
    if file is None:
        found = settings_file(plan)
        return settings_in(short(found)) if found is not None else None
    return settings_in(file) if file != NO_FILE else None


def settings_in(path: str) -> Given:
    """The settings of a file; raises InputError with every mistake in them."""
    if path == STDIN:
        raise refuse(path, "settings are not read from standard input; name a file")
    return parsed_settings(Source(path, read_source(path).data))


def parsed_settings(source: Source) -> Given:
    """The settings of a file; raises InputError with every mistake."""
    if source.path.endswith(".toml"):
        return _built(settings_tree(source))
    source.refuse_above(MAX_TEXT_BYTES, "YAML")
    if not source.data.removeprefix(b"\xef\xbb\xbf").strip():
        return Given(source.path, Settings())
    tree = parse_yaml(source.text(), source.path)
    if tree.value is None:
        return Given(source.path, Settings())
    _refuse_record(tree)
    return _built(tree)


def _built(tree: Tree) -> Given:
    if isinstance(tree.value, dict) and "as_of" in tree.value:
        raise InputError([tree.problem("/as_of", _DAY)])
    settings, problems = build(Settings, tree)
    problems += tree.problems
    if settings is not None:
        problems += [
            tree.problem("/format", f"{one!r} has a path; a file of settings names formats, the command where to: -o")
            for one in settings.format or ()
            if ":" in one
        ]
    if problems or settings is None:
        raise InputError(in_order(problems))
    return Given(tree.path, settings, lambda setting: tree.place(f"/{setting}")[1])


def _refuse_record(tree: Tree) -> None:
    found = [key for key in _RECORD if isinstance(tree.value, dict) and key in tree.value]
    if found:
        message = f"has {found[0]}, as records have, but {NAME} is the name of settings; give the record another name"
        raise refuse(*tree.place(f"/{found[0]}")[:1], message, tree.place(f"/{found[0]}")[1])


def guided(guide: Guide, plan: str) -> tuple[Guide, str | None]:
    """The guide with the settings for a plan under what it says itself, and the file whose words on tables were used.

    The file is None where it says nothing of tables.
    """
    given = settings_of(plan, guide.settings)
    if given is None or not (given.columns or given.statuses or given.settings.dates):
        return guide, None
    statuses = {word.casefold(): status for word, status in given.statuses.items()}
    statuses |= {word.casefold(): status for word, status in guide.statuses.items()}
    columns = {**given.columns, **guide.columns}
    return replace(guide, columns=columns, statuses=statuses, dates=guide.dates or given.settings.dates), given.path

"""golive.yaml: the settings for the plans of its folder and of those below it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from golive.engine.errors import InputError
from golive.engine.load.importers.guide import Guide
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.source import STDIN, Source, read_source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.elements import Status
from golive.schemas.settings import Settings

NAME = "golive.yaml"
_RECORD = ("name", "activities", "facts", "stage", "service_changes")


@dataclass(frozen=True, slots=True)
class Given:
    """Settings, and the file in which they stand."""

    path: str
    settings: Settings

    @property
    def columns(self) -> Mapping[str, str]:
        """From field to heading."""
        return self.settings.columns.model_dump(exclude_none=True) if self.settings.columns else {}

    @property
    def statuses(self) -> Mapping[str, Status]:
        """From a status of a tool to one of golive's."""
        return self.settings.statuses or {}


def settings_file(plan: str) -> Path | None:
    """The golive.yaml that is nearest to a plan, in its folder or upward; standard input is in the present folder."""
    try:
        folder = Path.cwd() if plan == STDIN else Path(plan).absolute().parent
    except OSError:  # the present folder is gone
        return None
    for one in (folder, *folder.parents):
        file = one / NAME
        if _is_there(file):
            same = plan != STDIN and file == Path(plan).absolute()
            return None if same else file
    return None


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # a folder that may not be looked into, or no path at all
        return False


def settings_of(plan: str) -> Given | None:
    """The settings for a plan, None where there are none; raises InputError with every mistake in them."""
    file = settings_file(plan)
    if file is None:
        return None
    path = _short(file)
    return parsed_settings(Source(path, read_source(str(file)).data))


def parsed_settings(source: Source) -> Given:
    """The settings of a file; raises InputError with every mistake."""
    source.refuse_above(MAX_TEXT_BYTES, "YAML")
    if not source.data.removeprefix(b"\xef\xbb\xbf").strip():
        return Given(source.path, Settings())
    tree = parse_yaml(source.text(), source.path)
    if tree.value is None:
        return Given(source.path, Settings())
    _refuse_record(tree)
    settings, problems = build(Settings, tree)
    problems += tree.problems
    if problems or settings is None:
        raise InputError(in_order(problems))
    return Given(source.path, settings)


def _refuse_record(tree: Tree) -> None:
    found = [key for key in _RECORD if isinstance(tree.value, dict) and key in tree.value]
    if found:
        message = f"has {found[0]}, as records have, but {NAME} is the name of settings; give the record another name"
        raise refuse(*tree.place(f"/{found[0]}")[:1], message, tree.place(f"/{found[0]}")[1])


def guided(guide: Guide, plan: str) -> tuple[Guide, str | None]:
    """The guide with the settings for a plan under what it says itself, and the file they are from."""
    given = settings_of(plan)
    if given is None:
        return guide, None
    statuses = {word.casefold(): status for word, status in given.statuses.items()}
    statuses |= {word.casefold(): status for word, status in guide.statuses.items()}
    columns = {**given.columns, **guide.columns}
    return replace(guide, columns=columns, statuses=statuses, dates=guide.dates or given.settings.dates), given.path


def _short(file: Path) -> str:
    """The path as people write it: below the present folder without what leads there."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(file)

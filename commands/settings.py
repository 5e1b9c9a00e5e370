"""What options of a command are where nobody gives them: what the environment says, else a file of settings."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from golive.engine.define.compiled import shipped_folder
from golive.engine.load.settings import Given, settings_in
from golive.engine.load.settings_environment import settings_from
from golive.engine.load.settings_files import NO_FILE, Looked, common_folder, looked_from, short
from golive.schemas.settings import CONFIG, OPTIONS, variable_of

ASKED = "golive.asked"
_ENDS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Value:
    """What a setting is, and where that was said: a variable, or file and line."""

    value: Any
    where: str

    @property
    def words(self) -> str:
        """The value as people read it."""
        return words_of(self.value)


@dataclass(frozen=True, slots=True)
class Asked:
    """All that is set, by setting; the file, where there is one; and where it was looked for, if it was.

    `config` is the file that was named, empty where none is to be read, None where the nearest one is.
    """

    values: Mapping[str, Value]
    given: Given | None
    looked: Looked | None
    config: str | None


def words_of(value: Any) -> str:
    """A value as people read it, - for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "-"
    return "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def asked_for(plans: Sequence[str], config: str | None, no_config: bool) -> Asked:
    """What is set for a command with these plans; raises InputError with every mistake in variables or the file."""
    if config is not None and no_config:
        raise click.UsageError("--config names a file and --no-config takes none; keep one of them")
    variables = settings_from(os.environ)
    named = NO_FILE if no_config else config if config is not None else os.environ.get(CONFIG, "").strip() or None
    looked = looked_from(common_folder(plans), plans) if named is None else None
    path = named or (short(looked.file) if looked and looked.file else None)
    given = settings_in(path) if path else None
    values = {setting: Value(value, variable_of(setting)) for setting, value in variables.items()}
    return Asked({**_of_file(given), **values}, given, looked, named)


def _of_file(given: Given | None) -> dict[str, Value]:
    if given is None:
        return {}
    said = {setting: getattr(given.settings, setting) for setting in OPTIONS}
    folder = Path(given.path).parent
    return {
        setting: Value(_placed(setting, value, folder), given.where(setting))
        for setting, value in said.items()
        if value is not None
    }


def _placed(setting: str, value: Any, folder: Path) -> Any:
    """The value with paths as they are from the present folder; they are written as from the folder of the file."""
    if OPTIONS[setting].paths == "none" or (isinstance(value, str) and "://" in value):
        return value
    if isinstance(value, list):
        return [_placed(setting, one, folder) for one in value]
    if OPTIONS[setting].paths == "all" or "/" in value or value.endswith(_ENDS):
        return str(folder / value)
    # A name; of a ruleset it may be a folder beside the file, too, as on a command line one in the present folder.
    beside = setting == "ruleset" and shipped_folder(value) is None and (folder / value).is_dir()
    return f"{folder / value}/" if beside else value


def options_of(ctx: click.Context) -> Iterator[tuple[str, click.Option]]:
    """The settings that the command has as options, with these; of one without settings none."""
    if not getattr(ctx.command, "has_settings", True):
        return
    path = ctx.command_path.partition(" ")[2]
    found = {option.name: option for option in ctx.command.params if isinstance(option, click.Option)}
    for setting, how in OPTIONS.items():
        option = found.get(how.parameter or setting)
        if option is not None and path not in how.never and (not how.only or path in how.only):
            yield setting, option


def defaults_of(ctx: click.Context, asked: Asked) -> dict[str, Any]:
    """From the names of the options of a command to what they are where nobody gives them."""
    return {
        str(option.name): asked.values[setting].value for setting, option in options_of(ctx) if setting in asked.values
    }


def taken(ctx: click.Context) -> dict[str, Value]:
    """The settings that are in force for the command, since nobody gave their options."""
    asked: Asked | None = ctx.meta.get(ASKED)
    if asked is None:
        return {}
    return {
        setting: asked.values[setting]
        for setting, option in options_of(ctx)
        if setting in asked.values and ctx.get_parameter_source(str(option.name)) is ParameterSource.DEFAULT_MAP
    }


def notes_on(ctx: click.Context) -> list[str]:
    """What a report says of settings that change what is asked; empty where none does."""
    said = [f"{name} is {one.words} ({one.where})" for name, one in taken(ctx).items() if OPTIONS[name].told]
    return [f"set, and not asked for by the command: {', '.join(said)}"] if said else []


def who_says(ctx: click.Context, message: str) -> str:
    """Half a sentence on which setting has the word that is refused, empty where none has."""
    asked: Asked | None = ctx.meta.get(ASKED)
    docs = {"docs_url": asked.values["docs_url"]} if asked is not None and "docs_url" in asked.values else {}
    for setting, one in {**taken(ctx), **docs}.items():
        words = one.value if isinstance(one.value, list) else [one.value]
        if any(f"{word!r}" in message or message.startswith((f"{word}:", f"{Path(str(word))}:")) for word in words):
            return f" ({setting} is set by {one.where})"
    return ""

"""What --show-config prints: each option, its value, and where that was said."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from click.core import ParameterSource

from golive.commands.settings import Asked, options_of, words_of
from golive.commands.values_checked import mistakes_in
from golive.engine.load.settings import settings_file
from golive.engine.load.settings_files import NAME, PYPROJECT, short
from golive.engine.load.source import STDIN
from golive.engine.report.formats.text import printable
from golive.schemas.settings import CONFIG

_TABLES = {"columns": "map", "statuses": "status", "dates": "dates"}
Row = tuple[str, str, str]


def shown_settings(ctx: click.Context, given: Mapping[str, Any], asked: Asked, plans: Sequence[str]) -> str:
    """The text; `given` is what stands on the command line, by the names of the parameters."""
    for option in ctx.command.params:
        if isinstance(option, click.Option):
            option.handle_parse_result(ctx, given, [])  # which refuses what it would refuse
    rows = [*_options(ctx, given, asked), *_docs(asked), *_tables(ctx, given, asked)]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    width = [wide[0], min(wide[1], 40)]
    lines = [f"{ctx.command_path}: what each option is, and who says so", ""]
    lines += [printable(f"  {row[0]:<{width[0]}}  {row[1]:<{width[1]}}  {row[2]}".rstrip()) for row in rows]
    return "\n".join([*lines, "", *map(printable, _files(asked, plans))]) + "\n"


def _options(ctx: click.Context, given: Mapping[str, Any], asked: Asked) -> Iterator[Row]:
    yield from ((setting, words_of(value), where) for setting, value, where in _values(ctx, given, asked))


def mistakes_shown(ctx: click.Context, given: Mapping[str, Any], asked: Asked) -> Iterator[str]:
    """What the command would refuse of the values that `shown_settings` shows, each with where it was said."""
    told = {setting: (value, where) for setting, value, where in _values(ctx, given, asked)}
    if (docs := asked.values.get("docs_url")) is not None:
        told["docs_url"] = (docs.value, docs.where)
    made = given.get("create_baseline")
    for setting, message in mistakes_in({name: value for name, (value, _) in told.items()}, _text(made)):
        where = told[setting][1] if setting in told else "default"
        said = f" ({setting} is set by {where})" if not where.startswith("--") and where != "default" else ""
        yield f"{message}{said}"


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _values(ctx: click.Context, given: Mapping[str, Any], asked: Asked) -> Iterator[tuple[str, Any, str]]:
    """Each setting that the command has as an option, its value, and where that was said."""
    for setting, option in options_of(ctx):
        value, source = option.consume_value(ctx, given)
        value = value if isinstance(value, str | int | float | list | tuple) else None  # click has a mark for no value
        if source is ParameterSource.COMMANDLINE:
            where = max(option.opts, key=len)
        elif source is ParameterSource.DEFAULT_MAP:
            where = asked.values[setting].where
        else:
            where = "default"
        yield setting, value, where


def _docs(asked: Asked) -> Iterator[Row]:
    """The address of the pages, which is no option of any command."""
    said = asked.values.get("docs_url")
    yield ("docs_url", said.words, said.where) if said else ("docs_url", "-", "default")


def _tables(ctx: click.Context, given: Mapping[str, Any], asked: Asked) -> Iterator[Row]:
    """How tables are read; what the command says goes before what the file says."""
    if not any(option.name == "map" for option in ctx.command.params):
        return
    for setting, name in _TABLES.items():
        told, file = given.get(name), asked.given
        rows = [(setting, words_of(told), f"--{name}")] if isinstance(told, str | list | tuple) and told else []
        said = getattr(file.settings, setting) if file else None
        if file is not None and said is not None:
            pairs = getattr(file, setting, said)
            value = ", ".join(f"{a}={b}" for a, b in pairs.items()) if isinstance(pairs, Mapping) else str(pairs)
            rows.append((setting, value or "-", file.where(setting)))
        yield from rows or [(setting, "-", "default")]


def _files(asked: Asked, plans: Sequence[str]) -> Iterator[str]:
    """Which file was taken, where it was looked for, and what was passed over."""
    looked = asked.looked
    if looked is None:
        yield (
            f"Settings: {asked.config}, as --config or {CONFIG} says." if asked.config else "Settings: no file is read."
        )
        return
    if asked.given is not None:
        yield f"Settings: {asked.given.path}, the nearest from {looked.begin} upward."
    else:
        yield f"Settings: no {NAME}, and no {PYPROJECT} with [tool.golive], between {looked.begin} and /."
    yield from (f"Passed over: {one}." for one in looked.passed)
    for plan in dict.fromkeys(plans):
        file = settings_file(plan) if plan != STDIN else looked.file
        if file is not None and file != looked.file:
            yield f"The columns, statuses and dates of {plan} are those of {short(file)}, which is nearer to it."

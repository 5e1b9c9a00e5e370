"""What people tell of their tables on the command line: --map, --status, --dates, and --save-map to keep it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast, get_args

import click

from golive.commands.output import write
from golive.engine.check import Engine
from golive.engine.load.settings_edit import settings_beside, settings_with
from golive.engine.load.source import STDIN
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.elements import Status
from golive.schemas.settings import ColumnNames, DateOrder

F = TypeVar("F", bound=Callable[..., Any])
_TOLD = "golive.told"
_STATUSES: tuple[str, ...] = get_args(Status)


def telling_options(command: F) -> F:
    """--map, --status, --dates and --save-map, which `told` reads; the command itself gets no argument."""
    for name, further in (
        ("--save-map", {"is_flag": True, "help": "Keep --map, --status and --dates in golive.yaml beside the plan."}),
        (
            "--dates",
            {
                "type": click.Choice(get_args(DateOrder)),
                "help": "Which comes first in dates of a table that are only numbers.",
            },
        ),
        (
            "--status",
            {"multiple": True, "metavar": "WORD=STATUS", "help": f"What a status means: {', '.join(_STATUSES)}."},
        ),
        (
            "--map",
            {
                "multiple": True,
                "metavar": "FIELD=HEADING",
                "help": "Which column is name, finish, owner, ...",
            },
        ),
    ):
        command = click.option(name, expose_value=False, callback=_note, **cast(Any, further))(command)
    return command


def _note(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    ctx.meta.setdefault(_TOLD, {})[option.name] = value


def told(ctx: click.Context, engine: Engine) -> Engine:
    """The engine with what was told; with --save-map it is kept beside the plan, once the plan could be read so."""
    given: dict[str, Any] = ctx.meta.get(_TOLD, {})
    columns = _pairs(given.get("map") or (), "--map", ColumnNames.model_fields, "field")
    words = _pairs(given.get("status") or (), "--status", None, "status")
    statuses = {word: _status(status) for word, status in words.items()}
    dates: DateOrder | None = given.get("dates")
    if not (columns or statuses or dates):
        if given.get("save_map"):
            raise click.UsageError("there is nothing to save; --save-map keeps --map, --status and --dates")
        return engine
    engine = engine.told(columns=columns, statuses=statuses, dates=dates)
    if given.get("save_map"):
        _save(ctx, engine, columns, statuses, dates)
    return engine


def _pairs(words: tuple[str, ...], option: str, known: Mapping[str, object] | None, thing: str) -> dict[str, str]:
    """From what stands before the first `=` to what stands behind it; raises UsageError."""
    found: dict[str, str] = {}
    for word in words:
        name, sign, value = (part.strip() for part in word.partition("="))
        if known is None:  # a status may have a sign of its own in it
            name, sign, value = (part.strip() for part in word.rpartition("="))
        if not (sign and name and value):
            example = "name=Task" if known is not None else '"Awaiting CAB=planned"'
            raise click.UsageError(f"{option} {word}: write {option} {example}")
        if known is not None and name not in known:
            hint = did_you_mean(name, known, 1) or choices(known, 30)
            raise click.UsageError(f"{option} {word}: there is no {thing} {name!r}; {hint}")
        if found.get(name, value) != value:
            raise click.UsageError(f"{option} {name}=... is given twice, for {found[name]!r} and {value!r}; keep one")
        found[name] = value
    return found


def _status(word: str) -> Status:
    for status in _STATUSES:
        if word == status:
            return cast(Status, status)
    raise click.UsageError(
        f"--status: there is no status {word!r}; {did_you_mean(word, _STATUSES, 1) or choices(_STATUSES)}"
    )


def _save(
    ctx: click.Context,
    engine: Engine,
    columns: Mapping[str, str],
    statuses: Mapping[str, Status],
    dates: DateOrder | None,
) -> None:
    given = ctx.params.get("records") or ctx.params.get("record") or ctx.params.get("plan") or STDIN
    plan: str = given if isinstance(given, str) else given[0]
    if plan == STDIN:
        raise click.UsageError("--save-map needs a plan in a file, so that golive.yaml can stand beside it")
    engine.load(plan)  # what cannot be read so is not kept
    file = settings_beside(plan)
    write(settings_with(file, {"columns": columns, "statuses": statuses}, dates), str(file))


def told_words(ctx: click.Context) -> list[str]:
    """The options as they were given, for a command that is shown to be copied."""
    given: dict[str, Any] = ctx.meta.get(_TOLD, {})
    if given.get("save_map"):
        return []
    words = [word for name in ("map", "status") for one in given.get(name) or () for word in (f"--{name}", one)]
    return [*words, *(["--dates", given["dates"]] if given.get("dates") else [])]

"""What several commands share: options, output, and how `--with` finds the record that it belongs to."""

import os
import shlex
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from golive.commands.reading import reading_options, reading_words
from golive.commands.waiving import waived, waivers_words
from golive.engine.check import Engine
from golive.engine.errors import EngineError
from golive.engine.load.record import Loaded
from golive.engine.load.worked.read import is_worked_file
from golive.schemas.report import Report
from golive.schemas.words import GATES

F = TypeVar("F", bound=Callable[..., Any])
_LAYERS, _LISTS = "golive.layers", "golive.lists"


class Day(click.ParamType[date]):
    """A calendar day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails with what to write instead."""
        try:
            return value if isinstance(value, date) else datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no date; write it as YYYY-MM-DD", param, ctx)


def question_options(command: F) -> F:
    """--gate, --as-of and --ruleset, and how records are read."""
    command = reading_options(command)
    for option in (
        click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset to evaluate."),
        click.option("--as-of", type=Day(), help="The day on which it is looked at; decides what is overdue."),
        click.option("--gate", metavar="GATE", help=f"The gate asked about: {', '.join(GATES)}."),
    ):
        command = option(command)
    return command


profile_option = click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME|FILE",
    help="A profile that leaves out, raises, lowers or sets; several are applied in their order.",
)
terms_option = click.option(
    "--terms", multiple=True, metavar="EDITION,...", help="Say it in the words of pmbok4, pmbok6, pmbok7, itil3, ..."
)


class RecordCommand(click.Command):
    """A command whose `--with FILE` belongs to the record before it, or to the first where none stands before it.

    `before_records` is how many words stand before the records.
    """

    before_records = 0

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note which layer follows which record and which records are worked-through lists, then parse as usual."""
        words = self._positions(args)[self.before_records :]
        lists = [at for at in words if is_worked_file(args[at])] if len(words) > 1 else []
        if len(lists) == len(words):
            lists = []  # no record stands beside them, and whoever reads them says so
        ctx.meta[_LISTS] = [args[at] for at in lists]
        args = [word for at, word in enumerate(args) if at not in lists]
        ctx.meta[_LAYERS] = self._layers(list(args))
        return super().parse_args(ctx, args)

    def _positions(self, args: Sequence[str]) -> list[int]:
        """Where in the arguments the words stand that belong to no option."""
        valued = {name for p in self.params if isinstance(p, click.Option) and not p.is_flag for name in p.opts}
        found: list[int] = []
        skipped = False
        for at, word in enumerate(args):
            if word == "--":
                return [*found, *range(at + 1, len(args))]
            if skipped or (word.startswith("-") and word != "-"):
                skipped = not skipped and word in valued
            else:
                found.append(at)
        return found

    def _layers(self, args: list[str]) -> list[list[str]]:
        """The files given by --with, by the number of the record."""
        valued = {name for p in self.params if isinstance(p, click.Option) and not p.is_flag for name in p.opts}
        layers: list[list[str]] = [[]]
        records = -self.before_records
        rest = iter(args)
        for word in rest:
            if word == "--":
                records += sum(1 for _ in rest)
            elif word.startswith("--with="):
                layers[-1].append(word.removeprefix("--with="))
            elif word in valued:
                value = next(rest, "")
                if word == "--with":
                    layers[-1].append(value)
            elif not word.startswith("-") or word == "-":
                records += 1
                if records > 1:
                    layers.append([])
        return layers + [[] for _ in range(records - len(layers))]


def layers_of(ctx: click.Context, number: int) -> Sequence[str]:
    """The files laid over the record of that number."""
    layers: list[list[str]] = ctx.meta[_LAYERS]
    return layers[number] if number < len(layers) else ()


def worked(ctx: click.Context, engine: Engine, loaded: Sequence[Loaded]) -> list[Loaded]:
    """The records with the worked-through lists among the words of the command laid over them; raises InputError."""
    return engine.worked(loaded, *dict.fromkeys(ctx.meta.get(_LISTS, ())))


class Given(NamedTuple):
    """A record that was given, and the command that shows what it does not say."""

    loaded: Loaded
    asking: str


def records_given(ctx: click.Context, engine: Engine, paths: Sequence[str]) -> list[Given]:
    """The records of all files with what is laid over each; what is given twice is taken once, and that is said."""
    given: list[Given] = []
    seen: set[tuple[str, ...]] = set()
    for number, path in enumerate(paths):
        layers = layers_of(ctx, number)
        same = tuple("-" if name == "-" else os.path.normpath(Path(name).absolute()) for name in (path, *layers))
        if same in seen:
            say(f"{path} is given twice; it is reported once")
            continue
        seen.add(same)
        asking = _asking(ctx, path, layers)
        given += [Given(loaded, asking) for loaded in waived(ctx, engine.load(path, *layers))]
    told = worked(ctx, engine, [one.loaded for one in given])
    return [one._replace(loaded=loaded) for one, loaded in zip(given, told, strict=True)]


def _asking(ctx: click.Context, path: str, layers: Sequence[str]) -> str:
    """The `golive questions` that looks at the record as this command did."""
    words = ["golive", "questions", path]
    for layer in (*layers, *ctx.meta.get(_LISTS, ())):
        words += ["--with", layer]
    words += [*waivers_words(ctx), *reading_words(ctx)]
    for name in ("gate", "as_of"):
        if ctx.params.get(name) is not None:
            words += [f"--{name.replace('_', '-')}", str(ctx.params[name])]
    if ctx.get_parameter_source("ruleset") is not ParameterSource.DEFAULT:
        words += ["--ruleset", ctx.params["ruleset"]]
    for name in ctx.params.get("profiles", ()):
        words += ["--profile", name]
    return shlex.join(words) + ("  (on the same input)" if path == "-" else "")


def each_checked(given: Sequence[Given], ask: Callable[[Loaded], Report]) -> tuple[list[Report], list[str], bool]:
    """The reports with their commands, and whether a record was given up because the engine failed; that is said."""
    reports: list[Report] = []
    asking: list[str] = []
    for one in given:
        try:
            reports.append(ask(one.loaded))
        except EngineError as error:
            name = one.loaded.record.id or one.loaded.record.name or "the record"
            say(f"{one.loaded.where('')}: {name} was given up, the others were not: {error}; please report it")
        else:
            asking.append(one.asking)
    return reports, asking, len(reports) < len(given)


def colour_wanted() -> bool | None:
    """False where NO_COLOR is set; None leaves it to the terminal."""
    return False if os.environ.get("NO_COLOR") else None


def styled(text: str, colour: str) -> str:
    """The text in bold colour; taken away again where the output is no terminal."""
    return click.style(text, fg=colour, bold=True)


def write(text: str | bytes, path: str | None) -> None:
    """To a file, whole or not at all, or to standard output. Bytes are for a file or a pipe, not for a terminal."""
    if path is None:
        if sys.stdout is None:  # closed by whoever started the program
            raise click.UsageError("there is no standard output to write to; send it to a file")
        click.echo(text, nl=False, color=colour_wanted())
        return
    target = Path(path)
    if target.is_dir():
        raise click.UsageError(f"{path} is a folder; name a file in it")
    if not target.parent.is_dir():
        raise click.UsageError(f"{path} cannot be written: there is no folder {target.parent}; make it first")
    write_quietly(text if isinstance(text, bytes) else click.unstyle(text), path)
    say(f"Wrote {path}")


def write_quietly(text: str | bytes, path: str) -> None:
    """To a file, whole or not at all, without a word about it."""
    try:
        _write_whole(Path(path), text if isinstance(text, bytes) else text.encode())
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror or error}") from None


def _write_whole(target: Path, content: bytes) -> None:
    """The file as it was or as it shall be, never a part; a link or a device is written through."""
    target = target.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def say(text: str) -> None:
    """To standard error."""
    click.echo(text, file=sys.stderr)

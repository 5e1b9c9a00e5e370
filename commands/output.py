"""What commands write: to a file, whole or not at all, to standard output, or a word to standard error."""

import os
import sys
import tempfile
from pathlib import Path

import click
from click.core import ParameterSource

QUIET = "golive.quiet"


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
    if target.exists() and not target.is_file():  # a pipe such as /dev/stdout has no place to which it leads
        target.write_bytes(content)
        return
    target = target.resolve()
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


def say(text: str, *, always: bool = False) -> None:
    """To standard error; with --quiet only what is `always` said."""
    if always or not is_quiet():
        click.echo(text, file=sys.stderr)


def is_quiet() -> bool:
    """Whether the command was given with --quiet."""
    ctx = click.get_current_context(silent=True)
    return ctx is not None and bool(ctx.meta.get(QUIET))


def is_asked(ctx: click.Context, form: str, output: str | None) -> bool:
    """Whether a report is to be printed: always but with --quiet, and then where -f or -o ask for it."""
    return not is_quiet() or output is not None or ctx.get_parameter_source(form) is ParameterSource.COMMANDLINE

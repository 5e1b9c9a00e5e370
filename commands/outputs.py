"""Where a command writes, looked at before it reads or evaluates anything."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from golive.commands.inputs import is_same, read_over

_WRITTEN = "golive.outputs"


def note_output(ctx: click.Context, path: str | None) -> None:
    """Remember a file that an option without a format names, so that it is looked at with the others."""
    if path is not None:
        ctx.meta.setdefault(_WRITTEN, []).append(path)


def outputs_fit(*paths: str | None) -> None:
    """Look at all files that the command is to write; None is standard output.

    Raises UsageError for one that the command reads, one that is named twice, and one that cannot be written.
    """
    ctx = click.get_current_context(silent=True)
    noted: Sequence[str] = ctx.meta.get(_WRITTEN, ()) if ctx is not None else ()
    every = [path for path in (*paths, *noted) if path is not None]
    for number, path in enumerate(every):
        _writable(path)
        over = read_over(ctx, path) if ctx is not None else None
        if over is not None:
            raise click.UsageError(f"{path} is read here ({over.what}) and would be lost; write to another file")
        if any(is_same(path, other) for other in every[:number]) and not _is_device(path):
            raise click.UsageError(f"{path} is to be written twice, and only the last would be left; name another file")


def _is_device(path: str) -> bool:
    return Path(path).exists() and not Path(path).is_file()


def _writable(path: str) -> None:
    target = Path(path)
    if target.is_dir():
        raise click.UsageError(f"{path} is a folder; name a file in it")
    if not target.parent.is_dir():
        raise click.UsageError(f"{path} cannot be written: there is no folder {target.parent}; make it first")
    if _is_device(path):
        return
    folder = target.resolve().parent
    try:  # as it is written later: a new file in the folder, which then takes the name
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{target.name[:40]}.")
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: no file can be made in {folder} ({_why(error)})") from None
    os.close(descriptor)
    Path(name).unlink(missing_ok=True)


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()

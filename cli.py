"""The command line: `golive COMMAND`. All is imported inside `run`, so that an interrupt is answered from the start."""

import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

INTERRUPTED = 130
CLOSED_PIPE = 141  # what the shell tells of a program that SIGPIPE ended, as it would cat or grep
_RARELY = 100_000  # new objects between two looks for garbage: most commands end before the first one
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status.

    0 fine, 1 something to report, 2 wrong usage or input, 130 interrupted, 141 nobody reads the output any more.
    """
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        return CLOSED_PIPE  # the reader has gone (golive check ... | head); what was not read is nobody's loss
    except Exception as error:  # the last line of defence: a user never sees a traceback
        return _interrupted() if _KEYBOARD.pressed else _refused(error)


def _run(arguments: Sequence[str]) -> int:
    import click

    from golive.commands.group import golive
    from golive.commands.progress_line import on_a_terminal

    try:
        with on_a_terminal():
            status = golive.main(args=list(arguments), prog_name="golive", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # click's own answer to a reader that has gone
        raise BrokenPipeError from None


def _interrupted() -> int:
    return _say("golive: interrupted; nothing was left half written", INTERRUPTED)


class _Keyboard:
    """Remembers an interrupt: a library that is being imported may make another error of it, or swallow it."""

    def __init__(self) -> None:
        self.pressed = False

    def press(self, number: int, frame: object) -> None:
        """The answer to SIGINT."""
        del number, frame
        self.pressed = True
        raise KeyboardInterrupt

    def swallowed(self, unraisable: "sys.UnraisableHookArgs") -> None:
        """The answer to an exception in a callback, from where none can be raised."""
        if unraisable.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(unraisable)
            return
        os._exit(_interrupted())


_KEYBOARD = _Keyboard()


def _refused(error: Exception) -> int:
    from golive.engine.errors import GoliveError

    if isinstance(error, GoliveError):
        return _say(str(error), 2)
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        return _say(f"golive: the output cannot be written: {error.strerror}; write it to another place", 2)
    if isinstance(error, OSError) and isinstance(error.filename, str):
        return _say(f"{error.filename[:300]!r} cannot be used: {error.strerror}; give another name", 2)
    if os.environ.get("GOLIVE_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}"
    return _say(f"golive: a defect of golive, please report it ({what}); GOLIVE_DEBUG=1 shows more", 2)


def _say(text: str, status: int) -> int:
    """To standard error, where there is one; gives the status back."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
    except OSError:
        pass  # there is nobody to tell it
    return status


def main() -> None:
    """The entry point of the `golive` program."""
    signal.signal(signal.SIGINT, _KEYBOARD.press)
    sys.unraisablehook = _KEYBOARD.swallowed
    gc.set_threshold(_RARELY)
    status = run(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done and said; the interpreter may end in peace
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # it was told, or is nobody's loss
            if stream is not None:
                stream.flush()
    # Everything is written and closed. To take all objects apart one by one would make every command a third longer.
    os._exit(status)


if __name__ == "__main__":
    main()

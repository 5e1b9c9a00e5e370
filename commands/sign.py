"""golive sign: a signature of a report with an SSH key, beside it."""

import sys

import click

from golive.commands.output import say, write
from golive.commands.outputs import outputs_fit
from golive.engine.errors import UsageError
from golive.engine.load.source import STDIN, read_source, refuse
from golive.engine.replay.sealed import read_signable
from golive.engine.sign.keys import needed
from golive.engine.sign.signing import sign as signature_of


@click.command()
@click.argument("file", metavar="REPORT")
@click.option("--key", required=True, metavar="KEY", help="A private key of SSH, as `ssh-keygen` makes it.")
@click.option("-o", "--output", metavar="PATH", help="Where to write the signature; by default REPORT.sig.")
def sign(file: str, key: str, output: str | None) -> None:
    """Sign a REPORT (golive check -f json) with an SSH key; the signature is a file of its own beside it.

    REPORT may be the answer of a gate, conditions, a record, or any other file, too. `ssh-keygen -Y verify -n
    golive-report` reads the signature. A passphrase is asked for on the terminal. A report that does not fit the digest
    that it carries is not signed. Exit status: 0 signed, 2 wrong usage or input.
    """
    target = output or (None if file == STDIN else f"{file}.sig")
    outputs_fit(target)
    needed()
    source = read_source(file)
    reports = read_signable(source)
    if not all(one.untouched for one in reports):
        raise refuse(source.path, "does not fit its own digest: it was changed, and is not signed; make it again")
    made = signature_of(source.data, read_source(key), _passphrase)
    write(made.text, target)
    what = "" if reports else "; it is no report of golive, so nothing in it was looked at"
    say(f"Signed with the key {made.key}{what}")


def _passphrase() -> str:
    """Typed on the terminal, without being shown; raises UsageError where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("the key has a passphrase, and there is no terminal to ask for it; use `ssh-keygen -Y sign`")
    answer: str = click.prompt("Passphrase of the key", hide_input=True, err=True, default="", show_default=False)
    return answer

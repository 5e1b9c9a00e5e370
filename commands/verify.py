"""golive verify: whose signature a report has, and whether the report is the one that was signed."""

import json
from datetime import UTC, datetime

import click

from golive.commands.output import write
from golive.commands.outputs import outputs_fit
from golive.engine.load.source import STDIN, read_source
from golive.engine.replay.sealed import read_signable
from golive.engine.sign.keys import needed
from golive.engine.sign.signers import Signer, signer_of_key
from golive.engine.sign.signers import allowed_signers as signers_of
from golive.engine.sign.signing import Told, told


@click.command()
@click.argument("report")
@click.option("--key", metavar="PUB", help="The public key that must have signed it, for example id_ed25519.pub.")
@click.option("--allowed-signers", metavar="FILE", help="Who may have signed it, with which key; as OpenSSH has it.")
@click.option("--signature", metavar="FILE", help="The signature; by default REPORT.sig.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="PATH", help="Write to a file.")
@click.pass_context
def verify(
    ctx: click.Context,
    report: str,
    key: str | None,
    allowed_signers: str | None,
    signature: str | None,
    form: str,
    output: str | None,
) -> None:
    """Say who signed a REPORT or another file, whether it is as signed, and whether it fits the digest that it carries.

    That tells who vouches for it, not that it is right: `golive replay` derives it again from its record.
    Signatures are those of `golive sign` and of `ssh-keygen -Y sign -n golive-report`. Exit status: 0 valid, 1 not
    valid, 2 wrong usage or input.
    """
    outputs_fit(output)
    needed()
    if (key is None) == (allowed_signers is None):
        raise click.UsageError("say whose signature counts: --key PUB, or --allowed-signers FILE")
    if signature is None and report == STDIN:
        raise click.UsageError("name the signature of standard input: --signature FILE")
    source = read_source(report)
    reports = read_signable(source)
    fits = all(one.untouched for one in reports) if reports else None
    known = signer_of_key(read_source(key)) if key is not None else _allowed(str(allowed_signers))
    found = told(source.data, read_source(signature or f"{report}.sig"), known)
    text = (
        _json(found, fits, named=key is None) if form == "json" else _text(source.path, found, fits, named=key is None)
    )
    write(text, output)
    ctx.exit(0 if _is_valid(found, fits) else 1)


def _allowed(path: str) -> list[Signer]:
    return signers_of(read_source(path), datetime.now(UTC))


def _is_valid(found: Told, fits: bool | None) -> bool:
    return found.wrong is None and fits is not False


_OWN = {
    None: "none of golive, so nothing in it was looked at",
    True: "fits its own digest; whether it is right `golive replay` tells, with the record",
    False: "changed since golive wrote it: its own digest does not fit",
}


def _text(path: str, found: Told, fits: bool | None, named: bool) -> str:
    lines = (
        f"{'VALID' if _is_valid(found, fits) else 'NOT VALID'}: {path}",
        _by(found, _is_valid(found, fits), named),
        f"Key: {found.key}",
        f"Signature: {found.wrong or 'good; the file is byte for byte the one that was signed'}",
        f"Report: {_OWN[fits]}",
    )
    return "".join(f"{line}\n" for line in lines)


def _by(found: Told, valid: bool, named: bool) -> str:
    """Who signed. `named`: somebody said whose key it is; else only the file of the key says it, as anybody may."""
    if found.who is None:
        return "Signed by: nobody who was named"
    if not valid:
        return f"Claims to be signed by: {found.who}{'' if named else ', as the file of the key says'}"
    return f"Signed by: {found.who}" if named else f"Signed by: the key given, whose file says {found.who!r}, unproven"


def _json(found: Told, fits: bool | None, named: bool) -> str:
    value = {
        "valid": _is_valid(found, fits),
        "key": found.key,
        "who": found.who if named else None,
        "key_file_says": None if named else found.who,
        "signature_fits": found.fits,
        "wrong": found.wrong,
        "digest_fits": fits,
    }
    return json.dumps(value, ensure_ascii=False) + "\n"

"""golive verify: whose signature a report has, and whether the report is the one that was signed."""

import json
from datetime import UTC, datetime

import click

from golive.commands.output import write
from golive.commands.outputs import outputs_fit
from golive.engine.load.source import STDIN, read_source
from golive.engine.replay.sealed import read_sealed
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
    """Say who signed a REPORT, whether it is as signed, and whether it is as golive wrote it.

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
    untouched = all(one.untouched for one in read_sealed(source))
    known = signer_of_key(read_source(key)) if key is not None else _allowed(str(allowed_signers))
    found = told(source.data, read_source(signature or f"{report}.sig"), known)
    write(_json(found, untouched) if form == "json" else _text(source.path, found, untouched), output)
    ctx.exit(0 if found.wrong is None and untouched else 1)


def _allowed(path: str) -> list[Signer]:
    return signers_of(read_source(path), datetime.now(UTC))


def _text(path: str, found: Told, untouched: bool) -> str:
    own = "as golive wrote it" if untouched else "changed since golive wrote it: its own digest does not fit"
    lines = (
        f"{'VALID' if found.wrong is None and untouched else 'NOT VALID'}: {path}",
        f"Signed by: {found.who or 'nobody who was named'}",
        f"Key: {found.key}",
        f"Signature: {found.wrong or 'good; the report is byte for byte the one that was signed'}",
        f"Report: {own}",
    )
    return "".join(f"{line}\n" for line in lines)


def _json(found: Told, untouched: bool) -> str:
    value = {
        "valid": found.wrong is None and untouched,
        "key": found.key,
        "who": found.who,
        "signature_fits": found.fits,
        "wrong": found.wrong,
        "report_untouched": untouched,
    }
    return json.dumps(value, ensure_ascii=False) + "\n"

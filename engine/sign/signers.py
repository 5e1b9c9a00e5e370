"""Whose keys are known: a public key, or a file of allowed signers as OpenSSH has it."""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase

from golive.engine.load.source import Source, refuse
from golive.engine.sign.container import NAMESPACE
from golive.engine.sign.keys import KINDS

_KEY = re.compile(r"(?P<kind>(?:ssh|ecdsa|sk)-\S+)\s+(?P<key>[A-Za-z0-9+/=]+)(?:\s+(?P<comment>.*))?$")
_WHO = re.compile(r'(?P<who>"[^"]+"|[^\s"]+)\s+(?:(?P<options>(?:[^\s"]|"[^"]*")+)\s+)?' + _KEY.pattern)
_OPTION = re.compile(r'([a-z-]+)(?:="([^"]*)"|=([^",]*))?(?:,|$)')
_TIME = re.compile(r"(\d{8})(\d{4}(?:\d{2})?)?(Z?)$")
_OPTIONS = ("namespaces", "valid-after", "valid-before", "cert-authority")
_MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that is known: whose it is, and why it does not count here, if so."""

    who: str
    key: bytes
    but: str | None = None


def signer_of_key(source: Source) -> list[Signer]:
    """The public key of a file; raises InputError where there is none."""
    if b"PRIVATE KEY" in source.data:
        raise refuse(source.path, "is a private key; verify with the public one, which ends in .pub")
    lines = _lines(source, "`ssh-keygen -t ed25519 -f KEY` writes one to KEY.pub")
    found = [_KEY.match(line) for _, line in lines]
    if len(found) != 1 or found[0] is None or found[0]["kind"] not in KINDS:
        raise refuse(source.path, f"is no public key of SSH; write one line, beginning with {' or '.join(KINDS[:2])}")
    return [Signer(found[0]["comment"] or source.path, _decoded(source, lines[0][0], found[0]["key"]))]


def allowed_signers(source: Source, now: datetime) -> list[Signer]:
    """The keys of a file of allowed signers, with why one does not count at that time; raises InputError."""
    lines = _lines(source, "write a line `who@example.org ssh-ed25519 AAAA...` for each person")
    return [_signer(source, number, line, now) for number, line in lines]


def _signer(source: Source, number: int, line: str, now: datetime) -> Signer:
    found = _WHO.match(line)
    if found is None:
        message = "is no line of allowed signers; write `who@example.org ssh-ed25519 AAAA...`"
        raise refuse(source.path, message, number)
    options = _options(source, number, found["options"] or "")
    key = _decoded(source, number, found["key"])
    return Signer(found["who"].strip('"'), key, _but(source, number, options, now))


def _options(source: Source, number: int, text: str) -> dict[str, str]:
    options = {name.lower(): quoted or plain for name, quoted, plain in _OPTION.findall(text)}
    unknown = [name for name in options if name not in _OPTIONS]
    if unknown or (text and not options):
        wrong = unknown[0] if unknown else text
        raise refuse(source.path, f"has the option {wrong!r}, which is none of {', '.join(_OPTIONS)}", number)
    return options


def _but(source: Source, number: int, options: dict[str, str], now: datetime) -> str | None:
    """Why the key of a line does not count; None where it does."""
    if "cert-authority" in options:
        return "it is the key of an authority, and certificates are not read"
    spaces = options.get("namespaces")
    if spaces is not None and not any(fnmatchcase(NAMESPACE, one) for one in spaces.split(",")):
        return f"it is allowed for {spaces} only, not for {NAMESPACE}"
    if "valid-after" in options and now < _time(source, number, options["valid-after"]):
        return f"it is valid only after {options['valid-after']}"
    if "valid-before" in options and now > _time(source, number, options["valid-before"]):
        return f"it was valid only before {options['valid-before']}"
    return None


def _time(source: Source, number: int, text: str) -> datetime:
    found = _TIME.match(text)
    try:
        if found is None:
            raise ValueError(text)
        day, clock, zone = found.groups()
        time = datetime.strptime(day + (clock or "").ljust(6, "0"), "%Y%m%d%H%M%S")
        return time.replace(tzinfo=UTC) if zone else time.astimezone()
    except ValueError:
        raise refuse(source.path, f"{text!r} is no time; write YYYYMMDD or YYYYMMDDHHMM[SS]", number) from None


def _lines(source: Source, where_empty: str) -> Sequence[tuple[int, str]]:
    source.refuse_above(_MAX_BYTES, "a file of keys")
    lines = [(number, line.strip()) for number, line in enumerate(source.text(where_empty).splitlines(), 1)]
    kept = [(number, line) for number, line in lines if line and not line.startswith("#")]
    if not kept:
        raise refuse(source.path, f"has no key; {where_empty}")
    return kept


def _decoded(source: Source, number: int, key: str) -> bytes:
    try:
        return base64.b64decode(key, validate=True)
    except binascii.Error:
        raise refuse(source.path, "is a key that was cut or changed; copy the whole line", number) from None

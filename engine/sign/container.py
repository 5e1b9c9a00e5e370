"""The form of a signature by an SSH key (SSHSIG): what is signed, what is written, and how it is read again."""

import base64
import binascii
import hashlib
import re
import struct
from dataclasses import dataclass

from golive.engine.load.source import Source, refuse

NAMESPACE = "golive-report"
_MAGIC = b"SSHSIG"
_VERSION = 1
_HASHES = {b"sha512": hashlib.sha512, b"sha256": hashlib.sha256}
_ARMOUR = re.compile(rb"\s*-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END SSH SIGNATURE-----\s*\Z")
_WIDTH = 70
_MOST = 65_536  # bytes; one of an RSA key of 16,384 bits has 4,300


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: the public key as SSH writes it, what it is meant for, how the text was hashed, and the rest."""

    key: bytes
    namespace: str
    hashed: bytes
    blob: bytes

    def signed(self, data: bytes) -> bytes:
        """The bytes of which the key signed, for a text."""
        return signed_bytes(data, self.namespace, self.hashed)


def signed_bytes(data: bytes, namespace: str = NAMESPACE, hashed: bytes = b"sha512") -> bytes:
    """What a key has to sign for a text: not the text, but its hash and what the signature is meant for."""
    text = _HASHES[hashed](data).digest()
    return _MAGIC + packed(namespace.encode()) + packed(b"") + packed(hashed) + packed(text)


def armoured(key: bytes, blob: bytes) -> str:
    """The text of a signature by a key, to be written beside what was signed."""
    body = _MAGIC + struct.pack(">I", _VERSION) + packed(key) + packed(NAMESPACE.encode())
    text = base64.b64encode(body + packed(b"") + packed(b"sha512") + packed(blob)).decode()
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def read_signature(source: Source) -> Signature:
    """The signature of a file; raises InputError where it is none."""
    found = _ARMOUR.match(source.data) if len(source.data) <= _MOST else None
    if found is None:
        raise refuse(source.path, "is no signature; `golive sign REPORT --key KEY` writes one")
    try:
        body = base64.b64decode(b"".join(found[1].split()), validate=True)
        version = struct.unpack(">I", body[len(_MAGIC) : len(_MAGIC) + 4])[0]
        key, namespace, _, hashed, blob, *more = unpacked(body[len(_MAGIC) + 4 :])
    except (binascii.Error, struct.error, ValueError):
        raise refuse(source.path, "is a signature that was cut or changed; take the file as it was sent") from None
    if not body.startswith(_MAGIC) or version != _VERSION or more or hashed not in _HASHES:
        raise refuse(source.path, "is a signature of a form that is not known; verify it with `ssh-keygen -Y verify`")
    return Signature(key, namespace.decode("utf-8", "replace"), hashed, blob)


def packed(data: bytes) -> bytes:
    """Bytes with their length before them, as SSH writes them."""
    return struct.pack(">I", len(data)) + data


def unpacked(data: bytes) -> list[bytes]:
    """The parts that stand one behind the other, each with its length; raises ValueError where they do not."""
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        if at + 4 > len(data):
            raise ValueError("cut")
        end = at + 4 + int(struct.unpack_from(">I", data, at)[0])
        if end > len(data):
            raise ValueError("cut")
        parts.append(data[at + 4 : end])
        at = end
    return parts

"""SSH keys: read from files, and made to sign and to verify. The one place that knows the library of cryptography."""

import base64
import hashlib
from collections.abc import Callable
from typing import Any

from golive.engine.errors import UsageError
from golive.engine.load.source import Source, refuse
from golive.engine.sign.container import packed, unpacked

KINDS = ("ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521")
_RSA_HASHES = {b"rsa-sha2-512": "SHA512", b"rsa-sha2-256": "SHA256"}
_CURVE_HASHES = {b"ecdsa-sha2-nistp256": "SHA256", b"ecdsa-sha2-nistp384": "SHA384", b"ecdsa-sha2-nistp521": "SHA512"}
_MAX_BYTES = 100_000


def needed() -> None:
    """Raise UsageError where the library that signs is not installed."""
    try:
        import cryptography  # noqa: F401  # whether it is there is all that is asked
    except ImportError:
        raise UsageError(
            "signatures need a library: pip install 'golive[sign]'; or use `ssh-keygen -Y`, see docs/replay.md"
        ) from None


def private_key(source: Source, passphrase: Callable[[], str]) -> Any:
    """The private key of a file, whose passphrase is asked where it has one; raises InputError."""
    source.refuse_above(_MAX_BYTES, "a key")
    if b"PRIVATE KEY" not in source.data:
        is_public = source.data.split(b" ", 1)[0].decode("ascii", "replace") in KINDS
        said = (
            "is a public key; sign with the private one, whose name has no .pub" if is_public else "is no private key"
        )
        raise refuse(source.path, f"{said}; `ssh-keygen -t ed25519 -f KEY` makes a key")
    key = _loaded(source, None)
    if key is None:
        key = _loaded(source, passphrase())
    if key is None:
        raise refuse(source.path, "is not opened by that passphrase")
    if _blob_kind(public_blob(key)) not in KINDS:
        raise refuse(source.path, f"is of a kind that is not used here; use one of {', '.join(KINDS)}")
    return key


def _loaded(source: Source, passphrase: str | None) -> Any:
    """The key, None where it is encrypted with something else."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization

    of_ssh = b"OPENSSH PRIVATE KEY" in source.data
    load = serialization.load_ssh_private_key if of_ssh else serialization.load_pem_private_key
    try:
        return load(source.data, passphrase.encode() if passphrase is not None else None)
    except TypeError:  # it is encrypted, and there was no passphrase
        return None
    except UnsupportedAlgorithm as error:
        raise refuse(source.path, f"cannot be opened ({error}); pip install 'golive[sign]'") from None
    except ValueError as error:
        if passphrase is not None or "password" in str(error).lower():
            return None
        raise refuse(source.path, "is no key that can be read; make one with `ssh-keygen -t ed25519 -f KEY`") from None


def public_blob(private: Any) -> bytes:
    """The public key that belongs to a private one, as SSH writes it."""
    from cryptography.hazmat.primitives import serialization

    text: bytes = private.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    return base64.b64decode(text.split()[1])


def fingerprint(blob: bytes) -> str:
    """The fingerprint of a public key as `ssh-keygen -l` shows it."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def kind_of(blob: bytes) -> str:
    """The kind of a public key, in one word as people say it."""
    return {"ssh-ed25519": "ED25519", "ssh-rsa": "RSA"}.get(_blob_kind(blob), "ECDSA")


def signature_by(private: Any, data: bytes) -> bytes:
    """The signature of bytes by a private key, as SSH writes it."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    kind = _blob_kind(public_blob(private)).encode()
    if kind == b"ssh-ed25519":
        return packed(kind) + packed(private.sign(data))
    if kind == b"ssh-rsa":
        return packed(b"rsa-sha2-512") + packed(private.sign(data, padding.PKCS1v15(), hashes.SHA512()))
    made = private.sign(data, ec.ECDSA(getattr(hashes, _CURVE_HASHES[kind])()))
    return packed(kind) + packed(b"".join(packed(_number(one)) for one in decode_dss_signature(made)))


def is_signature_by(blob: bytes, signature: bytes, data: bytes) -> bool:
    """Whether a signature of bytes is by the key of that public half; False also where either is of another kind."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization

    kind = _blob_kind(blob)
    if kind not in KINDS:
        return False
    try:
        key = serialization.load_ssh_public_key(f"{kind} {base64.b64encode(blob).decode()}".encode())
        algorithm, made, *more = unpacked(signature)
        if not more:
            _verify(key, kind.encode(), algorithm, made, data)
            return True
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, KeyError):
        pass
    return False


def _verify(key: Any, kind: bytes, algorithm: bytes, made: bytes, data: bytes) -> None:
    """Raise InvalidSignature, KeyError or ValueError where it is no signature by that key."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    if kind == b"ssh-rsa":
        key.verify(made, data, padding.PKCS1v15(), getattr(hashes, _RSA_HASHES[algorithm])())
    elif algorithm != kind:
        raise ValueError(algorithm)
    elif kind == b"ssh-ed25519":
        key.verify(made, data)
    else:
        r, s = (int.from_bytes(one, "big", signed=True) for one in unpacked(made))
        key.verify(encode_dss_signature(r, s), data, ec.ECDSA(getattr(hashes, _CURVE_HASHES[kind])()))


def _blob_kind(blob: bytes) -> str:
    try:
        return unpacked(blob)[0].decode("ascii", "replace")
    except (ValueError, IndexError):
        return ""


def _number(value: int) -> bytes:
    """A whole number above zero as SSH writes it: as many bytes as it needs, the first bit being its sign."""
    return value.to_bytes(value.bit_length() // 8 + 1, "big")

"""Sign a text with an SSH key, and say whose signature a text has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from golive.engine.load.source import Source
from golive.engine.sign.container import NAMESPACE, armoured, read_signature, signed_bytes
from golive.engine.sign.keys import fingerprint, is_signature_by, kind_of, private_key, public_blob, signature_by
from golive.engine.sign.signers import Signer


@dataclass(frozen=True, slots=True)
class Made:
    """A signature that was made: its text, and the key, as people compare it."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be said of a signature: the key, whose it is where that is known, and what is wrong, None if nothing.

    `fits`: whether the text is the one that was signed.
    """

    key: str
    who: str | None
    wrong: str | None
    fits: bool


def sign(data: bytes, key: Source, passphrase: Callable[[], str]) -> Made:
    """The signature of a text; raises InputError where the key cannot be used."""
    private = private_key(key, passphrase)
    blob = public_blob(private)
    return Made(armoured(blob, signature_by(private, signed_bytes(data))), f"{kind_of(blob)} {fingerprint(blob)}")


def told(data: bytes, signature: Source, known: Sequence[Signer]) -> Told:
    """Whose signature it is and whether it holds; raises InputError where it cannot be read."""
    found = read_signature(signature)
    key = f"{kind_of(found.key)} {fingerprint(found.key)}"
    same = [signer for signer in known if signer.key == found.key]
    counting = [signer for signer in same if signer.but is None]
    who = next(iter(counting or same), None)
    fits = is_signature_by(found.key, found.blob, found.signed(data))
    wrong = None
    if not fits:
        wrong = "the file is not the one that was signed: it was changed since, or the signature is another file's"
    elif found.namespace != NAMESPACE:
        wrong = f"it was signed as {found.namespace!r}, not as {NAMESPACE!r}"
    elif who is None:
        wrong = "the key is none of those that were given"
    elif not counting:
        wrong = f"the key does not count: {who.but}"
    return Told(key, who.who if who is not None else None, wrong, fits)

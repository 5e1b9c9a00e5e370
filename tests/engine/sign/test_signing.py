"""Signatures with SSH keys: ours are read by OpenSSH, and its by us; what does not hold never passes."""

import base64
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive import InputError
from golive.engine.load.source import Source
from golive.engine.sign.container import armoured
from golive.engine.sign.signers import Signer, allowed_signers, signer_of_key
from golive.engine.sign.signing import sign, told

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not there to make keys")
KINDS = {"ed25519": (), "rsa": ("-b", "2048"), "ecdsa": ("-b", "256"), "ecdsa-384": ("-b", "384")}
DATA = b'{"report_version":1}\n'
NOW = datetime(2026, 6, 1, tzinfo=UTC)
Keys = Callable[..., Path]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """Makes a key of a kind, once; the public half is beside it."""
    folder = tmp_path_factory.mktemp("keys")

    def made(kind: str = "ed25519", passphrase: str = "", name: str = "") -> Path:
        path = folder / f"{kind}{passphrase}{name}"
        if not path.exists():
            words = ["-t", kind.partition("-")[0], *KINDS[kind], "-N", passphrase, "-C", "ada@example.org"]
            subprocess.run(["ssh-keygen", "-q", *words, "-f", str(path)], check=True)
        return path

    return made


def _source(path: Path) -> Source:
    return Source(path.name, path.read_bytes())


def _public(key: Path) -> Source:
    return _source(Path(f"{key}.pub"))


def _none() -> str:
    raise AssertionError("nobody should be asked for a passphrase")


def _signed(key: Path, data: bytes = DATA) -> Source:
    return Source("r.sig", sign(data, _source(key), _none).text.encode())


@pytest.mark.parametrize("kind", KINDS)
def test_openssh_reads_what_we_sign(kind: str, keys: Keys, tmp_path: Path) -> None:
    key = keys(kind)
    signature, allowed = tmp_path / "r.sig", tmp_path / "allowed"
    made = sign(DATA, _source(key), _none)
    signature.write_text(made.text)
    allowed.write_text(f"ada@example.org {Path(f'{key}.pub').read_text()}")
    words = ["-f", str(allowed), "-I", "ada@example.org", "-n", "golive-report", "-s", str(signature)]
    done = subprocess.run(["ssh-keygen", "-Y", "verify", *words], input=DATA, capture_output=True, check=False)
    assert (done.returncode, made.key.split()[1] in done.stdout.decode()) == (0, True)


@pytest.mark.parametrize("kind", KINDS)
def test_we_read_what_openssh_signs(kind: str, keys: Keys, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    report.write_bytes(DATA)
    words = ["-n", "golive-report", "-f", str(keys(kind)), str(report)]
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", *words], check=True, capture_output=True)
    found = told(DATA, _source(tmp_path / "r.json.sig"), signer_of_key(_public(keys(kind))))
    assert (found.wrong, found.who) == (None, "ada@example.org")


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_report_is_not_valid(kind: str, keys: Keys) -> None:
    found = told(DATA + b" ", _signed(keys(kind)), signer_of_key(_public(keys(kind))))
    assert found.fits is False
    assert "not the one that was signed" in str(found.wrong)


def test_another_key_is_not_valid(keys: Keys) -> None:
    other = signer_of_key(_public(keys(name="other")))
    found = told(DATA, _signed(keys()), other)
    assert (found.wrong, found.who, found.fits) == ("the key is none of those that were given", None, True)


def test_no_key_at_all_is_not_valid(keys: Keys) -> None:
    assert told(DATA, _signed(keys()), []).wrong is not None


def test_a_key_that_claims_the_signature_of_another_is_not_valid(keys: Keys) -> None:
    mine, theirs = signer_of_key(_public(keys()))[0], signer_of_key(_public(keys(name="other")))[0]
    lines = _signed(keys()).data.split(b"\n")[1:-2]
    blob = base64.b64decode(b"".join(lines))[-83:]
    forged = Source("r.sig", armoured(theirs.key, blob).encode())
    assert told(DATA, Source("r.sig", armoured(mine.key, blob).encode()), [mine]).wrong is None
    assert told(DATA, forged, [theirs]).fits is False


def test_what_was_signed_as_something_else_is_not_valid(keys: Keys, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    report.write_bytes(DATA)
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(keys()), str(report)], check=True)
    found = told(DATA, _source(tmp_path / "r.json.sig"), signer_of_key(_public(keys())))
    assert found.wrong == "it was signed as 'file', not as 'golive-report'"


@pytest.mark.parametrize("kind", ["ed25519", "rsa"])
def test_a_passphrase_is_asked_for(kind: str, keys: Keys) -> None:
    key = keys(kind, "open sesame")
    asked: list[str] = []

    def ask() -> str:
        asked.append("")
        return "open sesame"

    signature = Source("r.sig", sign(DATA, _source(key), ask).text.encode())
    assert told(DATA, signature, signer_of_key(_public(key))).wrong is None
    assert len(asked) == 1
    with pytest.raises(InputError, match="is not opened by that passphrase"):
        sign(DATA, _source(key), lambda: "wrong")


def test_a_key_in_the_old_form_signs_too(keys: Keys, tmp_path: Path) -> None:
    key = tmp_path / "pem"
    words = ["-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "", "-f", str(key)]
    subprocess.run(["ssh-keygen", "-q", *words], check=True)
    assert told(DATA, _signed(key), signer_of_key(_public(key))).wrong is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no private key"),
        (b"ssh-ed25519 AAAA ada", "is a public key; sign with the private one"),
        (
            b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
            "is no key that can be read",
        ),
        (b"-----BEGIN RSA PRIVATE KEY-----\n!!\n", "is no key that can be read"),
        (b"x" * 200_000, "a key of more than"),
    ],
)
def test_what_is_no_private_key_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        sign(DATA, Source("key", content), _none)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"-----BEGIN OPENSSH PRIVATE KEY-----", "is a private key; verify with the public one"),
        (b"# nothing\n", "has no key"),
        (b"hello there", "is no public key of SSH"),
        (b"ssh-ed25519 AAA", "was cut or changed"),
    ],
)
def test_what_is_no_public_key_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        signer_of_key(Source("key.pub", content))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no signature"),
        (b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n", "was cut or changed"),
        (b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAAP8=\n-----END SSH SIGNATURE-----\n", "was cut or changed"),
        (b"-----BEGIN PGP SIGNATURE-----\n", "is no signature"),
    ],
)
def test_what_is_no_signature_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        told(DATA, Source("r.sig", content), [])


# Files of allowed signers.


def _allowed(key: Path, line: str) -> list[Signer]:
    public = " ".join(Path(f"{key}.pub").read_text().split()[:2])
    return allowed_signers(Source("allowed", f"# who\n\n{line.replace('KEY', public)}\n".encode()), NOW)


@pytest.mark.parametrize(
    ("line", "who", "wrong"),
    [
        ("ada@example.org KEY", "ada@example.org", None),
        ('"Ada Byron" KEY of the PMO', "Ada Byron", None),
        ('ada namespaces="git,golive-*" KEY', "ada", None),
        ('ada valid-after="20260101",valid-before="20261231Z" KEY', "ada", None),
        ('ada namespaces="git" KEY', "ada", "it is allowed for git only"),
        ('ada valid-after="20270101" KEY', "ada", "it is valid only after 20270101"),
        ('ada valid-before="202601011200" KEY', "ada", "it was valid only before 202601011200"),
        ("ada cert-authority KEY", "ada", "certificates are not read"),
    ],
)
def test_who_may_sign(line: str, who: str, wrong: str | None, keys: Keys) -> None:
    found = told(DATA, _signed(keys()), _allowed(keys(), line))
    assert found.who == who
    assert (found.wrong is None) if wrong is None else (wrong in str(found.wrong))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("KEY", "allowed:3: is no line of allowed signers"),
        ("ada", "allowed:3: is no line of allowed signers"),
        ("ada namespace=x KEY", "has the option 'namespace'"),
        ('ada valid-after="tomorrow" KEY', "'tomorrow' is no time"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(line: str, message: str, keys: Keys) -> None:
    with pytest.raises(InputError, match=message):
        _allowed(keys(), line)


def test_a_line_that_counts_goes_before_one_that_does_not(keys: Keys) -> None:
    found = told(DATA, _signed(keys()), _allowed(keys(), 'old valid-before="20260101" KEY\nada KEY'))
    assert (found.who, found.wrong) == ("ada", None)

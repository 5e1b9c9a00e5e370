"""golive sign and golive verify, as their users meet them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

Run = Callable[..., Ran]
Put = Callable[[str, str], Path]
pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not there to make keys")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key without a passphrase; the public half is beside it."""
    path = tmp_path / "key"
    words = ["-t", "ed25519", "-N", "", "-C", "ada@example.org", "-f", str(path)]
    subprocess.run(["ssh-keygen", "-q", *words], check=True)
    return path


@pytest.fixture
def report(tmp_path: Path, records: Path, run: Run) -> Path:
    """A report as JSON."""
    path = tmp_path / "report.json"
    run("check", str(records / "no-go.yaml"), "-f", f"json:{path}")
    return path


def test_what_was_signed_is_valid(run: Run, report: Path, key: Path) -> None:
    signed = run("sign", str(report), "--key", str(key))
    assert (signed.status, Path(f"{report}.sig").is_file()) == (0, True)
    fingerprint = subprocess.run(["ssh-keygen", "-lf", f"{key}.pub"], capture_output=True, text=True, check=True)
    found = run("verify", str(report), "--key", f"{key}.pub")
    assert found.status == 0
    assert found.out.splitlines() == [
        f"VALID: {report}",
        "Signed by: the key given, whose file says 'ada@example.org', unproven",
        f"Key: ED25519 {fingerprint.stdout.split()[1]}",
        "Signature: good; the file is byte for byte the one that was signed",
        "Report: fits its own digest; whether it is right `golive replay` tells, with the record",
    ]


def test_who_signed_is_told_from_allowed_signers(run: Run, report: Path, key: Path, put: Put) -> None:
    run("sign", str(report), "--key", str(key), "-o", str(report.with_name("of-ada.sig")))
    allowed = put("allowed", f"ada@example.org {Path(f'{key}.pub').read_text()}")
    words = ["--allowed-signers", str(allowed), "--signature", str(report.with_name("of-ada.sig")), "-f", "json"]
    found = run("verify", str(report), *words)
    value = json.loads(found.out)
    assert (found.status, value["valid"], value["who"], value["wrong"]) == (0, True, "ada@example.org", None)


def test_a_report_that_was_changed_is_not_valid(run: Run, report: Path, key: Path) -> None:
    run("sign", str(report), "--key", str(key))
    report.write_text(report.read_text().replace('"result":"no-go"', '"result":"go"'))
    found = run("verify", str(report), "--key", f"{key}.pub")
    assert found.status == 1
    assert found.out.startswith("NOT VALID")
    assert "Claims to be signed by: ada@example.org, as the file of the key says" in found.out
    assert "Signature: the file is not the one that was signed" in found.out
    assert "Report: changed since golive wrote it" in found.out


def test_a_changed_report_that_was_signed_so_is_not_valid_either(run: Run, report: Path, key: Path) -> None:
    report.write_text(report.read_text().replace('"result":"no-go"', '"result":"go"'))
    refused = run("sign", str(report), "--key", str(key))
    assert (refused.status, "does not fit its own digest: it was changed" in refused.err) == (2, True)
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "golive-report", "-f", str(key), str(report)], check=True)
    found = run("verify", str(report), "--key", f"{key}.pub")
    assert (found.status, "Signature: good" in found.out, "Report: changed" in found.out) == (1, True, True)


def test_an_unknown_key_never_passes(run: Run, report: Path, key: Path, put: Put) -> None:
    run("sign", str(report), "--key", str(key))
    other = put("other", "eve ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF0oxHDZVLpNzT2/QUqMNeDvGJjE1JzN4FXCrWnLyuKd\n")
    found = run("verify", str(report), "--allowed-signers", str(other))
    assert (found.status, found.out.startswith("NOT VALID")) == (1, True)
    assert "Signed by: nobody who was named" in found.out
    assert "Signature: the key is none of those that were given" in found.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say whose signature counts"),
        (["--key", "a", "--allowed-signers", "b"], "say whose signature counts"),
        (["--key", "nowhere.pub"], "nowhere.pub: there is no such file"),
    ],
)
def test_no_key_is_wrong_usage(run: Run, report: Path, words: list[str], said: str) -> None:
    found = run("verify", str(report), *words)
    assert (found.status, said in found.err) == (2, True)


def test_a_report_that_nobody_signed_is_unusable(run: Run, report: Path, key: Path) -> None:
    found = run("verify", str(report), "--key", f"{key}.pub")
    assert (found.status, "report.json.sig: there is no such file" in found.err) == (2, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("{", "is no report, as it is no JSON"),
        ('{"name": "x"}', "is no report; `golive check RECORD -f json:report.json` writes one"),
        ('{"report_version": 1}', "carries no receipt"),
        ('{"report": {"report_version": 1}}', "carries no receipt"),
        ('{"report": {"id": 1}}', "is an answer of `golive gate`"),
        ('{"report_version": 1, "report_version": 1}', "'report_version' stands twice"),
        ('{"report_version": 1, "receipt": {}}', "record"),
        ('{"report_version": NaN}', "it has NaN"),
        ("[" * 200_000, "nested too deep"),
    ],
)
def test_what_is_no_report_is_not_signed(run: Run, put: Put, key: Path, content: str, said: str) -> None:
    found = run("sign", str(put("r.json", content)), "--key", str(key))
    assert (found.status, said in found.err, "Traceback" in found.err) == (2, True, False)


def test_the_comment_of_a_key_is_no_identity(run: Run, report: Path, key: Path, put: Put) -> None:
    run("sign", str(report), "--key", str(key))
    public = put("other.pub", Path(f"{key}.pub").read_text().replace("ada@example.org", "the Pope"))
    value = json.loads(run("verify", str(report), "--key", str(public), "-f", "json").out)
    assert (value["valid"], value["who"], value["key_file_says"]) == (True, None, "the Pope")


def test_a_report_that_does_not_hold_is_by_nobody(run: Run, report: Path, key: Path, put: Put) -> None:
    run("sign", str(report), "--key", str(key))
    allowed = put("allowed", f"ada@example.org {Path(f'{key}.pub').read_text()}")
    report.write_text(report.read_text().replace('"result":"no-go"', '"result":"go"'))
    found = run("verify", str(report), "--allowed-signers", str(allowed))
    assert (found.status, "\nClaims to be signed by: ada@example.org\n" in found.out) == (1, True)


def test_an_answer_of_a_gate_is_signed(run: Run, tmp_path: Path, records: Path, key: Path) -> None:
    answer = tmp_path / "answer.json"
    run("gate", "go-live", str(records / "no-go.yaml"), "-f", f"json:{answer}")
    assert run("sign", str(answer), "--key", str(key)).status == 0
    found = run("verify", str(answer), "--key", f"{key}.pub")
    assert (found.status, "Report: fits its own digest" in found.out) == (0, True)
    answer.write_text(answer.read_text().replace('"result":"no-go"', '"result":"go"'))
    assert run("sign", str(answer), "--key", str(key)).status == 2


def test_any_other_file_is_signed_for_what_it_is(run: Run, put: Put, key: Path) -> None:
    file = put("conditions.yaml", "conditions: []\n")
    signed = run("sign", str(file), "--key", str(key))
    assert (signed.status, "it is no report of golive, so nothing in it was looked at" in signed.err) == (0, True)
    found = run("verify", str(file), "--key", f"{key}.pub")
    assert (found.status, "Report: none of golive, so nothing in it was looked at" in found.out) == (0, True)
    file.write_text("conditions: [{}]\n")
    assert run("verify", str(file), "--key", f"{key}.pub").status == 1


def test_a_passphrase_needs_a_terminal(run: Run, report: Path, tmp_path: Path) -> None:
    path = tmp_path / "locked"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "open sesame", "-f", str(path)], check=True)
    found = run("sign", str(report), "--key", str(path))
    assert (found.status, "there is no terminal to ask for it" in found.err) == (2, True)


def test_the_library_is_imported_by_nothing_else(root: Path) -> None:
    code = (
        "import sys, golive.cli\n"
        "assert golive.cli.run(['check', 'examples/office-365-migration.yaml', '-f', 'json:/dev/null']) == 1\n"
        "assert not {'cryptography', 'bcrypt'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=os.environ, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "Wrote /dev/null\n")

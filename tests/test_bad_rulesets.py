"""Rulesets of others: any mistake has its file, line and remedy; nothing is run, nothing hangs, nothing is reached."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_ruleset_table import RULESETS, Told
from conftest import REFUSED_WITHIN, Ran

from golive import Engine

Run = Callable[..., Ran]
Refuses = Callable[..., list[str]]


@pytest.fixture
def sound(root: Path, tmp_path: Path) -> Path:
    """The folder of a small ruleset without a mistake."""
    shutil.copytree(root / "tests/bad/rulesets/sound", tmp_path / "rules")
    return tmp_path / "rules"


@pytest.fixture
def refused_ruleset(run: Run, sound: Path) -> Refuses:
    """Reads the ruleset, and gives the lines of what is said; with everything that must be true of any refusal."""

    def ran(*command: str) -> list[str]:
        start = time.process_time()
        done = run(*(command or ("rules", "list")), "--ruleset", sound)
        assert time.process_time() - start < REFUSED_WITHIN
        assert (done.status, done.out) == (2, "")
        assert "Traceback" not in done.err
        assert "defect of golive" not in done.err
        assert done.err.replace("\n", "").isprintable()
        return done.err.splitlines()

    return ran


def test_every_bad_ruleset_has_a_row(root: Path) -> None:
    assert {folder.name for folder in (root / "tests/bad/rulesets").iterdir()} == {"sound", *RULESETS}


def test_there_are_many() -> None:
    from bad_record_table import RECORDS
    from bad_text_table import TEXTS

    assert len(RULESETS) + len(RECORDS) + len(TEXTS) >= 150


def test_the_sound_ruleset_is_sound(sound: Path) -> None:
    assert Engine(sound).vocabulary.activities == {"t/first", "t/second"}


@pytest.mark.parametrize("name", sorted(RULESETS))
def test_bad_ruleset(name: str, root: Path, sound: Path, refused_ruleset: Refuses) -> None:
    shutil.copytree(root / "tests/bad/rulesets" / name, sound, dirs_exist_ok=True)
    for line, expected in zip(refused_ruleset(), RULESETS[name], strict=True):
        assert expected.by(line, sound), f"{line!r} should say {expected}"


@pytest.mark.parametrize("command", ["check", "checklist", "questions", "explain", "schema", "rules show"])
def test_every_command_refuses_it(
    command: str, root: Path, sound: Path, records: Path, refused_ruleset: Refuses
) -> None:
    shutil.copytree(root / "tests/bad/rulesets/id-twice", sound, dirs_exist_ok=True)
    words = {"explain": ["t/first"], "schema": ["record"], "rules show": ["t/first"]}
    (line,) = refused_ruleset(*command.split(), *words.get(command, [str(records / "go.yaml")]))
    assert "t/first is defined twice" in line


# What is in the folder.

_NO_FILE = "is no file that can be read; put a file there"
_OUTSIDE = "points outside the folder of the ruleset; put the file itself there"
_NOWHERE = "is a link that leads nowhere; put the file itself there"
_FOLDER = "is a folder that is called like a file; rename it"
_NAMES = ["ruleset.yaml", "facts.yaml", "base-record.yaml", "planning/release.yaml", "planning/other.yaml"]


def _link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _socket(path: Path) -> None:
    # The name of a socket has at most 107 characters, so it is bound from within its folder.
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, _NO_FILE),
        (_socket, _NO_FILE),
        (Path.mkdir, _FOLDER),
        (_link_to("/dev/zero"), _OUTSIDE),
        (_link_to("/etc/passwd"), _OUTSIDE),
        (_link_to("/nonexistent/secret.yaml"), _OUTSIDE),
        (_link_to("nowhere.yaml"), _NOWHERE),
    ],
    ids=["pipe", "socket", "folder", "device", "secret", "outside", "nowhere"],
)
def test_what_is_called_like_a_file_and_is_none(
    name: str, make: Callable[[Path], None], said: str, sound: Path, refused_ruleset: Refuses
) -> None:
    (sound / name).unlink(missing_ok=True)
    make(sound / name)
    assert refused_ruleset()[0] == f"{sound / name}: {said}"


def test_all_of_them_are_told_at_once(sound: Path, refused_ruleset: Refuses) -> None:
    os.mkfifo(sound / "pipe.yaml")
    (sound / "planning/out.yaml").symlink_to("/etc/passwd")
    (sound / "planning/test.YML").write_text("group: planning")
    release = sound / "planning/release.yaml"
    release.write_text(release.read_text().replace("severity: blocker", "severity: bloker"))
    places = ["pipe.yaml", "planning/out.yaml", "planning/release.yaml:6", "planning/test.YML"]
    assert [line.split(": ")[0] for line in refused_ruleset()] == [f"{sound}/{place}" for place in places]


@pytest.mark.parametrize("target", ["..", ".", "/", "/etc"])
def test_a_link_to_a_folder_is_not_followed(target: str, sound: Path, refused_ruleset: Refuses) -> None:
    (sound / "more").symlink_to(target)
    said = "is a link to a folder, which is not followed; put the folder itself there"
    assert refused_ruleset() == [f"{sound / 'more'}: {said}"]


def test_what_begins_with_a_dot_and_what_is_no_yaml_is_left_alone(sound: Path) -> None:
    for name in (".git/config.yaml", "planning/.release.yaml.swp.yaml", "README.md", "planning/release.yaml~"):
        (sound / name).parent.mkdir(exist_ok=True)
        (sound / name).write_text("[")
    assert len(Engine(sound).ruleset.activities) == 2


def test_a_folder_that_is_no_ruleset_is_not_gone_through(run: Run) -> None:
    start = time.process_time()
    done = run("rules", "list", "--ruleset", "/")
    assert time.process_time() - start < REFUSED_WITHIN
    assert (done.status, done.err) == (
        2,
        "/: is no ruleset; it has no ruleset.yaml; name the folder that has a ruleset.yaml in it\n",
    )


@pytest.mark.parametrize("name", ["Ruleset.yaml", "ruleset.yml", "ruleset.yaml.txt"])
def test_a_manifest_with_another_name(name: str, sound: Path, refused_ruleset: Refuses) -> None:
    (sound / "ruleset.yaml").rename(sound / name)
    said = f"is no ruleset; it has no ruleset.yaml; rename {name} to ruleset.yaml"
    assert refused_ruleset() == [f"{sound}: {said}"]


def test_folders_in_folders(sound: Path, refused_ruleset: Refuses) -> None:
    deep = sound.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (line,) = refused_ruleset()
    assert line.endswith("is more than 8 folders deep; move it up")


def test_many_files(sound: Path, refused_ruleset: Refuses) -> None:
    for number in range(501):
        (sound / f"planning/a{number}.yaml").write_text("group: planning")
    assert refused_ruleset() == [f"{sound}: has 505 YAML files; a ruleset of more than 500 is not read"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
@pytest.mark.parametrize("name", ["planning/release.yaml", "planning", "."])
def test_without_permission(name: str, sound: Path, refused_ruleset: Refuses) -> None:
    (sound / name).chmod(0)
    (line, *_) = refused_ruleset()
    (sound / name).chmod(0o700)
    assert "permission" in line


# What is in the files.

_HEAD = "group: planning\nactivities:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[" * 100_000, Told("planning/more.yaml", 1, "nested deeper than 32 levels", "take brackets")),
        ("- " * 100_000, Told("planning/more.yaml", 1, "nested deeper than 32 levels", "take brackets")),
        (f"{_HEAD}- applies: " + "{ not: " * 5_000, Told("planning/more.yaml", 3, "deeper than 32 levels", "take")),
        ("a: [" + "b," * 250_000, Told("planning/more.yaml", 1, "has more than 200,000 values", "split the file")),
        (_HEAD + "- {}\n" * 20_000, Told("planning/more.yaml", 3, "is missing", "add it")),
        (_HEAD + "- x\n" * 20_000, Told("planning/more.yaml", 3, "'x' is not a map", "write keys and values")),
        ("x: 1\n" * 20_000, Told("planning/more.yaml", 2, "the key 'x' stands twice", "keep one of them")),
        ("!" * 1_000_000, Told("planning/more.yaml", 1, "are not read", "take the tag away")),
        ("group: " + "9" * 1_000_000, Told("planning/more.yaml", 1, "has more than 40 digits", "in quotes")),
        ("k" * 1_000 + ": 1", Told("planning/more.yaml", 1, "there is no such key", "write one of")),
        ("k" * 1_000_000 + ": 1", Told("planning/more.yaml", 1, "is not YAML", "check the indentation")),
    ],
    ids=[
        "brackets",
        "dashes",
        "conditions",
        "values",
        "entries",
        "texts",
        "twice",
        "tag",
        "digits",
        "key",
        "endless-key",
    ],
)
def test_files_that_would_take_long(text: str, expected: Told, sound: Path, refused_ruleset: Refuses) -> None:
    (sound / "planning/more.yaml").write_text(text)
    lines = refused_ruleset()
    assert len(lines) <= 201
    assert any(expected.by(line, sound) for line in lines)


def test_many_bytes(sound: Path, refused_ruleset: Refuses) -> None:
    for number in range(6):
        (sound / f"planning/a{number}.yaml").write_text("# comment\n" * 100_000)
    (line,) = refused_ruleset()
    assert line.endswith("bytes of YAML; a ruleset of more than 5,000,000 bytes is not read; split it")


def test_many_activities(sound: Path, refused_ruleset: Refuses) -> None:
    entry = (sound / "planning/release.yaml").read_text().partition("- id: t/first\n")[2].partition("- id: t/second")[0]
    for number in range(3):
        text = "".join(f"- id: t/a{number}-{one}\n{entry}" for one in range(700))
        (sound / f"planning/a{number}.yaml").write_text(_HEAD + text)
    assert refused_ruleset() == [f"{sound}: has more than 2,000 activities; split the ruleset"]


@pytest.mark.parametrize("name", ["ruleset.yaml", "facts.yaml", "planning/release.yaml"])
@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system [touch HERE]",
        "!!python/name:os.system",
        "!!python/object/new:subprocess.Popen [[touch, HERE]]",
        "!include /etc/passwd",
        "*anchor",
    ],
)
def test_nothing_is_run_and_nothing_else_is_read(
    name: str, value: str, sound: Path, tmp_path: Path, refused_ruleset: Refuses
) -> None:
    mark = tmp_path / "was-run"
    (sound / name).write_text(f"id: {value.replace('HERE', str(mark))}\n")
    lines = refused_ruleset()
    assert any("are not read" in line for line in lines)
    assert not any("root:" in line for line in lines)
    assert not mark.exists()


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{0.__class__}", "%(x)s", "<script>alert(1)</script>", "$(touch x)"])
def test_texts_of_a_ruleset_are_texts(text: str, sound: Path, run: Run, records: Path) -> None:
    release = sound / "planning/release.yaml"
    release.write_text(release.read_text().replace("why: Because.", f"why: '{text}'"))
    shown = run("explain", "t/first", "--ruleset", sound)
    assert (shown.status, shown.err) == (0, "")
    assert text in shown.out
    page = run("check", records / "no-go.yaml", "--ruleset", sound, "-f", "html").out
    assert "<script>alert(1)" not in page


def test_a_ruleset_cannot_make_the_terminal_do_things(sound: Path, refused_ruleset: Refuses) -> None:
    release = sound / "planning/release.yaml"
    release.write_text(release.read_text().replace("severity: blocker", 'severity: "\\e[31mred\\n\\x9b2J"'))
    (line,) = refused_ruleset()
    assert "'?[31mred??2J' is not known here" in line


def test_a_bad_ruleset_is_refused_within_a_second_or_so(root: Path, sound: Path) -> None:
    shutil.copytree(root / "tests/bad/rulesets/full-of-mistakes", sound, dirs_exist_ok=True)
    command = [sys.executable, "-m", "golive.cli", "rules", "list", "--ruleset", str(sound)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == len(RULESETS["full-of-mistakes"])

"""The compiled words of the rulesets that golive brings: current, the same as the YAML, and not used where stale."""

import shutil
from pathlib import Path

import pytest

from golive.engine.define import compiled as rulesets
from golive.engine.define.compiled import load_shipped, shipped_line
from golive.engine.define.rulesets import folders_of, ruleset_named
from golive.engine.recognise.compiled import (
    compiled_read,
    compiled_recognition,
    recognition_text,
    shipped_recogniser,
)
from golive.engine.recognise.files import read_files
from golive.engine.recognise.gathered import gathered
from golive.engine.recognise.knowledge import recogniser_of
from golive.engine.recognise.reading import Task
from golive.engine.recognise.recogniser import Recogniser

SHIPPED = ("pmbok-itil", "readiness")
TASKS = (
    Task("Train the helpdesk on the new sytem", ("Go-live", "ERP roll-out"), "Two sesssions."),
    Task("UAT scripts; Change Advisory Board approval"),
    Task("CAB: Übergabe an den Betrieb"),
    Task("Write the disaster recovry plan before cut-over"),
    Task("Lay the foundations", ("New kitchen",)),
)


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped rulesets in a folder where they may be changed."""
    shutil.copytree(shipped_line("pmbok-itil")[0].parent, tmp_path / "rulesets")
    monkeypatch.setattr(rulesets, "_RULESETS", tmp_path / "rulesets")
    return tmp_path / "rulesets"


@pytest.mark.parametrize("name", SHIPPED)
def test_it_is_current(name: str) -> None:
    file = compiled_recognition(shipped_line(name)[0])
    assert file.read_text(encoding="utf-8") == recognition_text(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_it_recognises_the_same_as_the_files(name: str) -> None:
    made = shipped_recogniser(name)
    ruleset = load_shipped(name)
    known = gathered(ruleset, read_files(shipped_line(name), {one.id for one in ruleset.activities}))
    fresh = Recogniser(known.lexicon, known.patterns)
    assert made is not None
    assert [made.recognise(task) for task in TASKS] == [fresh.recognise(task) for task in TASKS]
    assert all(fresh.recognise(task).accepted for task in TASKS[:2])


@pytest.mark.parametrize("name", ["recognise/words.yaml", "planning/risk.yaml"])
def test_what_is_stale_is_not_used(name: str, copies: Path) -> None:
    assert shipped_recogniser("readiness") is not None
    file = copies / "pmbok-itil" / name
    file.write_bytes(file.read_bytes() + b"\n# changed\n")
    assert shipped_recogniser("readiness") is None
    assert (compiled_read(copies / "pmbok-itil") is None) == name.startswith("recognise/")


def test_what_is_not_there_is_not_used(copies: Path) -> None:
    compiled_recognition(copies / "readiness").unlink()
    assert (shipped_recogniser("readiness"), compiled_read(copies / "readiness")) == (None, None)
    assert shipped_recogniser("no-such") is None


def test_the_files_of_another_folder_of_that_name_are_read_themselves(tmp_path: Path) -> None:
    assert compiled_read(tmp_path / "readiness") is None


def test_a_ruleset_that_extends_one_adds_to_its_compiled_words(tmp_path: Path, copies: Path) -> None:
    ours = tmp_path / "ours"
    shutil.copytree(copies / "readiness", ours)
    (ours / "recognise/words.ours.yaml").write_text("concepts:\n  service-desk: [Kummerkasten]\n")
    ruleset = ruleset_named(ours)
    folders = folders_of(ours, ruleset.extends)
    ids = {one.id for one in ruleset.activities}
    joined, fresh = read_files(folders, ids, compiled_read), read_files(folders, ids)
    assert [words for _, words in joined.words] == [words for _, words in fresh.words]
    assert [file for _, file in joined.wordings] == [file for _, file in fresh.wordings]
    assert any(tree is None for tree, _ in joined.words)
    (guess,) = recogniser_of(ruleset, folders).recognise(Task("Train the Kummerkasten")).accepted
    assert guess.activity == "incident-mgmt/train-support"

"""golive rules new: what it writes is sound and tested, and nothing is overwritten."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from golive import Engine
from golive.engine.load.yaml_text import parse_yaml

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("ours", []),
        ("chg", []),  # CHG-01 is taken
        ("3", ["--alone"]),
        ("a-very-long-name-of-a-ruleset-that-goes-on-and-on-for-ever-x", ["--extends", "readiness"]),
        ("is-project", ["--alone"]),
    ],
)
def test_what_it_writes_passes(name: str, options: list[str], run: Run) -> None:
    assert run("rules", "new", name, *options).status == 0
    tested = run("rules", "test", name, "--require")
    assert (tested.status, tested.err) == (0, "")
    assert tested.out.startswith("7 examples of 2 entries, all as expected\n")
    linted = run("rules", "lint", name)
    assert (linted.status, linted.out) == (0, f"2 entries of {name}: nothing to say\n")
    assert run("rules", "list", "--ruleset", name).status == 0


def test_it_extends_pmbok_itil_unless_told_otherwise(run: Run) -> None:
    run("rules", "new", "ours")
    run("rules", "new", "own", "--alone")
    assert len(Engine("./ours").ruleset.activities) == len(Engine().ruleset.activities) + 1
    assert [one.id for one in Engine("./own").ruleset.activities] == ["own/agree-out-of-hours"]


def test_one_that_was_begun_so_can_be_extended_by_another(run: Run) -> None:
    run("rules", "new", "company", "--alone")
    assert run("rules", "new", "team", "--extends", "../company").status == 0
    assert run("rules", "test", "team").status == 0


def test_every_file_names_a_schema_that_it_fits(run: Run, empty_folder: Path) -> None:
    run("rules", "new", "ours", "--alone")
    checked = 0
    for file in sorted((empty_folder / "ours").rglob("*.yaml")):
        named = re.match(r"# yaml-language-server: \$schema=(.*)\n", file.read_text(encoding="utf-8"))
        if named:
            schema = file.parent / named[1]
            value = parse_yaml(file.read_text(encoding="utf-8"), str(file)).value
            jsonschema.validate(value, parse_yaml(schema.read_text(encoding="utf-8"), str(schema)).value)
            checked += 1
    assert checked == 4


def test_it_goes_into_another_folder(run: Run, empty_folder: Path) -> None:
    (empty_folder / "rulesets").mkdir()
    assert run("rules", "new", "ours", "--folder", "rulesets").err.startswith("Wrote rulesets/ours/ruleset.yaml\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["../ours"], "'../ours' is no id; write small letters, digits and hyphens, as ours"),
        (["/ours"], "'/ours' is no id; "),
        (["Our Rules!"], "write small letters, digits and hyphens, as our-rules"),
        (["."], "'.' is no id; write small letters, digits and hyphens\n"),
        ([""], "'' is no id"),
        (["x" * 61], "is no id"),
        (["ours\n"], "is no id"),
        (["readiness"], "'readiness' is the name of a ruleset that golive brings; take another id"),
        (["ours", "--extends", "readines"], "there is no ruleset 'readines'; did you mean readiness?"),
        (["ours", "--folder", "nowhere"], "there is no folder 'nowhere'; make it first"),
    ],
)
def test_what_it_refuses(arguments: list[str], said: str, run: Run, empty_folder: Path) -> None:
    done = run("rules", "new", *arguments)
    assert done.status == 2
    assert said in done.err
    assert list(empty_folder.iterdir()) == []


def test_nothing_is_overwritten(run: Run, empty_folder: Path) -> None:
    (empty_folder / "ours").mkdir()
    (empty_folder / "linked").symlink_to("/nowhere")
    for name in ("ours", "linked"):
        done = run("rules", "new", name)
        assert (done.status, "exists, and nothing is overwritten" in done.err) == (2, True)
    assert list((empty_folder / "ours").iterdir()) == []

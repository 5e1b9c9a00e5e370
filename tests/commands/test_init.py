"""golive init: a record to fill in that is sound as it is, and never in the place of another one."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from golive import Engine
from golive.engine.load.settings import parsed_settings
from golive.engine.load.source import Source
from golive.schemas.settings import Settings

Run = Callable[..., Any]
SCHEMA = "golive-record.schema.json"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_a_record_and_its_schema(here: Path, run: Run) -> None:
    done = run("init")
    assert (done.status, done.out) == (0, "")
    assert "golive check project.yaml" in done.err
    assert sorted(path.name for path in here.iterdir()) == [SCHEMA, "project.yaml"]


def test_the_first_line_points_to_the_schema(here: Path, run: Run) -> None:
    run("init")
    first = Path("project.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"
    assert (here / first.partition("=")[2]).is_file()


def test_the_schema_is_the_shipped_one(here: Path, run: Run, root: Path) -> None:
    run("init")
    assert Path(SCHEMA).read_text() == (root / "schemas/record.schema.json").read_text()


def test_the_record_validates_against_the_schema(here: Path, run: Run, read_yaml: Callable[[Path], Any]) -> None:
    run("init")
    schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
    problems = jsonschema.Draft202012Validator(schema).iter_errors(read_yaml(here / "project.yaml"))
    assert [error.message for error in problems] == []


def test_check_accepts_the_record(here: Path, run: Run) -> None:
    run("init")
    done = run("check", "project.yaml", "-f", "json")
    assert (done.status, done.err) == (1, "")
    report = json.loads(done.out)
    assert report["record"]["id"] == "PRJ-1"
    assert {fact["value"] for fact in report["facts"].values() if not fact["derived"]} == {None}


def test_every_fact_is_there_with_its_question(here: Path, run: Run, engine: Engine) -> None:
    run("init")
    text = " ".join(Path("project.yaml").read_text(encoding="utf-8").replace("#", " ").split())
    for fact in engine.ruleset.facts.asked:
        assert f"{' '.join(fact.question.split())} {fact.id}: unknown" in text


def test_what_is_commented_out_is_sound_too(here: Path, run: Run, engine: Engine) -> None:
    run("init")
    lines = Path("project.yaml").read_text(encoding="utf-8").splitlines()
    uncommented = []
    for line in lines[3:]:
        bare = line.lstrip()
        is_field = bare.startswith("# ") and (": " in bare or bare.endswith(":") or bare.startswith("#   - {"))
        sentence = bare[2:3].isupper() or ", " in bare.partition(":")[0] or "--" in bare
        uncommented.append(line.replace("# ", "", 1) if is_field and not sentence else line)
    value = "\n".join(uncommented)
    report = engine.check(value)
    assert report.record.name == "Name of the project"
    for given in ("type: ", "request:", "suppliers:", "waivers:", "service_changes:", "pilot:", "els:", "budget:"):
        assert f"\n{given}" in value, given


def test_a_file_that_is_there_is_kept(here: Path, run: Run) -> None:
    Path("project.yaml").write_text("name: Mine\n", encoding="utf-8")
    done = run("init")
    assert (done.status, done.out) == (2, "")
    assert "project.yaml exists" in done.err
    assert Path("project.yaml").read_text(encoding="utf-8") == "name: Mine\n"
    assert [path.name for path in here.iterdir()] == ["project.yaml"]


def test_force_replaces_it(here: Path, run: Run) -> None:
    Path("project.yaml").write_text("name: Mine\n", encoding="utf-8")
    assert run("init", "--force").status == 0
    assert "Name of the project" in Path("project.yaml").read_text(encoding="utf-8")


def test_a_folder_is_kept_too(here: Path, run: Run) -> None:
    Path("project.yaml").mkdir()
    assert run("init").status == 2
    assert Path("project.yaml").is_dir()


def test_another_name_and_folder(here: Path, run: Run) -> None:
    Path("plans").mkdir()
    assert run("init", "plans/move.yaml").status == 0
    assert sorted(path.name for path in Path("plans").iterdir()) == [SCHEMA, "move.yaml"]
    assert run("check", "plans/move.yaml").status == 1


def test_a_folder_that_is_not_there_is_wrong_usage(here: Path, run: Run) -> None:
    done = run("init", "plans/move.yaml")
    assert (done.status, done.out) == (2, "")
    assert "plans/move.yaml cannot be written: " in done.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("name", ["move.json", "move.jsonl"])
def test_what_init_writes_check_reads_whatever_its_name(name: str, here: Path, run: Run) -> None:
    if run("init", name).status == 0:
        assert run("check", name).status == 1


def test_a_file_in_the_place_of_the_schema_is_kept(here: Path, run: Run) -> None:
    Path(SCHEMA).write_text("mine", encoding="utf-8")
    run("init")
    assert Path(SCHEMA).read_text(encoding="utf-8") == "mine"


def test_settings_to_choose_from(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("init", "golive.yaml")
    assert (done.status, done.err.splitlines()[:2]) == (0, ["Wrote golive.yaml", "Wrote golive-settings.schema.json"])
    text = (tmp_path / "golive.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=golive-settings.schema.json\n")
    assert run("check", "--show-config").status == 0
    chosen = re.sub(r"(?m)^# ([a-z_]+: )", r"\1", text)
    given = parsed_settings(Source("golive.yaml", chosen.encode())).settings
    assert given.model_fields_set == {*Settings.model_fields}
    schema = json.loads((tmp_path / "golive-settings.schema.json").read_text())
    jsonschema.validate(yaml.safe_load(chosen), schema)

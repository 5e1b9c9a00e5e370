"""What a command writes is looked at before anything is read: no input is lost, and no work is done for nothing."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
P = "office-365-migration.yaml"
WAIVER = "waivers:\n  - covers: [pmo/none]\n    reason: none\n    by: Ada\n    date: 2026-10-01\n"


@pytest.fixture
def folder(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example, and one file of every other kind that is read."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(root / "examples" / P, P)
    (tmp_path / "layer.yaml").write_text("facts: { has_redundancy: false }\n", encoding="utf-8")
    (tmp_path / "waivers.yaml").write_text(WAIVER, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("id: mine\ntitle: Mine\n", encoding="utf-8")
    (tmp_path / "plan.md").write_text("# Plan\n\n- [ ] Train the service desk\n", encoding="utf-8")
    (tmp_path / "plan.golive.yaml").write_text("facts: { has_redundancy: false }\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "lost", "what"),
    [
        (("check", P, "-f", f"html:{P}"), P, "a record"),
        (("check", P, "-f", "html", "-o", f"./{P}"), P, "a record"),
        (("check", P, "--create-baseline", P), P, "a record"),
        (("check", P, "--with", "layer.yaml", "-f", "json:layer.yaml"), "layer.yaml", "a layer of a record"),
        (("check", P, "--waivers", "waivers.yaml", "-f", "json:waivers.yaml"), "waivers.yaml", "waivers"),
        (("check", P, "--profile", "mine.yaml", "-f", "json:mine.yaml"), "mine.yaml", "a profile"),
        (("check", P, "-f", "text:golive.yaml"), "golive.yaml", "the settings"),
        (("check", "plan.md", "-f", "text:plan.golive.yaml"), "plan.golive.yaml", "the facts beside the plan"),
        (("check", P, "--baseline", "base.json", "-f", "json:base.json"), "base.json", "the baseline"),
        (("check", P, "list.csv", "-f", "csv:list.csv"), "list.csv", "a worked-through list"),
        (("checklist", P, "-f", f"csv:{P}"), P, "a record"),
        (("gate", "go-live", P, "--conditions", P), P, "a record"),
        (("gate", "go-live", P, "-f", f"json:{P}"), P, "a record"),
        (("diff", "old.json", P, "-f", "json:old.json"), "old.json", "what is compared"),
        (("questions", P, "-o", P), P, "the record"),
        (("recognise", "plan.md", "-f", "jsonl:plan.md"), "plan.md", "the plan"),
        (
            ("waivers", "new", "--from", "old.json", "--expires", "2027-01-01", "-o", "old.json"),
            "old.json",
            "the report",
        ),
        (("sign", "old.json", "--key", "key", "-o", "key"), "key", "the key"),
        (("replay", "old.json", P, "-o", P), P, "a record"),
        (("verify", "old.json", "--key", "key", "-o", "old.json"), "old.json", "the report"),
        (("rules", "diff", "pmbok-itil", "small", P, "-o", "small/ruleset.yaml"), "small/ruleset.yaml", "the ruleset"),
    ],
)
def test_no_input_is_written_over(
    words: tuple[str, ...], lost: str, what: str, folder: Path, run: Run, small_ruleset: Path
) -> None:
    shutil.copytree(small_ruleset, "small")
    for name in ("golive.yaml", "base.json", "old.json", "key"):
        (folder / name).write_text("", encoding="utf-8")
    run("checklist", P, "-f", "csv:list.csv")
    before = Path(lost).read_bytes()
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert f"is read here ({what}) and would be lost; write to another file" in done.err
    assert Path(lost).read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_a_link_to_the_record_is_the_record(run: Run) -> None:
    Path("link.yaml").symlink_to(P)
    assert run("check", P, "-f", "json:link.yaml").status == 2


@pytest.mark.usefixtures("folder")
def test_what_is_meant_to_be_written_anew_is_written(run: Run) -> None:
    assert run("check", P, "--create-baseline", "base.json").status == 1
    assert run("check", P, "--baseline", "base.json", "--create-baseline", "base.json").status == 0
    for _ in range(2):
        assert run("gate", "go-live", P, "--conditions", "conditions.yaml").status == 1
        assert run("check", P, "-f", "json:again.json").status == 1
    assert run("check", P, "-f", "text:/dev/null", "-f", "json:/dev/null").status == 1


@pytest.mark.usefixtures("folder")
def test_a_pipe_is_written_through(run: Run) -> None:
    reader, writer = os.pipe()
    assert run("checklist", P, "-f", f"text:/dev/fd/{writer}", "--select", "CHG").status == 0
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as stream:
        assert "Every service change" in stream.read()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-f", "csv:a.csv", "-f", "sarif:a.csv"), "a.csv is to be written twice"),
        (("-f", "json:a.json", "--create-baseline", "./a.json"), "./a.json is to be written twice"),
        (("-f", "json", "-f", "html"), "'json' and 'html' would both go to standard output"),
        (("-f", "json:a.json", "-f", "csv:none/a.csv"), "there is no folder none; make it first"),
        (("-f", "json:a.json", "--create-baseline", "."), ". is a folder; name a file in it"),
        pytest.param(
            ("-f", "json:a.json", "-f", "csv:/proc/a.csv"),
            "/proc/a.csv cannot be written: no file can be made in /proc",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a folder that takes no files"),
        ),
    ],
)
def test_outputs_are_looked_at_before_anything_is_read(
    words: tuple[str, ...], says: str, folder: Path, run: Run
) -> None:
    done = run("check", "no-such-record.yaml", *words)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert not [*folder.glob("a.*")]


@pytest.mark.usefixtures("folder")
def test_settings_name_two_formats_for_the_screen(run: Run) -> None:
    Path("golive.yaml").write_text("format: [json, html]\n", encoding="utf-8")
    done = run("check", P)
    assert (done.status, done.out) == (2, "")
    assert "would both go to standard output" in done.err

"""The action for GitHub: its scripts, run as GitHub's runner runs them, with the environment that it gives."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.thorough

SHELL = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail"]
PROGRAM = Path(sys.executable).with_name("golive")
STUB = """\
#!/bin/sh
echo "$0 $*" >> "$RUNNER_TEMP/called"
test "$2" != venv || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; }
"""


@dataclass(frozen=True)
class Step:
    """What a step gave."""

    status: int
    out: str
    outputs: dict[str, str]
    summary: str


Used = Callable[..., Step]


@pytest.fixture(scope="session")
def action(root: Path) -> Any:
    """The action as it is written."""
    return yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def used(action: Any, tmp_path: Path, scripted: Callable[..., "subprocess.CompletedProcess[str]"]) -> Used:
    """Runs the step that checks, with inputs as a workflow gives them."""
    program = tmp_path / "golive" / "bin"
    program.mkdir(parents=True)
    (program / "golive").symlink_to(PROGRAM)

    def run(**inputs: str) -> Step:
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() <= action["inputs"].keys()
        step = action["runs"]["steps"][1]
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        variables = {name: _filled(text, action, given) for name, text in step["env"].items()}
        variables |= {name: str(file) for name, file in files.items()} | {"RUNNER_TEMP": str(tmp_path)}
        done = scripted(SHELL, step["run"], variables)
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
        return Step(done.returncode, done.stdout, outputs, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"))

    return run


def _filled(text: str, action: Any, given: dict[str, str]) -> str:
    name = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", text)
    assert name is not None
    return given.get(name[1], str(action["inputs"][name[1]].get("default", "")))


def _commands(out: str) -> list[str]:
    """What the runner takes for commands: the lines with :: that do not stand where it was told to stop."""
    token = re.search(r"^::stop-commands::([0-9a-f]{32})$", out, re.MULTILINE)
    assert token is not None
    before, rest = out.split(token[0], 1)
    _, after = rest.split(f"\n::{token[1]}::\n", 1)
    return [line for line in (before + after).splitlines() if line.startswith("::")]


def test_it_is_an_action_by_the_schema(valid: Callable[[str, Path], str], root: Path) -> None:
    assert valid("vendor.github-actions", root / "action.yml") == ""


def test_no_input_is_written_into_a_script(action: Any) -> None:
    steps = action["runs"]["steps"]
    assert [step["run"] for step in steps if "${{" in step["run"]] == []
    given = " ".join(value for step in steps for value in step["env"].values())
    assert [name for name in action["inputs"] if f"inputs.{name} " not in given] == []


def test_findings_fail_the_step_and_are_told_everywhere(used: Used, here: Path) -> None:
    step = used(records="project.yaml")
    assert (step.status, step.outputs["verdict"], step.outputs["exit-status"]) == (1, "no-go", "1")
    assert "NO-GO: " in step.out
    assert len([line for line in _commands(step.out) if line.startswith("::error file=project.yaml,line=")]) == 10
    assert step.summary.startswith("## ⛔ Ottermead")
    assert json.loads((here / step.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert json.loads(Path(step.outputs["report"]).read_text(encoding="utf-8"))["verdict"]["result"] == "no-go"


def test_what_is_well_passes_with_nothing_to_annotate(used: Used) -> None:
    step = used(records="go.yaml", annotations="false", summary="false", sarif="", formats="html:a page.html\n\n")
    assert (step.status, step.outputs["verdict"], step.summary) == (0, "go", "")
    assert "sarif" not in step.outputs
    assert _commands(step.out) == []
    assert Path("a page.html").is_file()


def test_a_failure_that_is_not_wanted_and_one_that_is_always(used: Used) -> None:
    assert used(records="project.yaml", fail="false").status == 0
    step = used(records="none.yaml", fail="false")
    assert (step.status, step.outputs) == (2, {"exit-status": "2"})


def test_only_what_is_new_fails_with_a_baseline(used: Used, here: Path) -> None:
    words = [PROGRAM, "check", "project.yaml", "--create-baseline", "a baseline.json"]
    subprocess.run(words, cwd=here, capture_output=True, check=False)
    step = used(records="project.yaml", baseline="a baseline.json")
    assert (step.status, step.outputs["verdict"]) == (0, "no-go")


def test_the_outputs_of_a_run_before_are_not_taken_for_those_of_this(used: Used) -> None:
    assert used(records="project.yaml").summary != ""
    assert used(records="none.yaml").summary == ""


def test_the_worst_of_all_records_that_a_pattern_finds(used: Used, here: Path) -> None:
    (here / "project.yaml").rename(here / "a plan.yaml")
    step = used(records="*.yaml\r\n")
    assert (step.outputs["verdict"], step.summary.count("## ")) == ("no-go", 2)


def test_every_input_becomes_an_option(used: Used, here: Path) -> None:
    (here / "more.yaml").write_text("facts: { has_redundancy: true }\n", encoding="utf-8")
    step = used(
        records="project.yaml",
        waivers="waivers with spaces.csv",
        gate="plan-baseline",
        ruleset="readiness",
        profile="msp\n",
        fail_level="blocker",
        options="--as-of\n2026-11-03\n--all",
        **{"with": "more.yaml"},
    )
    report = json.loads(Path(step.outputs["report"]).read_text(encoding="utf-8"))
    assert (report["gate"], report["as_of"], report["ruleset"]["id"]) == ("plan-baseline", "2026-11-03", "readiness")
    assert any(waiver["where"].startswith("waivers with spaces.csv:") for waiver in report["waivers"])
    assert "msp" in json.dumps(report["ruleset"]) + json.dumps(report.get("profile", ""))
    assert any("'true' from more.yaml:1 replaces 'unknown'" in note for note in report["notes"])


def test_no_input_becomes_a_command(action: Any, used: Used, here: Path) -> None:
    text = """; touch owned # $(touch owned) `touch owned` "; touch owned; " '; touch owned; ' \n--output=owned"""
    step = used(**{name.replace("-", "_"): text for name in action["inputs"]})
    assert step.status == 2
    assert not (here / "owned").exists()


def test_no_text_of_a_record_becomes_a_command(used: Used, here: Path) -> None:
    (here / "bad.yaml").write_text(
        'id: P-1\nname: "N\\n::error::owned\\n::add-mask::a"\nas_of: 2026-06-01\n"::warning::owned": 1\n',
        encoding="utf-8",
    )
    (here / "named.yaml").write_text('id: P-1\nname: "::error::owned"\nas_of: 2026-06-01\n', encoding="utf-8")
    assert _commands(used(records="bad.yaml").out) == []
    step = used(records="named.yaml")
    assert step.status == 1
    assert [line for line in _commands(step.out) if "owned" in line and "file=named.yaml" not in line] == []


def test_golive_is_installed_from_the_folder_of_the_action(
    action: Any, tmp_path: Path, scripted: Callable[..., "subprocess.CompletedProcess[str]"]
) -> None:
    python = tmp_path / "python of mine"
    python.write_text(STUB, encoding="utf-8")
    python.chmod(0o755)
    variables = {"INPUT_PYTHON": str(python), "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": "/actions/golive"}
    assert scripted(SHELL, action["runs"]["steps"][0]["run"], variables).returncode == 0
    made, installed = (tmp_path / "called").read_text(encoding="utf-8").splitlines()
    assert made == f"{python} -m venv {tmp_path}/golive"
    assert installed.startswith(f"{tmp_path}/golive/bin/python -m pip install ")
    assert installed.endswith(" /actions/golive")


def test_what_the_page_shows_is_valid(
    action: Any, blocks: Callable[[str], list[str]], valid: Callable[[str, Path], str], root: Path, tmp_path: Path
) -> None:
    shown = blocks("github-actions.md")
    assert len(shown) >= 2
    for block in shown:
        file = tmp_path / "workflow.yml"
        file.write_text(block, encoding="utf-8")
        assert valid("vendor.github-workflows", file) == ""
        steps = [step for job in yaml.safe_load(block)["jobs"].values() for step in job["steps"]]
        given = [step["with"] for step in steps if "/golive@" in step.get("uses", "")]
        assert [names for names in given if not names.keys() <= action["inputs"].keys()] == []
    page = (root / "docs" / "how-to" / "github-actions.md").read_text(encoding="utf-8")
    assert [name for name in (*action["inputs"], *action["outputs"]) if f"| `{name}` |" not in page] == []

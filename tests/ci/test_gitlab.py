"""The job for GitLab: its script, run under the shells that images bring, and what the page shows."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import junitparser
import pytest
import yaml

pytestmark = pytest.mark.thorough

PROGRAM = Path(sys.executable).with_name("golive")
PYTHON = f"""\
#!/bin/sh
# Stands for a Python that installs: what pip is asked for is noted.
case "$*" in
*venv*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && ln -s {PROGRAM} "$3/bin/golive" ;;
*) echo "$*" > called ;;
esac
"""
Job = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(params=["bash", "sh"])
def job(
    request: pytest.FixtureRequest,
    root: Path,
    tmp_path: Path,
    scripted: Callable[..., "subprocess.CompletedProcess[str]"],
    monkeypatch: pytest.MonkeyPatch,
) -> Job:
    """Runs the script of the job with its own variables, and these over them."""
    read: Any = yaml.safe_load((root / "templates" / "golive.yml").read_text(encoding="utf-8"))["golive"]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "bin" / "python3").chmod(0o755)
    path = f"{tmp_path / 'bin'}:/usr/local/bin:/usr/bin:/bin"

    def run(**variables: str) -> "subprocess.CompletedProcess[str]":
        given = {f"GOLIVE_{name.upper()}": value for name, value in variables.items()}
        assert given.keys() <= read["variables"].keys()
        every = {**read["variables"], **given, "PATH": path}
        return scripted([request.param, "-e"], "\n".join(read["script"]), every)

    return run


def test_it_is_a_pipeline_by_the_schema(valid: Callable[[str, Path], str], root: Path) -> None:
    assert valid("vendor.gitlab-ci", root / "templates" / "golive.yml") == ""


def test_findings_fail_the_job_and_stand_in_its_files(job: Job, here: Path) -> None:
    done = job(package="git+https://gitlab.example.com/tools/golive@v1", records="project.yaml")
    assert done.returncode == 1
    assert "NO-GO: " in done.stdout
    assert (here / "called").read_text(encoding="utf-8").endswith(" git+https://gitlab.example.com/tools/golive@v1\n")
    suites = junitparser.JUnitXml.fromfile(str(here / "golive.xml"))
    assert sum(suite.failures for suite in suites) > 100
    assert (here / "golive.html").is_file()


def test_every_variable_becomes_an_option(job: Job, here: Path) -> None:
    (here / "more.yaml").write_text("facts: { has_redundancy: true }\n", encoding="utf-8")
    done = job(
        package=".",
        records="project.yaml\ngo.yaml\n",
        waivers="waivers with spaces.csv",
        gate="plan-baseline",
        ruleset="readiness",
        profile="msp",
        fail_level="blocker",
        options="--as-of\n2026-11-03",
        **{"with": "more.yaml"},
    )
    assert done.returncode == 1, done.stderr
    report, other = (here / "golive.json").read_text(encoding="utf-8").splitlines()
    assert "waivers with spaces.csv:" in report
    assert "facts/has_redundancy: 'true' from more.yaml:1 replaces 'unknown'" in report
    for text in ('"gate":"plan-baseline"', '"as_of":"2026-11-03"', '"id":"readiness"', '"msp"'):
        assert text in report
        assert text in other


def test_only_what_is_new_fails_with_a_baseline(job: Job, here: Path) -> None:
    words = [PROGRAM, "check", "project.yaml", "--create-baseline", "a baseline.json"]
    subprocess.run(words, cwd=here, capture_output=True, check=False)
    done = job(package=".", records="project.yaml", baseline="a baseline.json")
    assert (done.returncode, "NO-GO: " in done.stdout) == (0, True)


def test_no_variable_becomes_a_command(job: Job, here: Path) -> None:
    text = """; touch owned # $(touch owned) `touch owned` * "; touch owned; " '; touch owned; ' \n--output=owned"""
    names = ("package", "records", "with", "waivers", "gate", "ruleset", "profile", "baseline", "fail_level", "options")
    assert job(**dict.fromkeys(names, text)).returncode == 2
    assert not (here / "owned").exists()


@pytest.mark.parametrize("name", ["package", "records"])
def test_what_has_to_be_said_is_asked_for(name: str, job: Job) -> None:
    done = job(**{"package": ".", "records": "go.yaml", name: ""})
    assert done.returncode != 0
    assert f"GOLIVE_{name.upper()}: is empty; " in done.stderr


def test_what_the_page_shows_is_valid(
    blocks: Callable[[str], list[str]], valid: Callable[[str, Path], str], root: Path, tmp_path: Path
) -> None:
    shown = [block for block in blocks("gitlab.md") if "GOLIVE_RECORDS" in block]
    variables = yaml.safe_load((root / "templates" / "golive.yml").read_text(encoding="utf-8"))["golive"]["variables"]
    assert len(shown) >= 2
    for block in shown:
        file = tmp_path / ".gitlab-ci.yml"
        file.write_text(block, encoding="utf-8")
        assert valid("vendor.gitlab-ci", file) == ""
        assert yaml.safe_load(block)["golive"]["variables"].keys() <= variables.keys()

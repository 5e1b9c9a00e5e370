"""Mistakes in settings: in a file, in a variable; each at its place, exit status 2."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Put = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "golive.yaml",
            "fail-level: major\n",
            "golive.yaml:1: /fail-level: there is no such key; did you mean fail_level?",
        ),
        ("golive.yaml", "gate: go-liv\n", "golive.yaml:1: /gate: 'go-liv' is not known here; did you mean go-live?"),
        (
            "golive.yaml",
            "\nmin_decided: 101\n",
            "golive.yaml:2: /min_decided: '101' is out of bounds; write 100 or less",
        ),
        ("golive.yaml", "select: { a: b }\n", "golive.yaml:1: /select: a map is not a list;"),
        ("golive.yaml", "as_of: 2026-01-01\n", "golive.yaml:1: /as_of: is no setting: a day that stands in a file"),
        (
            "golive.yaml",
            "format: html:x.html\n",
            "golive.yaml:1: /format: 'html:x.html' has a path; a file of settings",
        ),
        ("golive.yaml", "docs_url: here\n", "'here' is neither a web address nor a folder; the pages"),
        ("golive.yaml", "recognise: maybe\n", "golive.yaml:1: /recognise: 'maybe' is neither yes nor no"),
        (
            "golive.yaml",
            "ignore: [chnge-mgmt]\n",
            "nothing begins with 'chnge-mgmt'; did you mean change-mgmt? (ignore is set by golive.yaml:1)",
        ),
        (
            "golive.yaml",
            "profile: mps\n",
            "there is no profile 'mps'; did you mean msp? (profile is set by golive.yaml:1)",
        ),
        ("golive.yaml", "waivers: nope.yaml\n", "nope.yaml: there is no such file (waivers is set by golive.yaml:1)"),
        ("pyproject.toml", "[tool.golive]\nx = 1\ngates = 'x'\n", "pyproject.toml:2: /x: there is no such key;"),
        (
            "pyproject.toml",
            "[tool.golive]\ngate = 2026-01-01\n",
            "pyproject.toml:2: /gate: '2026-01-01' is not known here;",
        ),
        ("pyproject.toml", "[tool.golive]\n\ngate = \n", "pyproject.toml:3: is not TOML: "),
        (
            "pyproject.toml",
            f"[tool.golive]\nselect = {'[' * 3000}\n",
            "pyproject.toml: is nested too deeply; write it flat",
        ),
        ("pyproject.toml", "[tool]\ngolive = 3\n", "pyproject.toml:2: '3' is not a map;"),
    ],
)
def test_mistakes_in_a_file(name: str, text: str, said: str, here: Path, put: Put, run: Run) -> None:
    put(name, text)
    done = run("check", "plan.md")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(said)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("GOLIVE_GATE", "go-liv", "GOLIVE_GATE: 'go-liv' is not known here; did you mean go-live?"),
        (
            "GOLIVE_FAIL_LEVEL",
            "high",
            "GOLIVE_FAIL_LEVEL: 'high' is not known here; write one of blocker, major, minor",
        ),
        ("GOLIVE_MIN_DECIDED", "80%", "GOLIVE_MIN_DECIDED: '80%' is not a number;"),
        ("GOLIVE_MIN_DECIDED", "nan", "GOLIVE_MIN_DECIDED: "),
        ("GOLIVE_RECOGNISE", "perhaps", "GOLIVE_RECOGNISE: 'perhaps' is neither yes nor no; write true or false"),
        (
            "GOLIVE_RULESET",
            "redyness",
            "there is no ruleset 'redyness'; did you mean readiness? (ruleset is set by GOLIVE_RULESET)",
        ),
        ("GOLIVE_SELECT", "CHG ELS", "nothing begins with 'CHG ELS'; "),
        ("GOLIVE_CONFIG", "nope.yaml", "nope.yaml: there is no such file"),
        ("GOLIVE_CONFIG", "-", "-: settings are not read from standard input; name a file"),
    ],
)
def test_mistakes_in_a_variable(
    variable: str, value: str, said: str, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    done = run("check", "plan.md")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(said)


def test_variables_that_mean_nothing_are_told(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GOLIVE_FAIL_LEVL", "GOLIVE_IMAGE", "GOLIVE_AS_OF", "GOLIVE_DEBUG"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("GOLIVE_GATE", "  ")  # empty is not set
    done = run("check", "plan.md", "-q")
    assert (done.status, done.out) == (1, "")
    assert [line.split(" is set and means nothing")[0] for line in done.err.splitlines()] == [
        "GOLIVE_AS_OF",
        "GOLIVE_FAIL_LEVL",
        "GOLIVE_IMAGE",
    ]
    assert "did you mean GOLIVE_FAIL_LEVEL?" in done.err

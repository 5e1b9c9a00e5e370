"""--with: a file belongs to the record before it, or to the first where none stands before it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def _reports(out: str) -> list[Any]:
    """The reports of an output in JSON, be it one over several lines or several on a line each."""
    return [json.loads(out)] if out.startswith("{\n") else [json.loads(line) for line in out.splitlines()]


A, B, C, X, Y = "A.yaml", "B.yaml", "C.yaml", "X.yaml", "Y.yaml"


@pytest.mark.parametrize(
    ("arguments", "sites", "billable"),
    [
        ([A, B, C], "", ""),
        (["--with", X, A, B, C], "A", ""),
        ([A, "--with", X, B, C], "A", ""),
        ([A, B, "--with", X, C], "B", ""),
        ([A, B, C, "--with", X], "C", ""),
        ([A, "--with", X, B, "--with", Y, C], "A", "B"),
        ([A, "--with", X, "--with", Y, B, C], "A", "A"),
        (["--with", Y, A, B, C, "--with", X], "C", "A"),
        ([A, f"--with={X}", B, C, f"--with={Y}"], "A", "C"),
        ([A, "--with", X, B, "--with", X, C, "--with", X], "ABC", ""),
        ([A, "--gate", "go-live", "--with", X, B, C], "A", ""),
        ([A, B, "--fail-level", "major", "--with", X, "--all", C], "B", ""),
        (["--gate", "handover", A, B, C, "--select", "project/", "--with", Y], "", "C"),
        (["--as-of", "2026-01-01", A, "-f", "json", B, "--with", X, C], "B", ""),
        (["--with", X, "--", A, B, C], "A", ""),
        ([A, "--with", X, "--", B, C], "A", ""),
    ],
)
def test_with_belongs_to_the_record_before_it(
    arguments: list[str],
    sites: str,
    billable: str,
    run: Run,
    put: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "ABC":
        put(f"{name}.yaml", f"name: {name}\n")
    put(X, "sites: 2\n")
    put(Y, "billable: true\n")
    output = [] if "json" in arguments else ["-f", "json"]
    done = run("check", *output, *arguments)
    assert done.status == 1, done.err
    reports = _reports(done.out)
    assert [report["record"]["name"] for report in reports] == ["A", "B", "C"]
    for name, fact in ((sites, "multi_site"), (billable, "billable")):
        assert "".join(r["record"]["name"] for r in reports if r["facts"][fact]["value"]) == name


@pytest.mark.parametrize("form", ["-fjson", "--format=json"])
def test_a_value_that_is_written_together_with_its_option_is_no_record(
    form: str, run: Run, put: Callable[..., Path]
) -> None:
    a, b, x = put("a.yaml", "name: A\n"), put("b.yaml", "name: B\n"), put("x.yaml", "sites: 2\n")
    found = _reports(run("check", form, a, "--with", x, b).out)
    assert [report["facts"]["multi_site"]["value"] for report in found] == [True, None]


def test_a_layer_beside_a_plan_is_taken_and_told(run: Run, root: Path) -> None:
    (report,) = _reports(run("check", root / "examples/new-office-plan.xml", "-f", "json").out)
    assert report["record"]["id"] == "PRJ-0344"
    assert any("taken with it" in note and "new-office-plan.golive.yaml" in note for note in report["notes"])


@pytest.mark.parametrize("command", [["check"], ["checklist"], ["questions"], ["explain", "project/define-scope"]])
def test_a_layer_that_is_not_there_is_wrong_input(command: list[str], run: Run, records: Path) -> None:
    done = run(*command, records / "go.yaml", "--with", "nowhere.yaml")
    assert (done.status, done.out, done.err) == (2, "", "nowhere.yaml: there is no such file\n")


def test_a_layer_fits_a_file_of_one_record_only(run: Run, put: Callable[..., Path]) -> None:
    two, x = put("two.jsonl", '{"name": "A"}\n{"name": "B"}\n'), put("x.yaml", "sites: 2\n")
    done = run("check", two, "--with", x)
    assert (done.status, done.out) == (2, "")
    assert "has 2 records; --with needs a file of one" in done.err
    assert run("check", put("a.yaml", "name: A\n"), "--with", two).status == 2

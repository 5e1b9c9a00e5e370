"""--with: a file belongs to the record before it, or to the first where none stands before it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine
from golive.schemas.record import Record

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


def test_the_example_of_the_documentation(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    text = (root / "docs/records.md").read_text(encoding="utf-8")
    (command,) = (line for line in text.splitlines() if line.startswith("golive check") and "--with" in line)
    done = run(*command.split()[1:])
    assert done.status == 1, done.err
    said = " ".join(done.out.split())
    assert "read 3 service changes of a ServiceNow export" in said
    assert "taken with it: examples/new-office-plan.golive.yaml" in said
    assert "See: CHG0040131 (examples/new-office-changes.json (CHG0040131))" in said


def test_what_is_written_by_hand_stands_and_the_conflict_is_told(
    root: Path, run: Run, engine: Engine, put: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put("plan.xml", (root / "examples/new-office-plan.xml").read_text(encoding="utf-8"))
    changes = (root / "examples/new-office-changes.json").read_text(encoding="utf-8")
    put("changes.json", changes.replace('"Ada Winther"', '"Jonas Feld"'))
    put("facts.yaml", "name: Quarndale\nservice_changes:\n- id: CHG0040131\n  owner: Ada Winther\n")
    for order in (("facts.yaml", "changes.json"), ("changes.json", "facts.yaml")):
        layers = [word for name in order for word in ("--with", name)]
        done = run("check", "plan.xml", *layers, "-f", "json")
        (report,) = _reports(done.out)
        assert report["record"]["name"] == "Quarndale"
        notes = " ".join(report["notes"])
        assert "name: 'Quarndale' from facts.yaml:1 replaces 'New branch office Quarndale' from plan.xml" in notes
        assert "service_changes 'CHG0040131': owner: 'Ada Winther' from facts.yaml:4" in notes
        assert "'Jonas Feld' from changes.json (CHG0040131)" in notes
        record = engine.load("plan.xml", *order)[0].record
        assert isinstance(record, Record)
        (change,) = (one for one in record.service_changes or () if one.id == "CHG0040131")
        assert (change.owner, change.decision) == ("Ada Winther", "pending")

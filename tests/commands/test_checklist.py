"""golive checklist: every activity once, with a box, grouped as asked, in text and Markdown."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine

Run = Callable[..., Any]
NAMES = ("go", "no-go", "not-a-project", "waived", "overdue")


@pytest.mark.parametrize("grouping", ["group", "gate", "process", "owner"])
@pytest.mark.parametrize("name", NAMES)
def test_every_activity_has_one_place(name: str, grouping: str, run: Run, root: Path, engine: Engine) -> None:
    path = root / f"tests/records/{name}.yaml"
    done = run("checklist", path, "--by", grouping, "-f", "markdown")
    assert (done.status, done.err) == (0, "")
    boxes = [line for line in done.out.splitlines() if line.startswith("- ") or "- [ ] " in line]
    found = [name for line in boxes for name in re.findall(r"`golive:([a-z0-9-]+/[a-z0-9-]+)[^`]*`", line)]
    assert sorted(found) == sorted(finding.id for finding in engine.check(path).activities)


@pytest.mark.parametrize("name", NAMES)
def test_a_box_is_ticked_for_what_is_settled_only(name: str, run: Run, root: Path, engine: Engine) -> None:
    path = root / f"tests/records/{name}.yaml"
    outcomes = {finding.id: finding.outcome for finding in engine.check(path).activities}
    shown = run("checklist", path, "-f", "markdown").out
    ticked = set(re.findall(r"^- \[x\] .*`golive:([a-z0-9-]+/[a-z0-9-]+)[^`]*`", shown, re.MULTILINE))
    assert {name for name, outcome in outcomes.items() if outcome == "done"} <= ticked
    assert {outcomes[name] for name in ticked} <= {"done", "waived"}
    to_do = re.findall(r"^ *- \[ \] .*`golive:([a-z0-9-]+/[a-z0-9-]+)[^`]*`", shown, re.MULTILINE)
    assert {outcomes[name] for name in to_do} <= {"missing", "open", "undecided", "planned"}


def test_the_text_has_a_box_for_every_action(run: Run, root: Path, engine: Engine) -> None:
    path = root / "tests/records/waived.yaml"
    report = engine.check(path)
    counts, rules = report.counts, report.rule_counts
    shown = run("checklist", path).out
    boxes = {mark: len(re.findall(rf"^ +\[{mark}\] ", shown, re.MULTILINE)) for mark in (" ", "x", "~", "-")}
    settled = (counts.done + rules.upheld, counts.of_which_waived, counts.not_applicable + rules.not_applicable)
    assert (boxes["x"], boxes["~"], boxes["-"]) == settled
    most = counts.missing + counts.undecided + counts.planned + counts.open_at_gate + rules.violated + rules.undecided
    assert 0 < boxes[" "] <= most


@pytest.mark.parametrize("name", ["go", "waived"])
def test_a_waiver_tells_by_whom_and_why(name: str, run: Run, root: Path) -> None:
    shown = " ".join(run("checklist", root / f"tests/records/{name}.yaml").out.split())
    assert ("waived by Sponsor: No return is expected" in shown) is (name == "waived")


def test_what_one_artefact_serves_is_one_action(run: Run, root: Path, engine: Engine) -> None:
    path = root / "tests/records/no-go.yaml"
    lacking = {f.id for f in engine.check(path).activities if f.outcome == "missing"}
    twins = [a for a in engine.ruleset.activities if a.id in lacking and set(a.same_evidence_as) & lacking]
    boxes = [line for line in run("checklist", path, "-f", "markdown").out.splitlines() if "- [ ] " in line]
    assert twins
    for activity in twins:
        (line,) = [line for line in boxes if f"`golive:{activity.id}" in line]
        assert all(f"`golive:{other}" in line for other in set(activity.same_evidence_as) & lacking)


def test_select_ignore_and_gate_are_looked_at(run: Run, root: Path) -> None:
    arguments = ["--select", "risk/", "--ignore", "risk/monitor", "--gate", "handover", "-f", "markdown"]
    shown = run("checklist", root / "tests/records/no-go.yaml", *arguments).out
    assert " at handover" in shown.splitlines()[0]
    found = set(re.findall(r"`golive:([a-z0-9-]+/[a-z0-9-]+)[^`]*`", shown))
    assert found
    assert all(name.startswith("risk/") and name != "risk/monitor" for name in found)


def test_it_can_be_written_to_a_file(run: Run, root: Path, tmp_path: Path) -> None:
    path = root / "tests/records/go.yaml"
    done = run("checklist", path, "-f", "markdown", "-o", tmp_path / "list.md")
    assert (done.status, done.out) == (0, "")
    assert (tmp_path / "list.md").read_text(encoding="utf-8") == run("checklist", path, "-f", "markdown").out


def test_a_name_is_no_markup(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text('name: "# *Big* <script>"\nactivities: []\n', encoding="utf-8")
    first = run("checklist", path, "-f", "markdown").out.splitlines()[0]
    assert first.startswith("# \\# \\*Big\\* \\<script\\>: ")

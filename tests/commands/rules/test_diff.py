"""golive rules diff: what flips, and which entries changed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Edit = Callable[..., None]
RECORD = """\
name: Shop
as_of: 2026-10-26
request: { deliverable_by_ticket: false }
facts: { ours_out_of_hours: true }
dates: { go_live: 2026-11-09 }
activities:
  - { name: Rota, status: planned, date: 2026-10-29, covers: [ours/agree-out-of-hours] }
"""


@pytest.fixture
def record(ours: Path) -> Path:
    """A record that violates nothing, and the ruleset in the folder `before` as it was."""
    shutil.copytree(ours, ours.parent / "before")
    path = ours.parent / "shop.yaml"
    path.write_text(RECORD)
    return path


def test_nothing_flips(record: Path, run: Run) -> None:
    done = run("rules", "diff", "before", "ours", "--on", record)
    assert (done.status, done.err) == (0, "")
    assert done.out == "before 0.1.0 -> ours 0.1.0\n\nShop, gate go-live: conditional\n\nnothing flips on 1 record\n"


def test_outcomes_and_verdicts_that_flip(record: Path, run: Run, edit: Edit) -> None:
    edit("rules/one.yaml", "at_least: 5", "at_least: 9")
    edit("rules/one.yaml", "severity: major", "severity: blocker")
    edit("ruleset.yaml", "version: 0.1.0", "version: 0.2.0")
    done = run("rules", "diff", "before", "ours", "--on", record)
    assert done.status == 1
    assert done.out.splitlines() == [
        "before 0.1.0 -> ours 0.2.0",
        "",
        "  OURS-01: severity: major -> blocker",
        "",
        "Shop, gate go-live: conditional -> no-go",
        "  OURS-01: upheld -> violated",
        "",
        "1 outcome and 1 verdict flip on 1 record",
    ]


def test_what_is_new_or_gone(record: Path, run: Run, ours: Path) -> None:
    (ours / "rules/one.yaml").unlink()
    gone, new = (run("rules", "diff", *pair, "--on", record) for pair in (("before", "ours"), ("ours", "before")))
    assert "  removed: OURS-01 (major, due go-live)" in gone.out
    assert "  OURS-01: upheld -> not there" in gone.out
    assert "  new: OURS-01 (major, due go-live)" in new.out
    assert (gone.status, new.status) == (1, 1)


def test_a_record_may_use_what_only_one_of_them_knows(record: Path, run: Run) -> None:
    assert run("rules", "diff", "pmbok-itil", "ours", "--on", record).status == 1
    assert run("check", record).status == 2


def test_several_records_and_json(record: Path, run: Run, edit: Edit, tmp_path: Path) -> None:
    edit("planning/out-of-hours.yaml", "due: go-live", "due: handover")
    other = tmp_path / "other.yaml"
    other.write_text(RECORD.replace("name: Shop", "name: Desk"))
    done = run("rules", "diff", "before", "ours", "--on", record, other, "--on", record, "-f", "json")
    found = json.loads(done.out)
    assert found["entries"] == [
        {"id": "ours/agree-out-of-hours", "what": "due", "before": "go-live", "after": "handover"}
    ]
    assert sorted(one["record"] for one in found["records"]) == ["Desk", "Shop", "Shop"]
    assert found["records"][0]["flips"] == [
        {"id": None, "before": "conditional", "after": "go"},
        {"id": "ours/agree-out-of-hours", "before": "open", "after": "planned"},
    ]
    assert (found["flips"], done.status) == (6, 1)


def test_a_profile_for_one_of_them(record: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "drop.yaml").write_text(
        "id: drop\ntitle: Drop\nleave_out: [{ id: OURS-01, why: We do not work at night. }]\n"
    )
    done = run("rules", "diff", "ours", "ours", "--new-profile", "drop.yaml", "--on", record)
    assert done.status == 1
    assert "ours 0.1.0 -> ours 0.1.0 with drop.yaml" in done.out
    assert "OURS-01: upheld -> not-applicable" in done.out
    assert run("rules", "diff", "ours", "ours", "--profile", "drop.yaml", "--on", record).status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ours", "ours"], "there is nothing to compare them on; name a RECORD with --on"),
        (["ours", "nowhere", "--on", "shop.yaml"], "there is no ruleset 'nowhere'"),
        (["ours", "ours", "--on", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
        (["ours", "ours", "--on", "shop.yaml", "--gate", "golive"], "did you mean go-live?"),
        (["ours"], "Missing argument 'NEW'"),
    ],
)
def test_wrong_input(arguments: list[str], said: str, record: Path, run: Run) -> None:
    done = run("rules", "diff", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err

"""golive rules test: examples, coverage of outcomes, exit status."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Edit = Callable[..., None]


def test_all_as_expected(ours: Path, run: Run) -> None:
    done = run("rules", "test", "ours")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "7 examples of 2 entries, all as expected",
        "every entry has an example of each outcome that it should have",
    ]
    assert run("rules", "test", ours).out == done.out


def test_an_example_that_fails_is_told_with_its_line_and_why(run: Run, edit: Edit) -> None:
    edit("rules/one.yaml", "date: 2026-11-06", "date: 2026-10-19")
    done = run("rules", "test", "ours")
    assert done.status == 1
    assert done.out.splitlines()[:4] == [
        "ours/rules/one.yaml:26: OURS-01: agreed on the last working day",
        "    expected violated, got upheld",
        "    because at least 5 working days from ours/agree-out-of-hours to",
        "      dates.go_live",
    ]
    assert "7 examples of 2 entries: 6 as expected, 1 not" in done.out


def test_elements_of_the_record_of_an_example_are_named(run: Run, edit: Edit) -> None:
    edit("rules/one.yaml", "requires: { lead: [ours/agree-out-of-hours, { field: dates.go_live }], at_least: 5 }",
         "requires: { none: activities, where: { field: name, filled: true } }")  # fmt: skip
    assert "    and Rota\n" in run("rules", "test", "ours", "OURS").out


def test_what_is_not_known_is_told(run: Run, edit: Edit) -> None:
    edit("base-record.yaml", "ours_out_of_hours: false", "ours_out_of_hours: unknown")
    done = run("rules", "test", "ours", "ours/")
    assert "expected not-applicable, got undecided" in done.out
    assert "not known: ours_out_of_hours" in done.out


def test_every_line_fits_into_80_columns(run: Run, edit: Edit) -> None:
    edit("rules/one.yaml", "agreed on the last working day", "word " * 60)
    edit("rules/one.yaml", "expect: violated", "expect: upheld")
    done = run("rules", "test", "ours")
    assert done.status == 1
    assert max(map(len, done.out.splitlines())) <= 80


def test_an_outcome_without_an_example_fails_where_it_is_required(run: Run, edit: Edit) -> None:
    edit("rules/one.yaml", "expect: undecided", "expect: violated")
    edit("rules/one.yaml", "status: planned, covers", "status: planned, date: 2026-11-06, covers")
    missing = "expect: missing\n      record: { facts: { ours_out_of_hours: true } }"
    edit("planning/out-of-hours.yaml", missing, "expect: not-applicable\n      record: {}")
    lenient, strict = run("rules", "test", "ours"), run("rules", "test", "ours", "--require")
    assert (lenient.status, strict.status) == (0, 1)
    assert "ours/rules/one.yaml:6: OURS-01: no example of undecided" in lenient.out
    assert (
        "ours/planning/out-of-hours.yaml:7: ours/agree-out-of-hours: no example of\n    missing or open\n"
        in lenient.out
    )
    assert "2 entries without an example of each outcome; --require makes that fail" in lenient.out
    assert strict.out.endswith("2 entries without an example of each outcome\n")


def test_an_example_whose_record_is_none_with_the_base_record(run: Run, edit: Edit) -> None:
    edit("base-record.yaml", "dates: { go_live: 2026-11-09 }", "dates: { go_live: 2026-11-09 }\nsites: 2")
    edit("rules/one.yaml", "record: {}", "record: { sites: 1 }")
    assert run("rules", "test", "ours").status == 0


def test_those_whose_ids_begin_so(ours: Path, run: Run) -> None:
    assert run("rules", "test", "ours", "OURS").out.startswith("4 examples of 1 entry, all as expected")
    assert run("rules", "test", "ours", "OURS", "ours/agree").out.startswith("7 examples of 2 entries")
    done = run("rules", "test", "ours", "OURS-02")
    assert (done.status, done.out) == (2, "")
    assert "nothing begins with 'OURS-02'; did you mean OURS-01" in done.err


def test_only_own_entries_are_tested(run: Run) -> None:
    assert run("rules", "test", "readiness", "EVD-0").status == 0
    done = run("rules", "test", "readiness", "CHG")
    assert (done.status, done.out) == (2, "")


def test_json(run: Run, edit: Edit, tmp_path: Path) -> None:
    edit("rules/one.yaml", "expect: violated", "expect: upheld")
    done = run("rules", "test", "ours", "-f", "json", "-o", "found.json")
    assert done.status == 1
    found = json.loads((tmp_path / "found.json").read_text())
    assert (found["ruleset"], found["entries"], found["failed"], found["ok"]) == ("ours", 2, 1, False)
    (wrong,) = [one for one in found["examples"] if not one["as_expected"]]
    assert (wrong["entry"], wrong["expected"], wrong["got"]) == ("OURS-01", "upheld", "violated")
    assert wrong["place"] == "ours/rules/one.yaml:26"
    assert [one["outcomes"] for one in found["lacking"]] == [["violated"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "there is no ruleset 'nowhere'"),
        (["./nowhere"], "nowhere: there is no such folder; name the folder of a ruleset"),
        (["pmbok-itl"], "did you mean pmbok-itil?"),
        ([], "Missing argument 'FOLDER|NAME'"),
    ],
)
def test_nothing_to_test(arguments: list[str], said: str, run: Run) -> None:
    done = run("rules", "test", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_mistakes_are_told_all_at_once(run: Run, edit: Edit) -> None:
    edit("rules/one.yaml", "severity: major", "severity: maior")
    edit("planning/out-of-hours.yaml", "is_project, ours", "is_projct, ours")
    edit("rules/one.yaml", "expect: upheld", "expect: uphold")
    done = run("rules", "test", "ours")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 3
    assert "did you mean upheld?" in done.err

"""golive check: its options, its formats, and records from files, lists, lines and standard input."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def _reports(out: str) -> list[Any]:
    """The reports of an output in JSON, be it one over several lines or several on a line each."""
    return [json.loads(out)] if out.startswith("{\n") else [json.loads(line) for line in out.splitlines()]


def test_gate_and_as_of(run: Run, records: Path) -> None:
    done = run("check", records / "go.yaml", "--gate", "go-live", "--as-of", "2026-04-05", "-f", "json")
    (report,) = _reports(done.out)
    assert (report["gate"], report["gate_from"], report["as_of"], report["as_of_from"]) == (
        "go-live",
        "asked",
        "2026-04-05",
        "asked",
    )


def test_today_where_no_day_is_given(run: Run, put: Callable[..., Path]) -> None:
    (report,) = _reports(run("check", put("a.yaml", "name: A\n"), "-f", "json").out)
    assert report["as_of_from"] == "today"
    assert abs((date.fromisoformat(report["as_of"]) - date.today()).days) <= 1


def test_ruleset_by_folder(run: Run, small_ruleset: Path, records: Path, put: Callable[..., Path]) -> None:
    path = put("a.yaml", "name: A\nactivities: []\n")
    (report,) = _reports(run("check", path, "--ruleset", small_ruleset, "-f", "json").out)
    assert report["ruleset"]["id"] == "small"


def test_select_and_ignore(run: Run, records: Path) -> None:
    arguments = ["--select", "change-mgmt/", "--select", "risk/", "--ignore", "risk/m", "-f", "json"]
    (report,) = _reports(run("check", records / "no-go.yaml", *arguments).out)
    ids = [finding["id"] for finding in report["activities"]]
    assert {name.partition("/")[0] for name in ids} == {"change-mgmt", "risk"}
    assert not [name for name in ids if name.startswith("risk/m")]
    assert (report["selected"], report["ignored"]) == (["change-mgmt/", "risk/"], ["risk/m"])


def test_all_lists_more_than_the_worst_ten(run: Run, records: Path) -> None:
    short, whole = run("check", records / "no-go.yaml").out, run("check", records / "no-go.yaml", "--all").out
    assert len(whole) > 3 * len(short)


_RULED = """
id: P-1
type: new-service
as_of: 2026-10-26
facts: {{ touches_production: true }}
request: {{ deliverable_by_ticket: false, labour_hours: 80 }}
els: {{ planned: true{criteria} }}
waivers: {waivers}
"""
_WAIVER = "[{ covers: [ELS-01], reason: Small, by: Sponsor, date: 2026-05-01 }]"


@pytest.mark.parametrize(
    ("criteria", "waivers", "level", "status"),
    [
        (", exit_criteria: []", "[]", "blocker", 1),
        (", exit_criteria: []", _WAIVER, "minor", 0),
        (", exit_criteria: []", _WAIVER.replace("Sponsor", "PM"), "blocker", 1),
        (", exit_criteria: [A week of calm]", "[]", "minor", 0),
        ("", "[]", "blocker", 1),
        ("", _WAIVER, "minor", 0),
    ],
)
def test_a_rule_alone_decides_the_exit_status_unless_it_is_waived(
    criteria: str, waivers: str, level: str, status: int, run: Run, put: Callable[..., Path]
) -> None:
    path = put("a.yaml", _RULED.format(criteria=criteria, waivers=waivers))
    asked = ["check", path, "--gate", "go-live", "--select", "ELS-01", "--fail-level", level]
    assert run(*asked).status == status


def test_a_rule_below_the_fail_level_lets_pass(run: Run, put: Callable[..., Path]) -> None:
    plan = "activities: [{ name: TBD, status: planned, covers: [release-mgmt/test-load] }]\n"
    path = put("a.yaml", _RULED.format(criteria="", waivers="[]") + plan)
    asked = ["check", path, "--ruleset", "readiness", "--gate", "go-live", "--select", "EVD-01", "--fail-level"]
    assert [run(*asked, level).status for level in ("blocker", "major", "minor")] == [0, 1, 1]


# Standard input, several records.


def test_a_record_from_standard_input(run: Run) -> None:
    for text in ("name: A\nsites: 2\n", '{"name": "A", "sites": 2}'):
        (report,) = _reports(run("check", "-", "-f", "json", stdin=text).out)
        assert (report["record"]["name"], report["facts"]["multi_site"]["value"]) == ("A", True)


def test_standard_input_beside_files_and_as_a_layer(run: Run, put: Callable[..., Path]) -> None:
    a, x = put("a.yaml", "name: A\n"), put("x.yaml", "sites: 2\n")
    found = _reports(run("check", a, "-", "--with", x, "-f", "json", stdin="name: B\n").out)
    assert [(r["record"]["name"], r["facts"]["multi_site"]["value"]) for r in found] == [("A", None), ("B", True)]
    (report,) = _reports(run("check", a, "--with", "-", "-f", "json", stdin="sites: 2\n").out)
    assert report["facts"]["multi_site"]["value"] is True


@pytest.mark.parametrize("command", [["checklist", "-"], ["questions", "-"], ["explain", "project/define-scope", "-"]])
def test_other_commands_read_standard_input_too(command: list[str], run: Run) -> None:
    done = run(*command, stdin="name: A project from a pipe\nactivities: []\n")
    assert done.status == 0
    assert "A project from a pipe" in done.out


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_standard_input_is_wrong_input(text: str, run: Run) -> None:
    done = run("check", "-", stdin=text)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("<stdin>: is empty")


def test_json_lines_in_and_out(run: Run, put: Callable[..., Path]) -> None:
    lines = "".join(json.dumps({"id": f"P-{number}", "activities": []}) + "\n" for number in range(5))
    for done in (run("check", put("all.jsonl", lines), "-f", "json"), run("check", "-", "-f", "json", stdin=lines)):
        assert done.status == 1
        assert [report["record"]["id"] for report in _reports(done.out)] == [f"P-{number}" for number in range(5)]
        assert len(done.out.splitlines()) == 5


def test_a_list_of_records_in_one_file(run: Run, put: Callable[..., Path]) -> None:
    done = run("check", put("all.yaml", "- name: A\n- name: B\n"), "-f", "json")
    assert [report["record"]["name"] for report in _reports(done.out)] == ["A", "B"]


def test_one_record_is_printed_over_several_lines(run: Run, records: Path) -> None:
    done = run("check", records / "go.yaml", "-f", "json")
    assert json.loads(done.out)["verdict"]["result"] == "go"
    assert len(done.out.splitlines()) > 100


def test_a_file_name_that_is_not_utf_8_is_no_defect(run: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/plan\xff.yaml"))
    path.write_text("name: A\n", encoding="utf-8")
    assert run("check", path).status == 1
    assert run("check", path, "-f", "json").status == 1


def test_a_record_given_twice_is_reported_once(run: Run, records: Path, put: Callable[..., Path]) -> None:
    path, layer = records / "go.yaml", put("layer.yaml", "name: Another\n")
    done = run("check", path, records / "." / ".." / "records" / "go.yaml", path, "--with", layer, "-f", "json")
    assert len(_reports(done.out)) == 2
    assert done.err.count("is given twice; it is reported once") == 1
    assert run("checklist", path, path).err.count("is given twice; it is reported once") == 1


def test_the_way_to_the_questions_keeps_what_was_asked(run: Run, put: Callable[..., Path]) -> None:
    path, layer = put("my plan.yaml", "name: A\nactivities: []\n"), put("layer.yaml", "name: Another\n")
    done = run("check", path, "--with", layer, "--gate", "handover", "--as-of", "2026-03-02")
    asking = f"  golive questions '{path}' --with {layer} --gate handover --as-of 2026-03-02"
    assert asking in done.out.splitlines()
    done = run("check", "-", stdin="name: A\nactivities: []\n")
    assert "  golive questions -  (on the same input)" in done.out.splitlines()

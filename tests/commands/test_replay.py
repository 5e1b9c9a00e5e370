"""golive replay: a report from one machine derived again on another, and what differs, by name."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from openpyxl import Workbook

import golive

Run = Callable[..., Ran]
Put = Callable[[str, str], Path]
PLAN = """\
id: P-1
name: Portal
stage: executing
as_of: 2026-03-02
facts: {touches_production: true}
activities:
  - {name: Sign the charter, status: done, date: 2026-01-05, covers: [project/approve-charter]}
  - {name: Train the service desk, status: done, date: 2026-02-20, owner: Ada, covers: [incident-mgmt/train-support]}
"""


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Callable[..., Path]:
    """The report on a record as JSON, as another machine made it."""

    def report(*words: str | Path, name: str = "report.json") -> Path:
        path = tmp_path / name
        found = run("check", *map(str, words), "-f", f"json:{path}")
        assert found.status in (0, 1), found.err
        return path

    return report


def _whole(ran: Ran) -> str:
    """The text on one line."""
    return " ".join(ran.out.split())


def test_the_same_record_gives_the_same(run: Run, put: Put, made: Callable[..., Path]) -> None:
    record = put("record.yaml", PLAN)
    found = run("replay", str(made(record)), str(record))
    assert (found.status, found.err) == (0, "")
    assert (
        "THE SAME: the same went in, and all 309 findings, the verdict no-go and all else in the report came"
        in _whole(found)
    )


def test_a_flipped_date_of_evidence_is_named(run: Run, put: Put, made: Callable[..., Path]) -> None:
    report = made(put("record.yaml", PLAN))
    other = put("other.yaml", PLAN.replace("2026-02-20", "2026-02-02"))
    found = run("replay", str(report), str(other))
    assert found.status == 1
    assert "NOT THE SAME: 1 thing that went in is not the same" in _whole(found)
    assert f"1. /activities/1/date of 'Train the service desk' ({other}:8): '2026-02-20' -> '2026-02-02'" in _whole(
        found
    )
    assert "(incident-mgmt/train-support): undecided as before, by other evidence; because 'Train the" in _whole(found)


def _difference(ran: Ran) -> dict[str, Any]:
    """The only thing that went in and is not the same."""
    assert ran.status == 1, ran.out + ran.err
    (difference,) = json.loads(ran.out)["inputs"]
    return dict(difference)


def test_a_flipped_date_in_ms_project_xml_is_named(run: Run, root: Path, tmp_path: Path, made: Any) -> None:
    plan = root / "examples/data-centre-move.xml"
    report = made(plan, "--as-of", "2026-11-02")
    lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "<Name>Train the service desk" in line)
    at = next(n for n in range(at, len(lines)) if "<Finish>2026-12-04" in lines[n])
    other = tmp_path / "move.xml"
    other.write_text("".join([*lines[:at], lines[at].replace("2026-12-04", "2026-12-03"), *lines[at + 1 :]]))
    told = _difference(run("replay", str(report), str(other), "-f", "json"))
    assert (told["was"], told["now"]) == ("'2026-12-04'", "'2026-12-03'")
    assert told["pointer"].endswith("/date")
    assert "Train the service desk" in told["says"]


def _workbook(path: Path, day: str) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Task", "Status", "Finish", "Owner"],
        ["Train the service desk", "done", day, "Ada"],
        ["Write the run book", "planned", "2026-04-01", "Ben"],
    ):
        sheet.append(row)
    book.save(path)
    return path


def test_a_flipped_date_in_a_workbook_is_named(run: Run, tmp_path: Path, made: Any) -> None:
    report = made(_workbook(tmp_path / "plan.xlsx", "2026-02-20"), "--as-of", "2026-03-02")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    again = _workbook(folder / "copy.xlsx", "2026-02-20")
    assert run("replay", str(report), str(again)).status == 0
    told = _difference(run("replay", str(report), str(_workbook(folder / "x.xlsx", "2026-02-19")), "-f", "json"))
    assert (told["was"], told["now"]) == ("'2026-02-20'", "'2026-02-19'")


def test_one_date_among_thousands_is_named(run: Run, put: Put, made: Any) -> None:
    lines = ["name,status,finish", *(f"Step {n},done,2026-01-{1 + n % 28:02}" for n in range(1500))]
    report = made(put("plan.csv", "\n".join(lines)), "--as-of", "2026-03-02")
    lines[700] = "Step 699,done,2026-03-28"
    told = _difference(run("replay", str(report), str(put("other.csv", "\n".join(lines))), "-f", "json"))
    assert (told["pointer"], told["was"], told["now"]) == ("/activities/699/date", "'2026-01-28'", "'2026-03-28'")


# What is no difference: the machine.


@pytest.mark.parametrize("settings", [{"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "3"}, {"LC_ALL": "C", "TZ": "UTC"}])
def test_another_machine(settings: dict[str, str], root: Path, tmp_path: Path, made: Any) -> None:
    folder = root / "examples"
    report = made(folder / "new-office-plan.xml", "--with", folder / "new-office-changes.json")
    there = tmp_path / "there"
    there.mkdir()
    for name in ("new-office-plan.xml", "new-office-plan.golive.yaml", "new-office-changes.json"):
        shutil.copy(folder / name, there / name)
    command = [sys.executable, "-m", "golive.cli", "replay", str(report), "new-office-plan.xml"]
    done = subprocess.run(
        [*command, "--with", "new-office-changes.json"],
        cwd=there,
        env={**os.environ, **settings},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"THE SAME" in done.stdout, done.stderr) == (0, True, b"")


def test_other_line_ends_are_told_and_decide_nothing(run: Run, put: Put, made: Any, tmp_path: Path) -> None:
    report = made(put("record.yaml", PLAN))
    other = tmp_path / "windows.yaml"
    other.write_bytes(PLAN.replace("\n", "\r\n").encode())
    found = run("replay", str(report), str(other))
    assert found.status == 0
    assert "the file windows.yaml (the record) has other bytes" in _whole(found)
    assert "Not compared: 1. places and notes, as the files have other bytes" in _whole(found)
    assert "what was read from it is the same" in _whole(found)


def test_settings_are_those_of_the_report_not_of_the_place(run: Run, tmp_path: Path, made: Any) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        (folder / "plan.csv").write_text("Was,Wann,Stand\nTrain the service desk,03/02/2026,erledigt worden\n")
    (here / "golive.yaml").write_text(
        "columns: {name: Was, finish: Wann, status: Stand}\nstatuses: {erledigt worden: done}\ndates: day-first\n"
    )
    (there / "golive.yaml").write_text("statuses: {erledigt worden: cancelled}\ndates: month-first\n")
    report = made(here / "plan.csv", "--as-of", "2026-03-02")
    assert run("replay", str(report), str(there / "plan.csv")).status == 0


# What was asked, and the rules.


def test_what_was_asked_is_asked_again(run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    words = ("--gate", "handover", "--as-of", "2026-05-05", "--select", "CHG-", "--terms", "pmbok6")
    found = run("replay", str(made(record, *words)), str(record), "-f", "json")
    value = json.loads(found.out)
    assert (found.status, value["gate"], value["as_of"], value["same"]) == (0, "handover", "2026-05-05", True)


def test_waivers_that_are_missing_are_named(run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    waiver = {"covers": ["release-mgmt/*"], "reason": "Later", "by": "Eve", "date": "2026-01-01"}
    waivers = put("waivers.json", json.dumps([waiver]))
    report = made(record, "--waivers", waivers)
    assert run("replay", str(report), str(record), "--waivers", str(waivers)).status == 0
    told = _difference(run("replay", str(report), str(record), "-f", "json"))
    assert (told["what"], told["pointer"]) == ("waivers", "/waivers")


def test_a_file_that_was_laid_over_and_is_not_now(run: Run, put: Put, made: Any) -> None:
    record, more = put("record.yaml", PLAN), put("more.yaml", "facts: {requestable: false}\n")
    report = made(record, "--with", more)
    found = run("replay", str(report), str(record))
    assert found.status == 1
    assert "/facts/requestable: is gone; was no" in _whole(found)
    assert "the file more.yaml (laid over it) was read then and is not now" in _whole(found)


def test_a_profile_of_ones_own_is_asked_for_where_it_is_not_found(run: Run, put: Put, made: Any, root: Path) -> None:
    record = put("record.yaml", PLAN)
    profile = next((root / "examples/profiles").glob("*.yaml"))
    report = made(record, "--profile", profile)
    refused = run("replay", str(report), str(record))
    assert (refused.status, "--profile FILE say where they are" in refused.err) == (2, True)
    assert run("replay", str(report), str(record), "--profile", str(profile)).status == 0
    assert run("replay", str(report), str(record), "--profile", "msp").status == 1


def test_another_ruleset_is_named(run: Run, put: Put, made: Any, small_ruleset: Path, tmp_path: Path) -> None:
    record = put("record.yaml", "name: A\nas_of: 2026-03-02\n")
    report = made(record, "--ruleset", small_ruleset)
    changed = tmp_path / "changed"
    shutil.copytree(small_ruleset, changed)
    manifest = changed / "ruleset.yaml"
    manifest.write_text(manifest.read_text() + "# a remark\n")
    assert run("replay", str(report), str(record), "--ruleset", str(small_ruleset)).status == 0
    told = _difference(run("replay", str(report), str(record), "--ruleset", str(changed), "-f", "json"))
    assert (told["what"], "the ruleset is another one" in told["says"]) == ("ruleset", True)


# Reports.


def test_an_edited_report_is_told_first(run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    report = made(record)
    report.write_text(report.read_text().replace('"result":"no-go"', '"result":"go"', 1))
    found = run("replay", str(report), str(record))
    assert found.status == 1
    assert "NOT THE SAME: the report was edited" in _whole(found)
    assert "the verdict is no-go, and the report says go" in _whole(found)


def _forge(report: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a report and work its own digests out again, as docs/replay.md says how."""
    value = json.loads(report.read_text())
    change(value)
    receipt = value["receipt"]
    found = sorted([f["id"], f["outcome"], f["severity"], f["due"]] for f in value["rules"] + value["activities"])
    receipt["findings"] = _digest({"findings": found, "verdict": value["verdict"]["result"]})
    del receipt["result"]
    receipt["result"] = _digest(value)
    report.write_text(json.dumps(value, ensure_ascii=False))


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _rule(value: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in value["rules"] if one["remedy"])


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "counts/missing: 0 -> ": lambda d: d["counts"].update(missing=0),
    "rule_counts/violated: 200 -> ": lambda d: d["rule_counts"].update(violated=200),
    "as_of: '2026-11-03' -> '2026-03-02'": lambda d: d.update(as_of="2026-11-03"),
    "record/name: 'Other' -> 'Portal'": lambda d: d["record"].update(name="Other"),
    "record/manager: 'Zed' -> nothing (null)": lambda d: d["record"].update(manager="Zed"),
    "notes: 'All clear', which golive does not write": lambda d: d["notes"].append("All clear"),
    "notes: not there -> ": lambda d: d.update(notes=[]),
    "gate_dates/go-live: '2027-01-01'": lambda d: d["gate_dates"].update({"go-live": "2027-01-01"}),
    "gate_from: 'asked' -> 'stage'": lambda d: d.update(gate_from="asked"),
    "presence_only: yes -> no": lambda d: d.update(presence_only=True),
    "ruleset/version: '9.9'": lambda d: d["ruleset"].update(version="9.9"),
    "tool/name: 'evil' -> 'golive'": lambda d: d["tool"].update(name="evil"),
    "waivers/0/by: 'King' -> 'Eve'": lambda d: d["waivers"][0].update(by="King"),
    "questions/": lambda d: d.update(questions={}),
    "works/": lambda d: d.update(works={}),
    "terms/a: 'b', which golive does not write": lambda d: d["terms"].update(a="b"),
    "signed_off: 'yes', which golive does not write": lambda d: d.update(signed_off="yes"),
    "receipt/ok: yes, which golive does not write": lambda d: d["receipt"].update(ok=True),
    "conditions: 1 element -> 0": lambda d: d["conditions"].append(
        {"id": "CHG-02", "title": "", "severity": "minor", "set_at": "go-live", "set_on": None, "met": True}
    ),
    "verdict/decided_by": lambda d: d["verdict"].update(decided_by=[]),
    "/title: 'x' -> ": lambda d: next(iter(d["facts"].values())).update(title="x"),
    "title of ": lambda d: _rule(d).update(title="Nothing"),
    "why of ": lambda d: _rule(d).update(why="For no reason"),
    "remedy of ": lambda d: _rule(d).update(remedy="Nothing to do."),
    "sources of ": lambda d: _rule(d).update(sources=[]),
    "basis of ": lambda d: _rule(d).update(basis="expert" if _rule(d)["basis"] == "said" else "said"),
    "rules: they stand in another order": lambda d: d["rules"].reverse(),
}


@pytest.mark.parametrize("named", FORGED)
def test_a_forged_report_whose_receipt_fits_is_told_by_its_fields(named: str, run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    waiver = {"covers": ["release-mgmt/*"], "reason": "Later", "by": "Eve", "date": "2026-01-01"}
    waivers = put("waivers.json", json.dumps([waiver]))
    report = made(record, "--waivers", waivers)
    _forge(report, FORGED[named])
    found = run("replay", str(report), str(record), "--waivers", str(waivers))
    assert found.status == 1
    assert "NOT THE SAME: the report says otherwise than what comes out" in _whole(found)
    assert named in _whole(found)


def test_a_report_that_golive_wrote_and_somebody_changed_before_is_told(run: Run, put: Put, made: Any) -> None:
    """The models of Python can be changed in their lists, and then carry a receipt that fits."""
    record = put("record.yaml", PLAN)
    changed = golive.check(str(record))
    changed.notes.append("All clear")
    report = put("changed.json", golive.render(changed, "json"))
    found = run("replay", str(report), str(record))
    assert (found.status, "notes: 'All clear', which golive does not write" in _whole(found)) == (1, True)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda d: _rule(d).update(remedy="Nothing to do."), "remedy of "),
        (lambda d: d["counts"].update(missing=0), "counts/missing"),
        (lambda d: d.update(signed_off=True), "signed_off"),
    ],
)
def test_which_field_was_edited_stands_in_the_headline(change: Any, named: str, run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    report = made(record)
    value = json.loads(report.read_text())
    change(value)
    report.write_text(json.dumps(value))
    headline = _whole(run("replay", str(report), str(record))).split("What the report says")[0]
    assert "NOT THE SAME: the report was edited since golive wrote it; the report says otherwise than" in headline
    assert named in headline


def test_another_order_of_keys_is_told_and_decides_nothing(run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    report = made(record)
    value = json.loads(report.read_text())
    report.write_text(json.dumps(value, sort_keys=True))
    found = run("replay", str(report), str(record))
    assert (found.status, "the keys of the report stand in another order" in _whole(found)) == (0, True)
    value["receipt"]["files"][0]["size"] += 1
    report.write_text(json.dumps(value, sort_keys=True))
    found = run("replay", str(report), str(record))
    assert (found.status, "was edited since golive wrote it, in something that is not" in _whole(found)) == (1, True)


def test_a_renamed_record_in_another_folder_has_the_same_notes(
    run: Run, put: Put, made: Any, tmp_path: Path, root: Path
) -> None:
    folder = tmp_path / "another folder"
    folder.mkdir()
    for name in ("office-365-migration.yaml", "office-365-waivers.csv"):
        shutil.copy(root / "examples" / name, folder / f"of {name}")
    report = made(root / "examples/office-365-migration.yaml", "--waivers", root / "examples/office-365-waivers.csv")
    words = [str(folder / "of office-365-migration.yaml"), "--waivers", str(folder / "of office-365-waivers.csv")]
    found = run("replay", str(report), *words)
    assert (found.status, "Not compared" in found.out) == (0, False), found.out


def test_commands_in_notes_have_other_names_and_say_the_same(run: Run, made: Any, tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "another folder"
    folder.mkdir()
    shutil.copy(root / "examples/warehouse-scanners.csv", folder / "the plan's copy.csv")
    report = made(root / "examples/warehouse-scanners.csv", "--as-of", "2026-11-02")
    assert "--from" in report.read_text()
    found = run("replay", str(report), str(folder / "the plan's copy.csv"))
    assert (found.status, "Not compared" in found.out) == (0, False), found.out


def test_settings_of_the_place_have_no_say(
    run: Run, put: Put, made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = put("record.yaml", PLAN)
    waiver = {"covers": ["release-mgmt/*"], "reason": "Later", "by": "Eve", "date": "2026-01-01"}
    waivers = put("waivers.json", json.dumps([waiver]))
    report, waived = made(record), made(record, "--waivers", waivers, name="waived.json")
    put("golive.yaml", "waivers: [waivers.json]\n")
    monkeypatch.setenv("GOLIVE_WAIVERS", str(waivers))
    monkeypatch.chdir(tmp_path)
    assert run("replay", str(report), str(record)).status == 0
    assert run("replay", str(waived), str(record)).status == 1
    assert "--config" not in run("replay", "--help").out


def test_notes_on_settings_are_not_compared_and_that_is_said(
    run: Run, put: Put, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = put("record.yaml", PLAN)
    monkeypatch.setenv("GOLIVE_GATE", "handover")
    report = made(record)
    monkeypatch.delenv("GOLIVE_GATE")
    found = run("replay", str(report), str(record))
    assert (found.status, "1. its notes on settings" in _whole(found)) == (0, True)


def test_what_makes_a_report_a_part_is_said(run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    report = made(record, "--select", "CHG-", "--ignore", "CHG-01", "--min-decided", "80")
    found = run("replay", str(report), str(record))
    said = "It is a part: only CHG- was selected; CHG-01 was ignored; go and conditional need 80 percent decided."
    assert (found.status, said in _whole(found)) == (0, True)


def test_a_baseline_is_not_compared_and_that_is_said(run: Run, put: Put, made: Any, tmp_path: Path) -> None:
    record, baseline = put("record.yaml", PLAN), tmp_path / "baseline.json"
    run("check", str(record), "--create-baseline", str(baseline))
    report = made(record, "--baseline", baseline)
    found = run("replay", str(report), str(record))
    assert (found.status, "1. what the report says of a baseline" in _whole(found)) == (0, True)


def test_sizes_that_are_equal_are_no_difference(run: Run, put: Put, made: Any) -> None:
    report = made(put("record.yaml", PLAN))
    found = run("replay", str(report), str(put("other.yaml", PLAN.replace("2026-02-20", "2026-02-02"))))
    assert f"has other bytes: {len(PLAN)} as before, but the contents differ" in _whole(found)


def test_a_report_written_on_other_lines_is_no_edited_one(run: Run, put: Put, made: Any) -> None:
    record = put("record.yaml", PLAN)
    report = made(record)
    report.write_text(json.dumps(json.loads(report.read_text()), indent=2))
    assert run("replay", str(report), str(record)).status == 0


def test_reports_are_paired_with_their_records(run: Run, put: Put, made: Any) -> None:
    one = put("one.yaml", PLAN)
    two = put("two.yaml", PLAN.replace("P-1", "P-2").replace("Portal", "Pipes"))
    report = made(one, two)
    assert run("replay", str(report), str(two), str(one)).status == 0
    two.write_text(two.read_text().replace("Ada", "Ben"))
    found = run("replay", str(report), str(two), str(one), "-f", "json")
    assert [json.loads(line)["same"] for line in found.out.splitlines()] == [True, False]
    refused = run("replay", str(report), str(one))
    assert (refused.status, "the report on P-2 has no record" in refused.err) == (2, True)


def test_a_portfolio_comes_out_again(run: Run, put: Put, made: Any) -> None:
    record = put("portfolio.yaml", "name: All\nas_of: 2026-03-02\nprojects: [{name: A, stage: planning, roi: 12.5}]\n")
    report = made(record)
    assert run("replay", str(report), str(record)).status == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("name: ERP\n", "is no report, as it is no JSON"),
        ("[]", "is no report"),
        ('{"report_version":1,"record":{}}', "carries no receipt"),
        ('{"report_version":1,"receipt":{"receipt_version":1}}', "receipt"),
        ('{"report_version":2,"receipt":{}}', "report_version"),
        ('{"report_version":1}\n{"report_version":', "is no report, as it is no JSON"),
        ("\x00" * 100, "report"),
    ],
)
def test_what_is_no_report_with_a_receipt(run: Run, put: Put, content: str, said: str) -> None:
    found = run("replay", str(put("r.json", content)), str(put("record.yaml", PLAN)))
    assert (found.status, said in found.err, "Traceback" in found.err) == (2, True, False), found.err


def test_report_and_record_cannot_both_be_standard_input(run: Run) -> None:
    found = run("replay", "-", "-")
    assert (found.status, "only one of report and record" in found.err) == (2, True)

"""golive waivers, and --waivers of the other commands."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive.engine.load.waivers import read_waivers

Run = Callable[..., Any]
Put = Callable[[str, str], Path]
RECORD = """\
id: P-1
name: Move of two desks
as_of: 2026-06-01
pm: { name: Dana Wells }
request: { deliverable_by_ticket: false }
facts: { asked_fact: true }
activities:
  - { name: Charter, status: done, date: 2026-05-04, covers: [t/charter-approval-blocker, t/charter-approval-major] }
waivers:
  - { reason: No return is expected, by: Ruth, date: 2026-05-04, covers: [t/plan-baseline-major], reference: CAB 7 }
  - { reason: Only one goal, by: Ruth, date: 2026-05-04, expires: 2026-05-31, covers: [t/plan-baseline-minor] }
  - { reason: For the summer, by: Ruth, date: 2026-05-04, expires: 2026-06-01, covers: [t/handover-*] }
  - { reason: Nothing to compare with, date: 2026-05-04, covers: [t/go-live-minor] }
"""
FILE = """\
covers;reason;approved_by;date;expires;scope
t/go-live-*;Decided by the board, see minutes;Dana Wells;2026-05-20;2026-12-31;
t/golive-*;Misspelt;Ruth;2026-05-20;;P-1
t/charter-approval-*;Late;Ruth;2026-06-02;;P-1
t/charter-approval-major;Not needed any more;Ruth;2026-05-02;;
t/if-asked;Of others;Ruth;2026-05-20;2026-06-15;P-2 P-3
"""


@pytest.fixture
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Put) -> None:
    monkeypatch.chdir(tmp_path)
    put("record.yaml", RECORD)
    put("waivers.csv", FILE)


@pytest.mark.usefixtures("_here")
def test_golden_list(run: Run, golden: Callable[[str, str], None], small_ruleset: Path) -> None:
    done = run("waivers", "list", "record.yaml", "--waivers", "waivers.csv", "--ruleset", small_ruleset)
    assert (done.status, done.err) == (1, "")
    golden("waivers-list.txt", done.out)


@pytest.mark.usefixtures("_here")
def test_golden_new(run: Run, golden: Callable[[str, str], None], small_ruleset: Path) -> None:
    made = run("check", "record.yaml", "--gate", "go-live", "--ruleset", small_ruleset, "-f", "json:report.json")
    assert made.status == 1
    done = run(
        "waivers", "new", "--from", "report.json", "--expires", "2026-12-31", "--id", "t/go-live", "--id", "t/if*"
    )
    assert (done.status, done.err) == (0, "")
    golden("waivers-new.yaml", done.out)


@pytest.mark.usefixtures("_here")
def test_list_as_json(run: Run, small_ruleset: Path) -> None:
    arguments = ["record.yaml", "--waivers", "waivers.csv", "--ruleset", small_ruleset, "-f", "json"]
    listings = [json.loads(line) for line in run("waivers", "list", *arguments).out.splitlines()]
    assert [(one["record"] or {}).get("id") for one in listings] == ["P-1", None]
    assert [(w["state"], w["days_left"], w["where"]) for w in listings[0]["waivers"]] == [
        ("counts", None, "record.yaml:10"),
        ("expired", -1, "record.yaml:11"),
        ("expiring", 0, "record.yaml:12"),
        ("incomplete", None, "record.yaml:13"),
        ("counts", 213, "waivers.csv:2"),
        ("unknown", None, "waivers.csv:3"),
        ("not-yet", None, "waivers.csv:4"),
        ("unused", None, "waivers.csv:5"),
    ]
    assert [(w["state"], w["where"]) for w in listings[1]["waivers"]] == [("out-of-scope", "waivers.csv:6")]
    assert listings[1]["as_of"] == "2026-06-01"


@pytest.mark.parametrize(
    ("row", "as_of", "status"),
    [
        ("t/go-live-major,Why,Ruth,2026-05-01,", "2026-06-01", 0),
        ("t/go-live-major,Why,Ruth,2026-05-01,2026-07-02", "2026-06-01", 0),
        ("t/go-live-major,Why,Ruth,2026-05-01,2026-07-01", "2026-06-01", 1),
        ("t/go-live-major,Why,Ruth,2026-05-01,2026-05-31", "2026-06-01", 1),
        ("t/go-live-major,Why,Ruth,2026-06-02,", "2026-06-01", 1),
        ("t/go-live-major,Why,,2026-05-01,", "2026-06-01", 1),
        ("t/go-live-majr,Why,Ruth,2026-05-01,", "2026-06-01", 1),
    ],
)
@pytest.mark.parametrize("with_record", [True, False])
def test_exit_status_of_list(
    row: str, as_of: str, status: int, with_record: bool, run: Run, put: Put, small_ruleset: Path
) -> None:
    record = [put("r.yaml", "id: P-1\nactivities: []\n")] if with_record else []
    path = put("w.csv", f"covers,reason,by,date,expires\n{row}\n")
    done = run("waivers", "list", *record, "--waivers", path, "--as-of", as_of, "--ruleset", small_ruleset)
    assert (done.status, done.err) == (status, "")
    assert done.out.count("t/go-live-maj") >= 1
    assert ("not compared with a record" in " ".join(done.out.split())) is not with_record


@pytest.mark.parametrize(
    ("covers", "as_of", "status"),
    [
        ("t/go-live-major", "2026-06-01", 0),  # expiring
        ("t/go-live-major", "2026-07-02", 1),  # expired
        ("t/go-live-major t/go-live-majr", "2026-06-01", 1),  # expiring, and names what there is not
    ],
)
def test_what_is_tolerated_is_shown_but_no_failure(
    covers: str, as_of: str, status: int, run: Run, put: Put, small_ruleset: Path
) -> None:
    path = put("w.csv", f"covers,reason,by,date,expires\n{covers},Why,Ruth,2026-05-01,2026-07-01\n")
    words = ["waivers", "list", "--waivers", path, "--as-of", as_of, "--ruleset", small_ruleset]
    plain, tolerant = run(*words), run(*words, "--tolerate", "expiring")
    assert (plain.status, tolerant.status) == (1, status)
    assert plain.out == tolerant.out


def test_no_waivers_at_all(run: Run, put: Put, small_ruleset: Path) -> None:
    done = run("waivers", "list", put("r.yaml", "id: P-1\nas_of: 2026-06-01\n"), "--ruleset", small_ruleset)
    assert (done.status, done.out) == (0, "P-1, as of 2026-06-01: no waivers\n")


def test_nothing_to_list_is_wrong_usage(run: Run) -> None:
    done = run("waivers", "list")
    assert (done.status, done.out) == (2, "")
    assert "name a RECORD, or a file with --waivers" in done.err


# --waivers of the other commands.


@pytest.mark.usefixtures("_here")
def test_check_checklist_explain_and_questions_take_waivers(run: Run, put: Put, small_ruleset: Path) -> None:
    put("w.yaml", "- { reason: Decided so, by: Ruth, date: 2026-05-20, covers: [t/go-live-*] }\n")
    more = ["--waivers", "w.yaml", "--gate", "go-live", "--ruleset", str(small_ruleset)]
    report = json.loads(run("check", "record.yaml", *more, "-f", "json").out)
    waived = {finding["id"] for finding in report["activities"] if finding["outcome"] == "waived"}
    assert {"t/go-live-blocker", "t/go-live-major", "t/go-live-minor"} <= waived
    assert "waived by Ruth: Decided so" in run("checklist", "record.yaml", *more).out
    assert "Outcome: waived" in run("explain", "t/go-live-blocker", "record.yaml", *more).out
    assert run("questions", "record.yaml", *more).status == 0


@pytest.mark.usefixtures("_here")
def test_a_waiver_takes_away_the_questions_that_it_makes_idle(run: Run, put: Put, small_ruleset: Path) -> None:
    put("bare.yaml", "id: P-1\nrequest: { deliverable_by_ticket: false }\nfacts: { asked_fact: true }\n")
    put("all.yaml", "- { reason: Decided so, by: Ruth, date: 2026-05-20, covers: ['t/*'] }\n")
    arguments = ["questions", "bare.yaml", "--ruleset", small_ruleset, "--as-of", "2026-06-01", "-f", "json"]
    assert json.loads(run(*arguments).out) != []
    assert json.loads(run(*arguments, "--waivers", "all.yaml").out) == []


@pytest.mark.usefixtures("_here")
def test_several_files_each_once_for_every_record(run: Run, put: Put, small_ruleset: Path) -> None:
    line = "- { reason: Decided so, by: Ruth, date: 2026-05-20, covers: [t/go-live-major] }\n"
    put("a.yaml", line)
    put("b.yaml", line.replace("major", "minor"))
    put("other.yaml", "id: P-2\nas_of: 2026-06-01\nactivities: []\n")
    files = ["--waivers", "a.yaml", "--waivers", "b.yaml", "--waivers", "a.yaml"]
    out = run("check", "record.yaml", *files, "other.yaml", "--ruleset", small_ruleset, "-f", "json").out
    wheres = [[w["where"] for w in json.loads(line)["waivers"]][-2:] for line in out.splitlines()]
    assert wheres == [["a.yaml:1", "b.yaml:1"], ["a.yaml:1", "b.yaml:1"]]


@pytest.mark.usefixtures("_here")
def test_the_command_that_asks_keeps_the_waivers(run: Run, put: Put, small_ruleset: Path) -> None:
    put("bare.yaml", "id: P-1\n")
    done = run("check", "bare.yaml", "--waivers", "waivers.csv", "--ruleset", small_ruleset)
    assert "golive questions bare.yaml --waivers waivers.csv" in done.out


@pytest.mark.parametrize("command", [["check"], ["checklist"], ["questions"], ["explain", "t/go-live-major"]])
@pytest.mark.usefixtures("_here")
def test_a_mistake_in_a_file_of_waivers_is_wrong_input(command: list[str], run: Run, put: Put) -> None:
    put("w.csv", "covers,date\nt/go-live-major,26.10.2026\n")
    record = put("plain.yaml", "id: P-1\n")
    done = run(*command[:1], *(["project/define-scope"] if command[1:] else []), record, "--waivers", "w.csv")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("w.csv:2: /waivers/0/date: '26.10.2026' is not a date")


def test_explain_needs_a_record_for_waivers(run: Run, put: Put) -> None:
    done = run("explain", "project/define-scope", "--waivers", put("w.csv", "covers\n"))
    assert done.status == 2
    assert "--waivers needs a record" in done.err


# Waivers to fill in.


def _report(run: Run, put: Put, root: Path) -> Path:
    path = put("report.json", "")
    assert run("check", root / "examples/office-365-migration.yaml", "-f", f"json:{path}").status == 1
    return path


def test_what_is_written_can_be_read_and_does_not_count(run: Run, put: Put, root: Path) -> None:
    report = _report(run, put, root)
    stubs = put("stubs.yaml", "")
    assert run("waivers", "new", "--from", report, "--expires", "2026-12-31", "-o", stubs).status == 0
    found = json.loads(report.read_text(encoding="utf-8"))
    lacking = [f["id"] for f in found["activities"] if f["outcome"] in ("missing", "open")]
    lacking += [f["id"] for f in found["rules"] if f["outcome"] == "violated" and not f["mandatory"]]
    assert [waiver.covers for waiver in read_waivers(str(stubs)).waivers] == [[name] for name in lacking]
    done = run("check", root / "examples/office-365-migration.yaml", "--waivers", stubs, "-f", "json")
    after = json.loads(done.out)
    assert (after["verdict"], after["counts"]) == (found["verdict"], found["counts"])
    assert {waiver["state"] for waiver in after["waivers"][1:]} == {"incomplete"}


def test_mandatory_rules_are_told_and_left_out(run: Run, put: Put, root: Path) -> None:
    done = run("waivers", "new", "--from", _report(run, put, root), "--expires", "2026-12-31", "--id", "CHG-*")
    assert done.status == 0
    assert "# No waiver silences CHG-02: " in done.out
    assert "\nwaivers: []\n" in done.out
    assert "covers" not in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--expires", "2026-12-31", "--id", "event-mgnt/"], "begins with 'event-mgnt/'; did you mean event-mgmt"),
        (["--expires", "2026-12-31", "--id", "*"], "nothing that is missing, open or violated begins with ''"),
        (["--expires", "2026-11-01"], "2026-11-01 lies before 2026-11-02, the day of the report"),
        (["--expires", "soon"], "'soon' is no date; write it as YYYY-MM-DD"),
        ([], "Missing option '--expires'"),
    ],
)
def test_wrong_usage_of_new(arguments: list[str], said: str, run: Run, put: Put, root: Path) -> None:
    done = run("waivers", "new", "--from", _report(run, put, root), *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: P-1\n", "is no report; `golive check RECORD -f json:report.json` writes one"),
        ('{"report_version": 1}', "/record: is missing; add it"),
        ("", "is empty"),
    ],
)
def test_what_is_no_report_is_wrong_input(text: str, said: str, run: Run, put: Put) -> None:
    done = run("waivers", "new", "--from", put("r.json" if "{" in text else "r", text), "--expires", "2026-12-31")
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_titles_of_others_cannot_break_out_of_their_comments(run: Run, put: Put, root: Path) -> None:
    path = _report(run, put, root)
    report = json.loads(path.read_text(encoding="utf-8"))
    report["record"] |= {"id": "null", "name": "A\nwaivers: [{by: Me}]\u2028x"}
    report["activities"][0] |= {"outcome": "missing", "title": "B\r\n- by: Me", "id": "a: b] # c"}
    path.write_text(json.dumps(report), encoding="utf-8")
    done = run("waivers", "new", "--from", path, "--expires", "2026-12-31", "--id", "a")
    file = read_waivers(str(put("stubs.yaml", done.out)))
    assert file.waivers[0].covers == ["a: b] # c"]
    assert all((waiver.by, waiver.scope) == (None, ["null"]) for waiver in file.waivers)


def test_several_reports_a_line_each(run: Run, put: Put, small_ruleset: Path) -> None:
    paths = [put(f"{n}.yaml", f"id: P-{n}\nas_of: 2026-06-01\nactivities: []\n") for n in (1, 2)]
    lines = run("check", *paths, "--ruleset", small_ruleset, "-f", "json").out
    done = run("waivers", "new", "--from", "-", "--expires", "2026-12-31", "--id", "t/go-live-major", stdin=lines)
    assert done.status == 0
    assert [waiver.scope for waiver in read_waivers(str(put("s.yaml", done.out))).waivers] == [["P-1"], ["P-2"]]


def test_the_schema_accepts_what_is_read(run: Run, put: Put) -> None:
    import jsonschema

    schema = json.loads(run("schema", "waivers").out)
    validator = jsonschema.Draft202012Validator(schema)
    one = {"covers": ["a/b", "TST-*"], "reason": None, "by": "A", "date": "2026-01-01", "scope": ["P-1"]}
    assert [
        value for value in ([one], {"waivers": [one]}, [], {"waivers": None}) if list(validator.iter_errors(value))
    ] == []
    wrong: list[Any] = [{"waiver": []}, [{**one, "approved": "A"}], {"waivers": [{"covers": "a/b"}]}, "text"]
    assert [value for value in wrong if not list(validator.iter_errors(value))] == []


def test_what_a_profile_makes_mandatory_gets_no_stub(run: Run, records: Path, put: Put, tmp_path: Path) -> None:
    name = "event-mgmt/configure-monitoring"
    profile = put("ours.yaml", f"id: ours\ntitle: Ours\nmandatory: [{{ id: {name}, why: Always. }}]\n")
    for options, stub in (([], True), (["--profile", profile], False)):
        run("check", records / "no-go.yaml", *options, "-f", f"json:{tmp_path / 'report.json'}")
        text = run("waivers", "new", "--from", tmp_path / "report.json", "--expires", "2099-12-31").out
        assert (f"covers: [{name}]" in text) is stub
        assert (f"# No waiver silences {name}:" in text) is not stub


def test_what_a_profile_makes_mandatory_or_adds_is_seen_in_the_list_too(put: Put, run: Run) -> None:
    """The same state in every command: with a profile `check` refuses it, and so does the list."""
    record = put(
        "p.yaml",
        "id: P-1\nname: Move\nas_of: 2026-06-01\nactivities: []\nwaivers:\n"
        "  - { reason: Done before, by: Ruth, date: 2026-05-04, covers: [release-mgmt/plan-deployment] }\n",
    )
    profile = put(
        "ours.yaml",
        "id: ours\ntitle: Ours\nmandatory: [{ id: release-mgmt/plan-deployment, why: By contract }]\n",
    )
    without = json.loads(run("waivers", "list", record, "-f", "json").out)["waivers"][0]
    with_it = json.loads(run("waivers", "list", record, "--profile", profile, "-f", "json").out)["waivers"][0]
    seen = json.loads(run("check", record, "--profile", profile, "-f", "json").out)["waivers"][0]
    assert without["state"] != "refused"
    assert (with_it["state"], seen["state"]) == ("refused", "refused")


def test_an_empty_report_is_not_taken_for_a_record(put: Put, run: Run) -> None:
    done = run("waivers", "new", "--from", put("report.json", ""), "--expires", "2026-12-31")
    assert (done.status, done.out) == (2, "")
    assert "report.json: is empty; `golive check RECORD -f json:report.json` writes a report" in done.err

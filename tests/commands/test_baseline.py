"""golive check --create-baseline and --baseline: only what is new fails, and the verdict stays what it is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAY = ("--as-of", "2026-11-02")
PIECE = """\
    status: planned
    date: 2026-10-30
    owner: Leo Brandt
    covers: [event-mgmt/configure-monitoring]
"""


@pytest.fixture
def plan(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """The example with its baseline beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    plan = tmp_path / "plan.yaml"
    plan.write_text((root / "examples/office-365-migration.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    made = run("check", "plan.yaml", *DAY, "--create-baseline", "baseline.json")
    assert made.status == 1  # what a baseline is made of is no reason to let it pass
    assert made.err == "Wrote baseline.json\n"
    return plan


def _replace(plan: Path, old: str, new: str) -> None:
    text = plan.read_text(encoding="utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("plan")
def test_what_is_known_does_not_fail_and_stays_no_go(run: Run) -> None:
    done = run("check", "plan.yaml", *DAY, "--baseline", "baseline.json")
    assert done.status == 0
    assert "NO-GO: 9 blockers due by go-live are missing, open or violated." in done.out
    assert "Baseline: 162 known from baseline.json of 2026-11-02; 0 new." in done.out
    assert "due by go-live (2026-11-16), known" in done.out


def test_it_is_small_sorted_and_the_same_again(run: Run, plan: Path) -> None:
    lines = Path("baseline.json").read_text(encoding="utf-8").splitlines()
    value = json.loads("\n".join(lines))
    ids = [finding["id"] for finding in value["records"][0]["findings"]]
    assert ids == sorted(ids)
    assert len(lines) == len(ids) + 7
    _replace(plan, "\ntype: ", "\n# a line more\n\ntype: ")
    assert run("check", "plan.yaml", *DAY, "--create-baseline", "again.json").status == 1
    assert Path("again.json").read_bytes() == Path("baseline.json").read_bytes()
    _replace(plan, PIECE, "    status: planned\n")
    assert run("check", "plan.yaml", *DAY, "--create-baseline", "again.json").status == 1
    again = Path("again.json").read_text(encoding="utf-8").splitlines()
    assert len(set(lines) ^ set(again)) == 3  # one line is another one, and SEQ-05 is mended


def test_what_is_new_worse_or_fixed_is_told(run: Run, plan: Path) -> None:
    _replace(plan, PIECE, "    status: planned\n")  # open becomes missing
    _replace(plan, "covers: [release-mgmt/plan-deployment]", "covers: []")  # done becomes missing
    _replace(plan, "decision: pending", "decision: approved\n    decided_by: CAB")
    done = run("check", "plan.yaml", *DAY, "--baseline", "baseline.json", "--all")
    assert done.status == 1
    assert " new, 2 worse than there." in done.out
    assert "Configure monitoring (event-mgmt/configure-monitoring, worse than in the baseline)" in " ".join(
        done.out.split()
    )
    assert "(release-mgmt/plan-deployment, new)" in " ".join(done.out.split())
    assert " fixed: run --create-baseline again." in done.out
    told = json.loads(run("check", "plan.yaml", *DAY, "--baseline", "baseline.json", "-f", "json").out)["baseline"]
    assert "event-mgmt/configure-monitoring" in told["worse"]
    assert "release-mgmt/plan-deployment" in told["new"]
    assert "change-mgmt/obtain-cab-approval" in told["fixed"]
    # Of blockers alone nothing is new once the worse one is known, too.
    _ = run("check", "plan.yaml", *DAY, "--create-baseline", "baseline.json")
    assert run("check", "plan.yaml", *DAY, "--baseline", "baseline.json").status == 0


def test_the_fail_level_holds_for_what_is_new(run: Run, plan: Path) -> None:
    value = json.loads(Path("baseline.json").read_text(encoding="utf-8"))
    findings = value["records"][0]["findings"]
    gone = next(finding for finding in findings if finding["severity"] == "minor")
    findings.remove(gone)
    Path("baseline.json").write_text(json.dumps(value), encoding="utf-8")
    del plan
    assert run("check", "plan.yaml", *DAY, "--baseline", "baseline.json").status == 1
    assert run("check", "plan.yaml", *DAY, "--baseline", "baseline.json", "--fail-level", "major").status == 0


def test_every_format_tells_known_from_new(run: Run, plan: Path) -> None:
    _replace(plan, PIECE, "    status: planned\n")
    formats = ("markdown", "html", "github", "github-summary", "junit", "sarif")
    wanted = [word for name in formats for word in ("-f", f"{name}:{name}.out")]
    assert run("check", "plan.yaml", *DAY, "--baseline", "baseline.json", *wanted).status == 1
    told = {name: Path(f"{name}.out").read_text(encoding="utf-8") for name in formats}
    line = "known from baseline.json of 2026-11-02; 0 new, 1 worse than there"
    assert [name for name in formats if line not in told[name]] == ["sarif"]
    assert "worse than in the baseline" in told["markdown"]
    assert told["github"].count("\n::") + told["github"].startswith("::") == 1
    assert 'message="blocker missing: Configure monitoring' in told["junit"]
    assert "; known from baseline.json" in told["junit"]
    results = json.loads(told["sarif"])["runs"][0]["results"]
    assert {result["baselineState"] for result in results} == {"unchanged", "updated", "absent"}
    junit = told["junit"]
    assert 'failures="1"' in junit.splitlines()[1]


@pytest.mark.usefixtures("plan")
def test_another_ruleset_record_or_gate_is_told_loudly(run: Run) -> None:
    other = run("check", "plan.yaml", *DAY, "--ruleset", "readiness", "--baseline", "baseline.json")
    assert "the baseline was made with the ruleset pmbok-itil, and this is readiness" in " ".join(other.out.split())
    gate = run("check", "plan.yaml", *DAY, "--gate", "handover", "--baseline", "baseline.json")
    assert "the baseline was made at the gate go-live, and this is handover" in " ".join(gate.out.split())
    Path("stranger.yaml").write_text("id: X-1\ntype: new-service\n", encoding="utf-8")
    stranger = run("check", "stranger.yaml", *DAY, "--baseline", "baseline.json")
    assert stranger.status == 1
    said = " ".join(stranger.out.split())
    assert "the baseline says nothing of X-1, so that all is new; it is of PRJ-0317" in said
    both = run("check", "plan.yaml", "stranger.yaml", *DAY, "--baseline", "baseline.json")
    assert "names records that are not here" not in both.out


@pytest.mark.usefixtures("plan")
def test_an_entry_that_fits_nothing_is_told(run: Run) -> None:
    text = Path("baseline.json").read_text(encoding="utf-8").replace('"id": "CHA-01"', '"id": "CHA-99"')
    Path("baseline.json").write_text(text, encoding="utf-8")
    done = run("check", "plan.yaml", *DAY, "--baseline", "baseline.json")
    assert done.status == 1  # CHA-01 is new to it
    said = " ".join(done.out.split())
    assert "the baseline names what is no activity or rule of pmbok-itil" in said
    assert ": CHA-99." in said
    # Of a part of the ruleset nothing is called unknown for being left out.
    part = run("check", "plan.yaml", *DAY, "--baseline", "baseline.json", "--select", "change-mgmt/")
    assert part.status == 0
    assert "CHA-99" not in part.out


@pytest.mark.usefixtures("plan")
def test_several_records_are_kept_apart_by_their_id(run: Run) -> None:
    lines = [{"id": name, "type": "new-service", "activities": []} for name in ("B", "A")]
    Path("many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert run("check", "many.jsonl", *DAY, "--create-baseline", "many.json").status == 1
    assert [one["record"] for one in json.loads(Path("many.json").read_text())["records"]] == ["A", "B"]
    assert run("check", "many.jsonl", *DAY, "--baseline", "many.json").status == 0
    lines[1].pop("id")
    lines[0].pop("id")
    Path("nameless.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    refused = run("check", "nameless.jsonl", *DAY, "--create-baseline", "none.json")
    assert refused.status == 2
    assert "two records are called 'nameless.jsonl'" in refused.err
    assert not Path("none.json").exists()


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "b.json: is empty; `golive check RECORD --create-baseline FILE` writes one"),
        ("{", "b.json:1: is not JSON"),
        ("[]", "b.json:1: is no baseline; "),
        ('{"report_version": 1}', "b.json:1: is a report, no baseline; "),
        ('{\n"baseline_version": 7}', "b.json:2: /baseline_version: is version 7 of baselines"),
        ('{"baseline_version": 1,\n"record": []}', "b.json:2: /record: there is no such key; did you mean records?"),
        (
            '{"baseline_version": 1, "records": [\n{"record": "A", "ruleset": "r", "version": "1", "gate": "golive",'
            ' "as_of": "2026-11-02", "findings": []}]}',
            "b.json:2: /records/0/gate: 'golive' is not known here; did you mean go-live?",
        ),
        (
            "baseline_version: 1\nrecords:\n- record: A\n  ruleset: r\n  version: 1.0\n  gate: go-live\n"
            "  as_of: 2026-11-02\n  findings:\n  - { id: X, outcome: missing, severity: major }\n"
            "  - { id: X, outcome: missing, severity: major }\n",
            "b.json:10: /records/0/findings/1/id: 'X' stands twice; keep one of them",
        ),
    ],
)
def test_a_broken_baseline_exits_with_2_and_its_line(text: str, says: str, run: Run) -> None:
    path = "b.json" if "baseline_version:" not in text else "b.yaml"
    Path(path).write_text(text, encoding="utf-8")
    done = run("check", "plan.yaml", *DAY, "--baseline", path)
    assert (done.status, done.out) == (2, "")
    assert says.replace("b.json", path) in done.err


@pytest.mark.usefixtures("plan")
def test_a_baseline_that_is_not_there_or_cannot_be_written_exits_with_2(run: Run) -> None:
    gone = run("check", "plan.yaml", *DAY, "--baseline", "nowhere.json")
    assert (gone.status, gone.out) == (2, "")
    assert "nowhere.json: there is no such file" in gone.err
    assert run("check", "plan.yaml", *DAY, "--create-baseline", "no/folder.json").status == 2


def test_the_published_schema_takes_what_is_written(run: Run, plan: Path) -> None:
    import jsonschema

    del plan
    schema = json.loads(run("schema", "baseline").out)
    value = json.loads(Path("baseline.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(value)
    value["records"][0]["findings"][0]["outcome"] = "done"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(value)


def test_settings_name_the_baseline_and_it_may_be_made_first(run: Run, plan: Path) -> None:
    del plan
    Path("golive.yaml").write_text("baseline: first.json\n", encoding="utf-8")
    assert run("check", "plan.yaml", *DAY).status == 2
    made = run("check", "plan.yaml", *DAY, "--create-baseline", "first.json")
    assert made.status == 1
    assert "Wrote first.json" in made.err
    again = run("check", "plan.yaml", *DAY)
    assert again.status == 0
    assert "0 new." in again.out


def test_what_is_not_known_any_more_is_not_called_fixed(run: Run, plan: Path) -> None:
    _replace(plan, "requestable: true", "requestable: unknown")
    done = run("check", "plan.yaml", *DAY, "--baseline", "baseline.json", "-f", "text", "-f", "json:r.json")
    told = json.loads(Path("r.json").read_text(encoding="utf-8"))["baseline"]
    assert told["unknown"] == ["request-fulfilment/define-approval", "request-fulfilment/define-request-forms"]
    assert told["fixed"] == []
    assert "Baseline: 2 not known any more, which is no mending." in done.out
    assert done.status == 0


def test_a_record_without_an_id_is_told(run: Run, plan: Path) -> None:
    _replace(plan, "id: PRJ-0317\n", "")
    made = run("check", "plan.yaml", *DAY, "--create-baseline", "nameless.json")
    assert "move to Microsoft 365 has no id: the baseline knows it by its name" in made.err

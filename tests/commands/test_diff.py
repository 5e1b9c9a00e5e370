"""golive diff: two reports, two records, or one of each."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Run = Callable[..., Any]
DAY = ("--as-of", "2026-11-02")
MONITORS = "event-mgmt/configure-monitoring"
PIECE = (
    "    status: planned\n    date: 2026-10-30\n    owner: Leo Brandt\n    covers: [event-mgmt/configure-monitoring]\n"
)


@pytest.fixture
def here(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example as old.yaml, and as new.yaml with one piece of evidence less and one fact unknown."""
    monkeypatch.chdir(tmp_path)
    old = (root / "examples/office-365-migration.yaml").read_text(encoding="utf-8")
    new = old.replace(PIECE, "    status: planned\n").replace("requestable: true", "requestable: unknown")
    new = new.replace("decision: pending", "decision: approved\n    decided_by: CAB")
    (tmp_path / "old.yaml").write_text(old, encoding="utf-8")
    (tmp_path / "new.yaml").write_text("# a line more\n" + new, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("here")
def test_golden(run: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run("diff", "old.yaml", "new.yaml", *DAY, "-f", "text", "-f", "markdown:diff.md")
    assert (done.status, done.err) == (1, "Wrote diff.md\n")
    golden("diff.80.txt", done.out)
    golden("diff.md", Path("diff.md").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("here")
def test_reports_and_records_say_the_same(run: Run) -> None:
    for name in ("old", "new"):
        assert run("check", f"{name}.yaml", *DAY, "-f", f"json:{name}.json").status == 1
    told = [
        json.loads(run("diff", old, new, *DAY, "-f", "json").out)
        for old, new in (("old.yaml", "new.yaml"), ("old.json", "new.json"), ("old.json", "new.yaml"))
    ]
    assert told[0] == told[1] == told[2]
    (compared,) = told[0]["compared"]
    assert MONITORS in {finding["id"] for finding in compared["findings"]}


@pytest.mark.usefixtures("here")
def test_json_validates_against_the_published_schema(run: Run) -> None:
    schema = json.loads(run("schema", "comparison").out)
    told = json.loads(run("diff", "old.yaml", "new.yaml", *DAY, "-f", "json").out)
    jsonschema.Draft202012Validator(schema).validate(told)
    del told["compared"][0]["findings"][0]["way"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(told)


@pytest.mark.usefixtures("here")
def test_nothing_new_exits_with_0(run: Run) -> None:
    (Path("folder")).mkdir()
    shutil.copy("old.yaml", "folder/again.yaml")
    same = run("diff", "old.yaml", "folder/again.yaml", *DAY)
    assert same.status == 0
    assert "Nothing changed: all " in same.out
    better = run("diff", "new.yaml", "old.yaml", *DAY, "-f", "json")
    findings = json.loads(better.out)["compared"][0]["findings"]
    new = [finding["id"] for finding in findings if finding["how"] == "new" or finding["way"] == "worse"]
    assert better.status == (1 if new else 0)


def test_a_layer_belongs_to_the_record_before_it(run: Run, here: Path) -> None:
    (here / "known.yaml").write_text("facts: { has_redundancy: false }\n", encoding="utf-8")
    shutil.copy("old.yaml", "again.yaml")
    compared = json.loads(run("diff", "old.yaml", "again.yaml", "--with", "known.yaml", *DAY, "-f", "json").out)
    (fact,) = compared["compared"][0]["facts"][:1]
    assert (fact["name"], fact["before"], fact["after"]) == ("has_redundancy", "unknown", "no")
    back = json.loads(run("diff", "old.yaml", "--with", "known.yaml", "again.yaml", *DAY, "-f", "json").out)
    assert back["compared"][0]["facts"][0]["before"] == "no"


@pytest.mark.usefixtures("here")
def test_several_records_are_paired_by_id_then_by_name(run: Run) -> None:
    def records(*heads: str) -> str:
        return "\n".join(json.dumps(json.loads(head) | {"type": "other"}) for head in heads) + "\n"

    Path("a.jsonl").write_text(records('{"id": "A", "name": "One"}', '{"name": "Two"}', '{"id": "C"}'))
    Path("b.jsonl").write_text(records('{"id": "D"}', '{"name": "Two"}', '{"id": "A", "name": "Renamed"}'))
    done = run("diff", "a.jsonl", "b.jsonl", *DAY)
    assert done.status == 0
    assert "name of the record One -> Renamed" in done.out
    assert "C is in the old only (a.jsonl)." in done.out
    assert "D is in the new only (b.jsonl)." in done.out
    told = json.loads(run("diff", "a.jsonl", "b.jsonl", *DAY, "-f", "json").out)
    assert [one["new"]["record"]["name"] for one in told["compared"]] == ["Renamed", "Two"]


@pytest.mark.usefixtures("here")
def test_a_report_comes_from_standard_input(run: Run) -> None:
    report = run("check", "new.yaml", *DAY, "-f", "json").out
    assert run("diff", "old.yaml", "-", *DAY, stdin=report).status == 1
    refused = run("diff", "old.yaml", "-", *DAY, stdin="name: ERP\n")
    assert (refused.status, refused.out) == (2, "")
    assert "<stdin>:1: is no report; `golive check RECORD -f json:report.json` writes one" in refused.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("old.yaml", "old.yaml"), "OLD and NEW are the same"),
        (("old.yaml", "nowhere.yaml"), "nowhere.yaml: there is no such file"),
        (("old.yaml", "new.yaml", "-f", "jason"), "there is no format 'jason' of a comparison; did you mean json?"),
        (("old.yaml", "new.yaml", "-f", "html"), "there is no format 'html' of a comparison; write one of text"),
        (("old.yaml", "later.json"), "later.json:1: /report_version: is version 9 of reports"),
        (("old.yaml", "broken.json"), "broken.json:1: is not JSON"),
        (("old.yaml", "new.yaml", "--gate", "golive"), "there is no gate 'golive'; did you mean go-live?"),
        (("old.yaml", "new.yaml", "-o", "a", "-f", "text:b"), "--output is for one format without a path"),
        (("old.yaml",), "Missing argument 'NEW'"),
    ],
)
def test_wrong_input_exits_with_2(arguments: tuple[str, ...], says: str, run: Run, here: Path) -> None:
    (here / "later.json").write_text('{"report_version": 9}', encoding="utf-8")
    (here / "broken.json").write_text('{"report_version": 1,', encoding="utf-8")
    done = run("diff", *arguments)
    assert (done.status, done.out) == (2, "")
    assert says in done.err


@pytest.mark.usefixtures("here")
def test_options_that_change_nothing_are_told(run: Run) -> None:
    for name in ("old", "new"):
        _ = run("check", f"{name}.yaml", *DAY, "-f", f"json:{name}.json")
    done = run("diff", "old.json", "new.json", "--gate", "handover", "--profile", "msp")
    assert done.status == 1
    assert done.err.splitlines() == [
        "--profile changes nothing: OLD and NEW are reports already",
        "--gate changes nothing: OLD and NEW are reports already",
    ]
    assert run("diff", "old.json", "new.yaml", "--gate", "handover").err == ""


@pytest.mark.usefixtures("here")
def test_a_worked_through_list_needs_to_belong_to_one_record(run: Run) -> None:
    assert run("checklist", "old.yaml", *DAY, "-f", "csv:list.csv").status in (0, 1)
    refused = run("diff", "old.yaml", "new.yaml", "list.csv", *DAY)
    assert refused.status == 2
    assert "whose worked-through list it is cannot be told" in refused.err
    _ = run("check", "old.yaml", *DAY, "-f", "json:old.json")
    assert run("diff", "old.json", "old.yaml", "list.csv", *DAY).status == 0


@pytest.mark.usefixtures("here")
def test_a_file_of_several_reports_is_read_whatever_its_name(run: Run, records: Path) -> None:
    assert (
        run("check", "old.yaml", records / "go.yaml", *DAY, "-f", "json:two.json", "-f", "json:two.jsonl").status == 1
    )
    told = [run("diff", name, "new.yaml", *DAY, "-f", "json") for name in ("two.json", "two.jsonl")]
    assert [one.status for one in told] == [1, 1]
    assert told[0].out == told[1].out
    assert len(json.loads(told[0].out)["only_old"]) == 1


@pytest.mark.usefixtures("here")
def test_two_projects_and_two_gates_are_told_first(run: Run, root: Path) -> None:
    run("check", "old.yaml", *DAY, "-f", "json:old.json")
    for form, mark in (("text", ""), ("markdown", "**")):
        gates = " ".join(run("diff", "old.json", "old.yaml", *DAY, "--gate", "design-complete", "-f", form).out.split())
        assert f"{mark}CAREFUL: these are two different gates: go-live then, design-complete now" in gates
        assert gates.index("CAREFUL") < gates.index("Then:")
        assert "fixed)" not in gates
        other = run("diff", "old.json", root / "examples/new-office-plan.xml", "-f", form).out
        assert f"{mark}CAREFUL: these are two different projects: Ottermead" in other
    assert "CAREFUL" not in run("diff", "old.json", "new.yaml", *DAY).out


@pytest.mark.usefixtures("here")
def test_a_gate_that_moved_is_told(run: Run) -> None:
    Path("moved.yaml").write_text(Path("old.yaml").read_text().replace("go_live: 2026-11-16", "go_live: 2026-11-23"))
    done = run("diff", "old.yaml", "moved.yaml", *DAY)
    assert "The record: the day of go-live moved from 2026-11-16 to 2026-11-23." in done.out
    assert "Nothing changed" not in done.out


@pytest.mark.usefixtures("here")
def test_what_is_not_known_any_more_is_told_so(run: Run) -> None:
    old = Path("old.yaml").read_text()
    Path("less.yaml").write_text(old.replace("requestable: true", "requestable: unknown"))
    told = run("diff", "old.yaml", "less.yaml", *DAY, "--all").out
    assert "Better" not in told
    assert "Now: no longer known: Prove the request path" in told


@pytest.mark.usefixtures("here")
def test_a_baseline_is_called_one(run: Run) -> None:
    run("check", "old.yaml", *DAY, "--create-baseline", "base.json")
    for words in (("diff", "old.yaml", "base.json"), ("check", "base.json"), ("waivers", "new", "--from", "base.json")):
        more = ("--expires", "2027-01-01") if words[0] == "waivers" else ()
        done = run(*words, *more)
        assert done.status == 2
        assert "is a baseline, no re" in done.err
        assert "give it with --baseline to `golive check`" in done.err

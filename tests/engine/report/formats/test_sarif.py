"""The report as SARIF: it validates, others read it, ids are ours, places and waivers are where viewers look."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sarif.loader import load_sarif_file

from golive import Engine, Report
from golive.engine.compare.baseline import baseline_of, seen_beside
from golive.engine.evaluate.verdict import is_waived
from golive.engine.report.formats.sarif import FINGERPRINT, render
from golive.engine.report.words.headlines import worst_first
from golive.schemas.baseline import Baseline

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
FEW = ("project/develop-charter", "change-mgmt/", "service-portfolio/calculate-roi", "CHG-0")
Masked = Callable[..., Report]


def _log(*reports: Report) -> Any:
    return json.loads(render(reports))


@pytest.fixture(scope="module")
def schema(root: Path) -> jsonschema.Draft4Validator:
    text = (root / "tests/official/sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("name", ["no-go", "waived", "undecided"])
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.sarif", render([masked(name, select=FEW)]))


@pytest.mark.parametrize("name", NAMES)
def test_it_validates(name: str, masked: Masked, schema: jsonschema.Draft4Validator) -> None:
    assert [error.message for error in schema.iter_errors(_log(masked(name), masked("go")))] == []


def test_the_schema_refuses_what_is_no_sarif(masked: Masked, schema: jsonschema.Draft4Validator) -> None:
    log = _log(masked("no-go"))
    log["runs"][0]["results"][0]["level"] = "blocker"
    assert not schema.is_valid(log)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_that_is_lacking_or_waived_is_a_result_once(name: str, masked: Masked) -> None:
    report = masked(name)
    results = _log(report)["runs"][0]["results"]
    wanted = [finding.id for finding in worst_first(report)]
    wanted += [finding.id for finding in report.findings if is_waived(finding)]
    assert [result["ruleId"] for result in results] == wanted
    suppressed = {result["ruleId"] for result in results if "suppressions" in result}
    assert suppressed == {finding.id for finding in report.findings if is_waived(finding)}


@pytest.mark.parametrize("name", NAMES)
def test_rules_are_those_of_the_results_and_have_help(name: str, masked: Masked) -> None:
    (run,) = _log(masked(name))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["help"]["text"] and rule["helpUri"] for rule in rules)


def test_another_program_reads_it(masked: Masked, tmp_path: Path) -> None:
    report = masked("no-go")
    path = tmp_path / "report.sarif"
    path.write_text(render([report]), encoding="utf-8")
    read = load_sarif_file(str(path))
    lacking = [finding for finding in worst_first(report) if finding.outcome != "undecided"]
    levels = {"error": "blocker", "warning": "major", "note": "minor"}
    told = Counter((record["Severity"], record["Code"]) for record in read.get_records())
    for level, severity in levels.items():
        shown = {code for found, code in told if found == level}
        assert shown == {finding.id for finding in lacking if finding.severity == severity}
    assert read.get_distinct_tool_names() == ["golive"]


def test_what_is_undecided_is_open_and_has_no_level(masked: Masked) -> None:
    results = _log(masked("hold"))["runs"][0]["results"]
    found = [result for result in results if result["properties"]["outcome"] == "undecided"]
    assert found
    assert {(result["kind"], result["level"]) for result in found} == {("open", "none")}
    assert all("Ask: " in result["message"]["text"] for result in found)


def test_a_waiver_says_who_and_why(masked: Masked) -> None:
    report = masked("waived")
    results = {result["ruleId"]: result for result in _log(report)["runs"][0]["results"]}
    counting = [waiver for waiver in report.waivers if waiver.counts]
    assert counting
    for waiver in counting:
        for name in waiver.waives:
            (suppression,) = results[name]["suppressions"]
            assert suppression["status"] == "accepted"
            assert f"{waiver.by}" in suppression["justification"]
            assert f"{waiver.reason}" in suppression["justification"]


def test_a_line_of_a_text_is_a_place_and_a_row_is_named(engine: Engine, root: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(root)
    results = _log(engine.check("examples/warehouse-scanners.csv"))["runs"][0]["results"]
    places = [result["locations"][0] for result in results]
    lines = {place["physicalLocation"]["region"]["startLine"] for place in places}
    assert len(lines) > 1
    assert {place["physicalLocation"]["artifactLocation"]["uri"] for place in places} == {
        "examples/warehouse-scanners.csv"
    }
    results = _log(engine.check("examples/web-shop-move.jira.json"))["runs"][0]["results"]
    named = [one["name"] for result in results for one in result["locations"][0]["logicalLocations"]]
    assert any("(SHOP-" in name for name in named)


def test_what_comes_from_no_file_has_no_file(engine: Engine) -> None:
    (run,) = _log(engine.check({"name": "ERP"}, as_of=None))["runs"]
    assert run["results"]
    assert all("physicalLocation" not in result["locations"][0] for result in run["results"])


def test_fingerprints_stay_when_the_file_moves_and_tell_findings_apart(masked: Masked) -> None:
    report = masked("no-go")
    moved = report.model_copy(update={"record": report.record.model_copy(update={"source": "/elsewhere/x.yaml"})})
    keys = [[r["partialFingerprints"][FINGERPRINT] for r in _log(one)["runs"][0]["results"]] for one in (report, moved)]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == len(keys[0])


def test_a_baseline_says_what_is_new(masked: Masked, schema: jsonschema.Draft4Validator) -> None:
    report = masked("no-go")
    results = _log(report)["runs"][0]["results"]
    assert all("baselineState" not in result for result in results)
    (known,) = baseline_of([report]).records
    new, worse, gone = known.findings[0], known.findings[1], known.findings[2].model_copy(update={"id": "gone/gone"})
    fixed = next(finding for finding in report.activities if finding.outcome == "done")
    findings = [worse.model_copy(update={"severity": "minor", "outcome": "undecided"}), gone, *known.findings[2:]]
    findings.append(known.findings[0].model_copy(update={"id": fixed.id}))
    baseline = Baseline(baseline_version=1, records=[known.model_copy(update={"findings": findings})])
    log = _log(*seen_beside([report], baseline, "baseline.json"))
    assert [error.message for error in schema.iter_errors(log)] == []
    states = {result["ruleId"]: result["baselineState"] for result in log["runs"][0]["results"]}
    assert (states.pop(new.id), states.pop(worse.id), states.pop(fixed.id)) == ("new", "updated", "absent")
    assert "gone/gone" not in states
    assert set(states.values()) == {"unchanged"}


def test_texts_of_a_record_are_no_links_and_turn_nothing_around(engine: Engine) -> None:
    name = "Plan \u202eevil [click](http://x.example) \x1b[31m"
    record = {"name": name, "activities": [{"uid": "A", "name": name, "covers": ["project/approve-charter"]}]}
    text = render([engine.check(record, gate="go-live")])
    assert "\u202e" not in text
    assert "\\u001b" not in text
    assert "[click](" not in text.replace("\\\\[click](", "")


def test_the_address_of_a_rule_is_where_the_pages_are_kept(masked: Masked, monkeypatch: pytest.MonkeyPatch) -> None:
    report = masked("no-go", select=("project/develop-charter",))
    (rule,) = _log(report)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "urn:golive:pmbok-itil:project/develop-charter"
    monkeypatch.setenv("GOLIVE_DOCS_URL", "https://pages.example/golive/")
    driver = _log(report)["runs"][0]["tool"]["driver"]
    assert driver["informationUri"] == "https://pages.example/golive"
    (rule,) = driver["rules"]
    assert rule["helpUri"] == "https://pages.example/golive/pmbok-itil/project/develop-charter.html"


def test_no_record_is_no_run(schema: jsonschema.Draft4Validator) -> None:
    assert _log()["runs"] == []
    assert schema.is_valid(_log())

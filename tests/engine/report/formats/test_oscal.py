"""The report as OSCAL: models made from the schema of NIST take it, and states and risks are those of the report."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from trestle.oscal.assessment_results import Model

from golive import Engine, Report, UsageError
from golive.engine.evaluate.verdict import is_waived
from golive.engine.report.formats.oscal import render
from golive.engine.report.words.standing import standing_of

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
FEW = ("project/develop-charter", "change-mgmt/", "service-portfolio/calculate-roi", "CHG-0")
Masked = Callable[..., Report]


def _read(*reports: Report) -> Any:
    return Model.model_validate_json(render(reports)).assessment_results


def _status(risk: Any) -> str:
    return str(json.loads(risk.status.model_dump_json()))


def _props(part: Any) -> dict[str, str]:
    return {one.name: one.value for one in part.props or []}


@pytest.mark.parametrize("name", ["no-go", "waived", "undecided"])
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.oscal.json", render([masked(name, select=FEW)]))


@pytest.mark.parametrize("name", NAMES)
def test_models_made_from_the_schema_take_it(name: str, masked: Masked) -> None:
    assert len(_read(masked(name), masked("go")).results) == 2


@pytest.mark.parametrize("name", NAMES)
def test_it_validates_against_the_schema_of_nist(name: str, masked: Masked, root: Path) -> None:
    text = (root / "tests" / "official" / "oscal-ar-1.2.3.json").read_text(encoding="utf-8")
    # Python's expressions have no names for kinds of letters.
    schema = json.loads(text.replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", "[0-9]"))
    validator = jsonschema.Draft7Validator(schema)
    assert [error.message for error in validator.iter_errors(json.loads(render([masked(name)])))] == []


def test_the_models_refuse_what_is_none(masked: Masked) -> None:
    document = json.loads(render([masked("go")]))
    document["assessment-results"]["results"][0]["findings"][0]["severity"] = "blocker"
    with pytest.raises(ValueError, match="severity"):
        Model.model_validate(document)


@pytest.mark.parametrize("name", NAMES)
def test_each_finding_that_applies_has_its_state(name: str, masked: Masked) -> None:
    report = masked(name)
    (result,) = _read(report).results
    asked = {finding.id: finding for finding in report.findings if finding.outcome != "not-applicable"}
    told = {_props(finding)["id"]: finding for finding in result.findings}
    assert told.keys() == asked.keys()
    for key, finding in asked.items():
        settled = standing_of(report, finding) == "settled"
        assert told[key].target.status.state.value == ("satisfied" if settled else "not-satisfied")
        assert told[key].target.target_id == key.replace("/", ".")
        assert bool(told[key].related_risks) != settled
    away = {one.control_id for one in result.reviewed_controls.control_selections[0].exclude_controls or []}
    assert away == {f.id.replace("/", ".") for f in report.findings if f.outcome == "not-applicable"}
    assert _props(result)["verdict"] == report.verdict.result


def test_what_is_related_is_there_and_ids_are_unique(masked: Masked) -> None:
    (result,) = _read(masked("no-go")).results
    observations = [one.uuid for one in result.observations]
    risks = [one.uuid for one in result.risks]
    assert {one.observation_uuid for f in result.findings for one in f.related_observations or []} == set(observations)
    assert {one.risk_uuid for f in result.findings for one in f.related_risks or []} == set(risks)
    every = [*observations, *risks, *(finding.uuid for finding in result.findings), result.uuid]
    assert len(set(every)) == len(every)


def test_a_waiver_is_a_deviation_that_was_approved(masked: Masked) -> None:
    report = masked("waived")
    (result,) = _read(report).results
    risks = {risk.uuid: risk for risk in result.risks}
    waived = {finding.id for finding in report.findings if is_waived(finding)}
    status = {f.uuid: [_status(risks[one.risk_uuid]) for one in f.related_risks or []] for f in result.findings}
    approved = [finding for finding in result.findings if "deviation-approved" in status[finding.uuid]]
    assert {_props(finding)["id"] for finding in approved} == waived == {"service-portfolio/calculate-roi"}
    (risk,) = [one for one in risks.values() if _status(one) == "deviation-approved"]
    assert risk.description == "waived by Sponsor on 2026-02-03: No return is expected"


def test_what_is_undecided_is_being_looked_into_and_asks(masked: Masked) -> None:
    report = masked("hold")
    (result,) = _read(report).results
    undecided = [finding for finding in report.findings if finding.outcome == "undecided"]
    looked = [risk for risk in result.risks if _status(risk) == "investigating"]
    assert len(looked) == len(undecided) > 0
    assert all("?" in risk.remediations[0].description for risk in looked)


def test_evidence_says_where(engine: Engine, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (result,) = _read(engine.check("examples/web-shop-move.jira.json")).results
    pieces = [piece for one in result.observations for piece in one.relevant_evidence]
    assert {piece.href for piece in pieces} == {"examples/web-shop-move.jira.json"}
    assert all(_props(piece)["row"].startswith("SHOP-") for piece in pieces)


def test_texts_of_a_record_are_no_markup_and_one_line(engine: Engine) -> None:
    name = "a\n# b <script> *c*\x00\u202e"
    report = engine.check({"name": name}, gate="go-live")
    (result,) = _read(report).results
    assert "\n" not in result.title
    assert "<script>" not in result.title.replace("\\<", "")


def test_ids_stay_and_no_record_is_refused(masked: Masked) -> None:
    assert render([masked("no-go")]) == render([masked("no-go")])
    with pytest.raises(UsageError, match="need a record"):
        render([])

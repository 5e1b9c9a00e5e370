"""The report as JSON: what it looks like, that it validates, and that nothing is lost in it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from golive import Report
from golive.engine.report.formats.json import render

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
# Enough of every kind, and little enough to be read.
FEW = ("project/qualify-request", "project/approve-charter", "change-mgmt/", "service-portfolio/calculate-roi", "CHG-0")
Masked = Callable[..., Report]


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.json", render([masked(name, select=FEW)]))


@pytest.mark.parametrize("name", NAMES)
def test_a_report_comes_back_as_it_was(name: str, masked: Masked) -> None:
    report = masked(name)
    assert Report.model_validate_json(render([report])) == report


def test_a_changed_copy_of_a_finding_is_written_as_it_is_now(masked: Masked) -> None:
    finding = masked("no-go").activities[0]
    assert json.loads(finding.as_json)["owner"] is None
    copy = finding.model_copy(update={"owner": "Ada"})
    assert (json.loads(copy.as_json)["owner"], json.loads(finding.as_json)["owner"]) == ("Ada", None)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_validates_against_the_shipped_schema(name: str, masked: Masked, root: Path) -> None:
    schema = json.loads((root / "schemas/report.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(json.loads(render([masked(name)])))] == []


@pytest.mark.parametrize(
    "spoilt",
    [
        {"verdict": {"result": "maybe", "decided_by": []}},
        {"gate": "golive"},
        {"as_of": 5},
        {"activities": [{"id": "a/b"}]},
        {"counts": None},
    ],
)
def test_the_schema_refuses_what_is_no_report(spoilt: dict[str, Any], masked: Masked, root: Path) -> None:
    schema = json.loads((root / "schemas/report.schema.json").read_text(encoding="utf-8"))
    value = {**json.loads(render([masked("go")])), **spoilt}
    assert not jsonschema.Draft202012Validator(schema).is_valid(value)


def test_what_every_report_has(masked: Masked) -> None:
    value = json.loads(render([masked("no-go")]))
    assert {"gate", "as_of", "verdict", "activities", "rules", "counts", "ruleset", "tool"} <= value.keys()
    assert value["verdict"].keys() >= {"result", "decided_by"}
    assert value["activities"][0].keys() >= {"id", "outcome", "severity", "due"}
    assert value["ruleset"].keys() >= {"id", "version", "digest"}


def test_one_report_stands_on_several_lines_and_several_on_one_each(masked: Masked) -> None:
    one, two = masked("go"), masked("hold")
    assert render([one]).startswith('{\n"report_version":1,\n')
    lines = render([one, two]).splitlines()
    assert [Report.model_validate_json(line) for line in lines] == [one, two]
    assert render([one, two]).endswith("\n")
    assert render([]) == ""


def test_letters_stay_letters(masked: Masked) -> None:
    report = masked("go")
    seen = report.record.model_copy(update={"name": 'Zürich \u2028 "x"'})
    shown = render([report.model_copy(update={"record": seen}), report])
    assert "Zürich" in shown
    assert json.loads(shown.split("\n", 1)[0])["record"]["name"] == seen.name


def test_the_order_never_changes(masked: Masked) -> None:
    assert render([masked("no-go")]) == render([masked("no-go")])
    ids = [finding["id"] for finding in json.loads(render([masked("no-go")]))["activities"]]
    assert ids == [finding.id for finding in masked("no-go").activities]

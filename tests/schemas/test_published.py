"""The shipped JSON Schemas: they are valid, current, accept what golive accepts, and refuse what it refuses."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from golive import Engine, InputError
from golive.engine.recognise.files import read_files
from golive.schemas.published import SCHEMA_NAMES

ROOT = Path(__file__).resolve().parents[2]
RECORDS = sorted((ROOT / "tests/records").glob("*.yaml"))
WORKED = sorted((ROOT / "tests/records/worked").glob("*.yaml"))
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
RULESET = ROOT / "rulesets/pmbok-itil"
PROFILES = sorted([*RULESET.glob("profiles/*.yaml"), *(ROOT / "examples/profiles").glob("*.yaml")])
WORDINGS = sorted((ROOT / "rulesets").glob("*/recognise/*.yaml"))
RULESET_FILES = sorted(
    path
    for path in RULESET.rglob("*.yaml")
    if not path.name.startswith("base-") and path not in PROFILES and path not in WORDINGS
)
ReadYaml = Callable[[Path], Any]


@cache
def _schema(name: str) -> Any:
    return json.loads((ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))


def _problems(name: str, value: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(_schema(name), format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_a_schema(name: str) -> None:
    schema = _schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:golive:schema:{name}"
    assert schema["title"]


def test_every_shipped_schema_is_named() -> None:
    assert sorted(path.name for path in (ROOT / "schemas").glob("*.json")) == sorted(
        f"{name}.schema.json" for name in SCHEMA_NAMES
    )


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_what_the_command_prints(name: str, run: Callable[..., Any]) -> None:
    printed = run("schema", name)
    assert (printed.status, printed.err) == (0, "")
    assert printed.out == (ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_profiles_validate(path: Path, read_yaml: ReadYaml) -> None:
    assert _problems("profile", read_yaml(path)) == []
    assert _problems("profile", {**read_yaml(path), "leave_uot": []})


@pytest.mark.parametrize("path", [*RECORDS, *EXAMPLES], ids=lambda path: path.stem)
def test_records_and_examples_validate(path: Path, read_yaml: ReadYaml) -> None:
    assert _problems("record", read_yaml(path)) == []


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_the_records_of_the_worked_cases_validate(path: Path, read_yaml: ReadYaml) -> None:
    assert _problems("record", read_yaml(path)["record"]) == []


@pytest.mark.parametrize("path", [*RECORDS, *(p for p in EXAMPLES if ".golive." not in p.name)], ids=lambda p: p.stem)
def test_what_validates_is_accepted(path: Path, engine: Engine) -> None:
    assert len(engine.load(str(path))) == 1


def test_a_list_of_records_validates(read_yaml: ReadYaml) -> None:
    assert _problems("record", [read_yaml(path) for path in RECORDS]) == []


def test_the_base_records_of_the_ruleset_validate(read_yaml: ReadYaml) -> None:
    assert _problems("record", read_yaml(RULESET / "base-record.yaml")) == []
    assert _problems("record", read_yaml(RULESET / "base-portfolio.yaml")) == []


@pytest.mark.parametrize(
    "value",
    [
        {"titel": "A name"},
        {"type": "new-servce"},
        {"stage": "go-live"},
        {"facts": {"touches_productoin": True}},
        {"facts": {"is_project": True}},
        {"facts": {"touches_production": "maybe"}},
        {"as_of": 20260302},
        {"sites": 0},
        {"activities": {"name": "A task"}},
        {"activities": [{"name": "A task", "status": "finished"}]},
        {"activities": [{"name": "A task", "covers": "project/define-scope"}]},
        {"service_changes": [{"decision": "yes"}]},
        {"request": {"labour_hours": "8"}},
        {"pilot": True},
        ["not a record"],
        "not a record",
        [{"name": "A"}, {"titel": "B"}],
    ],
    ids=json.dumps,
)
def test_what_the_schema_refuses_golive_refuses_too(value: Any, engine: Engine, tmp_path: Path) -> None:
    assert _problems("record", value) != []
    path = tmp_path / "record.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(InputError):
        engine.load(str(path))


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-30", "01.02.2026", "20260201"])
def test_dates_are_days_that_exist(day: str, engine: Engine) -> None:
    assert _problems("record", {"as_of": day}) != []
    with pytest.raises(InputError):
        engine.check({"as_of": day})


def test_every_asked_fact_is_offered_with_its_question(engine: Engine) -> None:
    facts = _schema("record")["$defs"]["Record"]["properties"]["facts"]["anyOf"][0]
    offered = {name: described["description"] for name, described in facts["properties"].items()}
    assert offered == {fact.id: fact.question for fact in engine.ruleset.facts.asked}
    assert facts["additionalProperties"] is False


def test_the_schema_of_another_ruleset_offers_its_facts(small_ruleset: Path, run: Callable[..., Any]) -> None:
    printed = json.loads(run("schema", "record", "--ruleset", small_ruleset).out)
    facts = printed["$defs"]["Record"]["properties"]["facts"]["anyOf"][0]
    assert list(facts["properties"]) == ["asked_fact"]


@pytest.mark.parametrize("path", RULESET_FILES, ids=lambda path: path.relative_to(RULESET).as_posix())
def test_the_files_of_the_ruleset_validate(path: Path, read_yaml: ReadYaml) -> None:
    assert _problems("ruleset", read_yaml(path)) == []


@pytest.mark.parametrize("path", WORDINGS, ids=lambda path: path.relative_to(ROOT / "rulesets").as_posix())
def test_words_and_wordings_validate(path: Path, read_yaml: ReadYaml) -> None:
    assert _problems("recognise", read_yaml(path)) == []


@pytest.mark.parametrize(
    "value",
    [
        {"concepts": {"No Id": ["a"]}},
        {"concepts": {"desk": "help desk"}},
        {"filler": ["the"]},
        {"activities": {}},
        {"activities": {"risk/register": {"pattern": ["a"]}}},
        {"activities": {"risk/register": {"patterns": [{"near": ["a"]}]}}},
        {"activities": {"risk/register": {"patterns": [["a", "b"]]}}},
        {"activities": {"risk/register": {"patterns": ["a"]}}, "concepts": {}},
    ],
    ids=json.dumps,
)
def test_what_the_schema_of_wordings_refuses_golive_refuses_too(value: Any, tmp_path: Path) -> None:
    assert _problems("recognise", value) != []
    (tmp_path / "recognise").mkdir()
    name = "planning" if "activities" in value else "words"
    (tmp_path / f"recognise/{name}.yaml").write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(InputError):
        read_files([tmp_path], {"risk/register"})


@pytest.mark.parametrize(
    "spoilt",
    [
        {"severity": "urgent"},
        {"due": "tomorrow"},
        {"applies": {"all": []}},
        {"applies": {"field": "type", "equals": "other"}},
        {"applies": {"maybe": ["svc"]}},
        {"id": "No Id"},
        {"recognise": {"phrases": ["only one"]}},
        {"sources": []},
        {"colour": "red"},
        {"title": None},
    ],
    ids=json.dumps,
)
def test_the_schema_refuses_a_spoilt_activity(spoilt: dict[str, Any], read_yaml: ReadYaml) -> None:
    value = read_yaml(RULESET / "planning/change-management.yaml")
    entry = value["activities"][0]
    assert _problems("ruleset", {**value, "activities": [{**entry, **spoilt}]}) != []
    assert _problems("ruleset", {**value, "activities": [entry]}) == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_report_validates(path: Path, run: Callable[..., Any]) -> None:
    printed = run("check", path, "-f", "json")
    assert _problems("report", json.loads(printed.out)) == []


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_the_reports_of_the_worked_cases_validate(path: Path, read_yaml: ReadYaml, engine: Engine) -> None:
    case = read_yaml(path)
    report = engine.check(case["record"], gate=case["gate"])
    assert _problems("report", json.loads(report.model_dump_json())) == []


def test_a_report_on_a_portfolio_validates(engine: Engine) -> None:
    report = engine.check({"projects": [{"id": "P-1"}], "activities": []})
    assert _problems("report", json.loads(report.model_dump_json())) == []

"""docs/write-a-ruleset.md: every piece of YAML in it is sound; tests/docs/ follow it literally."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter

from golive import Engine
from golive.engine.authoring.lint_conditions import ConditionLint
from golive.engine.authoring.readings import Readings
from golive.engine.define.activity_sense import Known
from golive.engine.define.condition_sense import ConditionSense, paths
from golive.engine.define.rule_sense import RuleSense
from golive.engine.fields import element_model
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.conditions import Condition
from golive.schemas.elements import Element
from golive.schemas.published import file_schemas
from golive.schemas.record import Record
from golive.schemas.ruleset import Manifest

PAGE = Path(__file__).resolve().parents[1] / "docs/write-a-ruleset.md"
BLOCKS = re.findall(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
MINUTES = 10
WORDS_A_MINUTE = 200  # of somebody who reads about something new


def _block(name: str) -> Any:
    (body,) = [body for kind, info, body in BLOCKS if kind == "yaml" and info == name]
    return parse_yaml(body, name).value


def test_the_first_part_is_read_and_typed_in_ten_minutes() -> None:
    first, _, _ = PAGE.read_text(encoding="utf-8").partition("## Reference")
    assert len(first.split()) < MINUTES * WORDS_A_MINUTE


@pytest.mark.parametrize("condition", _block("conditions"), ids=str)
def test_a_condition_for_every_place(condition: Any, engine: Engine) -> None:
    built = TypeAdapter[Any](Condition).validate_python(condition)
    assert list(_plain(engine).problems(built, "", Record)) == []


@pytest.mark.parametrize("condition", _block("rule-conditions"), ids=str)
def test_a_condition_for_rules_alone(condition: Any, engine: Engine) -> None:
    built = TypeAdapter[Any](Condition).validate_python(condition)
    known = Known(None, None, {one.id for one in engine.ruleset.activities}, None)
    assert list(RuleSense(_plain(engine), known).problems(built, "")) == []
    assert list(_plain(engine).problems(built, "", Record)) != []
    assert list(ConditionLint(Readings(engine.ruleset)).findings(built, "")) == []


def _plain(engine: Engine) -> ConditionSense:
    facts = {"always", *(f.id for f in engine.ruleset.facts.asked), *(f.id for f in engine.ruleset.facts.derived)}
    return ConditionSense(facts, engine.ruleset.settings)


def test_every_kind_of_test_is_shown() -> None:
    """Every key that a condition may have stands on the page."""
    defs = TypeAdapter[Any](Condition).json_schema(by_alias=True)["$defs"]
    keys = {key for model in defs.values() for key in model["properties"]}
    shown = {key for block in ("conditions", "rule-conditions") for one in _block(block) for key in _keys(one)}
    assert keys - shown == set()


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in _keys(inner)}
    return {key for inner in value for key in _keys(inner)} if isinstance(value, list) else set()


def test_everything_that_a_condition_can_read_is_named(engine: Engine) -> None:
    words = set(re.findall(r"`([\w.]+)`", PAGE.read_text(encoding="utf-8")))
    facts = {fact.id for kind in (engine.ruleset.facts.asked, engine.ruleset.facts.derived) for fact in kind}
    assert facts - words == set()
    fields = {path for path in paths(Record) if path.rpartition(".")[2] not in Element.model_fields}
    assert fields - words == {"facts", "dates.gates"}  # maps with keys of their own
    lists = {path for path in paths(Record) if element_model(Record, path) is not None}
    assert lists - words == set()
    assert {name for over in lists for name in element_model(Record, over).model_fields} - words == set()  # type: ignore[union-attr]


def test_the_settings_are_settings() -> None:
    given = {"id": "x", "title": "x", "version": "1.0.0", "process_groups": ["planning"], "gates": ["go-live"]}
    assert Manifest.model_validate({**given, **_block("settings")}).settings["cover_lead"].value == 5


def test_every_file_fits_the_schema_that_its_first_line_names() -> None:
    schemas = {f"{kind}.schema.json": text for kind, text in file_schemas().items()}
    named = [(re.match(r"# yaml-language-server: \$schema=.*/(.*)\n", body), body) for _, _, body in BLOCKS]
    files = [(found[1], body) for found, body in named if found]
    assert len(files) == 3
    for schema, body in files:
        jsonschema.validate(parse_yaml(body, schema).value, parse_yaml(schemas[schema], schema).value)

"""An editor shows a word on every key that one can write."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from golive.schemas import (
    activities,
    conditions,
    described,
    elements,
    facts,
    operands,
    profile,
    record,
    rule_tests,
    rules,
    ruleset,
    waivers,
    works,
)

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = ("record", "ruleset", "profile", "waivers", "recognise")  # a report is written by golive alone


def _schema(name: str) -> Any:
    return json.loads((ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WRITTEN)
def test_every_key_has_a_description(name: str) -> None:
    schema = _schema(name)
    models = {"": schema, **schema["$defs"]}
    found = [(model, key, value) for model, body in models.items() for key, value in body.get("properties", {}).items()]
    assert found
    assert [(model, key) for model, key, value in found if not value.get("description", "").strip()] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_no_map_takes_keys_that_nobody_knows(name: str) -> None:
    models = {model: body for model, body in _schema(name)["$defs"].items() if "properties" in body}
    assert [model for model, body in models.items() if body.get("additionalProperties") is not False] == []


def test_nothing_is_described_that_is_not_there() -> None:
    of_rulesets = (activities, facts, rules, ruleset, works)
    modules = (conditions, elements, operands, profile, record, rule_tests, waivers, *of_rulesets)
    models = {name: one for module in modules for name, one in vars(module).items() if isinstance(one, type)}
    for name, words in described._OF.items():  # a key that was renamed would be described in vain
        model = models[name]
        assert issubclass(model, BaseModel)
        assert set(words) <= {field.alias or key for key, field in model.model_fields.items()}, name

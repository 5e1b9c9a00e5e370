"""What could stand at a place: it must be YAML that the models take."""

from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from golive.engine.load.samples import sample
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.activities import Entry
from golive.schemas.facts import Facts
from golive.schemas.record import Fragment, PortfolioRecord, Record
from golive.schemas.ruleset import Manifest

_FIELDS = [
    (model, name)
    for model in (Record, Fragment, PortfolioRecord, Manifest, Facts)
    for name in model.model_fields
    if name not in ("id", "version")
]


@pytest.mark.parametrize(("model", "name"), _FIELDS, ids=lambda part: part if isinstance(part, str) else part.__name__)
@pytest.mark.parametrize("given", [None, "Deutsche Telekom", "a: b, c", "yes", "2026-12-18", [1], {"a": 1}, True, 7])
def test_a_sample_is_taken_by_the_model(model: type[BaseModel], name: str, given: Any) -> None:
    field = model.model_fields[name]
    text = sample(field.annotation, name, given)
    value = parse_yaml(f"{name}: {text}", "f").value[name]
    if "..." not in text and (model, name) not in ((Facts, "asked"), (Facts, "derived")):  # these have ids of a form
        TypeAdapter(field.annotation).validate_python(value)


@pytest.mark.parametrize(
    ("name", "given", "text"),
    [
        ("suppliers", "Deutsche Telekom", "[{ name: Deutsche Telekom }]"),
        ("suppliers", "A & B: C", '[{ name: "A & B: C" }]'),
        ("suppliers", "x" * 50, f"[{{ name: {'x' * 37}... }}]"),
        ("scope_additions", "more", "[more]"),
        ("facts", None, "{ touches_production: true }"),
        ("pilot", "yes", "{ planned: true }"),
        ("dates", "18.12.2026", "{ baseline_finish: 2026-12-18 }"),
        ("dates", None, "{ baseline_finish: 2026-10-26 }"),
    ],
)
def test_what_was_given_stands_in_the_sample(name: str, given: Any, text: str) -> None:
    assert sample(Record.model_fields[name].annotation, name, given) == text


def test_a_condition() -> None:
    assert sample(Entry.model_fields["applies"].annotation, "applies", {}) == "always"
    assert sample(Entry.model_fields["applies"].annotation, "applies", "live") == "live"
    assert sample(Entry.model_fields["applies"].annotation, "where") == "{ field: name, filled: true }"

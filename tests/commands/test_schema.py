"""golive schema: each schema is printed; more about them in tests/schemas."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("name", ["record", "ruleset", "profile", "report", "recognise"])
def test_it_prints_one_schema_and_nothing_else(name: str, run: Run) -> None:
    done = run("schema", name)
    assert (done.status, done.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))
    assert json.loads(done.out)["$id"] == f"urn:golive:schema:{name}"


def test_the_ruleset_changes_the_facts_of_a_record_only(run: Run, small_ruleset: Path) -> None:
    for name in ("ruleset", "profile", "report"):
        assert run("schema", name, "--ruleset", small_ruleset).out == run("schema", name).out
    assert run("schema", "record", "--ruleset", small_ruleset).out != run("schema", "record").out


def test_a_name_is_needed(run: Run) -> None:
    done = run("schema")
    assert (done.status, done.out) == (2, "")
    assert "record|ruleset|profile|report" in done.err

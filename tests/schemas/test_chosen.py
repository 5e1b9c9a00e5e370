"""The schema of a ruleset tells a mistake once, where it is, in the kind of file and the kind of condition meant."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bad_ruleset_table import RULESETS

from golive.engine.load.source import read_source
from golive.engine.load.yaml_text import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schemas/ruleset.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
RULE: dict[str, Any] = {
    "id": "ABC-01",
    "title": "a",
    "severity": "minor",
    "due": "go-live",
    "basis": "said",
    "applies": "always",
    "why": "a",
    "remedy": "a",
    "sources": [{"work": "w", "section": "1"}],
    "examples": [{"name": "a", "expect": "upheld", "record": {}}, {"name": "b", "expect": "violated", "record": {}}],
}
# What can be told only with the rest of the ruleset, the record or the text of the file before one's eyes.
CAUGHT = (
    "choices-of-an-activity",
    "choices-of-other-keys",
    "choices-of-the-manifest",
    "condition-both",
    "condition-empty",
    "condition-list",
    "condition-misspelt",
    "condition-text-for-list",
    "condition-true",
    "example-alone",
    "fact-with-hyphen",
    "full-of-mistakes",
    "id-of-the-ruleset",
    "id-with-capitals",
    "keys-of-a-fact",
    "keys-of-a-file",
    "keys-of-a-question",
    "keys-of-a-setting",
    "keys-of-a-source",
    "keys-of-a-work",
    "keys-of-an-activity",
    "keys-of-an-example",
    "keys-of-evidence",
    "keys-of-the-facts",
    "keys-of-the-manifest",
    "keys-that-are-missing",
    "no-activities",
    "test-misspelt",
    "test-missing",
    "test-with-a-setting",
    "unknown-counts-as-no",
    "values-of-an-activity",
    "values-of-evidence",
    "values-of-the-manifest",
)


def _told(value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


@pytest.mark.parametrize("name", CAUGHT)
def test_what_can_be_told_of_a_file_alone_is_told(name: str) -> None:
    folder = ROOT / "tests/bad/rulesets" / name
    for file in {told.file for told in RULESETS[name] if (folder / told.file).is_file()}:
        source = read_source(str(folder / file))
        assert _told(parse_yaml(source.text(""), source.path).value) != []


def test_nothing_is_said_of_the_sound_one() -> None:
    every = sorted((ROOT / "tests/bad/rulesets/sound").rglob("*.yaml"))
    files = [file for file in every if not file.name.startswith("base-")]
    assert files
    for file in files:
        source = read_source(str(file))
        assert _told(parse_yaml(source.text(""), source.path).value) == []


@pytest.mark.parametrize(
    ("condition", "at", "said"),
    [
        ({"al": ["svc"]}, "", "'al' was unexpected"),
        ({"all": [{"any": [{"field": "type", "iss": "other"}]}]}, ".all[0].any[0]", "'iss' was unexpected"),
        ({"some": "risks", "where": {"field": "owner", "filed": True}}, ".where", "'filed' was unexpected"),
        ({"covered": "a/b", "off": "some"}, "", "'off' was unexpected"),
        ({"gate": "golive"}, ".gate", "'golive' is not one of"),
        ({"not": {"done": "No Id"}}, ".not.done", "not valid under any"),
        ({"count": "risks", "that": 1}, "", "'that' was unexpected"),
        ({"field": "type"}, "", "does not have enough properties"),
        ({"field": "type", "is": "a", "in": ["b"]}, "", "has too many properties"),
    ],
    ids=json.dumps,
)
def test_a_mistake_deep_in_a_condition_is_told_once_and_there(condition: Any, at: str, said: str) -> None:
    (told,) = _told({"theme": "A", "rules": [{**RULE, "requires": condition}]})
    assert told.startswith(f"$.rules[0].requires{at}: ")
    assert said in told


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        ({"group": "planning"}, "activities"),
        ({"rules": [{**RULE, "requires": "svc"}]}, "theme"),
        ({"id": "a"}, "title"),
    ],
    ids=["activities", "rules", "manifest"],
)
def test_a_file_is_known_by_any_key_of_its_own(value: Any, missing: str) -> None:
    assert f"$: '{missing}' is a required property" in _told(value)


def test_every_key_of_every_kind_of_file_is_offered_from_the_start() -> None:
    names = ("ActivityFile", "RuleFile", "Facts", "Manifest")
    keys = {key for name in names for key in SCHEMA["$defs"][name]["properties"]}
    assert set(SCHEMA["properties"]) == keys


def test_the_files_of_every_shipped_ruleset_validate(read_yaml: Callable[[Path], Any]) -> None:
    files = [
        file
        for file in sorted((ROOT / "rulesets").rglob("*.yaml"))
        if not file.name.startswith("base-") and file.parent.name not in ("profiles", "recognise")
    ]
    assert len({file.relative_to(ROOT).parts[1] for file in files}) > 1
    assert {str(file): told for file in files if (told := _told(read_yaml(file)))} == {}

"""Every example in the files of the shipped rulesets gives the outcome that it expects, and every entry has enough."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine

FOLDER = Path(__file__).resolve().parents[1] / "rulesets"
NOT_ACTIVITIES = ("rules", "profiles")
FILES = sorted(
    file.relative_to(FOLDER).as_posix() for file in FOLDER.glob("*/*/*.yaml") if file.parent.name not in NOT_ACTIVITIES
)
LACKING = {"missing", "open"}
PHRASES = 5


@pytest.fixture(scope="module")
def base_portfolio(read_yaml: Callable[[Path], Any]) -> Any:
    """What the examples of portfolio activities are laid over."""
    return read_yaml(FOLDER / "pmbok-itil/base-portfolio.yaml")


@pytest.fixture(scope="module")
def entries(read_yaml: Callable[[Path], Any]) -> dict[str, list[dict[str, Any]]]:
    """The entries of each file."""
    return {name: read_yaml(FOLDER / name)["activities"] for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_every_example_gives_the_outcome_it_expects(
    name: str,
    entries: dict[str, list[dict[str, Any]]],
    base_of: Callable[[str], Any],
    base_portfolio: Any,
    merged: Callable[[Any, Any], Any],
    engine_of: Callable[[str], Engine],
) -> None:
    ruleset = name.partition("/")[0]
    engine, bases = engine_of(ruleset), {"project": base_of(ruleset), "portfolio": base_portfolio}
    wrong = []
    for entry in entries[name]:
        for example in entry["examples"]:
            record = merged(bases[entry.get("scope", "project")], example["record"])
            report = engine.check(record, gate=example.get("gate", "go-live"))
            found = next(finding for finding in report.activities if finding.id == entry["id"])
            if found.outcome != example["expect"]:
                wrong.append(f"{entry['id']}: {example['name']}: {found.outcome}, not {example['expect']}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", FILES)
def test_every_entry_has_an_example_that_it_finds_and_one_that_it_does_not(
    name: str, entries: dict[str, list[dict[str, Any]]]
) -> None:
    for entry in entries[name]:
        expected = {example["expect"] for example in entry["examples"]}
        assert expected & LACKING, f"{entry['id']} has no example that it must find"
        assert expected - LACKING, f"{entry['id']} has no example that it must not find"


@pytest.mark.parametrize("name", FILES)
def test_examples_of_an_entry_have_names_of_their_own(name: str, entries: dict[str, list[dict[str, Any]]]) -> None:
    for entry in entries[name]:
        names = Counter(example["name"] for example in entry["examples"])
        assert not [twice for twice, count in names.items() if count > 1], entry["id"]


@pytest.mark.parametrize("name", FILES)
def test_every_entry_has_phrases_enough(name: str, entries: dict[str, list[dict[str, Any]]]) -> None:
    for entry in entries[name]:
        assert len(entry["recognise"]["phrases"]) >= PHRASES, entry["id"]


def test_a_phrase_stands_for_one_activity_only(entries: dict[str, list[dict[str, Any]]]) -> None:
    owners: dict[str, list[str]] = {}
    for entry in (entry for found in entries.values() for entry in found):
        for phrase in entry["recognise"]["phrases"]:
            owners.setdefault(" ".join(phrase.split()).casefold(), []).append(entry["id"])
    assert {phrase: ids for phrase, ids in owners.items() if len(ids) > 1} == {}


def test_the_engines_have_every_entry_of_the_files(
    entries: dict[str, list[dict[str, Any]]], engine_of: Callable[[str], Engine]
) -> None:
    in_files = [entry["id"] for found in entries.values() for entry in found]
    assert len(in_files) > 250
    assert sorted(in_files) == sorted(activity.id for activity in engine_of("readiness").ruleset.activities)

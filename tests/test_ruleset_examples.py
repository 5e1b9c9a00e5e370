"""Every example in the files of the shipped rulesets gives the outcome that it expects, and every entry has enough."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine
from golive.engine.authoring.examples import Examples
from golive.engine.authoring.outcomes import lacking_in
from golive.engine.authoring.readings import Readings
from golive.engine.define.ruleset import Read

FOLDER = Path(__file__).resolve().parents[1] / "rulesets"
NOT_ACTIVITIES = ("rules", "profiles", "recognise")
FILES = sorted(
    file.relative_to(FOLDER).as_posix() for file in FOLDER.glob("*/*/*.yaml") if file.parent.name not in NOT_ACTIVITIES
)
PHRASES = 5


@pytest.fixture(scope="module")
def entries(read_yaml: Callable[[Path], Any]) -> dict[str, list[dict[str, Any]]]:
    """The entries of each file."""
    return {name: read_yaml(FOLDER / name)["activities"] for name in FILES}


@pytest.mark.parametrize("name", ["pmbok-itil", "readiness"])
def test_every_example_gives_the_outcome_it_expects(name: str, written: Callable[[str], tuple[Read, Examples]]) -> None:
    read, examples = written(name)
    ran = [one for part in read.parts.activities for one in examples.run(part)]
    assert len(ran) > 100
    assert [one for one in ran if not one.as_expected] == []


@pytest.mark.parametrize("name", ["pmbok-itil", "readiness"])
def test_every_entry_has_an_example_that_it_finds_and_one_that_it_does_not(
    name: str, written: Callable[[str], tuple[Read, Examples]]
) -> None:
    read, _ = written(name)
    assert lacking_in(read.parts.activities, Readings(read.ruleset)) == []


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

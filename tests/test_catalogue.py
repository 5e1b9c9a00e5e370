"""The shipped ruleset says of every entry what the catalogue says; runs only where the catalogue lies beside us."""

import ast
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from golive import Engine
from golive.schemas.activities import Activity
from golive.schemas.conditions import AllOf, AnyOf, Condition, NotOf

CATALOGUE = Path(__file__).resolve().parents[2] / "shared/catalogue/activities.yaml"
pytestmark = pytest.mark.skipif(not CATALOGUE.is_file(), reason="the catalogue is not part of the repository")
ENTRIES = 230


@pytest.fixture(scope="module")
def catalogue() -> dict[str, dict[str, Any]]:
    """The entries of the catalogue, by id."""
    value = yaml.load(CATALOGUE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {entry["id"]: entry for entry in value["activities"]}


@pytest.fixture(scope="module")
def shipped(engine: Engine) -> dict[str, Activity]:
    """The activities of the ruleset, by id."""
    return {activity.id: activity for activity in engine.ruleset.activities}


def test_all_entries_are_there_and_no_others(
    catalogue: dict[str, dict[str, Any]], shipped: dict[str, Activity]
) -> None:
    assert len(catalogue) == ENTRIES
    assert sorted(shipped) == sorted(catalogue)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("severity", "severity"), ("due", "due_by"), ("scope", "scope"), ("tier", "tier"), ("group", "pmbok_group")],
)
def test_fields_are_the_same(
    ours: str, theirs: str, catalogue: dict[str, dict[str, Any]], shipped: dict[str, Activity]
) -> None:
    said = {name: getattr(activity, ours) for name, activity in shipped.items()}
    assert said == {name: entry[theirs] for name, entry in catalogue.items()}


def test_dependencies_are_the_same(catalogue: dict[str, dict[str, Any]], shipped: dict[str, Activity]) -> None:
    said = {name: set(activity.depends) for name, activity in shipped.items()}
    assert said == {name: set(entry["depends_on"]) for name, entry in catalogue.items()}


def test_same_evidence_is_the_same(catalogue: dict[str, dict[str, Any]], shipped: dict[str, Activity]) -> None:
    said = {name: set(activity.same_evidence_as) for name, activity in shipped.items()}
    assert said == {name: set(entry.get("same_evidence_as") or ()) for name, entry in catalogue.items()}


def test_conditions_agree_for_every_combination_of_their_facts(
    catalogue: dict[str, dict[str, Any]], shipped: dict[str, Activity]
) -> None:
    wrong = []
    for name, entry in catalogue.items():
        theirs = ast.parse(entry["applies_if"], mode="eval").body
        ours = shipped[name].applies
        facts = sorted(_names(theirs) | _facts(ours))
        for values in itertools.product((False, True), repeat=len(facts)):
            known = dict(zip(facts, values, strict=True))
            if known.get("redundant_assets") and not known.get("retires_something", True):
                continue  # assets are left over only where something is retired
            if _true(theirs, known) != _holds(ours, known):
                wrong.append(f"{name}: differs where {known}")
                break
    assert not wrong, "\n".join(wrong)


def _names(node: ast.expr) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _true(node: ast.expr, known: Mapping[str, bool]) -> bool:
    match node:
        case ast.Constant():
            return bool(node.value)
        case ast.Name():
            return known[node.id]
        case ast.BoolOp():
            results = [_true(value, known) for value in node.values]
            return all(results) if isinstance(node.op, ast.And) else any(results)
        case ast.UnaryOp(op=ast.Not()):
            return not _true(node.operand, known)
    raise AssertionError(f"the catalogue has a new kind of expression: {ast.dump(node)}")


def _facts(condition: Condition) -> set[str]:
    match condition:
        case str():
            return {condition} - {"always"}
        case AllOf():
            return {name for part in condition.all for name in _facts(part)}
        case AnyOf():
            return {name for part in condition.any for name in _facts(part)}
        case NotOf():
            return _facts(condition.not_)
    raise AssertionError(f"an activity applies by more than facts: {condition}")


def _holds(condition: Condition, known: Mapping[str, bool]) -> bool:
    match condition:
        case str():
            return condition == "always" or known[condition]
        case AllOf():
            return all(_holds(part, known) for part in condition.all)
        case AnyOf():
            return any(_holds(part, known) for part in condition.any)
        case NotOf():
            return not _holds(condition.not_, known)
    raise AssertionError(f"an activity applies by more than facts: {condition}")

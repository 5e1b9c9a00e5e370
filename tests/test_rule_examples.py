"""Every example of a rule gives the outcome that it expects, because of the rule's own condition."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.evaluate.options import Options
from golive.engine.infer.engine import Networks
from golive.engine.load.record import record_from_value
from golive.schemas.conditions import NotOf
from golive.schemas.words import RuleOutcome

ROOT = Path(__file__).resolve().parents[1] / "rulesets"
FILES = sorted(file.relative_to(ROOT).as_posix() for file in ROOT.glob("*/rules/*.yaml"))
OUTCOMES = {"upheld", "violated", "undecided", "not-applicable"}
NEGATED: dict[RuleOutcome, RuleOutcome] = {"upheld": "violated", "violated": "upheld"}


@pytest.fixture(scope="module", params=FILES)
def file(request: pytest.FixtureRequest) -> str:
    """One file of rules."""
    name: str = request.param
    return name


def _outcomes(
    rules: list[dict[str, Any]], base: dict[str, Any], merged: Callable[[Any, Any], Any], engine: Engine, bases: Bases
) -> list[tuple[str, str, str]]:
    """Rule and example, what is expected, and what comes out."""
    found = []
    for rule in rules:
        for example in rule["examples"]:
            loaded = record_from_value(merged(base, example["record"]), engine.vocabulary)
            report = evaluate(loaded, bases, Options(example.get("gate", "go-live"), select=(rule["id"],)), "")
            (finding,) = report.rules
            found.append((f"{rule['id']}: {example['name']}", example["expect"], finding.outcome))
    return found


def test_every_example_gives_the_outcome_it_expects(
    file: str,
    read_yaml: Callable[[Path], Any],
    base_of: Callable[[str], Any],
    merged: Callable[[Any, Any], Any],
    engine_of: Callable[[str], Engine],
) -> None:
    engine = engine_of(file.partition("/")[0])
    rules = read_yaml(ROOT / file)["rules"]
    found = _outcomes(rules, base_of(engine.ruleset.id), merged, engine, engine.bases)
    wrong = [f"{name}: {outcome}, not {expected}" for name, expected, outcome in found if outcome != expected]
    assert not wrong, "\n".join(wrong)


def test_every_example_fails_once_what_is_required_is_negated(
    file: str,
    read_yaml: Callable[[Path], Any],
    base_of: Callable[[str], Any],
    merged: Callable[[Any, Any], Any],
    engine_of: Callable[[str], Engine],
) -> None:
    engine = engine_of(file.partition("/")[0])
    rules = read_yaml(ROOT / file)["rules"]
    ids = {rule["id"] for rule in rules}
    turned = [
        rule.model_copy(update={"requires": NotOf.model_validate({"not": rule.requires})})
        for rule in engine.ruleset.rules
        if rule.id in ids
    ]
    bases = Bases(Networks(engine.ruleset.model_copy(update={"rules": turned})))
    for name, expected, outcome in _outcomes(rules, base_of(engine.ruleset.id), merged, engine, bases):
        assert outcome == NEGATED.get(expected, expected), name  # type: ignore[call-overload]


def test_every_rule_has_an_example_of_each_outcome(file: str, read_yaml: Callable[[Path], Any]) -> None:
    lacking = {
        rule["id"]: OUTCOMES - {example["expect"] for example in rule["examples"]}
        for rule in read_yaml(ROOT / file)["rules"]
    }
    assert {name: outcomes for name, outcomes in lacking.items() if outcomes} == {}

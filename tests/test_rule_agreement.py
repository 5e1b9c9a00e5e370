"""The engine against the oracle: random rules, and the shipped ones, must have the same outcomes for random records."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle.rules import RuleJudge
from parts_of_rulesets import parts_of
from random_records import AS_OF, RECORD_BYTES, RecordMaker, Row, as_model, gates, seeded_rows, smallest
from random_rules import RULES_BYTES, with_rules
from random_rulesets import RULESET_BYTES, ruleset_of
from test_oracle_agreement import agrees, cases

from golive.engine.check import engine_for
from golive.engine.define.ruleset_sense import sense_problems
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.evaluate.options import Options, gate_asked
from golive.engine.infer.engine import Networks
from golive.engine.load.record import Loaded
from golive.engine.load.tree import Tree
from golive.schemas.record import PortfolioRecord
from golive.schemas.ruleset import Ruleset
from golive.schemas.words import Gate

RECORDS_A_RULESET = 12
SHIPPED = sorted(file.parent.name for file in (Path(__file__).resolve().parents[1] / "rulesets").glob("*/ruleset.yaml"))
one_record = seeded_rows(RECORD_BYTES)
several_records = st.lists(one_record, min_size=RECORDS_A_RULESET, max_size=RECORDS_A_RULESET)
one_ruleset = seeded_rows(RULESET_BYTES)
some_rules = seeded_rows(RULES_BYTES)


@cases(90)
@given(one_ruleset, some_rules, several_records, gates)
def test_random_rules(row: Row, rules: Row, records: list[Row], gate: Gate | None) -> None:
    _agrees_on_random_rules(row, rules, records, gate)


@pytest.mark.thorough
@cases(1_000)
@given(one_ruleset, some_rules, several_records, gates)
def test_random_rules_thoroughly(row: Row, rules: Row, records: list[Row], gate: Gate | None) -> None:
    _agrees_on_random_rules(row, rules, records, gate)


@pytest.mark.parametrize("name", SHIPPED)
@cases(60)
@given(one_record, gates)
def test_the_shipped_rules(name: str, row: Row, gate: Gate | None) -> None:
    _agrees_on_shipped_rules(name, row, gate)


@pytest.mark.thorough
@pytest.mark.parametrize("name", SHIPPED)
@cases(1_000)
@given(one_record, gates)
def test_the_shipped_rules_thoroughly(name: str, row: Row, gate: Gate | None) -> None:
    _agrees_on_shipped_rules(name, row, gate)


def _agrees_on_shipped_rules(name: str, row: Row, gate: Gate | None) -> None:
    networks = engine_for(name).networks
    ruleset = networks.ruleset
    named = [one for rule in ruleset.rules for one in rule.activities]
    maker = RecordMaker([*named, *(one.id for one in ruleset.activities)], [fact.id for fact in ruleset.facts.asked])
    value = maker.value(row)
    for number, waiver in enumerate(value.get("waivers") or []):
        waiver["covers"] = [*(waiver.get("covers") or []), *(rule.id for rule in ruleset.rules[number::2])]
    agrees(networks, value, gate)


def _agrees_on_random_rules(row: Row, rules: Row, records: list[Row], gate: Gate | None) -> None:
    ruleset = with_rules(rules, ruleset_of(row))
    assert sense_problems(parts_of(ruleset)) == []
    bases = Bases(Networks(ruleset))
    maker = RecordMaker([one.id for one in ruleset.activities], [fact.id for fact in ruleset.facts.asked])
    for one in records:
        _agrees(bases, maker.value(one), gate)


def _agrees(bases: Bases, value: dict[str, Any], gate: Gate | None) -> None:
    if _differences(bases, value, gate):
        least = smallest(value, lambda less: bool(_differences(bases, less, gate)))
        found = _differences(bases, least, gate)
        pytest.fail(f"{found}\nin {least} at {gate}\nby {_definitions(bases.networks.ruleset, found)}")


def _definitions(ruleset: Ruleset, found: list[str]) -> list[str]:
    """How the rules that differ are defined."""
    wrong = {one.split(":")[0] for one in found}
    return [
        one.model_dump_json(include={"id", "applies", "requires"}, exclude_none=True, by_alias=True)
        for one in ruleset.rules
        if one.id in wrong
    ]


def _differences(bases: Bases, value: dict[str, Any], gate: Gate | None) -> list[str]:
    """Every rule with an outcome that is not what the oracle says, in words."""
    try:
        record = as_model(value)
    except ValueError:  # too little is left of the record
        return []
    if isinstance(record, PortfolioRecord):
        return []
    ruleset = bases.networks.ruleset
    only_rules = tuple(rule.id for rule in ruleset.rules)
    loaded = Loaded(record, Tree("<random>", value, dict))
    report = evaluate(loaded, bases, Options(gate, AS_OF, select=only_rules), "")
    oracle = RuleJudge(ruleset, record, gate_asked(record, gate)[0], AS_OF)
    expected = {rule.id: oracle.outcome(rule) for rule in ruleset.rules}
    assert len(report.rules) == len(expected)
    return [
        f"{one.id}: {one.outcome} with needs {one.needs}, expected {expected[one.id]}"
        for one in report.rules
        if one.outcome != expected[one.id] or bool(one.needs) != (one.outcome == "undecided" and not one.waived)
    ]

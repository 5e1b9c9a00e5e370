"""The engine against the oracle: random records and random rulesets must give the same findings."""

from functools import cache
from pathlib import Path
from typing import Any

import oracle
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from oracle import Judged, Judgement, judge
from parts_of_rulesets import parts_of
from random_records import AS_OF, RECORD_BYTES, RecordMaker, Row, as_model, gates, rows, smallest
from random_rulesets import RULESET_BYTES, ruleset_of

from golive.engine.check import engine_for
from golive.engine.define.ruleset_sense import sense_problems
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.evaluate.options import Options
from golive.engine.infer.engine import Networks
from golive.engine.load.record import Loaded
from golive.engine.load.tree import Tree
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.words import Gate

RECORDS_A_RULESET = 7
one_record = rows(RECORD_BYTES)
several_records = st.lists(one_record, min_size=RECORDS_A_RULESET, max_size=RECORDS_A_RULESET)
one_ruleset = rows(RULESET_BYTES)


def cases(number: int) -> settings:
    """That many cases, the same in every run; a record that shows a mistake is made smaller by `smallest`."""
    return settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def test_the_oracle_knows_nothing_of_the_engine() -> None:
    sources = list(Path(oracle.__file__).parent.glob("*.py"))
    assert len(sources) == 6
    assert not [path.name for path in sources if "golive.engine" in path.read_text(encoding="utf-8")]


@cases(400)
@given(one_record, gates)
def test_the_shipped_ruleset(row: Row, gate: Gate | None) -> None:
    _agrees_on_the_shipped_ruleset(row, gate)


@pytest.mark.thorough
@cases(12_000)
@given(one_record, gates)
def test_the_shipped_ruleset_thoroughly(row: Row, gate: Gate | None) -> None:
    _agrees_on_the_shipped_ruleset(row, gate)


@cases(800 // RECORDS_A_RULESET + 1)
@given(one_ruleset, several_records, gates)
def test_random_rulesets(row: Row, records: list[Row], gate: Gate | None) -> None:
    _agrees_on_a_random_ruleset(row, records, gate)


@pytest.mark.thorough
@cases(8_000 // RECORDS_A_RULESET + 1)
@given(one_ruleset, several_records, gates)
def test_random_rulesets_thoroughly(row: Row, records: list[Row], gate: Gate | None) -> None:
    _agrees_on_a_random_ruleset(row, records, gate)


@cache
def _activities_alone() -> Networks:
    """The shipped ruleset without its rules, which test_rule_agreement.py asks about."""
    return Networks(engine_for().ruleset.model_copy(update={"rules": []}))


def _agrees_on_the_shipped_ruleset(row: Row, gate: Gate | None) -> None:
    networks = _activities_alone()
    ids = [activity.id for activity in networks.ruleset.activities]
    with_content = [activity.id for activity in networks.ruleset.activities if activity.evidence]
    facts = [fact.id for fact in networks.ruleset.facts.asked]
    agrees(networks, RecordMaker([*ids, *with_content * 6], facts).value(row), gate)


def _agrees_on_a_random_ruleset(row: Row, records: list[Row], gate: Gate | None) -> None:
    ruleset = ruleset_of(row)
    assert sense_problems(parts_of(ruleset)) == []
    networks, activities = Networks(ruleset), ruleset.activities
    maker = RecordMaker([one.id for one in activities], [fact.id for fact in ruleset.facts.asked])
    for value in map(maker.value, records):
        scope = "portfolio" if "projects" in value else "project"
        if any(one.scope == scope for one in activities):  # else nothing could be evaluated, which is refused
            agrees(networks, value, gate)


def agrees(networks: Networks, value: dict[str, Any], gate: Gate | None) -> None:
    """Fails where a report on a record is not what the oracle says, with the smallest such record."""
    if _differences(networks, value, gate):
        least = smallest(value, lambda less: bool(_differences(networks, less, gate)))
        found = _differences(networks, least, gate)
        pytest.fail(f"{found}\nin {least} at {gate}\nby {_definitions(networks, found)}")


def _definitions(networks: Networks, found: list[str]) -> list[str]:
    """How the activities that differ are defined."""
    wrong = {one.split()[0] for one in found}
    return [
        one.model_dump_json(include={"id", "due", "applies", "evidence"}, exclude_none=True, by_alias=True)
        for one in networks.ruleset.activities
        if one.id in wrong
    ]


def _differences(networks: Networks, value: dict[str, Any], gate: Gate | None) -> list[str]:
    try:
        record = as_model(value)
    except ValueError:  # too little is left of the record
        return []
    report = evaluate(Loaded(record, Tree("<random>", value, dict)), Bases(networks), Options(gate, AS_OF), "")
    return differences(report, judge(record, networks.ruleset, gate, AS_OF))


def differences(report: Report, expected: Judgement) -> list[str]:
    """Every way in which a report is not what the oracle says, in words."""
    pairs: list[tuple[str, object, object]] = [
        ("gate", report.gate, expected.gate),
        ("verdict", report.verdict.result, expected.verdict),
        ("decided by", report.verdict.decided_by, expected.decided_by),
        ("counts", report.counts.model_dump(), expected.counts),
        (
            "needs of rules",
            [one.id for one in report.rules if bool(one.needs) != (one.outcome == "undecided" and not one.waived)],
            [],
        ),
        (
            "waived rules",
            [one.id for one in report.rules if one.waived],
            [
                one.id
                for one in report.rules
                if one.id in expected.accepted and one.outcome in ("violated", "undecided")
            ],
        ),
        ("rules", {one.id: one.outcome for one in report.rules}, expected.rules),
        ("order", [one.id for one in report.activities], [one.activity.id for one in expected.findings]),
    ]
    for name, fact in report.facts.items():
        counted = fact.value if fact.counted_as is None else fact.counted_as
        pairs.append((f"fact {name}", (fact.value, counted), (expected.known[name], expected.counted[name])))
    for found, judged in zip(report.activities, expected.findings, strict=True):
        pairs += _of_activity(found, judged)
    return [f"{what}: {given!r}, expected {wanted!r}" for what, given, wanted in pairs if given != wanted]


def _of_activity(found: ActivityFinding, expected: Judged) -> list[tuple[str, object, object]]:
    shown = sorted((one.pointer, one.how, one.status, str(one.date)) for one in found.evidence)
    wanted = sorted((one.pointer, one.how, one.status, str(one.date)) for one in expected.evidence)
    return [
        (f"{found.id} outcome", found.outcome, expected.outcome),
        (f"{found.id} date", found.date, expected.date),
        (f"{found.id} overdue", found.overdue, expected.overdue),
        (f"{found.id} evidence", shown, wanted),
        (f"{found.id} needs", _needs(set(found.needs), expected), True),
    ]


def _needs(named: set[str], expected: Judged) -> object:
    """True where something is named of all that is waited for, and nothing else; otherwise both."""
    complete = all(named & one for one in expected.needs)
    return (complete and named <= set().union(*expected.needs)) or (named, expected.needs)

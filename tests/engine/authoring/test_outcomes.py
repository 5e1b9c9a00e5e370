"""Which outcomes the examples of an entry lack: those that no record can have are not asked for."""

from typing import Any

import pytest

from golive import Engine
from golive.engine.authoring.outcomes import lacking_outcomes
from golive.engine.authoring.readings import Readings
from golive.schemas.rules import CompiledRule

SPONSOR = {"field": "sponsor", "filled": True}
GIVEN = {"field": "sponsor", "given": True}


@pytest.mark.parametrize(
    ("applies", "requires", "lacking"),
    [
        ("is_project", SPONSOR, ["upheld", "violated", "undecided", "not-applicable"]),
        ("always", SPONSOR, ["upheld", "violated", "undecided"]),
        ("is_project", GIVEN, ["upheld", "violated", "not-applicable"]),  # whether it is a project counts as yes
        ("live", GIVEN, ["upheld", "violated", "undecided", "not-applicable"]),
        ("always", {"gate": "go-live"}, ["upheld", "violated"]),
        ("always", {"all": [SPONSOR, {"not": SPONSOR}]}, ["violated", "undecided"]),
    ],
)
def test_a_rule_without_examples(applies: Any, requires: Any, lacking: list[str], engine: Engine) -> None:
    value = engine.ruleset.rules[0].model_dump(by_alias=True, exclude_unset=True)
    rule = CompiledRule.model_validate({**value, "applies": applies, "requires": requires, "examples": []})
    assert list(lacking_outcomes(rule, Readings(engine.ruleset))) == lacking


def test_an_activity_needs_one_that_it_finds_and_one_that_it_does_not(engine: Engine) -> None:
    activity, readings = engine.ruleset.activities[0], Readings(engine.ruleset)
    value = activity.model_dump(by_alias=True, exclude_unset=True)
    for expected, lacking in ((["missing"], 1), (["done"], 1), (["open", "planned"], 0), ([], 2)):
        examples = [{"name": one, "expect": one, "record": {}} for one in expected]
        found = type(activity).model_validate({**value, "examples": examples})
        assert len(lacking_outcomes(found, readings)) == lacking

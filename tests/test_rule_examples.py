"""Every example of a shipped rule gives the outcome that it expects, because of the rule's own condition."""

from collections.abc import Callable, Sequence

import pytest

from golive.engine.authoring.examples import EntryPart, Examples, bases_of
from golive.engine.authoring.outcomes import lacking_in
from golive.engine.authoring.readings import Readings
from golive.engine.define.ruleset import Read
from golive.schemas.conditions import NotOf
from golive.schemas.rules import CompiledRule

Written = Callable[[str], tuple[Read, Examples]]
NEGATED = {"upheld": "violated", "violated": "upheld"}


@pytest.fixture(scope="module", params=["pmbok-itil", "readiness"])
def name(request: pytest.FixtureRequest) -> str:
    """One ruleset that golive brings."""
    named: str = request.param
    return named


def _rules(read: Read) -> Sequence[EntryPart]:
    assert read.parts.rules
    return read.parts.rules


def test_every_example_gives_the_outcome_it_expects(name: str, written: Written) -> None:
    read, examples = written(name)
    ran = [one for part in _rules(read) for one in examples.run(part)]
    assert [one for one in ran if not one.as_expected] == []


def test_every_example_fails_once_what_is_required_is_negated(name: str, written: Written) -> None:
    read, examples = written(name)
    rules = [rule for rule in (part.item for part in _rules(read)) if isinstance(rule, CompiledRule)]
    turned = [one.model_copy(update={"requires": NotOf.model_validate({"not": one.requires})}) for one in rules]
    bases = bases_of(read.ruleset.model_copy(update={"rules": turned}))
    for rule in rules:
        for example in rule.examples:
            outcome = examples.finding(rule, example, bases).outcome
            assert outcome == NEGATED.get(example.expect, example.expect), (rule.id, example.name)


def test_every_rule_has_an_example_of_each_outcome(name: str, written: Written) -> None:
    read, _ = written(name)
    assert lacking_in(_rules(read), Readings(read.ruleset)) == []

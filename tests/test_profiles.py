"""The profiles that golive brings and those of the examples: each change has an effect, none of what is mandatory."""

from pathlib import Path

import pytest

from golive import Engine

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = sorted(path.stem for path in ROOT.glob("rulesets/*/profiles/*.yaml"))
EXAMPLES = sorted((ROOT / "examples/profiles").glob("*.yaml"))


@pytest.mark.parametrize("ruleset", ["pmbok-itil", "readiness"])
@pytest.mark.parametrize("profile", SHIPPED)
def test_every_change_has_an_effect(profile: str, ruleset: str) -> None:
    (used,) = Engine(ruleset, profile=profile).profiles
    assert (used.id, used.idle) == (profile, ())
    assert len(used.changes) > 5


def test_they_can_be_used_one_after_the_other() -> None:
    engine = Engine(profile=["msp", "small-change"])
    assert [used.id for used in engine.profiles] == ["msp", "small-change"]
    left_out = {activity.id for activity in engine.ruleset.activities if activity.left_out}
    assert {"service-portfolio/calculate-roi", "risk/market"} <= left_out


@pytest.mark.parametrize("profile", SHIPPED)
def test_requests_for_change_and_their_approval_stay_blockers(profile: str) -> None:
    engine = Engine(profile=profile)
    names = ("submit-rfc-production", "submit-rfc-infrastructure", "obtain-cab-approval")
    kept = [activity for activity in engine.ruleset.activities if activity.id.removeprefix("change-mgmt/") in names]
    assert len(kept) == len(names)
    assert all(activity.severity == "blocker" and activity.left_out is None for activity in kept)
    assert all(rule.mandatory and rule.left_out is None for rule in engine.ruleset.rules if rule.id.startswith("CHG-0"))


@pytest.mark.parametrize("profile", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_change_what_they_ask_for(profile: Path) -> None:
    engine = Engine(profile=profile)
    assert engine.profiles[0].id == "msp"
    assert [used.idle for used in engine.profiles] == [()] * len(engine.profiles)
    assert {"release-mgmt/plan-back-out"} <= {a.id for a in engine.ruleset.activities if a.mandatory}

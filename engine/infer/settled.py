"""A ruleset with everything decided that no record is needed for: tests of settings, and what a profile left out."""

from collections.abc import Mapping, Sequence

from golive.engine.infer.parts import all_of, any_of, negated
from golive.schemas.conditions import AllOf, AnyOf, Condition, NotOf, Scalar, SettingTest
from golive.schemas.ruleset import Ruleset

ALWAYS: Condition = "always"
NEVER: Condition = negated("always")


def settled(ruleset: Ruleset) -> Ruleset:
    """The ruleset without tests of settings, in which nothing left out applies."""
    values = {name: setting.value for name, setting in ruleset.settings.items()}
    derived = [f.model_copy(update={"when": decided(f.when, values)}) for f in ruleset.facts.derived]
    facts = ruleset.facts.model_copy(update={"derived": derived})
    activities = [a.model_copy(update={"applies": _applies(a.applies, a.left_out, values)}) for a in ruleset.activities]
    rules = [
        rule.model_copy(
            update={
                "applies": _applies(rule.applies, rule.left_out, values),
                "requires": decided(rule.requires, values),
            }
        )
        for rule in ruleset.rules
    ]
    return ruleset.model_copy(update={"facts": facts, "activities": activities, "rules": rules})


def _applies(condition: Condition, left_out: str | None, values: Mapping[str, Scalar]) -> Condition:
    return decided(condition, values) if left_out is None else NEVER


def decided(condition: Condition, values: Mapping[str, Scalar]) -> Condition:
    """The condition without tests of settings; what they decide away is gone, so that no reason names it."""
    match condition:
        case SettingTest():
            return ALWAYS if values[condition.setting] == condition.is_ else NEVER
        case AllOf():
            return _joined(condition, condition.all, values)
        case AnyOf():
            return _joined(condition, condition.any, values)
        case NotOf():
            inner = decided(condition.not_, values)
            if inner is condition.not_:
                return condition
            return ALWAYS if inner == NEVER else negated(inner)
        case _:
            return condition


def _joined(condition: AllOf | AnyOf, before: Sequence[Condition], values: Mapping[str, Scalar]) -> Condition:
    """What is joined, without the parts that add nothing; the condition itself where it tests no setting."""
    after = [decided(part, values) for part in before]
    if all(one is other for one, other in zip(before, after, strict=True)):
        return condition
    idle, final = (ALWAYS, NEVER) if isinstance(condition, AllOf) else (NEVER, ALWAYS)
    parts = [part for part in after if part != idle]
    if final in parts:
        return final
    if len(parts) < 2:
        return parts[0] if parts else idle
    return all_of(parts) if isinstance(condition, AllOf) else any_of(parts)

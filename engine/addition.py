"""Two rulesets as one: what a profile adds to what is evaluated anyway."""

import hashlib
from typing import TypeVar

from golive.schemas.activities import Activity
from golive.schemas.facts import Facts
from golive.schemas.rules import CompiledNotRule, CompiledRule
from golive.schemas.ruleset import Ruleset

Entry = Activity | CompiledRule
E = TypeVar("E", Activity, CompiledRule, CompiledNotRule)


def together(base: Ruleset, more: Ruleset) -> Ruleset:
    """Everything of the first, and of the second what the first has not; its id and version are those of the first."""
    facts = Facts(
        asked=[*base.facts.asked, *(f for f in more.facts.asked if f.id not in {g.id for g in base.facts.asked})],
        derived=[
            *base.facts.derived,
            *(f for f in more.facts.derived if f.id not in {g.id for g in base.facts.derived}),
        ],
        fields=[
            *base.facts.fields,
            *(f for f in more.facts.fields if f.field not in {g.field for g in base.facts.fields}),
        ],
    )
    return base.model_copy(
        update={
            "digest": hashlib.sha256(f"{base.digest}\0{more.digest}".encode()).hexdigest(),
            "works": {**more.works, **base.works},
            "settings": {**more.settings, **base.settings},
            "editions": {**more.editions, **base.editions},
            "process_groups": list(dict.fromkeys([*base.process_groups, *more.process_groups])),
            "facts": facts,
            "activities": [*base.activities, *new_in(base.activities, more.activities)],
            "rules": [*base.rules, *new_in(base.rules, more.rules)],
            "not_rules": [*base.not_rules, *new_in(base.not_rules, more.not_rules)],
        }
    )


def new_in(base: list[E], more: list[E]) -> list[E]:
    """What the second list has and the first has not, by id."""
    known = {entry.id for entry in base}
    return [entry for entry in more if entry.id not in known]


def entries_of(ruleset: Ruleset) -> list[Entry]:
    """The activities, then the rules."""
    return [*ruleset.activities, *ruleset.rules]


def at_odds(base: Ruleset, more: Ruleset) -> list[str]:
    """The ids that both rulesets define, each in its own way; a profile may have changed what they share."""
    facts = {fact.id: fact.title for fact in base.facts.asked} | {f.id: f.title for f in base.facts.derived}
    titles = {fact.id: fact.title for fact in more.facts.asked} | {f.id: f.title for f in more.facts.derived}
    clashes = [name for name, title in titles.items() if facts.get(name, title) != title]
    known = {entry.id: entry for entry in entries_of(base)}
    both = [(entry, known[entry.id]) for entry in entries_of(more) if entry.id in known]
    return clashes + [one.id for one, other in both if (one.title, one.why) != (other.title, other.why)]

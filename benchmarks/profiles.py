"""Random fact profiles: yes, no, unknown or absent facts, and the fields from which other facts follow."""

import random
from datetime import date, timedelta
from typing import Any

from golive.schemas.ruleset import Ruleset

_DAY = date(2026, 6, 1)


def profiles(ruleset: Ruleset, count: int, chance: random.Random) -> list[dict[str, Any]]:
    """So many profiles, no two of them alike."""
    facts = [fact.id for fact in ruleset.facts.asked]
    found: dict[str, dict[str, Any]] = {}
    while len(found) < count:
        profile = _profile(facts, chance)
        found.setdefault(repr(profile), profile)
    return list(found.values())


def _profile(facts: list[str], chance: random.Random) -> dict[str, Any]:
    given = {fact: chance.choices([True, False, None], [9, 7, 1])[0] for fact in facts if chance.random() < 0.85}
    fields: dict[str, Any] = {
        "type": chance.choices(
            ["new-service", "changed-service", "retirement", "improvement", "other"], [5, 6, 2, 1, 1]
        )[0],
        "stage": chance.choice(["initiating", "planning", "executing", "early-life", "closing"]),
        "as_of": _DAY.isoformat(),
        "facts": given,
        "request": _request(chance),
        "customer": {"external": chance.random() < 0.6},
        "billable": chance.random() < 0.6,
        "pm": {"sourcing": chance.choice(["in-house", "in-house", "outsourced"])},
        "sites": chance.randrange(1, 9),
        "dates": _dates(chance),
        "budget": {"baseline": 1000 * chance.randrange(5, 90), "forecast": 1000 * chance.randrange(5, 90)},
        "suppliers": [_supplier(chance) for _ in range(chance.randrange(4))],
        "retires": [{"name": "old", "assets": chance.random() < 0.5} for _ in range(chance.randrange(3))],
        "scope_additions": ["an addition"] * chance.randrange(2),
        "pilot": {"planned": chance.random() < 0.5},
    }
    always = ("as_of", "facts", "stage")
    return {name: value for name, value in fields.items() if name in always or chance.random() < 0.85}


def _request(chance: random.Random) -> dict[str, Any]:
    fields = {
        "labour_hours": chance.randrange(4, 400),
        "risk": chance.choice(["low", "medium", "high"]),
        "complexity": chance.choice(["low", "medium", "high"]),
        "deliverable_by_ticket": chance.random() < 0.08,
    }
    return {name: value for name, value in fields.items() if chance.random() < 0.9}


def _dates(chance: random.Random) -> dict[str, Any]:
    days = ("baseline_finish", "forecast_finish", "go_live")
    return {name: (_DAY + timedelta(days=chance.randrange(200))).isoformat() for name in days if chance.random() < 0.9}


def _supplier(chance: random.Random) -> dict[str, Any]:
    fields = {
        "name": chance.choice(["carrier", "backup vendor", "distributor"]),
        "delivers_or_supports": chance.random() < 0.6,
        "selection": chance.choice(["tender", "direct", "existing"]),
        "contract": chance.choice(["new", "changed", "unchanged"]),
    }
    return {name: value for name, value in fields.items() if chance.random() < 0.9}

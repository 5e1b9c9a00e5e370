"""Small random rulesets, made in memory from a row of random bytes like random records."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from random_records import Row, bare

from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import PROCESS_GROUPS
from golive.schemas.words import GATES, SEVERITIES

RULESET_BYTES = 500
IN_PORTFOLIO = "in_portfolio"
BOUNDS = [0, 1, 16, 15.99, 16.0001, 99.9999, 100, -1, 15.9999, 99.5]  # no finer than a record is read: 1/10,000
SETTINGS = {"few": 1, "many": 99.9999, "most": 16.0001, "less": -0.5}
OWN_FIELDS = [None, None, "billable", "pilot.planned", "customer.external", "cab.standing"]
ORDERINGS = ["at_least", "more_than", "at_most", "less_than"]
FILLED_FIELDS = ["els.exit_criteria", "pilot.scope", "cab.members", "scope_additions", "dates.go_live", "els"]
CONTROL_LISTS = [
    "service_changes",
    "project_changes",
    "authorization_points",
    "requirements",
    "stakeholders",
    "risks",
    "activities",
    "known_errors",
    "suppliers",
]


def ruleset_of(row: Row) -> Ruleset:
    """A ruleset of 1 to 12 activities; its derived facts build on those before them."""
    asked = [{"id": f"asked_{n}", "title": "x", "question": "x?", "field": row.one_of(OWN_FIELDS)} for n in range(4)]
    facts = [str(fact["id"]) for fact in asked]
    derived: list[dict[str, Any]] = [{"id": IN_PORTFOLIO, "title": "x", "when": {"field": "scope", "is": "portfolio"}}]
    for number in range(row.number(4)):
        derived.append({"id": f"derived_{number}", "title": "x", "when": plain_condition(row, Record, facts, 2)})
        facts.append(f"derived_{number}")
    if row.happens(10):
        when = plain_condition(row, Record, facts, 1)
        derived.append({"id": "is_project", "title": "x", "when": when, "unknown_counts_as": row.one_of([None, "yes"])})
        facts.append("is_project")
    return Ruleset.model_validate(
        {
            "id": "random",
            "title": "x",
            "version": "0.0.0",
            "digest": "",
            "works": {"work": {"title": "x"}},
            "process_groups": PROCESS_GROUPS,
            "gates": GATES,
            "settings": {name: {"value": value, "why": "x"} for name, value in SETTINGS.items()},
            "facts": {"asked": asked, "derived": derived},
            "activities": [_activity(row, n, facts) for n in range(1 + row.number(12))],
        }
    )


def _activity(row: Row, number: int, facts: Sequence[str]) -> dict[str, Any]:
    in_portfolio = row.happens(2)
    model: type[BaseModel] = PortfolioRecord if in_portfolio else Record
    usable = [*facts[:4], IN_PORTFOLIO] if in_portfolio else facts  # the others read fields that a portfolio has not
    return {
        "id": f"some/activity-{number}",
        "title": "x",
        "scope": "portfolio" if in_portfolio else "project",
        "severity": row.one_of(SEVERITIES),
        "due": row.one_of([*GATES, "continuous", "continuous"]),
        "group": row.one_of(PROCESS_GROUPS),
        "applies": plain_condition(row, model, ["always", *usable], 3),
        "depends": [f"some/activity-{row.number(number)}"] if number and row.happens(10) else [],
        "evidence": [] if in_portfolio else _evidence(row),
        **dict.fromkeys(("applies_when", "shown_by", "why", "remedy"), "x"),
        "sources": [{"work": "work", "section": "x"}],
        "recognise": {"phrases": [f"activity {number} in words {phrase}" for phrase in range(5)]},
    }


def _evidence(row: Row) -> list[dict[str, Any]]:
    """Up to three sources of evidence, each from another place, of which one may be decisive."""
    made: dict[str, dict[str, Any]] = {}
    for _ in range(row.one_of([0, 1, 1, 2, 3])):
        decisive = row.happens(9) and not any(spec["decisive"] for spec in made.values())
        name = row.one_of(FILLED_FIELDS if row.happens(5) else CONTROL_LISTS)
        spec = made[name] = {"from": name, "decisive": decisive}
        if name in CONTROL_LISTS:
            model = get_args(bare(Record.model_fields[name].annotation))[0]
            spec |= {key: plain_condition(row, model, [], 1) for key in ("where", "every") if row.happens(10)}
            otherwise = row.one_of([None, "planned"])
            spec["otherwise"] = otherwise if "every" in spec else None
    return list(made.values())


def plain_condition(row: Row, model: type[BaseModel], facts: Sequence[str], depth: int) -> Any:
    """A condition such as every part of a ruleset may have."""
    kind = row.one_of(["fact", "test", "fact", "test", "all", "any", "not", "all", "any"])
    if kind in ("all", "any") and depth:
        return {kind: [plain_condition(row, model, facts, depth - 1) for _ in range(1 + row.number(3))]}
    if kind == "not" and depth:
        return {"not": plain_condition(row, model, facts, depth - 1)}
    if kind == "fact" and facts:
        return row.one_of(facts)
    return plain_test(row, model, depth)


def plain_test(row: Row, model: type[BaseModel], depth: int) -> Any:
    """A single test of a field or a list of a model."""
    fields = fields_to_ask(model)
    path = row.one_of(list(fields))
    kind = fields[path]
    if get_origin(kind) is list and isinstance(get_args(kind)[0], type) and issubclass(get_args(kind)[0], BaseModel):
        where = plain_condition(row, get_args(kind)[0], [], depth)
        return (
            {"field": path, "filled": True}
            if row.happens(4)
            else {row.one_of(["some", "each", "none"]): path, "where": where}
        )
    if kind in (date, int, float):
        return {"field": path, **_ordering(row, kind, fields)}
    if kind is bool or get_origin(kind) is Literal:
        values = [True, False] if kind is bool else list(get_args(kind))
        if row.happens(6):
            return {"field": path, "in": [row.one_of(values) for _ in range(1 + row.number(3))]}
        if kind is bool or row.happens(14):
            return {"field": path, "is": row.one_of(values)}
    return {"field": path, "filled": row.one_of([True, False])}


def _ordering(row: Row, kind: Any, fields: dict[str, Any]) -> dict[str, Any]:
    alike = [path for path, other in fields.items() if other is kind or {other, kind} == {int, float}]
    other = {"field": row.one_of(alike)}
    if kind is date:
        return {"filled": row.one_of([True, False])} if row.happens(6) else {row.one_of(["after", "before"]): other}
    operand: Any = row.one_of([row.one_of(BOUNDS), {"setting": row.one_of(list(SETTINGS))}, other])
    return {row.one_of(ORDERINGS): operand}


@cache
def fields_to_ask(model: type[BaseModel], stem: str = "") -> dict[str, Any]:
    """The paths of a model that a condition can test, with their bare types."""
    found: dict[str, Any] = {"scope": Literal["project", "portfolio"]} if model in (Record, PortfolioRecord) else {}
    for name, field in model.model_fields.items():
        kind = bare(field.annotation)
        if get_origin(kind) is dict or field.alias:
            continue
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found |= fields_to_ask(kind, f"{stem}{name}.")
        else:
            found[stem + name] = kind
    return found

"""What absent, null and empty mean for every field of a record.

The table has a row for each field of each model: a field without a row, or a row without a field, fails. The tests take
the row apart: whether the value is accepted, and what golive.engine.fields.lookup then says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from golive.engine.fields import Blank, Kind, field_type, lookup
from golive.schemas.record import Fragment, PortfolioRecord, Record

UNKNOWN, EMPTY = Blank.UNKNOWN, Blank.EMPTY
REFUSED = object()


@dataclass(frozen=True)
class Sort:
    """How the fields of one sort behave.

    `null` is what is said of null, `empties` from an empty value to what becomes of it. `some` is a value that all
    fields of the sort take, with what becomes of it.
    """

    kind: Kind
    null: Blank
    empties: tuple[tuple[Any, Any], ...]
    some: tuple[Any, Any] | None = None


TEXT = Sort(Kind.TEXT, EMPTY, (("", ""), (" ", " "), ([], REFUSED), ({}, REFUSED)), ("a", "a"))
DATE = Sort(Kind.DATE, EMPTY, (("", REFUSED), ([], REFUSED), (0, REFUSED)), ("2026-10-26", date(2026, 10, 26)))
DECISION = Sort(Kind.CHOICE, EMPTY, (("", REFUSED), ([], REFUSED)))
CHOICE = Sort(Kind.CHOICE, UNKNOWN, (("", REFUSED), ([], REFUSED)))
YES_NO = Sort(Kind.YES_NO, UNKNOWN, (("", REFUSED), (0, REFUSED), ([], REFUSED), ("unknown", REFUSED)), ("no", False))
NUMBER = Sort(Kind.NUMBER, UNKNOWN, (("", REFUSED), ([], REFUSED), (False, REFUSED), ("1", REFUSED)), (1, 1))
TEXTS = Sort(
    Kind.LIST, UNKNOWN, (([], []), ([""], [""]), ("", REFUSED), ({}, REFUSED), ([None], REFUSED)), (["a"], ["a"])
)
LIST = Sort(Kind.LIST, UNKNOWN, (([], []), ("", REFUSED), ({}, REFUSED), ([None], REFUSED), ([""], REFUSED)))
DATES = Sort(Kind.LIST, UNKNOWN, (([], []), ([None], [None]), ("", REFUSED), ([""], REFUSED)))
MAP = Sort(Kind.MAP, UNKNOWN, (({}, {}), ("", REFUSED), ([], REFUSED)))
NEEDED = Sort(Kind.LIST, UNKNOWN, (([], []), (None, REFUSED), ("", REFUSED)))

_ELEMENT = {"covers": TEXTS, "text": TEXT, "notes": TEXT, "owner": TEXT, "link": TEXT, "approved_by": TEXT}
_EVIDENCE = {**_ELEMENT, "name": TEXT, "status": CHOICE, "date": DATE}
_RECORD = {
    "id": TEXT,
    "name": TEXT,
    "type": CHOICE,
    "stage": CHOICE,
    "as_of": DATE,
    "customer": MAP,
    "billable": YES_NO,
    "sponsor": TEXT,
    "pm": MAP,
    "request": MAP,
    "sites": NUMBER,
    "facts": MAP,
    "dates": MAP,
    "calendar": MAP,
    "budget": MAP,
    "suppliers": LIST,
    "retires": LIST,
    "scope_additions": TEXTS,
    "client_dependencies": LIST,
    "team": LIST,
    "activities": LIST,
    "stakeholders": LIST,
    "requirements": LIST,
    "risks": LIST,
    "waivers": LIST,
    "project_changes": LIST,
    "service_changes": LIST,
    "cab": MAP,
    "authorization_points": LIST,
    "pilot": MAP,
    "els": MAP,
    "known_errors": LIST,
    "improvements": LIST,
    "verification_issues": LIST,
    "deviations": LIST,
    "caused_tickets_per_week": NUMBER,
}
TABLE: dict[str, dict[str, Sort]] = {
    "Record": _RECORD,
    "Fragment": {**_RECORD, "covers": MAP},
    "Customer": {"name": TEXT, "external": YES_NO},
    "ProjectManager": {"name": TEXT, "sourcing": CHOICE},
    "Request": {
        "labour_hours": NUMBER,
        "risk": CHOICE,
        "complexity": CHOICE,
        "deliverable_by_ticket": YES_NO,
        "handled_as": CHOICE,
        "engineering_review": YES_NO,
    },
    "Dates": {"baseline_finish": DATE, "forecast_finish": DATE, "go_live": DATE, "gates": MAP},
    "Calendar": {"workdays": LIST, "holidays": DATES, "freezes": LIST},
    "Freeze": {"from": DATE, "to": DATE, "why": TEXT},
    "Budget": {"baseline": NUMBER, "forecast": NUMBER, "lines": LIST},
    "BudgetLine": {
        "text": TEXT,
        "amount": NUMBER,
        "category": CHOICE,
        "stage": CHOICE,
        "labour": YES_NO,
        "recurs": YES_NO,
    },
    "Supplier": {"name": TEXT, "delivers_or_supports": YES_NO, "selection": CHOICE, "contract": CHOICE},
    "Retirement": {"name": TEXT, "assets": YES_NO},
    "ClientDependency": {"what": CHOICE, "text": TEXT, "due": DATE, "received": DATE},
    "TeamMember": {"name": TEXT, "units": NUMBER, "stand_in": TEXT},
    "VerificationIssue": {"text": TEXT, "action": TEXT},
    "Deviation": {"text": TEXT, "decision": TEXT, "decided_on": DATE, "due": DATE},
    "Task": {
        **_EVIDENCE,
        "uid": TEXT,
        "outline": TEXT,
        "key": TEXT,
        "parents": TEXTS,
        "start": DATE,
        "milestone": YES_NO,
        "predecessors": TEXTS,
        "aspects": LIST,
    },
    "Stakeholder": {**_EVIDENCE, "kind": CHOICE, "decision": DECISION},
    "Requirement": {**_EVIDENCE, "category": CHOICE, "aspect": CHOICE, "source": TEXT},
    "Risk": {
        **_EVIDENCE,
        "category": CHOICE,
        "probability": TEXT,
        "impact": TEXT,
        "response": TEXT,
        "carried_by": CHOICE,
        "residual": TEXT,
        "above_tolerance": YES_NO,
        "contingency": TEXT,
    },
    "Waiver": {
        "reason": TEXT,
        "by": TEXT,
        "date": DATE,
        "covers": TEXTS,
        "expires": DATE,
        "scope": TEXTS,
        "reference": TEXT,
    },
    "ProjectChange": {
        **_ELEMENT,
        "id": TEXT,
        "kind": CHOICE,
        "decision": DECISION,
        "decided_by": TEXT,
        "decided_on": DATE,
        "business_case_reconfirmed": YES_NO,
        "new_finish": DATE,
        "new_budget": NUMBER,
    },
    "ServiceChange": {
        **_ELEMENT,
        "id": TEXT,
        "kind": CHOICE,
        "submitted": DATE,
        "decision": DECISION,
        "decided_by": TEXT,
        "decided_on": DATE,
        "implemented_on": DATE,
        "reviewed_on": DATE,
    },
    "Cab": {**_ELEMENT, "members": LIST, "standing": YES_NO, "later_members": LIST},
    "CabMember": {"name": TEXT, "kind": CHOICE},
    "AuthorizationPoint": {
        **_ELEMENT,
        "name": TEXT,
        "date": DATE,
        "criteria": TEXTS,
        "criteria_set_on": DATE,
        "decision": DECISION,
    },
    "Pilot": {
        **_ELEMENT,
        "planned": YES_NO,
        "scope": TEXT,
        "risk_areas": TEXTS,
        "objectives": TEXTS,
        "exit_criteria": TEXTS,
        "exit_criteria_set_on": DATE,
        "feedback_rule": TEXT,
        "start": DATE,
        "end": DATE,
    },
    "EarlyLifeSupport": {
        **_ELEMENT,
        "planned": YES_NO,
        "exit_criteria": TEXTS,
        "exit_criteria_set_on": DATE,
        "start": DATE,
        "end": DATE,
    },
    "HandOver": {**_ELEMENT, "handed_over_on": DATE},
    "PortfolioRecord": {
        "id": TEXT,
        "name": TEXT,
        "as_of": DATE,
        "wip_limit": NUMBER,
        "projects": NEEDED,
        "activities": LIST,
        "waivers": LIST,
    },
    "PortfolioProject": {
        "id": TEXT,
        "name": TEXT,
        "stage": CHOICE,
        "rank": NUMBER,
        "rank_criteria": TEXTS,
        "service": TEXT,
        "service_importance": CHOICE,
        "roi": NUMBER,
        "customer": TEXT,
        "people": LIST,
        "ranked_on": DATE,
        "service_assessed_on": DATE,
    },
    "Person": {"name": TEXT, "units": NUMBER},
}


def _models(*roots: Any) -> Iterator[type[BaseModel]]:
    """Every model that stands in the annotations of the roots, they included."""
    seen: set[Any] = set()
    ahead = list(roots)
    while ahead:
        found = ahead.pop()
        ahead += get_args(found)
        if isinstance(found, type) and issubclass(found, BaseModel) and found not in seen:
            seen.add(found)
            ahead += [field.annotation for field in found.model_fields.values()]
            yield found


MODELS = {model.__name__: model for model in _models(Record, Fragment, PortfolioRecord)}
ROWS = [
    pytest.param(MODELS[name], field, sort, id=f"{name}.{field}")
    for name, fields in TABLE.items()
    for field, sort in fields.items()
    if name in MODELS
]


def _written(model: type[BaseModel]) -> dict[str, str]:
    """From the key that people write to the name of the field."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _needed(model: type[BaseModel]) -> dict[str, Any]:
    return {"projects": []} if model is PortfolioRecord else {}


def _bare(model: type[BaseModel]) -> BaseModel:
    return model.model_validate(_needed(model))


def _given(model: type[BaseModel], field: str, value: Any) -> BaseModel:
    return model.model_validate({**_needed(model), field: value})


def test_every_field_of_every_model_has_a_row() -> None:
    assert {name: set(_written(model)) for name, model in MODELS.items()} == {n: set(f) for n, f in TABLE.items()}


@pytest.mark.parametrize(("model", "field", "sort"), ROWS)
def test_absent_null_and_empty(model: type[BaseModel], field: str, sort: Sort) -> None:
    name = _written(model)[field]
    if sort is NEEDED:
        with pytest.raises(ValidationError):
            model.model_validate({})
    else:
        assert lookup(_bare(model), name) is UNKNOWN
        assert lookup(_given(model, field, None), name) is sort.null
    for value, becomes in sort.empties:
        if becomes is REFUSED:
            with pytest.raises(ValidationError):
                _given(model, field, value)
        else:
            found = lookup(_given(model, field, value), name)
            assert (found.model_dump(exclude_unset=True) if isinstance(found, BaseModel) else found) == becomes


@pytest.mark.parametrize(("model", "field", "sort"), ROWS)
def test_kind_and_a_value(model: type[BaseModel], field: str, sort: Sort) -> None:
    name = _written(model)[field]
    found = field_type(model, name)
    assert found is not None
    assert found.kind is sort.kind
    assert bool(found.values) == (sort.kind is Kind.CHOICE)
    for choice in found.values:
        assert lookup(_given(model, field, choice), name) == choice
    if sort.some is not None:
        value, becomes = sort.some
        assert lookup(_given(model, field, value), name) == becomes
        assert _given(model, field, value).model_fields_set >= {name}
    with pytest.raises(ValidationError):
        _given(model, field, object())


@pytest.mark.parametrize(("model", "field", "sort"), ROWS)
def test_a_map_that_is_empty_says_nothing_of_what_is_in_it(model: type[BaseModel], field: str, sort: Sort) -> None:
    found = field_type(model, _written(model)[field])
    assert found is not None
    if sort.kind is not Kind.MAP or found.model is None:
        assert (sort.kind is Kind.MAP) == (
            field in ("facts", "gates", "covers") and found.model is None and sort is MAP
        )
        return
    for inner in found.model.model_fields:
        assert lookup(_given(model, field, {}), f"{field}.{inner}") is UNKNOWN
        assert lookup(_given(model, field, None), f"{field}.{inner}") is UNKNOWN


@pytest.mark.parametrize("name", sorted(MODELS))
def test_keys_that_are_not_known_are_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        _given(MODELS[name], "no_such_key", 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (True, True),
        (False, False),
        ("yes", True),
        ("No", False),
        ("TRUE", True),
        ("false", False),
        ("unknown", None),
        ("Unknown", None),
        (None, None),
    ],
)
def test_facts(written: Any, read: bool | None) -> None:
    assert Record.model_validate({"facts": {"a": written}}).facts == {"a": read}


@pytest.mark.parametrize("written", ["", "y", "n", "on", "maybe", 1, 0, [], {}, "yes "])
def test_what_is_no_fact(written: Any) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate({"facts": {"a": written}})


@pytest.mark.parametrize(
    "written",
    [
        *("2026-13-01", "2026-02-30", "2025-02-29", "0000-01-01", "12026-01-01"),
        *("26-10-2026", "2026-1-2", "20261026", "2026-W10-1", "2026-10-26T00:00:00", "2026-10-26 ", "today"),
        *("\uff12\uff10\uff12\uff16-10-26", 20261026, 0, 1.5, True, []),
    ],
)
def test_what_is_no_date(written: Any) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate({"as_of": written})


@pytest.mark.parametrize("written", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_dates_at_the_edges(written: str) -> None:
    assert str(Record.model_validate({"as_of": written}).as_of) == written


@pytest.mark.parametrize(
    ("value", "fine"),
    [
        ({"sites": 1}, True),
        ({"sites": 0}, False),
        ({"sites": 1_000_000}, True),
        ({"sites": 1_000_001}, False),
        ({"sites": 1.0}, False),
        ({"request": {"labour_hours": 0}}, True),
        ({"request": {"labour_hours": -0.1}}, False),
        ({"request": {"labour_hours": 1e13}}, True),
        ({"request": {"labour_hours": 1.1e13}}, False),
        ({"request": {"labour_hours": float("nan")}}, False),
        ({"budget": {"baseline": float("inf")}}, False),
        ({"team": [{"units": 0}, {"units": 100}]}, True),
        ({"team": [{"units": 100.1}]}, False),
        ({"team": [{"units": -1}]}, False),
        ({"name": "x" * 50_000}, True),
        ({"name": "x" * 50_001}, False),
        ({"dates": {"gates": {"go-live": None, "handover": "2026-01-01"}}}, True),
        ({"dates": {"gates": {"go live": "2026-01-01"}}}, False),
    ],
)
def test_bounds(value: dict[str, Any], fine: bool) -> None:
    if fine:
        assert Record.model_validate(value).model_dump(mode="json", exclude_unset=True) == value
    else:
        with pytest.raises(ValidationError):
            Record.model_validate(value)


def test_a_record_is_never_changed_after_it_was_made() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Record(id="a").id = "b"  # type: ignore[misc]


def test_says_tells_absent_from_null() -> None:
    record = Record.model_validate({"id": None})
    assert (record.says("id"), record.says("name")) == (True, False)

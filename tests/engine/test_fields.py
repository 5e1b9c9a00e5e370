"""Fields by their path: their type, and what a record says there."""

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from golive.engine.fields import SCOPE, Blank, FieldType, Kind, element_model, field_type, lookup, says_anything
from golive.schemas.elements import ServiceChange, Task
from golive.schemas.record import BudgetLine, Customer, Freeze, PortfolioProject, PortfolioRecord, Record, Supplier

UNKNOWN, EMPTY = Blank.UNKNOWN, Blank.EMPTY


@pytest.mark.parametrize(
    ("model", "path", "expected"),
    [
        (Record, "billable", FieldType(Kind.YES_NO)),
        (Record, "customer.external", FieldType(Kind.YES_NO)),
        (Record, "sites", FieldType(Kind.NUMBER)),
        (Record, "budget.baseline", FieldType(Kind.NUMBER)),
        (PortfolioProject, "roi", FieldType(Kind.NUMBER)),
        (Record, "dates.go_live", FieldType(Kind.DATE)),
        (Record, "sponsor", FieldType(Kind.TEXT)),
        (Record, "request.risk", FieldType(Kind.CHOICE, ("low", "medium", "high"))),
        (ServiceChange, "decision", FieldType(Kind.CHOICE, ("approved", "rejected", "pending", "withdrawn"))),
        (Record, "suppliers", FieldType(Kind.LIST, model=Supplier)),
        (Record, "scope_additions", FieldType(Kind.LIST)),
        (Record, "calendar.holidays", FieldType(Kind.LIST)),
        (Record, "calendar.workdays", FieldType(Kind.LIST)),
        (Record, "calendar.freezes", FieldType(Kind.LIST, model=Freeze)),
        (Record, "customer", FieldType(Kind.MAP, model=Customer)),
        (Record, "facts", FieldType(Kind.MAP)),
        (Record, "dates.gates", FieldType(Kind.MAP)),
        (Record, SCOPE, FieldType(Kind.CHOICE, ("project", "portfolio"))),
        (PortfolioRecord, SCOPE, FieldType(Kind.CHOICE, ("project", "portfolio"))),
    ],
)
def test_field_type(model: type[BaseModel], path: str, expected: FieldType) -> None:
    assert field_type(model, path) == expected


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (Record, ""),
        (Record, "."),
        (Record, "nothing"),
        (Record, "customer."),
        (Record, ".name"),
        (Record, "customer.nothing"),
        (Record, "name.first"),
        (Record, "suppliers.name"),
        (Record, "facts.user_facing"),
        (Record, "dates.gates.go-live"),
        (Record, "scope.x"),
        (Record, "model_fields"),
        (Record, "projects"),
        (PortfolioRecord, "suppliers"),
        (Supplier, "scope"),
    ],
)
def test_no_such_field(model: type[BaseModel], path: str) -> None:
    assert field_type(model, path) is None


@pytest.mark.parametrize(
    ("model", "path", "inner"),
    [
        (Record, "suppliers", Supplier),
        (Record, "activities", Task),
        (Record, "budget.lines", BudgetLine),
        (PortfolioRecord, "projects", PortfolioProject),
        (Record, "scope_additions", None),
        (Record, "customer", None),
        (Record, "name", None),
        (Record, "nothing", None),
    ],
)
def test_element_model(model: type[BaseModel], path: str, inner: type[BaseModel] | None) -> None:
    assert element_model(model, path) is inner


@pytest.mark.parametrize(
    ("value", "path", "found"),
    [
        ({}, "name", UNKNOWN),
        ({"name": None}, "name", EMPTY),
        ({"name": ""}, "name", ""),
        ({"name": "a"}, "name", "a"),
        ({}, "dates.go_live", UNKNOWN),
        ({"dates": None}, "dates.go_live", UNKNOWN),
        ({"dates": {}}, "dates.go_live", UNKNOWN),
        ({"dates": {"go_live": None}}, "dates.go_live", EMPTY),
        ({"dates": {"go_live": "2026-11-02"}}, "dates.go_live", date(2026, 11, 2)),
        ({"dates": None}, "dates", UNKNOWN),
        ({"billable": None}, "billable", UNKNOWN),
        ({"billable": "no"}, "billable", False),
        ({"request": {"risk": None}}, "request.risk", UNKNOWN),
        ({"request": {"labour_hours": 0}}, "request.labour_hours", 0),
        ({"suppliers": None}, "suppliers", UNKNOWN),
        ({"suppliers": []}, "suppliers", []),
        ({"facts": {"a": None}}, "facts", {"a": None}),
        ({}, SCOPE, "project"),
    ],
)
def test_lookup(value: dict[str, Any], path: str, found: Any) -> None:
    looked_up = lookup(Record.model_validate(value), path)
    assert looked_up == found
    assert type(looked_up) is type(found) or path == "request.labour_hours"


@pytest.mark.parametrize(
    ("value", "found"),
    [({}, UNKNOWN), ({"decision": None}, EMPTY), ({"decision": "approved"}, "approved")],
)
def test_a_decision_that_is_null_is_known_not_to_be_made(value: dict[str, Any], found: Any) -> None:
    assert lookup(ServiceChange.model_validate(value), "decision") == found


def test_scope_is_that_of_the_record_and_nothing_of_an_element() -> None:
    assert lookup(PortfolioRecord(projects=[]), SCOPE) == "portfolio"
    assert lookup(Supplier(), SCOPE) is UNKNOWN


def test_a_record_that_was_made_in_python_says_what_was_given() -> None:
    record = Record(name="a", customer=Customer())
    assert lookup(record, "name") == "a"
    assert lookup(record, "id") is UNKNOWN
    assert lookup(record, "customer.name") is UNKNOWN


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("a", True),
        ("TBD", True),
        ("?", True),
        ("- a", True),
        ("", False),
        (" \t\n", False),
        ("-", False),
        (" \u2013 -- ", False),
        ("\u200b\ufeff", False),
        ([], False),
        (["", "-"], False),
        (["", "a"], True),
        ([[], [""]], False),
        ({"a": ""}, False),
        (0, True),
        (False, True),
        (None, False),
        ([Supplier()], False),
        ([Supplier(name="-")], False),
        ([Supplier(name=None, contract=None)], False),
        ([Supplier(), Supplier(name="a")], True),
        ([Supplier(delivers_or_supports=False)], True),
        ([ServiceChange(decision=None)], True),
        ([ServiceChange(submitted=None)], True),
        ([ServiceChange(covers=[])], False),
    ],
)
def test_what_says_anything(value: Any, says: bool) -> None:
    assert says_anything(value) is says

"""Conditions as points: one each, a level deeper for what is inside, the opposite where it is turned around."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from golive.engine.documented import documented
from golive.engine.report.pages.book import Book
from golive.engine.report.pages.conditions import points
from golive.schemas.conditions import Condition

READ: TypeAdapter[Any] = TypeAdapter(Condition)
NO = {"field": "decision", "is": "withdrawn"}
SVC = "[the project creates or changes a service](README.md#fact-svc)"
UTILITY = "[Collect the business requirements (utility)](planning.md#requirements/business-utility)"


@pytest.fixture(scope="module")
def book() -> Book:
    """The pages of the shipped ruleset."""
    return Book(documented("pmbok-itil"))


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        ("svc", [f"- {SVC}"]),
        ("always", ["- Every record"]),
        ({"not": "svc"}, [f"- It is not so that {SVC}"]),
        ({"all": ["svc", {"gate": "go-live"}]}, [f"- {SVC}", "- The gate is go-live or later"]),
        ({"any": ["svc", "always"]}, ["- At least one of these:", f"  - {SVC}", "  - Every record"]),
        ({"not": {"any": ["svc", "always"]}}, [f"- It is not so that {SVC}", "- No record"]),
        (
            {"not": {"all": ["svc", "always"]}},
            ["- At least one of these:", f"  - It is not so that {SVC}", "  - No record"],
        ),
        ({"none": "service_changes", "where": NO}, ["- None of `service_changes`: decision is withdrawn"]),
        (
            {"not": {"none": "service_changes", "where": NO}},
            ["- At least one of `service_changes`: decision is withdrawn"],
        ),
        (
            {"each": "service_changes", "where": {"not": NO}, "that": {"field": "reviewed_on", "filled": True}},
            ["- Each of `service_changes` of which decision is not withdrawn:", "  - `reviewed_on` is given"],
        ),
        ({"covered": "requirements/business-utility"}, [f"- Is planned, done or waived: {UTILITY}"]),
        ({"not": {"done": "requirements/business-utility"}}, [f"- Is not done: {UTILITY}"]),
        (
            {"in_order": ["requirements/business-utility", {"field": "dates.go_live"}]},
            [
                "- These come one after the other by date, where they have one (the same day is in order):",
                f"  1. {UTILITY}",
                "  2. `dates.go_live`",
            ],
        ),
        (
            {
                "lead": ["requirements/business-utility", {"field": "dates.go_live"}],
                "at_least": {"setting": "rfc_lead"},
            },
            [f"- At least 5 (rfc\\_lead) working days from {UTILITY} to `dates.go_live`"],
        ),
        ({"on_time": "*"}, ["- Nothing is planned for after the gate by which it is due: every activity"]),
    ],
)
def test_a_condition_is_told(book: Book, condition: Any, lines: list[str]) -> None:
    assert points(book, READ.validate_python(condition)) == lines


def test_a_beginning_of_ids_is_told_as_what_begins_so(book: Book) -> None:
    (line,) = points(book, READ.validate_python({"covered": "release-mgmt/sort-*", "of": "some"}))
    assert line.startswith("- At least one of these, as far as they apply, is planned, done or waived: ")
    every = [one.id for one in book.ruleset.activities if one.id.startswith("release-mgmt/sort-")]
    assert len(every) > 1
    assert [f"#{name})" in line for name in every] == [True] * len(every)


def test_every_condition_of_every_rule_is_told_in_points(book: Book) -> None:
    for rule in book.rules:
        for line in (*points(book, rule.applies), *points(book, rule.requires)):
            assert line.lstrip(" ").startswith(("- ", "1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. ", "9. ")), (
                line
            )

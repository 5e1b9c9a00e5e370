"""The facts of a report: what is known, what it rests on, and at which line it stands."""

from typing import Any

import pytest

from golive import Engine
from golive.schemas.report import FactValue

TEXT = """\
name: A
type: changed-service
request:
  risk: low
  complexity: high
  deliverable_by_ticket: no
facts:
  touches_production: yes
  pilot_planned: yes
  grants_access: unknown
pilot:
  planned: no
suppliers:
  - selection: direct
  - selection: tender
  - selection: tender
retires: []
dates:
  baseline_finish: 2026-05-01
  forecast_finish: 2026-05-02
"""


@pytest.fixture(scope="module")
def facts(engine: Engine) -> dict[str, FactValue]:
    """The facts of the record above."""
    return engine.check(TEXT).facts


def _because(fact: FactValue) -> list[tuple[str, Any, list[str]]]:
    return [(reason.name, reason.value, list(reason.where)) for reason in fact.because]


def test_every_fact_of_the_ruleset_is_there(facts: dict[str, FactValue], engine: Engine) -> None:
    ruleset = engine.ruleset.facts
    asked, derived = [fact.id for fact in ruleset.asked], [fact.id for fact in ruleset.derived]
    assert [name for name, fact in facts.items() if not fact.derived] == asked
    assert [name for name, fact in facts.items() if fact.derived] == derived
    assert {name: fact.title for name, fact in facts.items()} == {
        f.id: f.title for f in (*ruleset.asked, *ruleset.derived)
    }


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("touches_production", True, ["<text>:8"]),
        ("pilot_planned", False, ["<text>:12"]),
        ("grants_access", None, ["<text>:10"]),
        ("els_planned", None, []),
        ("stores_data", None, []),
    ],
)
def test_an_asked_fact_names_its_line(
    name: str, value: bool | None, where: list[str], facts: dict[str, FactValue]
) -> None:
    fact = facts[name]
    assert (fact.value, list(fact.where), fact.because, fact.counted_as) == (value, where, (), None)


@pytest.mark.parametrize(
    ("name", "value", "because"),
    [
        ("svc", True, [("type", True, ["<text>:2"])]),
        ("live", True, [("type", True, ["<text>:2"]), ("touches_production", True, ["<text>:8"])]),
        (
            "is_project",
            True,
            [("request.deliverable_by_ticket", True, ["<text>:6"]), ("request.complexity", True, ["<text>:5"])],
        ),
        ("supplier_tender", True, [("suppliers", True, ["<text>:15", "<text>:16"])]),
        ("supplier_in_service", None, [("suppliers", None, ["<text>:13"])]),
        ("retires_something", False, [("retires", False, ["<text>:17"])]),
        ("redundant_assets", False, [("retires", False, [])]),
        (
            "timeline_extended",
            True,
            [("dates.forecast_finish", True, ["<text>:20", "<text>:19"])],
        ),
        ("billable", None, [("billable", None, [])]),
        ("portfolio_record", False, [("scope", False, [])]),
    ],
)
def test_a_derived_fact_names_what_it_rests_on(
    name: str, value: bool | None, because: list[Any], facts: dict[str, FactValue]
) -> None:
    fact = facts[name]
    assert (fact.value, _because(fact)) == (value, because)
    assert (fact.where, fact.counted_as) == ((), None)


def test_reasons_are_in_words(facts: dict[str, FactValue]) -> None:
    assert [reason.says for reason in facts["live"].because] == [
        "type is new-service or changed-service",
        "something is installed, changed or removed in production: yes",
    ]
    assert facts["supplier_in_service"].because[0].says.startswith("not known whether ")


def test_an_unknown_that_counts_as_yes_says_so(engine: Engine) -> None:
    fact = engine.check("name: A\nrequest: { risk: low }\n").facts["is_project"]
    assert (fact.value, fact.counted_as) == (None, True)
    names = {reason.name for reason in fact.because}
    assert names == {"request.deliverable_by_ticket", "request.labour_hours", "request.complexity"}


def test_a_known_no_does_not_count_as_yes(engine: Engine) -> None:
    fact = engine.check("name: A\nrequest: { deliverable_by_ticket: yes }\n").facts["is_project"]
    assert (fact.value, fact.counted_as) == (False, None)


def test_a_portfolio_has_the_facts_that_fit_it(engine: Engine) -> None:
    facts = engine.check("projects: []\n").facts
    assert facts["portfolio_record"].value is True
    assert "is_project" not in facts


@pytest.mark.parametrize(
    ("record", "needs"),
    [
        ("type: new-service\n", ["touches_production", "has_redundancy"]),
        ("type: new-service\nfacts: { touches_production: yes }\n", ["has_redundancy"]),
        ("facts: { has_redundancy: yes }\n", ["type", "touches_production"]),
    ],
)
def test_what_is_undecided_needs_the_asked_facts_and_fields_behind_it(
    record: str, needs: list[str], engine: Engine
) -> None:
    report = engine.check(f"name: A\nactivities: []\n{record}")
    finding = next(f for f in report.activities if f.id == "availability-mgmt/test-proactive-measures")
    assert (finding.outcome, list(finding.needs)) == ("undecided", needs)
    assert needs == [need for need in needs if need in report.questions]


def test_a_comparison_needs_both_fields(engine: Engine) -> None:
    report = engine.check("name: A\nactivities: []\n")
    finding = next(f for f in report.activities if f.id == "project/request-timeline-change")
    assert list(finding.needs) == ["dates.forecast_finish", "dates.baseline_finish"]

"""Conditions of a ruleset: whatever they name must exist, and be of the kind that the test needs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from golive.engine.define.ruleset import load_ruleset

Spoilt = Callable[..., list[str]]

_NO_CONDITION = "is no condition; write a fact, or all, any, not, field, some, each or none"
_ONE_TEST = (
    "needs exactly one test; write one of is, in, has, given, filled, same_as, mentions, reads, named_in, at_least, "
    "more_than, at_most, less_than, after, before"
)


@pytest.mark.parametrize(
    "condition",
    [
        "always",
        "{ all: [live, { any: [touches, { not: billed }] }] }",
        "{ field: type, is: retirement }",
        "{ field: stage, in: [closing, closed] }",
        "{ field: customer.external, is: false }",
        "{ field: scope, is: project }",
        "{ field: retires, filled: true }",
        "{ field: dates.go_live, filled: false }",
        "{ field: stage, filled: true }",
        "{ field: request.labour_hours, at_least: { setting: hours } }",
        "{ field: sites, more_than: 1 }",
        "{ field: budget.forecast, less_than: { field: budget.baseline } }",
        "{ field: dates.forecast_finish, after: { field: dates.baseline_finish } }",
        "{ some: suppliers, where: { field: selection, is: tender } }",
        "{ each: service_changes, where: { all: [{ field: decision, is: approved }] } }",
        "{ none: activities, where: { field: predecessors, filled: true } }",
    ],
)
def test_sound_conditions(condition: str, sound_ruleset: Path) -> None:
    path = sound_ruleset / "planning/release.yaml"
    path.write_text(path.read_text().replace("applies: external", f"applies: {condition}"))
    assert len(load_ruleset(sound_ruleset).activities) == 2


@pytest.mark.parametrize(
    ("condition", "pointer", "message"),
    [
        # facts
        ("externl", "", "there is no fact 'externl'; did you mean external?"),
        ("qqqqqqqq", "", "there is no fact 'qqqqqqqq'; facts.yaml lists the facts"),
        ("{ all: [always, { not: touchs }] }", "/all/1/not", "there is no fact 'touchs'; did you mean touches?"),
        ("{ any: [live, billd] }", "/any/1", "there is no fact 'billd'; did you mean billed?"),
        # keys
        ("{ al: [live] }", "", "there is no condition 'al'; did you mean all?"),
        ("{ any: [live, { nott: live }] }", "/any/1", "there is no condition 'nott'; did you mean not?"),
        ("[live]", "", "a list is no condition; write { all: [...] } where all must hold, { any: [...] } where one"),
        ("true", "", "'true' is no condition; write always"),
        ("", "", f"nothing {_NO_CONDITION}"),
        ("live and billed", "", "there is no fact 'live and billed'; write { all: [live, billed] }"),
        ("live or billed", "", "there is no fact 'live or billed'; write { any: [live, billed] }"),
        ("not live", "", "there is no fact 'not live'; write { not: live }"),
        ("sites > 3", "", "there is no fact 'sites > 3'; write { field: sites, ... } with is, in, at_least,"),
        ("{ field: type, is: other, iss: 1 }", "/iss", "there is no such key; did you mean is?"),
        ("{ all: [] }", "/all", "a list has too few elements; write 1 or more"),
        ("{ field: type }", "", _ONE_TEST),
        ("{ field: type, is: other, in: [other] }", "", _ONE_TEST),
        ("{ some: suppliers, each: risks, where: live }", "", "needs exactly one of some, each, none"),
        ("{ some: suppliers }", "/where", "is missing; add it, for example `where: { field: name, filled: true }`"),
        # fields
        ("{ field: tpye, is: other }", "/field", "there is no field 'tpye'; did you mean type?"),
        (
            "{ field: customer.externl, is: true }",
            "/field",
            "there is no field 'customer.externl'; did you mean customer.",
        ),
        ("{ field: suppliers.name, filled: true }", "/field", "there is no field 'suppliers.name'; did you mean"),
        (
            "{ field: facts.touches, is: true }",
            "/field",
            "'facts.touches' is a fact, no field; write touches alone, or",
        ),
        ("{ field: qqqqqq, is: true }", "/field", "there is no field 'qqqqqq'; write one of scope, id, name,"),
        ("{ not: { field: bilable, is: true } }", "/not/field", "there is no field 'bilable'; did you mean billable?"),
        # values
        ("{ field: type, is: new-servce }", "/is", "type is never 'new-servce'; did you mean new-service"),
        ("{ field: type, is: true }", "/is", "type is never 'true'; write one of"),
        ("{ field: stage, in: [closed, done] }", "/in", "stage is never 'done'; write one of request, initiating,"),
        ("{ field: scope, is: projects }", "/is", "scope is never 'projects'; did you mean project?"),
        ("{ field: billable, is: yes }", "/is", "billable is a yes/no field; write true or false"),
        ("{ field: billable, in: [true, 1] }", "/in", "billable is a yes/no field; write true or false"),
        ("{ field: name, is: x }", "/is", "name is a text; it cannot be compared with `is`"),
        ("{ field: sites, in: [1] }", "/in", "sites is a number; it cannot be compared with `in`"),
        ("{ field: dates.go_live, is: 2026-01-01 }", "/is", "dates.go_live is a date; it cannot be compared with `is`"),
        ("{ field: suppliers, is: x }", "/is", "suppliers is a list; it cannot be compared with `is`"),
        (
            "{ field: billable, filled: true }",
            "/filled",
            "billable is a yes/no; `filled` is for lists, texts, dates and",
        ),
        (
            "{ field: sites, filled: true }",
            "/filled",
            "sites is a number; `filled` is for lists, texts, dates and choices",
        ),
        ("{ field: customer, filled: true }", "/filled", "customer is a map; `filled` is for lists, texts, dates and"),
        # order
        ("{ field: name, at_least: 3 }", "/field", "name is a text; `at_least` compares numbers"),
        ("{ field: as_of, more_than: 3 }", "/field", "as_of is a date; `more_than` compares numbers"),
        ("{ field: sites, before: { field: as_of } }", "/field", "sites is a number; `before` compares dates"),
        (
            "{ field: as_of, after: 3 }",
            "/after",
            "a date is compared with another field; write { field: dates.go_live }",
        ),
        (
            "{ field: as_of, after: 2026-01-01 }",
            "/after",
            "'2026-01-01' is a date; a date is compared with another fiel",
        ),
        (
            "{ field: as_of, after: dates.go_live }",
            "/after",
            "'dates.go_live' is not a number; write digits without quo",
        ),
        (
            "{ field: as_of, after: { setting: hours } }",
            "/after",
            "a date is compared with another field; write { field:",
        ),
        (
            "{ field: as_of, after: { field: sites } }",
            "/after/field",
            "'sites' is no date of the record; write one of as",
        ),
        (
            "{ field: sites, at_most: { field: site } }",
            "/at_most/field",
            "'site' is no number of the record; did you me",
        ),
        ("{ field: sites, at_most: 0.00005 }", "/at_most", "'0.00005' has more than four decimals"),
        ("{ field: sites, at_most: '2' }", "/at_most", "'2' is not a number; write digits without quotes"),
        ("{ field: sites, at_most: true }", "/at_most", "'true' is not a number; write digits without quotes"),
        (
            "{ field: sites, at_least: { setting: hour } }",
            "/at_least/setting",
            "there is no number called 'hour'; did you",
        ),
        (
            "{ field: sites, at_least: { setting: qqq } }",
            "/at_least/setting",
            "there is no number called 'qqq'; ruleset.yaml",
        ),
        (
            "{ field: sites, at_least: { setting: flag } }",
            "/at_least/setting",
            "the setting flag is 'true', which is no",
        ),
        (
            "{ field: sites, at_least: { setting: name } }",
            "/at_least/setting",
            "the setting name is 'any', which is no",
        ),
        (
            "{ field: sites, at_least: { settng: hours } }",
            "/at_least/settng",
            "there is no such key; did you mean setti",
        ),
        # lists
        (
            "{ some: supplier, where: { field: name, filled: true } }",
            "/some",
            "'supplier' is no list of maps; did you mean",
        ),
        (
            "{ each: scope_additions, where: live }",
            "/each",
            "'scope_additions' is no list of maps; write one of suppliers,",
        ),
        ("{ none: customer, where: live }", "/none", "'customer' is no list of maps; "),
        (
            "{ some: suppliers, where: { field: contrct, is: new } }",
            "/where/field",
            "there is no field 'contrct'; did you",
        ),
        (
            "{ some: suppliers, where: { not: { field: contract, is: old } } }",
            "/where/not/is",
            "contract is never 'old'; write",
        ),
        (
            "{ some: suppliers, where: live }",
            "/where",
            "inside where only fields of the element can be tested, not the fact",
        ),
        ("{ some: suppliers, where: { some: risks, where: live } }", "/where/some", "'risks' is no list of maps; "),
    ],
)
def test_mistakes(condition: str, pointer: str, message: str, spoilt: Spoilt) -> None:
    found = spoilt("planning/release.yaml", "  applies: external", f"  applies: {condition}")
    assert found[0].startswith(f"HERE: /activities/1/applies{pointer}: {message}")


def test_every_mistake_of_a_condition_is_told(spoilt: Spoilt) -> None:
    condition = "{ all: [liv, { field: tpye, is: x }, { field: type, in: [a, other, b] }] }"
    assert [line.partition(";")[0] for line in spoilt("planning/release.yaml", "external", condition)] == [
        "HERE: /activities/1/applies/all/0: there is no fact 'liv'",
        "HERE: /activities/1/applies/all/1/field: there is no field 'tpye'",
        "HERE: /activities/1/applies/all/2/in: type is never 'a'",
        "HERE: /activities/1/applies/all/2/in: type is never 'b'",
    ]


def test_a_portfolio_has_fields_of_its_own(spoilt: Spoilt, sound_ruleset: Path) -> None:
    path = sound_ruleset / "planning/release.yaml"
    scoped = "  applies: { field: wip_limit, more_than: 1 }\n  scope: portfolio"
    before = path.read_text()
    path.write_text(before.replace("  applies: always", scoped))
    assert len(load_ruleset(sound_ruleset).activities) == 2
    path.write_text(before)
    (found,) = spoilt("planning/release.yaml", "  applies: always", scoped.replace("wip_limit", "sites"))
    assert found.startswith(
        "HERE: /activities/0/applies/field: there is no field 'sites'; write one of scope, id, name,"
    )

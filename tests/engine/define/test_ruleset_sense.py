"""The parts of a ruleset: facts, works, groups, evidence and dependencies that are named must exist and make sense."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from golive.engine.define.ruleset import load_ruleset

Refused = Callable[..., list[str]]
Spoilt = Callable[..., list[str]]

_RELEASE, _FACTS, _RULESET = "planning/release.yaml", "facts.yaml", "ruleset.yaml"


@pytest.mark.parametrize(
    ("old", "new", "pointer", "message"),
    [
        (
            "all: [touches,",
            "all: [touchs,",
            "/derived/0/when/all/0",
            "there is no fact 'touchs'; did you mean touches?",
        ),
        (
            "field: customer.external",
            "field: customer.extern",
            "/derived/1/when/any/1/field",
            "there is no field 'customer.ext",
        ),
        (
            "field: billable",
            "field: sites",
            "/asked/1/field",
            "'sites' is no yes/no field of the record",
        ),
        (
            "field: billable",
            "field: bilable",
            "/asked/1/field",
            "'bilable' is no yes/no field of the rec",
        ),
        ("- field: type\n", "- field: tpye\n", "/fields/0/field", "there is no field 'tpye'; did you mean type?"),
        (
            "{ type: new-service }",
            "{ type: new-servce }",
            "/fields/0/answers/0/set/type",
            "'new-servce' is not known here; did you mean",
        ),
        (
            "{ type: new-service }",
            "{ tpye: other }",
            "/fields/0/answers/0/set/tpye",
            "there is no such key; did you mean",
        ),
    ],
)
def test_facts(old: str, new: str, pointer: str, message: str, spoilt: Spoilt) -> None:
    (found,) = spoilt(_FACTS, old, new)
    assert found.startswith(f"HERE: {pointer}: {message}")


def test_a_fact_follows_from_facts_above_it_and_not_from_itself(spoilt: Spoilt, sound_ruleset: Path) -> None:
    path = sound_ruleset / _FACTS
    before = path.read_text()
    assert [line.rpartition(": ")[2] for line in spoilt(_FACTS, "any: [live,", "any: [external,")] == [
        "follows from itself; write what it follows from"
    ]
    path.write_text(before.replace('  unknown_counts_as: "yes"\n', ""))
    assert [line.rpartition(": ")[2] for line in spoilt(_FACTS, "all: [touches,", "all: [external,")] == [
        "external is defined further down; put it before live"
    ]


def test_a_fact_that_counts_as_yes_is_for_applies_only(spoilt: Spoilt) -> None:
    third = "fields:\n", "- { id: third, title: third, when: { not: external } }\nfields:\n"
    (found,) = spoilt(_FACTS, *third)
    assert found == (
        "HERE: /derived/2/when: external has unknown_counts_as and may only be used in `applies`; write its condition"
    )


@pytest.mark.parametrize(
    ("old", "new", "pointer", "message"),
    [
        (
            "work: a-work",
            "work: a-wrok",
            "/activities/0/sources/0/work",
            "the work 'a-wrok' is not listed in ruleset.yaml; did",
        ),
        (
            "work: a-work",
            "work: other",
            "/activities/0/sources/0/work",
            "the work 'other' is not listed in ruleset.yaml; write",
        ),
        (
            "depends: [t/first]",
            "depends: [t/frist]",
            "/activities/1/depends/0",
            "there is no activity 't/frist'; did you mean",
        ),
        (
            "as: [t/first]",
            "as: [x/qqqqqqqq]",
            "/activities/1/same_evidence_as/0",
            "there is no activity 'x/qqqqqqqq'; write",
        ),
        (
            "from: els.exit_",
            "from: els.exti_",
            "/activities/1/evidence/1/from",
            "there is no field 'els.exti_criteria'; did",
        ),
        (
            "from: service_changes",
            "from: pilot",
            "/activities/1/evidence/0/from",
            "'pilot' is no list of maps; where and every",
        ),
        (
            "kind, is: deployment",
            "kind, is: deploy",
            "/activities/1/evidence/0/where/is",
            "kind is never 'deploy'; did you mean",
        ),
        (
            "field: decision",
            "field: decison",
            "/activities/1/evidence/0/every/field",
            "there is no field 'decison'; did you",
        ),
        (
            "depends: [t/first]",
            "depends: [t/second]",
            "/activities/1/depends",
            "t/second depends on itself through its depend",
        ),
    ],
)
def test_activities(old: str, new: str, pointer: str, message: str, spoilt: Spoilt) -> None:
    (found,) = spoilt(_RELEASE, old, new)
    assert found.startswith(f"HERE: {pointer}: {message}")


def test_a_process_group_that_is_not_listed(spoilt: Spoilt) -> None:
    found = spoilt(_RELEASE, "group: planning\n", "group: executing\n")
    said = "the process group executing is not among process_groups in ruleset.yaml; add it there"
    assert found == [f"HERE: /group: {said}"]


def test_a_circle_over_two_activities(spoilt: Spoilt) -> None:
    found = spoilt(
        _RELEASE, "  applies: always\n", "  applies: always\n  depends: [t/second]\n", "  depends: [t/second]"
    )
    assert [line.partition(": ")[2] for line in found] == [
        f"/activities/{number}/depends: t/{name} depends on itself through its dependencies; take one of them away"
        for number, name in enumerate(("first", "second"))
    ]


def _phrases(name: str) -> str:
    return ", ".join(f"{name} {number}" for number in range(5))


def _entries(depends: dict[str, list[str]], text: str) -> str:
    head, _, rest = text.partition("- id: t/first\n")
    entry = rest.partition("- id: t/second\n")[0]
    return head + "".join(
        f"- id: t/{name}\n  depends: [{', '.join(needs)}]\n{entry}".replace("aa, bb, cc, dd, ee", _phrases(name))
        for name, needs in depends.items()
    )


def test_only_what_is_in_the_circle_is_told(sound_ruleset: Path, refused: Refused) -> None:
    path = sound_ruleset / _RELEASE
    graph = {"a": ["t/b"], "b": ["t/c"], "c": ["t/b", "t/d"], "d": [], "e": ["t/a"]}
    path.write_text(_entries(graph, path.read_text()))
    assert [line.split(": ")[2].partition(" ")[0] for line in refused(load_ruleset, sound_ruleset)] == ["t/b", "t/c"]


def test_a_long_chain_is_no_circle(sound_ruleset: Path) -> None:
    path = sound_ruleset / _RELEASE
    chain = {f"n{number}": [f"t/n{number + 1}"] if number < 299 else [] for number in range(300)}
    path.write_text(_entries(chain, path.read_text()))
    start = time.process_time()
    assert len(load_ruleset(sound_ruleset).activities) == 300
    assert time.process_time() - start < 5


def test_messages_say_what_to_do_and_name_no_undone_work(spoilt: Spoilt) -> None:
    found = spoilt(_RULESET, "  a-work:", "  another:")
    assert [line.partition(": ")[2] for line in found] == [
        f"/activities/{number}/sources/0/work: the work 'a-work' is not listed in ruleset.yaml; write another"
        for number in (0, 1)
    ]

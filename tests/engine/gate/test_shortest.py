"""The shortest way to go is sufficient and the smallest: compared with trying everything."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from golive import Engine, Report
from golive.engine.evaluate.trials import Trials
from golive.engine.evaluate.verdict import all_findings, is_condition
from golive.engine.gate import shortest
from golive.engine.gate.actions import Artefacts, number_of_actions
from golive.engine.gate.edited import edited
from golive.engine.gate.edits import Edit, Put
from golive.engine.gate.shortest import Search, ShortestWay, most_tries
from golive.engine.gate.ways import Ways
from golive.engine.load.record import Loaded
from golive.schemas.record import Record

DAY = "2026-10-26"
EMPTY: dict[str, Any] = {"as_of": DAY, "activities": [], "service_changes": [], "facts": {"risky": False}}
PENDING = {"service_changes": [{"id": "R1", "kind": "deployment", "decision": "pending"}]}
TASKS = {"t/one": "done", "t/two": "done", "t/later": "planned"}
RECORDS: dict[str, dict[str, Any]] = {
    "nothing": EMPTY,
    "pending": {**EMPTY, **PENDING},
    "unknown": {key: value for key, value in EMPTY.items() if key != "facts"},
    "some": {**EMPTY, "activities": [{"name": n, "status": s, "covers": [n]} for n, s in list(TASKS.items())[:2]]},
    "nearly": {**EMPTY, **PENDING, "activities": [{"name": n, "status": s, "covers": [n]} for n, s in TASKS.items()]},
    "open": {**EMPTY, "activities": [{"name": n, "status": "planned", "covers": [n]} for n in TASKS]},
    "rfc": {**EMPTY, "service_changes": [{"kind": "other", "decision": "approved"}]},
}


def _search(engine: Engine, value: dict[str, Any], gate: str = "go-live") -> tuple[Search, Loaded, Report]:
    loaded = engine.read(value)
    report = engine.check(loaded, gate=gate)
    return Search(engine.bases, loaded, report), loaded, report


def _all_edits(engine: Engine, loaded: Loaded, report: Report, way: ShortestWay) -> list[Edit]:
    """Every edit that any way to mend any finding has, after the answers were given."""
    assert isinstance(loaded.record, Record)
    record = edited(loaded.record, way.answers, report.as_of)
    truth = Trials(engine.bases, report).truths(Loaded(record, loaded.tree))
    lacking = [f.id for f in report.activities if f.outcome not in ("done", "waived", "not-applicable")]
    ways = Ways(engine.networks, record, (report.gate, report.as_of), lacking, truth)
    found: dict[Edit, None] = {}
    for finding in all_findings(report):
        for one in ways.of_activity(finding.id) if "/" in finding.id else ways.of_rule(finding.id):
            found.update(dict.fromkeys(one))
    return list(found)


@pytest.mark.parametrize("name", RECORDS)
def test_it_is_sufficient_and_nothing_smaller_is(name: str, small: Engine) -> None:
    search, loaded, report = _search(small, RECORDS[name])
    way = search.to("go")
    assert (way.reaches, way.unmended) == ("go", ())
    artefacts = Artefacts(small.ruleset.activities)
    size = number_of_actions(way.edits - set(way.answers), artefacts)
    assert size == len(way.actions)
    edits = _all_edits(small, loaded, report, way)
    answers = frozenset(way.answers)
    for number in range(len(edits) + 1):
        for some in combinations(edits, number):
            if number_of_actions(some, artefacts) < size:
                after = search.report(answers | frozenset(some))
                assert after.verdict.result != "go", some
        if number > size + 1:  # one artefact can hold two edits; larger sets only hold smaller ones that failed
            break


@pytest.mark.parametrize("name", RECORDS)
def test_the_way_to_conditional_mends_what_stops_the_gate_and_no_more(name: str, small: Engine) -> None:
    search, _, report = _search(small, RECORDS[name])
    way = search.to("conditional")
    assert way.reaches in ("conditional", "go")
    for action in way.actions:
        rest = way.edits - set(action.edits)
        assert search.report(rest).verdict.result in ("no-go", "hold"), action
    assert report.verdict.result in ("no-go", "hold")


def test_one_artefact_counts_once_and_one_approval_serves_three(small: Engine) -> None:
    search, _, _ = _search(small, RECORDS["nothing"])
    way = search.to("go")
    assert len(way.actions) == 3  # one and two together, later, and the change
    served = {name for edit in way.edits for name in way.serves[edit]}
    assert {"t/rfc", "RFC-01", "RFC-02", "t/one", "t/two"} <= served


def test_a_pending_change_is_approved_and_not_asked_for_again(small: Engine) -> None:
    search, _, _ = _search(small, RECORDS["nearly"])
    way = search.to("go")
    assert way.edits == {Put(("service_changes", 0, "decision"), "approved")}


def test_what_is_unknown_is_answered_as_badly_as_can_be(small: Engine) -> None:
    search, _, _ = _search(small, RECORDS["unknown"])
    way = search.to("go")
    assert [(answer.fact, answer.value) for answer in way.answers] == [("risky", True)]
    assert any(edit.activity == "t/if" for edit in way.edits if hasattr(edit, "activity"))


def test_what_lies_in_the_past_cannot_be_mended(small: Engine, task: Callable[..., dict[str, Any]]) -> None:
    tasks = [task("t/one", date="2026-05-02"), task("t/two", date="2026-05-01"), task("t/later", "planned")]
    search, _, _ = _search(small, {**EMPTY, **PENDING, "activities": tasks})
    way = search.to("go")
    assert (way.reaches, way.unmended) == ("conditional", ("PST-01",))


def test_a_change_that_was_rejected_is_not_undone(small: Engine) -> None:
    rejected = {"service_changes": [{"id": "R1", "kind": "deployment", "decision": "rejected"}]}
    search, loaded, report = _search(small, {**EMPTY, **rejected})
    edits = search.to("go").edits
    assert not [edit for edit in edits if isinstance(edit, Put) and edit.path[0] == "service_changes"]
    assert isinstance(loaded.record, Record)
    changes = edited(loaded.record, edits, report.as_of).service_changes or []
    assert [change.decision for change in changes] == ["rejected", "approved"]


def test_a_day_that_is_still_to_come_is_moved_out_of_a_freeze_by_as_little_as_possible(small: Engine) -> None:
    freeze = {"from": "2026-12-20", "to": "2027-01-03"}
    value = {**RECORDS["nearly"], "dates": {"go_live": "2026-12-28"}, "calendar": {"freezes": [freeze]}}
    search, _, _ = _search(small, value)
    assert Put(("dates", "go_live"), "2027-01-04") in search.to("go").edits


def test_nothing_is_to_be_done_where_the_verdict_is_go(small: Engine) -> None:
    approved = {"service_changes": [{"id": "R1", "kind": "deployment", "decision": "approved"}]}
    search, _, report = _search(small, {**RECORDS["nearly"], **approved})
    assert report.verdict.result == "go"
    assert search.to("go").edits == frozenset()


def test_the_shipped_example_is_mended_as_far_as_it_can_be(engine: Engine) -> None:
    loaded = engine.load("examples/office-365-migration.yaml")[0]
    report = engine.check(loaded, gate="go-live")
    search = Search(engine.bases, loaded, report)
    way = search.to("conditional")
    assert way.reaches == "conditional"
    after = search.report(way.edits)
    assert not [f.id for f in all_findings(after) if f.severity == "blocker" and is_condition(f, "go-live")]


def test_a_trial_says_what_the_whole_evaluation_says(engine: Engine) -> None:
    """Of every edit on the way to go, alone and with those before it."""
    loaded = engine.load("examples/office-365-migration.yaml")[0]
    search = Search(engine.bases, loaded, engine.check(loaded, gate="go-live"))
    edits = sorted(search.to("go").edits, key=repr)
    for number in range(0, len(edits), 12):
        some = frozenset(edits[:number])
        try:
            tried, whole = search.report(some), search.whole(some)
        except IndexError:  # what adds the element is not among them
            continue
        assert tried.verdict == whole.verdict
        outcomes = [[(f.id, f.outcome) for f in all_findings(report)] for report in (tried, whole)]
        assert outcomes[0] == outcomes[1]


def test_so_many_tries_are_made_and_no_more(small: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not _search(small, RECORDS["nothing"])[0].to("go").gave_up
    monkeypatch.setattr(shortest, "_WORK", 3 * shortest._FIXED)
    told: list[int] = []
    loaded = small.read(RECORDS["nothing"])
    way = Search(small.bases, loaded, small.check(loaded, gate="go-live"), tell=told.append).to("go")
    assert way.gave_up
    assert told == list(range(2, len(told) + 2))
    assert len(told) <= 3 + 3  # and those that tell what was reached


def test_the_longer_the_lists_of_a_record_the_less_often_it_is_tried() -> None:
    sizes = [0, 1_000, 15_000, 50_000]
    tries = [most_tries(Record.model_validate({"activities": [{}] * size})) for size in sizes]
    assert tries == sorted(tries, reverse=True)
    assert (tries[0], tries[-1]) == (1_200, 200)

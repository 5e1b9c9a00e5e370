"""Outcomes: every kind of evidence at every gate, for activities due at every gate."""

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from golive import ActivityFinding, Engine, Report
from golive.schemas.words import GATES, Gate

DUES = (*GATES, "continuous")
AS_OF = date(2026, 6, 1)
WAIVED = {"reason": "Not worth it", "by": "Sponsor", "date": "2026-05-01"}
EVIDENCE = ("nothing", "planned", "in-progress", "done", "cancelled", "unsaid", "waived")


def _check(small: Engine, kinds: tuple[str, ...], gate: Gate, day: str | None = None) -> Report:
    """A record in which everything is covered in these ways, in this order."""
    every = [activity.id for activity in small.ruleset.activities]
    tasks: list[dict[str, Any]] = []
    waivers: list[dict[str, Any]] = []
    for kind in kinds:
        if kind == "waived":
            waivers.append({**WAIVED, "covers": every})
        elif kind != "nothing":
            task = {"name": kind, "covers": every, **({"date": day} if day else {})}
            tasks.append(task if kind == "unsaid" else {**task, "status": kind})
    value = {"facts": {"asked_fact": True}, "activities": tasks, "waivers": waivers}
    return small.check(value, gate=gate, as_of=AS_OF)


def _expected(kind: str, due: str, gate: Gate) -> str:
    """The outcome as the words define it."""
    is_due = GATES.index("plan-baseline" if due == "continuous" else due) <= GATES.index(gate)  # type: ignore[arg-type]
    if kind in ("nothing", "cancelled"):
        return "missing"
    if kind in ("done", "waived"):
        return kind
    if kind == "in-progress" and due == "continuous":
        return "done"
    if kind == "unsaid":
        return "undecided" if is_due else "planned"
    return "open" if is_due else "planned"


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("kind", EVIDENCE)
def test_outcome_by_evidence_due_and_gate(kind: str, gate: Gate, small: Engine) -> None:
    report = _check(small, (kind,), gate)
    found = {finding.id: finding.outcome for finding in report.activities}
    assert len(found) == len(small.ruleset.activities)
    assert found == {finding.id: _expected(kind, finding.due, gate) for finding in report.activities}


@pytest.mark.parametrize("gate", ["charter-approval", "project-close"])
@pytest.mark.parametrize("pair", list(itertools.permutations(EVIDENCE, 2)), ids="+".join)
def test_best_evidence_wins_in_any_order(pair: tuple[str, str], gate: Gate, small: Engine) -> None:
    order = ("done", "waived", "unsaid", "in-progress", "planned", "cancelled", "nothing")
    best = min(pair, key=order.index)
    for finding in _check(small, pair, gate).activities:
        continuous = finding.due == "continuous" and "in-progress" in pair
        expected = "done" if continuous else _expected(best, finding.due, gate)
        assert finding.outcome == expected, finding.id


def test_without_a_plan_nothing_is_called_missing(small: Engine) -> None:
    report = small.check({"facts": {"asked_fact": True}}, gate="go-live", as_of=AS_OF)
    assert {finding.outcome for finding in report.activities} == {"undecided"}
    assert {tuple(finding.needs) for finding in report.activities} == {("activities",)}


def test_without_a_plan_a_waiver_still_counts(small: Engine) -> None:
    waiver = {**WAIVED, "covers": ["t/go-live-blocker"]}
    report = small.check({"waivers": [waiver]}, gate="go-live", as_of=AS_OF)
    assert next(f for f in report.activities if f.id == "t/go-live-blocker").outcome == "waived"


def _one(
    small: Engine, record: dict[str, Any], gate: str = "go-live", name: str = "t/go-live-major"
) -> ActivityFinding:
    report = small.check({"activities": [], **record}, gate=gate, as_of=AS_OF)
    return next(finding for finding in report.activities if finding.id == name)


def _task(**fields: Any) -> dict[str, Any]:
    return {"name": "A task", "covers": ["t/go-live-major", "t/project-close-major"], **fields}


@pytest.mark.parametrize("lacking", ["reason", "by", "date"])
@pytest.mark.parametrize("how", ["absent", "null", "blank"])
def test_a_waiver_without_reason_person_or_date_does_not_count(lacking: str, how: str, small: Engine) -> None:
    waiver: dict[str, Any] = {**WAIVED, "covers": ["t/go-live-major"]}
    if how == "absent":
        del waiver[lacking]
    else:
        waiver[lacking] = None if how == "null" or lacking == "date" else "  "
    report = small.check({"activities": [], "waivers": [waiver]}, gate="go-live", as_of=AS_OF)
    assert next(f for f in report.activities if f.id == "t/go-live-major").outcome == "missing"
    said = "person (by)" if lacking == "by" else lacking
    assert any("does not count" in note and said in note for note in report.notes)


@pytest.mark.parametrize("text", ["TBD", "?", "n/a", "-", "xxx", "to be defined", "(to be written)"])
@pytest.mark.parametrize("field", ["reason", "by"])
def test_a_waiver_whose_reason_or_person_is_a_placeholder_does_not_count(field: str, text: str, small: Engine) -> None:
    waiver = {**WAIVED, "covers": ["t/go-live-major"], field: text}
    report = small.check({"activities": [], "waivers": [waiver]}, gate="go-live", as_of=AS_OF)
    assert next(f for f in report.activities if f.id == "t/go-live-major").outcome == "missing"
    assert [seen.state for seen in report.waivers] == ["incomplete"]


@pytest.mark.parametrize(
    ("expires", "outcome"),
    [("2026-05-31", "missing"), ("2026-06-01", "waived"), ("2026-06-02", "waived"), (None, "waived")],
)
def test_a_waiver_counts_up_to_and_on_its_last_day(expires: str | None, outcome: str, small: Engine) -> None:
    waiver = {**WAIVED, "covers": ["t/go-live-major"], "expires": expires}
    report = small.check({"activities": [], "waivers": [waiver]}, gate="go-live", as_of=AS_OF)
    assert next(f for f in report.activities if f.id == "t/go-live-major").outcome == outcome
    assert any("expired" in note for note in report.notes) is (outcome == "missing")


@pytest.mark.parametrize(
    ("scope", "outcome"), [(["P-1"], "waived"), (["P-2", "P-1"], "waived"), (["P-2"], "missing"), ([], "missing")]
)
def test_a_waiver_counts_for_the_projects_that_it_is_meant_for(scope: list[str], outcome: str, small: Engine) -> None:
    waiver = {**WAIVED, "covers": ["t/go-live-major"], "scope": scope}
    assert _one(small, {"id": "P-1", "waivers": [waiver]}).outcome == outcome


def test_a_waiver_for_other_projects_does_not_count_where_the_record_has_no_id(small: Engine) -> None:
    waiver = {**WAIVED, "covers": ["t/go-live-major"], "scope": ["P-1"]}
    assert _one(small, {"waivers": [waiver]}).outcome == "missing"


def test_waived_is_never_counted_as_done(small: Engine) -> None:
    counts = _check(small, ("waived",), "go-live").counts
    assert (counts.done, counts.of_which_waived) == (0, counts.total)


@pytest.mark.parametrize("kind", ["planned", "in-progress", "done", "unsaid"])
@pytest.mark.parametrize(("day", "late"), [("2026-05-31", True), ("2026-06-01", False), ("2026-06-02", False)])
@pytest.mark.parametrize("name", ["t/go-live-major", "t/project-close-major"])
def test_overdue_is_what_is_not_done_and_dated_before_as_of(
    kind: str, day: str, late: bool, name: str, small: Engine
) -> None:
    task = _task(date=day, **({} if kind == "unsaid" else {"status": kind}))
    finding = _one(small, {"activities": [task]}, name=name)
    assert finding.overdue is (late and finding.outcome in ("planned", "open"))
    assert finding.date == date.fromisoformat(day)


def test_what_has_no_date_is_not_overdue(small: Engine) -> None:
    assert _one(small, {"activities": [_task(status="planned")]}).overdue is False


def test_the_date_is_the_earliest_of_all_that_covers_it(small: Engine) -> None:
    days = ["2026-04-09", "2026-04-07", "2026-04-08"]
    tasks = [_task(status="planned", date=day) for day in days]
    assert _one(small, {"activities": tasks}).date == date(2026, 4, 7)


def test_the_date_looks_at_weaker_evidence_too_but_not_at_what_was_cancelled(small: Engine) -> None:
    tasks = [
        _task(status="done", date="2026-04-09"),
        _task(status="planned", date="2026-04-08"),
        _task(status="cancelled", date="2026-04-01"),
    ]
    finding = _one(small, {"activities": tasks})
    assert (finding.outcome, finding.date) == ("done", date(2026, 4, 8))


def test_the_best_evidence_is_shown_with_its_place(small: Engine) -> None:
    tasks = [_task(name="Weak", status="planned"), _task(name="Strong", status="done", date="2026-04-09")]
    (shown,) = _one(small, {"activities": tasks}).evidence
    assert (shown.name, shown.status, shown.date, shown.how, shown.pointer) == (
        "Strong",
        "done",
        date(2026, 4, 9),
        "covers",
        "/activities/1",
    )


def test_an_undecided_status_names_the_field_to_fill_in(small: Engine) -> None:
    finding = _one(small, {"activities": [{"name": "Other"}, _task()]})
    assert (finding.outcome, list(finding.needs)) == ("undecided", ["activities[1].status"])


@pytest.mark.parametrize(
    ("known", "outcome", "needs"),
    [(True, "missing", []), (False, "not-applicable", []), (None, "undecided", ["asked_fact"])],
)
def test_an_unknown_fact_makes_undecided_and_is_named(
    known: bool | None, outcome: str, needs: list[str], small: Engine
) -> None:
    finding = _one(small, {"facts": {"asked_fact": known}}, name="t/if-asked")
    assert (finding.outcome, list(finding.needs)) == (outcome, needs)
    assert [(reason.name, reason.value) for reason in finding.because] == [("asked_fact", known)]


def test_evidence_does_not_make_up_for_an_unknown_fact(small: Engine) -> None:
    task = {"name": "A task", "status": "done", "covers": ["t/if-asked"]}
    assert _one(small, {"activities": [task]}, name="t/if-asked").outcome == "undecided"


@pytest.mark.parametrize("kind", EVIDENCE)
@pytest.mark.parametrize("gate", ["charter-approval", "go-live"])
def test_every_activity_is_counted_once(kind: str, gate: Gate, small: Engine) -> None:
    report = _check(small, (kind,), gate)
    counts = report.counts
    of = {outcome: sum(f.outcome == outcome for f in report.activities) for outcome in _COUNTED}
    assert {outcome: getattr(counts, name) for outcome, name in _COUNTED.items()} == of
    assert sum(of.values()) == counts.total == len(report.activities)
    assert counts.covered == of["done"] + of["planned"] + of["open"] + of["waived"]
    assert counts.applicable + counts.not_applicable == counts.total


_COUNTED = {
    "done": "done",
    "planned": "planned",
    "open": "open_at_gate",
    "missing": "missing",
    "waived": "of_which_waived",
    "not-applicable": "not_applicable",
    "undecided": "undecided",
}


def test_what_may_not_even_apply_is_not_counted_as_applicable(small: Engine) -> None:
    counts = small.check({"activities": []}, gate="go-live", as_of=AS_OF).counts
    assert (counts.undecided, counts.applicable, counts.total) == (1, counts.total - 1, counts.missing + 1)


def test_why_remedy_and_sources_are_given_for_what_lacks_only(small: Engine) -> None:
    for kind in EVIDENCE:
        for finding in _check(small, (kind,), "go-live").activities:
            lacks = finding.outcome in ("missing", "open", "undecided")
            assert (finding.why is not None, finding.remedy is not None, bool(finding.sources)) == (lacks,) * 3


def test_findings_stand_by_severity_then_gate_then_group(engine: Engine, base: dict[str, Any]) -> None:
    ruleset = engine.ruleset
    groups, places = ruleset.process_groups, [activity.id for activity in ruleset.activities]
    findings = engine.check(base).activities
    keys = [
        (
            ("blocker", "major", "minor").index(f.severity),
            1 if f.due == "continuous" else GATES.index(f.due),
            groups.index(f.group),
            places.index(f.id),
        )
        for f in findings
    ]
    assert keys == sorted(keys)
    assert len(keys) > 200


@pytest.mark.parametrize(
    ("stage", "gate"),
    [
        ("request", "charter-approval"),
        ("initiating", "charter-approval"),
        ("planning", "plan-baseline"),
        ("executing", "go-live"),
        ("early-life", "handover"),
        ("closing", "project-close"),
        ("closed", "project-close"),
        (None, "go-live"),
    ],
)
def test_the_gate_follows_the_stage(stage: str | None, gate: str, small: Engine) -> None:
    report = small.check({"activities": [], **({"stage": stage} if stage else {})}, as_of=AS_OF)
    assert report.gate == gate
    assert report.gate_from == ("stage" if stage else "default")
    assert any("no stage" in note for note in report.notes) is (stage is None)


def test_an_asked_gate_wins_over_the_stage(small: Engine) -> None:
    report = small.check({"activities": [], "stage": "closed"}, gate="design-complete")
    assert (report.gate, report.gate_from) == ("design-complete", "asked")


def test_the_day_is_the_one_asked_for_then_that_of_the_record_then_today(
    small: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> "Clock":
            return cls(2031, 2, 3)

    monkeypatch.setattr("golive.engine.evaluate.options.date", Clock)
    record = {"activities": [], "as_of": "2026-03-04"}
    seen = [
        small.check(record, as_of=AS_OF),
        small.check(record),
        small.check({"activities": []}),
    ]
    assert [(r.as_of, r.as_of_from) for r in seen] == [
        (AS_OF, "asked"),
        (date(2026, 3, 4), "record"),
        (date(2031, 2, 3), "today"),
    ]


def test_select_and_ignore_leave_the_activities_of_the_prefixes(
    small: Engine, check_ids: Callable[..., list[str]]
) -> None:
    every = sorted(activity.id for activity in small.ruleset.activities)
    assert check_ids() == every
    assert check_ids(select=("t/go-live", "t/if")) == [i for i in every if i.startswith(("t/go-live", "t/if"))]
    assert check_ids(ignore=("t/go-live",)) == [i for i in every if not i.startswith("t/go-live")]
    assert check_ids(select=("t/go-live",), ignore=("t/go-live-m",)) == ["t/go-live-blocker"]


@pytest.fixture
def check_ids(small: Engine) -> Callable[..., list[str]]:
    """The ids in a report."""

    def ids(**options: tuple[str, ...]) -> list[str]:
        return sorted(finding.id for finding in small.check({"activities": []}, **options).activities)

    return ids

"""Waivers: which count as of a day, for what, and what the report says of each."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, Report
from golive.engine.check import engine_for
from golive.engine.evaluate.verdict import decided_percent, verdict_of
from golive.engine.evaluate.waivers import is_manager
from golive.engine.report.words.headlines import headlines
from golive.schemas.report import RuleFinding, WaiverSeen

AS_OF = date(2026, 6, 1)
MAJOR, BLOCKER = "t/go-live-major", "t/go-live-blocker"
WAIVER = {"reason": "Too small", "by": "Sponsor", "date": "2026-05-01", "covers": [MAJOR]}
Put = Callable[[str, str], Path]


def _report(small: Engine, waiver: dict[str, Any], as_of: date = AS_OF, **record: Any) -> Report:
    value = {"id": "P-1", "facts": {"asked_fact": True}, "activities": [], **record, "waivers": [waiver]}
    return small.check(value, gate="go-live", as_of=as_of)


def _outcome(report: Report, name: str = MAJOR) -> str:
    return next(finding.outcome for finding in report.activities if finding.id == name)


def _told(report: Report) -> WaiverSeen:
    (seen,) = report.waivers
    return seen


@pytest.mark.parametrize(
    ("changed", "as_of", "state", "outcome"),
    [
        ({}, "2026-04-30", "not-yet", "missing"),
        ({}, "2026-05-01", "counts", "waived"),
        ({}, "2099-12-31", "counts", "waived"),
        ({"expires": "2026-05-31"}, "2026-05-31", "expiring", "waived"),
        ({"expires": "2026-05-31"}, "2026-06-01", "expired", "missing"),
        ({"expires": "2026-07-01"}, "2026-05-31", "counts", "waived"),
        ({"expires": "2026-07-01"}, "2026-06-01", "expiring", "waived"),
        ({"expires": "2026-05-01"}, "2026-04-30", "not-yet", "missing"),
        ({"expires": "2026-05-01"}, "2026-05-01", "expiring", "waived"),
        ({"expires": "2026-05-01"}, "2026-05-02", "expired", "missing"),
        ({"expires": "2026-04-30"}, "2026-04-30", "expired", "missing"),
        ({"expires": "2026-12-31", "date": "2026-12-31"}, "2026-12-30", "not-yet", "missing"),
        ({"expires": "2026-12-31", "date": "2026-12-31"}, "2026-12-31", "expiring", "waived"),
        ({"expires": "2026-12-31", "date": "2026-12-31"}, "2027-01-01", "expired", "missing"),
        ({"expires": "2028-02-29"}, "2028-02-29", "expiring", "waived"),
        ({"expires": "2028-02-29"}, "2028-03-01", "expired", "missing"),
    ],
)
def test_the_state_on_both_sides_of_midnight(
    changed: dict[str, Any], as_of: str, state: str, outcome: str, small: Engine
) -> None:
    report = _report(small, {**WAIVER, **changed}, date.fromisoformat(as_of))
    assert (_told(report).state, _outcome(report)) == (state, outcome)
    assert _told(report).counts is (outcome == "waived")
    assert bool(_told(report).says) is (state != "counts")


@pytest.mark.parametrize(
    ("expires", "left", "said"),
    [
        ("2026-05-31", -1, "does not count: it expired on 2026-05-31"),
        ("2026-06-01", 0, f"counts for the last day (2026-06-01); it waives {MAJOR}"),
        ("2026-06-02", 1, f"expires in 1 day (2026-06-02); it waives {MAJOR}"),
        ("2026-07-01", 30, f"expires in 30 days (2026-07-01); it waives {MAJOR}"),
        ("2026-07-02", 31, None),
        (None, None, None),
    ],
)
def test_days_left_are_counted_and_thirty_are_soon(
    expires: str | None, left: int | None, said: str | None, small: Engine
) -> None:
    report = _report(small, {**WAIVER, "expires": expires})
    assert (_told(report).days_left, list(_told(report).says)) == (left, [said] if said else [])
    assert _notes(report) == ([f"the waiver 'Too small' (<record>) {said}"] if said else [])


def test_the_clock_is_read_once_a_report(small: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter([date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 2)])

    class Clock(date):
        @classmethod
        def today(cls) -> Any:
            return next(days)

    monkeypatch.setattr("golive.engine.evaluate.options.date", Clock)
    report = small.check({"activities": [], "waivers": [{**WAIVER, "expires": "2026-05-31"}]}, gate="go-live")
    assert (report.as_of, _told(report).state, _outcome(report)) == (date(2026, 5, 31), "expiring", "waived")
    assert next(days) == date(2026, 6, 1)


@pytest.mark.parametrize("tasks", [[], [{"name": "T", "status": "planned", "owner": "Ann", "covers": [MAJOR]}]])
def test_who_waives_an_activity_does_not_own_it(tasks: list[Any], small: Engine) -> None:
    report = _report(small, WAIVER, activities=tasks)
    finding = next(finding for finding in report.activities if finding.id == MAJOR)
    assert (finding.outcome, finding.owner) == ("waived", "Ann" if tasks else None)
    assert [piece.owner for piece in finding.evidence] == ["Sponsor"]


@pytest.mark.parametrize(
    ("covers", "waived"),
    [
        (["t/go-live-*"], {"t/go-live-blocker", "t/go-live-major", "t/go-live-minor"}),
        (["t/go-live-major*"], {"t/go-live-major"}),
        (["t/go-live-m*", "t/handover-major"], {"t/go-live-major", "t/go-live-minor", "t/handover-major"}),
    ],
)
def test_beginnings_of_ids(covers: list[str], waived: set[str], small: Engine) -> None:
    report = _report(small, {**WAIVER, "covers": covers})
    assert {f.id for f in report.activities if f.outcome == "waived"} == waived
    assert set(_told(report).waives) == waived


@pytest.mark.parametrize(
    ("by", "pm", "same"),
    [
        ("Dana Wells", "Dana Wells", True),
        ("  dana   WELLS ", "Dana Wells", True),
        ("DanaWells", "Dana Wells", True),
        ("Dana Wells (project manager)", "Dana Wells", True),
        ("Dana Wells, project manager", "Dana Wells", True),
        ("Project manager (Dana Wells)", "Dana Wells", True),
        ("Project Manager", "Dana Wells", True),
        ("PM", None, True),
        ("Wells, Dana", "Wells, Dana", True),
        ("Dana Wells, Ruth Sandel", "Dana Wells", False),
        ("Ruth Sandel and Dana Wells", "Dana Wells", False),
        ("Dana", "Dana Wells", False),
        ("Dana Wellsby", "Dana Wells", False),
        ("Programme manager", "Dana Wells", False),
        ("Sponsor", None, False),
        ("Sponsor", "  ", False),
        (",", "Dana Wells", False),
    ],
)
def test_who_is_the_project_manager(by: str, pm: str | None, same: bool) -> None:
    assert is_manager(by, pm) is same


def test_of_a_blocker_somebody_else_has_to_decide(small: Engine) -> None:
    waiver = {**WAIVER, "by": "dana  wells", "covers": [MAJOR, BLOCKER]}
    report = _report(small, waiver, pm={"name": "Dana Wells"})
    assert (_outcome(report), _outcome(report, BLOCKER)) == ("waived", "missing")
    seen = _told(report)
    assert (seen.state, seen.waives, seen.refused) == ("counts", (MAJOR,), (BLOCKER,))
    said = f"does not count for {BLOCKER}: of a blocker somebody other than the project manager has to decide"
    assert seen.says == (said,)
    assert f"the waiver 'Too small' (<record>) {said}" in report.notes


def test_a_waiver_of_the_project_manager_for_blockers_alone_is_refused(small: Engine) -> None:
    seen = _told(_report(small, {**WAIVER, "by": "PM", "covers": [BLOCKER]}))
    assert (seen.state, seen.counts, seen.waives) == ("refused", False, ())


@pytest.mark.parametrize(
    ("covers", "tasks", "state"),
    [
        ([MAJOR], [], "counts"),
        ([MAJOR], [{"name": "A", "status": "planned", "covers": [MAJOR]}], "counts"),
        ([MAJOR], [{"name": "A", "status": "done", "covers": [MAJOR]}], "unused"),
        ([MAJOR, "t/go-live-minor"], [{"name": "A", "status": "done", "covers": [MAJOR]}], "counts"),
        ([], [], "unused"),
    ],
)
def test_what_waives_nothing_is_unused(covers: list[str], tasks: list[Any], state: str, small: Engine) -> None:
    report = _report(small, {**WAIVER, "covers": covers}, activities=tasks)
    assert _told(report).state == state
    assert any("waives nothing" in note for note in report.notes) is (state == "unused")


@pytest.mark.parametrize(("fact", "state"), [(True, "counts"), (False, "unused"), (None, "counts")])
def test_what_may_yet_apply_is_not_unused(fact: bool | None, state: str, small: Engine) -> None:
    report = _report(small, {**WAIVER, "covers": ["t/if-asked"]}, facts={"asked_fact": fact})
    assert _told(report).state == state


def test_of_a_part_of_the_activities_nothing_is_called_unused(small: Engine) -> None:
    value = {"activities": [], "waivers": [WAIVER]}
    report = small.check(value, gate="go-live", as_of=AS_OF, select=("t/handover",))
    assert (_told(report).state, _told(report).says) == ("counts", ())


def _notes(report: Report) -> list[str]:
    return [note for note in report.notes if "waiver" in note]


# Rules.


def _rule(report: Report, name: str) -> RuleFinding:
    return next(rule for rule in report.rules if rule.id == name)


def _with_rules(base: dict[str, Any], covers: list[str], **changed: Any) -> Report:
    waiver = {**WAIVER, "reference": "CAB 7", "expires": "2027-06-30", "covers": covers, **changed}
    record = {**base, "id": "P-1", "as_of": "2026-10-26", "els": {"planned": True, "exit_criteria": []}}
    return engine_for().check({**record, "service_changes": [], "waivers": [waiver]}, gate="go-live")


def test_a_violated_rule_that_is_waived_stays_violated_and_has_no_part_in_the_verdict(base: dict[str, Any]) -> None:
    before, after = _with_rules(base, ["project/*"]), _with_rules(base, ["ELS-01"])
    assert "ELS-01" in before.verdict.decided_by
    assert _rule(before, "ELS-01").waived is None
    rule = _rule(after, "ELS-01")
    assert rule.outcome == "violated"
    assert rule.waived is not None
    assert rule.waived.model_dump(mode="json") == {
        "by": "Sponsor",
        "reason": "Too small",
        "date": "2026-05-01",
        "expires": "2027-06-30",
        "reference": "CAB 7",
    }
    assert "ELS-01" not in after.verdict.decided_by
    assert (_told(after).state, _told(after).waives) == ("counts", ("ELS-01",))


@pytest.mark.parametrize("changed", [{"by": "PM"}, {"expires": "2026-10-25"}, {"reason": None}, {"reason": "-"}])
def test_a_waiver_of_a_rule_that_does_not_count_changes_nothing(changed: dict[str, Any], base: dict[str, Any]) -> None:
    report = _with_rules(base, ["ELS-01"], **changed)
    assert _rule(report, "ELS-01").waived is None
    assert "ELS-01" in report.verdict.decided_by
    assert any("does not count" in note for note in report.notes)


@pytest.mark.parametrize("word", ["CHG-01", "CHG-*"])
def test_no_waiver_silences_change_control(word: str, base: dict[str, Any]) -> None:
    report = _with_rules(base, [word])
    rule = _rule(report, "CHG-01")
    assert (rule.outcome, rule.waived) == ("violated", None)
    assert "CHG-01" in report.verdict.decided_by
    seen = _told(report)
    assert (seen.state, seen.counts) == ("refused", False)
    assert any("does not silence CHG-01" in note and "mandatory" in note for note in report.notes)


def test_every_rule_of_change_control_is_mandatory() -> None:
    rules = [rule for rule in engine_for().ruleset.rules if rule.id.startswith("CHG-")]
    assert len(rules) > 5
    assert [rule.id for rule in rules if not rule.mandatory] == []


def _unknown_rule(base: dict[str, Any], covers: list[str], **changed: Any) -> Report:
    """A record that does not say by which criteria early life support ends, so that ELS-01 is undecided."""
    waiver = {**WAIVER, "expires": "2027-06-30", "covers": covers, **changed}
    record = {**base, "id": "P-1", "as_of": "2026-10-26", "els": {"planned": True}, "service_changes": None}
    return engine_for().check({**record, "waivers": [waiver]}, gate="go-live")


def test_an_undecided_rule_that_is_waived_holds_no_gate(base: dict[str, Any]) -> None:
    before, after = _unknown_rule(base, ["project/*"]), _unknown_rule(base, ["ELS-01"])
    assert _rule(before, "ELS-01").outcome == "undecided"
    assert _rule(before, "ELS-01").needs
    assert verdict_of([_rule(before, "ELS-01")], "go-live", True).result == "hold"
    rule = _rule(after, "ELS-01")
    assert (rule.outcome, rule.needs) == ("undecided", ())
    assert rule.waived is not None
    assert verdict_of([rule], "go-live", True).result == "go"
    assert decided_percent([rule]) == 100
    assert (_told(after).state, _told(after).waives) == ("counts", ("ELS-01",))
    assert (before.rule_counts.undecided_waived, after.rule_counts.undecided_waived) == (0, 1)
    assert after.rule_counts.undecided > 1
    assert "ELS-01" not in [headline.finding.id for headline in headlines(after)]


@pytest.mark.parametrize(
    ("covers", "changed"), [(["ELS-01"], {"by": "PM"}), (["ELS-01"], {"expires": "2026-10-25"}), (["CHG-*"], {})]
)
def test_what_may_not_be_waived_stays_undecided(
    covers: list[str], changed: dict[str, Any], base: dict[str, Any]
) -> None:
    report = _unknown_rule(base, covers, **changed)
    undecided = [rule for rule in report.rules if rule.outcome == "undecided"]
    assert {"ELS-01", "CHG-01"} <= {rule.id for rule in undecided}
    assert [rule.id for rule in undecided if rule.waived or not rule.needs] == []


@pytest.mark.parametrize(("fact", "outcome"), [(True, "waived"), (None, "waived"), (False, "not-applicable")])
def test_an_activity_is_waived_in_case_it_applies(fact: bool | None, outcome: str, small: Engine) -> None:
    report = _report(small, {**WAIVER, "covers": ["t/if-asked"]}, facts={"asked_fact": fact})
    assert _outcome(report, "t/if-asked") == outcome
    assert "asked_fact" not in report.questions
    assert (report.counts.undecided, report.counts.of_which_waived) == (0, int(outcome == "waived"))


def test_an_activity_that_may_apply_and_is_not_waived_is_undecided(small: Engine) -> None:
    report = _report(small, {**WAIVER, "covers": ["t/if-asked"], "by": "PM"}, facts={"asked_fact": None})
    assert _outcome(report, "t/if-asked") == "undecided"
    assert "asked_fact" in report.questions


# Waivers from a file.


def _from_file(small: Engine, put: Put, text: str, **record: Any) -> Report:
    path = put("waivers.yaml", text)
    loaded = small.waived({"id": "P-1", "activities": [], **record}, str(path))
    return small.check(loaded, gate="go-live", as_of=AS_OF)


_LINE = "- { reason: Too small, by: Sponsor, date: 2026-05-01, covers: ['t/go-live-major'] }\n"


def test_a_file_without_scope_is_meant_for_every_record(small: Engine, put: Put) -> None:
    for record in ({}, {"id": None}, {"id": "P-9"}):
        report = _from_file(small, put, _LINE, **record)
        assert _outcome(report) == "waived"
        assert _told(report).where.endswith("waivers.yaml:1")


def test_the_own_waivers_of_a_record_stand_before_those_of_a_file(small: Engine, put: Put) -> None:
    report = _from_file(small, put, "\n" + _LINE, waivers=[{**WAIVER, "covers": ["t/handover-major"]}])
    assert [(seen.pointer, seen.waives) for seen in report.waivers] == [
        ("/waivers/0", ("t/handover-major",)),
        ("/waivers/1", (MAJOR,)),
    ]
    assert report.waivers[1].where.endswith("waivers.yaml:2")


def test_what_is_meant_for_other_projects_is_counted_and_not_shown(small: Engine, put: Put) -> None:
    other = _LINE.replace("Too small", "A secret of P-2").replace(" }", ", scope: [P-2, P-3] }")
    report = _from_file(small, put, other + other + _LINE.replace(" }", ", scope: [P-1] }"))
    assert [seen.reason for seen in report.waivers] == ["Too small"]
    assert "A secret" not in report.model_dump_json()
    (note,) = _notes(report)
    assert note.startswith("2 waivers are left out of ")
    assert note.endswith("waivers.yaml, meant for other projects")
    (note,) = _notes(_from_file(small, put, other, id=None))
    assert note.endswith("meant for other projects; this record has no id")


def test_a_scope_of_nobody_is_loud(small: Engine, put: Put) -> None:
    report = _from_file(small, put, _LINE.replace(" }", ", scope: [] }"))
    assert (_outcome(report), _told(report).state) == ("missing", "out-of-scope")
    assert any("meant for no project" in note for note in report.notes)


@pytest.mark.parametrize(
    ("covers", "state", "hint"),
    [
        ("[t/go-live-majr]", "unknown", "'t/go-live-majr' (did you mean t/go-live-major"),
        ("[t/go-live-major, t/golive-*]", "counts", "'t/golive-*' (did you mean t/go-live-*?)"),
        ("[qqqq]", "unknown", "'qqqq'"),
    ],
)
def test_an_unknown_id_in_a_file_is_a_loud_warning(covers: str, state: str, hint: str, small: Engine, put: Put) -> None:
    report = _from_file(small, put, _LINE.replace("['t/go-live-major']", covers))
    assert _told(report).state == state
    (note,) = _notes(report)
    assert f"names what the ruleset does not have: {hint}" in note

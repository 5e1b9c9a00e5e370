"""Two reports on one record compared: what is new, fixed and changed, and why; places are no difference."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from golive import Engine, Report
from golive.engine.compare.compare import compare
from golive.engine.compare.pairs import compare_all
from golive.schemas.comparison import Comparison, FindingCompared

DAY = date(2026, 11, 2)
MONITORS = "event-mgmt/configure-monitoring"
AVAILABILITY = "availability-mgmt/create-plan"
Made = Callable[..., Report]


@pytest.fixture
def report(root: Path, put: Callable[[str, str], Path], engine: Engine) -> Made:
    """The report on the example after some texts in it were replaced."""
    text = (root / "examples/office-365-migration.yaml").read_text(encoding="utf-8")
    number = 0

    def made(*replaced: tuple[str, str], as_of: date = DAY, gate: str | None = None) -> Report:
        nonlocal number
        number += 1
        now = text
        for old, new in replaced:
            assert old in now
            now = now.replace(old, new)
        return engine.check(put(f"record {number} (copy).yaml", now), as_of=as_of, gate=gate)

    return made


def _one(comparison: Comparison, name: str) -> FindingCompared:
    return next(finding for finding in comparison.findings if finding.id == name)


def _why(comparison: Comparison, name: str) -> list[str]:
    return [cause.kind for cause in _one(comparison, name).because]


PIECE = """\
  - name: Monitors for mail flow, directory sync and backup
    status: planned
    date: 2026-10-30
    owner: Leo Brandt
    covers: [event-mgmt/configure-monitoring]
"""


def test_where_it_stands_is_no_difference(report: Made) -> None:
    lower = ("type: changed-service", "# a line above\n\ntype: changed-service")
    compared = compare(report(), report(lower))
    assert report(lower).facts["requestable"].where != report().facts["requestable"].where
    assert compared.findings == compared.facts == compared.around == ()
    assert compared.identical
    assert compared.same == len(report().findings)


def test_evidence_that_is_gone_is_named_with_its_place(report: Made) -> None:
    found = _one(compare(report(), report((PIECE, ""))), MONITORS)
    assert (found.how, found.way, found.before, found.after) == ("changed", "worse", "open", "missing")
    cause = found.because[0]
    assert (cause.kind, cause.name) == ("evidence-gone", "Monitors for mail flow, directory sync and backup")
    assert cause.where_before[0].endswith("(copy).yaml:198")
    assert "is gone: was planned, 2026-10-30" in cause.says


def test_a_flipped_date_of_evidence_is_named_with_both_places(report: Made) -> None:
    compared = compare(report(), report((PIECE, "\n" + PIECE.replace("10-30", "10-29"))))
    found = _one(compared, MONITORS)
    assert found.way == "neither"
    cause = found.because[0]
    assert (cause.kind, cause.what, cause.before, cause.after) == (
        "evidence-changed",
        "date",
        "2026-10-30",
        "2026-10-29",
    )
    assert [cause.where_before[0][-4:], cause.where_after[0][-4:]] == [":198", ":199"]
    assert not compared.identical


def test_what_is_done_now_is_fixed_by_the_changed_status(report: Made) -> None:
    done = PIECE.replace("planned", "done")
    compared = compare(report(), report((PIECE, done)))
    found = _one(compared, MONITORS)
    assert (found.how, found.way, found.after, found.stands) == ("fixed", "better", "done", False)
    assert [(cause.what, cause.before, cause.after) for cause in found.because] == [("status", "planned", "done")]


def test_a_renamed_task_is_no_other_task(report: Made) -> None:
    found = _one(compare(report(), report((PIECE, PIECE.replace("Monitors for", "Alarms for")))), MONITORS)
    assert [(cause.kind, cause.what) for cause in found.because] == [("evidence-changed", "name")]
    assert [change.what for change in found.changes] == ["evidence"]


def test_a_fact_that_changed_explains_what_hangs_on_it(report: Made) -> None:
    compared = compare(report(), report(("requestable: true", "requestable: unknown")))
    assert [(cause.name, cause.before, cause.after) for cause in compared.facts] == [("requestable", "yes", "unknown")]
    found = _one(compared, "request-fulfilment/define-fulfilment")
    assert found.because == compared.facts
    # Nothing is called better for not being known any more.
    assert (found.before, found.after, found.way) == ("missing", "undecided", "neither")
    # Of a rule the fact explains which of its activities it is about.
    assert _why(compared, "TST-03") == ["fact"]


def test_a_field_below_a_derived_fact_is_named(report: Made) -> None:
    compared = compare(report(), report(("type: changed-service", "type: other")))
    assert {"svc", "live"} <= {cause.name for cause in compared.facts}
    causes = _one(compared, AVAILABILITY).because
    assert [(cause.kind, cause.name) for cause in causes] == [("field", "type")]
    assert "type is new-service or changed-service -> type is neither" in causes[0].says


def test_a_waiver_that_expired_is_new_and_says_when(report: Made) -> None:
    until = ("date: 2026-09-18\n    covers", "date: 2026-09-18\n    expires: 2026-11-20\n    covers")
    compared = compare(report(until), report(until, as_of=date(2026, 11, 25)))
    found = _one(compared, AVAILABILITY)
    assert (found.how, found.before, found.after) == ("new", "waived", "missing")
    assert [cause.kind for cause in found.because] == ["waiver"]
    assert "has expired (2026-11-20); it counted, until 2026-11-20 before" in found.because[0].says


def test_a_waiver_that_is_gone_or_new_is_told(report: Made) -> None:
    other = ("[availability-mgmt/create-plan, capacity-mgmt/create-plan]", "[capacity-mgmt/create-plan]")
    gone = _one(compare(report(), report(other)), AVAILABILITY)
    new = _one(compare(report(other), report()), AVAILABILITY)
    assert (gone.how, new.how) == ("new", "fixed")
    assert "is gone; it counted" in gone.because[0].says
    assert "is new, and counts" in new.because[0].says


def test_time_alone_makes_things_overdue(report: Made) -> None:
    compared = compare(report(), report(as_of=date(2026, 11, 25)))
    assert [cause.kind for cause in compared.around] == ["day"]
    found = _one(compared, "release-mgmt/user-acceptance-test")
    assert [(change.what, change.after) for change in found.changes] == [("overdue", "yes")]
    assert [cause.says for cause in found.because] == ["as of 2026-11-02 -> 2026-11-25"]
    assert found in compared.worse


def test_another_gate_explains_what_is_due_by_it(report: Made) -> None:
    compared = compare(report(), report(gate="handover"))
    moved = [one for one in compared.findings if any(cause.kind == "gate" for cause in one.because)]
    assert moved
    assert {one.due for one in moved} == {"handover"}


def test_another_ruleset_explains_what_it_brings(report: Made, root: Path) -> None:
    old, path = report(), str(root / "examples/office-365-migration.yaml")
    new = Engine("readiness").check(path, as_of=DAY)
    brought = [one for one in compare(old, new).findings if one.before is None]
    assert brought
    assert all([cause.kind for cause in one.because] == ["ruleset"] for one in brought)
    assert {one.way for one in brought if one.stands} == {"worse"}


def test_a_profile_explains_another_severity(root: Path) -> None:
    path = str(root / "examples/office-365-migration.yaml")
    old, new = (Engine(profile=profile).check(path, as_of=DAY) for profile in ((), ("msp",)))
    found = [one for one in compare(old, new).findings if any(change.what == "severity" for change in one.changes)]
    assert found
    assert all(one.because[0].kind == "profile" for one in found)


def test_a_rule_that_is_about_more_is_worse(report: Made) -> None:
    second = "service_changes:\n  - id: RFC-2319\n    kind: deployment\n    decision: pending\n"
    found = _one(compare(report(), report(("service_changes:\n", second))), "CHG-02")
    assert (found.how, found.way) == ("changed", "worse")
    assert [(change.before, change.after) for change in found.changes] == [("RFC-2318", "RFC-2318; RFC-2319")]


def test_what_got_worse_comes_first_and_blockers_before_the_rest(report: Made) -> None:
    compared = compare(report(), report((PIECE, ""), ("[release-mgmt/plan-deployment]", "[]")))
    told = [(one.way, one.severity) for one in compared.findings]
    ways, severities = ("worse", "better", "neither"), ("blocker", "major", "minor")
    assert told == sorted(told, key=lambda pair: (ways.index(pair[0]), severities.index(pair[1])))
    assert told[0] == ("worse", "blocker")


def test_several_reports_are_paired_by_id_then_name_and_the_rest_is_told(report: Made) -> None:
    one = report()

    def named(**seen: str | None) -> Report:
        return one.model_copy(update={"record": one.record.model_copy(update=seen)})

    old = [named(id="A", name="X"), named(id=None, name="Y"), named(id="C", name="Z")]
    new = [named(id="Y-1", name="Y"), named(id="A", name="other"), named(id="D", name="Z")]
    compared = compare_all(old, new)
    assert [(pair.old.record.id, pair.new.record.id) for pair in compared.compared] == [("A", "A"), (None, "Y-1")]
    # Of the same name, but each with an id of its own: these are two projects.
    assert [seen.id for seen in compared.only_old] == ["C"]
    assert [seen.id for seen in compared.only_new] == ["D"]


def test_a_gate_that_moved_is_told_and_never_nothing(report: Made) -> None:
    compared = compare(report(), report(("go_live: 2026-11-16", "go_live: 2026-11-23")))
    (cause,) = compared.around
    assert (cause.kind, cause.name, cause.before, cause.after) == ("gate-date", "go-live", "2026-11-16", "2026-11-23")
    assert cause.says == "the day of go-live moved from 2026-11-16 to 2026-11-23"
    assert not compared.identical
    assert compare(report(), report()).identical


def test_a_gate_that_moved_explains_what_is_planned_after_it(report: Made) -> None:
    compared = compare(report(), report(("go_live: 2026-11-16", "go_live: 2026-11-05")))
    late = [one for one in compared.findings if any(cause.kind == "gate-date" for cause in one.because)]
    assert late
    assert all("*" not in cause.says for one in compared.findings for cause in one.because)


def test_a_rule_that_names_less_because_less_is_known_is_not_better(report: Made) -> None:
    compared = compare(report(), report(("requestable: true", "requestable: unknown")))
    found = _one(compared, "TST-01")
    assert (found.before, found.after, found.way) == ("violated", "violated", "neither")
    assert found.not_known == ("Prove the request path of users end to end",)
    assert [one.id for one in compared.findings if one.way == "better"] == []


@pytest.mark.parametrize("gate", ["charter-approval", "design-complete"])
def test_what_only_another_gate_explains_is_not_fixed(gate: str, report: Made) -> None:
    compared = compare(report(), report(gate=gate))
    by_gate = [one for one in compared.findings if one.by_gate]
    assert by_gate
    assert "better" not in {one.way for one in compared.findings}
    assert "fixed" not in {one.how for one in by_gate}


def test_what_is_done_is_not_worse_for_a_graver_severity(root: Path, put: Callable[[str, str], Path]) -> None:
    raised = put(
        "raise.yaml", "id: raise\ntitle: Raise\nraise:\n  - { id: procurement/*, to: blocker, why: We buy all }\n"
    )
    path = str(root / "examples/office-365-migration.yaml")
    old, new = (Engine(profile=profile).check(path, as_of=DAY) for profile in ((), (str(raised),)))
    done = [one for one in compare(old, new).findings if one.after == "done"]
    assert done
    assert {one.way for one in done} == {"neither"}

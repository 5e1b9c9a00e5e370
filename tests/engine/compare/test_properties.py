"""What must hold of every comparison: a report is itself, and new and fixed change places with the reports."""

from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_records import AS_OF, RECORD_BYTES, RecordMaker, Row, gates, rows

from golive import Report
from golive.engine.check import engine_for
from golive.engine.compare.compare import compare
from golive.schemas.comparison import Comparison, How
from golive.schemas.words import Gate

SETTINGS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    max_examples=40,
)
days = st.sampled_from([AS_OF, date(2026, 12, 24)])


def _report(row: Row, gate: Gate | None, as_of: date) -> Report:
    ruleset = engine_for().ruleset
    ids = [activity.id for activity in ruleset.activities]
    value = RecordMaker(ids, [fact.id for fact in ruleset.facts.asked]).value(row)
    return engine_for().check(value, gate=gate, as_of=as_of)


@SETTINGS
@given(rows(RECORD_BYTES), gates)
def test_a_report_compared_with_itself_is_the_same(row: Row, gate: Gate | None) -> None:
    report = _report(row, gate, AS_OF)
    compared = compare(report, report)
    assert (compared.findings, compared.facts, compared.around) == ((), (), ())
    assert compared.identical
    assert compared.same == len(report.findings)


@SETTINGS
@given(rows(RECORD_BYTES), rows(RECORD_BYTES), gates, gates, days)
def test_new_is_fixed_the_other_way_round(
    one: Row, other: Row, gate: Gate | None, other_gate: Gate | None, as_of: date
) -> None:
    old, new = _report(one, gate, AS_OF), _report(other, other_gate, as_of)
    there, back = compare(old, new), compare(new, old)
    assert _ids(there, "new") == _ids(back, "fixed")
    assert _ids(there, "fixed") == _ids(back, "new")
    assert _ids(there, "changed") == _ids(back, "changed")
    assert there.same == back.same
    # What is not the same is always explained, and what stands adds up.
    assert all(finding.because for finding in there.findings)
    assert {one.id for one in there.findings if one.by_gate} == {one.id for one in back.findings if one.by_gate}
    if there.old.gate == there.new.gate:
        assert there.new.stand - there.old.stand == len(there.those("new")) - len(there.those("fixed"))


def _ids(compared: Comparison, how: How) -> set[str]:
    return {finding.id for finding in compared.those(how)}

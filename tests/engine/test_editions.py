"""The words of the editions that readers know."""

import pytest

from golive import Engine, UsageError
from golive.engine.editions import editions_asked, headings, names_in, term_of, terms_of
from golive.schemas.activities import Activity, Crosswalk


def _activity(engine: Engine, name: str) -> Activity:
    return next(activity for activity in engine.ruleset.activities if activity.id == name)


def test_every_edition_has_words(engine: Engine) -> None:
    for edition in engine.ruleset.editions:
        assert any(term_of(activity, edition, engine.ruleset) for activity in engine.ruleset.activities), edition


def test_every_clause_that_is_named_has_a_name(engine: Engine) -> None:
    clauses = {name for activity in engine.ruleset.activities for name in names_in(activity, "iso20000")}
    assert clauses - engine.ruleset.editions["iso20000"].names.keys() == set()


def test_every_process_that_is_named_is_one_of_the_ruleset(engine: Engine) -> None:
    known = {activity.itil_process for activity in engine.ruleset.activities}
    named = {name for edition in engine.ruleset.editions.values() for name in edition.processes}
    assert named - known == set()


@pytest.mark.parametrize(
    ("name", "edition", "expected"),
    [
        ("change-mgmt/obtain-cab-approval", "itil4", "Change enablement"),
        ("change-mgmt/obtain-cab-approval", "iso20000", "8.5.1.3 Change management activities"),
        ("service-level/collect-slr", "iso20000", "8.2.2 Plan the services; 8.3.3 Service level management"),
        ("service-level/collect-slr", "pmbok4", "Define Activities, performed in Collect Requirements"),
        ("service-level/collect-slr", "pmbok6", "Collect Requirements"),
        ("project/close-project", "pmbok4", "Close Project or Phase"),
        ("project/close-project", "itil3", ""),
        ("demand-mgmt/determine-business-demand", "itil4", ""),
    ],
)
def test_terms(engine: Engine, name: str, edition: str, expected: str) -> None:
    (known,) = editions_asked([edition], engine.ruleset)
    assert term_of(_activity(engine, name), known, engine.ruleset) == expected


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Business case / Starting up a project; Initiating a project", 3),
        ("9.1 (no clause of its own)", 1),
        ("Plans", 1),
        (None, 0),
    ],
)
def test_single_names(engine: Engine, written: str | None, names: int) -> None:
    activity = _activity(engine, "project/define-scope").model_copy(update={"also": Crosswalk(prince2=written)})
    found = names_in(activity, "prince2")
    assert len(found) == names
    assert not any("(" in name or "/" in name or ";" in name for name in found)


def test_what_is_not_sure_is_left_out(engine: Engine) -> None:
    activity = _activity(engine, "demand-mgmt/determine-business-demand")
    assert terms_of(activity, ("itil4", "iso20000"), engine.ruleset).keys() == {"ISO/IEC 20000-1:2018"}


def test_headings(engine: Engine) -> None:
    found = headings(engine.ruleset, ("pmbok6", "itil4"))
    assert found["monitoring-controlling"] == "PMBOK 6: Monitoring and Controlling"
    assert found["Change Management"] == "ITIL 4: Change enablement"
    assert "Demand Management" not in found


def test_texts_with_several_editions(engine: Engine) -> None:
    assert editions_asked(["pmbok6, itil4", "itil4"], engine.ruleset) == ("pmbok6", "itil4")


@pytest.mark.parametrize(
    ("text", "hint"),
    [("itil5", "did you mean itil"), ("itlv3", "did you mean itil3"), ("", "write one of pmbok4, pmbok6"), ("a,", "")],
)
def test_an_unknown_edition(engine: Engine, text: str, hint: str) -> None:
    with pytest.raises(UsageError, match=r"there is no edition") as caught:
        editions_asked([text], engine.ruleset)
    assert hint in str(caught.value)


def test_a_ruleset_without_editions(small: Engine) -> None:
    with pytest.raises(UsageError, match="the ruleset names none"):
        editions_asked(["itil4"], small.ruleset)


def test_a_report_in_terms(engine: Engine) -> None:
    report = engine.check({"name": "x"})
    termed = engine.in_terms(report, "pmbok6,itil4")
    finding = next(f for f in termed.activities if f.id == "incident-mgmt/train-support")
    assert finding.terms == {"PMBOK 6": "Develop Team", "ITIL 4": "Service desk; Workforce and talent management"}
    assert '"terms":{"PMBOK 6"' in finding.as_json
    assert termed.terms["closing"] == "PMBOK 6: Closing"
    assert engine.in_terms(report) is report
    assert termed.model_copy(update={"activities": report.activities, "terms": {}}) == report

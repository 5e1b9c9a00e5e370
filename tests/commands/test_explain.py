"""golive explain: what an activity is, and the chain from the fact to the outcome with file and line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine
from golive.schemas.activities import Activity

Run = Callable[..., Any]
ELS = "release-mgmt/els-exit-criteria"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _activity(engine: Engine, name: str) -> Activity:
    return next(activity for activity in engine.ruleset.activities if activity.id == name)


@pytest.mark.parametrize("name", [ELS, "change-mgmt/obtain-cab-approval", "project/report-status"])
def test_without_a_record_it_tells_all_about_the_activity(name: str, run: Run, engine: Engine) -> None:
    done = run("explain", name)
    shown, activity = _flat(done.out), _activity(engine, name)
    assert (done.status, done.err) == (0, "")
    assert shown.startswith(f"{activity.title} {name}: {activity.severity}, due ")
    for text in (activity.why, activity.remedy, activity.shown_by, activity.applies_when, *activity.recognise.phrases):
        assert _flat(text) in shown
    for source in activity.sources:
        work = engine.ruleset.works[source.work]
        assert _flat(work.title) in shown
        assert source.section in shown
    for other in activity.depends:
        assert other in shown
    labels = [line.partition(":")[0] for line in done.out.splitlines()[3:] if line[:1] not in ("", " ")]
    known = ["Why", "Do", "Shown by", "Applies", "Placed", "After", "Same as", "Sources", "Also", "In plans"]
    optional = {"After": activity.depends, "Same as": activity.same_evidence_as}
    assert labels == [label for label in known if optional.get(label, True)]
    assert "Outcome:" not in shown


def test_where_an_activity_is_placed_and_where_it_is_performed(run: Run) -> None:
    placed = "Placed: executing / Direct and Manage Project Execution / Release & Deployment Management"
    assert f"{placed}; performed in planning After: " in _flat(run("explain", ELS).out)
    assert "; performed in" not in _flat(run("explain", "project/define-scope").out)


def test_what_one_artefact_serves_is_named(run: Run, engine: Engine) -> None:
    activity = next(activity for activity in engine.ruleset.activities if activity.same_evidence_as)
    assert f"Same as: {', '.join(activity.same_evidence_as)} " in _flat(run("explain", activity.id).out)


def test_every_activity_can_be_explained(engine: Engine, run: Run) -> None:
    for activity in engine.ruleset.activities[::9]:
        assert run("explain", activity.id).status == 0


@pytest.mark.parametrize(
    ("name", "due"),
    [
        (ELS, "due by go-live"),
        ("project/report-status", "due from plan-baseline on, all the time"),
        ("project/close-project", "due by project-close"),
    ],
)
def test_when_it_is_due(name: str, due: str, run: Run) -> None:
    assert f", {due} Why: " in _flat(run("explain", name).out)


RECORD = """\
name: A move
type: changed-service
stage: executing
as_of: 2026-03-02
request:
  risk: high
  deliverable_by_ticket: false
facts:
  touches_production: yes
els:
  planned: true
suppliers:
  - name: First
    selection: existing
  - name: Second
    selection: tender
activities:
  - name: Talk about stability
    status: planned
    date: 2026-03-01
    covers: [release-mgmt/els-exit-criteria, project/define-scope]
  - name: Scope
    covers: [project/control-scope]
"""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The record above, in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    Path("move.yaml").write_text(RECORD, encoding="utf-8")
    return "move.yaml"


def test_the_chain_from_fact_to_field_to_line(run: Run, record: str) -> None:
    done = run("explain", ELS, record)
    assert done.status == 0
    chain = done.out.partition("It applies, because\n")[2].splitlines()
    assert chain[:8] == [
        "  - the request is accepted as a project, not as a ticket: yes",
        "      - request.deliverable_by_ticket is no (move.yaml:7)",
        "      - request.risk is medium or high (move.yaml:6)",
        "  - a new or changed service goes live in production: yes",
        "      - type is new-service or changed-service (move.yaml:2)",
        "      - something is installed, changed or removed in production: yes",
        "        (move.yaml:9)",
        "  - early life support is planned: yes (move.yaml:11)",
    ]


def test_what_it_applies_to_and_the_outcome(run: Run, record: str) -> None:
    shown = _flat(run("explain", ELS, record).out)
    assert "In A move, at gate go-live, as of 2026-03-02" in shown
    assert "Outcome: open, due by go-live, overdue since 2026-03-01" in shown
    assert "Talk about stability: planned on 2026-03-01; says so under covers (move.yaml:18)" in shown
    assert "it is due by go-live and not done, so it is open at go-live" in shown


def test_a_list_names_the_element_that_made_it_so(run: Run, record: str) -> None:
    shown = _flat(run("explain", "supplier-mgmt/create-rfp", record).out)
    assert "a supplier is chosen by asking for offers: yes" in shown
    assert "(move.yaml:15)" in shown


def test_what_does_not_apply_names_the_fact_that_fails(run: Run, record: str) -> None:
    shown = _flat(run("explain", "project/vet-outsourced-pm", record, "--with", record).out)
    assert "Outcome: undecided" in shown
    layer = Path("layer.yaml")
    layer.write_text("pm: { sourcing: in-house }\n", encoding="utf-8")
    shown = _flat(run("explain", "project/vet-outsourced-pm", record, "--with", layer).out)
    assert "Outcome: not-applicable, due by plan-baseline It does not apply, because" in shown
    assert "project management is bought from outside: no" in shown
    assert "pm.sourcing is not outsourced (layer.yaml:1)" in shown


def test_what_is_not_known_is_named(run: Run, record: str) -> None:
    shown = _flat(run("explain", "project/vet-outsourced-pm", record).out)
    assert "Whether it applies is not known:" in shown
    assert re.search(r"What decides it - Is the project manager [^?]*\? \(pm\.sourcing\)$", shown)
    shown = _flat(run("explain", "project/control-scope", record).out)
    assert "The best evidence for it - Scope: not known to be done; says so under covers" in shown
    assert shown.endswith("planned, in progress or done? (activities[1].status)")


def test_what_is_due_later_says_so(run: Run, record: str) -> None:
    shown = _flat(run("explain", "project/define-scope", record, "--gate", "charter-approval").out)
    assert "Outcome: planned" in shown
    assert "it is due by plan-baseline, after charter-approval" in shown


def test_what_nothing_covers_says_so(run: Run, record: str) -> None:
    assert "Nothing in the record covers it." in run("explain", "project/close-project", record).out


def test_a_fact_that_is_only_assumed_says_so(run: Run, record: str) -> None:
    Path("small.yaml").write_text("name: A\nactivities: []\n", encoding="utf-8")
    shown = _flat(run("explain", "project/define-scope", "small.yaml").out)
    assert "the request is accepted as a project, not as a ticket: yes - not known; counted as yes" in shown


def test_what_is_meant_for_portfolios_says_so(run: Run, record: str, engine: Engine) -> None:
    name = next(activity.id for activity in engine.ruleset.activities if activity.scope == "portfolio")
    assert "it is not evaluated: it is not meant for a project" in _flat(run("explain", name, record).out)


def test_a_waiver_and_an_open_decision_are_told(run: Run, record: str) -> None:
    layer = Path("layer.yaml")
    layer.write_text(
        "waivers: [{ reason: Small, by: Sponsor, date: 2026-02-02, covers: [project/close-project] }]\n"
        "service_changes: [{ id: CHG-1, kind: deployment, decision: pending }]\n",
        encoding="utf-8",
    )
    shown = _flat(run("explain", "project/close-project", record, "--with", layer).out)
    assert "Small: waived on 2026-02-02; a waiver (layer.yaml:1)" in shown
    assert "waived by Sponsor: Small" in shown
    shown = _flat(run("explain", "change-mgmt/obtain-cab-approval", record, "--with", layer).out)
    assert "Outcome: open" in shown
    assert "CHG-1: planned; by its content (layer.yaml:2)" in shown
    assert "its decision is pending" in shown


@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_a_layer_may_stand_anywhere(place: str, run: Run, record: str) -> None:
    Path("layer.yaml").write_text("pm: { sourcing: outsourced }\n", encoding="utf-8")
    words = ["project/vet-outsourced-pm", record]
    words[{"before": 0, "between": 1, "after": 2}[place] : 0] = ["--with", "layer.yaml"]
    assert "Outcome: missing" in run("explain", *words).out


def test_every_record_of_a_file_is_explained(run: Run, record: str) -> None:
    Path("two.jsonl").write_text('{"name": "One"}\n{"name": "Two"}\n', encoding="utf-8")
    shown = _flat(run("explain", ELS, "two.jsonl").out)
    assert [f"In {name}, at gate" in shown for name in ("One", "Two")] == [True, True]
    assert shown.count("Outcome:") == 2


def test_control_characters_do_not_reach_the_terminal(run: Run, record: str) -> None:
    Path("evil.yaml").write_text('name: "A\\e[2J"\nactivities: []\n', encoding="utf-8")
    from golive.engine.check import engine_for
    from golive.engine.report.shown.explanation import explain_finding

    report = engine_for().check(Path("evil.yaml"))
    assert "\x1b" not in explain_finding(report, ELS, 80)


def test_in_progress_stays_in_progress_in_words(run: Run, record: str) -> None:
    Path("layer.yaml").write_text(
        "activities: [{ name: Weekly report, status: in-progress, covers: [project/report-status] }]\n",
        encoding="utf-8",
    )
    shown = _flat(run("explain", "project/report-status", record, "--with", "layer.yaml").out)
    assert "Outcome: done" in shown
    assert "Weekly report: in progress" in shown


def test_a_rule_is_explained_like_an_activity(run: Run, root: Path) -> None:
    done = run("explain", "CHG-02", root / "tests/records/no-go.yaml")
    shown = _flat(done.out)
    assert done.status == 0
    for words in ("rule CHG-02: blocker, due by go-live", "Why:", "Do:", "Asks for:", "Basis: A source says it"):
        assert words in shown
    assert "Outcome: violated, due by go-live It is violated, because" in shown
    assert "It is about - CHG-42 (" in shown
    assert "(change-mgmt/obtain-cab-approval)" in shown.partition("missing or open under it")[2]


def test_a_rule_that_does_not_apply_says_why(run: Run, root: Path) -> None:
    shown = _flat(run("explain", "CHG-02", root / "tests/records/go.yaml").out)
    assert "Outcome: not-applicable, due by go-live It does not apply, because" in shown
    assert "something is installed, changed or removed in production: no (tests/records/go.yaml:" in shown.replace(
        f"{root}/", ""
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [("CHG-98", "there is no rule 'CHG-98'; did you mean CHG-0"), ("chg-02", "did you mean CHG-02?")],
)
def test_a_rule_that_is_not_there_is_a_typing_error(name: str, said: str, run: Run) -> None:
    done = run("explain", name)
    assert done.status == 2
    assert said in _flat(done.err)


def test_a_rule_says_how_it_is_judged(run: Callable[..., Any]) -> None:
    done = run("explain", "PIL-01")
    assert "Judged:   The field of the pilot decides where the record gives it" in done.out


@pytest.mark.parametrize(
    ("name", "how", "label"),
    [
        ("QUAL-03", "seen to elsewhere", "Instead:"),
        ("CHG-10", "nothing to judge", "Why:"),
        ("POR-03", "not built yet", "Why:"),
    ],
)
def test_what_is_no_rule_is_explained_as_such(run: Callable[..., Any], name: str, how: str, label: str) -> None:
    done = run("explain", name)
    assert (done.status, done.err) == (0, "")
    assert f"{name} is no rule: {how}\n" in done.out
    assert f"\n{label}" in done.out
    assert "\nSources:" in done.out


def test_an_id_that_is_nearly_that_of_no_rule_is_answered_with_it(run: Callable[..., Any]) -> None:
    done = run("explain", "QUAL-3")
    assert (done.status, done.out) == (2, "")
    assert "did you mean QUAL-03?" in done.err

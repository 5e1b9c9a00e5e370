"""golive gate: what decided it is told once for one cause, in the words of the reader."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive.engine.gate import shortest

Run = Callable[..., Any]
Put = Callable[[str, str], Path]


@pytest.fixture
def office(root: Path) -> Path:
    """A record with blockers of which rules tell several."""
    return root / "examples/office-365-migration.yaml"


def test_a_cause_is_one_headline_with_what_stands_under_it(office: Path, run: Run) -> None:
    answer = json.loads(run("gate", "go-live", office, "-f", "json").out)
    out = run("gate", "go-live", office, "--all").out
    heads = [line for line in out[: out.index("The shortest way")].splitlines() if line.startswith("  - ")]
    text = " ".join(out.split())
    decided = answer["report"]["verdict"]["decided_by"]
    assert f"Decided by {len(heads)} causes, {len(decided)} findings:" in out
    assert len(heads) < len(decided)
    assert [name for name in decided if name not in text] == []
    assert "ELS-01) and missing: Define exit criteria for early life support; els.exit_criteria is empty" in text


def test_what_decided_in_the_words_of_the_reader(office: Path, run: Run) -> None:
    assert "      ITIL 4: Monitoring and event management\n" in run("gate", "go-live", office, "--terms", "itil4").out
    assert "ITIL 4" not in run("gate", "go-live", office).out
    answer = json.loads(run("gate", "go-live", office, "--terms", "itil4", "-f", "json").out)
    assert "Change enablement" in {one["terms"].get("ITIL 4") for one in answer["report"]["activities"]}


def test_the_first_line_of_a_question_is_marked(office: Path, run: Run) -> None:
    assert "\n   ?  First answer: " in run("gate", "go-live", office).out


@pytest.mark.parametrize("percent", ["101", "-1", "fifty", "nan", "inf"])
def test_a_share_that_is_none_is_refused(percent: str, office: Path, run: Run) -> None:
    done = run("gate", "go-live", office, "--min-decided", percent)
    assert (done.status, done.out) == (2, "")
    assert "--min-decided" in done.err


CHARTER = """\
id: P-1
name: Charter only
type: new-service
as_of: 2026-03-02
request: { labour_hours: 2400, risk: high, complexity: high, deliverable_by_ticket: false }
facts: { touches_production: true, run_cost_increases: true }
activities:
  - { name: Charter, status: done, date: 2026-02-27, covers: [project/approve-charter, project/develop-charter] }
"""


def test_where_no_way_is_found_it_is_said_what_the_steps_lead_to_and_that_a_waiver_settles_the_rest(
    put: Put, run: Run
) -> None:
    """No sentence promises less than is possible: the search does not know everything, and a waiver is left."""
    out = " ".join(run("gate", "charter-approval", put("p.yaml", CHARTER)).out.split())
    assert "No way to go was found, see below. What can be mended: " in out
    assert "; then the verdict is CONDITIONAL" in out
    assert "A waiver by whoever may give it still settles " in out
    assert "with all of them, golive says what stands above." in out
    assert "out of reach" not in out


def test_what_is_mandatory_is_not_offered_to_be_waived(put: Put, run: Run) -> None:
    ours = "id: ours\ntitle: Ours\nmandatory: [{ id: CHA-04, why: Ours }]\n"
    out = run("gate", "charter-approval", put("p.yaml", CHARTER), "--profile", put("ours.yaml", ours)).out
    settles = " ".join(out[out.index("A waiver by") : out.index("Every step")].split())
    assert "CHA-03" in settles
    assert "CHA-04" not in settles


def test_where_too_little_is_decided_no_way_of_no_steps_is_promised(office: Path, run: Run) -> None:
    out = " ".join(run("gate", "charter-approval", office, "--min-decided", "100").out.split())
    assert "HOLD" in out
    assert "The shortest way to conditional: 0 actions" not in out


def test_the_share_that_is_decided_is_not_rounded_up_to_what_is_asked_for(office: Path, run: Run) -> None:
    out = " ".join(run("gate", "charter-approval", office, "--min-decided", "96.9").out.split())
    assert "percent of the outcomes are decided, 96.9 are asked for" in out
    share = float(out.split(" percent of the outcomes")[0].rsplit(" ", 1)[1])
    assert share < 96.9
    assert share != round(share)


def test_conditions_need_the_id_of_the_record(put: Put, run: Run) -> None:
    """Without it the conditions of one project would be asked of another."""
    record = put("p.yaml", CHARTER.removeprefix("id: P-1\n"))
    kept = record.with_name("conditions.yaml")
    done = run("gate", "charter-approval", record, "--conditions", kept)
    assert (done.status, done.out, kept.exists()) == (2, "", False)
    assert "p.yaml: /id: is missing, and conditions are kept under it; add it, for example `id: PRJ-1`" in done.err


def test_an_empty_file_of_conditions_is_not_taken_for_a_record(put: Put, run: Run) -> None:
    done = run("gate", "charter-approval", put("p.yaml", CHARTER), "--conditions", put("c.yaml", ""))
    assert done.status == 2
    assert "c.yaml: is empty; delete it, and golive writes it anew" in done.err


def test_an_empty_profile_is_not_taken_for_a_record(put: Put, run: Run) -> None:
    done = run("gate", "charter-approval", put("p.yaml", CHARTER), "--profile", put("ours.yaml", "\n"))
    assert done.status == 2
    assert "ours.yaml: is empty; write at least its `id` and `title`" in done.err


def test_a_fact_that_decides_is_told_with_its_answer(put: Put, run: Run) -> None:
    """Without it "the request is accepted as a project" stood under the verdict that it is none."""
    ticket = "id: T\nname: T\nas_of: 2026-01-01\nrequest: { deliverable_by_ticket: true }\nactivities: []\n"
    out = run("gate", "go-live", put("p.yaml", ticket)).out
    assert "Gate go-live: NOT-A-PROJECT" in out
    assert "  - the request is accepted as a project, not as a ticket: no\n" in out


def test_the_way_meets_the_conditions_of_earlier_gates(put: Put, run: Run) -> None:
    kept = (
        "conditions:\n- { record: P-1, id: service-portfolio/calculate-roi, severity: blocker,"
        " set_at: charter-approval, set_on: 2026-02-27 }\n"
    )
    plan = CHARTER.replace("project/develop-charter]", "project/develop-charter, release-mgmt/set-pass-fail-criteria]")
    record = put("p.yaml", plan)
    out = run("gate", "plan-baseline", record, "--conditions", put("c.yaml", kept)).out
    assert "Gate plan-baseline: NO-GO" in out
    way = out[out.index("The shortest way to conditional: 1 action\n") : out.index("No way to go")]
    assert "1. Calculate the return on investment\n" in way


def test_a_condition_that_nothing_can_meet_says_what_to_do(put: Put, run: Run) -> None:
    fields = "severity: major, set_at: charter-approval"
    kept = f"conditions:\n- {{ record: P-1, id: service-portfolio/calculate-roy, {fields} }}\n"
    out = run("gate", "plan-baseline", put("p.yaml", CHARTER), "--conditions", put("c.yaml", kept)).out
    said = " ".join(out.split())
    assert "The ruleset has no 'service-portfolio/calculate-roy' any more, so that nothing can meet this" in said
    assert "(did you mean service-portfolio/calculate-roi?). In the file of conditions write the id" in said
    has = kept.replace("roy", "roi")
    assert (
        "any more" not in run("gate", "plan-baseline", put("p.yaml", CHARTER), "--conditions", put("c.yaml", has)).out
    )


def test_the_way_leaves_out_what_is_waived(office: Path, put: Put, run: Run) -> None:
    """Where a rule was waived the way to conditional still mended it, and was longer than it had to be."""
    waiver = (
        "covers: [ELS-01, release-mgmt/els-exit-criteria]\nreason: The provider carries it\nby: Ada\ndate: 2026-11-01\n"
    )
    waivers = put("w.yaml", "- " + waiver.replace("\n", "\n  ").rstrip() + "\n")
    whole = json.loads(run("gate", "go-live", office, "-f", "json").out)["to_conditional"]
    less = json.loads(run("gate", "go-live", office, "--waivers", waivers, "-f", "json").out)["to_conditional"]
    assert less["reaches"] == whole["reaches"] == "conditional"
    assert len(less["steps"]) == len(whole["steps"]) - 1
    assert not any("ELS-01" in step["serves"] for step in less["steps"])


def test_an_entry_that_is_added_is_at_once_what_each_entry_must_be(put: Put, run: Run) -> None:
    record = put("p.yaml", CHARTER + "authorization_points: []\n")
    answer = json.loads(run("gate", "go-live", record, "-f", "json").out)["to_conditional"]
    (step,) = [step for step in answer["steps"] if "GATE-01" in step["serves"]]
    assert step["says"].startswith("Add an authorization point: criteria: ")


def test_what_was_passed_over_can_be_done_today(put: Put, run: Run) -> None:
    """What a done activity depends on, even where it is not known whether that one applies at all."""
    plan = CHARTER + "service_changes: [{ id: R1, kind: infrastructure, decision: pending, submitted: 2026-02-20 }]\n"
    answer = json.loads(run("gate", "plan-baseline", put("p.yaml", plan), "-f", "json").out)
    violated = [rule["id"] for rule in answer["report"]["rules"] if rule["outcome"] == "violated"]
    assert "SEQ-02" in violated
    assert "SEQ-02" not in {one["id"] for one in answer["to_go"]["beyond"]}
    assert any("SEQ-02" in step["serves"] for step in answer["to_go"]["steps"])


def test_a_way_that_decides_too_little_says_what_is_to_be_answered(put: Put, run: Run) -> None:
    out = run("gate", "charter-approval", put("p.yaml", CHARTER), "--min-decided", "95").out
    assert "Not decided before it is answered:" in out
    assert "; then the verdict is HOLD" in " ".join(out.split())


def test_where_not_every_way_was_tried_it_is_said(office: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Not every way was tried, there are too many"
    assert said not in " ".join(run("gate", "go-live", office).out.split())
    monkeypatch.setattr(shortest, "_WORK", 40 * shortest._FIXED)
    assert said in " ".join(run("gate", "go-live", office).out.split())
    answer = json.loads(run("gate", "go-live", office, "-f", "json").out)
    assert answer["to_go"]["gave_up"] is True

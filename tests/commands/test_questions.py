"""golive questions: what is asked, in which order, and that the effects of answers are what the engine would say."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine
from golive.engine.questions import Question, questions_of

Run = Callable[..., Any]
PLAN: dict[str, Any] = {
    "name": "A move",
    "as_of": "2026-03-02",
    "activities": [{"name": "Switches", "covers": ["procurement/create-bom"]}],
}
KNOWN = {"request": {"deliverable_by_ticket": False, "risk": "high"}}
RECORDS: dict[str, dict[str, Any]] = {
    "a plan alone": PLAN,
    "a project": {**PLAN, **KNOWN, "stage": "executing"},
    "a service": {**PLAN, **KNOWN, "type": "new-service", "facts": {"touches_production": True, "user_facing": None}},
    "no plan": {"name": "A", **KNOWN},
    "suppliers": {**PLAN, **KNOWN, "type": "other", "suppliers": [{"name": "S"}], "pilot": {"scope": "One"}},
}


def _asked(engine: Engine, record: dict[str, Any], gate: str | None = None) -> list[Question]:
    loaded = engine.read(record)
    return questions_of(engine, loaded, engine.check(loaded, gate=gate))


def _patches(engine: Engine, name: str) -> dict[str, dict[str, Any]]:
    """What each answer to a question puts into the record, as the ruleset has it."""
    if name in {fact.id for fact in engine.ruleset.facts.asked}:
        return {"yes": {"facts": {name: True}}, "no": {"facts": {name: False}}}
    found = [asked for asked in engine.ruleset.facts.fields if asked.field == name]
    return {answer.say: answer.put for asked in found for answer in asked.answers}


@pytest.mark.parametrize(("name", "gate"), [*((name, None) for name in RECORDS), ("a service", "plan-baseline")])
def test_the_effects_are_what_evaluating_with_the_answer_gives(
    name: str, gate: str | None, engine: Engine, merged: Callable[[Any, Any], Any]
) -> None:
    record = RECORDS[name]
    asked = _asked(engine, record, gate)
    used = engine.check(record, gate=gate).gate
    compared = 0
    for question in asked:
        patches = _patches(engine, question.name)
        assert [effect.answer for effect in question.effects] == list(patches)
        for effect in question.effects:
            then = engine.check(merged(record, patches[effect.answer]), gate=used)
            waited = Counter(f.outcome for f in then.activities if f.id in question.decides)
            assert effect.outcomes == dict(waited), (question.name, effect.answer)
            ruled = Counter(f.outcome for f in then.rules if f.id in question.rules)
            assert effect.rules == dict(ruled), (question.name, effect.answer)
            compared += 1
    assert compared > 5


@pytest.mark.parametrize("name", RECORDS)
def test_every_need_of_the_report_is_asked_once(name: str, engine: Engine) -> None:
    record = RECORDS[name]
    needs = {need for finding in engine.check(record).findings for need in finding.needs}
    asked = [question.name for question in _asked(engine, record)]
    assert needs <= set(asked)
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("name", RECORDS)
def test_a_question_lists_the_activities_and_rules_that_wait_for_it(name: str, engine: Engine) -> None:
    report = engine.check(RECORDS[name])
    for question in _asked(engine, RECORDS[name]):
        waiting = [finding for finding in report.findings if question.name in finding.needs]
        assert [*question.rules, *question.decides] == [finding.id for finding in waiting]
        assert question.blockers == sum(finding.severity == "blocker" for finding in waiting)


@pytest.mark.parametrize("name", RECORDS)
def test_what_decides_most_comes_first(name: str, engine: Engine) -> None:
    rest = [question for question in _asked(engine, RECORDS[name]) if not question.whether_project]
    keys = [(-len(question.decides) - len(question.rules), -question.blockers, question.name) for question in rest]
    assert keys == sorted(keys)
    assert len(keys) > 3


def test_whether_it_is_a_project_is_asked_first(engine: Engine) -> None:
    asked = _asked(engine, PLAN)
    assert [question.name for question in asked[:4]] == [
        "request.deliverable_by_ticket",
        "request.labour_hours",
        "request.risk",
        "request.complexity",
    ]
    assert [question.whether_project for question in asked[:5]] == [True] * 4 + [False]
    assert [(effect.answer, effect.project) for effect in asked[0].effects] == [("yes", False), ("no", None)]


def test_whether_it_is_a_project_is_not_asked_where_it_is_known(engine: Engine) -> None:
    assert not [question for question in _asked(engine, {**PLAN, **KNOWN}) if question.whether_project]


def test_an_answer_about_the_project_tells_what_it_makes_of_it(engine: Engine) -> None:
    record = {**PLAN, "request": {"deliverable_by_ticket": False, "labour_hours": 4, "complexity": "low"}}
    (risk,) = [question for question in _asked(engine, record) if question.whether_project]
    assert [(effect.answer, effect.project) for effect in risk.effects] == [("low", False), ("medium or high", True)]


def test_the_status_of_a_task_is_asked_for_by_its_name(engine: Engine) -> None:
    record = {**PLAN, **KNOWN, "facts": {"buys_goods": True}}
    asked = {question.name: question.text for question in _asked(engine, record)}
    text = asked["activities[0].status"]
    assert text.startswith("Is 'Switches' ")
    assert text.endswith("planned, in progress or done?")


def test_the_decision_on_a_change_is_asked_for_by_its_id(engine: Engine) -> None:
    record = {
        **PLAN,
        **KNOWN,
        "facts": {"touches_production": True},
        "service_changes": [{"id": "CHG-7", "kind": "deployment"}],
    }
    asked = {question.name: question.text for question in _asked(engine, record)}
    assert re.fullmatch(r"Was 'CHG-7' .*approved.*rejected.*pending\?", asked["service_changes[0].decision"])


def test_a_fact_is_asked_for_as_the_ruleset_has_it(engine: Engine) -> None:
    texts = {fact.id: fact.question for fact in engine.ruleset.facts.asked}
    texts |= {asked.field: asked.question for asked in engine.ruleset.facts.fields}
    asked = _asked(engine, RECORDS["a plan alone"])
    known = [question for question in asked if question.name in texts]
    assert len(known) > 20
    assert all(question.text == texts[question.name] for question in known)


def test_every_question_is_in_words(engine: Engine) -> None:
    done = {"name": "Said yes", "status": "done", "covers": ["change-mgmt/obtain-cab-approval"]}
    handed = {"known_errors": [{"text": "Slow start", "covers": ["problem-mgmt/hand-over-known-errors"]}]}
    record = {**KNOWN, "type": "new-service", "facts": {"touches_production": True}, "activities": [done], **handed}
    texts = [question.text for question in _asked(engine, record, "project-close")]
    assert [text for text in texts if text.startswith(("What stands under", "What belongs under"))] == []


# On the screen.


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record that leaves almost everything open."""
    monkeypatch.chdir(tmp_path)
    target = Path("plan.json")
    target.write_text(json.dumps(PLAN), encoding="utf-8")
    return target


def _waiting(question: Question) -> str:
    count, rules, blockers = len(question.decides), len(question.rules), question.blockers
    if question.whether_project:
        return "It helps to tell whether this is a project at all"
    parts = [f"{count} activit{'y' if count == 1 else 'ies'}"] if count else []
    things = " and ".join([*parts, f"{rules} rule{'' if rules == 1 else 's'}"] if rules else parts)
    if count + rules == 1:
        return f"{things} waits for it" + (", a blocker" if blockers else "")
    plural = "" if not blockers else ", 1 of them a blocker" if blockers == 1 else f", {blockers} of them blockers"
    return f"{things} wait for it{plural}"


def test_the_screen_shows_every_question_in_order(path: Path, run: Run, engine: Engine) -> None:
    done = run("questions", path)
    asked = _asked(engine, PLAN)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"A move: {len(asked)} questions at gate go-live\n\n 1. ")
    shown = " ".join(done.out.split())
    places = [shown.index(f"{number}. {' '.join(question.text.split())}") for number, question in enumerate(asked, 1)]
    assert places == sorted(places)
    facts = {fact.id for fact in engine.ruleset.facts.asked}
    for question in asked:
        place = f"under facts, {question.name}" if question.name in facts else question.name
        assert f" In the record: {place}. {_waiting(question)}. " in f"{shown} "


def test_the_screen_shows_what_an_answer_decides(path: Path, run: Run, engine: Engine) -> None:
    (question,) = [question for question in _asked(engine, PLAN) if question.name == "has_custom_code"]
    (shown,) = [part for part in run("questions", path).out.split("\n\n") if "under facts, has_custom_code." in part]
    for effect in question.effects:
        ((outcome, count),) = effect.outcomes.items()
        would = {"not-applicable": "would not apply", "undecided": "would still be undecided"}[outcome]
        text = f"{count} activit{'y' if count == 1 else 'ies'} {would}"
        assert f"- {effect.answer}: {text}" in " ".join(shown.split())


def test_the_screen_shows_whether_an_answer_makes_it_a_project(path: Path, run: Run) -> None:
    parts = run("questions", path).out.split("\n\n")
    assert parts[1].splitlines()[-2:] == ["    - yes: it is no project", "    - no: does not tell alone"]
    Path("layer.yaml").write_text("request: { deliverable_by_ticket: no, labour_hours: 4, complexity: low }\n")
    parts = run("questions", path, "--with", "layer.yaml").out.split("\n\n")
    assert parts[1].splitlines()[-2:] == ["    - low: it is no project", "    - medium or high: it is a project"]


def test_json_has_the_same_questions(path: Path, run: Run, engine: Engine) -> None:
    done = run("questions", path, "-f", "json")
    value = json.loads(done.out)
    asked = _asked(engine, PLAN)
    assert [question["name"] for question in value] == [question.name for question in asked]
    assert [question["effects"][0]["outcomes"] for question in value if question["effects"]] == [
        question.effects[0].outcomes for question in asked if question.effects
    ]


def test_several_records_give_a_line_of_json_each(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text('{"name": "A"}\n{"name": "B"}\n', encoding="utf-8")
    assert [type(json.loads(line)) for line in run("questions", lines, "-f", "json").out.splitlines()] == [list, list]
    shown = run("questions", lines).out
    assert [f"{name}: " in shown for name in "AB"] == [True, True]


def test_gate_and_layer_are_looked_at(path: Path, run: Run) -> None:
    Path("layer.yaml").write_text("facts: { has_custom_code: no }\n", encoding="utf-8")
    done = run("questions", path, "--gate", "handover", "--with", "layer.yaml", "-f", "text")
    assert " at gate handover\n" in done.out
    assert "write has_custom_code;" not in done.out


def test_nothing_to_ask(run: Run, root: Path) -> None:
    done = run("questions", root / "tests/records/go.yaml")
    assert (done.status, done.out.strip()) == (0, "New rules for expense claims: nothing to ask at gate plan-baseline")


def test_one_question_is_counted_as_one(run: Run, root: Path, tmp_path: Path) -> None:
    layer = tmp_path / "layer.yaml"
    layer.write_text("facts: { buys_goods: unknown }\n", encoding="utf-8")
    done = run("questions", root / "tests/records/go.yaml", "--with", layer)
    assert ": 1 question at gate" in done.out


def test_the_answers_of_the_ruleset_can_be_given(engine: Engine, merged: Callable[[Any, Any], Any]) -> None:
    tried = 0
    for name in [asked.field for asked in engine.ruleset.facts.fields]:
        for patch in _patches(engine, name).values():
            engine.check(merged({"name": "A"}, patch))
            tried += 1
    assert tried > 15

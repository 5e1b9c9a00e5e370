"""What is recognised counts as evidence, is shown as such, and never overrules what a person wrote."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from golive import Engine
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded, records_from_text
from golive.engine.recognise.evidence import with_recognised

PILOT, TRAIN = "release-mgmt/run-pilot", "incident-mgmt/train-support"
_TASK = "<Task><UID>{}</UID><Name>{}</Name><OutlineLevel>1</OutlineLevel><PercentComplete>100</PercentComplete>"
Tasks = Sequence[dict[str, Any]]


@pytest.fixture
def plan(engine: Engine) -> Callable[..., Loaded]:
    """An MS Project plan of tasks with those names, as an export is read."""

    def made(*names: str, recognise: bool | None = None) -> Loaded:
        tasks = "".join(f"{_TASK.format(number, name)}</Task>\n" for number, name in enumerate(names, 1))
        text = f'<Project xmlns="http://schemas.microsoft.com/project">\n<Tasks>\n{tasks}</Tasks></Project>'
        (loaded,) = records_from_text(text, Guide(engine.vocabulary), "plan.xml")
        facts = {fact.id: True for fact in engine.ruleset.facts.asked}
        loaded = replace(loaded, record=loaded.record.model_copy(update={"facts": facts, "type": "new-service"}))
        return with_recognised(loaded, lambda: engine.recogniser, recognise)

    return made


def _covers(loaded: Loaded) -> list[list[str] | None]:
    return [task.covers for task in loaded.record.activities or ()]


def test_what_is_recognised_is_evidence_with_its_reason(engine: Engine, plan: Callable[..., Loaded]) -> None:
    loaded = plan("Run the pilot with the Leeds branch", "Team lunch")
    assert _covers(loaded) == [[PILOT], None]
    report = engine.check(loaded, gate="go-live")
    (finding,) = [one for one in report.activities if one.id == PILOT]
    (piece,) = finding.evidence
    assert (piece.how, piece.status, piece.where) == ("recognised", "done", "plan.xml:3")
    assert piece.because is not None
    assert "pilot" in piece.because
    assert any(note.startswith("of 2 tasks that do not say what they cover 1 were recognised") for note in report.notes)


def test_a_suggestion_is_no_evidence_and_stands_with_what_is_missing(
    engine: Engine, plan: Callable[..., Loaded]
) -> None:
    loaded = plan("Move-in", "Finish the punch list")
    guesses = [(number, guess) for number, one in loaded.recognition.by_task.items() for guess in one.suggested]
    ((number, guess),) = guesses
    assert loaded.record.activities
    assert all(guess.activity not in (covers or ()) for covers in _covers(loaded))
    report = engine.check(loaded, gate="go-live")
    for finding in report.activities:
        told = [one.name for one in finding.perhaps]
        expected = [loaded.record.activities[number].name] if finding.id == guess.activity else []
        assert told == (expected if finding.outcome == "missing" else [])


@pytest.mark.parametrize(
    ("tasks", "asked", "expected"),
    [
        ([{"name": "Run the pilot"}], None, [[PILOT]]),
        ([{"name": "Run the pilot"}], False, [None]),
        ([{"name": "Run the pilot", "covers": []}], None, [[]]),
        ([{"name": "Run the pilot", "covers": [TRAIN]}], True, [[TRAIN]]),
        ([{"name": "Run the pilot"}, {"name": "x", "covers": [TRAIN]}], None, [None, [TRAIN]]),
        ([{"name": "Run the pilot"}, {"name": "x", "covers": [TRAIN]}], True, [[PILOT], [TRAIN]]),
        ([{"name": "Run the pilot", "status": "cancelled"}], True, [None]),
        ([{"text": "Run the pilot"}], None, [[PILOT]]),
        ([{"notes": "Run the pilot"}], None, [None]),
        ([], True, []),
    ],
)
def test_a_persons_word_wins(tasks: Tasks, asked: bool | None, expected: list[list[str] | None]) -> None:
    engine = Engine(recognise=asked)
    assert _covers(engine.read({"activities": list(tasks)})) == expected


def test_an_exported_plan_is_recognised_although_some_tasks_say_what_they_cover(
    engine: Engine, plan: Callable[..., Loaded]
) -> None:
    loaded = plan("Run the pilot", f"Train the helpdesk ({TRAIN})")
    assert _covers(loaded) == [[PILOT], [TRAIN]]
    report = engine.check(loaded)
    how = {one.id: piece.how for one in report.activities for piece in one.evidence}
    assert how == {PILOT: "recognised", TRAIN: "covers"}
    assert _covers(plan("Run the pilot", recognise=False)) == [None]

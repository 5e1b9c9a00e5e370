"""Decisions about tasks: found again after a re-export, stale ones told, a person's word above recognition."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from golive import Engine

PILOT, TRAIN = "release-mgmt/run-pilot", "incident-mgmt/train-support"
Write = Callable[[str, str | bytes], str]
Refused = Callable[..., list[str]]


def _yaml(tasks: Sequence[dict[str, Any]]) -> str:
    return "activities:\n" + "".join(f"  - {task}\n" for task in tasks)


@pytest.fixture
def covers(write: Write, engine: Engine) -> Callable[..., list[list[str] | None]]:
    """What the tasks of a plan cover beside decisions."""

    def of(decisions: str, *tasks: dict[str, Any]) -> list[list[str] | None]:
        write("golive.recognised.yaml", f"decisions:\n{decisions}")
        (loaded,) = engine.load(write("plan.yaml", _yaml(tasks)))
        of.notes = [note.partition("golive.recognised.yaml")[2] for note in loaded.notes]  # type: ignore[attr-defined]
        return [task.covers for task in loaded.record.activities or ()]

    return of


_DECISION = f"  - {{ task: Try it out, under: [Roll-out], covers: [{PILOT}] }}\n"


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ([{"name": "Try it out", "parents": ["Roll-out"]}], [[PILOT]]),
        ([{"name": "other", "covers": []}, {"name": "try  it OUT", "parents": ["roll-out"]}], [[], [PILOT]]),
        ([{"name": "Try it out", "parents": ["Phase 2", "Trial"]}], [[PILOT]]),
        ([{"name": "Try it out"}, {"name": "Try it out", "parents": ["Roll-out"]}], [None, [PILOT]]),
        ([{"name": "Try it out", "parents": ["Roll-out"]}] * 2, [[PILOT], [PILOT]]),
        ([{"name": "Try it out", "parents": ["Roll-out"], "covers": [TRAIN]}], [[TRAIN]]),
    ],
    ids=["as it was", "reordered and respelt", "moved", "one of two", "both of two", "the plan says so itself"],
)
def test_the_task_is_found_again(
    covers: Callable[..., Any], tasks: list[dict[str, Any]], expected: list[list[str] | None]
) -> None:
    assert covers(_DECISION, *tasks) == expected
    first, *rest = covers.notes  # type: ignore[attr-defined]
    assert first == " (1 decision)"
    ignored = [":2: 'Try it out' says itself what it covers; the decision has no effect"]
    assert rest == (ignored if expected == [[TRAIN]] else [])


@pytest.mark.parametrize(
    ("decision", "tasks", "told"),
    [
        (_DECISION, [{"name": "Try it"}], "no task is called 'Try it out' any more"),
        (
            _DECISION,
            [{"name": "Try it out", "parents": ["A"]}, {"name": "Try it out", "parents": ["B"]}],
            "2 tasks are called 'Try it out', none of them under 'Roll-out'",
        ),
        (
            f"  - {{ task: Try it out, key: P-1, covers: [{PILOT}] }}\n",
            [{"name": "Order pizza", "key": "P-1"}, {"name": "Try it out", "key": "P-2"}],
            "P-1 was 'Try it out' and is now 'Order pizza'",
        ),
        (f"  - {{ task: Try it out, plan: gone.xml, covers: [{PILOT}] }}\n", [{"name": "x"}], "no task is called"),
    ],
)
def test_a_stale_decision_is_told_and_covers_nothing(
    covers: Callable[..., Any], decision: str, tasks: list[dict[str, Any]], told: str
) -> None:
    assert all(found is None or PILOT not in found for found in covers(decision, *tasks))
    first, stale = covers.notes  # type: ignore[attr-defined]
    assert first == " (0 decisions)"
    assert stale.startswith(f":2: {told}")
    assert stale.endswith("; delete the decision, or decide again with --review")


def test_of_many_stale_decisions_a_few_are_told(covers: Callable[..., Any]) -> None:
    covers("".join(f"  - {{ task: T{n}, covers: [] }}\n" for n in range(9)), {"name": "x"})
    assert len(covers.notes) == 5  # type: ignore[attr-defined]
    assert covers.notes[-1] == ": 6 more decisions have no effect"  # type: ignore[attr-defined]


def test_decisions_about_another_plan_of_the_folder_are_not_stale(covers: Callable[..., Any], write: Write) -> None:
    write("other.xml", "")
    covers("  - { task: T, plan: other.xml, covers: [] }\n", {"name": "x"})
    assert covers.notes == [" (0 decisions)"]  # type: ignore[attr-defined]


def test_a_word_that_nothing_is_covered_is_kept(covers: Callable[..., Any]) -> None:
    assert covers("  - { task: Run the pilot, covers: [] }\n", {"name": "Run the pilot"}) == [[]]


def test_a_key_decides_among_tasks_of_one_name(covers: Callable[..., Any]) -> None:
    tasks = [{"name": "Try it out", "key": "P-1"}, {"name": "Try it out", "key": "P-2"}]
    assert covers(f"  - {{ task: Try it out, key: P-2, covers: [{PILOT}] }}\n", *tasks) == [None, [PILOT]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("decisions:\n  - { task: T, covers: [release-mgmt/run-pilott] }\n", ":2: /decisions/0/covers/0: there is no"),
        ("decisions:\n  - { task: T, cover: [] }\n", ":2: /decisions/0/cover: "),
        ("decisions:\n  - { covers: [] }\n", ":2: /decisions/0/task: "),
        ("desicions: []\n", ":1: /desicions: "),
        ("", ": is empty; write `decisions: []` into it, or delete it"),
        ("decisions: [", ":2: is not YAML"),
    ],
)
def test_a_mistake_in_the_file_is_told_at_its_line(
    text: str, told: str, write: Write, engine: Engine, refused: Refused
) -> None:
    path = write("golive.recognised.yaml", text)
    lines = refused(engine.load, write("plan.yaml", "activities: [{ name: T }]\n"))
    assert lines[0].startswith(f"{path}{told}")


def test_a_plan_with_a_mistake_is_blamed_itself(write: Write, engine: Engine, refused: Refused) -> None:
    write("golive.recognised.yaml", f"decisions:\n{_DECISION}")
    (line,) = refused(engine.load, write("plan.yaml", "activities: [{ name: T, parents: 3 }]\n"))
    assert "plan.yaml:1: /activities/0/parents" in line

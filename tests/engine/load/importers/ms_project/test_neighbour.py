"""The file NAME.golive.yaml beside a plan is taken with it."""

from collections.abc import Callable

import mspdi_xml as xml

from golive import Engine
from golive.schemas.record import Record

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


def test_the_neighbour_is_taken_with_the_plan_and_the_notes_say_so(write: Write, engine: Engine) -> None:
    plan = write("plan.xml", xml.THREE_TASKS)
    neighbour = write("plan.golive.yaml", 'id: P-1\nname: Move!\ncovers: {"3": [project/define-scope]}\n')
    (loaded,) = engine.load(plan)
    assert isinstance(loaded.record, Record)
    assert loaded.record.id == "P-1"
    assert [task.covers for task in loaded.record.activities or []] == [None, None, ["project/define-scope"]]
    assert loaded.notes == (
        "read 3 tasks of an MS Project plan",
        f"name: 'Move!' from {neighbour}:2 replaces 'Move' from {plan}:2",
        f"taken with it: {neighbour}",
    )
    assert loaded.where("/id") == f"{neighbour}:1"
    assert loaded.where("/activities/2/covers/0") == f"{neighbour}:3"
    assert loaded.where("/activities/1") == f"{plan}:5"


def test_the_neighbour_is_taken_once_and_before_other_layers(write: Write, engine: Engine) -> None:
    plan = write("plan.xml", xml.THREE_TASKS)
    neighbour = write("plan.golive.yaml", "id: first\nrisks: [{ name: a }]\n")
    other = write("other.yaml", "id: second\nrisks: [{ name: b }]\n")
    for layers in ((other,), (neighbour, other)):
        (loaded,) = engine.load(plan, *layers)
        assert isinstance(loaded.record, Record)
        assert loaded.record.id == "second"
        assert [risk.name for risk in loaded.record.risks or []] == ["a", "b"]


def test_a_neighbour_of_another_name_is_not_taken(write: Write, engine: Engine) -> None:
    write("plans.golive.yaml", "id: a\n")
    write("plan.golive.yml", "id: a\n")
    (loaded,) = engine.load(write("plan.xml", xml.THREE_TASKS))
    assert loaded.record.id is None


def test_a_neighbour_with_a_mistake_is_blamed_itself(write: Write, engine: Engine, refused: Refused) -> None:
    plan = write("plan.xml", xml.THREE_TASKS)
    neighbour = write("plan.golive.yaml", "id: a\ncovers:\n  Test: [project/define-scope]\n  Tset: []\n")
    assert refused(engine.load, plan) == [
        f"{neighbour}:3: /covers/Test: 2 tasks are called 'Test'; write which of them is meant: uid 2, uid 3",
        f"{neighbour}:4: /covers/Tset: no task is called 'Tset'; did you mean Test?",
    ]

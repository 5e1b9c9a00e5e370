"""Plans that contradict themselves, were inserted into others, or were numbered by nobody."""

import mspdi_xml as xml
import pytest

from golive.engine.load.formats import read_trees
from golive.engine.load.source import Source


def _notes(*tasks: str, **head: object) -> list[str]:
    (tree,) = read_trees(Source("plan.xml", xml.plan(*tasks, **head).encode()), xml.GUIDE)
    return tree.notes


@pytest.mark.parametrize(
    ("numbering", "parents"),
    [
        ({"OutlineNumber": "1.1"}, ["a"]),
        ({"WBS": "1.1"}, ["a"]),
        ({"WBS": "1.1.4"}, ["a"]),
        ({"WBS": "ERP.1"}, []),
        ({"OutlineNumber": "1.1", "WBS": "7"}, ["a"]),
        ({}, []),
    ],
)
def test_without_a_level_the_numbers_make_the_outline(numbering: dict[str, object], parents: list[str]) -> None:
    _, second = xml.tasks(xml.task(1, "a", None, OutlineNumber="1"), xml.task(2, "b", None, **numbering))
    assert (second.parents or []) == parents


def test_outline_numbers_are_counted_where_there_are_none() -> None:
    levels = (1, 2, 2, 3, 1, 3, 2)
    tasks = xml.tasks(*(xml.task(n + 1, "a", level, OutlineNumber="") for n, level in enumerate(levels)))
    assert [task.outline for task in tasks] == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.2"]


def test_tasks_of_other_plans_are_left_out_and_are_nobodys_predecessors() -> None:
    link = "<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink>"
    plan = xml.plan(
        xml.task(1, "a"), xml.task(2, "Theirs", ExternalTask=1), xml.task(3, "b", 1, link + link.replace("2", "1", 1))
    )
    first, second = xml.record(plan).activities or []
    assert (first.name, second.name, second.predecessors) == ("a", "b", ["1"])
    assert _notes(xml.task(1, "a"), xml.task(2, "b", ExternalTask=1)) == [
        "read 1 task of an MS Project plan; 1 task of another plan left out"
    ]


@pytest.mark.parametrize(("type_", "kept"), [(None, True), ("0", True), ("1", True), ("2", False), ("3", False)])
def test_only_links_that_order_the_ends_make_predecessors(type_: str | None, kept: bool) -> None:
    said = f"<Type>{type_}</Type>" if type_ else ""
    link = f"<PredecessorLink><PredecessorUID>1</PredecessorUID>{said}</PredecessorLink>"
    _, task = xml.tasks(xml.task(1, "a"), xml.task(2, "b", 1, link))
    assert task.predecessors == (["1"] if kept else None)


def test_a_link_to_a_task_of_another_plan_is_none() -> None:
    link = "<PredecessorLink><PredecessorUID>1</PredecessorUID><CrossProject>1</CrossProject></PredecessorLink>"
    assert xml.only(link).predecessors is None


def test_a_summary_at_100_percent_is_not_done_before_all_below_it_is() -> None:
    tasks = [
        xml.task(1, "Build", 1, Summary=1, PercentComplete=100),
        xml.task(2, "Servers", 2, Summary=1, PercentComplete=100),
        xml.task(3, "Install", 3, PercentComplete=100),
        xml.task(4, "Installed", 3, PercentComplete=0, Milestone=1),
        xml.task(5, "Desks", 1, PercentComplete=100),
        xml.task(6, "Ordered", 2, PercentComplete=100),
        xml.task(7, "Lamps", 2, PercentComplete=0, Active=0),
    ]
    statuses = [task.status for task in xml.tasks(*tasks)]
    assert statuses == ["in-progress", "in-progress", "done", "planned", "done", "done", "cancelled"]
    assert _notes(*tasks)[1:] == [
        "plan.xml:3: 'Build' is at 100 %, but a task below it is not; it is read as in progress",
        "plan.xml:4: 'Servers' is at 100 %, but a task below it is not; it is read as in progress",
    ]


def test_a_uid_that_stands_twice_is_told() -> None:
    (_, warning) = _notes(xml.task(5, "a"), xml.task(5, "b"))
    assert warning.startswith("plan.xml:4: another task has the UID 5, too; ")


def test_an_inserted_plan_without_its_tasks_is_told() -> None:
    (_, warning) = _notes(xml.task(1, "Network", IsSubproject=1), xml.task(2, "b"))
    assert warning.startswith("plan.xml:3: the tasks of the inserted plan 'Network' are not in this file; ")
    assert len(_notes(xml.task(1, "Network", IsSubproject=1), xml.task(2, "b", 2))) == 1


def test_a_recurring_task_is_read_with_each_of_its_meetings() -> None:
    tasks = xml.tasks(
        xml.task(1, "Status", 1, Recurring=1, Summary=1), xml.task(2, "Status 1", 2), xml.task(3, "Status 2", 2)
    )
    assert [task.parents for task in tasks] == [None, ["Status"], ["Status"]]


def test_a_task_without_a_finish_is_due_on_its_deadline() -> None:
    assert str(xml.only(Deadline="2026-09-30T17:00:00").date) == "2026-09-30"
    assert str(xml.only(Deadline="2026-09-30T17:00:00", Finish="2026-10-02T17:00:00").date) == "2026-10-02"


def test_the_contact_owns_what_nobody_is_assigned_to() -> None:
    assert xml.only(Contact="Ada Winther").owner == "Ada Winther"


def test_materials_and_costs_own_nothing() -> None:
    resources = "".join(
        f"<Resource><UID>{kind}</UID><Name>{name}</Name><Type>{kind}</Type></Resource>"
        for kind, name in ((0, "Cable"), (1, "Ada"), (2, "Travel"))
    )
    rows = "".join(f"<Assignment><TaskUID>1</TaskUID><ResourceUID>{n}</ResourceUID></Assignment>" for n in (0, 1, 2))
    (task,) = xml.tasks(xml.task(1, "a"), after=resources + rows)
    assert task.owner == "Ada"


def test_controls_that_xml_does_not_allow_are_taken_out() -> None:
    text = xml.plan(xml.task(1, "Se&#x1F;rv\x0bers", Notes="a&#31;b&#10;c&#x0;d"))
    (task,) = xml.record(text).activities or []
    assert (task.name, task.notes) == ("Servers", "ab\ncd")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("said", ["", "<?xml version='1.0' encoding='utf-16'?>"])
def test_every_unicode(encoding: str, said: str) -> None:
    bom = "\ufeff" if encoding == "utf-16-be" else ""
    (tree,) = read_trees(Source("f", (bom + said + xml.MINIMAL).encode(encoding)), xml.GUIDE)
    assert tree.value["activities"][0]["name"] == "Café"

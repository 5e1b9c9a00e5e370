"""Jira's CSV export.

The headings are those of "Export Excel CSV (all fields)" of Jira Cloud and Data Center, in their published samples and in
the mappings that tools on GitHub keep for exports in other languages; no row is copied.
"""  # noqa: E501

from collections.abc import Callable
from typing import Any

import pytest
from workbooks import row, xlsx

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]
VOCABULARY = Vocabulary(frozenset({"change-mgmt/submit", "risk/list"}), frozenset(), frozenset())
HEAD = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Project lead,Priority,Resolution,Assignee,"
    "Created,Resolved,Due date,Description,Labels,Labels,Inward issue link (Blocks),Outward issue link (Blocks),"
    "Custom field (Epic Link),Comment,Comment,Parent,Parent summary,Status Category\n"
)
ALL = (
    HEAD
    + """Move mail,MIG-1,10001,Epic,In Progress,MIG,Mail move,ada,Medium,,Ada,01/Sep/26 9:00 AM,,30/Oct/26 5:00 PM,"All boxes
and groups",change-mgmt/submit,cloud,,,,c1,c2,,,In Progress
Train helpdesk,MIG-2,10002,Task,Done,MIG,Mail move,ada,Medium,Done,Bob,,12/Oct/26 1:00 PM,30/Oct/26,,training,,MIG-3,,,,,10001,Move mail,Done
Order licences,MIG-3,10003,Task,Awaiting CAB,MIG,Mail move,ada,Medium,,Bob,,,,,,,,,MIG-1,,,,,
Old idea,MIG-4,10004,Sub-task,Done,MIG,Mail move,ada,Medium,Won't Do,Bob,,11/Oct/26,,,,,,MIG-3,,,,10002,,Done
Key person leaves,MIG-5,10005,Risk,To Do,MIG,Mail move,ada,High,,Ada,,,,,,,,,,,,,,To Do
"""  # noqa: E501
)


def _tree(text: str, guide: Guide | None = None, name: str = "jira.csv") -> Tree:
    (tree,) = read_trees(Source(name, text.encode()), guide or Guide(VOCABULARY))
    return tree


def test_a_whole_export() -> None:
    tree = _tree(ALL)
    assert tree.value == {
        "name": "Mail move",
        "pm": {"name": "ada"},
        "activities": [
            {
                "name": "Move mail",
                "status": "in-progress",
                "date": "2026-10-30",
                "owner": "Ada",
                "notes": "All boxes\nand groups",
                "key": "MIG-1",
                "uid": "10001",
                "covers": ["change-mgmt/submit"],
            },
            {
                "name": "Train helpdesk",
                "status": "done",
                "date": "2026-10-12",
                "owner": "Bob",
                "key": "MIG-2",
                "uid": "10002",
                "parents": ["Move mail"],
                "predecessors": ["MIG-3"],
            },
            {
                "name": "Order licences",
                "owner": "Bob",
                "key": "MIG-3",
                "uid": "10003",
                "parents": ["Move mail"],
                "predecessors": ["MIG-4"],
            },
            {
                "name": "Old idea",
                "status": "cancelled",
                "owner": "Bob",
                "key": "MIG-4",
                "uid": "10004",
                "parents": ["Move mail", "Train helpdesk"],
            },
        ],
        "risks": [{"name": "Key person leaves", "status": "planned", "owner": "Ada"}],
    }
    assert tree.place("/activities/1") == ("jira.csv (MIG-2)", 4)
    assert tree.notes[0] == "read 4 tasks, 1 risk of a Jira export"
    assert "1 task has the status 'Awaiting CAB', which is not known" in tree.notes[1]


@pytest.mark.parametrize(
    ("status", "resolution", "category", "expected"),
    [
        ("Done", "Wird nicht erledigt", "Done", "cancelled"),
        ("Fermé", "Doublon", "Terminé", "cancelled"),
        ("Done", "Cannot Reproduce", "Done", "cancelled"),
        ("Done", "Out of our hands", "Done", None),
        ("Not made", "", "Done", None),
        ("Live", "", "Done", "done"),
        ("Done", "Unresolved", "Done", "done"),
        ("Open", "Out of our hands", "To Do", "planned"),
    ],
)
def test_closed_is_not_yet_done(status: str, resolution: str, category: str, expected: str | None) -> None:
    head = "Summary,Issue key,Issue Type,Status,Resolution,Status Category"
    tree = _tree(f"{head}\nT,MIG-1,Task,{status},{resolution},{category}\n")
    assert tree.value["activities"][0].get("status") == expected
    assert any("which is not known" in note for note in tree.notes) is (expected is None)


def test_a_closed_issue_with_an_open_one_below_it_is_in_progress_and_told() -> None:
    rows = "Top,MIG-1,1,Epic,Done,\nMiddle,MIG-2,2,Task,Done,1\nBelow,MIG-3,3,Task,Open,2\nBeside,MIG-4,4,Task,Done,1\n"
    tree = _tree("Summary,Issue key,Issue id,Issue Type,Status,Parent\n" + rows)
    statuses = [task["status"] for task in tree.value["activities"]]
    assert statuses == ["in-progress", "in-progress", "planned", "done"]
    told = "it is closed, but an issue below it is not, so it is read as in progress"
    assert [note.partition("; ")[0] for note in tree.notes[1:]] == [
        f"jira.csv (MIG-1):2: {told}",
        f"jira.csv (MIG-2):3: {told}",
    ]


def test_what_people_said_of_a_status_goes_first() -> None:
    said = Guide(VOCABULARY, statuses={"Awaiting CAB": "planned", "done": "in-progress"})
    assert [task.get("status") for task in _tree(ALL, said).value["activities"]] == [
        "in-progress",
        "in-progress",
        "planned",
        "in-progress",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zusammenfassung;Vorgangsschlüssel;Vorgangs-ID;Vorgangstyp;Status;Erledigt;Fälligkeitsdatum;Zugewiesene Person\n"  # noqa: E501
        "Postfächer umziehen;MIG-1;7;Aufgabe;Fertig;29.10.26 09:00;30.10.26;Ada\n",
        "Résumé,Clé de ticket,ID de ticket,Type de ticket,État,Résolu,Date d'échéance,Personne assignée\n"
        "Postfächer umziehen,MIG-1,7,Tâche,Terminé,29/oct./26 09:00,30/oct./26,Ada\n",
        "Resumen,Clave de incidencia,ID de la incidencia,Tipo de Incidencia,Estado,Resuelta,Fecha de vencimiento,Persona asignada\n"  # noqa: E501
        "Postfächer umziehen,MIG-1,7,Tarea,Finalizado,29/oct/26 09:00,30/oct/26,Ada\n",
        "Resumo,Chave da item,ID da item,Tipo de item,Status,Resolvido,Data limite,Responsável\n"
        "Postfächer umziehen,MIG-1,7,Tarefa,Concluído,29/out/26 09:00,30/out/26,Ada\n",
        "要約,課題キー,課題 ID,課題タイプ,ステータス,解決日,期限,担当者\n"
        "Postfächer umziehen,MIG-1,7,タスク,完了,2026/10/29 9:00,2026/10/30,Ada\n",
        "Summary,Work item key,Work item id,Work type,Status,Resolved,Due date,Assignee\n"
        "Postfächer umziehen,MIG-1,7,Task,Done,10/29/2026 9:00,10/30/2026,Ada\n",
    ],
)  # fmt: skip
def test_headings_in_other_languages(text: str) -> None:
    (task,) = _tree(text).value["activities"]
    assert task == {
        "name": "Postfächer umziehen",
        "key": "MIG-1",
        "uid": "7",
        "status": "done",
        "date": "2026-10-29",
        "owner": "Ada",
    }


@pytest.mark.parametrize(
    ("created", "day"), [("25/12/26 9:00", "2026-04-03"), ("12/25/26 9:00", "2026-03-04"), ("3/3/26 9:00", None)]
)
def test_other_dates_tell_the_order_of_day_and_month(created: str, day: str | None) -> None:
    tree = _tree(f"Summary,Issue key,Status,Created,Due date\nMove,M-1,To Do,{created},3/4/26\n")
    assert tree.value["activities"][0].get("date") == day
    assert any("is no date to be sure of" in note for note in tree.notes) == (day is None)


def test_parents_that_go_round_or_are_not_there() -> None:
    text = "Summary,Issue key,Issue id,Status,Parent,Parent summary\nA,M-1,1,To Do,2,\nB,M-2,2,To Do,1,\nC,M-3,3,To Do,99,Top\n"  # noqa: E501
    tree = _tree(text)
    assert [task.get("parents") for task in tree.value["activities"]] == [["B"], ["A"], ["Top"]]
    assert sum("go round in a circle" in note for note in tree.notes) == 2


def test_a_page_that_may_not_be_the_last() -> None:
    rows = "".join(f"Task {n},M-{n},To Do\n" for n in range(1_000))
    assert any(
        "the most that Jira exports at once" in note for note in _tree("Summary,Issue key,Status\n" + rows).notes
    )


def test_no_issues(refused: Refused) -> None:
    (line,) = refused(read_trees, Source("jira.csv", HEAD.encode()), Guide(VOCABULARY))
    assert line == "jira.csv:1: has no issues below its headings; export a filter that finds some"


def test_several_projects_are_told() -> None:
    text = "Summary,Issue key,Status,Project name\nA,M-1,To Do,One\nB,N-1,To Do,Two\n"
    tree = _tree(text)
    assert "name" not in tree.value
    assert "the issues are of 2 projects, which are read as one plan" in tree.notes


@pytest.mark.parametrize("heading", ["Key,Summary,Status", "Summary,Status,Due date", "Title,Key,State"])
def test_other_tables_are_not_taken_for_one(heading: str) -> None:
    cells: dict[str, Any] = _tree(f"{heading}\na,b thing,c\n").value
    assert "read 1 task of a table" in _tree(f"{heading}\na,b thing,c\n").notes[0]
    assert cells["activities"]


def test_saved_as_a_workbook() -> None:
    rows = row(1, "Summary", "Issue key", "Status", "Due date") + row(
        2, "Move", "M-1", "Done", 46325, styles=(0, 0, 0, 1)
    )
    (tree,) = read_trees(Source("jira.xlsx", xlsx({"Issues": rows})), Guide(VOCABULARY))
    assert tree.value["activities"] == [{"name": "Move", "key": "M-1", "status": "done", "date": "2026-10-30"}]

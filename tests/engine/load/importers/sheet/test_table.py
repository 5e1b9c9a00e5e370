"""Plans in tables: shapes of tools and of people, and what becomes of each column.

The shapes are those of published exports: the headings of each tool stand in its own documentation or in samples on
GitHub; no row is copied.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from workbooks import row, xlsx

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.record import Record

Refused = Callable[..., list[str]]
VOCABULARY = Vocabulary(frozenset({"change-mgmt/submit", "risk/list"}), frozenset({"live"}), frozenset())
GUIDE = Guide(VOCABULARY)


def _tree(text: str | bytes, name: str = "p.csv", guide: Guide = GUIDE) -> Tree:
    (tree,) = read_trees(Source(name, text.encode() if isinstance(text, str) else text), guide)
    return tree


def _tasks(text: str | bytes, name: str = "p.csv", guide: Guide = GUIDE) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = _tree(text, name, guide).value["activities"]
    return tasks


def _outline(text: str | bytes, name: str = "p.csv") -> list[str]:
    return [" > ".join([*task.get("parents", ()), task["name"]]) for task in _tasks(text, name)]


def test_a_sheet_of_a_german_desk_with_a_preamble() -> None:
    text = """Projekt: Umzug nach Quarndale;;;;
Stand;26.10.2026;;;

Phase;Aufgabe;Zuständig;Fällig am;Status;Kommentar
Vorbereitung;;;;;
;"Angebot
einholen";Ada;03.11.2026;Erledigt;
;Leitung bestellen;Bob;12. Nov. 2026;In Bearbeitung;per Fax
Betrieb;Monitoring einrichten;Bob;;Offen;
"""
    tree = _tree(text)
    assert (tree.value["name"], tree.value["as_of"]) == ("Umzug nach Quarndale", "2026-10-26")
    assert tree.value["activities"] == [
        {"name": "Vorbereitung"},
        {
            "name": "Angebot einholen",
            "status": "done",
            "date": "2026-11-03",
            "owner": "Ada",
            "parents": ["Vorbereitung"],
        },
        {
            "name": "Leitung bestellen",
            "status": "in-progress",
            "date": "2026-11-12",
            "owner": "Bob",
            "parents": ["Vorbereitung"],
            "notes": "per Fax",
        },
        {"name": "Monitoring einrichten", "status": "planned", "owner": "Bob", "parents": ["Betrieb"]},
    ]
    assert [tree.place(f"/activities/{n}") for n in range(4)] == [
        ("p.csv", 5),
        ("p.csv", 6),
        ("p.csv", 8),
        ("p.csv", 9),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Task,Owner,Due date,Status",
        "Vorgangsname,Ressourcennamen,Fertig stellen bis,Status",
        "Tâche,Responsable,Échéance,Statut",
        "Tarea,Responsable,Fecha de vencimiento,Estado",
        "Attività,Responsabile,Scadenza,Stato",
        "Taak,Verantwoordelijke,Einddatum,Status",
        "Tarefa,Responsável,Prazo,Situação",
        "件名,担当者,期日,ステータス",
        "TASK NAME ,Assigned_To,Planned End,State",
    ],
)
def test_headings_in_several_languages(heading: str) -> None:
    (task,) = _tasks(f"{heading}\nDo the thing,Ada,2026-11-02,Done\n")
    assert {name: task[name] for name in ("name", "owner", "status", "date")} == {
        "name": "Do the thing",
        "owner": "Ada",
        "status": "done",
        "date": "2026-11-02",
    }


def test_ms_project_saved_as_csv() -> None:
    text = """ID,Active,Name,Duration,Start,Finish,Predecessors,Outline Level,Resource Names,% Complete,Milestone
1,Yes,Plan,5 days,Mon 2/3/26,Fri 6/3/26,,1,Ada,50%,No
2,Yes,Write,2 days,Tue 3/3/26,Wed 4/3/26,1FS+2 days,2,Bob,100%,No
3,No,Old way,2 days,Tue 3/3/26,Wed 4/3/26,"1;2SS",2,,0%,No
4,Yes,Go live,0 days,Fri 6/3/26,Fri 6/3/26,3,1,,0%,Yes
"""
    tasks = _tasks(text)
    assert [task.get("status") for task in tasks] == ["in-progress", "done", "cancelled", "planned"]
    assert [task.get("date") for task in tasks] == ["2026-03-06", "2026-03-04", "2026-03-04", "2026-03-06"]
    assert [task.get("parents") for task in tasks] == [None, ["Plan"], ["Plan"], None]
    assert [task.get("predecessors") for task in tasks] == [None, ["1"], ["1", "2"], ["3"]]
    assert [task.get("milestone") for task in tasks] == [None, None, None, True]


def test_planner() -> None:
    text = """Plan name,Mail move
Plan ID,abc
Date of export,10/26/2026

Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created By,Created Date,Start Date,Due Date,Late,Completed Date,Labels,Description
aa,Order licences,Prepare,Completed,Medium,Ada,Bob,09/01/2026,09/02/2026,09/14/2026,false,09/10/2026,,
bb,Train users,Roll-out,Not started,Medium,Bob,Bob,09/01/2026,,11/02/2026,false,,change-mgmt/submit,by video
"""  # noqa: E501
    tree = _tree(text)
    assert (tree.value["name"], tree.value["as_of"]) == ("Mail move", "2026-10-26")
    assert tree.value["activities"] == [
        {
            "name": "Order licences",
            "status": "done",
            "date": "2026-09-10",
            "start": "2026-09-02",
            "owner": "Ada",
            "uid": "aa",
            "parents": ["Prepare"],
        },
        {
            "name": "Train users",
            "status": "planned",
            "date": "2026-11-02",
            "owner": "Bob",
            "uid": "bb",
            "parents": ["Roll-out"],
            "notes": "by video",
            "covers": ["change-mgmt/submit"],
        },
    ]


def test_asana_leaves_completed_at_blank_where_a_task_is_open() -> None:
    text = """Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Start Date,Due Date,Notes,Parent task,Blocked By (Dependencies)
1,2026-08-01,2026-09-01,2026-09-01,Order licences,Prepare,Ada,2026-08-10,2026-09-05,,,
2,2026-08-01,,2026-09-01,Train users,Roll-out,Bob,,2026-11-02,,,Order licences
3,2026-08-01,,2026-09-01,Write leaflet,,Bob,,2026-11-02,,Train users,
"""  # noqa: E501
    tasks = _tasks(text)
    assert [task["status"] for task in tasks] == ["done", "planned", "planned"]
    assert tasks[0]["date"] == "2026-09-01"
    assert tasks[2]["parents"] == ["Roll-out", "Train users"]


def test_redmine_in_german() -> None:
    text = """#;Projekt;Tracker;Übergeordnetes Ticket;Status;Thema;Zugewiesen an;Beginn;Abgabedatum;% erledigt
12;Umzug;Aufgabe;;In Bearbeitung;Umzug planen;Bob;01.09.2026;30.10.2026;40
13;Umzug;Aufgabe;12;Neu;Leitung bestellen;;;03.11.2026;0
"""
    assert _outline(text.encode("cp1252")) == ["Umzug planen", "Umzug planen > Leitung bestellen"]
    assert [task["uid"] for task in _tasks(text)] == ["12", "13"]
    assert [task["status"] for task in _tasks(text)] == ["in-progress", "planned"]


def test_gitlab() -> None:
    text = """Title,Description,Issue ID,URL,State,Author,Assignee,Due Date,Created At (UTC),Closed At (UTC),Milestone,Labels
Load test,do it,4,https://x/4,Open,Ada,Bob,2026-11-02,2026-08-01 10:00:00,,Go-live,a
Run book,,5,https://x/5,Closed,Ada,Bob,,2026-08-01 10:00:00,2026-09-01 10:00:00,Go-live,
"""  # noqa: E501
    assert [(task["name"], task["status"], task["date"]) for task in _tasks(text)] == [
        ("Load test", "planned", "2026-11-02"),
        ("Run book", "done", "2026-09-01"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # Autotask, tasks of a project
            "Task or Issue Title,Phase,Status,Primary Resource,Start Date,End Date,Task Number\n"
            "Order lines,Prepare,Complete,Ada,09/13/2026,09/14/2026,T20260901.0001\n",
            {"name": "Order lines", "status": "done", "date": "2026-09-14", "parents": ["Prepare"], "owner": "Ada"},
        ),
        (  # ConnectWise, tickets of a project
            "Ticket #,Summary,Status,Phase,WBS Code,Resources,Due Date,Company\n"
            "101,Order lines,In Progress,Prepare,1.1,Ada,14/09/2026,Quarndale\n",
            {"name": "Order lines", "status": "in-progress", "date": "2026-09-14", "uid": "101", "outline": "1.1"},
        ),
        (  # ServiceNow, list of project tasks
            '"Number","Short description","State","Assigned to","Planned start date","Planned end date","Percent complete"\n'  # noqa: E501
            '"PRJTASK1","Order lines","Closed Complete","Ada","2026-09-01 08:00:00","2026-09-14 17:00:00","100"\n',
            {"name": "Order lines", "status": "done", "date": "2026-09-14", "start": "2026-09-01", "owner": "Ada"},
        ),
        (  # Trello
            "Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name,Due Complete\n"
            "a1,Order lines,by fax,,Ada,2026-09-14T10:00:00.000Z,Prepare,true\n",
            {"name": "Order lines", "status": "done", "date": "2026-09-14", "parents": ["Prepare"], "notes": "by fax"},
        ),
        (  # OpenProject
            "ID,Subject,Type,Status,Assignee,Start date,Finish date,% Complete,Parent\n"
            "7,Order lines,Task,In progress,Ada,2026-09-01,2026-09-14,20,\n",
            {"name": "Order lines", "status": "in-progress", "date": "2026-09-14", "uid": "7"},
        ),
        (  # Wrike
            "Key,Title,Status,Assigned To,Start Date,End Date,Parent task\nK1,Order lines,Completed,Ada,2026-09-01,2026-09-14,\n",  # noqa: E501
            {"name": "Order lines", "status": "done", "date": "2026-09-14", "key": "K1"},
        ),
    ],
)
def test_exports_of_other_tools(text: str, expected: dict[str, Any]) -> None:
    (task,) = _tasks(text)
    assert {name: task.get(name) for name in expected} == expected


def test_smartsheet_indents_its_rows() -> None:
    head = row(1, "Task Name", "% Complete", "Status", "Assigned To", "Start Date", "End Date", "Predecessors")
    rows = (
        row(2, "Prepare", 0.5, "In Progress", "Ada", 46266, 46325, styles=(0, 2, 0, 0, 1, 1))
        + row(3, "Order", 1, "Complete", "Ada", 46266, 46279, styles=(3, 2, 0, 0, 1, 1))
        + row(5, "Train", 0, "Not Started", "Bob", None, 46328, "2FS +1d", styles=(3, 2, 0, 0, 1, 1))
    )
    tree = _tree(xlsx({"Read me": row(1, "Hello"), "Plan": head + rows, "Lists": ""}), "p.xlsx")
    tasks = tree.value["activities"]
    assert [task.get("parents") for task in tasks] == [None, ["Prepare"], ["Prepare"]]
    assert [task["date"] for task in tasks] == ["2026-10-30", "2026-09-14", "2026-11-02"]
    assert (tasks[2]["predecessors"], tasks[1]["uid"]) == (["2"], "2")
    assert tree.place("/activities/2") == ("p.xlsx (Plan)", 5)
    assert "read the sheet 'Plan'; not read: 'Read me', 'Lists' (--map sheet=NAME reads another)" in tree.notes


def test_monday_repeats_its_headings_for_each_group() -> None:
    names = ("Name", "Person", "Status", "Date")
    rows = (
        row(1, "Launch board")
        + row(2, "Group one")
        + row(3, *names)
        + row(4, "Order licences", "Ada", "Done", 46266, styles=(0, 0, 0, 1))
        + row(6, "Group two")
        + row(7, *names)
        + row(8, "Switch DNS", "Bob", "Stuck", 46296, styles=(0, 0, 0, 1))
    )
    tree = _tree(xlsx({"board": rows}), "p.xlsx")
    assert tree.value["name"] == "Launch board"
    assert [(task["name"], task["parents"]) for task in tree.value["activities"]] == [
        ("Order licences", ["Group one"]),
        ("Switch DNS", ["Group two"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "WBS,Task\n1,Prepare\n1.1,Order\n1.1.1,Call\n2,Go\n",
        "Nr;Aufgabe\n1;Prepare\n1-1;Order\n1-1-1;Call\n2;Go\n",
        "Task #|Description|Results\n1|Prepare|\n1-1|Order|\n1-1-1|Call|\n2|Go|\n",  # SAP's implementation plan
        "1;Prepare\n1.1;Order\n1.1.1;Call\n2;Go\n",
        "Level,Task\n1,Prepare\n2,Order\n3,Call\n1,Go\n",
        "Task Name\nPrepare\n  Order\n    Call\nGo\n",
        "Task Name\nPrepare\n\tOrder\n\t\tCall\nGo\n",
        "Task,,,Owner\nPrepare,,,A\n,Order,,A\n,,Call,A\nGo,,,A\n",
        "Phase,Task,Subtask\nPrepare,,\n,Order,\n,,Call\nGo,,\n",
        "Id,Task,Parent id\n1,Prepare,\n2,Order,1\n3,Call,2\n4,Go,\n",
        "Task,Parent\nPrepare,\nOrder,Prepare\nCall,Order\nGo,\n",
        "WBS,Task\n1,Prepare\n1.1,Order\n1.1,Call\n2,Go\n".replace("1.1,Call", "1.1.1,Call"),
    ],
)
def test_every_way_to_write_an_outline(text: str) -> None:
    assert _outline(text) == ["Prepare", "Prepare > Order", "Prepare > Order > Call", "Go"]


def test_parents_that_are_not_there_leave_the_outline_to_the_numbers() -> None:
    text = "Number,Short description,Parent,WBS\nT1,Prepare,PRJ1,1\nT2,Order,PRJ1,1.1\n"
    assert _outline(text) == ["Prepare", "Prepare > Order"]
    assert _outline(text.replace("Order,PRJ1,1.1", "Order,T1,2")) == ["Prepare", "Prepare > Order"]


def test_headings_within_a_list() -> None:
    text = "Task,Owner,Due\nPrepare,,\nOrder,Ada,2026-09-01\nCall,Ada,2026-09-01\nRoll out,,\nTrain,Bob,2026-09-02\nTell,Bob,2026-09-02\n"  # noqa: E501
    assert _outline(text) == [
        "Prepare",
        "Prepare > Order",
        "Prepare > Call",
        "Roll out",
        "Roll out > Train",
        "Roll out > Tell",
    ]


def test_levels_of_checks_are_no_outline_and_no_ticks() -> None:
    text = "Check name,Short Description,Level C,Level B,Level A\nLoad test,It was tested,,x,x\nRun book,There is one,x,x,x\n"  # noqa: E501
    assert _tasks(text) == [
        {"name": "Load test", "notes": "It was tested"},
        {"name": "Run book", "notes": "There is one"},
    ]


@pytest.mark.parametrize(
    ("cells", "statuses"),
    [
        (("x", "", "X"), ["done", "planned", "done"]),
        (("x", "", "✓"), [None, "planned", "done"]),  # beside ✓ an x may be a cross
        (("x", "", "yes"), [None, "planned", "done"]),
        (("✔\ufe0f", "", ":white_check_mark:"), ["done", "planned", "done"]),
        (("✓", "✗", "❌"), ["done", None, None]),
        (("yes", "no", ""), ["done", "planned", "planned"]),
        (("", "", ""), [None, None, None]),
        (("TRUE", "FALSE", "false"), ["done", "planned", "planned"]),
    ],
)
def test_ticks(cells: tuple[str, ...], statuses: list[str | None]) -> None:
    text = "Done?|Task\n" + "".join(f"{cell}|Task {n}\n" for n, cell in enumerate(cells))
    assert [task.get("status") for task in _tasks(text, "<stdin>")] == statuses


def test_headings_among_what_is_to_be_ticked_have_no_status() -> None:
    text = "Item,Responsible,Complete?\nInfrastructure,,\nBackups,Ops,Y\nPeople,,\nTrain users,HR,\n"
    assert [task.get("status") for task in _tasks(text)] == [None, "done", None, "planned"]


@pytest.mark.parametrize(
    ("cells", "statuses"),
    [
        (("100%", "20 %", "0%", ""), ["done", "in-progress", "planned", None]),
        (("1", "0.5", "0", ""), ["done", "in-progress", "planned", None]),
        (("100", "1", "0", "seven"), ["done", "in-progress", "planned", None]),
        (("33,5", "100", "0", "250"), ["in-progress", "done", "planned", None]),
    ],
)
def test_percentages(cells: tuple[str, ...], statuses: list[str | None]) -> None:
    text = "Task;% Complete\n" + "".join(f"Task {n};{cell}\n" for n, cell in enumerate(cells))
    assert [task.get("status") for task in _tasks(text)] == statuses


def test_statuses_that_are_not_known_are_told_once() -> None:
    text = "Task,Status\nA,Awaiting CAB\nB,Parked\nC,Awaiting CAB\nD,Done\n"
    tree = _tree(text)
    assert [task.get("status") for task in tree.value["activities"]] == [None, None, None, "done"]
    assert [note for note in tree.notes if "not known" in note] == [
        "p.csv:2: 2 tasks have the status 'Awaiting CAB', which is not known; say what it means: "
        '--status "Awaiting CAB=planned" (or in-progress, done, cancelled)',
        "p.csv:3: 1 task has the status 'Parked', which is not known; say what it means: "
        '--status "Parked=planned" (or in-progress, done, cancelled)',
    ]
    said = Guide(VOCABULARY, statuses={"awaiting cab": "planned", "Done": "cancelled"})
    assert [task.get("status") for task in _tasks(text, guide=said)] == ["planned", None, "planned", "cancelled"]


def test_dates_whose_order_cannot_be_told_are_left_out_until_it_is_said() -> None:
    text = "Task,Start,Due\nA thing,03/04/2026,05/06/2026\nB thing,01/02/2026,07/07/2026\n"
    tree = _tree(text)
    assert [task.get("date") for task in tree.value["activities"]] == [None, "2026-07-07"]
    assert [note for note in tree.notes if "cannot be told apart" in note] == [
        "p.csv: day and month cannot be told apart in 'Start'; its dates are left out; "
        "say --dates day-first or --dates month-first, or write `dates:` into golive.yaml",
        "p.csv: day and month cannot be told apart in 'Due'; its dates are left out; "
        "say --dates day-first or --dates month-first, or write `dates:` into golive.yaml",
    ]
    assert _tasks(text, guide=Guide(VOCABULARY, dates="day-first"))[0]["date"] == "2026-06-05"
    assert _tasks(text, guide=Guide(VOCABULARY, dates="month-first"))[0]["date"] == "2026-05-06"


def test_one_column_decides_for_another() -> None:
    text = "Task,Start,Due\nA thing,03/04/2026,25/06/2026\nB thing,01/02/2026,07/07/2026\n"
    assert [task["start"] for task in _tasks(text)] == ["2026-04-03", "2026-02-01"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read() -> None:
    tree = _tree("Task,Due,Owner\nA,2026-01-02,Ada\nB,next week,Ada\n,2026-01-03,Ada\nC,TBD,Ada,more\n")
    assert [task.get("date") for task in tree.value["activities"]] == ["2026-01-02", None, None]
    assert tree.notes[0] == "read 3 tasks of a table; 1 row without a name left out"
    assert tree.notes[-2:] == [
        "p.csv:3: 'next week' is no date that can be read; write it as YYYY-MM-DD; it is left out",
        "p.csv:5: has 4 cells for 3 headings; put a cell that has a separator in quotes",
    ]


def test_a_circle_of_parents_is_cut() -> None:
    tree = _tree("ID,Task,Parent\n1,A,2\n2,B,1\n3,C,3\n")
    assert len(tree.value["activities"]) == 3
    assert sum("go round in a circle" in note for note in tree.notes) == 3


def test_people_say_which_column_it_is() -> None:
    text = (
        "Nr,Wichtigkeit,Gegenstand,Erledigung\n1,hoch,Leitung bestellen,2026-09-01\n2,tief,Leute schulen,2026-09-02\n"
    )
    said = Guide(VOCABULARY, {"name": "gegenstand", "finish": "D"}, asked=frozenset({"name", "finish"}))
    assert [(task["name"], task["date"]) for task in _tasks(text, guide=said)] == [
        ("Leitung bestellen", "2026-09-01"),
        ("Leute schulen", "2026-09-02"),
    ]


def test_a_heading_that_is_not_there(refused: Refused) -> None:
    text = b"Task,Due\nA,2026-01-01\n"
    asked = Guide(VOCABULARY, {"name": "Tsk"}, asked=frozenset({"name"}))
    assert refused(read_trees, Source("p.csv", text), asked) == [
        "p.csv:1: there is no column 'Tsk' for name; did you mean Task?"
    ]
    kept = Guide(VOCABULARY, {"name": "Tsk"})  # of golive.yaml, which may be meant for another table of the folder
    tree = _tree(text, guide=kept)
    assert "p.csv: there is no column 'Tsk' for name; did you mean Task? (columns: in golive.yaml)" in tree.notes
    assert [task["name"] for task in tree.value["activities"]] == ["A"]


def test_a_sheet_by_its_name(refused: Refused) -> None:
    book = xlsx({"Old": row(1, "Task") + row(2, "A thing"), "New": row(1, "Task") + row(2, "B thing")})
    assert _tasks(book, "p.xlsx", Guide(VOCABULARY, {"sheet": "new"}))[0]["name"] == "B thing"
    (line,) = refused(read_trees, Source("p.xlsx", book), Guide(VOCABULARY, {"sheet": "Nw"}))
    assert line == "p.xlsx: there is no sheet 'Nw'; did you mean New?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Task,Due\n", "p.csv:1: has headings but no rows below them; give the plan itself"),
        ("\n ; ;\n", "p.csv: no row has the name of a task; say which column it is with --map name=HEADING"),
        ("1,2\n3,4\n", "p.csv:1: no column looks like the names of tasks; say which it is with --map name=HEADING"),
        (
            "Number,Short description,State\nCHG0001,Deploy,New\nCHG0002,Remove,New\n",
            "p.csv:1: is a list of changes, not of tasks; export the list as JSON (docs/importers/servicenow.md)",
        ),
        ("\n", "p.csv: is empty; `golive init` writes a record to fill in"),
        (
            "<html><body><table><tr><td>Task",
            "p.csv:1: is a web page with a table; open it in a spreadsheet and save it as XLSX or CSV",
        ),
        ("<html><body>Log in", "p.csv:1: is a web page, perhaps the error page of a failed export; export it again"),
    ],
)
def test_what_is_refused(text: str, said: str, refused: Refused) -> None:
    assert refused(read_trees, Source("p.csv", text.encode()), GUIDE) == [said]


@pytest.mark.parametrize("text", ["name: ERP\nactivities: []\n", "- name: a, status, due\n- name: b\n", "id: 1\n"])
def test_records_in_yaml_are_no_tables(text: str) -> None:
    for name in ("<stdin>", "p.yaml", "p.txt"):
        loaded = records_from_text(text, GUIDE, name)
        assert all(isinstance(one.record, Record) and "columns:" not in str(one.notes) for one in loaded)


def test_the_example(root: Path) -> None:
    tree = _tree((root / "examples/warehouse-scanners.csv").read_bytes(), "w.csv")
    tasks = tree.value["activities"]
    assert tree.value["name"] == "Warehouse scanners and stock app - Pellworth Garden Supplies"
    assert (len(tasks), tasks[28]["parents"], tasks[28]["date"]) == (29, ["After"], "2026-11-30")
    assert sum(task.get("status") == "done" for task in tasks) == 8


def test_an_id_that_stands_twice_is_told_once_and_both_rows_are_read() -> None:
    tree = _tree("ID,Task\n1,Kick-off\n2,Train the desk\n2,Test\n1,Survey\n,Close\n,Party\n")
    assert [task["uid"] for task in tree.value["activities"] if "uid" in task] == ["1", "2", "2", "1"]
    told = [note for note in tree.notes if "already" in note]
    assert told == [
        "p.csv:4: the ID '2' stands in line 3 already, and 1 more ID twice; each row is read as a task of its own; "
        "number them apart"
    ]
    assert not any("already" in note for note in _tree("ID,Task\n1,Kick-off\n2,Kick-off\n").notes)

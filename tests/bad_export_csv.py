"""Broken, hostile and odd CSV."""

from bad_export import Export, as_is
from bad_export_sheets import HEAD, JIRA_HEAD, book, csv

CSV: dict[str, Export] = {
    "csv: empty": Export("plan.csv", as_is(b""), ("is empty",)),
    "csv: a byte order mark alone": Export("plan.csv", as_is("\ufeff"), ("is empty",)),
    "csv: a head alone": Export("plan.csv", csv(), (":1: has headings but no rows below them", "give the plan itself")),
    "csv: rows without a head": Export(
        "plan.csv",
        csv("Order lines,done,2026-01-05,Ann", "Test lines,open,2026-02-05,Bo", head=""),
        ("'column A' is taken for the names of the tasks, as it has the longest ",),
        2,
        1,
    ),
    "csv: no column of tasks": Export(
        "plan.csv",
        csv("1,2", "3,4", head="Width,Height\n"),
        (":1: no column looks like the names of tasks", "the columns are 'Width', 'Height'"),
    ),
    "csv: blank lines before the head": Export(
        "plan.csv", csv("A,Done,2026-01-05,Ann", head="\n\n\n" + HEAD), (), 1, 1
    ),
    "csv: a title and remarks before the head": Export(
        "plan.csv", csv("A,Done,2026-01-05,Ann", head="Project plan,,,\nPrinted 2026,,,\n,,,\n" + HEAD), (), 1, 1
    ),
    "csv: semicolons": Export("plan.csv", lambda: "Task;Status;Finish\nA, then B;Done;2026-01-05\n", (), 1, 1),
    "csv: tabs": Export("plan.csv", lambda: "Task\tStatus\tFinish\nA, then; B\tDone\t2026-01-05\n", (), 1, 1),
    "csv: bars": Export("plan.csv", lambda: "Task|Status|Finish\nA|Done|2026-01-05\n", (), 1, 1),
    "csv: says its separator": Export("plan.csv", lambda: "sep=;\nTask;Status\nA;Done\n", (), 1, 1),
    "csv: says another separator than it has": Export(
        "plan.csv",
        lambda: "sep=,\nTask;Status\nA;Done\n",
        (":2: no column looks like the names of tasks", "the columns are 'Task;Status'"),
    ),
    "csv: separators of two kinds": Export(
        "plan.csv", lambda: "Task;Status;Finish\nA;Done;2026-01-05\nB,Open,2026-02-05\nC;Open;\n", (), 3, 1
    ),
    "csv: a quote that never ends": Export(
        "plan.csv",
        csv("A,Done,,", '"B,Open,,', "C,Done,,", "D,Open,,"),
        (":3: has a quote that is not closed from here to the end", "close it, or double the quotes inside a cell"),
    ),
    "csv: a quote inside a cell": Export("plan.csv", csv('Set up 19" rack,Done,,', "B,Open,,"), (), 2, 1),
    "csv: lines in a cell": Export("plan.csv", csv('"A\nB\nC",Done,,Ann', "D,Open,,"), (), 2, 1),
    "csv: rows too short and too long": Export(
        "plan.csv", csv("A", "B,Done", "C,Open,2026-01-05,Ann,x,y,z", ""), ("has 7 cells for 4 headings",), 3, 1
    ),
    "csv: all in one column, quoted whole": Export(
        "plan.csv",
        lambda: '"Task,Status,Finish"\n"A,Done,2026-01-05"\n"B,Open,"\n',
        ("each line stands in quotes as a whole",),
        2,
        1,
    ),
    "csv: nothing but separators": Export(
        "plan.csv", csv(",,,", ",,,", ",,,"), (":1: has headings but no rows below them", "give the plan itself")
    ),
    "csv: 100,000 rows of separators behind the plan": Export(
        "plan.csv", lambda: HEAD + "A,Done,,\n" + ",,,\n" * 100_000, (), 1, 1
    ),
    "csv: 50,100 tasks": Export(
        "plan.csv", lambda: HEAD + "".join(f"T{n},Open,,\n" for n in range(50_100)), ("50,000",)
    ),
    "csv: 5,000 columns": Export(
        "plan.csv",
        lambda: "Task," + ",".join(f"c{n}" for n in range(5_000)) + "\nA" + ",x" * 5_000 + "\n",
        (":1: has 5,001 columns", "a table of more than 2,000 is not read"),
    ),
    "csv: a cell of 10 MB": Export(
        "plan.csv",
        lambda: HEAD + "n" * 10_000_000 + ",Done,,\nB,Open,,\n",
        (":2: has a cell of more than 131,072 letters", "is a quote not closed here?"),
    ),
    "csv: one line of 10 MB": Export(
        "plan.csv",
        lambda: "x" * 10_000_000,
        (":1: has a cell of more than 131,072 letters", "is a quote not closed here?"),
    ),
    "csv: 5 million quotes": Export(
        "plan.csv",
        lambda: HEAD + '"' * 5_000_000 + "\nB,Open,,\n",
        (":2: has a cell of more than 131,072 letters", "is a quote not closed here?"),
    ),
    "csv: zeros in it": Export(
        "plan.csv", lambda: HEAD + "A\0B,Done,,\nC,Open,,\n", ("holds bytes that are no text", "save it as CSV UTF-8")
    ),
    "csv: only carriage returns": Export(
        "plan.csv", lambda: HEAD.replace("\n", "\r") + "A,Done,,\rB,Open,,\r", (), 2, 1
    ),
    "csv: UTF-16 with a mark, tabs": Export(
        "plan.csv", lambda: "Aufgabe\tStatus\nÜbergabe\terledigt\n".encode("utf-16"), (), 1, 1
    ),
    "csv: UTF-16 without a mark": Export(
        "plan.csv", lambda: "Aufgabe\tStatus\nÜbergabe\terledigt\n".encode("utf-16-le"), (), 1, 1
    ),
    "csv: Windows-1252": Export(
        "plan.csv", lambda: "Aufgabe;Status\nÜbergabe;erledigt\n".encode("cp1252"), ("is not UTF-8 from here on",), 1, 1
    ),
    "csv: half UTF-8, half Windows-1252": Export(
        "plan.csv",
        lambda: "Aufgabe;Status\nÜbergabe;erledigt\n".encode() + "Übung;offen\n".encode("cp1252"),
        ("is not UTF-8 from here on",),
        2,
        1,
    ),
    "csv: Shift-JIS": Export(
        "plan.csv",
        lambda: "タスク,状態\n引き渡し,完了\n".encode("shift-jis"),
        ("is not UTF-8 from here on", "'column A' is taken for the names of the tasks, as it has the longest "),
        2,
    ),
    "csv: binary": Export(
        "plan.csv", lambda: bytes(range(256)) * 100, ("holds bytes that are no text", "save it as CSV UTF-8")
    ),
    "csv: a page": Export("plan.csv", as_is("<!DOCTYPE html><html><body>Sign in</body></html>"), ("is a web page",)),
    "csv: an error in JSON": Export("plan.csv", as_is('{"message": "Unauthorized"}'), ("Unauthorized",)),
    "csv: a sentence of a service": Export(
        "plan.csv",
        as_is("Your session has expired. Please log in again.\n"),
        (":1: has one line ('Your session has expired. Please log in again.'", "export it again"),
    ),
    "csv: two sentences": Export(
        "plan.csv",
        as_is("Error 500, sorry\nPlease, try later, again\n"),
        ("'column A' is taken for the names of the tasks, as it has the longest ",),
        2,
    ),
    "csv: a workbook by another name": Export("plan.csv", book(("A", "Done", "2026-01-05")), (), 1, 1),
    "csv: formulas": Export(
        "plan.csv", csv("=1+1,Done,,", "=cmd|'/C calc'!A0,Open,,", "@SUM(A1),Open,,", "+49 Phones,Open,,"), (), 4, 1
    ),
    "csv: errors of a spreadsheet": Export(
        "plan.csv",
        csv("A,#REF!,#VALUE!,#N/A", "#NAME?,Done,,", "B,Done,########,"),
        (
            "1 row without a name left out",
            "'Finish' holds hardly any dates and is not read",
            "has the error #REF! in a cell",
        ),
        2,
        1,
    ),
    "csv: days of 1900, 1970, 9999 and none": Export(
        "plan.csv",
        csv(
            "A,Open,00.01.1900,",
            "B,Open,1970-01-01,",
            "C,Open,9999-12-31,",
            "D,Open,31.02.2026,",
            "E,Open,tbd,",
            "F,Open,-,",
        ),
        ("'Finish' holds hardly any dates and is not read",),
        6,
    ),
    "csv: days of both orders": Export(
        "plan.csv",
        csv("A,Open,01/02/2026,", "B,Open,13/02/2026,", "C,Open,02/13/2026,"),
        ("day and month cannot be told apart in 'Finish'",),
        3,
    ),
    "csv: days that may be of either order": Export(
        "plan.csv",
        csv("A,Open,01/02/2026,", "B,Open,03/04/2026,"),
        ("day and month cannot be told apart in 'Finish'",),
        2,
    ),
    "csv: statuses unknown": Export("plan.csv", csv(*[f"T{n},Schwebend,," for n in range(9)]), ("Schwebend",), 9),
    "csv: status that is not done": Export(
        "plan.csv",
        csv("A,not done,,", "B,Done?,,", "C,99%,,", "D,to be done,,", "E,undone,,", "F,0.99,,", "G,incomplete,,"),
        (
            "1 task has the status 'Done?', which is not known",
            "1 task has the status 'to be done', which is not known",
            "1 task has the status 'undone', which is not known",
        ),
        7,
    ),
    "csv: tasks without names": Export(
        "plan.csv",
        csv(",Done,2026-01-05,Ann", "A,Done,,", "  ,Open,,", "B,Open,,"),
        ("2 rows without a name left out",),
        2,
        1,
    ),
    "csv: a head twice": Export(
        "plan.csv", lambda: "Task,Status,Status,Task\nA,Done,Open,B\nC,Open,Done,D\n", (), 2, 1
    ),
    "csv: the head again in the middle": Export(
        "plan.csv",
        csv("A,Done,,", HEAD.strip(), "B,Open,,"),
        ("'Finish' holds hardly any dates and is not read",),
        2,
        1,
    ),
    "csv: totals at the end": Export("plan.csv", csv("A,Done,,", "B,Open,,", "Total,,,2"), (), 3, 1),
    "csv: ids twice": Export("plan.csv", csv("1,A,Done", "1,B,Open", "2,C,Open", head="ID,Task,Status\n"), (), 3, 1),
    "csv: parents in a circle": Export(
        "plan.csv", csv("1,A,2", "2,B,1", "3,C,3", head="ID,Task,Parent ID\n"), ("circle",), 3
    ),
    "csv: outline numbers in disorder": Export(
        "plan.csv", csv("2.1,A", "1,B", "1.1.1.1,C", "2,D", "x,E", "1,F", head="WBS,Task\n"), (), 6
    ),
    "csv: predecessors of every kind": Export(
        "plan.csv",
        csv("1,A,", '2,B,"1FS+2 days;7"', "3,C,3", "4,D,x y z", "5,E,1,2", head="ID,Task,Predecessors\n"),
        ("has 4 cells for 3 headings", "no task is called '7'", "no task is called 'x y z'"),
        5,
    ),
    "csv: one column of names": Export("plan.csv", lambda: "Task\nA\nB\nC\n", (), 3),
    "csv: one line": Export(
        "plan.csv", as_is("Task,Status"), (":1: has headings but no rows below them", "give the plan itself")
    ),
    "csv: called .txt": Export("plan.txt", csv("A,Done,,", "B,Open,,"), (), 2, 1),
    "csv: called .xlsx": Export("plan.xlsx", csv("A,Done,,", "B,Open,,"), (), 2, 1),
    "csv: called .json": Export(
        "plan.json",
        csv("A,Done,,", "B,Open,,"),
        (
            ":1: begins with 'Task,Status,Finish,Owner', and JSON begins with {",
            "take away what stands before it, or export it agai",
        ),
    ),
    "jira csv: no summaries, a key twice": Export(
        "j.csv",
        csv("A,P-1,1,Task,Done,,,,", "B,P-1,1,Task,Done,,,,", ",P-2,2,Task,Done,,,,", head=JIRA_HEAD),
        ("1 row without a summary left out", "1 duplicate issue left out"),
        1,
        1,
    ),
    "jira csv: parents in a circle": Export(
        "j.csv", csv("A,P-1,1,Task,Done,2,,,", "B,P-2,2,Task,Open,1,,,", head=JIRA_HEAD), ("circle",), 2, 1
    ),
    "jira csv: cut in a description": Export(
        "j.csv",
        lambda: JIRA_HEAD.strip() + ',Description\nA,P-1,1,Task,Done,,,,,x\nB,P-2,2,Task,Open,,,,,"begins and',
        (":3: has a quote that is not closed from here to the end", "close it, or double the quotes inside a cell"),
    ),
    "jira csv: days of other places": Export(
        "j.csv",
        csv(
            "A,P-1,1,Task,Open,,,,30/Okt/26 17:00",
            "B,P-2,2,Task,Open,,,,1970-01-01",
            "C,P-3,3,Task,Open,,,,soon",
            head=JIRA_HEAD,
        ),
        ("'1970-01-01' is no date to be sure of", "'soon' is no date to be sure of"),
        3,
    ),
    "jira csv: a thousand columns of labels": Export(
        "j.csv", lambda: "Summary,Issue key,Status" + ",Labels" * 1_000 + "\nA,P-1,Done" + ",x" * 1_000 + "\n", (), 1, 1
    ),
}

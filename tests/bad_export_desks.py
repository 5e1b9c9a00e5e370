"""Broken, hostile and odd exports of ServiceNow, ConnectWise and Autotask."""

import json

from bad_export import Export, as_json
from bad_export_shapes import at, cut, cw, items, result, sn

DESKS: dict[str, Export] = {
    "servicenow: cut": Export(
        "sn.json",
        cut({"result": [sn(1, "A"), sn(2, "B")]}),
        (
            ":1: is not JSON: unterminated string starting at (column 266), whe",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "servicenow: an error": Export(
        "sn.json",
        as_json(
            {
                "error": {"message": "User Not Authenticated", "detail": "Required to provide Auth information"},
                "status": "failure",
            }
        ),
        ("User Not Authenticated",),
    ),
    "servicenow: an error that ended the answer": Export(
        "sn.json",
        as_json(
            {
                "result": [sn(1, "A")],
                "error": {"message": "Transaction cancelled: maximum execution time exceeded", "detail": None},
                "status": "failure",
            }
        ),
        ("is an error message of ServiceNow ('Transaction cancelled: maximum", "export it again"),
    ),
    "servicenow: no rows": Export("sn.json", result(), ("has no rows",)),
    "servicenow: only incidents": Export(
        "sn.json",
        result(sn(1, "A", sys_class_name="incident", number="INC1")),
        ("has nothing of a plan, only 1 row of incident", "export the project (pm_project), its tasks (pm_pro"),
    ),
    "servicenow: no names, the same twice": Export(
        "sn.json",
        result(sn(1, "A"), sn(1, "A"), sn(2, ""), sn(3, None)),
        ("1 duplicate row left out", "2 rows without a name left out"),
        1,
    ),
    "servicenow: parents in a circle": Export(
        "sn.json", result(sn(1, "A", parent=f"{2:032x}"), sn(2, "B", parent=f"{1:032x}")), ("circle",), 2
    ),
    "servicenow: states unknown": Export(
        "sn.json",
        result(sn(1, "A", state="77"), sn(2, "B", state="Parkiert"), sn(3, "C", state=""), sn(4, "D", state={})),
        ("the status '77', which is not known", "the status 'Parkiert', which is not known"),
        4,
    ),
    "servicenow: exactly ten thousand rows": Export(
        "sn.json",
        lambda: json.dumps({"result": [sn(n, f"T{n}") for n in range(10_000)]}),
        ("has exactly 10,000 rows",),
        10_000,
    ),
    "servicenow: dates of 1970, and none": Export(
        "sn.json",
        result(sn(1, "A", end_date="1970-01-01 00:00:00"), sn(2, "B", end_date="tomorrow"), sn(3, "C", end_date=7)),
        ("end_date 'tomorrow' is not read as a day", "end_date '7' is not read as a day"),
        3,
    ),
    "connectwise: cut": Export(
        "cw.json",
        cut([cw(1, "A")]),
        (
            ":1: is not JSON: expecting value (column 111), where the file ends",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "connectwise: an error": Export(
        "cw.json",
        as_json({"code": "Unauthorized", "message": "You have provided an invalid authentication", "errors": None}),
        ("invalid authentication",),
    ),
    "connectwise: no rows": Export(
        "cw.json",
        as_json({"project": {}, "tickets": []}),
        (
            ":1: is JSON of no tool that is read (it has 'project', 'tickets')",
            "export the tasks as a table, or write a record (`g",
        ),
    ),
    "connectwise: two projects": Export(
        "cw.json",
        as_json(
            [{"id": n, "name": f"P{n}", "estimatedEnd": "2026-10-30", "billTime": "x", "_info": {}} for n in (1, 2)]
        ),
        ("has 2 projects",),
    ),
    "connectwise: no names, the same twice": Export(
        "cw.json",
        as_json([cw(1, "A"), cw(1, "A"), cw(2, None), cw(3, "")]),
        ("1 duplicate row left out", "2 rows without a name left out"),
        1,
    ),
    "connectwise: parents in a circle": Export(
        "cw.json", as_json([cw(1, "A", parentTicketId=2), cw(2, "B", parentTicketId=1)]), ("circle",), 2
    ),
    "connectwise: phases in a circle": Export(
        "cw.json",
        as_json(
            [
                {"id": n, "projectId": 5, "description": f"P{n}", "wbsCode": "1", "parentPhase": {"id": p}}
                for n, p in ((1, 2), (2, 1))
            ]
        ),
        ("circle",),
        2,
    ),
    "connectwise: a status of the customer": Export(
        "cw.json", as_json([cw(1, "A", status={"name": "Enjoying the view"})]), (), 1
    ),
    "connectwise: exactly one page": Export(
        "cw.json", as_json([cw(n, f"T{n}") for n in range(25)]), ("exactly 25 rows",), 25
    ),
    "autotask: cut": Export(
        "at.json",
        cut({"items": [at(1, "A")]}),
        (
            ":1: is not JSON: expecting property name enclosed in double quotes",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "autotask: an error": Export("at.json", as_json({"errors": ["User is locked"]}), ("User is locked",)),
    "autotask: no rows": Export(
        "at.json", items(), ("has nothing of a plan", "export the project (Projects), its Phases and Task")
    ),
    "autotask: not the last page": Export(
        "at.json", items(at(1, "A"), nextPageUrl="https://x/next"), ("export the other pages",), 1
    ),
    "autotask: no titles, the same twice": Export(
        "at.json",
        items(at(1, "A"), at(1, "A"), at(2, None), at(3, "")),
        ("1 duplicate row left out", "2 rows without a name left out"),
        1,
    ),
    "autotask: a status that is not in the list": Export(
        "at.json",
        items(at(1, "A", status=99), at(2, "B", status="5"), at(3, "C", status=None), at(4, "D", status=5)),
        ("the status '99' is not known",),
        4,
        2,
    ),
    "autotask: phases in a circle": Export(
        "at.json",
        items(*[{"id": n, "projectID": 7, "title": f"P{n}", "parentPhaseID": p} for n, p in ((1, 2), (2, 1), (3, 3))]),
        ("circle",),
        3,
    ),
    "autotask: dates of 1970 and 9999": Export(
        "at.json",
        items(at(1, "A", endDateTime="1970-01-01T00:00:00Z"), at(2, "B", completedDateTime="9999-12-31T00:00:00Z")),
        (),
        2,
    ),
}

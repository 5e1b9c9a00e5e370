"""Broken, hostile and odd exports of Jira."""

import json

from bad_export import Export, as_is, as_json
from bad_export_shapes import DONE, NEW, cut, jira
from tracker_samples import JIRA, jira_issue, jira_status

JIRA_EXPORTS: dict[str, Export] = {
    "jira: cut": Export(
        "jira.json",
        cut(JIRA),
        (
            ":1: is not JSON: unterminated string starting at (column 3883), wh",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "jira: cut, a page a line": Export(
        "jira.json",
        lambda: json.dumps(JIRA) + "\n" + json.dumps(JIRA)[:-30],
        (":2: is not JSON: extra data (column 1)", "write several records as a list, or one a line in "),
    ),
    "jira: an error": Export(
        "jira.json", as_json({"errorMessages": ["Issue does not exist"], "errors": {}}), ("Issue does not exist",)
    ),
    "jira: the address that is gone": Export(
        "jira.json",
        as_json({"errorMessages": ["The requested API has been removed. Please migrate to /rest/api/3/search/jql"]}),
        ("has been removed",),
    ),
    "jira: an error and issues": Export(
        "jira.json",
        as_json({"errorMessages": ["x"], "warningMessages": ["y"], "issues": [jira_issue(1, status=DONE)]}),
        (),
        1,
        1,
    ),
    "jira: no issues": Export(
        "jira.json", jira(), ("has no issue", "check the JQL of the search and whether you may se")
    ),
    "jira: without fields": Export(
        "jira.json",
        as_json({"issues": [{"id": "1", "key": "MOVE-1", "self": "https://x/rest/api/3/issue/1"}], "isLast": True}),
        (
            "has issues with nothing but id and key",
            "ask for the fields: add fields=*all",
        ),
    ),
    "jira: not the last page": Export("jira.json", jira(jira_issue(1, status=NEW), total=312), ("has 1 of 312",), 1),
    "jira: more pages by token": Export(
        "jira.json",
        as_json({"issues": [jira_issue(1, status=NEW)], "isLast": False, "nextPageToken": "x"}),
        ("is not the last page",),
        1,
    ),
    "jira: a total that is a text": Export("jira.json", jira(jira_issue(1, status=NEW), total="many"), (), 1),
    "jira: issues as an object": Export(
        "jira.json",
        as_json({"issues": {"A-1": jira_issue(1)}}),
        (":1: is JSON of no tool that is read (it has 'issues')", "export the tasks as a table, or write a record (`g"),
    ),
    "jira: fields null": Export(
        "jira.json",
        jira({"key": "A-1", "fields": None}, jira_issue(2, status=DONE)),
        ("1 issues have nothing but id and key", "has 1 of 2 issues"),
        1,
        1,
    ),
    "jira: rows that are no objects": Export(
        "jira.json",
        jira(None, 3, "A-1", [], {}, jira_issue(2, status=DONE)),
        ("1 issues have nothing but id and key", "has 1 of 6 issues"),
        1,
        1,
    ),
    "jira: without summaries": Export(
        "jira.json",
        jira(jira_issue(1, None), jira_issue(2, ""), jira_issue(3, "   "), jira_issue(4)),
        ("3 issues without a name",),
        1,
    ),
    "jira: a summary that is a list": Export(
        "jira.json", jira(jira_issue(1, ["A"]), jira_issue(2, 7)), ("1 issue without a name left out",), 1
    ),
    "jira: the same key twice": Export(
        "jira.json", jira(jira_issue(1, "A"), jira_issue(1, "B")), ("1 duplicate issue left out",), 1
    ),
    "jira: parents in a circle": Export(
        "jira.json",
        jira(
            jira_issue(1, parent={"key": "MOVE-2"}),
            jira_issue(2, parent={"key": "MOVE-3"}),
            jira_issue(3, parent={"key": "MOVE-1"}),
        ),
        ("its parents go round in a circle",),
        3,
    ),
    "jira: its own parent": Export("jira.json", jira(jira_issue(1, parent={"key": "MOVE-1"})), ("circle",), 1),
    "jira: 500 parents in a chain": Export(
        "jira.json",
        lambda: json.dumps({"issues": [jira_issue(n, parent={"key": f"MOVE-{n + 1}"}) for n in range(500)]}),
        (),
        500,
    ),
    "jira: links in a circle and to itself": Export(
        "jira.json",
        jira(
            *[
                jira_issue(
                    n,
                    issuelinks=[
                        {
                            "type": {"name": "Blocks", "inward": "is blocked by", "outward": "blocks"},
                            "inwardIssue": {"key": f"MOVE-{m}"},
                        }
                    ],
                )
                for n, m in ((1, 2), (2, 1), (3, 3), (4, 99))
            ]
        ),
        ("no task is called 'MOVE-99'",),
        4,
    ),
    "jira: dates of 1970 and 9999, and none": Export(
        "jira.json",
        jira(
            *[
                jira_issue(n, duedate=day, resolutiondate=day, status=DONE)
                for n, day in enumerate(
                    ("1970-01-01", "9999-12-31", "0000-00-00", "12/Oct/26", 1793750400000, "", None, []), 1
                )
            ]
        ),
        (),
        8,
        8,
    ),
    "jira: an unknown status without a category": Export(
        "jira.json",
        jira(*[jira_issue(n, status={"name": "Parked"}) for n in range(1, 9)]),
        ("8 tasks have the status 'Parked'", '--status "Parked=planned"'),
        8,
    ),
    "jira: a category that there is not": Export(
        "jira.json", jira(jira_issue(1, status=jira_status("Voorbij", "finished"))), ("Voorbij",), 1
    ),
    "jira: status as text, number, list": Export(
        "jira.json", jira(*[jira_issue(n, status=s) for n, s in enumerate(("Done", 3, [DONE], {}), 1)]), (), 4
    ),
    "jira: closed as a duplicate": Export(
        "jira.json", jira(jira_issue(1, status=DONE, resolution={"name": "Duplicate"})), (), 1
    ),
    "jira: a text nested 400 times": Export(
        "jira.json",
        lambda: json.dumps({"issues": [jira_issue(1, description="DEEP")]}).replace(
            '"DEEP"', '{"type":"paragraph","content":[' * 400 + "]}" * 400
        ),
        (),
        1,
    ),
    "jira: a text of 10 MB": Export("jira.json", jira(jira_issue(1, description="word " * 2_000_000)), (), 1),
    "jira: half a character in a name": Export(
        "jira.json", as_is(json.dumps({"issues": [jira_issue(1, "A \ud800 B")]})), (), 1
    ),
    "jira: names of one pixel and of control characters": Export(
        "jira.json", jira(jira_issue(1, "\u001b[2J\u0007Test"), jira_issue(2, "\u200b")), (), 2
    ),
    "jira: called .yaml": Export("jira.yaml", jira(jira_issue(1, status=DONE)), (), 1, 1),
    "jira: a byte order mark and blank lines": Export(
        "jira.json", lambda: "\ufeff\r\n\r\n" + jira(jira_issue(1, status=DONE))(), (), 1, 1
    ),
}

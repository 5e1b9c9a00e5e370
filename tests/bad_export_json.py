"""Broken, hostile and odd JSON: trackers, service desks, and what is none of them."""

import json
from collections.abc import Callable
from typing import Any

from bad_export import Export, as_is, as_json
from tracker_samples import GITHUB, GITLAB, JIRA, OPENPROJECT, REDMINE, jira_issue, jira_status, work_package

_DONE, _NEW = jira_status("Done", "done"), jira_status("To Do", "new")
_LOGIN = "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><form/></body></html>"


def _jira(*issues: Any, **page: Any) -> Callable[[], str]:
    return as_json({"startAt": 0, "maxResults": 50, "total": len(issues), **page, "issues": list(issues)})


def _cut(value: Any, by: int = 40) -> Callable[[], str]:
    return lambda: json.dumps(value)[:-by]


def _redmine(*issues: Any, total: Any = None) -> Callable[[], str]:
    return as_json(
        {"issues": list(issues), "total_count": len(issues) if total is None else total, "offset": 0, "limit": 25}
    )


def _rm(number: Any, subject: Any = "A", **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "subject": subject,
        "project": {"id": 1, "name": "P"},
        "status": {"id": 1, "name": "New"},
        **fields,
    }


def _gh(number: Any, title: Any = "A", **fields: Any) -> dict[str, Any]:
    return {
        "url": f"https://api.github.com/repos/a/b/issues/{number}",
        "html_url": f"https://github.com/a/b/issues/{number}",
        "number": number,
        "title": title,
        "state": "open",
        "body": None,
        "labels": [],
        **fields,
    }


def _gl(number: Any, title: Any = "A", **fields: Any) -> dict[str, Any]:
    return {
        "id": 900,
        "iid": number,
        "project_id": 4,
        "title": title,
        "state": "opened",
        "labels": [],
        "web_url": f"https://gitlab.example/a/b/-/issues/{number}",
        **fields,
    }


def _op(*packages: Any, total: Any = None) -> Callable[[], str]:
    return as_json(
        {
            "_type": "WorkPackageCollection",
            "total": len(packages) if total is None else total,
            "count": len(packages),
            "pageSize": 20,
            "offset": 1,
            "_embedded": {"elements": list(packages)},
        }
    )


def _sn(at: int, name: Any, **fields: Any) -> dict[str, Any]:
    return {
        "sys_id": f"{at:032x}",
        "sys_class_name": "pm_project_task",
        "number": f"PRJTASK{at}",
        "short_description": name,
        "state": "1",
        **fields,
    }


def _result(*rows: Any) -> Callable[[], str]:
    return as_json({"result": list(rows)})


def _cw(number: Any, summary: Any, **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "summary": summary,
        "recordType": "ProjectTicket",
        "project": {"id": 5, "name": "P"},
        "status": {"id": 1, "name": "New"},
        "closedFlag": False,
        **fields,
    }


def _at(number: Any, title: Any, **fields: Any) -> dict[str, Any]:
    return {"id": number, "projectID": 7, "title": title, "taskNumber": f"T2026.{number}", "status": 1, **fields}


def _items(*rows: Any, **page: Any) -> Callable[[], str]:
    return as_json({"items": list(rows), "pageDetails": {"count": len(rows), "nextPageUrl": None, **page}})


NOT_JSON: dict[str, Export] = {
    "json: a login page": Export("export.json", as_is(_LOGIN), ("is a web page", "export it again")),
    "json: a login page behind a byte order mark": Export(
        "export.json",
        as_is("\ufeff\r\n" + _LOGIN),
        (":1: is a web page, perhaps the error page of a failed export", "export it again"),
    ),
    "json: a page without a doctype": Export(
        "export.json",
        as_is("<html><h1>502 Bad Gateway</h1></html>"),
        (":1: is a web page, perhaps the error page of a failed export", "export it again"),
    ),
    "json: a page in capitals": Export(
        "export.json",
        as_is("<HTML><BODY>no</BODY></HTML>"),
        (":1: is a web page, perhaps the error page of a failed export", "export it again"),
    ),
    "json: half a page": Export(
        "export.json",
        as_is("<html><head><meta charset=utf-8><title>Log"),
        (":1: is a web page, perhaps the error page of a failed export", "export it again"),
    ),
    "json: a sentence": Export(
        "export.json",
        as_is("Unauthorized"),
        (
            ":1: begins with 'Unauthorized', and JSON begins with { or [",
            "take away what stands before it, or export it agai",
        ),
    ),
    "json: a line of a proxy": Export(
        "export.json",
        as_is("HTTP/1.1 504 Gateway Timeout\r\nServer: nginx\r\n\r\n"),
        (
            ":1: begins with 'HTTP/1.1 504 Gateway Timeout', and JSON begins wi",
            "take away what stands before it, or export it agai",
        ),
    ),
    "json: what curl says": Export(
        "export.json",
        as_is("curl: (6) Could not resolve host: jira.example\n"),
        (
            ":1: begins with 'curl: (6) Could not resolve host: jira.example', ",
            "take away what stands before it, or export it agai",
        ),
    ),
    "json: headers before it": Export(
        "export.json",
        lambda: "HTTP/2 200\r\ncontent-type: application/json\r\n\r\n" + json.dumps(JIRA),
        (
            ":1: begins with 'HTTP/2 200', and JSON begins with { or [",
            "take away what stands before it, or export it agai",
        ),
    ),
    "json: protected against inclusion": Export(
        "export.json",
        lambda: ")]}',\n" + json.dumps(JIRA),
        (":1: begins with ')]}',', and JSON begins with { or [", "take away what stands before it, or export it agai"),
    ),
    "json: empty": Export("export.json", as_is(b""), ("is empty", "`golive init` writes a record to fill in")),
    "json: null": Export(
        "export.json", as_is("null"), (":1: is no record", "write keys and values, as `golive init` shows")
    ),
    "json: a number": Export(
        "export.json", as_is("404"), (":1: is no record", "write keys and values, as `golive init` shows")
    ),
    "json: a text": Export(
        "export.json", as_is('"ok"'), (":1: is no record", "write keys and values, as `golive init` shows")
    ),
    "json: an empty list": Export("export.json", as_is("[]"), (":1: is an empty list", "there is no record in it")),
    "json: a list of nothing": Export(
        "export.json",
        as_is("[null, null]"),
        (":1: /0: nothing stands here", "write keys and values: id, name, type, stage, as_o"),
    ),
    "json: binary": Export(
        "export.json",
        lambda: bytes(range(256)) * 10,
        ("is no text, but the file of a program", "export it as XLSX, CSV or XML"),
    ),
    "json: zeros": Export(
        "export.json",
        as_is(bytes(1000)),
        ("begins with zeros, as a file does that was not stored whole", "copy or export it again"),
    ),
    "json: packed": Export("export.json", as_is(b"\x1f\x8b\x08\0" + bytes(50)), ("is compressed",)),
    "json: UTF-16": Export("export.json", lambda: json.dumps(REDMINE).encode("utf-16"), ("UTF-16", "save it as UTF-8")),
    "json: Latin-1": Export(
        "export.json",
        lambda: json.dumps([_rm(1, "Übergabe")], ensure_ascii=False).encode("latin-1"),
        (":1: is not UTF-8 (byte 0xdc)", "save the file as UTF-8"),
    ),
    "json: nested 100,000 times": Export(
        "export.json",
        lambda: '{"issues":' + "[" * 100_000,
        (":1: is nested deeper than 32 levels", "no record needs that: take brackets away"),
    ),
    "json: nested 100,000 times, closed": Export(
        "export.json",
        lambda: '{"issues":' + "[" * 100_000 + "]" * 100_000 + "}",
        (":1: is nested deeper than 32 levels", "no record needs that: take brackets away"),
    ),
    "json: nested in a field of a good export": Export(
        "export.json",
        lambda: json.dumps({"issues": [_rm(1, extra="DEEP")], "total_count": 1}).replace(
            '"DEEP"', "[" * 50_000 + "]" * 50_000
        ),
        (":1: is nested deeper than 32 levels", "no record needs that: take brackets away"),
    ),
    "json: a number of 10,000 digits": Export(
        "export.json",
        lambda: json.dumps({"issues": [_rm(1, done_ratio="BIG")], "total_count": 1}).replace('"BIG"', "9" * 10_000),
        (),
        1,
    ),
    "json: an exponent beyond all numbers": Export(
        "export.json",
        lambda: json.dumps({"issues": [_rm(1, done_ratio="BIG")], "total_count": 1}).replace('"BIG"', "1e999"),
        (),
        1,
    ),
    "json: 1,600,000 objects": Export(
        "export.json",
        lambda: '{"issues":[' + "{}," * 1_600_000 + "{}]}",
        ("has more than 1,500,000 objects and lists", "export one project"),
    ),
    "json: NaN": Export(
        "export.json", lambda: json.dumps({"issues": [_rm(1, done_ratio=float("nan"))], "total_count": 1}), (), 1
    ),
    "json: with comments": Export(
        "export.json",
        lambda: "// tasks\n" + json.dumps(REDMINE),
        (
            ":1: begins with '// tasks', and JSON begins with { or [",
            "take away what stands before it, or export it agai",
        ),
    ),
    "json: single quotes": Export(
        "export.json",
        lambda: str(REDMINE),
        (
            ":1: is not JSON: expecting property name enclosed in double quotes",
            'put every key in double quotes ("name"), and no co',
        ),
    ),
    "json: a key twice": Export(
        "export.json",
        as_is('{"issues": [{"id": 1, "subject": "A", "subject": "B"}], "issues": []}'),
        (":1: is JSON of no tool that is read (it has 'issues')", "export the tasks as a table, or write a record (`g"),
    ),
    "json: two documents": Export(
        "export.json",
        lambda: json.dumps({"issues": [_rm(1)]}) + json.dumps({"issues": [_rm(2)]}),
        ("read 2 tasks",),
        2,
    ),
    "json: of an unknown tool": Export(
        "export.json",
        as_json({"cards": [{"title": "A"}], "boards": []}),
        (
            ":1: is JSON of no tool that is read (it has 'cards', 'boards')",
            "export the tasks as a table, or write a record (`g",
        ),
    ),
    "json: a list of an unknown tool": Export(
        "export.json",
        as_json([{"titel": "A", "erledigt": True}] * 3),
        (
            ":1: is JSON of no tool that is read (it has 'titel', 'erledigt')",
            "export the tasks as a table, or write a record (`g",
        ),
    ),
}

JIRA_EXPORTS: dict[str, Export] = {
    "jira: cut": Export(
        "jira.json",
        _cut(JIRA),
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
        as_json({"errorMessages": ["x"], "warningMessages": ["y"], "issues": [jira_issue(1, status=_DONE)]}),
        (),
        1,
        1,
    ),
    "jira: no issues": Export(
        "jira.json", _jira(), ("has no issue", "check the JQL of the search and whether you may se")
    ),
    "jira: without fields": Export(
        "jira.json",
        as_json({"issues": [{"id": "1", "key": "MOVE-1", "self": "https://x/rest/api/3/issue/1"}], "isLast": True}),
        (
            "has issues with nothing but id and key",
            "ask for the fields: add fields=*all",
        ),
    ),
    "jira: not the last page": Export("jira.json", _jira(jira_issue(1, status=_NEW), total=312), ("has 1 of 312",), 1),
    "jira: more pages by token": Export(
        "jira.json",
        as_json({"issues": [jira_issue(1, status=_NEW)], "isLast": False, "nextPageToken": "x"}),
        ("is not the last page",),
        1,
    ),
    "jira: a total that is a text": Export("jira.json", _jira(jira_issue(1, status=_NEW), total="many"), (), 1),
    "jira: issues as an object": Export(
        "jira.json",
        as_json({"issues": {"A-1": jira_issue(1)}}),
        (":1: is JSON of no tool that is read (it has 'issues')", "export the tasks as a table, or write a record (`g"),
    ),
    "jira: fields null": Export(
        "jira.json",
        _jira({"key": "A-1", "fields": None}, jira_issue(2, status=_DONE)),
        ("1 issues have nothing but id and key", "has 1 of 2 issues"),
        1,
        1,
    ),
    "jira: rows that are no objects": Export(
        "jira.json",
        _jira(None, 3, "A-1", [], {}, jira_issue(2, status=_DONE)),
        ("1 issues have nothing but id and key", "has 1 of 6 issues"),
        1,
        1,
    ),
    "jira: without summaries": Export(
        "jira.json",
        _jira(jira_issue(1, None), jira_issue(2, ""), jira_issue(3, "   "), jira_issue(4)),
        ("3 issues without a name",),
        1,
    ),
    "jira: a summary that is a list": Export(
        "jira.json", _jira(jira_issue(1, ["A"]), jira_issue(2, 7)), ("1 issue without a name left out",), 1
    ),
    "jira: the same key twice": Export(
        "jira.json", _jira(jira_issue(1, "A"), jira_issue(1, "B")), ("1 duplicate issue left out",), 1
    ),
    "jira: parents in a circle": Export(
        "jira.json",
        _jira(
            jira_issue(1, parent={"key": "MOVE-2"}),
            jira_issue(2, parent={"key": "MOVE-3"}),
            jira_issue(3, parent={"key": "MOVE-1"}),
        ),
        ("its parents go round in a circle",),
        3,
    ),
    "jira: its own parent": Export("jira.json", _jira(jira_issue(1, parent={"key": "MOVE-1"})), ("circle",), 1),
    "jira: 500 parents in a chain": Export(
        "jira.json",
        lambda: json.dumps({"issues": [jira_issue(n, parent={"key": f"MOVE-{n + 1}"}) for n in range(500)]}),
        (),
        500,
    ),
    "jira: links in a circle and to itself": Export(
        "jira.json",
        _jira(
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
        _jira(
            *[
                jira_issue(n, duedate=day, resolutiondate=day, status=_DONE)
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
        _jira(*[jira_issue(n, status={"name": "Parked"}) for n in range(1, 9)]),
        ("8 tasks have the status 'Parked'", '--status "Parked=planned"'),
        8,
    ),
    "jira: a category that there is not": Export(
        "jira.json", _jira(jira_issue(1, status=jira_status("Voorbij", "finished"))), ("Voorbij",), 1
    ),
    "jira: status as text, number, list": Export(
        "jira.json", _jira(*[jira_issue(n, status=s) for n, s in enumerate(("Done", 3, [_DONE], {}), 1)]), (), 4
    ),
    "jira: closed as a duplicate": Export(
        "jira.json", _jira(jira_issue(1, status=_DONE, resolution={"name": "Duplicate"})), (), 1
    ),
    "jira: a text nested 400 times": Export(
        "jira.json",
        lambda: json.dumps({"issues": [jira_issue(1, description="DEEP")]}).replace(
            '"DEEP"', '{"type":"paragraph","content":[' * 400 + "]}" * 400
        ),
        (),
        1,
    ),
    "jira: a text of 10 MB": Export("jira.json", _jira(jira_issue(1, description="word " * 2_000_000)), (), 1),
    "jira: half a character in a name": Export(
        "jira.json", as_is(json.dumps({"issues": [jira_issue(1, "A \ud800 B")]})), (), 1
    ),
    "jira: names of one pixel and of control characters": Export(
        "jira.json", _jira(jira_issue(1, "\u001b[2J\u0007Test"), jira_issue(2, "\u200b")), (), 2
    ),
    "jira: called .yaml": Export("jira.yaml", _jira(jira_issue(1, status=_DONE)), (), 1, 1),
    "jira: a byte order mark and blank lines": Export(
        "jira.json", lambda: "\ufeff\r\n\r\n" + _jira(jira_issue(1, status=_DONE))(), (), 1, 1
    ),
}

TRACKERS: dict[str, Export] = {
    "github: cut": Export(
        "gh.json",
        _cut(GITHUB),
        (
            ":1: is not JSON: unterminated string starting at (column 1095), wh",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "github: bad credentials": Export(
        "gh.json",
        as_json({"message": "Bad credentials", "documentation_url": "https://docs.github.com"}),
        ("Bad credentials",),
    ),
    "github: the limit of requests": Export(
        "gh.json",
        as_json({"message": "API rate limit exceeded for 1.2.3.4.", "documentation_url": "x"}),
        ("rate limit",),
    ),
    "github: only pull requests": Export(
        "gh.json",
        as_json([_gh(1, pull_request={"url": "x"}), _gh(2, pull_request={"url": "x"})]),
        ("has pull requests but no issue", "export the issues of the repository"),
    ),
    "github: full first page": Export(
        "gh.json",
        as_json([_gh(n) for n in range(1, 31)]),
        (
            "no issue in it is closed, so perhaps only the open ones were exported",
            "has exactly 30 rows, so there may be more",
        ),
        30,
    ),
    "github: without titles": Export(
        "gh.json", as_json([_gh(1), _gh(2, None), _gh(3, "")]), ("2 issues without a name",), 1
    ),
    "github: the same number twice": Export("gh.json", as_json([_gh(1), _gh(1)]), ("1 duplicate issue",), 1),
    "github: boxes that refer in a circle": Export(
        "gh.json", as_json([_gh(1, body="- [ ] #2"), _gh(2, body="- [ ] #3"), _gh(3, body="- [x] #1")]), ("circle",), 3
    ),
    "github: 5,000 boxes in one text": Export(
        "gh.json", lambda: json.dumps([_gh(1, body="- [ ] box\n" * 5_000)]), (), 5_001
    ),
    "github: 1,000 boxes each below the last": Export(
        "gh.json", lambda: json.dumps([_gh(1, body="\n".join("  " * n + "- [ ] b" for n in range(1_000)))]), (), 30
    ),
    "github: a body of brackets": Export(
        "gh.json", as_json([_gh(1, body="[" * 100_000), _gh(2, body="- [ ] " + "*" * 50_000)]), (), 3
    ),
    "github: state unknown": Export(
        "gh.json",
        as_json([_gh(1, state="frozen"), _gh(2, state=None), _gh(3, state=1)]),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        3,
    ),
    "github: closed as not planned": Export(
        "gh.json", as_json([_gh(1, state="closed", state_reason="not_planned")]), (), 1
    ),
    "gitlab: cut": Export(
        "gl.json",
        _cut(GITLAB),
        (
            ":1: is not JSON: unterminated string starting at (column 803), whe",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "gitlab: unauthorised": Export("gl.json", as_json({"message": "401 Unauthorized"}), ("401 Unauthorized",)),
    "gitlab: a token that is spent": Export(
        "gl.json",
        as_json({"error": "invalid_token", "error_description": "Token was revoked."}),
        ("Token was revoked",),
    ),
    "gitlab: no title, no state, no iid": Export(
        "gl.json",
        as_json([_gl(1, None), _gl(2, state=None), _gl(None, "B"), _gl(4)]),
        (
            "1 issue without a number left out",
            "1 issue without a name left out",
            "no issue in it is closed, so perhaps only the open ones were exported",
        ),
        2,
    ),
    "gitlab: dates of 1970 and words": Export(
        "gl.json",
        as_json([_gl(1, due_date="1970-01-01"), _gl(2, due_date="soon"), _gl(3, due_date=7)]),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        3,
    ),
    "gitlab: epics in a circle": Export(
        "gl.json", as_json([_gl(1, epic={"iid": 1, "title": "A"}), _gl(2, epic=[])]), (), 2
    ),
    "openproject: cut": Export(
        "op.json",
        _cut(OPENPROJECT),
        (
            ":1: is not JSON: unterminated string starting at (column 1283), wh",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "openproject: an error": Export(
        "op.json",
        as_json(
            {
                "_type": "Error",
                "errorIdentifier": "urn:openproject-org:api:v3:errors:Unauthenticated",
                "message": "You need to be authenticated to access this resource.",
            }
        ),
        ("authenticated",),
    ),
    "openproject: no work packages": Export(
        "op.json", _op(), ("has no work package", "take the filters away, or check what you may see")
    ),
    "openproject: not all pages": Export("op.json", _op(work_package(1, "A", "New"), total=88), ("has 1 of 88",), 1),
    "openproject: parents in a circle": Export(
        "op.json",
        _op(
            *[
                work_package(n, f"T{n}", "New", _links={"parent": {"href": f"/api/v3/work_packages/{p}"}})
                for n, p in ((1, 2), (2, 1), (3, 3))
            ]
        ),
        ("circle",),
        3,
    ),
    "openproject: without subjects": Export(
        "op.json",
        _op(work_package(1, "A", "New"), {"_type": "WorkPackage", "id": 2, "_links": {}}),
        ("1 issue without a name",),
        1,
    ),
    "openproject: links null": Export(
        "op.json", _op({"_type": "WorkPackage", "id": 2, "subject": "A", "_links": None}), (), 1
    ),
    "redmine: cut": Export(
        "rm.json",
        _cut(REDMINE),
        (
            ":1: is not JSON: expecting property name enclosed in double quotes",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "redmine: no issues": Export("rm.json", _redmine(), ("has no issue", "without it only open ones are given")),
    "redmine: an error": Export(
        "rm.json", as_json({"errors": ["You are not authorized to access this page."]}), ("not authorized",)
    ),
    "redmine: the first of many pages": Export("rm.json", _redmine(_rm(1), total=312), ("has 1 of 312",), 1),
    "redmine: without subjects": Export(
        "rm.json", _redmine(_rm(1), _rm(2, None), _rm(3, "")), ("2 issues without a name",), 1
    ),
    "redmine: ids twice, null, a list": Export(
        "rm.json", _redmine(_rm(1), _rm(1), _rm(None), _rm([])), ("1 duplicate issue",), 1
    ),
    "redmine: parents in a circle": Export(
        "rm.json", _redmine(_rm(1, parent={"id": 2}), _rm(2, parent={"id": 1})), ("circle",), 2
    ),
    "redmine: a hundred percent, not closed": Export(
        "rm.json",
        _redmine(_rm(1, done_ratio=100), _rm(2, done_ratio="100"), _rm(3, done_ratio=-1), _rm(4, done_ratio=1e9)),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        4,
    ),
    "redmine: dates that are none": Export(
        "rm.json",
        _redmine(_rm(1, due_date="9999-12-31"), _rm(2, due_date="31.12.2026"), _rm(3, due_date=20261231)),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        3,
    ),
}

DESKS: dict[str, Export] = {
    "servicenow: cut": Export(
        "sn.json",
        _cut({"result": [_sn(1, "A"), _sn(2, "B")]}),
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
                "result": [_sn(1, "A")],
                "error": {"message": "Transaction cancelled: maximum execution time exceeded", "detail": None},
                "status": "failure",
            }
        ),
        ("is an error message of ServiceNow ('Transaction cancelled: maximum", "export it again"),
    ),
    "servicenow: no rows": Export("sn.json", _result(), ("has no rows",)),
    "servicenow: only incidents": Export(
        "sn.json",
        _result(_sn(1, "A", sys_class_name="incident", number="INC1")),
        ("has nothing of a plan, only 1 row of incident", "export the project (pm_project), its tasks (pm_pro"),
    ),
    "servicenow: no names, the same twice": Export(
        "sn.json",
        _result(_sn(1, "A"), _sn(1, "A"), _sn(2, ""), _sn(3, None)),
        ("1 duplicate row left out", "2 rows without a name left out"),
        1,
    ),
    "servicenow: parents in a circle": Export(
        "sn.json", _result(_sn(1, "A", parent=f"{2:032x}"), _sn(2, "B", parent=f"{1:032x}")), ("circle",), 2
    ),
    "servicenow: states unknown": Export(
        "sn.json",
        _result(_sn(1, "A", state="77"), _sn(2, "B", state="Parkiert"), _sn(3, "C", state=""), _sn(4, "D", state={})),
        ("the status '77', which is not known", "the status 'Parkiert', which is not known"),
        4,
    ),
    "servicenow: exactly ten thousand rows": Export(
        "sn.json",
        lambda: json.dumps({"result": [_sn(n, f"T{n}") for n in range(10_000)]}),
        ("has exactly 10,000 rows",),
        10_000,
    ),
    "servicenow: dates of 1970, and none": Export(
        "sn.json",
        _result(_sn(1, "A", end_date="1970-01-01 00:00:00"), _sn(2, "B", end_date="tomorrow"), _sn(3, "C", end_date=7)),
        ("end_date 'tomorrow' is not read as a day", "end_date '7' is not read as a day"),
        3,
    ),
    "connectwise: cut": Export(
        "cw.json",
        _cut([_cw(1, "A")]),
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
        as_json([_cw(1, "A"), _cw(1, "A"), _cw(2, None), _cw(3, "")]),
        ("1 duplicate row left out", "2 rows without a name left out"),
        1,
    ),
    "connectwise: parents in a circle": Export(
        "cw.json", as_json([_cw(1, "A", parentTicketId=2), _cw(2, "B", parentTicketId=1)]), ("circle",), 2
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
        "cw.json", as_json([_cw(1, "A", status={"name": "Enjoying the view"})]), (), 1
    ),
    "connectwise: exactly one page": Export(
        "cw.json", as_json([_cw(n, f"T{n}") for n in range(25)]), ("exactly 25 rows",), 25
    ),
    "autotask: cut": Export(
        "at.json",
        _cut({"items": [_at(1, "A")]}),
        (
            ":1: is not JSON: expecting property name enclosed in double quotes",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "autotask: an error": Export("at.json", as_json({"errors": ["User is locked"]}), ("User is locked",)),
    "autotask: no rows": Export(
        "at.json", _items(), ("has nothing of a plan", "export the project (Projects), its Phases and Task")
    ),
    "autotask: not the last page": Export(
        "at.json", _items(_at(1, "A"), nextPageUrl="https://x/next"), ("export the other pages",), 1
    ),
    "autotask: no titles, the same twice": Export(
        "at.json",
        _items(_at(1, "A"), _at(1, "A"), _at(2, None), _at(3, "")),
        ("1 duplicate row left out", "2 rows without a name left out"),
        1,
    ),
    "autotask: a status that is not in the list": Export(
        "at.json",
        _items(_at(1, "A", status=99), _at(2, "B", status="5"), _at(3, "C", status=None), _at(4, "D", status=5)),
        ("the status '99' is not known",),
        4,
        2,
    ),
    "autotask: phases in a circle": Export(
        "at.json",
        _items(*[{"id": n, "projectID": 7, "title": f"P{n}", "parentPhaseID": p} for n, p in ((1, 2), (2, 1), (3, 3))]),
        ("circle",),
        3,
    ),
    "autotask: dates of 1970 and 9999": Export(
        "at.json",
        _items(_at(1, "A", endDateTime="1970-01-01T00:00:00Z"), _at(2, "B", completedDateTime="9999-12-31T00:00:00Z")),
        (),
        2,
    ),
}

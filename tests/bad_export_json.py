"""What is called JSON and is none, or is that of no tool."""

import json

from bad_export import Export, as_is, as_json
from bad_export_shapes import LOGIN, rm
from tracker_samples import JIRA, REDMINE

NOT_JSON: dict[str, Export] = {
    "json: a login page": Export("export.json", as_is(LOGIN), ("is a web page", "export it again")),
    "json: a login page behind a byte order mark": Export(
        "export.json",
        as_is("\ufeff\r\n" + LOGIN),
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
        lambda: json.dumps([rm(1, "Übergabe")], ensure_ascii=False).encode("latin-1"),
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
        lambda: json.dumps({"issues": [rm(1, extra="DEEP")], "total_count": 1}).replace(
            '"DEEP"', "[" * 50_000 + "]" * 50_000
        ),
        (":1: is nested deeper than 32 levels", "no record needs that: take brackets away"),
    ),
    "json: a number of 10,000 digits": Export(
        "export.json",
        lambda: json.dumps({"issues": [rm(1, done_ratio="BIG")], "total_count": 1}).replace('"BIG"', "9" * 10_000),
        (),
        1,
    ),
    "json: an exponent beyond all numbers": Export(
        "export.json",
        lambda: json.dumps({"issues": [rm(1, done_ratio="BIG")], "total_count": 1}).replace('"BIG"', "1e999"),
        (),
        1,
    ),
    "json: 1,600,000 objects": Export(
        "export.json",
        lambda: '{"issues":[' + "{}," * 1_600_000 + "{}]}",
        ("has more than 1,500,000 objects and lists", "export one project"),
    ),
    "json: NaN": Export(
        "export.json", lambda: json.dumps({"issues": [rm(1, done_ratio=float("nan"))], "total_count": 1}), (), 1
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
        lambda: json.dumps({"issues": [rm(1)]}) + json.dumps({"issues": [rm(2)]}),
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

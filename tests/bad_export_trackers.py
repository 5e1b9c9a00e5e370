"""Broken, hostile and odd exports of OpenProject, Redmine, GitHub and GitLab."""

import json

from bad_export import Export, as_json
from bad_export_shapes import cut, gh, gl, op, redmine, rm
from tracker_samples import GITHUB, GITLAB, OPENPROJECT, REDMINE, work_package

TRACKERS: dict[str, Export] = {
    "github: cut": Export(
        "gh.json",
        cut(GITHUB),
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
        as_json([gh(1, pull_request={"url": "x"}), gh(2, pull_request={"url": "x"})]),
        ("has pull requests but no issue", "export the issues of the repository"),
    ),
    "github: full first page": Export(
        "gh.json",
        as_json([gh(n) for n in range(1, 31)]),
        (
            "no issue in it is closed, so perhaps only the open ones were exported",
            "has exactly 30 rows, so there may be more",
        ),
        30,
    ),
    "github: without titles": Export(
        "gh.json", as_json([gh(1), gh(2, None), gh(3, "")]), ("2 issues without a name",), 1
    ),
    "github: the same number twice": Export("gh.json", as_json([gh(1), gh(1)]), ("1 duplicate issue",), 1),
    "github: boxes that refer in a circle": Export(
        "gh.json", as_json([gh(1, body="- [ ] #2"), gh(2, body="- [ ] #3"), gh(3, body="- [x] #1")]), ("circle",), 3
    ),
    "github: 5,000 boxes in one text": Export(
        "gh.json", lambda: json.dumps([gh(1, body="- [ ] box\n" * 5_000)]), (), 5_001
    ),
    "github: 1,000 boxes each below the last": Export(
        "gh.json", lambda: json.dumps([gh(1, body="\n".join("  " * n + "- [ ] b" for n in range(1_000)))]), (), 30
    ),
    "github: a body of brackets": Export(
        "gh.json", as_json([gh(1, body="[" * 100_000), gh(2, body="- [ ] " + "*" * 50_000)]), (), 3
    ),
    "github: state unknown": Export(
        "gh.json",
        as_json([gh(1, state="frozen"), gh(2, state=None), gh(3, state=1)]),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        3,
    ),
    "github: closed as not planned": Export(
        "gh.json", as_json([gh(1, state="closed", state_reason="not_planned")]), (), 1
    ),
    "gitlab: cut": Export(
        "gl.json",
        cut(GITLAB),
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
        as_json([gl(1, None), gl(2, state=None), gl(None, "B"), gl(4)]),
        (
            "1 issue without a number left out",
            "1 issue without a name left out",
            "no issue in it is closed, so perhaps only the open ones were exported",
        ),
        2,
    ),
    "gitlab: dates of 1970 and words": Export(
        "gl.json",
        as_json([gl(1, due_date="1970-01-01"), gl(2, due_date="soon"), gl(3, due_date=7)]),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        3,
    ),
    "gitlab: epics in a circle": Export(
        "gl.json", as_json([gl(1, epic={"iid": 1, "title": "A"}), gl(2, epic=[])]), (), 2
    ),
    "openproject: cut": Export(
        "op.json",
        cut(OPENPROJECT),
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
        "op.json", op(), ("has no work package", "take the filters away, or check what you may see")
    ),
    "openproject: not all pages": Export("op.json", op(work_package(1, "A", "New"), total=88), ("has 1 of 88",), 1),
    "openproject: parents in a circle": Export(
        "op.json",
        op(
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
        op(work_package(1, "A", "New"), {"_type": "WorkPackage", "id": 2, "_links": {}}),
        ("1 issue without a name",),
        1,
    ),
    "openproject: links null": Export(
        "op.json", op({"_type": "WorkPackage", "id": 2, "subject": "A", "_links": None}), (), 1
    ),
    "redmine: cut": Export(
        "rm.json",
        cut(REDMINE),
        (
            ":1: is not JSON: expecting property name enclosed in double quotes",
            "write what is missing there (quotes, brackets), or",
        ),
    ),
    "redmine: no issues": Export("rm.json", redmine(), ("has no issue", "without it only open ones are given")),
    "redmine: an error": Export(
        "rm.json", as_json({"errors": ["You are not authorized to access this page."]}), ("not authorized",)
    ),
    "redmine: the first of many pages": Export("rm.json", redmine(rm(1), total=312), ("has 1 of 312",), 1),
    "redmine: without subjects": Export(
        "rm.json", redmine(rm(1), rm(2, None), rm(3, "")), ("2 issues without a name",), 1
    ),
    "redmine: ids twice, null, a list": Export(
        "rm.json", redmine(rm(1), rm(1), rm(None), rm([])), ("1 duplicate issue",), 1
    ),
    "redmine: parents in a circle": Export(
        "rm.json", redmine(rm(1, parent={"id": 2}), rm(2, parent={"id": 1})), ("circle",), 2
    ),
    "redmine: a hundred percent, not closed": Export(
        "rm.json",
        redmine(rm(1, done_ratio=100), rm(2, done_ratio="100"), rm(3, done_ratio=-1), rm(4, done_ratio=1e9)),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        4,
    ),
    "redmine: dates that are none": Export(
        "rm.json",
        redmine(rm(1, due_date="9999-12-31"), rm(2, due_date="31.12.2026"), rm(3, due_date=20261231)),
        ("no issue in it is closed, so perhaps only the open ones were exported",),
        3,
    ),
}

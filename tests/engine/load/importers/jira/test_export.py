"""Jira: pages of `/rest/api/2/search` and `/rest/api/3/search/jql` as Atlassian publishes them (the Jira Cloud platform
REST API, "Issue search"; field names as in the published clients jira.js and hi-jira2), and what is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tracker_samples import JIRA, JIRA_TEXT, jira_issue, jira_status

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.jira.text import plain_text
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.elements import Status

Refused = Callable[..., list[str]]
VOCABULARY = Vocabulary(frozenset({"change-mgmt/submit", "risk/list"}), frozenset(), frozenset())
GUIDE = Guide(VOCABULARY)
WORDS: Any = {"summary": "A task", "issuetype": {"name": "Task"}}


def _tree(value: Any, guide: Guide = GUIDE) -> Tree:
    (tree,) = read_trees(Source("f.json", json.dumps(value).encode()), guide)
    return tree


def _tasks(*issues: Any, guide: Guide = GUIDE) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = _tree({"issues": list(issues), "isLast": True}, guide).value["activities"]
    return tasks


def test_a_whole_page() -> None:
    tree = _tree(JIRA)
    assert tree.value == {
        "id": "MOVE",
        "name": "Move to Quarndale",
        "dates": {"go_live": "2026-11-16"},
        "activities": [
            {"name": "Cut-over", "status": "in-progress", "key": "MOVE-1"},
            {
                "name": "Hold the pilot",
                "status": "in-progress",
                "date": "2026-10-30",
                "start": "2026-10-12",
                "owner": "Ann Lee",
                "key": "MOVE-2",
                "parents": ["Cut-over"],
                "notes": plain_text(JIRA_TEXT),
                "covers": ["change-mgmt/submit"],
            },
            {"name": "Ask the users", "status": "planned", "key": "MOVE-9", "parents": ["Cut-over", "Hold the pilot"]},
            {
                "name": "Migrate mailboxes",
                "status": "cancelled",
                "date": "2026-11-14",
                "key": "MOVE-3",
                "parents": ["Mail"],
                "predecessors": ["MOVE-2"],
                "covers": ["risk/list"],
            },
        ],
        "risks": [{"name": "The line is late", "status": "planned", "probability": "High"}],
        "service_changes": [
            {
                "id": "MOVE-5",
                "text": "Switch the mail records",
                "submitted": "2026-10-20",
                "decision": "approved",
                "decided_by": "Bo Ek",
                "decided_on": "2026-10-22",
            }
        ],
    }
    assert tree.place("/activities/1") == ("f.json (MOVE-2)", None)
    assert tree.notes == [
        "read 4 tasks, 1 risk, 1 service change of Jira issues",
        "f.json (MOVE-2): it is closed, but an issue below it is not, so it is read as in progress; "
        "close what is below it in the tracker, or move it elsewhere",
    ]


def test_texts_become_lines() -> None:
    assert plain_text(JIRA_TEXT) == (
        "Why\nAsk @Ann Lee by 2026-11-04\nhttps://wiki.example\n- first\n[x] call\n[ ] write\na | b"
    )
    assert plain_text(" h2. Why\r\nAsk ") == "h2. Why\nAsk"
    nested: Any = {"type": "text", "text": "deep"}
    for _ in range(500):
        nested = {"type": "panel", "content": [nested]}
    assert [plain_text(value) for value in (None, 3, [], {}, "", nested)] == [None] * 6


_ONE, _TWO = jira_issue(1), jira_issue(2, "Another")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"startAt": 0, "maxResults": 50, "total": 2, "issues": [_ONE, _TWO]}),
        json.dumps([{"issues": [_ONE], "nextPageToken": "x"}, {"issues": [_TWO], "isLast": True}]),
        "\n".join(json.dumps({"issues": [one]}) for one in (_ONE, _TWO)),
        "".join(json.dumps({"issues": [one]}, indent=1) for one in (_ONE, _TWO)),
        json.dumps([_ONE, _TWO]),
        "\n".join(map(json.dumps, (_ONE, _TWO))),
        "\ufeff" + json.dumps({"issues": [_ONE, _ONE, _TWO]}, indent=1),
    ],
    ids=["page", "pages", "lines of pages", "pages behind each other", "issues", "lines of issues", "twice, BOM"],
)
@pytest.mark.parametrize("name", ["f.json", "f.jsonl", "f"])
def test_pages(text: str, name: str) -> None:
    (tree,) = read_trees(Source(name, text.encode()), GUIDE)
    assert [task["key"] for task in tree.value["activities"]] == ["MOVE-1", "MOVE-2"]
    assert not [note for note in tree.notes if "export" in note or "fetch" in note]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            {"startAt": 0, "total": 312},
            "f.json: has 1 of 312 issues; export the others, too: put all pages into one file, one a line",
        ),
        (
            {"nextPageToken": "abc", "isLast": False},
            "f.json: is not the last page; fetch the others, too (nextPageToken): "
            "put all pages into one file, one a line",
        ),
    ],
)
def test_a_page_that_is_not_the_last(page: Any, told: str) -> None:
    assert told in _tree({"issues": [_ONE], **page}).notes


def _bare(number: int) -> dict[str, Any]:
    return {"id": str(number), "key": f"MOVE-{number}", "self": f"https://x.atlassian.net/rest/api/3/issue/{number}"}


def test_issues_without_fields(refused: Refused) -> None:
    source = Source("f.json", json.dumps({"issues": [_bare(1), _bare(2)], "isLast": True}).encode())
    (told,) = refused(read_trees, source, GUIDE)
    assert told.startswith("f.json: has issues with nothing but id and key; ask for the fields: add fields=*all")
    tree = _tree({"issues": [_ONE, _bare(2)]})
    assert len(tree.value["activities"]) == 1
    assert any("1 issues have nothing but id and key" in note for note in tree.notes)


def test_no_issue(refused: Refused) -> None:
    source = Source("f.json", b'{"startAt": 0, "maxResults": 50, "total": 0, "issues": []}')
    assert refused(read_trees, source, GUIDE) == [
        "f.json: has no issue; check the JQL of the search and whether you may see the project"
    ]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": jira_status("Neu", "new")}, "planned"),
        ({"status": jira_status("Irgendwas", "indeterminate")}, "in-progress"),
        ({"status": jira_status("Irgendwas", "done")}, "done"),
        ({"status": jira_status("Cancelled", "done")}, "cancelled"),
        ({"status": jira_status("Done", "done"), "resolution": {"name": "Duplicate"}}, "cancelled"),
        ({"status": jira_status("Done", "done"), "resolution": {"name": "Won\u2019t Do"}}, "cancelled"),
        ({"status": {"name": "Closed"}}, "done"),
        ({"status": {"name": "Closed"}, "resolution": {"name": "Out of our hands"}}, None),
        ({"status": jira_status("Erledigt", "done"), "resolution": {"name": "Wird nicht erledigt"}}, "cancelled"),
        ({"status": jira_status("Terminé", "done"), "resolution": {"name": "Doublon"}}, "cancelled"),
        ({"status": jira_status("Listo", "done"), "resolution": {"name": "Listo"}}, "done"),
        ({"status": jira_status("Done", "done"), "resolution": {"name": "Deferred"}}, None),
        ({"status": jira_status("Done", "done"), "resolution": {"name": "Unresolved"}}, None),
        ({"status": jira_status("Will not be made", "done")}, None),
        ({"status": jira_status("On hold", "done")}, None),
        ({"status": {"name": "Frobbed"}}, None),
        ({}, None),
    ],
)
def test_statuses(fields: Any, status: Status | None) -> None:
    (task,) = _tasks(jira_issue(1, **fields))
    assert task.get("status") == status


def test_what_people_say_of_a_status_goes_first() -> None:
    guide = Guide(VOCABULARY, statuses={"Ready for CAB": "planned"})
    (task,) = _tasks(jira_issue(1, status=jira_status("ready for cab", "indeterminate")), guide=guide)
    assert task["status"] == "planned"
    tree = _tree({"issues": [jira_issue(n, status={"name": "Frobbed"}) for n in (1, 2)]})
    assert tree.notes[1:] == [
        "f.json (MOVE-1): 2 tasks have the status 'Frobbed', which is not known; "
        'say what it means: --status "Frobbed=planned" (or in-progress, done, cancelled)'
    ]


def test_a_resolution_that_is_not_known_is_told_with_what_to_write() -> None:
    issue = jira_issue(1, status=jira_status("Done", "done"), resolution={"name": "Parked"})
    assert _tree({"issues": [issue]}).notes[1] == (
        "f.json (MOVE-1): 1 task has the resolution 'Parked', which is not known; "
        'say what it means: --status "Parked=planned" (or in-progress, done, cancelled)'
    )
    (task,) = _tasks(issue, guide=Guide(VOCABULARY, statuses={"parked": "planned"}))
    assert task["status"] == "planned"
    (task,) = _tasks(issue, guide=Guide(VOCABULARY, statuses={"done": "done"}))
    assert "status" not in task


def test_the_day_of_an_old_resolution_is_not_that_of_an_open_issue() -> None:
    days = {"resolutiondate": "2026-09-01T10:00:00.000+0000", "duedate": "2026-12-01"}
    dates = [_tasks(jira_issue(1, status=jira_status("S", key), **days))[0]["date"] for key in ("new", "done")]
    assert dates == ["2026-12-01", "2026-09-01"]


def test_of_two_versions_the_newer_counts() -> None:
    old = jira_issue(1, status=jira_status("Done", "done"), updated="2026-09-01T10:00:00.000+0200")
    new = jira_issue(1, status=jira_status("Open", "new"), updated="2026-09-01T09:00:00.000+0000")
    for pair in ((old, new), (new, old)):
        assert [task["status"] for task in _tasks(*pair)] == ["planned"]
    assert _tree({"issues": [old, new]}).notes[0] == "read 1 task of Jira issues; 1 duplicate issue left out"


def test_epic_links_are_known_by_the_epics_they_name() -> None:
    epic = jira_issue(1, "Pilot", issuetype={"name": "Epic"})
    tasks = _tasks(jira_issue(2, customfield_11111="MOVE-1"), jira_issue(3, customfield_11111="MOVE-2"), epic)
    assert [task.get("parents") for task in tasks] == [["Pilot"], None, None]


def test_circles_of_parents_are_cut_and_told() -> None:
    tree = _tree({"issues": [jira_issue(n, f"T{n}", parent={"key": f"MOVE-{3 - n}"}) for n in (1, 2)]})
    assert [task["parents"] for task in tree.value["activities"]] == [["T2"], ["T1"]]
    assert tree.notes[1] == "f.json (MOVE-1): its parents go round in a circle; mend them in the tracker"


def test_several_releases_are_no_go_live() -> None:
    releases = [{"name": "1", "releaseDate": "2026-11-01"}, {"name": "2", "releaseDate": "2026-12-01"}]
    assert "dates" not in _tree({"issues": [jira_issue(1, fixVersions=releases)]}).value
    assert "dates" not in _tree({"issues": [jira_issue(1, fixVersions=[{"name": "1"}])]}).value


def _change(status: Any, **fields: Any) -> dict[str, Any]:
    value = _tree({"issues": [jira_issue(1, issuetype={"name": "Change"}, status=status, **fields)]}).value
    (change,) = value["service_changes"]
    assert value["activities"] == []
    return dict(change)


@pytest.mark.parametrize(
    ("word", "category", "decisions", "decision"),
    [
        ("Implementing", "indeterminate", None, None),
        ("Completed", "done", None, None),
        ("Awaiting approval", "indeterminate", None, "pending"),
        ("Declined", "done", None, "rejected"),
        ("Canceled", "done", ["approved"], "withdrawn"),
        ("Implementing", "indeterminate", ["approved", "declined"], "rejected"),
        ("Implementing", "indeterminate", ["approved", None], "pending"),
        ("Implementing", "indeterminate", ["approved"], "approved"),
    ],
)
def test_decisions_on_changes_only_where_they_are_said(
    word: str, category: str, decisions: list[str | None] | None, decision: str | None
) -> None:
    approvals = [{"name": "CAB", "approvers": [], "finalDecision": one} for one in decisions or ()]
    assert _change(jira_status(word, category), customfield_1=approvals).get("decision") == decision


def test_a_draft_of_a_change_is_no_request() -> None:
    draft = jira_issue(1, issuetype={"name": "Change"}, status=jira_status("Draft", "new"))
    tree = _tree({"issues": [draft, jira_issue(2)]})
    assert "service_changes" not in tree.value
    assert tree.notes[0].endswith("; 1 draft of a change left out")


def _round(day: str | None, decision: str | None, **votes: str) -> dict[str, Any]:
    """As Jira Service Management answers (docs.atlassian.com, "Get approvals": ApprovalDTO)."""
    approvers = [{"approver": {"displayName": name}, "approverDecision": vote} for name, vote in votes.items()]
    completed = {"iso8601": f"{day}T10:00:00+0000"} if day else None
    return {"name": "CAB", "finalDecision": decision, "approvers": approvers, "completedDate": completed}


def test_of_several_rounds_of_approval_the_last_decides() -> None:
    first = _round("2026-10-02", "declined", Ann="declined")
    second = _round("2026-10-09", "approved", Bob="approved", Cid="declined")
    keys = ("decision", "decided_by", "decided_on")
    working = jira_status("Implementing", "indeterminate")
    for rounds in ([first, second], [second, first]):
        change = _change(working, customfield_1=rounds)
        assert [change[key] for key in keys] == ["approved", "Bob", "2026-10-09"]
    change = _change(working, customfield_1=[_round("2026-10-10", "declined", Eve="approved", Ann="declined"), second])
    assert [change[key] for key in keys] == ["rejected", "Ann", "2026-10-10"]
    assert _change(working, customfield_1=[_round(None, "pending"), first])["decision"] == "pending"
    change = _change(jira_status("Declined", "done"), customfield_1=[second])
    assert [change.get(key) for key in keys] == ["rejected", None, None]


def test_a_change_is_in_place_only_when_it_is_done_and_not_declined() -> None:
    on = {"resolutiondate": "2026-11-01T09:00:00.000+0000"}
    assert _change(jira_status("Completed", "done"), **on)["implemented_on"] == "2026-11-01"
    for status in (jira_status("Declined", "done"), jira_status("Failed", "done"), jira_status("Open", "new")):
        assert "implemented_on" not in _change(status, **on)


def test_change_requests_of_software_projects_stay_tasks() -> None:
    request = jira_issue(1, issuetype={"name": "Change request"})
    assert len(_tasks(request)) == 1
    request["fields"]["project"]["projectTypeKey"] = "service_desk"
    assert _tasks(request) == []

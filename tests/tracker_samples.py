"""Exports of trackers, written in the published shapes of their APIs; the companies and people are made up."""

from typing import Any

Value = dict[str, Any]


def jira_issue(number: int, summary: str = "A task", **fields: Any) -> Value:
    """An issue as `/rest/api/2/search` gives it (Atlassian, "The Jira Cloud platform REST API")."""
    key = f"MOVE-{number}"
    given: Value = {"summary": summary, "project": {"key": "MOVE", "name": "Move to Quarndale"}}
    return {
        "id": str(10_000 + number),
        "key": key,
        "self": f"https://x/rest/api/2/issue/{number}",
        "fields": given | fields,
    }


def jira_status(name: str, category: str) -> Value:
    """A status with its category: new, indeterminate or done."""
    return {"name": name, "statusCategory": {"id": 2, "key": category, "name": name}}


JIRA_TEXT: Value = {
    "type": "doc",
    "version": 1,
    "content": [
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Why"}]},
        {
            "type": "paragraph",
            "content": [
                {"type": "text", "text": "Ask "},
                {"type": "mention", "attrs": {"id": "1", "text": "@Ann Lee"}},
                {"type": "text", "text": " by ", "marks": [{"type": "strong"}]},
                {"type": "date", "attrs": {"timestamp": "1793750400000"}},
                {"type": "hardBreak"},
                {"type": "inlineCard", "attrs": {"url": "https://wiki.example"}},
            ],
        },
        {
            "type": "bulletList",
            "content": [
                {
                    "type": "listItem",
                    "content": [{"type": "paragraph", "content": [{"type": "text", "text": "first"}]}],
                }
            ],
        },
        {
            "type": "taskList",
            "content": [
                {"type": "taskItem", "attrs": {"state": "DONE"}, "content": [{"type": "text", "text": "call"}]},
                {"type": "taskItem", "attrs": {"state": "TODO"}, "content": [{"type": "text", "text": "write"}]},
            ],
        },
        {
            "type": "table",
            "content": [
                {
                    "type": "tableRow",
                    "content": [
                        {
                            "type": "tableCell",
                            "content": [{"type": "paragraph", "content": [{"type": "text", "text": cell}]}],
                        }
                        for cell in ("a", "b")
                    ],
                }
            ],
        },
    ],
}

JIRA: Value = {
    "isLast": True,
    "names": {"customfield_10020": "Probability", "customfield_10015": "Start date"},
    "issues": [
        jira_issue(
            1,
            "Cut-over",
            issuetype={"name": "Epic", "hierarchyLevel": 1},
            status=jira_status("Laufend", "indeterminate"),
            fixVersions=[{"name": "1.0", "releaseDate": "2026-11-16", "released": False}],
        ),
        jira_issue(
            2,
            "Hold the pilot",
            issuetype={"name": "Task"},
            status=jira_status("Fertig", "done"),
            resolution={"name": "Done"},
            resolutiondate="2026-10-30T09:00:00.000+0000",
            duedate="2026-11-01",
            customfield_10014="MOVE-1",
            customfield_10015="2026-10-12",
            assignee={"displayName": "Ann Lee"},
            description=JIRA_TEXT,
            labels=["change-mgmt/submit", "urgent"],
            issuelinks=[
                {
                    "type": {"name": "Blocks", "inward": "is blocked by", "outward": "blocks"},
                    "outwardIssue": {"key": "MOVE-3"},
                }
            ],
            subtasks=[{"key": "MOVE-9", "fields": {"summary": "Ask the users", "status": jira_status("Open", "new")}}],
        ),
        jira_issue(
            3,
            "Migrate mailboxes",
            issuetype={"name": "Sub-task", "subtask": True},
            parent={"key": "OPS-7", "fields": {"summary": "Mail"}},
            status=jira_status("Closed", "done"),
            resolution={"name": "Won't Do"},
            duedate="2026-11-14",
            customfield_10050={"value": "risk/list"},
        ),
        jira_issue(
            4,
            "The line is late",
            issuetype={"name": "Risk"},
            status=jira_status("Open", "new"),
            customfield_10020={"value": "High"},
        ),
        jira_issue(
            5,
            "Switch the mail records",
            issuetype={"name": "[System] Change"},
            status=jira_status("Awaiting implementation", "indeterminate"),
            created="2026-10-20T09:00:00.000+0000",
            customfield_10060=[
                {
                    "name": "CAB",
                    "finalDecision": "approved",
                    "approvers": [{"approver": {"displayName": "Bo Ek"}, "approverDecision": "approved"}],
                    "completedDate": {"iso8601": "2026-10-22T10:00:00+0000"},
                }
            ],
        ),
    ],
}

GITHUB: list[Value] = [
    {
        "url": "https://api.github.com/repos/acme/intranet/issues/12",
        "html_url": "https://github.com/acme/intranet/issues/12",
        "number": 12,
        "title": "Launch",
        "state": "open",
        "state_reason": None,
        "body": "Why\n\n## Before\n\n- [ ] #13\n- [ ] #99\n- [x] Back up the **data**\n  - [ ] Test the [restore](http://x)\n"
        "- [ ] ~~Tell the press~~\n\n## After\n\n1. [ ] Watch the error rate\n\n<!-- - [ ] template -->\n",
        "milestone": {"number": 1, "title": "1.0", "due_on": "2026-12-01T08:00:00Z"},
        "labels": [{"name": "change-mgmt/submit"}],
        "assignees": [{"login": "ann"}, {"login": "bo"}],
        "closed_at": None,
    },
    {
        "url": "https://api.github.com/repos/acme/intranet/issues/13",
        "number": 13,
        "title": "Pilot",
        "state": "closed",
        "state_reason": "completed",
        "body": None,
        "labels": [],
        "closed_at": "2026-11-01T10:00:00Z",
    },
    {
        "url": "https://api.github.com/repos/acme/intranet/issues/14",
        "number": 14,
        "title": "Blog",
        "state": "closed",
        "state_reason": "not_planned",
        "body": "- [ ] Write\n- [x] Draft",
        "labels": [],
        "closed_at": "2026-11-02T10:00:00Z",
    },
    {"number": 15, "title": "Fix", "state": "open", "pull_request": {"url": "https://x/pulls/15"}},
]

GITLAB: list[Value] = [
    {
        "id": 901,
        "iid": 7,
        "project_id": 4,
        "title": "Hypercare",
        "description": "* [ ] Agree the exit\n* [x] Name the team\n* [~] Fax",
        "state": "opened",
        "labels": ["status::in progress", "risk/list"],
        "milestone": {"title": "Go-live", "due_date": "2026-11-30"},
        "epic": {"iid": 2, "title": "Service"},
        "assignees": [{"name": "Ann Lee", "username": "ann"}],
        "due_date": "2026-11-20",
        "task_completion_status": {"count": 2, "completed_count": 1},
        "weight": 3,
        "web_url": "https://gitlab.example/ops/desk/-/issues/7",
        "references": {"short": "#7", "full": "ops/desk#7"},
        "links": [{"iid": 8, "link_type": "is_blocked_by"}],
    },
    {"id": 902, "iid": 8, "title": "Train", "state": "closed", "closed_at": "2026-11-10T08:00:00Z", "labels": []},
    {
        "id": 903,
        "iid": 9,
        "title": "Old",
        "state": "closed",
        "closed_at": "2026-11-10T08:00:00Z",
        "labels": ["wontfix"],
    },
]


def work_package(number: int, subject: str, status: str, **more: Any) -> Value:
    """A work package as `/api/v3/work_packages` gives it (openproject.org, "API: Work Packages")."""
    links: Value = {"status": {"href": "/api/v3/statuses/1", "title": status}, "project": {"title": "Move"}}
    return {"_type": "WorkPackage", "id": number, "subject": subject, **more, "_links": links | more.get("_links", {})}


OPENPROJECT: Value = {
    "_type": "WorkPackageCollection",
    "total": 3,
    "count": 3,
    "_embedded": {
        "elements": [
            work_package(
                1,
                "Roll-out",
                "In progress",
                startDate="2026-10-01",
                dueDate="2026-11-30",
                _links={"type": {"title": "Phase"}, "parent": {"href": None}},
            ),
            work_package(
                2,
                "Train the desk",
                "Closed",
                dueDate="2026-11-02",
                percentageDone=100,
                description={"format": "markdown", "raw": "Two *days*", "html": "<p>Two days</p>"},
                customField3="risk/list",
                _links={
                    "parent": {"href": "/api/v3/work_packages/1", "title": "Roll-out"},
                    "assignee": {"title": "Ann Lee"},
                },
            ),
            work_package(
                3,
                "Go-live",
                "Frozen",
                date="2026-11-16",
                _links={
                    "type": {"title": "Milestone"},
                    "parent": {"href": "/api/v3/work_packages/77", "title": "Programme"},
                    "customField5": {"title": "change-mgmt/submit"},
                },
                _embedded={
                    "relations": {
                        "_embedded": {
                            "elements": [
                                {
                                    "_type": "Relation",
                                    "type": "follows",
                                    "_links": {
                                        "from": {"href": "/api/v3/work_packages/3"},
                                        "to": {"href": "/api/v3/work_packages/2"},
                                    },
                                }
                            ]
                        }
                    }
                },
            ),
        ]
    },
}

REDMINE: Value = {
    "total_count": 3,
    "offset": 0,
    "limit": 25,
    "issues": [
        {
            "id": 41,
            "project": {"id": 1, "name": "Move"},
            "tracker": {"id": 2, "name": "Task"},
            "status": {"id": 5, "name": "Closed", "is_closed": True},
            "subject": "Order the line",
            "start_date": "2026-09-01",
            "due_date": "2026-09-20",
            "done_ratio": 100,
            "assigned_to": {"id": 3, "name": "Ann Lee"},
            "closed_on": "2026-09-22T08:00:00Z",
            "relations": [{"id": 1, "issue_id": 41, "issue_to_id": 42, "relation_type": "precedes", "delay": 0}],
        },
        {
            "id": 42,
            "project": {"id": 1, "name": "Move"},
            "status": {"id": 1, "name": "New"},
            "subject": "Test the line",
            "description": "From both ends",
            "parent": {"id": 41},
            "done_ratio": 30,
            "fixed_version": {"id": 9, "name": "Go-live"},
            "custom_fields": [{"id": 1, "name": "golive", "value": "risk/list"}, {"id": 2, "value": ["a", "b"]}],
        },
        {"id": 43, "project": {"id": 1, "name": "Move"}, "status": {"id": 8, "name": "Parked"}, "subject": "Cable"},
    ],
}

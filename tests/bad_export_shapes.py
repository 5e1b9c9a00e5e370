"""Exports of trackers and service desks in small, to be broken."""

import json
from collections.abc import Callable
from typing import Any

from bad_export import as_json
from tracker_samples import jira_status

DONE, NEW = jira_status("Done", "done"), jira_status("To Do", "new")

LOGIN = "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><form/></body></html>"


def jira(*issues: Any, **page: Any) -> Callable[[], str]:
    return as_json({"startAt": 0, "maxResults": 50, "total": len(issues), **page, "issues": list(issues)})


def cut(value: Any, by: int = 40) -> Callable[[], str]:
    return lambda: json.dumps(value)[:-by]


def redmine(*issues: Any, total: Any = None) -> Callable[[], str]:
    return as_json(
        {"issues": list(issues), "total_count": len(issues) if total is None else total, "offset": 0, "limit": 25}
    )


def rm(number: Any, subject: Any = "A", **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "subject": subject,
        "project": {"id": 1, "name": "P"},
        "status": {"id": 1, "name": "New"},
        **fields,
    }


def gh(number: Any, title: Any = "A", **fields: Any) -> dict[str, Any]:
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


def gl(number: Any, title: Any = "A", **fields: Any) -> dict[str, Any]:
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


def op(*packages: Any, total: Any = None) -> Callable[[], str]:
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


def sn(at: int, name: Any, **fields: Any) -> dict[str, Any]:
    return {
        "sys_id": f"{at:032x}",
        "sys_class_name": "pm_project_task",
        "number": f"PRJTASK{at}",
        "short_description": name,
        "state": "1",
        **fields,
    }


def result(*rows: Any) -> Callable[[], str]:
    return as_json({"result": list(rows)})


def cw(number: Any, summary: Any, **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "summary": summary,
        "recordType": "ProjectTicket",
        "project": {"id": 5, "name": "P"},
        "status": {"id": 1, "name": "New"},
        "closedFlag": False,
        **fields,
    }


def at(number: Any, title: Any, **fields: Any) -> dict[str, Any]:
    return {"id": number, "projectID": 7, "title": title, "taskNumber": f"T2026.{number}", "status": 1, **fields}


def items(*rows: Any, **page: Any) -> Callable[[], str]:
    return as_json({"items": list(rows), "pageDetails": {"count": len(rows), "nextPageUrl": None, **page}})

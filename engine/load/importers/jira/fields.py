"""What the fields of Jira issues are called, and what of other issues and of activities stands in them."""

import re
from typing import Any

from golive.engine.load.importers.jira.text import plain_text
from golive.engine.load.importers.json_export import objects_at, text_of

KEY = re.compile(r"[A-Z][A-Z0-9_]{1,30}-\d{1,9}")


def names_of(value: Any) -> dict[str, str]:
    """From the id of a field to its name, as `expand=names` gives them."""
    pages = value if isinstance(value, list) else [value]
    names = (page["names"] for page in pages if isinstance(page, dict) and isinstance(page.get("names"), dict))
    return {key: name for one in names for key, name in one.items() if isinstance(name, str)}


def is_epic(fields: dict[str, Any]) -> bool:
    """Whether an issue is an epic, by its level or by the name of its type."""
    level = fields["issuetype"].get("hierarchyLevel") if isinstance(fields.get("issuetype"), dict) else None
    return level == 1 or (text_of(fields, "issuetype", "name") or "").casefold() == "epic"


def links(all_fields: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """From an issue to those before it, by the links of either side."""
    before: dict[str, list[str]] = {}
    for key, fields in all_fields.items():
        for link in objects_at(fields, "issuelinks"):
            inward, outward = text_of(link, "inwardIssue", "key"), text_of(link, "outwardIssue", "key")
            said = (text_of(link, "type", "outward" if outward else "inward") or "").casefold()
            is_block = (text_of(link, "type", "name") or "").casefold() in ("blocks", "blocker", "block")
            if inward and (is_block or said in ("is blocked by", "depends on")):
                before.setdefault(key, []).append(inward)
            elif outward and said == "depends on":
                before.setdefault(key, []).append(outward)
            elif outward and outward in all_fields and (is_block or said == "blocks"):
                before.setdefault(outward, []).append(key)
    return before


def texts_for_ids(fields: dict[str, Any]) -> list[str | None]:
    """Labels and the texts of custom fields, in which ids of activities may stand."""
    labels = fields.get("labels")
    texts: list[str | None] = [one for one in labels if isinstance(one, str)] if isinstance(labels, list) else []
    for name, value in fields.items():
        if name.startswith("customfield_"):
            values = value if isinstance(value, list) else [value]
            texts += [one if isinstance(one, str) else text_of(one, "value") for one in values]
            texts += [plain_text(one) for one in values if isinstance(one, dict) and one.get("type") == "doc"]
    return texts

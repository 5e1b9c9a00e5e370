"""Files that are no record and of no format that is read: what they are, so that nobody mends them by hand."""

import json
import re
from difflib import get_close_matches
from typing import Any

from golive.engine.load.importers.json_export import has_too_many, unread_json
from golive.engine.load.json_text import not_json
from golive.engine.load.limits import MAX_EXPORT_BYTES, MAX_OBJECTS, MAX_TEXT_BYTES
from golive.engine.load.quoting import shown
from golive.engine.load.source import Source, refuse
from golive.schemas.record import Fragment, PortfolioRecord, Record

_LOOKED_AT = 4_096
_TAKE_AWAY = "take away what stands before it, or export it again"
_JSON = re.compile(r"""["\[{\d-]|(true|false|null)\b""")
_OWN = {*Record.model_fields, *PortfolioRecord.model_fields, *Fragment.model_fields}
_FEW, _NEAR = 5, 0.75  # keys that are compared, and how near a misspelt one is to what was meant
_ANYBODYS = {"id", "name", "type"}


def refuse_foreign(source: Source) -> None:
    """Raise InputError where the content is plainly not what the name of the file says, or that of another tool."""
    start = source.data[:_LOOKED_AT].decode("utf-8-sig", "replace").lstrip()
    suffix = source.path.lower().rpartition(".")[2]
    if not start or "\0" in start or start.startswith("<"):
        return
    if suffix == "xml":
        raise _begins_otherwise(source, start, "XML begins with <")
    if suffix == "json" and not _JSON.match(start):
        raise _begins_otherwise(source, start, "JSON begins with { or [")
    if suffix not in ("yaml", "yml") and start[0] in "[{":
        _refuse_json(source)


def _begins_otherwise(source: Source, start: str, rule: str) -> Exception:
    line = source.data.count(b"\n", 0, source.data.find(start[:1].encode())) + 1
    first = shown(start.split("\n", 1)[0].strip())
    return refuse(source.path, f"begins with {first}, and {rule}; {_TAKE_AWAY}", line)


def _refuse_json(source: Source) -> None:
    source.refuse_above(MAX_EXPORT_BYTES, "an export")
    if has_too_many(source):
        what = f"has more than {MAX_OBJECTS:,} objects and lists"
        raise refuse(source.path, f"{what}; export one project, fewer fields, or split it")
    value = unread_json(source)
    if isinstance(value, json.JSONDecodeError) and len(source.data) > MAX_TEXT_BYTES:
        raise not_json(value, source.path)
    if _is_of_another(value):
        first = value[0] if isinstance(value, list) else value
        if "baseline_version" in first:
            given = "give it with --baseline to `golive check`, beside the record"
            raise refuse(source.path, f"is a baseline, no record and no report; {given}", 1)
        keys = ", ".join(shown(key) for key in list(first)[:4])
        what = f"is JSON of no tool that is read (it has {keys}{', ...' if len(first) > 4 else ''})"
        raise refuse(source.path, f"{what}; export the tasks as a table, or write a record (`golive init`)", 1)


def _is_of_another(value: Any) -> bool:
    """Whether it holds lists or objects under keys none of which is one of a record; a list: nothing but such."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) and _has_no_own(one) for one in value)
    return (
        isinstance(value, dict) and _has_no_own(value) and any(isinstance(one, list | dict) for one in value.values())
    )


def _has_no_own(value: dict[str, Any]) -> bool:
    """Whether no key is one of a record, nor nearly one: who misspelt a key is told so."""
    foreign = value.keys() - _OWN
    if not foreign or (_OWN & value.keys()) - _ANYBODYS:
        return False
    return not any(get_close_matches(str(key), _OWN - {"projects"}, 1, _NEAR) for key in list(foreign)[:_FEW])

"""A report as the text of which its receipt has a digest, and whether a report that was read is still that text."""

import hashlib
import json
from typing import Any

from pydantic_core import to_json

from golive.schemas.receipt import Receipt
from golive.schemas.report import Report

_RESULT = "result"


def parts_of(report: Report, end: str = "") -> list[str]:
    """Each field of the report as `"name":value` in JSON; `end` stands after each finding.

    Findings keep their text, which many reports share.
    """
    told = [name for name in Report.model_fields if name != "baseline" or report.baseline is not None]
    return [f'"{name}":{_part(report, name, end)}' for name in told]


def _part(report: Report, name: str, end: str) -> str:
    value = getattr(report, name)
    if name not in ("activities", "rules") or not value:
        return to_json(value).decode()
    return f"[{end}" + f",{end}".join([finding.as_json for finding in value]) + f"{end}]"


def result_of(report: Report, receipt: Receipt) -> str:
    """The digest of the report with that receipt, as it is written without its `result`."""
    *parts, _ = parts_of(report)
    parts.append(f'"receipt":{receipt.model_dump_json(exclude={_RESULT})}')
    return _hash("{" + ",".join(parts) + "}")


def is_as_written(value: dict[str, Any]) -> bool:
    """Whether the JSON of a report, parsed, is what its receipt says; spaces and line ends do not count."""
    receipt = {**value["receipt"]}
    result = receipt.pop(_RESULT, None)
    text = json.dumps({**value, "receipt": receipt}, ensure_ascii=False, separators=(",", ":"))
    return bool(_hash(text) == result)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

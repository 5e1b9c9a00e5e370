"""Reports as JSON with their receipts, read with what tells whether somebody changed them."""

import json
from dataclasses import dataclass
from typing import Any

from golive.engine.errors import InputError
from golive.engine.load.binary import refuse_binary
from golive.engine.load.limits import MAX_EXPORT_BYTES
from golive.engine.load.model import build
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.receipt.written import is_as_written
from golive.schemas.receipt import Receipt
from golive.schemas.report import Report

_WRITE = "`golive check RECORD -f json:report.json` writes one"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A report that was read. `untouched`: whether it is as golive wrote it, by its own receipt."""

    report: Report
    receipt: Receipt
    untouched: bool


def read_sealed(source: Source) -> list[Sealed]:
    """The reports of a file, one or one a line; raises InputError, also where one has no receipt."""
    source.refuse_above(MAX_EXPORT_BYTES, "a report")
    text = source.text(_WRITE.replace("one", "a report"))
    refuse_binary(source)
    whole = _parsed(text, source.path, None)
    if whole is not None:
        return [_sealed(whole, source.path, None)]
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    values = [(number, _parsed(line, source.path, number)) for number, line in lines]
    return [_sealed(value, source.path, number) for number, value in values]


def _parsed(text: str, path: str, line: int | None) -> Any:
    """The value of a JSON text; None for a whole file that may be one of JSON Lines."""
    try:
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_refused)
    except json.JSONDecodeError as error:
        if line is None and error.msg == "Extra data":
            return None
        message = f"is no report, as it is no JSON ({error.msg.lower()}); {_WRITE}"
        raise refuse(path, message, error.lineno if line is None else line) from None
    except (ValueError, RecursionError) as error:
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise refuse(path, f"is no report that golive wrote: {why}", line) from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in value if names.count(name) > 1)
        raise ValueError(f"{twice[:60]!r} stands twice in it")
    return value


def _refused(word: str) -> Any:
    raise ValueError(f"it has {word}")


def _sealed(value: Any, path: str, line: int | None) -> Sealed:
    if not isinstance(value, dict) or "report_version" not in value:
        is_answer = isinstance(value, dict) and isinstance(value.get("report"), dict)
        what = "is an answer of `golive gate`, not a report" if is_answer else "is no report"
        raise refuse(path, f"{what}; {_WRITE}", line)
    if not isinstance(value.get("receipt"), dict):
        why = (
            "carries no receipt, so that nobody can tell what it was made from; an older golive wrote it, or it was cut"
        )
        raise refuse(path, f"{why}; {_WRITE} that does", line)
    report, problems = build(Report, Tree(path, value, lambda: {"": (path, line)}))
    if report is None or report.receipt is None:
        raise InputError(problems)
    return Sealed(report, report.receipt, is_as_written(value))

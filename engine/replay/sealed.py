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
    """A report that was read, with its JSON as a value. `untouched`: whether it fits the digest that it carries."""

    report: Report
    receipt: Receipt
    value: dict[str, Any]
    untouched: bool


def read_signable(source: Source) -> list[Sealed]:
    """The reports in what is to be signed: of a file of reports, of an answer of `golive gate`; none in other files.

    Raises InputError for JSON that is neither, and for a report without a receipt: both would pass for reports.
    """
    if not _may_be_report(source):
        return []
    source.refuse_above(MAX_EXPORT_BYTES, "a report")
    whole = _parsed(source.text(_WRITE.replace("one", "a report")), source.path, None)
    if isinstance(whole, dict) and isinstance(whole.get("report"), dict) and "report_version" in whole["report"]:
        return [_sealed(whole["report"], source.path, None)]
    return read_sealed(source)


def _may_be_report(source: Source) -> bool:
    begins = source.data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return source.path.lower().endswith((".json", ".jsonl")) or begins in (b"{", b"[", b"")


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
    return Sealed(report, report.receipt, value, is_as_written(value))

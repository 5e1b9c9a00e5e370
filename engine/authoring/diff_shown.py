"""Two rulesets compared, as text or JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from golive.engine.authoring.editions_compared import Change, Compared
from golive.engine.report.formats.text import wrapped

_FIELDS = {"severity": "severity", "due": "due", "mandatory": "mandatory", "left_out": "left out"}


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs; `old` and `new` are how the rulesets are named to people."""

    old: str
    new: str
    changes: Sequence[Change]
    records: Sequence[Compared]

    @property
    def flips(self) -> int:
        """How many outcomes and verdicts flip, over all records."""
        return sum(len(one.flips) for one in self.records)


def text(difference: Difference, width: int) -> str:
    """The entries that changed, then a paragraph a record, then a summary."""
    width = max(40, min(width, 100))
    lines = wrapped(f"{difference.old} -> {difference.new}", width, "    ")
    lines += [""] if difference.changes else []
    lines += [line for change in difference.changes for line in wrapped(_change(change), width, "      ", "  ")]
    for record in difference.records:
        lines += ["", *_record(record, width)]
    return "\n".join([*lines, "", *_summary(difference, width)]) + "\n"


def as_json(difference: Difference) -> str:
    """The same as one line of JSON; a flip with the id null is that of the verdict."""
    value = {
        "old": difference.old,
        "new": difference.new,
        "entries": [asdict(change) for change in difference.changes],
        "records": [asdict(record) for record in difference.records],
        "flips": difference.flips,
    }
    return json.dumps(value, ensure_ascii=False) + "\n"


def _change(change: Change) -> str:
    if change.what == "new":
        return f"new: {change.id} ({change.after})"
    if change.what == "removed":
        return f"removed: {change.id} ({change.before})"
    return f"{change.id}: {_FIELDS[change.what]}: {change.before} -> {change.after}"


def _record(record: Compared, width: int) -> Iterator[str]:
    verdict = record.before if record.before == record.after else f"{record.before} -> {record.after}"
    yield from wrapped(f"{record.record}, gate {record.gate}: {verdict}", width, "    ")
    for flip in record.flips:
        if flip.id is not None:
            yield from wrapped(f"{flip.id}: {flip.before} -> {flip.after}", width, "      ", "  ")


def _summary(difference: Difference, width: int) -> list[str]:
    verdicts = sum(one.before != one.after for one in difference.records)
    outcomes = difference.flips - verdicts
    many = len(difference.records)
    over = f"{many} record{'' if many == 1 else 's'}"
    if not difference.flips:
        return [f"nothing flips on {over}"]
    said = f"{outcomes} outcome{'' if outcomes == 1 else 's'} and {verdicts} verdict{'' if verdicts == 1 else 's'} flip"
    return wrapped(f"{said} on {over}", width)

"""The texts of a report without the files and lines in them, which say nothing of the project."""

import re
from collections.abc import Iterator

from golive.schemas.report import Report

_PLACE = r"(?::[1-9]\d*| \([^()]+\))"
_PATH = re.compile(rf"(?P<path>.+?){_PLACE}?")
_DAY = r"(?:(?P<day>\d{4}-\d\d-\d\d), )?"
_ANY = rf"[^()]+?{_PLACE}"


class Bare:
    """Takes places out of the texts of one report, whatever its files are called."""

    def __init__(self, report: Report) -> None:
        found = {path["path"] for where in _told(report) if (path := _PATH.fullmatch(where))}
        files = [f"{re.escape(path)}{_PLACE}?" for path in sorted(found, key=len, reverse=True)]
        self._place = re.compile(rf" \({_DAY}(?:{'|'.join([*files, _ANY])})\)")

    def text(self, text: str) -> str:
        """The text without places; days stay."""
        return self._place.sub(lambda found: f" ({found['day']})" if found["day"] else "", text)


def _told(report: Report) -> Iterator[str]:
    """Every place that the report gives apart from a text."""
    yield report.record.source
    for fact in report.facts.values():
        yield from fact.where
    for finding in report.findings:
        for reason in finding.because:
            yield from reason.where
    for activity in report.activities:
        yield from (piece.where for piece in activity.evidence)
        yield from (one.where for one in activity.perhaps)
    yield from (waiver.where for waiver in report.waivers)

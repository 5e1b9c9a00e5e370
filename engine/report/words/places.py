"""Where in a file a finding is seen: the tasks that cover it or may, the facts that it rests on, the record."""

import os
import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from golive.engine.evaluate.verdict import Finding
from golive.schemas.report import ActivityFinding, Report

_LINE = re.compile(r"(?P<path>.+):(?P<line>[1-9]\d*)")
_ROW = re.compile(r"(?P<path>.+?) \((?P<row>[^()]+)\)")
# How remarks write an element with its place: `CHG-42 (plan.yaml:13)`, `Move (plan.json (SHOP-10))`.
_TOLD = re.compile(r"(?P<name>.+) \((?P<where>[^()]+:[1-9]\d*|[^()]+ \([^()]+\))\)(?: and \d+ more)?")
_NOT_TEXT = (".xlsx", ".xlsm", ".xls", ".ods", ".mpp", ".mpx", ".pod", ".xer", ".zip")
_NO_FILE = ("-", "")
_MOST = 10  # places of one finding; GitHub shows the first only


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and what is known of the place in it: a line of a text, or a row or key as people find it."""

    path: str
    line: int | None = None
    row: str | None = None

    @property
    def uri(self) -> str | None:
        """The file as a URI, relative as it was given; None where it came from no file."""
        if self.path in _NO_FILE or self.path.startswith("<"):
            return None
        path = PurePath(self.path)
        return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))

    @property
    def is_text(self) -> bool:
        """Whether a line means something in the file."""
        return not self.path.lower().endswith(_NOT_TEXT)


@dataclass(frozen=True, slots=True)
class Seen:
    """A place with the task, activity or fact that is there; the record itself has the pointer of the whole."""

    place: Place
    name: str
    pointer: str
    kind: str


def place_of(where: str) -> Place:
    """The parts of a place as reports write it: `plan.csv:12`, `plan.mpp (ID 12)` or `plan.csv`."""
    if line := _LINE.fullmatch(where):
        return Place(line["path"], int(line["line"]))
    if row := _ROW.fullmatch(where):
        return Place(row["path"], row=row["row"])
    return Place(where)


def seen_in(report: Report, finding: Finding) -> list[Seen]:
    """Where a finding is to be seen, what there is of it first, at most ten; the record where there is nothing."""
    found = [*_evidence(finding), *_elements(finding), *_reasons(finding)]
    unique = list({(one.place, one.kind): one for one in reversed(found)}.values())[::-1]
    return unique[:_MOST] or [_record(report)]


def _evidence(finding: Finding) -> list[Seen]:
    if not isinstance(finding, ActivityFinding):
        return []
    told = [(piece.where, piece.name, piece.pointer) for piece in finding.evidence]
    told += [(perhaps.where, perhaps.name, perhaps.pointer) for perhaps in finding.perhaps]
    return [Seen(place_of(where), name, pointer, "task") for where, name, pointer in told]


def _elements(finding: Finding) -> list[Seen]:
    """The elements that the remarks of a rule name."""
    if isinstance(finding, ActivityFinding):
        return []
    parts = [_TOLD.fullmatch(part) for remark in finding.remarks for part in remark.split("; ")]
    return [Seen(place_of(told["where"]), told["name"], "", "element") for told in parts if told]


def _reasons(finding: Finding) -> list[Seen]:
    return [Seen(place_of(where), one.says, one.name, "fact") for one in finding.because for where in one.where]


def _record(report: Report) -> Seen:
    seen = report.record
    return Seen(Place(seen.source), seen.name or seen.id or seen.source, "", "record")

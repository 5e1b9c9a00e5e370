"""The table of ITIL processes and process groups: where the holes are."""

from collections.abc import Sequence
from dataclasses import dataclass

from golive.engine.evaluate.verdict import Finding
from golive.engine.report.words.actions import RULES, Grouping, sections_of
from golive.engine.report.words.html_words import headline
from golive.schemas.report import ActivityFinding, Report


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its place in the order of all findings and the heading that each grouping gives it."""

    finding: Finding
    at: int
    headings: dict[Grouping, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many of the activities of one process and process group are lacking."""

    process: str
    group: str
    lacking: int
    blockers: int
    applicable: int
    undecided: int
    first: str

    @property
    def level(self) -> str:
        """How bad it is: unknown, none, some, most or all."""
        if not self.applicable:
            return "unknown"
        if not self.lacking:
            return "none"
        if self.lacking == self.applicable:
            return "all"
        return "most" if self.lacking * 2 >= self.applicable else "some"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of processes and process groups; None is a cell in which nothing applies."""

    heading: str
    cells: list[Cell | None]
    total: Cell | None


def matrix_of(report: Report, placed: Sequence[Placed]) -> tuple[list[Row], Row, list[str]]:
    """The rows in which something applies, the line of totals, and the processes in which nothing does."""
    groups = [headline(group) for group in report.process_groups]
    rows: list[Row] = []
    without: list[str] = []
    for process in (s.heading for s in sections_of(report, "process") if s.heading != RULES):
        there = [one for one in placed if one.headings["process"] == process]
        row = _row(there, process, groups)
        if row.total is None:
            without.append(process)
        else:
            rows.append(row)
    return rows, _row(placed, "", groups), without


def _row(placed: Sequence[Placed], process: str, groups: Sequence[str]) -> Row:
    cells = [_cell([one for one in placed if one.headings["group"] == group], process, group) for group in groups]
    return Row(process, cells, _cell(placed, process, ""))


def _cell(placed: Sequence[Placed], process: str, group: str) -> Cell | None:
    every = [one.finding for one in placed if isinstance(one.finding, ActivityFinding)]
    findings = [finding for finding in every if finding.outcome != "not-applicable"]
    if not findings:
        return None
    lacking = [finding for finding in findings if finding.outcome in ("missing", "open")]
    undecided = sum(1 for finding in findings if finding.outcome == "undecided")
    return Cell(
        process=process,
        group=group,
        lacking=len(lacking),
        blockers=sum(1 for finding in lacking if finding.severity == "blocker"),
        applicable=len(findings) - undecided,
        undecided=undecided,
        first=(lacking or findings)[0].id,
    )

"""What a baseline says of a report, in the words of every format. It never changes the verdict."""

from golive.engine.compare.baseline import state_of
from golive.engine.evaluate.verdict import Finding
from golive.schemas.report import Report

_MARKS = {"new": ", new", "worse": ", worse than in the baseline", "known": ", known"}


def baseline_words(report: Report) -> list[str]:
    """How much is known and how much is new, then what is to be said loudly; nothing without a baseline."""
    seen = report.baseline
    if seen is None:
        return []
    of = f" of {seen.as_of}" if seen.as_of else ""
    worse = f", {len(seen.worse)} worse than there" if seen.worse else ""
    told = [f"{len(seen.known)} known from {seen.source}{of}; {len(seen.new)} new{worse}"]
    if seen.unknown:
        told.append(f"{len(seen.unknown)} not known any more, which is no mending")
    if seen.fixed or seen.gone:
        gone = f", {len(seen.gone)} no longer asked" if seen.gone else ""
        told.append(f"{len(seen.fixed)} fixed{gone}: run --create-baseline again")
    return [*told, *seen.says]


def beside_words(report: Report, finding: Finding) -> str:
    """Whether the finding is new, known or worse; empty without a baseline."""
    return _MARKS.get(state_of(report).get(finding.id, ""), "")


def new_findings(report: Report) -> list[Finding]:
    """What is new or worse, in the order of the report; empty without a baseline."""
    states = state_of(report)
    return [finding for finding in report.findings if states.get(finding.id) in ("new", "worse")]

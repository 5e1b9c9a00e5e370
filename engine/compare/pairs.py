"""Which of several reports are on the same record."""

from collections.abc import Sequence

from golive.engine.compare.compare import compare
from golive.schemas.comparison import Comparisons
from golive.schemas.report import Report

Pair = tuple[Report, Report]


def compare_all(old: Sequence[Report], new: Sequence[Report]) -> Comparisons:
    """Each old report compared with the new one on the same record, and the records that have no counterpart."""
    pairs = paired(old, new)
    olds, news = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    return Comparisons.of(
        [compare(one, other) for one, other in pairs],
        [report.record for report in old if id(report) not in olds],
        [report.record for report in new if id(report) not in news],
    )


def paired(old: Sequence[Report], new: Sequence[Report]) -> list[Pair]:
    """The reports on the same record: by its id, else by its name; one of each is a pair whatever they are called."""
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    left = [*new]
    pairs: list[Pair] = []
    for key in ("id", "name"):
        for one in [report for report in old if not any(report is pair[0] for pair in pairs)]:
            value = getattr(one.record, key)
            other = next((report for report in left if value and getattr(report.record, key) == value), None)
            if other is not None and not (key == "name" and one.record.id and other.record.id):
                pairs.append((one, other))
                left.remove(other)
    return pairs

"""A baseline made of reports, and reports looked at beside one: what is known, what is new, what is fixed."""

from collections.abc import Iterable, Mapping, Sequence

from golive.engine.compare.identity import record_key
from golive.engine.compare.places import Bare
from golive.engine.compare.weight import Weight, told_outcome, weight_of
from golive.engine.errors import UsageError
from golive.engine.evaluate.verdict import Finding, is_condition
from golive.schemas.baseline import BASELINE_VERSION, Baseline, Known, KnownRecord
from golive.schemas.report import BaselineSeen, Report

_FEW = 5  # names in a sentence


def baseline_of(reports: Iterable[Report]) -> Baseline:
    """What stands against go in the reports, in an order that stays; raises UsageError for two records of one name."""
    records: dict[str, KnownRecord] = {}
    for report in reports:
        key = record_key(report)
        if key in records:
            raise UsageError(f"two records are called {key!r}, and a baseline keeps them apart by id; give each an id")
        records[key] = _known_record(report, key)
    return Baseline(baseline_version=BASELINE_VERSION, records=[records[key] for key in sorted(records)])


def seen_beside(reports: Sequence[Report], baseline: Baseline, path: str) -> list[Report]:
    """The reports, each with what the baseline says of it; the verdict stays what it is."""
    known = {one.record: one for one in baseline.records}
    keys = [record_key(report) for report in reports]
    idle = tuple(sorted(set(known) - set(keys)))
    return [
        report.model_copy(update={"baseline": _seen(report, known.get(key), path, idle)})
        for report, key in zip(reports, keys, strict=True)
    ]


def counts_as_new(report: Report, finding: Finding) -> bool:
    """Whether a finding that stands is none that the baseline knows, or weighs more than there; without one always."""
    seen = report.baseline
    return seen is None or finding.id in seen.new or finding.id in seen.worse


def _known_record(report: Report, key: str) -> KnownRecord:
    bare = Bare(report)
    standing = [finding for finding in report.findings if is_condition(finding, report.gate)]
    return KnownRecord(
        record=key,
        ruleset=report.ruleset.id,
        version=report.ruleset.version,
        gate=report.gate,
        as_of=report.as_of,
        findings=[_known(report, finding, bare) for finding in sorted(standing, key=lambda finding: finding.id)],
    )


def _known(report: Report, finding: Finding, bare: Bare) -> Known:
    weight = weight_of(report, finding, bare)
    return Known(
        id=finding.id,
        outcome=weight.outcome,
        severity=finding.severity,
        title=finding.title,
        overdue=weight.overdue,
        about=sorted(weight.about),
        more=weight.more or None,
    )


def _seen(report: Report, known: KnownRecord | None, path: str, idle: tuple[str, ...]) -> BaselineSeen:
    bare = Bare(report)
    before = {one.id: one for one in known.findings} if known else {}
    standing = {f.id: weight_of(report, f, bare) for f in report.findings if is_condition(f, report.gate)}
    outcomes = {finding.id: told_outcome(finding) for finding in report.findings}
    settled = [name for name in before if name in outcomes and name not in standing]
    part = bool(report.selected or report.ignored)
    gone = () if part else tuple(sorted(name for name in before if name not in outcomes))
    return BaselineSeen(
        source=path,
        as_of=known.as_of if known else None,
        known=tuple(name for name, now in standing.items() if name in before and not _worse(now, before[name])),
        new=tuple(name for name in standing if name not in before),
        worse=tuple(name for name, now in standing.items() if name in before and _worse(now, before[name])),
        fixed=tuple(name for name in settled if outcomes[name] != "undecided"),
        unknown=tuple(name for name in settled if outcomes[name] == "undecided"),
        gone=gone,
        says=tuple(_says(report, known, idle, gone)),
    )


def _worse(now: Weight, known: Known) -> bool:
    was = Weight(known.outcome, known.severity, True, known.overdue, frozenset(known.about), int(known.more or 0))
    return now.worse_than(was)


def _says(report: Report, known: KnownRecord | None, idle: Sequence[str], gone: Sequence[str]) -> Iterable[str]:
    """What is to be said loudly: the baseline is of something else, or names what there is not."""
    key, ruleset = record_key(report), report.ruleset
    if known is None:
        other = f"it is of {_listed(idle)}" if idle else "it is empty"
        yield f"the baseline says nothing of {key}, so that all is new; {other}"
        return
    if known.ruleset != ruleset.id:
        yield f"the baseline was made with the ruleset {known.ruleset}, and this is {ruleset.id}"
    elif known.version != ruleset.version:
        yield f"the baseline was made with {ruleset.id} {known.version}, and this is {ruleset.version}"
    if known.gate != report.gate:
        yield f"the baseline was made at the gate {known.gate}, and this is {report.gate}"
    if gone:
        yield f"the baseline names what is no activity or rule of {ruleset.id} {ruleset.version}: {_listed(gone)}"
    if idle:
        yield f"the baseline names records that are not here: {_listed(idle)}"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def state_of(report: Report) -> Mapping[str, str]:
    """From the id of each finding that the baseline speaks of, or that is new to it, to new, worse, known or fixed."""
    seen = report.baseline
    if seen is None:
        return {}
    states = {"known": seen.known, "new": seen.new, "worse": seen.worse, "fixed": seen.fixed}
    return {name: state for state, names in states.items() for name in names}

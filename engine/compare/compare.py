"""Two reports on one record compared: what is new, fixed or changed, and why."""

from collections.abc import Iterator

from golive.engine.compare.causes import Causes
from golive.engine.compare.changes import changes_between
from golive.engine.compare.places import Bare
from golive.engine.compare.ways import how_of, is_by_gate, no_longer_known, way_of
from golive.engine.compare.weight import Weight, told_outcome, weight_of
from golive.engine.evaluate.verdict import Finding, is_condition
from golive.schemas.comparison import Change, Compared, Comparison, FindingCompared, How
from golive.schemas.report import Report, RuleFinding
from golive.schemas.words import SEVERITIES

_HOW: tuple[How, ...] = ("new", "changed", "fixed")


def compare(old: Report, new: Report) -> Comparison:
    """What changed from the old report to the new one. Where something stands in a file is told, never compared."""
    compared = _Compared(old, new)
    findings = sorted(compared.findings(), key=_rank)
    return Comparison(
        old=_side(old),
        new=_side(new),
        around=tuple(compared.causes.around),
        facts=tuple(compared.causes.facts.every()),
        findings=tuple(findings),
        same=len({finding.id for finding in (*old.findings, *new.findings)}) - len(findings),
    )


class _Compared:
    """The findings of two reports, pair by pair."""

    def __init__(self, old: Report, new: Report) -> None:
        self._old, self._new = old, new
        self._old_bare, self._new_bare = Bare(old), Bare(new)
        self.causes = Causes(old, new)
        known = {finding.id for finding in old.activities if finding.outcome != "undecided"}
        self._doubtful = [one.title for one in new.activities if one.outcome == "undecided" and one.id in known]

    def findings(self) -> Iterator[FindingCompared]:
        """Those that are not the same."""
        before = {finding.id: finding for finding in self._old.findings}
        after = {finding.id: finding for finding in self._new.findings}
        for name in before | after:
            found = self._one(before.get(name), after.get(name))
            if found is not None:
                yield found

    def _one(self, old: Finding | None, new: Finding | None) -> FindingCompared | None:
        if old is not None and old == new and self._old.gate == self._new.gate:
            return None  # as most are, so that the rest need not be looked at for them
        was = weight_of(self._old, old, self._old_bare) if old else None
        now = weight_of(self._new, new, self._new_bare) if new else None
        changes = self._changes(old, new)
        how = how_of(was, now, changes)
        told = new or old
        if how is None or told is None:
            return None
        because = self.causes.of(old, new, {change.what for change in changes})
        by_gate = is_by_gate(because)
        not_known = no_longer_known(was, now, told.title, self._doubtful)
        return FindingCompared(
            id=told.id,
            title=told.title,
            kind="rule" if isinstance(told, RuleFinding) else "activity",
            how="changed" if by_gate else how,
            way=way_of(was, now, self._unknown(was, now, not_known), by_gate=by_gate),
            not_known=not_known,
            by_gate=by_gate,
            stands=now is not None and now.stands,
            before=told_outcome(old) if old else None,
            after=told_outcome(new) if new else None,
            severity=told.severity,
            due=told.due,
            changes=tuple(changes),
            because=tuple(because),
        )

    def _unknown(self, was: Weight | None, now: Weight | None, not_known: tuple[str, ...]) -> tuple[str, ...]:
        """What may have been named before and is not known now; of a long list nobody can tell which are cut off."""
        cut = was is not None and now is not None and bool(was.more or now.more)
        return (*not_known, *self._doubtful) if cut else not_known

    def _changes(self, old: Finding | None, new: Finding | None) -> list[Change]:
        if old is not None and new is not None:
            return list(changes_between(old, new, self._old_bare, self._new_bare))
        before, after = told_outcome(old) if old else None, told_outcome(new) if new else None
        return [Change(what="outcome", before=before, after=after)]


def _side(report: Report) -> Compared:
    return Compared(
        record=report.record,
        gate=report.gate,
        as_of=report.as_of,
        verdict=report.verdict,
        counts=report.counts,
        rule_counts=report.rule_counts,
        stand=sum(1 for finding in report.findings if is_condition(finding, report.gate)),
        ruleset=report.ruleset,
        profiles=tuple(profile.id for profile in report.profile),
        tool=report.tool,
    )


def _rank(finding: FindingCompared) -> tuple[int, int, int, str]:
    """What got worse first, blockers before the rest; the order does not hang on that of the reports."""
    way = ("worse", "better", "neither").index(finding.way)
    return way, SEVERITIES.index(finding.severity), _HOW.index(finding.how), finding.id

"""Which fields of a finding have another value."""

from collections.abc import Iterator

from golive.engine.compare.evidence import content_of
from golive.engine.compare.places import Bare
from golive.engine.compare.weight import about, told_outcome
from golive.engine.evaluate.verdict import Finding
from golive.schemas.comparison import Change, ChangeWhat
from golive.schemas.report import ActivityFinding, RuleFinding, Waived


def changes_between(old: Finding, new: Finding, old_bare: Bare, new_bare: Bare) -> Iterator[Change]:
    """Every field that differs, the outcome first; places are no difference."""
    before, after = dict(_fields(old, old_bare)), dict(_fields(new, new_bare))
    for what in before | after:
        if before.get(what) != after.get(what):
            yield Change(what=what, before=before.get(what), after=after.get(what))


def _fields(finding: Finding, bare: Bare) -> Iterator[tuple[ChangeWhat, str | None]]:
    yield "outcome", told_outcome(finding)
    yield "severity", finding.severity
    yield "due", finding.due
    yield "mandatory", "yes" if finding.mandatory else "no"
    if isinstance(finding, RuleFinding):
        yield "waived", waived_words(finding.waived) if finding.waived else None
        yield "about", "; ".join(sorted(about(finding, bare))) or None
        return
    yield from _of_activity(finding, bare)


def _of_activity(finding: ActivityFinding, bare: Bare) -> Iterator[tuple[ChangeWhat, str | None]]:
    yield "date", str(finding.date) if finding.date else None
    yield "owner", finding.owner
    yield "overdue", "yes" if finding.overdue else None
    if finding.outcome == "waived":
        yield "waived", "; ".join(sorted(map(bare.text, finding.remarks))) or "yes"
    yield "evidence", "; ".join(sorted(content_of(piece) for piece in finding.evidence)) or None


def waived_words(waived: Waived) -> str:
    """By whom, why, and until when."""
    until = f" until {waived.expires}" if waived.expires else ""
    return f"by {waived.by} on {waived.date}{until}: {waived.reason}"

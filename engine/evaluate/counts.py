"""How many activities, and how many rules, have which outcome."""

from collections import Counter
from collections.abc import Sequence

from golive.schemas.report import ActivityFinding, Counts, RuleCounts, RuleFinding


def counts_of(findings: Sequence[ActivityFinding]) -> Counts:
    """The numbers of a report."""
    number = Counter(finding.outcome for finding in findings)
    covered = number["done"] + number["planned"] + number["open"] + number["waived"]
    return Counts(
        total=len(findings),
        applicable=sum(finding.outcome != "not-applicable" and not _unsure(finding) for finding in findings),
        not_applicable=number["not-applicable"],
        undecided=number["undecided"],
        covered=covered,
        of_which_waived=number["waived"],
        done=number["done"],
        planned=number["planned"],
        open_at_gate=number["open"],
        missing=number["missing"],
        overdue=sum(finding.overdue for finding in findings),
    )


def rule_counts_of(findings: Sequence[RuleFinding]) -> RuleCounts:
    """The numbers of a report on rules."""
    number = Counter(finding.outcome for finding in findings)
    return RuleCounts(
        total=len(findings),
        not_applicable=number["not-applicable"],
        upheld=number["upheld"],
        violated=number["violated"],
        of_which_waived=sum(finding.waived is not None and finding.outcome == "violated" for finding in findings),
        undecided=number["undecided"],
        undecided_waived=sum(finding.waived is not None and finding.outcome == "undecided" for finding in findings),
    )


def _unsure(finding: ActivityFinding) -> bool:
    """Whether it is not even known whether the activity applies."""
    return finding.outcome in ("undecided", "waived") and any(reason.value is None for reason in finding.because)

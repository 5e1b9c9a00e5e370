"""How many activities, and how many rules, have which outcome."""

from collections import Counter
from collections.abc import Sequence

from golive.schemas.report import ActivityFinding, Counts, RuleCounts, RuleFinding


def counts_of(findings: Sequence[ActivityFinding]) -> Counts:
    """The numbers of a report."""
    number = Counter(finding.outcome for finding in findings)
    covered = number["done"] + number["planned"] + number["open"] + number["waived"]
    sure = sum(finding.outcome == "undecided" and not _unsure(finding) for finding in findings)
    return Counts(
        total=len(findings),
        applicable=covered + number["missing"] + sure,
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
        of_which_waived=sum(finding.waived is not None for finding in findings),
        undecided=number["undecided"],
    )


def _unsure(finding: ActivityFinding) -> bool:
    """Whether it is not even known whether the activity applies."""
    return any(reason.value is None for reason in finding.because)

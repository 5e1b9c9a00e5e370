"""What a piece of evidence shows, and what a rule rests on, in the same words in every format."""

import re
from collections.abc import Set

from golive.engine.plain_words import IN_RECORD
from golive.schemas.report import ActivityFinding, EvidenceFound, Perhaps, RuleFinding

# A status that is not given and one that the record contradicts are both "unsaid": neither is known to be done.
_STATUS = {"unsaid": "not known to be done", "in-progress": "in progress"}
_AND_MORE = re.compile(r" and \d+ more$")
_FEW = 5  # pieces that are told in one line
_ON = ("done", "planned", "waived")
BASIS = {
    "said": "A source says it",
    "implied": "It follows from what a source says",
    "expert": "It is our own reading, from practice",
}
# How what the sources ask for is treated where no rule judges it.
HOW = {"elsewhere": "seen to elsewhere", "nothing-to-judge": "nothing to judge", "later": "not built yet"}


def status_words(status: str) -> str:
    """The status of a piece of evidence as a reader would say it."""
    return _STATUS.get(status, status)


def counted_words(piece: EvidenceFound) -> str:
    """The status of a piece of evidence; where the record contradicts it what the record says and what it counts as."""
    if piece.said is None:
        return status_words(piece.status)
    counted = status_words(piece.status)
    return f"said to be {status_words(piece.said)}, {counted if piece.status == 'unsaid' else f'counts as {counted}'}"


def piece_words(piece: EvidenceFound) -> str:
    """The status with its day."""
    if piece.date is None:
        return counted_words(piece)
    if piece.said is not None:
        said, _, counted = counted_words(piece).partition(", ")
        return f"{said}{' on' if piece.said == 'done' else ','} {piece.date}, {counted}"
    return f"{status_words(piece.status)}{' on' if piece.status in _ON else ','} {piece.date}"


# How a piece of evidence covers an activity.
COVERS_BY = {
    "covers": "says so under covers",
    "content": "by its content",
    "waiver": "a waiver",
    "recognised": "recognised in its text",
}


def how_words(piece: EvidenceFound) -> str:
    """How a piece covers the activity; where nobody wrote it, by which words it was recognised."""
    return COVERS_BY[piece.how] + (f": {piece.because}" if piece.because else "")


def recognised_words(piece: EvidenceFound) -> str:
    """That nobody wrote what it covers, and by which words it was recognised; empty where somebody did."""
    return f", recognised: {piece.because}" if piece.how == "recognised" else ""


def perhaps_words(one: Perhaps) -> str:
    """A task that may cover an activity, its place, and why."""
    return f"'{one.name}' ({one.where}), because {one.because}"


def basis_words(rule: RuleFinding) -> str:
    """What a rule stands on, and whether it can be waived."""
    return f"{BASIS[rule.basis]}; no waiver silences it" if rule.mandatory else BASIS[rule.basis]


def grounds(rule: RuleFinding, titles: Set[str]) -> list[str]:
    """What is wrong where a rule is violated: the activities or elements, or where it names none what does not hold.

    Remarks that name nothing but activities of these titles are left out: they are told under the rule.
    """
    if rule.outcome != "violated":
        return list(rule.remarks)
    if rule.remarks:
        return [remark for remark in rule.remarks if not titles >= set(_AND_MORE.sub("", remark).split("; "))]
    # That a field stands in the record at all is what other tests are guarded with; it is no fault.
    telling = [reason for reason in rule.because if not reason.says.endswith(IN_RECORD)]
    return [reason.says for reason in telling if reason.value is False] or [reason.says for reason in telling]


def under_words(finding: ActivityFinding) -> str:
    """An activity in one line, as it is told under a rule."""
    late = f", overdue since {finding.date}" if finding.overdue else ""
    has = "; ".join(f"{piece.name} ({piece_words(piece)})" for piece in finding.evidence[:_FEW])
    has += f"; {len(finding.evidence) - _FEW} more" if len(finding.evidence) > _FEW else ""
    remarks = "".join(f"; {remark}" for remark in finding.remarks)
    remarks += "".join(f"; perhaps '{one.name}' ({one.where})" for one in finding.perhaps[:1])
    terms = "".join(f"; {edition}: {term}" for edition, term in finding.terms.items())
    return f"{finding.outcome}: {finding.title}{late}{f'; has {has}' if has else ''}{remarks}{terms}"

"""What a piece of evidence shows and what a reason says, in the same words in every format."""

from golive.schemas.report import EvidenceFound, Reason, Report

# A status that is not given and one that the record contradicts are both "unsaid": neither is known to be done.
_STATUS = {"unsaid": "not known to be done", "in-progress": "in progress"}
_ON = ("done", "planned", "waived")


def status_words(status: str) -> str:
    """The status of a piece of evidence as a reader would say it."""
    return _STATUS.get(status, status)


def piece_words(piece: EvidenceFound) -> str:
    """The status with its day."""
    if piece.date is None:
        return status_words(piece.status)
    return f"{status_words(piece.status)}{' on' if piece.status in _ON else ','} {piece.date}"


def reason_words(reason: Reason, report: Report) -> str:
    """A reason as a sentence: a fact with yes or no; a test of a field as it stands, for "is no: yes" confuses."""
    if reason.name in report.facts:
        return reason.says
    for told, words in ((": yes", ""), (": no", ": not so"), (": unknown", ": not known")):
        if reason.says.endswith(told):
            return reason.says.removesuffix(told) + words
    return reason.says

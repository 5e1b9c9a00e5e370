"""What is told of one finding below its title, the same in text and in Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from golive.engine.evaluate.verdict import Finding
from golive.engine.report.words.asking import question_of
from golive.engine.report.words.evidence_words import grounds, perhaps_words, piece_words, recognised_words
from golive.schemas.report import Report, RuleFinding

_MOST = 5  # pieces of evidence, and questions, that stand under one finding


@dataclass(frozen=True, slots=True)
class Detail:
    """One line below a title: its label, its text, and a name that is to be copied as it stands."""

    label: str
    text: str
    code: str = ""


def details_of(report: Report, finding: Finding, *, places: bool = True) -> Iterator[Detail]:
    """What it is called, what there is, what is wrong with it, what to answer; with `places` where that stands."""
    if isinstance(finding, RuleFinding):
        under = {activity.title for activity in report.activities if activity.id in finding.activities}
        yield from (Detail("See", ground) for ground in grounds(finding, under))
    else:
        yield from (Detail(title, term) for title, term in finding.terms.items())
        for piece in finding.evidence[:_MOST]:
            where = f", {piece.where}" if places else ""
            yield Detail("Has", f"{piece.name} ({piece_words(piece)}{where}){recognised_words(piece)}")
        if len(finding.evidence) > _MOST:
            yield Detail("Has", f"{len(finding.evidence) - _MOST} more; `golive explain {finding.id}` has them all")
        yield from (Detail("But", remark) for remark in finding.remarks)
        yield from (Detail("Perhaps", perhaps_words(one)) for one in finding.perhaps)
    yield from (Detail("Ask", question_of(report, need), need) for need in finding.needs[:_MOST])
    if len(finding.needs) > _MOST:
        yield Detail("Ask", f"{len(finding.needs) - _MOST} more; `golive questions` has them all")


def id_words(finding: Finding) -> str:
    """The id of a finding; that of a rule says that it is one."""
    return f"rule {finding.id}" if isinstance(finding, RuleFinding) else finding.id


def late_words(finding: Finding) -> str:
    """That it is overdue, empty where it is not."""
    return "" if isinstance(finding, RuleFinding) or not finding.overdue else f", overdue since {finding.date}"

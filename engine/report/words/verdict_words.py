"""What the verdict rests on, in a sentence, and which of the findings it is."""

from golive.engine.report.words.asking import counted
from golive.engine.report.words.headlines import headlines
from golive.schemas.report import Report


def verdict_sentence(report: Report) -> str:
    """What the verdict rests on, in one sentence."""
    number = len(report.verdict.decided_by)
    gate, rules = report.gate, len(_rules(report))
    match report.verdict.result:
        case "not-a-project":
            return "the request can be handled as a ticket; beyond qualifying it nothing is expected."
        case "no-go":
            states = {0: "missing or open", number: "violated"}.get(rules, "missing, open or violated")
            return f"{counted(number, 'blocker')} due by {gate} {_is(number)} {states}."
        case "hold":
            waiting = f"{counted(number, 'blocker')} due by {gate} {_is(number)} undecided"
            return f"{waiting}; answer the questions first."
        case "conditional":
            states = {0: "missing, open", number: "violated"}.get(rules, "missing, open, violated")
            parts = [counted(rules, "rule"), counted(number - rules, "activity")]
            things = " and ".join(part for part in parts if not part.startswith("0 "))
            return f"no blocker stops {gate}, but {things} {_is(number)} {states} or undecided."
        case "go":
            return f"nothing stands against {gate}."


def deciding(report: Report, shown: int) -> str:
    """Which of the first findings the verdict rests on, so that its number and that of the list do not seem at odds."""
    decided = set(report.verdict.decided_by)
    found = headlines(report)
    deciders = [headline for headline in found if decided & {finding.id for finding in headline.every}]
    number = len(deciders)
    if report.verdict.result == "not-a-project":
        return "It has no part in the verdict."
    if not number:
        return f"None of it stands against {report.gate}; all of it is due later."
    if number > shown:
        return f"All of these are among the {number} that decide the verdict."
    under = any(decided & {finding.id for finding in headline.under} for headline in deciders)
    these = "Number 1 decides" if number == 1 else f"Numbers 1 to {number} decide"
    these = (
        f"{these} the verdict, with what stands under {'it' if number == 1 else 'them'}"
        if under
        else f"{these} the verdict"
    )
    if number == len(found):
        return f"{these}."
    rest = {"conditional": "is due later", "no-go": "is undecided, weighs less or is due later"}
    return f"{these}; the rest {rest.get(report.verdict.result, 'weighs less or is due later')}."


def _rules(report: Report) -> list[str]:
    """The rules that decided."""
    return [rule.id for rule in report.rules if rule.id in report.verdict.decided_by]


def _is(number: int) -> str:
    return "is" if number == 1 else "are"

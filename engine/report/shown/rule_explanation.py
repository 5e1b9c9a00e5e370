"""One rule in words, and how its outcome in a report came about."""

from golive.engine.plain_words import describe
from golive.engine.report.formats.text import wrapped
from golive.engine.report.shown.explanation import bullet, cited, labelled, reason_lines
from golive.engine.report.words.actions import due_words, waived_words
from golive.engine.report.words.asking import question_of
from golive.engine.report.words.evidence_words import BASIS, HOW, under_words
from golive.schemas.report import Report, RuleFinding
from golive.schemas.rules import Rule
from golive.schemas.ruleset import Ruleset

_HEAD = {
    "upheld": "It is upheld, because",
    "violated": "It is violated, because",
    "not-applicable": "It does not apply, because",
    "undecided": "Not known is",
}


def explain_rule(ruleset: Ruleset, name: str, width: int) -> str:
    """What the rule asks for, why it matters, what to do, and who says so."""
    rule = next(rule for rule in ruleset.rules if rule.id == name)
    due = "due from plan-baseline on, all the time" if rule.due == "continuous" else f"due by {rule.due}"
    lines = [*wrapped(rule.title, width), *wrapped(f"rule {rule.id}: {rule.severity}, {due}", width), ""]
    lines += labelled("Why", rule.why, width)
    lines += labelled("Do", rule.remedy, width)
    settings = {name: setting.value for name, setting in ruleset.settings.items()}
    lines += labelled("Applies", describe(rule.applies, settings), width)
    lines += labelled("Asks for", describe(rule.requires, settings), width)
    lines += labelled("Judged", rule.reading or "", width)
    lines += labelled("About", "; ".join(_activities(ruleset, rule)), width)
    lines += labelled("Basis", BASIS[rule.basis], width)
    lines += labelled("Waivers", "none silences it" if rule.mandatory else "", width)
    lines += labelled("Sources", "; ".join(cited(ruleset, rule)), width)
    return "\n".join(lines) + "\n"


def explain_not_rule(ruleset: Ruleset, name: str, width: int) -> str:
    """What the sources ask for, and where it is seen to instead of by a rule, or why it is not."""
    other = next(other for other in ruleset.not_rules if other.id == name)
    lines = [*wrapped(other.asks, width), *wrapped(f"{other.id} is no rule: {HOW[other.how]}", width), ""]
    lines += labelled("Instead" if other.how == "elsewhere" else "Why", other.why, width)
    lines += labelled("Sources", "; ".join(cited(ruleset, other)), width)
    return "\n".join(lines) + "\n"


def explain_rule_finding(report: Report, name: str, width: int) -> str:
    """The chain from the record to the outcome of the rule."""
    seen = report.record
    lines = wrapped(f"In {seen.name or seen.id or seen.source}, at gate {report.gate}, as of {report.as_of}", width)
    finding = next((f for f in report.rules if f.id == name), None)
    if finding is None:
        return "\n".join([*lines, f"  it is not evaluated: it is not meant for a {seen.scope}"]) + "\n"
    lines += ["", *wrapped(f"Outcome: {finding.outcome}, due {due_words(finding, report)}", width), ""]
    lines.append(_HEAD[finding.outcome] if finding.because else "It applies to every record.")
    lines += [line for reason in finding.because for line in reason_lines(reason, report, width)]
    lines += _about(finding, report, width)
    return "\n".join(lines) + "\n"


def _about(finding: RuleFinding, report: Report, width: int) -> list[str]:
    """What it is about, what it needs, and which activities stand under it."""
    lines: list[str] = [] if finding.waived is None else ["", *wrapped(f"It is {waived_words(finding.waived)}.", width)]
    activities = {activity.id: activity for activity in report.activities}
    under = [activities[name] for name in finding.activities if name in activities]
    for heading, texts in (
        ("It is about", list(finding.remarks)),
        ("What decides it", [f"{question_of(report, need)} ({need})" for need in finding.needs]),
        ("Activities that are missing or open under it", [f"{under_words(f)} ({f.id})" for f in under]),
    ):
        if texts:
            lines += ["", heading, *(line for text in texts for line in bullet(text, width, 2))]
    return lines


def _activities(ruleset: Ruleset, rule: Rule) -> list[str]:
    titles = {activity.id: activity.title for activity in ruleset.activities}
    return [f"{titles[name]} ({name})" for name in rule.activities]

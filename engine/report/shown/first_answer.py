"""What golive says once it knows more of a plan: what was guessed, and how the verdict and the counts changed."""

from collections.abc import Sequence

from golive.engine.report.formats.text import wrapped
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import Report

_COUNTS = {
    "done": "done",
    "planned": "planned",
    "open": "open_at_gate",
    "missing": "missing",
    "upheld": "upheld",
    "violated": "violated",
    "undecided": "undecided",
    "not applicable": "not_applicable",
}


def first_answer_lines(guessed: Sequence[str], before: Report, after: Report, width: int) -> list[str]:
    """The guesses, one a line, then verdict and counts before and after."""
    lines = [f"Guessed from the plan, to be looked at ({len(guessed)}):" if guessed else "No guess is left to look at."]
    for one in guessed:
        lines += wrapped(f"  {one}", width, "      ")
    was, now = before.verdict.result.upper(), after.verdict.result.upper()
    turned = f"{now} before and now" if was == now else f"{was} -> {now}"
    lines += ["", *wrapped(f"Gate {after.gate}: {turned}: {verdict_sentence(after)}", width, "  ")]
    changed = [_turned(name, _count(before, field), _count(after, field)) for name, field in _COUNTS.items()]
    told = ", ".join(filter(None, changed)) or "nothing changed"
    return [*lines, *wrapped(f"Of {_all(after)} activities and rules: {told}.", width, "  "), ""]


def _turned(name: str, before: int, after: int) -> str:
    return f"{name} {before} -> {after}" if before != after else ""


def _count(report: Report, field: str) -> int:
    """How many activities and rules have the outcome."""
    return sum(getattr(counts, field, 0) for counts in (report.counts, report.rule_counts))


def _all(report: Report) -> int:
    return len(report.activities) + len(report.rules)

"""One activity in words, and how its outcome in a report came about; rule_explanation.py has the same of a rule."""

from collections.abc import Iterator, Sequence

from golive.engine.editions import terms_of
from golive.engine.plain_words import describe, yes_no
from golive.engine.report.formats.text import wrapped
from golive.engine.report.words.actions import due_words
from golive.engine.report.words.addresses import address_of, docs_base
from golive.engine.report.words.asking import question_of
from golive.engine.report.words.evidence_words import how_words, perhaps_words, piece_words
from golive.schemas.activities import Activity
from golive.schemas.report import ActivityFinding, ProfileUsed, Reason, Report
from golive.schemas.rules import NotRule, Rule
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import EditionId

_FRAMEWORKS = {
    "itil4": "ITIL 4 practice",
    "pmbok6": "PMBOK 6 process",
    "pmbok7": "PMBOK 7 domain",
    "iso20000": "ISO/IEC 20000-1:2018 clause",
    "prince2": "PRINCE2 7",
}


def explain_activity(ruleset: Ruleset, name: str, width: int, editions: Sequence[EditionId] = ()) -> str:
    """What the activity is, why it matters, what to do, and who says so, in the words of the editions as well."""
    activity = next(a for a in ruleset.activities if a.id == name)
    lines = [
        *wrapped(activity.title, width),
        *wrapped(f"{activity.id}: {activity.severity}, {_due(activity)}", width),
        "",
    ]
    lines += labelled("Why", activity.why, width)
    lines += labelled("Do", activity.remedy, width)
    lines += labelled("Shown by", activity.shown_by, width)
    lines += labelled("Applies", f"{activity.applies_when} ({describe(activity.applies)})", width)
    lines += labelled("Placed", _placed(activity), width)
    terms = terms_of(activity, editions, ruleset)
    lines += labelled("Called", "; ".join(f"{title}: {term}" for title, term in terms.items()), width)
    lines += labelled("After", ", ".join(activity.depends), width)
    lines += labelled("Same as", ", ".join(activity.same_evidence_as), width)
    lines += labelled("Sources", "; ".join(cited(ruleset, activity)), width)
    also = [f"{label}: {value}" for key, label in _FRAMEWORKS.items() if (value := getattr(activity.also, key))]
    lines += labelled("Also", "; ".join(also), width)
    lines += labelled("In plans", ", ".join(activity.recognise.phrases), width)
    return "\n".join(lines) + "\n"


def explain_page(ruleset: Ruleset, name: str, width: int) -> str:
    """The address of the page of an activity or rule, empty where it is not known where the pages are."""
    return "\n".join([*labelled("Page", address_of(ruleset.id, name) if docs_base() else "", width), ""])


def explain_changes(profiles: Sequence[ProfileUsed], name: str, width: int) -> str:
    """What the profiles changed of the activity, and why."""
    lines: list[str] = []
    for used in profiles:
        for change in used.changes:
            if name in change.changed:
                text = f"the profile {used.id} {change.says}: {change.why}"
                lines += labelled("Changed", text, width)
    return "\n".join(lines) + "\n" if lines else ""


def explain_finding(report: Report, name: str, width: int) -> str:
    """The chain from the record's facts and evidence to the outcome of the activity."""
    seen = report.record
    lines = wrapped(f"In {seen.name or seen.id or seen.source}, at gate {report.gate}, as of {report.as_of}", width)
    finding = next((f for f in report.activities if f.id == name), None)
    if finding is None:
        return "\n".join([*lines, f"  it is not evaluated: it is not meant for a {seen.scope}"]) + "\n"
    late = f", overdue since {finding.date}" if finding.overdue else ""
    lines += ["", *wrapped(f"Outcome: {finding.outcome}, due {due_words(finding, report)}{late}", width), ""]
    lines += _applicability(report, finding, width)
    if finding.outcome != "not-applicable":
        lines += ["", *_coverage(finding, report, width)]
    return "\n".join(lines) + "\n"


def _applicability(report: Report, finding: ActivityFinding, width: int) -> list[str]:
    value = _applies(finding)
    head = {True: "It applies, because", False: "It does not apply, because", None: "Whether it applies is not known:"}
    lines = wrapped(head[value], width)
    for reason in finding.because:
        lines += reason_lines(reason, report, width)
    return lines if finding.because else ["It applies to every record."]


def _applies(finding: ActivityFinding) -> bool | None:
    """What was told of it was told because it applies, also where a fact was counted as yes without being known."""
    if finding.outcome != "undecided":
        return finding.outcome != "not-applicable"
    return None if any(reason.value is None for reason in finding.because) else True


def reason_lines(reason: Reason, report: Report, width: int) -> list[str]:
    """A reason with its place; a fact with what it rests on itself."""
    fact = report.facts.get(reason.name)
    places = reason.where or (fact.where if fact is not None else ())
    where = f" ({', '.join(places)})" if places else ""
    lines = bullet(f"{reason.says}{where}", width, 2)
    if fact is None:
        return lines
    if fact.counted_as is not None:
        lines += bullet(f"not known; counted as {yes_no(fact.counted_as)}", width, 6)
    for inner in fact.because:
        place = f" ({', '.join(inner.where)})" if inner.where else ""
        lines += bullet(f"{inner.says}{place}", width, 6)
    return lines


def _coverage(finding: ActivityFinding, report: Report, width: int) -> list[str]:
    if finding.evidence:
        lines = ["The best evidence for it"]
        for piece in finding.evidence:
            lines += bullet(f"{piece.name}: {piece_words(piece)}; {how_words(piece)} ({piece.where})", width, 2)
    else:
        lines = ["Nothing in the record covers it."]
        lines += [line for one in finding.perhaps for line in bullet(f"perhaps {perhaps_words(one)}", width, 2)]
    lines += [line for remark in finding.remarks for line in bullet(remark, width, 2)]
    if finding.outcome == "open":
        lines += bullet(f"it is due by {finding.due} and not done, so it is open at {report.gate}", width, 2)
    if finding.outcome == "planned":
        lines += bullet(f"it is due by {finding.due}, after {report.gate}, so it may still be planned", width, 2)
    if finding.needs:
        lines += ["", "What decides it"]
        lines += [line for need in finding.needs for line in bullet(f"{question_of(report, need)} ({need})", width, 2)]
    return lines


def _due(activity: Activity) -> str:
    return "due from plan-baseline on, all the time" if activity.due == "continuous" else f"due by {activity.due}"


def _placed(activity: Activity) -> str:
    parts = [activity.group, activity.pmbok or "", activity.itil_process or "no ITIL process"]
    place = " / ".join(part for part in parts if part)
    done = activity.performed
    return f"{place}; performed in {done.group}" if done is not None and done.group != activity.group else place


def cited(ruleset: Ruleset, entry: Activity | Rule | NotRule) -> Iterator[str]:
    """Works and sections that an entry rests on."""
    for source in entry.sources:
        yield f"{ruleset.works[source.work].cited()}, {source.section}"


def labelled(label: str, text: str, width: int) -> list[str]:
    """A text with a label before it; nothing where the text is empty."""
    if not text.strip():
        return []
    first = f"{label + ':':<10}"
    return [first + line if not number else " " * 10 + line for number, line in enumerate(wrapped(text, width - 10))]


def bullet(text: str, width: int, indent: int) -> list[str]:
    """A point of a list."""
    blank = " " * indent
    return wrapped(text, width, f"{blank}  ", f"{blank}- ")

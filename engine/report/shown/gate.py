"""The answer of a gate as text: the verdict, what decided it, and what to do."""

from collections.abc import Iterable, Sequence

from golive.engine.evaluate.verdict import all_findings
from golive.engine.load.quoting import shown
from golive.engine.nearest import did_you_mean
from golive.engine.report.formats.text import Style, plain, wrapped
from golive.engine.report.words.evidence_words import under_words
from golive.engine.report.words.headlines import Headline, headlines
from golive.schemas.gate import GateAnswer, Waiting, Way
from golive.schemas.report import ActivityFinding, Report

_FEW = 10
_GAVE_UP = (
    "Not every way was tried, there are too many: a shorter one may exist, and what no action was found for may have "
    "one. Do the steps above, write them into the record, and ask again."
)
_COLOURS = {"go": "green", "conditional": "yellow", "hold": "yellow", "no-go": "red", "not-a-project": "cyan"}


def render(answers: Sequence[GateAnswer], width: int = 80, style: Style = plain, everything: bool = False) -> str:
    """The answers one below the other; of long lists the first ten, or with `everything` all."""
    most = 10_000 if everything else _FEW
    return "\n".join("\n".join(_one(answer, max(40, min(width, 100)), style, most)) + "\n" for answer in answers)


def _one(answer: GateAnswer, width: int, style: Style, most: int) -> list[str]:
    report = answer.report
    result = report.verdict.result
    seen = report.record
    as_of = f"{report.as_of}{' (today)' if report.as_of_from == 'today' else ''}"
    lines = [
        style(f"Gate {report.gate}: {result.upper()}", _COLOURS[result]),
        *wrapped(f"{seen.name or seen.id or seen.source}, as of {as_of}", width),
        "",
        *_decided(report, width, most),
        *_conditions(report, width),
    ]
    ways = (("conditional", answer.to_conditional), ("go", answer.to_go))
    for title, way in ways:
        if way is not None:
            lines += _way(title, way, report, width, most)
    if answer.to_go is not None:
        said = "so" if all(way is None or _leads(title, way) for title, way in ways) else "what stands above"
        tried = f"Every step was tried: with all of them, golive says {said}."
        lines += wrapped(f"{tried} What is undecided counts as bad as it can be.", width)
    if any(way is not None and way.gave_up for _, way in ways):
        lines += wrapped(_GAVE_UP, width)
    for note in report.notes:
        lines += wrapped(f"Note: {note}.", width, "  ", "")
    return lines


def _decided(report: Report, width: int, most: int) -> list[str]:
    """What the verdict rests on: one headline for one cause, then conditions of earlier gates and facts."""
    ids = report.verdict.decided_by
    deciders = [head for head in headlines(report) if any(finding.id in ids for finding in head.every)]
    told = {finding.id for head in deciders for finding in head.every}
    rest = [name for name in ids if name not in told]
    number = len(deciders) + len(rest)
    more = "" if number == len(ids) else f" causes, {len(ids)} findings"
    lines = [f"Decided by {number}{more}:"] if ids else []
    for head in deciders[:most]:
        lines += _headline(report, head, width)
    for name in rest[: most - len(deciders[:most])]:
        lines += wrapped(_other(report, name), width, "    ", "  - ")
    return [*lines, *_more(number, most), *([""] if ids else [])]


def _headline(report: Report, head: Headline, width: int) -> list[str]:
    found = head.finding
    lines = wrapped(f"{found.title} ({found.severity}, {found.outcome}; {found.id})", width, "    ", "  - ")
    if isinstance(found, ActivityFinding):
        lines += _terms(found, width)
    for activity in head.under:
        lines += wrapped(f"and {under_words(activity)} ({activity.id})", width, "        ", "      ")
    return lines


def _terms(finding: ActivityFinding, width: int) -> list[str]:
    """What the editions asked for call it."""
    said = "; ".join(f"{edition}: {term}" for edition, term in finding.terms.items())
    return wrapped(said, width, "        ", "      ") if said else []


def _other(report: Report, name: str) -> str:
    """What decided and is no finding of the report: a condition of an earlier gate, or a fact."""
    for condition in report.conditions:
        if condition.id == name:
            return f"{condition.title or name} (condition of {condition.set_at}; {name})"
    finding = next((one for one in all_findings(report) if one.id == name), None)
    if finding is not None:
        return f"{finding.title} ({finding.severity}, {finding.outcome}; {name})"
    if name not in report.facts:
        return name
    answer = {True: "yes", False: "no", None: "unknown"}[report.facts[name].value]
    return f"{report.facts[name].title}: {answer}"


def _conditions(report: Report, width: int) -> list[str]:
    """The conditions of earlier gates, met or not."""
    lines = ["Conditions of earlier gates:"] if report.conditions else []
    for one in report.conditions:
        box = "[x]" if one.met else "[ ]"
        since = f"set at {one.set_at}" + (f" on {one.set_on}" if one.set_on else "")
        lines += wrapped(f"{one.title or one.id} ({one.severity}, {since}; {one.id})", width, "      ", f"  {box} ")
        lines += wrapped(_gone(report, one.id), width, "      ", "      ") if one.gone else []
    return [*lines, ""] if lines else []


def _gone(report: Report, name: str) -> str:
    """What to do about a condition that nothing can meet."""
    hint = did_you_mean(name, [finding.id for finding in all_findings(report)], 1)
    meant = f" ({hint})" if hint else ""
    return (
        f"The ruleset has no {shown(name)} any more, so that nothing can meet this{meant}. In the file of conditions "
        "write the id that has taken its place, or take the condition out; or ask with the ruleset that set it."
    )


def _leads(title: str, way: Way) -> bool:
    """Whether it is a way: to do nothing and to answer nothing leads nowhere, as the verdict is another now."""
    return way.reaches == title and bool(way.steps or way.questions)


def _way_head(title: str, way: Way) -> str:
    """What the steps are, and what they lead to where that is not what was wanted."""
    number = f"{len(way.steps)} action{'' if len(way.steps) == 1 else 's'}"
    if way.reaches != title:
        number += f"; then the verdict is {way.reaches.upper()}" if way.steps else ""
    if way.beyond:
        return f"No way to {title} was found, see below. What can be mended: {number}"
    if way.waiting:
        return f"The way to {title} cannot be told before the answers below are there. What is sure: {number}"
    if not _leads(title, way):
        asked = " More has to be decided first: `golive questions` asks it." if way.reaches == "hold" else ""
        return f"No way to {title} was found.{asked}{f' What can be done: {number}' if way.steps else ''}"
    return f"The shortest way to {title}: {number}"


def _way(title: str, way: Way, report: Report, width: int, most: int) -> list[str]:
    lines = wrapped(_way_head(title, way), width)
    for question in way.questions:
        assumed = "yes" if question.assumed else "no"
        lines += wrapped(
            f"First answer: {question.asks} (assumed here, as the worst: {assumed})", width, "      ", "   ?  "
        )
    for place, step in enumerate(way.steps[:most], 1):
        who = "; ".join([*([step.owner] if step.owner else []), *([f"by {step.by}"] if step.by else [])])
        lines += wrapped(f"{step.says}{f' - {who}' if who else ''}", width, "      ", f"  {place:>2}. ")
        if len(step.serves) > 1 or (step.serves and "/" not in step.serves[0]):
            lines += wrapped(f"mends {', '.join(step.serves)}", width, "      ", "      ")
    lines += _more(len(way.steps), most)
    if way.waiting:
        lines += ["Not decided before it is answered:"]
        for ask, waits in _asked(way.waiting).items():
            lines += wrapped(f"{ask} ({', '.join(waits)})", width, "      ", "   ?  ")
    lines += _beyond(way, report, width)
    return [*lines, ""]


def _beyond(way: Way, report: Report, width: int) -> list[str]:
    """What stays whatever is done, what of it is broken by doing the rest only, and what may be waived."""
    lines = ["Lies in the past, or no action that could be tried mends it:"] if way.beyond else []
    found = {finding.id: finding for finding in all_findings(report)}
    for one in way.beyond:
        why = one.says
        if one.id in found and found[one.id].outcome in ("upheld", "not-applicable"):
            why = f"{why}{'; ' if why else ''}holds today, but no longer once the steps above are done as of this day"
        lines += wrapped(f"{one.title} ({one.id}){f': {why}' if why else ''}", width, "      ", "  -   ")
    free = [one.id for one in way.beyond if one.id in found and not found[one.id].mandatory]
    return [
        *lines,
        *(wrapped(f"A waiver by whoever may give it still settles {', '.join(free)}.", width) if free else []),
    ]


def _asked(waiting: Iterable[Waiting]) -> dict[str, list[str]]:
    """From each question to the ids of what waits for it."""
    asked: dict[str, list[str]] = {}
    for one in waiting:
        for ask in one.asks:
            asked.setdefault(ask, []).append(one.id)
    return asked


def _more(number: int, most: int) -> list[str]:
    return [f"      ... and {number - most} more (--all)"] if number > most else []

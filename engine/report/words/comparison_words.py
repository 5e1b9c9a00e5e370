"""Two reports compared, in the words of every format."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from golive.engine.report.words.asking import counted
from golive.schemas.comparison import Change, Compared, Comparison, Comparisons, FindingCompared
from golive.schemas.report import RecordSeen

_PLAIN = {"mandatory": "no waiver silences it", "due": "due by"}
_UNTOLD = ("outcome", "evidence", "waived")  # told by the headline, and by the reasons with their places
_OF_RECORD = ("record", "gate-date")
_MOST = 5  # reasons under one finding


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that went the same way, under one heading."""

    heading: str
    findings: Sequence[FindingCompared]


def title_of(seen: RecordSeen) -> str:
    """The record as people call it, with its id."""
    name = seen.name or seen.id or seen.source
    return f"{name} ({seen.id})" if seen.id and seen.name else name


def groups_of(comparison: Comparison) -> list[Group]:
    """What got worse, what got better, what is not known any more, and what else changed; without empty ones."""
    worse = [one for one in comparison.findings if one.way == "worse"]
    better = [one for one in comparison.findings if one.way == "better"]
    rest = [one for one in comparison.findings if one.way == "neither"]
    unknown = [one for one in rest if is_unknown_now(one)]
    by_gate = [one for one in rest if one.by_gate and one not in unknown]
    other = [one for one in rest if one not in unknown and one not in by_gate]
    groups = [
        Group(_heading("Worse", worse), worse),
        Group(_heading("Better", better), better),
        Group(f"Not known any more ({len(unknown)})", unknown),
        Group(f"Only because another gate is asked ({len(by_gate)})", by_gate),
        Group(f"Otherwise changed ({len(other)})", other),
    ]
    return [group for group in groups if group.findings]


def _heading(word: str, findings: Sequence[FindingCompared]) -> str:
    new = sum(1 for one in findings if one.how == "new")
    fixed = sum(1 for one in findings if one.how == "fixed")
    many, how = (new, "new") if new else (fixed, "fixed")
    part = "" if many == len(findings) == 1 else "all " if many == len(findings) else f"{many} of them "
    return f"{word} ({len(findings)}{f', {part}{how}' if many else ''})"


def side_words(side: Compared) -> str:
    """How it stood: the verdict, the gate, the day, how much stood against it, and from where it was read."""
    verdict = f"{side.verdict.result.upper()} at {side.gate}, as of {side.as_of}"
    against = f"{counted(side.stand, 'finding')} against go" if side.stand else "nothing against go"
    return f"{verdict}; {against} ({side.record.source})"


def headline_words(finding: FindingCompared) -> str:
    """The finding in one line."""
    if finding.before is None:
        outcome = f"{finding.after} (not asked before)"
    elif finding.after is None:
        outcome = f"{finding.before} (not asked any more)"
    else:
        outcome = finding.after if finding.before == finding.after else f"{finding.before} -> {finding.after}"
    return f"{finding.severity} {outcome}: {finding.title}"


def place_words(finding: FindingCompared) -> str:
    """Its id, when it is due, and whether it is new or fixed."""
    name = f"rule {finding.id}" if finding.kind == "rule" else finding.id
    due = "due all the time" if finding.due == "continuous" else f"due by {finding.due}"
    fixed = "fixed" if finding.way == "better" else "does not count against go now"
    how = {"new": ", new", "fixed": f", {fixed}", "changed": ""}[finding.how]
    return f"{name}, {due}{how}"


def change_words(finding: FindingCompared) -> list[str]:
    """What else of it changed, a short sentence each."""
    return [words for change in finding.changes if (words := _change(change, finding))]


def because_words(finding: FindingCompared) -> list[str]:
    """Why, a sentence each, as many as are read."""
    told = [cause.says for cause in finding.because[:_MOST]]
    more = len(finding.because) - _MOST
    return [*told, f"{counted(more, 'reason')} more; -f json has them all"] if more > 0 else told


def around_words(comparison: Comparison) -> str:
    """What is asked otherwise; empty where nothing is."""
    return "; ".join(cause.says for cause in comparison.around if cause.kind not in _OF_RECORD)


def record_words(comparison: Comparison) -> str:
    """What of the record as a whole is another, such as the day of a gate; empty where nothing is."""
    return "; ".join(cause.says for cause in comparison.around if cause.kind in _OF_RECORD)


def loud_words(comparison: Comparison) -> Iterator[str]:
    """What has to be known before the rest is read: two projects or two gates are compared."""
    old, new = comparison.old, comparison.new
    if _are_two(old.record, new.record):
        both = f"{title_of(old.record)} then, {title_of(new.record)} now"
        yield f"CAREFUL: these are two different projects: {both}"
    if old.gate != new.gate:
        told = "what only the gate explains is not called fixed or better"
        yield f"CAREFUL: these are two different gates: {old.gate} then, {new.gate} now; {told}"


def _are_two(old: RecordSeen, new: RecordSeen) -> bool:
    """Whether they are of two projects, by their ids, or by their names where one has no id."""
    if old.id and new.id:
        return old.id != new.id
    return bool(old.name and new.name) and old.name != new.name


def unpaired_words(comparisons: Comparisons) -> Iterator[str]:
    """The records that only one side has."""
    for seen in comparisons.only_old:
        yield f"{title_of(seen)} is in the old only ({seen.source})"
    for seen in comparisons.only_new:
        yield f"{title_of(seen)} is in the new only ({seen.source})"


def summary_words(comparison: Comparison) -> str:
    """How much is new, worse, fixed and the same, in one sentence."""
    facts = f"; {counted(len(comparison.facts), 'fact')} changed" if comparison.facts else ""
    if not comparison.findings:
        nothing = "All" if comparison.around else "Nothing changed: all"
        moved = "; ".join(cause.says for cause in comparison.around if cause.kind == "gate-date")
        return f"{nothing} {comparison.same} findings are the same{facts}{f', but {moved}' if moved else ''}."
    ways = Counter((one.way, one.how) for one in comparison.findings)
    worse = sum(1 for one in comparison.findings if one.way == "worse") - ways["worse", "new"]
    better = sum(1 for one in comparison.findings if one.way == "better") - ways["better", "fixed"]
    parts = [f"{ways['worse', 'new']} new", f"{worse} worse than before", f"{ways['better', 'fixed']} fixed"]
    parts += [f"{better} better than before"] if better else []
    unknown = sum(1 for one in comparison.findings if is_unknown_now(one))
    parts += [f"{unknown} not known any more"] if unknown else []
    return f"{', '.join(parts)}, {comparison.same} the same{facts}."


def is_unknown_now(finding: FindingCompared) -> bool:
    """Whether it was known before, and is neither better nor worse for not being known any more."""
    return finding.way == "neither" and bool(finding.not_known)


def _change(change: Change, finding: FindingCompared) -> str:
    if change.what in _UNTOLD:
        return ""
    if change.after is None and finding.before != finding.after:
        return ""  # with the evidence its date and owner are gone, with the fault what was at fault
    if change.what == "overdue":
        return "overdue now" if change.after else "no longer overdue"
    if change.what == "about":
        return _about(change, finding)
    name = _PLAIN.get(change.what, change.what)
    return f"{name}: {change.before or 'none'} -> {change.after or 'none'}"


def _about(change: Change, finding: FindingCompared) -> str:
    """Which elements a rule is about now and was not, or the other way round."""
    before, after = (set(text.split("; ")) if text else set() for text in (change.before, change.after))
    unknown = set(finding.not_known) & (before - after)
    more, less, lost = ("; ".join(sorted(some)) for some in (after - before, before - after - unknown, unknown))
    if finding.before != finding.after:
        return f"about: {more or less}"
    told = (
        f"also about: {more}" if more else "",
        f"no longer known: {lost}" if lost else "",
        f"no more about: {less}" if less else "",
    )
    return ". ".join(words for words in told if words)

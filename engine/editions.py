"""Activities, process groups and ITIL processes in the words of the edition that a reader knows."""

import re
from collections.abc import Iterable, Sequence

from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.activities import Activity
from golive.schemas.report import Report
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import EditionId

_APART = re.compile(r"\s*;\s*|\s+/\s+")  # several names, or a practice and a process
_BESIDE = re.compile(r"\s*\(.*?\)$")  # a remark behind a name


def editions_asked(texts: Iterable[str], ruleset: Ruleset) -> tuple[EditionId, ...]:
    """The editions named in texts such as `pmbok6,itil4`, each once; raises UsageError for one that is not known."""
    known: dict[str, EditionId] = {name: name for name in ruleset.editions}
    names = dict.fromkeys(name.strip() for text in texts for name in text.split(","))
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or (choices(known) if known else "the ruleset names none")
            raise UsageError(f"there is no edition {name!r}; {hint}")
    return tuple(known[name] for name in names)


def names_in(activity: Activity, edition: EditionId) -> list[str]:
    """The single names that an edition has for the activity: processes, practices, domains, numbers of clauses."""
    text = _written(activity, edition) or ""
    return list(dict.fromkeys(_BESIDE.sub("", name) for name in _APART.split(text) if name))


def term_of(activity: Activity, edition: EditionId, ruleset: Ruleset) -> str:
    """What the edition calls it, in one line; an empty text where that is not sure."""
    text = _written(activity, edition) or ""
    named = ruleset.editions[edition].names
    if named:
        return "; ".join(with_name(name, edition, ruleset) for name in names_in(activity, edition))
    done = activity.performed.process if activity.performed is not None else None
    if edition == "pmbok4" and text and done not in (None, text):
        return f"{text}, performed in {done}"
    return text


def with_name(name: str, edition: EditionId, ruleset: Ruleset) -> str:
    """A name as it is shown: the number of a clause with its title, where that is known."""
    return " ".join(part for part in (name, ruleset.editions[edition].names.get(name)) if part)


def terms_of(activity: Activity, editions: Sequence[EditionId], ruleset: Ruleset) -> dict[str, str]:
    """From the title of each edition to what it calls the activity; without those where that is not sure."""
    found = {ruleset.editions[edition].title: term_of(activity, edition, ruleset) for edition in editions}
    return {title: term for title, term in found.items() if term}


def headings(ruleset: Ruleset, editions: Sequence[EditionId]) -> dict[str, str]:
    """From a process group or an ITIL process to what the editions call it, in one line."""
    found: dict[str, list[str]] = {}
    for edition in (ruleset.editions[name] for name in editions):
        for name, term in (*edition.groups.items(), *edition.processes.items()):
            found.setdefault(name, []).append(f"{edition.title}: {term}")
    return {name: "; ".join(terms) for name, terms in found.items()}


def with_terms(report: Report, ruleset: Ruleset, editions: Sequence[EditionId]) -> Report:
    """The report with the terms of the editions on every activity, process group and ITIL process."""
    if not editions:
        return report
    entries = {activity.id: activity for activity in ruleset.activities}
    activities = [
        finding.model_copy(update={"terms": terms_of(entries[finding.id], editions, ruleset)})
        for finding in report.activities
    ]
    return report.model_copy(update={"activities": activities, "terms": headings(ruleset, editions)})


def _written(activity: Activity, edition: EditionId) -> str | None:
    """What the ruleset has for the edition."""
    if edition == "pmbok4":
        return activity.pmbok
    return activity.itil_process if edition == "itil3" else getattr(activity.also, edition)

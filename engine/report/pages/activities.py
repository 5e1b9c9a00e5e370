"""The page of a process group: every activity, by ITIL process."""

from collections.abc import Iterator

from golive.engine.editions import terms_of
from golive.engine.plain_words import describe
from golive.engine.report.pages.book import Book, page_of
from golive.engine.report.pages.markup import anchor, code, counted, labelled, slug, table, text
from golive.engine.report.words.html_words import headline
from golive.schemas.activities import Activity, ControlEvidence
from golive.schemas.ruleset_words import ProcessGroup

_NO_PROCESS = "Without an ITIL process"
_CONTINUOUS = "from plan-baseline on, all the time"


def group_page(book: Book, group: ProcessGroup) -> list[str]:
    """The lines of the page."""
    sections = dict(_sections(book, group))
    lines = [f"# {headline(group)}", ""]
    lines += [f"- [{text(name)}](#{slug(name)}) ({len(members)})" for name, members in sections.items()]
    for name, members in sections.items():
        lines += ["", anchor(name), "", f"## {text(name)}", ""]
        rows = [[one.severity, one.due, f"[{text(one.title)}]({_here(book, one)})"] for one in members]
        lines += table(["weighs", "due", counted(len(members), "activity", "activities")], rows)
        for one in [] if book.each else members:
            lines += [anchor(one.id), "", f"### {text(one.title)}", "", *activity_lines(book, one), ""]
    return lines


def _here(book: Book, one: Activity) -> str:
    return page_of(one.id) if book.each else f"#{slug(one.id)}"


def due_words(due: str) -> str:
    """By which gate, or since when."""
    return f"due {_CONTINUOUS}" if due == "continuous" else f"due by {due}"


def _sections(book: Book, group: ProcessGroup) -> Iterator[tuple[str, list[Activity]]]:
    """The activities without a process first, as these are those of the project itself."""
    here = [one for one in book.activities if one.group == group]
    names = dict.fromkeys(sorted({one.itil_process or "" for one in here}))
    for name in names:
        yield name or _NO_PROCESS, [one for one in here if (one.itil_process or "") == name]


def activity_lines(book: Book, one: Activity) -> list[str]:
    """Everything about an activity but its title, as points of a list."""
    weight = [f"`{one.id}`", f"**{one.severity}**", due_words(one.due)]
    weight += ["of a portfolio"] * (one.scope == "portfolio")
    weight += ["mandatory: no waiver and no profile silences it"] * one.mandatory
    lines = [", ".join(weight), ""]
    lines += labelled("Why", text(one.why))
    lines += labelled("What to do", text(one.remedy))
    lines += labelled("Shown by", text(one.shown_by))
    lines += labelled("Applies when", f"{text(one.applies_when)} ({text(describe(one.applies, book.settings))})")
    lines += labelled("Has to speak of", text("; ".join(one.covers_aspects)))
    lines += labelled("Shown by the record itself", _evidence(book, one))
    lines += labelled("Comes after", book.links(one.depends))
    lines += labelled("May be shown by the same artefact as", book.links(one.same_evidence_as))
    lines += labelled("Rules on it", _rules(book, one))
    lines += labelled("In plans it is called", text(", ".join(one.recognise.phrases)))
    lines += labelled("Sources", book.cited(one.sources))
    lines += labelled("Placed", text(_placed(one)))
    terms = terms_of(one, [*book.ruleset.editions], book.ruleset)
    lines += labelled("In other words", text("; ".join(f"{title}: {term}" for title, term in terms.items())))
    return lines


def _rules(book: Book, one: Activity) -> str:
    rules = [rule for rule in book.ruleset.rules if one.id in rule.activities]
    return "; ".join(book.link(rule.id, f"{rule.id} {rule.title}") for rule in rules)


def _placed(one: Activity) -> str:
    done = one.performed
    where = " / ".join(part for part in (one.group, one.pmbok, one.itil_phase) if part)
    if done is None or (done.group == one.group and done.process is None):
        return where
    return f"{where}; performed in {' / '.join(part for part in (done.group, done.process) if part)}"


def _evidence(book: Book, one: Activity) -> str:
    return "; ".join(_shown(book, evidence) for evidence in one.evidence)


def _shown(book: Book, evidence: ControlEvidence) -> str:
    where = f" of which {text(describe(evidence.where, book.settings))}" if evidence.where is not None else ""
    if evidence.every is not None:
        otherwise = " (else they show it to be planned)" if evidence.otherwise == "planned" else ""
        words = f"{code(evidence.from_)}, if of each{where} {text(describe(evidence.every, book.settings))}{otherwise}"
    elif where:
        words = f"each of {code(evidence.from_)}{where}"
    else:
        words = f"{code(evidence.from_)}, once something is given there"
    return f"{words}; without that it is not done, whatever else says so" if evidence.decisive else words

"""The first page: what the ruleset is, what leads where, and what all its pages speak of."""

from collections import Counter
from collections.abc import Iterator, Sequence

from golive.engine.plain_words import describe
from golive.engine.report.pages.book import ROWS, SOURCES, Book
from golive.engine.report.pages.markup import anchor, code, counted, slug, table, text
from golive.engine.report.pages.rules import setting_value
from golive.engine.report.words.html_words import headline
from golive.engine.rule_words import settings_in
from golive.schemas.activities import Activity
from golive.schemas.report import ProfileUsed
from golive.schemas.rules import CompiledRule
from golive.schemas.words import SEVERITIES


def index_page(book: Book) -> list[str]:
    """The lines of the page."""
    used = book.ruleset
    lines = [f"# {text(used.title)}", "", f"Ruleset {code(used.id)}, version {text(used.version)}.", ""]
    if book.base is not None:
        title = f"{text(book.base.title)} ({code(book.base.id)})"
        lines += [f"It adds to the ruleset {title}, which is evaluated with it and is not repeated here.", ""]
    lead = f"[Everything by source]({SOURCES}), to be read beside the works cited."
    rows = f" [Which row of logic went which way]({ROWS})." if book.themes else ""
    lines += [f"{lead}{rows}", ""]
    for section in (_groups, _themes, _gates, _settings, _asked, _derived, _profiles, _works):
        lines += section(book)
    return lines


def _groups(book: Book) -> list[str]:
    rows = []
    for group in book.ruleset.process_groups:
        here = [one for one in book.activities if one.group == group]
        if here:
            rows.append([f"[{headline(group)}]({group}.md)", str(len(here)), *_weights(here)])
    lines = [f"## {counted(len(book.activities), 'activity', 'activities')}", ""]
    return lines + table(["process group", "activities", *SEVERITIES], rows)


def _themes(book: Book) -> list[str]:
    if not book.themes:
        return []
    rows = []
    for theme, page in book.themes.items():
        here = [rule for rule in book.rules if rule.theme == theme]
        rows.append([f"[{text(theme)}]({page})", str(len(here)), *_weights(here)])
    lines = [f"## {counted(len(book.rules), 'rule', 'rules')}", "", *table(["theme", "rules", *SEVERITIES], rows)]
    lead = (
        "A name in `this type`, such as `dates.go_live`, is a field of the record; `golive schema record` has them all."
    )
    blank = (
        "It is empty where the record says that there is none; it stands in the record where anything is said of it."
    )
    return [*lines, lead, blank, ""]


def _weights(entries: Sequence[Activity] | Sequence[CompiledRule]) -> Iterator[str]:
    found = Counter(one.severity for one in entries)
    yield from (str(found[severity]) for severity in SEVERITIES)


def _gates(book: Book) -> list[str]:
    rows = []
    for gate in (*book.ruleset.gates, "continuous"):
        name = "all the time, from plan-baseline on" if gate == "continuous" else gate
        rows.append([name, *(str(sum(one.due == gate for one in many)) for many in (book.activities, book.rules))])
    return ["## Gates", "", *table(["due by", "activities", "rules"], rows)]


def _settings(book: Book) -> list[str]:
    given = book.base.settings if book.base is not None else {}
    rows = [_setting(book, name) for name in book.ruleset.settings if name not in given]
    if not rows:
        return []
    lead = ["Values that a profile can change.", ""]
    return ["## Settings", "", *lead, *table(["setting", "value", "what it means", "used by"], rows)]


def _setting(book: Book, name: str) -> list[str]:
    setting = book.ruleset.settings[name]
    choice = f" (of {text(', '.join(map(str, setting.one_of)))})" if setting.one_of else ""
    rules = [rule.id for rule in book.rules if name in (*settings_in(rule.applies), *settings_in(rule.requires))]
    facts = [fact.id for fact in book.ruleset.facts.derived if name in settings_in(fact.when)]
    used = [book.link(one, one) for one in (*rules, *facts)]
    value = text(setting_value(book, name)) + choice
    return [anchor(f"setting-{name}") + code(name), value, text(setting.why), ", ".join(used)]


def _asked(book: Book) -> list[str]:
    given = {one.id for one in book.base.facts.asked} if book.base is not None else set()
    rows = [
        [f'<a id="fact-{one.id}"></a>{code(one.id)}', text(one.question), code(one.field) if one.field else ""]
        for one in book.ruleset.facts.asked
        if one.id not in given
    ]
    if not rows:
        return []
    return ["## Facts that are asked", "", *table(["fact", "question", "or by the field"], rows)]


def _derived(book: Book) -> list[str]:
    given = {one.id for one in book.base.facts.derived} if book.base is not None else set()
    rows = []
    for one in book.ruleset.facts.derived:
        if one.id not in given:
            when = text(describe(one.when, book.settings))
            counts = "; where it is unknown it counts as yes, and the report says so" if one.unknown_counts_as else ""
            rows.append([f'<a id="fact-{one.id}"></a>{code(one.id)}', text(one.title), when + counts])
    if not rows:
        return []
    return ["## Facts that follow", "", *table(["fact", "it means that", "it is so where"], rows)]


def _profiles(book: Book) -> list[str]:
    lines = ["## Profiles", ""] if book.profiles else []
    for used in book.profiles:
        lines += _profile(used)
    return lines


def _profile(chain: Sequence[ProfileUsed]) -> list[str]:
    own, above = chain[-1], chain[:-1]
    lines = [anchor(f"profile-{own.id}"), "", f"### {text(own.title)} ({code(own.id)})", ""]
    lines += [f"After {', '.join(code(one.id) for one in above)}:", ""] if above else []
    lines += [f"- {text(_capital(change.says))}: {text(change.why)}" for change in own.changes]
    return [*lines, ""]


def _works(book: Book) -> list[str]:
    given = book.base.works if book.base is not None else {}
    lines = ["## Works cited", ""]
    for name, work in book.ruleset.works.items():
        if name in book.cited_works or name not in given:
            note = f" {text(work.note)}" if work.note else ""
            place = f"{SOURCES}#{slug(f'work-{name}')}"
            title = f"[{text(work.title)}]({place})" if name in book.cited_works else text(work.title)
            by = ", ".join(str(part) for part in (work.author, work.year) if part)
            lines.append(f"- {title}{f' ({text(by)})' if by else ''}.{note}")
    return [*lines, ""]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""The page of a theme: every rule, and what the sources say of it that no rule judges."""

from collections.abc import Sequence

from golive.engine.report.pages.activities import due_words
from golive.engine.report.pages.book import Book, page_of
from golive.engine.report.pages.conditions import points
from golive.engine.report.pages.markup import anchor, code, labelled, slug, table, text
from golive.engine.report.words.evidence_words import BASIS, HOW
from golive.engine.rule_words import settings_in
from golive.schemas.activities import Example
from golive.schemas.rules import CompiledNotRule, CompiledRule, RuleExample

_AT = "go-live"  # the gate of an example that names none


def theme_page(book: Book, theme: str) -> list[str]:
    """The lines of the page."""
    rules = [rule for rule in book.rules if rule.theme == theme]
    lines = [f"# {text(theme)}", ""]
    rows = [[rule.severity, rule.due, f"[{rule.id} {text(rule.title)}]({_here(book, rule)})"] for rule in rules]
    lines += table(["weighs", "due", "rule"], rows)
    for rule in [] if book.each else rules:
        lines += [anchor(rule.id), "", f"### {rule.id} {text(rule.title)}", "", *rule_lines(book, rule)]
    others = [one for one in book.not_rules if one.theme == theme]
    lines += ["## What is no rule", ""] if others else []
    for one in others:
        lines += _not_rule(book, one)
    return lines


def _here(book: Book, rule: CompiledRule) -> str:
    return page_of(rule.id) if book.each else f"#{slug(rule.id)}"


def rule_lines(book: Book, rule: CompiledRule) -> list[str]:
    """Everything about a rule but its title, with the outcome of each of its examples."""
    weight = [f"**{rule.severity}**", due_words(rule.due)]
    weight += ["mandatory: no waiver and no profile silences it"] * rule.mandatory
    lines = [", ".join(weight), ""]
    lines += labelled("Why", text(rule.why))
    lines += labelled("What to do", text(rule.remedy))
    lines += labelled("How it is judged", text(rule.reading or ""))
    lines += labelled("Basis", BASIS[rule.basis])
    lines += labelled("Sources", book.cited(rule.sources))
    lines += labelled("Settings", _settings(book, rule))
    lines += labelled("Activities under its headline", book.links(rule.activities))
    lines += ["", "**It is looked at where all of this is so**", "", *points(book, rule.applies)]
    lines += ["", "**It is upheld where all of this is so**", "", *points(book, rule.requires), ""]
    return lines + examples_table(rule.examples)


def examples_table(examples: Sequence[Example | RuleExample]) -> list[str]:
    """What is expected of each example, at which gate."""
    rows = [[text(one.name), one.gate or _AT, one.expect] for one in examples]
    return table(["example", "at gate", "outcome"], rows)


def _settings(book: Book, rule: CompiledRule) -> str:
    names = dict.fromkeys([*settings_in(rule.applies), *settings_in(rule.requires)])
    return "; ".join(f"{code(name)} is {text(setting_value(book, name))}" for name in names)


def setting_value(book: Book, name: str) -> str:
    """The value of a setting with its unit."""
    setting = book.ruleset.settings[name]
    return f"{setting.value} {setting.unit or ''}".strip()


def _not_rule(book: Book, one: CompiledNotRule) -> list[str]:
    lines = [anchor(one.id), "", f"### {one.id} ({HOW[one.how]})", ""]
    lines += labelled("Asked", text(one.asks))
    lines += labelled("Instead" if one.how == "elsewhere" else "Why", text(one.why))
    return [*lines, *labelled("Sources", book.cited(one.sources)), ""]

"""Conditions of rules as nested lists, so that what is asked for can be read off."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any

from golive.engine.plain_words import describe, unguarded
from golive.engine.report.pages.book import Book
from golive.engine.report.pages.markup import code, text
from golive.engine.rule_words import QUANTIFIER, STATE, limit_words
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.operands import FieldOperand
from golive.schemas.rule_tests import CoverageTest, LeadTest, ListDates, OrderTest, TimelyTest

_SHORT = 90  # letters of a condition that stands in a line with what it is about
_OF = {
    key: f"{words[:1].upper()}{words[1:]}".replace("Some of", "At least one of") for key, words in QUANTIFIER.items()
}
_NOT = {True: "", False: "not so: "}


def points(book: Book, condition: Condition, depth: int = 0, *, holds: bool = True) -> list[str]:
    """The condition as points of a Markdown list; with `holds` False what is the case where it does not hold."""
    match condition:
        case NotOf():
            return points(book, condition.not_, depth, holds=not holds)
        case AllOf() | AnyOf():
            return _joined(book, condition, depth, holds)
        case ListTest():
            return _list(book, condition, depth, holds)
        case OrderTest():
            return _order(book, condition, depth, holds)
        case _:
            return [_point(_leaf(book, condition, holds), depth)]


def _point(markdown: str, depth: int) -> str:
    return f"{'  ' * depth}- {markdown}"


def _joined(book: Book, condition: AllOf | AnyOf, depth: int, holds: bool) -> list[str]:
    """Where all of several do not hold, at least one does not; where none of them holds, all do not."""
    parts = unguarded(condition.all) if isinstance(condition, AllOf) else condition.any
    if len(parts) == 1:
        return points(book, parts[0], depth, holds=holds)
    every = isinstance(condition, AllOf) is holds
    flat = every and depth == 0
    below = [line for part in parts for line in points(book, part, depth if flat else depth + 1, holds=holds)]
    return below if flat else [_point("All of these:" if every else "At least one of these:", depth), *below]


def _list(book: Book, test: ListTest, depth: int, holds: bool) -> list[str]:
    head = f"{_OF[test.quantifier, holds]} {code(test.over)}"
    where = text(describe(test.where, book.settings))
    short = len(where) <= _SHORT
    if test.that is None:
        if short:
            return [_point(f"{head}: {where}", depth)]
        return [_point(f"{head}:", depth), *_within(book, test.where, depth + 1)]
    if short:
        return [_point(f"{head} of which {where}:", depth), *_within(book, test.that, depth + 1)]
    return [
        _point(f"{head},", depth),
        _point("of which", depth + 1),
        *_within(book, test.where, depth + 2),
        _point("this is so:", depth + 1),
        *_within(book, test.that, depth + 2),
    ]


def _within(book: Book, condition: Condition, depth: int) -> list[str]:
    """What is said of an element: never empty, and a level deeper than its list."""
    if isinstance(condition, AllOf):
        return [line for part in unguarded(condition.all) for line in points(book, part, depth)]
    return points(book, condition, depth)


def _order(book: Book, test: OrderTest, depth: int, holds: bool) -> list[str]:
    head = f"{_NOT[holds]}these come one after the other by date, where they have one (the same day is in order):"
    steps = [f"{'  ' * (depth + 1)}{number}. {_step(book, step)}" for number, step in enumerate(test.in_order, 1)]
    return [_point(_capital(head), depth), *steps]


def _leaf(book: Book, condition: Condition, holds: bool) -> str:
    match condition:
        case str():
            return _fact(book, condition, holds)
        case CoverageTest():
            return _coverage(book, condition, holds)
        case LeadTest():
            first, last = (_step(book, step) for step in condition.lead)
            least = "At least" if holds else "Less than"
            return f"{least} {text(limit_words(condition.at_least, book.settings))} working days from {first} to {last}"
        case TimelyTest():
            what = "every activity" if condition.on_time == ["*"] else _named(book, condition.on_time)
            some = "Nothing" if holds else "Something"
            return f"{some} is planned for after the gate by which it is due: {what}"
        case _:
            return _told(book, condition, holds)


def _told(book: Book, condition: Condition, holds: bool) -> str:
    """What plain words say, with the field in front set apart."""
    words = describe(condition, book.settings, holds=holds)
    if isinstance(condition, FieldTest) and words.startswith(condition.field):
        return f"{code(condition.field)} {text(words[len(condition.field) :])}"
    return _capital(text(words))


def _fact(book: Book, name: str, holds: bool) -> str:
    if name == "always":
        return "Every record" if holds else "No record"
    return ("" if holds else "It is not so that ") + book.link(name, book.fact_titles.get(name, name))


def _coverage(book: Book, test: CoverageTest, holds: bool) -> str:
    names, state = _expanded(book, test.names), STATE[test.state]
    if len(names) == 1:
        return f"{'Is' if holds is (test.quantifier != 'none') else 'Is not'} {state}: {_named(book, test.names)}"
    return f"{_OF[test.quantifier, holds]} these, as far as they apply, is {state}: {_named(book, test.names)}"


def _named(book: Book, names: Sequence[str]) -> str:
    return book.links(_expanded(book, names))


def _expanded(book: Book, names: Sequence[str]) -> list[str]:
    """The ids of activities of projects that are meant by ids and prefixes, each once, in the order of the ruleset."""
    every = [activity.id for activity in book.ruleset.activities if activity.scope == "project"]
    return list(dict.fromkeys(one for name in names for one in every if fnmatchcase(one, name)))


def _step(book: Book, step: Any) -> str:
    match step:
        case ListDates():
            where = f" of which {text(describe(step.where, book.settings))}" if step.where is not None else ""
            return f"{code(step.date)} of each of {code(step.over)}{where}"
        case FieldOperand():
            return code(step.field)
        case str() if not step.endswith("*"):
            return book.link(step)
        case str():
            return _named(book, [step])
        case _:
            return _named(book, step)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

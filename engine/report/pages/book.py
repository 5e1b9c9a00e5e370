"""What the pages of one ruleset have in common: what stands on which page, and how one leads to another."""

import copy
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import count

from golive.engine.documented import Documented
from golive.engine.report.pages.markup import code, slug, text
from golive.schemas.activities import Activity
from golive.schemas.rules import CompiledNotRule, CompiledRule
from golive.schemas.ruleset import Ruleset
from golive.schemas.works import Source

INDEX, SOURCES, ROWS = "README.md", "sources.md", "rows.md"
_LONGEST = 60  # letters of the name of a page
Entry = Activity | CompiledRule | CompiledNotRule


class Book:
    """A ruleset as a set of pages.

    What belongs to the ruleset that it extends is named, and linked where `base_at` says where those pages lie.
    With `each`, every activity and every rule has a page of its own.
    """

    def __init__(self, documented: Documented, base_at: str | None = None, *, each: bool = False) -> None:
        self.each, self._up = each, ""
        self.ruleset, self.base, self.profiles = documented.ruleset, documented.base, documented.profiles
        given = documented.base
        known = {one.id for one in _entries(given)} if given is not None else set()
        self.activities = [one for one in self.ruleset.activities if one.id not in known]
        self.rules = [one for one in self.ruleset.rules if one.id not in known]
        self.not_rules = [one for one in self.ruleset.not_rules if one.id not in known]
        self.settings = {name: setting.value for name, setting in self.ruleset.settings.items()}
        self._below = Book(Documented(given), each=each) if given is not None else None
        self._base_at = base_at
        self.titles = {one.id: title_of(one) for one in _entries(self.ruleset)}
        self.fact_titles = {one.id: one.title for one in self.ruleset.facts.asked}
        self.fact_titles |= {one.id: one.title for one in self.ruleset.facts.derived}

    @cached_property
    def themes(self) -> dict[str, str]:
        """From each theme of rules, in their order, to the name of its page."""
        pages: dict[str, str] = {}
        for theme in (*(one.theme for one in self.rules), *(one.theme for one in self.not_rules)):
            if theme not in pages:
                stem = f"rules-{slug(theme.lower())[:_LONGEST].rstrip('-')}"
                names = (f"{stem}{'' if number == 1 else f'-{number}'}.md" for number in count(1))
                pages[theme] = next(name for name in names if name not in pages.values())
        return pages

    def seen_from(self, page: str) -> "Book":
        """The same book, whose links start from that page, which may lie in a folder."""
        seen = copy.copy(self)
        seen._up = "../" * page.count("/")
        return seen

    @cached_property
    def inherited(self) -> list[Activity | CompiledRule]:
        """The activities and rules of the ruleset that this one extends."""
        own = {one.id for one in self.entries}
        every: list[Activity | CompiledRule] = [*self.ruleset.activities, *self.ruleset.rules]
        return [one for one in every if one.id not in own]

    @cached_property
    def taken_over(self) -> set[str]:
        """Their ids."""
        return {one.id for one in self.inherited}

    @cached_property
    def _places(self) -> dict[str, str]:
        """From the id of each activity, rule and row to the page and the place on it."""
        if self.each:
            alone = [] if self._base_at is not None else self.inherited
            places = {one.id: page_of(one.id) for one in (*self.activities, *self.rules, *alone)}
        else:
            places = {one.id: f"{one.group}.md#{slug(one.id)}" for one in self.activities}
            places |= {rule.id: f"{self.themes[rule.theme]}#{slug(rule.id)}" for rule in self.rules}
        places |= {other.id: f"{self.themes[other.theme]}#{slug(other.id)}" for other in self.not_rules}
        below = self._below.fact_titles if self._below is not None else {}
        return places | {name: f"{INDEX}#fact-{name}" for name in self.fact_titles if name not in below}

    def place(self, name: str) -> str | None:
        """The address of an activity, a rule or a fact from the page that links, None where no page has it."""
        if name in self._places:
            return self._up + self._places[name]
        found = self._below.place(name) if self._below is not None and self._base_at is not None else None
        return f"{self._up}{self._base_at}/{found}" if found is not None else None

    def page(self, name: str) -> str:
        """The address of a page from the page that links."""
        return self._up + name

    def link(self, name: str, words: str | None = None) -> str:
        """The title of an activity or rule, or other words, leading to it; the id beside it where nothing leads."""
        shown = text(words or self.titles.get(name, name))
        place = self.place(name)
        return f"[{shown}]({place})" if place is not None else f"{shown} ({code(name)})"

    def links(self, names: Iterable[str], between: str = "; ") -> str:
        """Several of them."""
        return between.join(self.link(name) for name in names)

    def cited(self, sources: Sequence[Source]) -> str:
        """Works, each with its sections; a work leads to what else rests on it."""
        sections: dict[str, list[str]] = {}
        for source in sources:
            sections.setdefault(source.work, []).append(text(source.section))
        return "; ".join(f"{self._work(name)}: {', '.join(places)}" for name, places in sections.items())

    def _work(self, name: str) -> str:
        title = text(self.ruleset.works[name].title)
        return f"[{title}]({self.page(SOURCES)}#{slug(f'work-{name}')})" if name in self.cited_works else title

    @cached_property
    def cited_works(self) -> list[str]:
        """The works that anything on these pages rests on, in the order of the ruleset."""
        used = {source.work for one in self.entries for source in one.sources}
        return [name for name in self.ruleset.works if name in used]

    @property
    def entries(self) -> list[Entry]:
        """The activities, the rules and what is no rule."""
        return [*self.activities, *self.rules, *self.not_rules]


def page_of(name: str) -> str:
    """The page of one activity or rule, by its id: what its address ends in never changes, as ids do not."""
    return f"{slug(name)}.md"


def title_of(one: Entry) -> str:
    """The title, or of what is no rule what is asked."""
    return one.asks if isinstance(one, CompiledNotRule) else one.title


def _entries(ruleset: Ruleset) -> list[Entry]:
    return [*ruleset.activities, *ruleset.rules, *ruleset.not_rules]

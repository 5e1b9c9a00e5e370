"""What makes no sense in a ruleset that can be read, or probably none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from golive.engine.authoring.examples import EntryPart, entry_parts
from golive.engine.authoring.lint_conditions import ConditionLint
from golive.engine.authoring.lint_found import Found, Said
from golive.engine.authoring.lint_rules import Shadows
from golive.engine.authoring.lint_unused import unused
from golive.engine.authoring.lint_words import unused_words
from golive.engine.authoring.readings import Readings
from golive.engine.define.ruleset import Read
from golive.engine.define.ruleset_parts import Part
from golive.engine.evaluate.verdict import due_gate
from golive.engine.fields import element_model
from golive.schemas.activities import Activity
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rules import CompiledRule
from golive.schemas.words import GATES


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A rule at a place, and the rules with which it could not be compared, as they have too many ways together."""

    place: str
    rule: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linted:
    """The findings by file and line, how many entries were looked at, and where conditions were too large to be."""

    ruleset: str
    entries: int
    found: tuple[Found, ...]
    too_large: tuple[str, ...]
    not_compared: tuple[NotCompared, ...] = ()


def lint(read: Read, folders: Sequence[Path]) -> Linted:
    """Everything that is to be said of the entries and words of a ruleset, without those that it extends.

    `folders` are that of the ruleset and those of what it extends. Raises InputError with mistakes in the words.
    """
    return _Lint(read, folders).everything()


class _Lint:
    def __init__(self, read: Read, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._read, self._readings = read, Readings(read.ruleset)
        self._shadows = Shadows(read.ruleset.rules, self._readings)
        self._due = {activity.id: activity.due for activity in read.ruleset.activities}
        self._too_large: list[str] = []

    def everything(self) -> Linted:
        parts = entry_parts(self._read)
        words = unused_words(self._read.ruleset, self._folders)
        found = list(chain(self._facts(), *(self._of_entry(part) for part in parts), unused(self._read.parts), words))
        order = sorted(found, key=lambda one: (one.place.rpartition(":")[0], int(one.place.rpartition(":")[2])))
        too_large, not_compared = tuple(dict.fromkeys(self._too_large)), tuple(self._not_compared(parts))
        return Linted(self._read.ruleset.id, len(parts), tuple(order), too_large, not_compared)

    def _not_compared(self, parts: Sequence[EntryPart]) -> Iterator[NotCompared]:
        for part in parts:
            others = self._shadows.too_large.get(part.item.id)
            if others:
                yield NotCompared(part.file.place(part.pointer), part.item.id, tuple(others))

    def _facts(self) -> Iterator[Found]:
        for part in self._read.parts.derived:
            look = ConditionLint(self._readings)
            for said in look.findings(part.item.when, "/when"):
                yield _found(part.file.place(part.pointer + said[0]), part.item.id, said)
            self._too_large += [part.file.place(part.pointer + at) for at in look.too_large]

    def _of_entry(self, part: EntryPart) -> Iterator[Found]:
        look = ConditionLint(self._readings)
        entry = part.item
        said = self._rule(entry, look) if isinstance(entry, CompiledRule) else self._activity(entry, look)
        for one in chain(said, _sources(part)):
            yield _found(part.file.place(part.pointer + one[0]), entry.id, one)
        self._too_large += [part.file.place(part.pointer + at) for at in look.too_large]

    def _rule(self, rule: CompiledRule, look: ConditionLint) -> Iterator[Said]:
        found = [*look.findings(rule.applies, "/applies"), *look.findings(rule.requires, "/requires")]
        roots = {"/applies", "/requires"} & {pointer for pointer, _, _ in found}
        together = list(look.of_rule(rule.applies, rule.requires)) if not roots else []
        yield from [*found, *together]
        if not (roots or together):
            yield from self._shadows.of(rule)

    def _activity(self, activity: Activity, look: ConditionLint) -> Iterator[Said]:
        model = PortfolioRecord if activity.scope == "portfolio" else Record
        yield from look.findings(activity.applies, "/applies", model)
        for number, evidence in enumerate(activity.evidence):
            inner = element_model(model, evidence.from_)
            for name, condition in (("where", evidence.where), ("every", evidence.every)):
                if condition is not None and inner is not None:
                    yield from look.findings(condition, f"/evidence/{number}/{name}", inner)
        yield from self._depends(activity)

    def _depends(self, activity: Activity) -> Iterator[Said]:
        """What is due before something that has to come first."""
        own = due_gate(activity.due)
        for number, name in enumerate(activity.depends):
            needed = due_gate(self._due[name])
            if GATES.index(own) < GATES.index(needed):
                said = f"is due by {activity.due}, but depends on {name}, which is due by {self._due[name]} only"
                yield f"/depends/{number}", "due-too-early", f"{said}; make it due later, or {name} earlier"


def _sources(part: Part[Activity] | Part[CompiledRule]) -> Iterator[Said]:
    for number, source in enumerate(part.item.sources):
        if not any(letter.isalnum() for letter in source.section):
            said = f"says nothing of where {source.work} says it; write the section, the page or the heading"
            yield f"/sources/{number}/section", "missing-source", said


def _found(place: str, entry: str, said: Said) -> Found:
    pointer, code, message = said
    return Found(place, entry, pointer, code, message)

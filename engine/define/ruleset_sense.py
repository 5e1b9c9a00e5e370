"""Whether the parts of a ruleset fit together: facts, fields, works, groups and dependencies that are named exist."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from golive.engine.define.activity_sense import ActivitySense, Known, cited, twice
from golive.engine.define.condition_sense import (
    ConditionSense,
    Found,
    facts_in,
    is_too_fine,
    paths,
    too_fine,
    unknown_field,
)
from golive.engine.define.rule_sense import RuleSense
from golive.engine.define.ruleset_parts import Part, Parts
from golive.engine.errors import Problem
from golive.engine.fields import Kind, field_type
from golive.engine.load.model import build
from golive.engine.load.quoting import shown
from golive.engine.load.tree import Tree, child
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.activities import Activity
from golive.schemas.facts import AskedFact, DerivedFact, FieldQuestion
from golive.schemas.operands import MOST
from golive.schemas.record import Record
from golive.schemas.ruleset import Manifest, Ruleset, Setting

ALWAYS = "always"


def vocabulary_of(parts: Parts) -> Vocabulary | None:
    """The ids that a record may use, None where not all of them are known."""
    if not (parts.all_facts and parts.all_activities):
        return None
    return Vocabulary(
        frozenset([*(part.item.id for part in parts.activities), *(one.id for one in parts.extended.activities)]),
        frozenset([*(part.item.id for part in parts.asked), *(one.id for one in parts.extended.facts.asked)]),
        frozenset([*(part.item.id for part in parts.derived), *(one.id for one in parts.extended.facts.derived)]),
        frozenset([*(part.item.id for part in parts.rules), *(one.id for one in parts.extended.rules)]),
    )


def known_in(parts: Parts) -> Known:
    """What activities may name."""
    manifest = parts.manifest
    extended = [activity.id for activity in parts.extended.activities]
    sound_works = parts.all_extended and manifest is not None and manifest.file.is_sound("/works")
    return Known(
        gates=manifest.item.gates if manifest is not None and manifest.file.is_sound("/gates") else None,
        works=[*manifest.item.works, *parts.extended.works] if manifest is not None and sound_works else None,
        ids={*(part.item.id for part in parts.activities), *extended} if parts.all_activities else None,
        vocabulary=vocabulary_of(parts),
    )


def of_projects(parts: Parts) -> Known:
    """What rules may name: they look at records of projects, so at the activities of these only."""
    every = [*(part.item for part in parts.activities), *parts.extended.activities]
    ids = {activity.id for activity in every if activity.scope == "project"}
    return replace(known_in(parts), ids=ids if parts.all_activities else None)


def sense_problems(parts: Parts) -> list[Problem]:
    """Everything in the ruleset that names what does not exist, stands twice or depends on itself."""
    return list(_Sense(parts).everything())


class _Sense:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._asked = {part.item.id for part in parts.asked}
        derived = {part.item.id for part in parts.derived}
        extended = parts.extended.facts
        self._given = {fact.id for fact in extended.asked} | {fact.id for fact in extended.derived}
        self._facts = self._asked | derived | self._given | {ALWAYS} if parts.all_facts else None
        self._assumed: set[str] = set()  # facts that count as yes where they are unknown
        self._conditions = ConditionSense(self._facts, self._settings())
        self._doubles: set[tuple[str, str]] = set()  # what is defined a second time

    def everything(self) -> Iterator[Problem]:
        if self._parts.manifest is not None:
            yield from self._parts.manifest.problems(_manifest(self._parts.manifest.item))
        yield from self._twice()
        yield from self._of_facts()
        sense = ActivitySense(known_in(self._parts), self._conditions)
        for part in self._parts.activities:
            if part.key not in self._doubles:
                yield from part.problems(sense.problems(part))
                yield from self._group(part)
        single = [part for part in self._parts.activities if part.key not in self._doubles]
        rules = RuleSense(self._conditions, of_projects(self._parts))
        for rule in self._parts.rules:
            if rule.key not in self._doubles:
                yield from rule.problems(rules.of(rule))
        for other in self._parts.not_rules:
            yield from other.problems(cited(other.item.sources, known_in(self._parts).works))
        yield from _phrases(single, self._parts.extended.activities)
        yield from _circles(single)

    def _settings(self) -> dict[str, Setting] | None:
        """The settings that could be read; those that could not have a text as their value, so None instead."""
        manifest = self._parts.manifest
        if manifest is None or not manifest.file.is_sound("/settings") or not self._parts.all_extended:
            return None
        return {**self._parts.extended.settings, **manifest.item.settings}

    def _group(self, part: Part[Activity]) -> Iterator[Problem]:
        manifest = self._parts.manifest
        if manifest is None or not manifest.file.is_sound("/process_groups"):
            return
        groups = manifest.item.process_groups
        if part.item.group not in groups:
            said = f"the process group {part.item.group} is not among process_groups in ruleset.yaml; add it there"
            problem = part.file.problem("/group", said)
            yield from [problem] if problem is not None else []

    def _of_facts(self) -> Iterator[Problem]:
        known = {*self._asked, *self._given, ALWAYS}
        single = [part.item for part in self._parts.derived if part.key not in self._doubles]
        single += self._parts.extended.facts.derived
        self._assumed = {fact.id for fact in single if fact.unknown_counts_as}
        for asked in self._parts.asked:
            yield from asked.problems(_asked(asked.item))
        for derived in self._parts.derived:
            yield from derived.problems(self._derived(derived.item, known))
            known.add(derived.item.id)
        for question in self._parts.questions:
            yield from question.problems(_question(question))

    def _twice(self) -> Iterator[Problem]:
        given = f"in {self._parts.extended.id} already; give it another name"
        first = dict.fromkeys(_defined(self._parts.extended), given)
        for part, name, key in self._named():
            if part.file.problem(part.pointer + key, "") is None:
                continue  # it is refused already, and stands for something else
            if name == ALWAYS:
                said = f"{ALWAYS} is the fact that holds for every record; write another name"
            elif name in first:
                said = f"{name} is defined {first[name]}"
                self._doubles.add(part.key)
            else:
                first[name] = f"twice, first at {part.place}; keep or rename one of them"
                continue
            yield from part.problems(iter([("", said)]))

    def _named(self) -> Iterator[tuple[Part[Any], str, str]]:
        """What is defined under a name, and the key where the name stands."""
        for asked in self._parts.asked:
            yield asked, asked.item.id, "/id"
        for derived in self._parts.derived:
            yield derived, derived.item.id, "/id"
        for question in self._parts.questions:
            yield question, f"the question about {question.item.field}", "/field"
        for activity in self._parts.activities:
            yield activity, activity.item.id, "/id"
        for rule in self._parts.rules:
            yield rule, rule.item.id, "/id"
        for other in self._parts.not_rules:
            yield other, other.item.id, "/id"

    def _derived(self, fact: DerivedFact, known: set[str]) -> Found:
        yield from self._conditions.problems(fact.when, "/when", Record)
        named = facts_in(fact.when)
        for name in sorted(named & (self._facts or set()) - known):
            place = "follows from itself; write what it follows from"
            yield "/when", place if name == fact.id else f"{name} is defined further down; put it before {fact.id}"
        for name in sorted(named & self._assumed - {fact.id}):
            yield "/when", f"{name} has unknown_counts_as and may only be used in `applies`; write its condition"


def _manifest(manifest: Manifest) -> Found:
    yield from twice(manifest.process_groups, "/process_groups")
    yield from twice(manifest.gates, "/gates")
    for name, setting in manifest.settings.items():
        value, at = setting.value, f"{child('/settings', name)}/value"
        if isinstance(value, bool | str):
            continue
        if not -MOST <= value <= MOST:
            yield at, f"{shown(value)} is out of bounds; write a number from {-MOST:,.0f} to {MOST:,.0f}"
        elif is_too_fine(value):
            yield at, too_fine(value)


def _asked(fact: AskedFact) -> Found:
    found = field_type(Record, fact.field) if fact.field else None
    if fact.field and (found is None or found.kind is not Kind.YES_NO):
        fields = [path for path in paths(Record) if (kind := field_type(Record, path)) and kind.kind is Kind.YES_NO]
        hint = did_you_mean(fact.field, fields) or choices(fields)
        yield "/field", f"{shown(fact.field)} is no yes/no field of the record; {hint}"


def _question(part: Part[FieldQuestion]) -> Found:
    question = part.item
    if field_type(Record, question.field) is None:
        yield "/field", unknown_field(question.field, Record)
    for index, answer in enumerate(question.answers):
        at = f"/answers/{index}/set"
        for problem in build(Record, Tree("", answer.put, dict, part.file.raw_below(part.pointer + at)))[1]:
            yield at + problem.pointer, problem.message


def _defined(extended: Ruleset) -> Iterator[str]:
    """What the ruleset that is extended defines."""
    facts = extended.facts
    yield from (activity.id for activity in extended.activities)
    yield from (rule.id for rule in extended.rules)
    yield from (other.id for other in extended.not_rules)
    yield from (fact.id for fact in facts.asked)
    yield from (fact.id for fact in facts.derived)
    yield from (f"the question about {question.field}" for question in facts.fields)


def _phrases(parts: Sequence[Part[Activity]], extended: Sequence[Activity]) -> Iterator[Problem]:
    """A phrase that stands at two activities recognises neither."""
    taken = {" ".join(phrase.casefold().split()): one.id for one in extended for phrase in one.recognise.phrases}
    first: dict[str, Part[Activity]] = {}
    for part in parts:
        for index, phrase in enumerate(part.item.recognise.phrases):
            words = " ".join(phrase.casefold().split())
            before = first.setdefault(words, part)
            at = f"/recognise/phrases/{index}"
            if words in taken:
                said = f"the phrase {shown(phrase)} stands at another activity, too, at {taken[words]}"
                yield from part.problems(iter([(at, f"{said}; take it away here")]))
            if before is not part and part.file.problem(part.pointer + at, "") is not None:
                said = f"the phrase {shown(phrase)} stands at another activity, too, at {before.place}"
                yield from part.problems(iter([(at, f"{said}; take it away from one of them")]))


def _circles(parts: Sequence[Part[Activity]]) -> Iterator[Problem]:
    """What depends on itself, found by taking away, again and again, what depends on nothing."""
    ids = {part.item.id for part in parts}
    open_ends = {part.item.id: {name for name in part.item.depends if name in ids} for part in parts}
    while free := {name for name, needs in open_ends.items() if not needs}:
        open_ends = {name: needs - free for name, needs in open_ends.items() if name not in free}
    for part in parts:
        name = part.item.id
        if name in open_ends and _reaches(name, open_ends):
            said = f"{name} depends on itself through its dependencies; take one of them away"
            yield from part.problems(iter([("/depends", said)]))


def _reaches(name: str, needs: Mapping[str, set[str]]) -> bool:
    seen: set[str] = set()
    ahead = list(needs[name])
    while ahead:
        step = ahead.pop()
        if step == name:
            return True
        if step not in seen:
            seen.add(step)
            ahead += needs.get(step, ())
    return False

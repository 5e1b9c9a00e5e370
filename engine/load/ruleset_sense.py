"""Whether the parts of a ruleset fit together: facts, fields, works, groups and dependencies that are named exist."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from golive.engine.errors import Problem
from golive.engine.fields import Kind, element_model, field_type
from golive.engine.load.condition_sense import ConditionSense, Found, unknown_field
from golive.engine.load.model import build, shown
from golive.engine.load.rule_sense import RuleSense
from golive.engine.load.tree import Tree
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.conditions import AllOf, AnyOf, Condition, NotOf
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.ruleset import Activity, ControlEvidence, DerivedFact, FieldQuestion, Rule, Ruleset, Source

ALWAYS = "always"
Places = Mapping[str, tuple[Tree, str]]  # from what is defined to the tree and pointer where it is


def question_name(field: str) -> str:
    """What the question about a field is called among the things that a ruleset defines."""
    return f"the question about {field}"


def sense_problems(ruleset: Ruleset, places: Places, manifest: str) -> list[Problem]:
    """Everything in the ruleset that names what does not exist, or depends on itself."""
    sense = _Sense(ruleset)
    problems = [
        places[name][0].problem(places[name][1] + pointer, message)
        for name, pointer, message in sense.everything()
        if name in places  # what it extends was found sound before
    ]
    if not ruleset.activities:
        problems.append(
            Problem(manifest, None, "", "the ruleset has no activities; add a file <process-group>/<process>.yaml")
        )
    return problems


class _Sense:
    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self.asked = {fact.id for fact in ruleset.facts.asked}
        self.facts = self.asked | {fact.id for fact in ruleset.facts.derived} | {ALWAYS}
        self.assumed = {fact.id for fact in ruleset.facts.derived if fact.unknown_counts_as}
        self.ids = {activity.id for activity in ruleset.activities}
        self._of_projects = {activity.id for activity in ruleset.activities if activity.scope == "project"}
        self._conditions = ConditionSense(self.facts, ruleset.settings)

    def everything(self) -> Iterator[tuple[str, str, str]]:
        known = {*self.asked, ALWAYS}
        for fact in self.ruleset.facts.derived:
            yield from ((fact.id, pointer, message) for pointer, message in self._derived(fact, known))
            known.add(fact.id)
        for asked in self.ruleset.facts.asked:
            found = field_type(Record, asked.field) if asked.field else None
            if asked.field and (found is None or found.kind is not Kind.YES_NO):
                yield asked.id, "/field", f"{shown(asked.field)} is no yes/no field of the record"
        for question in self.ruleset.facts.fields:
            name = question_name(question.field)
            yield from ((name, pointer, message) for pointer, message in _question(question))
        for activity in self.ruleset.activities:
            yield from ((activity.id, pointer, message) for pointer, message in self._activity(activity))
        for rule in self.ruleset.rules:
            yield from ((rule.id, pointer, message) for pointer, message in self._rule(rule))
        for name in self._circle():
            yield name, "/depends", f"{name} depends on itself through its dependencies; take one of them away"

    def _derived(self, fact: DerivedFact, known: set[str]) -> Found:
        yield from self._conditions.problems(fact.when, "/when", Record)
        named = _facts_in(fact.when)
        for name in sorted(named & self.facts - known):
            place = "follows from itself; write what it follows from"
            yield "/when", place if name == fact.id else f"{name} is defined further down; put it before {fact.id}"
        for name in sorted(named & self.assumed - {fact.id}):
            yield "/when", f"{name} has unknown_counts_as and may only be used in `applies`; write its condition"

    def _activity(self, activity: Activity) -> Found:
        model: type[BaseModel] = PortfolioRecord if activity.scope == "portfolio" else Record
        if activity.group not in self.ruleset.process_groups:
            yield "", f"its process group {activity.group} is not among process_groups in ruleset.yaml; add it there"
        yield from self._conditions.problems(activity.applies, "/applies", model)
        yield from self._sources(activity.sources)
        for field in ("depends", "same_evidence_as"):
            yield from self._named(getattr(activity, field), f"/{field}")
        for index, evidence in enumerate(activity.evidence):
            yield from self._evidence(evidence, f"/evidence/{index}", model)

    def _rule(self, rule: Rule) -> Found:
        sense = RuleSense(self._conditions, self._of_projects)
        yield from sense.problems(rule.applies, "/applies")
        yield from sense.problems(rule.requires, "/requires")
        yield from self._sources(rule.sources)
        yield from self._named(rule.activities, "/activities")

    def _sources(self, sources: Sequence[Source]) -> Found:
        for index, source in enumerate(sources):
            if source.work not in self.ruleset.works:
                hint = did_you_mean(source.work, self.ruleset.works) or choices(self.ruleset.works)
                yield f"/sources/{index}/work", f"the work {shown(source.work)} is not listed in ruleset.yaml; {hint}"

    def _named(self, names: Sequence[str], at: str) -> Found:
        for index, name in enumerate(names):
            if name not in self.ids:
                hint = did_you_mean(name, self.ids) or "no file of the ruleset defines it"
                yield f"{at}/{index}", f"there is no activity {shown(name)}; {hint}"

    def _evidence(self, evidence: ControlEvidence, at: str, model: type[BaseModel]) -> Found:
        if field_type(model, evidence.from_) is None:
            yield f"{at}/from", unknown_field(evidence.from_, model)
            return
        parts = [(name, c) for name, c in (("where", evidence.where), ("every", evidence.every)) if c is not None]
        inner = element_model(model, evidence.from_)
        if parts and inner is None:
            yield f"{at}/from", f"{shown(evidence.from_)} is no list of maps; where and every need one"
        elif inner is not None:
            for name, condition in parts:
                yield from self._conditions.problems(condition, f"{at}/{name}", inner)

    def _circle(self) -> list[str]:
        """Ids that depend on themselves, found by taking away, again and again, what depends on nothing."""
        open_ends = {a.id: {d for d in a.depends if d in self.ids} for a in self.ruleset.activities}
        while free := {name for name, needs in open_ends.items() if not needs}:
            open_ends = {name: needs - free for name, needs in open_ends.items() if name not in free}
        return sorted(name for name in open_ends if _reaches(name, open_ends))


def _question(question: FieldQuestion) -> Found:
    if field_type(Record, question.field) is None:
        yield "/field", unknown_field(question.field, Record)
    for index, answer in enumerate(question.answers):
        for problem in build(Record, Tree("", answer.put, dict))[1]:
            yield f"/answers/{index}/set{problem.pointer}", problem.message


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


def _facts_in(condition: Condition) -> set[str]:
    match condition:
        case str():
            return {condition}
        case AllOf():
            return {name for inner in condition.all for name in _facts_in(inner)}
        case AnyOf():
            return {name for inner in condition.any for name in _facts_in(inner)}
        case NotOf():
            return _facts_in(condition.not_)
        case _:
            return set()

"""Whether an activity of a ruleset fits the rest: gates, groups, works, other activities, evidence, examples."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from golive.engine.define.condition_sense import ConditionSense, Found, unknown_field
from golive.engine.define.ruleset_parts import Part
from golive.engine.fields import SCOPE, element_model, field_type
from golive.engine.load.model import build
from golive.engine.load.quoting import shown
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.activities import Activity, ControlEvidence, Example
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rules import CompiledRule, RuleExample
from golive.schemas.works import Source


@dataclass(frozen=True, slots=True)
class Known:
    """What activities may name; None where it could not be read, and nothing is missed in it."""

    gates: Sequence[str] | None
    works: Sequence[str] | None
    ids: Collection[str] | None
    vocabulary: Vocabulary | None


def twice(words: Sequence[str], at: str) -> Found:
    """What stands in a list a second time."""
    for index, word in enumerate(words):
        if word in words[:index]:
            yield f"{at}/{index}", f"{shown(word)} stands twice in the list; keep one of them"


class ActivitySense:
    """Finds what is wrong with single activities."""

    def __init__(self, known: Known, conditions: ConditionSense) -> None:
        self._known, self._conditions = known, conditions

    def problems(self, part: Part[Activity]) -> Found:
        """Everything that the activity names and that does not exist."""
        activity = part.item
        model: type[BaseModel] = PortfolioRecord if activity.scope == "portfolio" else Record
        yield from self._conditions.problems(activity.applies, "/applies", model)
        yield from self._others(activity)
        yield from twice([" ".join(p.casefold().split()) for p in activity.recognise.phrases], "/recognise/phrases")
        for index, evidence in enumerate(activity.evidence):
            yield from self._evidence(evidence, f"/evidence/{index}", model)
        yield from listed(activity, self._known)
        if self._known.vocabulary is not None:
            yield from examples(part, model, self._known.vocabulary)

    def _others(self, activity: Activity) -> Found:
        for field in ("depends", "same_evidence_as"):
            names = getattr(activity, field)
            yield from twice(names, f"/{field}")
            for index, name in enumerate(names if self._known.ids is not None else ()):
                if name not in (self._known.ids or ()):
                    hint = did_you_mean(name, self._known.ids or ()) or "write the id of one that is in a file"
                    yield f"/{field}/{index}", f"there is no activity {shown(name)}; {hint}"
        if activity.id in activity.same_evidence_as:
            at = activity.same_evidence_as.index(activity.id)
            yield f"/same_evidence_as/{at}", f"{activity.id} has the same evidence as itself anyway; take it away"

    def _evidence(self, evidence: ControlEvidence, at: str, model: type[BaseModel]) -> Found:
        if evidence.from_ == SCOPE or field_type(model, evidence.from_) is None:
            yield f"{at}/from", unknown_field(evidence.from_, model)
            return
        if evidence.otherwise is not None and evidence.every is None:
            yield f"{at}/otherwise", "is never used without every; add every: or take it away"
        parts = [(name, c) for name, c in (("where", evidence.where), ("every", evidence.every)) if c is not None]
        inner = element_model(model, evidence.from_)
        if parts and inner is None:
            lists = [name for name in model.model_fields if element_model(model, name) is not None]
            hint = did_you_mean(evidence.from_, lists) or choices(lists)
            yield f"{at}/from", f"{shown(evidence.from_)} is no list of maps; where and every need one; {hint}"
        elif inner is not None:
            for name, condition in parts:
                yield from self._conditions.problems(condition, f"{at}/{name}", inner)


def listed(entry: Activity | CompiledRule, known: Known) -> Found:
    """Gate and works, which the manifest lists."""
    gates = known.gates
    if gates is not None and entry.due != "continuous" and entry.due not in gates:
        yield "/due", f"the gate {entry.due} is not among gates in ruleset.yaml; add it there"
    yield from cited(entry.sources, known.works)


def cited(sources: Sequence[Source], works: Collection[str] | None) -> Found:
    """Works that the manifest does not list; nothing where it is not known what it lists."""
    for index, source in enumerate(sources if works is not None else ()):
        if source.work not in (works or ()):
            hint = did_you_mean(source.work, works or ()) or choices(works or ())
            hint = hint if works else "list it under works: there"
            yield f"/sources/{index}/work", f"the work {shown(source.work)} is not listed in ruleset.yaml; {hint}"


def examples(
    part: Part[Activity] | Part[CompiledRule], model: type[BaseModel], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """What is wrong with the records of the examples."""
    given: Sequence[Example | RuleExample] = part.item.examples
    for index, example in enumerate(given):
        at = f"/examples/{index}/record"
        tree = Tree("", example.record, dict, part.file.raw_below(part.pointer + at))
        missing = {"/projects"}  # the base record has them
        for problem in (*build(model, tree)[1], *vocabulary.problems(tree)):
            if problem.pointer not in missing or "projects" in example.record:
                yield at + problem.pointer, problem.message

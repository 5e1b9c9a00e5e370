"""The shortest way to go: the fewest actions after which the verdict would be go, found and shown by trying.

What is undecided is assumed to be as bad as it can be. Every step is tried on the record itself: a way counts only
if the engine, asked again, no longer sees the finding.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.evaluate.options import Options
from golive.engine.evaluate.trials import Trials
from golive.engine.evaluate.verdict import Finding, all_findings, is_condition, is_waived, stops
from golive.engine.gate.actions import Action, Artefacts, Fewest, actions_of
from golive.engine.gate.carried import judged
from golive.engine.gate.edited import Editor
from golive.engine.gate.edits import Add, Answer, Cover, Edit, any_belongs, belongs_to, placed
from golive.engine.gate.ways import Way, Ways
from golive.engine.load.record import Loaded
from golive.schemas.gate import CarriedCondition
from golive.schemas.record import Record
from golive.schemas.report import Report
from golive.schemas.words import Verdict

Stands = Callable[[Report], list[Finding]]  # the findings that stand in the way
_ROUNDS = 8
_TRIES = 40  # ways that are tried for one finding
_WORK = 12_000_000  # elements of the record that are looked at on the way to one verdict, roughly
_FIXED = 10_000  # elements that take as long as what does not depend on their number


@dataclass(frozen=True, slots=True)
class ShortestWay:
    """What to do so that the verdict becomes `reaches`. `serves` has for each edit the findings that it mends.

    `answers` are the questions that must be answered first, with the answers that were assumed; `unmended` are the
    ids of findings that no action can mend. `gave_up`: there were more ways than are tried.
    """

    reaches: Verdict
    actions: tuple[Action, ...]
    answers: tuple[Answer, ...]
    unmended: tuple[str, ...]
    edits: frozenset[Edit]
    serves: dict[Edit, tuple[str, ...]] = field(default_factory=dict)
    gave_up: bool = False


def most_tries(record: Record) -> int:
    """How often a record is tried on the way to one verdict: the longer its lists, the less often."""
    elements = sum(len(value) for _, value in record if isinstance(value, list))
    return _WORK // (_FIXED + elements)


class Search:
    """Looks for the shortest way of one record at a gate. `tell` is told how often it has tried, every time."""

    def __init__(  # noqa: PLR0913  # what a gate is asked with
        self,
        bases: Bases,
        loaded: Loaded,
        report: Report,
        carried: Sequence[CarriedCondition] = (),
        min_decided: float | None = None,
        *,
        tell: Callable[[int], None] = lambda tries: None,
    ) -> None:
        assert isinstance(loaded.record, Record)
        self._bases, self._loaded, self._record = bases, loaded, loaded.record
        self._gate, self._as_of, self._carried, self._min_decided = report.gate, report.as_of, carried, min_decided
        self._editor = Editor(loaded.record, report.as_of)
        self._trials = Trials(bases, report, min_decided)
        self._artefacts = Artefacts(bases.networks.ruleset.activities)
        self._fewest = Fewest(self._artefacts)
        self._tried: dict[frozenset[Edit], Report] = {frozenset(): report}
        self._serves: dict[Edit, dict[str, None]] = {}
        self._tell, self._most, self._gave_up = tell, most_tries(loaded.record), False
        self._until = self._most  # so many tries are made on the way that is looked for

    def to(self, target: Verdict) -> ShortestWay:
        """The shortest way to `go`, or to `conditional`: then only what stops the gate is mended."""
        stands = self._stands_in_the_way(target)
        self._until, self._gave_up, self._fewest.gave_up = len(self._tried) + self._most, False, False
        edits = frozenset[Edit](self._worst_answers(stands))
        unmended: set[str] = set()
        for _ in range(_ROUNDS):
            ahead = [f for f in stands(self.report(edits)) if f.id not in unmended]
            if not ahead:
                break
            edits = self._forced(edits, ahead) or self._chosen(edits, stands, unmended)
        edits = self._merged(self._pruned(edits, stands, unmended), stands, unmended)
        left = [finding.id for finding in stands(self.report(edits))]
        left += [name for name in self._too_little(edits, target) if name not in left]
        answers = tuple(edit for edit in sorted(edits, key=repr) if isinstance(edit, Answer))
        actions = actions_of([edit for edit in edits if not isinstance(edit, Answer)], self._artefacts)
        serves = {edit: self._serves_what(edit, edits, stands, left) for edit in edits}
        reaches = self.report(edits).verdict.result
        gave_up = self._gave_up or self._fewest.gave_up
        return ShortestWay(reaches, tuple(actions), answers, tuple(left), edits, serves, gave_up)

    def _is_spent(self) -> bool:
        """Whether as many tries were made as are to be made; that there would have been more is noted."""
        spent = len(self._tried) >= self._until
        self._gave_up = self._gave_up or spent
        return spent

    def _too_little(self, edits: frozenset[Edit], target: Verdict) -> list[str]:
        """What is undecided, where after all steps only too small a share of decided outcomes is left in the way."""
        reached = self.report(edits).verdict
        return reached.decided_by if reached.result == "hold" and target != "hold" else []

    def report(self, edits: frozenset[Edit]) -> Report:
        """The report on the record once all of this is done; of the findings only outcomes and needs."""
        if edits not in self._tried:
            self._tried[edits] = judged(self._trials.report(self._after(edits)), self._carried)
            self._tell(len(self._tried))
        return self._tried[edits]

    def whole(self, edits: frozenset[Edit]) -> Report:
        """The same with all that the outcomes rest on."""
        options = Options(self._gate, self._as_of, min_decided=self._min_decided)
        return judged(evaluate(self._after(edits), self._bases, options, "", self._trials.memory), self._carried)

    def _after(self, edits: frozenset[Edit]) -> Loaded:
        return replace(self._loaded, record=self._editor.edited(edits))

    def _stands_in_the_way(self, target: Verdict) -> Stands:
        def found(report: Report) -> list[Finding]:
            stands = is_condition if target == "go" else stops
            set_before = [one for one in report.conditions if not one.met]
            unmet = {one.id for one in set_before if target == "go" or one.severity == "blocker"}
            return [f for f in all_findings(report) if stands(f, self._gate) or (f.id in unmet and not is_waived(f))]

        return found

    def _worst_answers(self, stands: Stands) -> Iterable[Answer]:
        """To every fact that is asked for, one after the other, the answer with which more stands in the way."""
        asked = [fact.id for fact in self._bases.networks.ruleset.facts.asked]
        answers: frozenset[Edit] = frozenset()
        while True:
            needs = {need for f in stands(self.report(answers)) if f.outcome == "undecided" for need in f.needs}
            open_facts = [fact for fact in asked if fact in needs]
            if not open_facts:
                return (edit for edit in answers if isinstance(edit, Answer))
            both = (Answer(open_facts[0], True), Answer(open_facts[0], False))
            answers |= {max(both, key=lambda answer: len(stands(self.report(answers | {answer}))))}

    def _forced(self, edits: frozenset[Edit], ahead: Sequence[Finding]) -> frozenset[Edit] | None:
        """The edits with those that have no alternative: an activity that only its own evidence can show."""
        ways = self._ways(edits)
        plain = [f for f in ahead if "/" in f.id and len(ways.of_activity(f.id)) == 1]
        more = frozenset(edit for f in plain for edit in self._noted(f.id, ways.of_activity(f.id)[0])) - edits
        return edits | more if more else None

    def _chosen(self, edits: frozenset[Edit], stands: Stands, unmended: set[str]) -> frozenset[Edit]:
        """The edits with one way for each finding that has any; those that have none are added to `unmended`."""
        ahead = [finding for finding in stands(self.report(edits)) if finding.id not in unmended]
        alternatives: dict[str, list[Way]] = {}
        ways = self._ways(edits)
        for finding in ahead:
            alternatives[finding.id] = self._that_mend(finding, edits, ways, stands)
            if not alternatives[finding.id]:
                unmended.add(finding.id)
        found = [mending for mending in alternatives.values() if mending]
        chosen = self._fewest.of(found, edits)
        place = placed(chosen, edits)
        for name, mending in alternatives.items():
            for way in mending:
                if way <= chosen:
                    self._noted(name, frozenset(place[edit] for edit in way))
        done = {edit.activity for edit in place.values() if isinstance(edit, Cover) and edit.done}
        return frozenset(e for e in place.values() if not (isinstance(e, Cover) and not e.done and e.activity in done))

    def _that_mend(self, finding: Finding, edits: frozenset[Edit], ways: Ways, stands: Stands) -> list[Way]:
        """The ways after which the engine no longer sees the finding; none that holds more than another one."""
        guesses = ways.of_activity(finding.id) if "/" in finding.id else ways.of_rule(finding.id)
        found: list[Way] = []
        for way in guesses[:_TRIES]:
            if any(shorter <= way for shorter in found):
                continue
            if self._is_spent():
                break
            after = self.report(edits | way)
            if finding.id not in {f.id for f in stands(after)}:
                found.append(way)
        return found

    def _pruned(self, edits: frozenset[Edit], stands: Stands, unmended: set[str]) -> frozenset[Edit]:
        """The edits without those that are not needed, now that the others are there."""
        ways = self._ways(frozenset())
        for edit in sorted(edits, key=lambda one: (len(self._serves.get(one, ())), repr(one))):
            alone = isinstance(edit, Cover) and len(ways.of_activity(edit.activity)) == 1
            alone = alone and not unmended.issuperset(self._serves.get(edit, ()))
            if alone or isinstance(edit, Answer):
                continue
            rest = frozenset(one for one in edits if one != edit and not belongs_to(one, edit))
            if edit in edits and not self._is_spent() and self._serves_as_well(rest, stands, unmended):
                edits = rest
        return edits

    def _merged(self, edits: frozenset[Edit], stands: Stands, unmended: set[str]) -> frozenset[Edit]:
        """The edits with one element in place of two that are added to the same list, wherever one does as well."""
        added = sorted((edit for edit in edits if isinstance(edit, Add)), key=lambda edit: (edit.over, edit.at))
        for one, other in combinations(added, 2):
            fields = dict(one.fields) | dict(other.fields)
            agree = all(fields[name] == value for name, value in one.fields)
            if one.over != other.over or not agree or not {one, other} <= edits or any_belongs(edits, other):
                continue
            both = replace(one, fields=tuple(sorted(fields.items())))
            rest = edits - {one, other} | {both}
            if not self._is_spent() and self._serves_as_well(rest, stands, unmended):
                edits = rest
        return edits

    def _serves_as_well(self, edits: frozenset[Edit], stands: Stands, unmended: set[str]) -> bool:
        try:
            return all(finding.id in unmended for finding in stands(self.report(edits)))
        except IndexError:  # what is left fills in an element that would not be there
            return False

    def _ways(self, edits: frozenset[Edit]) -> Ways:
        report = self.report(edits)
        lacking = [f.id for f in report.activities if f.outcome not in ("done", "waived", "not-applicable")]
        loaded = self._after(edits)
        assert isinstance(loaded.record, Record)
        truth = self._trials.truths(loaded)
        return Ways(self._bases.networks, loaded.record, (self._gate, self._as_of), lacking, truth)

    def _serves_what(self, edit: Edit, edits: frozenset[Edit], stands: Stands, left: Sequence[str]) -> tuple[str, ...]:
        """The findings that an edit mends: those that would come back without it."""
        if isinstance(edit, Cover | Answer) or len(self._tried) >= self._until:
            return tuple(self._serves.get(edit, ()))
        rest = frozenset(one for one in edits if one != edit and not belongs_to(one, edit))
        try:
            return tuple(f.id for f in stands(self.report(rest)) if f.id not in left)
        except IndexError:  # the elements that are added after it would have other numbers
            return tuple(self._serves.get(edit, ()))

    def _noted(self, name: str, way: Way) -> Way:
        for edit in way:
            self._serves.setdefault(edit, {})[name] = None
        return way

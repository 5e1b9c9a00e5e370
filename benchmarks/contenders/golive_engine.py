"""golive's engine: its durable-rules networks over record models."""

from collections.abc import Callable

from benchmarks.records import Case
from benchmarks.task import OF_STATE, Outcomes, Run
from golive.engine.infer.engine import Networks
from golive.schemas.ruleset import Ruleset


def prepare(ruleset: Ruleset) -> Run:
    """With all that the engine remembers between records."""
    return over(Networks(ruleset))


def prepare_forgetful(ruleset: Ruleset) -> Run:
    """With nothing remembered from one record to the next: every single decision goes through the networks."""
    networks = Networks(ruleset)
    run, forget = over(networks), forgetting(networks)

    def run_afresh(case: Case) -> Outcomes:
        forget()
        return run(case)

    return run_afresh


def over(networks: Networks) -> Run:
    """The task on networks that are compiled already."""
    activities = networks.activities["project"]
    number_of = {activity.id: number for number, activity in enumerate(activities)}
    numbered = [(number, activity.id) for number, activity in enumerate(activities)]

    def run(case: Case) -> Outcomes:
        applies = networks.applies(case.record, networks.facts(case.record))
        values = applies.outcome.roots
        required = [number for number, value in enumerate(values) if value]
        evidence = [(number_of[activity], state) for activity, state in case.evidence]
        covered = networks.coverage.decide(required, evidence)
        return {
            name: OF_STATE[covered[number][0]] if value else "undecided" if value is None else "not-applicable"
            for (number, name), value in zip(numbered, values, strict=True)
        }

    return run


def forgetting(networks: Networks) -> Callable[[], None]:
    """What empties every memory of the networks."""
    sets = networks.condition_sets()

    def forget() -> None:
        for one in sets:
            one.forget()
        networks.coverage._best.clear()

    return forget

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
    names = [activity.id for activity in networks.activities["project"]]

    def run(case: Case) -> Outcomes:
        applies = networks.applies(case.record, networks.facts(case.record))
        best = networks.coverage.best(case.evidence)
        uncovered = OF_STATE[networks.coverage.uncovered]
        return {
            name: (OF_STATE[best[name]] if name in best else uncovered)
            if value
            else "undecided"
            if value is None
            else "not-applicable"
            for name, value in zip(names, applies.outcome.roots, strict=True)
        }

    return run


def forgetting(networks: Networks) -> Callable[[], None]:
    """What empties every memory of the networks."""
    sets = networks.condition_sets()

    def forget() -> None:
        for one in sets:
            one.forget()
        networks.coverage.forget()

    return forget

"""The answer of a gate: the report with the conditions of earlier gates, and the way to a better verdict."""

from collections.abc import Callable, Sequence

from golive.engine.evaluate.bare import Bases
from golive.engine.gate.carried import judged
from golive.engine.gate.shortest import Search
from golive.engine.gate.words import told
from golive.engine.load.record import Loaded
from golive.schemas.gate import CarriedCondition, GateAnswer, Way
from golive.schemas.record import Record
from golive.schemas.report import Report
from golive.schemas.words import Verdict


def answered(  # noqa: PLR0913  # a gate is asked with all of this
    bases: Bases,
    loaded: Loaded,
    report: Report,
    carried: Sequence[CarriedCondition] = (),
    min_decided: float | None = None,
    *,
    tell: Callable[[int], None] = lambda tries: None,
) -> GateAnswer:
    """The answer for a record on which the report was made; `carried` are the conditions of earlier gates.

    `min_decided` is the percentage with which the report was made. `tell` is told how often something was tried.
    """
    judgement = judged(report, carried)
    if judgement.verdict.result in ("go", "not-a-project") or not isinstance(loaded.record, Record):
        return GateAnswer(report=judgement)
    search = Search(bases, loaded, judgement, carried, min_decided, tell=tell)
    stopped = judgement.verdict.result in ("no-go", "hold")
    to_conditional = _way(search, "conditional", loaded.record, report) if stopped else None
    return GateAnswer(report=judgement, to_conditional=to_conditional, to_go=_way(search, "go", loaded.record, report))


def _way(search: Search, target: Verdict, record: Record, report: Report) -> Way:
    way = search.to(target)
    return told(way, report, search.whole(way.edits), record)

"""Processor time per record: contenders in turn, round by round, and the median of the rounds."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.records import Case, Records
from benchmarks.task import Contender, Run
from golive.schemas.ruleset import Ruleset

MICRO = 1e6


@dataclass(slots=True)
class Times:
    """Microseconds a record, one number a round."""

    rounds: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)

    def ends(self) -> tuple[float, float]:
        """The medians of the first and of the last fifth of the rounds."""
        fifth = max(1, len(self.rounds) // 5)
        return median(self.rounds[:fifth]), median(self.rounds[-fifth:])


def in_turn(  # noqa: PLR0913  # a scenario has that many sides
    contenders: Sequence[Contender],
    ruleset: Ruleset,
    records: Records,
    rounds: int,
    batch: int,
    after_round: Callable[[int], None] = lambda _: None,
) -> dict[str, Times]:
    """The times of each contender by name; every round takes the next `batch` records, slow ones a share of them."""
    gc.collect()
    gc.freeze()  # what exists now is not gone through again by every collection
    runs = [(contender, contender.prepare(ruleset)) for contender in contenders]
    times = {contender.name: Times() for contender in contenders}
    for number in range(rounds):
        cases = records.cases(number * batch, batch)
        for contender, run in runs:
            some = cases[: max(1, int(batch * contender.share))]
            times[contender.name].rounds.append(_time(run, some))
        after_round((number + 1) * batch)
    return times


def _time(run: Run, cases: Sequence[Case]) -> float:
    """Microseconds of processor time a record, which other work on the machine disturbs less than the clock."""
    gc.disable()
    start = time.process_time()
    for case in cases:
        run(case)
    spent = time.process_time() - start
    gc.enable()
    return spent / len(cases) * MICRO


def resident() -> float:
    """The memory of this process now, in MiB; 0 where the system does not say."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    except OSError:
        return 0.0

"""`golive gate` beside one evaluation of the same plan, by the number of its tasks: python -m benchmarks.gates."""

import random
import time
from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.markdown import rows
from golive.engine.check import Engine
from golive.engine.gate.answer import answered
from golive.schemas.record import Record

SIZES = (300, 1_000, 15_000, 50_000)
_DAY = date(2026, 11, 2)
_COVERING = 0.1  # of the tasks


def plan(engine: Engine, tasks: int, seed: int = 1) -> Record:
    """A plan of so many tasks two weeks before its go-live, of which every tenth says what it covers."""
    chance = random.Random(seed)
    ids = [activity.id for activity in engine.ruleset.activities if activity.scope == "project"]
    listed = [
        {
            "name": f"Task {number}",
            "status": chance.choice(["done", "planned", "in-progress"]),
            "date": (_DAY + timedelta(days=chance.randrange(-60, 90))).isoformat(),
            "covers": [chance.choice(ids)] if chance.random() < _COVERING else [],
        }
        for number in range(tasks)
    ]
    facts = {"touches_production": True}
    dates = {"go_live": (_DAY + timedelta(days=14)).isoformat()}
    as_of = _DAY.isoformat()
    return Record.model_validate(
        {"type": "changed-service", "as_of": as_of, "facts": facts, "dates": dates, "activities": listed}
    )


def gates(engine: Engine, sizes: Sequence[int] = SIZES) -> str:
    """How long the ways through a gate take, and how many reports on the same plan could be made meanwhile."""
    body: list[list[str]] = []
    for size in sizes:
        ways, report, tries = measured(engine, size)
        body.append([f"{size:,} tasks", f"{ways:,.0f}", f"{report:,.0f}", f"{tries:,}", f"{ways / report:.1f}"])
    return rows(["`golive gate`", "ways to conditional and go, ms", "one report, ms", "tries", "reports' worth"], body)


def measured(engine: Engine, size: int) -> tuple[float, float, int]:
    """Milliseconds for the ways to conditional and go, and for one report, and how often a plan was tried."""
    loaded = engine.read(plan(engine, size))
    tries: list[int] = []
    start = time.process_time()
    report = engine.check(loaded, gate="go-live")
    between = time.process_time()
    answered(engine.bases, loaded, report, tell=tries.append)
    return (time.process_time() - between) * 1e3, (between - start) * 1e3, max(tries, default=0)


if __name__ == "__main__":
    print(gates(Engine()))

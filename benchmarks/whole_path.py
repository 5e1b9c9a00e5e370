"""From JSON text to a JSON report, against json.loads and the pydantic validation of the same record."""

import json
import time
from statistics import median

from benchmarks.records import Records
from golive.engine.check import Engine
from golive.engine.report.formats import json as json_report
from golive.schemas.record import Record

_BATCH = 20


def whole_path(engine: Engine, pieces: int, rounds: int) -> tuple[float, float]:
    """Microseconds a record: the whole path, and parsing and validation alone."""
    made = Records(engine.ruleset, pieces, 200)
    texts = [json.dumps(made.plain(number)) for number in range(200)]
    whole: list[float] = []
    bare: list[float] = []
    for number in range(rounds):
        some = [texts[(number * _BATCH + at) % len(texts)] for at in range(_BATCH)]
        start = time.process_time()
        for text in some:
            json_report.render([engine.check(text)])
        between = time.process_time()
        for text in some:
            Record.model_validate(json.loads(text))
        whole.append((between - start) / _BATCH * 1e6)
        bare.append((time.process_time() - between) / _BATCH * 1e6)
    return median(whole), median(bare)

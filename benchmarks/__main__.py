"""Measure everything and print it as Markdown: python -m benchmarks [--quick]."""

import os
import platform
import sys
from importlib.metadata import version

from benchmarks import table
from benchmarks.entrants import prove_equal
from benchmarks.gates import gates
from benchmarks.markdown import rows
from benchmarks.recognition import recognition
from benchmarks.scenarios import PIECES, all_new, by_evidence, many
from benchmarks.startup import startup
from benchmarks.whole_path import whole_path
from golive.engine.check import Engine
from golive.engine.infer.settled import settled


def main(arguments: list[str]) -> None:
    """Print the tables; --quick takes a twentieth of the records and fewer rounds."""
    records, rounds = (2_500, 5) if "--quick" in arguments else (50_000, 15)
    engine = Engine()
    ruleset = settled(engine.ruleset)  # the others know no settings
    peers = ", ".join(f"{name} {version(name)}" for name in ("durable-rules", "zen-engine", "regopy", "clipspy"))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; {peers}\n")
    print(f"Same outcomes as plain Python on so many records: {'; '.join(prove_equal(ruleset))}.\n", flush=True)
    columns = {f"{pieces} pieces, profiles all new": all_new(ruleset, pieces, rounds) for pieces in PIECES}
    runs = {}
    for pieces in PIECES:
        for distinct in (10_000, 100):
            name = f"{pieces} pieces, {distinct:,} profiles"
            runs[name] = many(ruleset, pieces, min(distinct, records), records)
            columns[name] = runs[name].times
    print(table.per_record(columns))
    print(table.ratios(columns))
    print(table.long_runs(runs), flush=True)
    by = by_evidence(ruleset, rounds)
    print(rows(["pieces of evidence", *map(str, by)], [["golive, us a record", *(f"{n:,.0f}" for n in by.values())]]))
    print(rows(["", "golive", "beside", "multiple (aim)"], [*_whole(engine, rounds), *_start(rounds)]))
    print(recognition(rounds))
    print(gates(engine))


def _whole(engine: Engine, rounds: int) -> list[list[str]]:
    found = {pieces: whole_path(engine, pieces, rounds) for pieces in PIECES}
    return [
        table.against(f"JSON text to JSON report, {pieces} pieces; json.loads and pydantic", *times, "us", 3.0)
        for pieces, times in found.items()
    ]


def _start(rounds: int) -> list[list[str]]:
    times = startup(rounds)
    return [
        table.against(
            "`golive check` of the example; the libraries",
            times["golive check"],
            times["the libraries alone"],
            "ms",
            2.0,
        ),
        table.against("`golive --help`; `import click`", times["golive --help"], times["click alone"], "ms", 1.3),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])

"""The results as Markdown."""

from collections.abc import Mapping

from benchmarks.entrants import FORGETFUL, GOLIVE, PLAIN, ZEN
from benchmarks.markdown import rows
from benchmarks.measure import Times
from benchmarks.scenarios import LongRun


def per_record(columns: Mapping[str, Mapping[str, Times]]) -> str:
    """Microseconds a record: a row a contender, a column a scenario."""
    names = list(dict.fromkeys(name for times in columns.values() for name in times))
    body = [
        [name, *(f"{times[name].middle:,.0f}" if name in times else "" for times in columns.values())] for name in names
    ]
    return rows(["microseconds a record", *columns], body)


def ratios(columns: Mapping[str, Mapping[str, Times]]) -> str:
    """golive beside zen-engine and plain Python, with the aims; nothing remembered where that was measured."""
    body: list[list[str]] = []
    for name, times in columns.items():
        repeats = "repeat" in name or "100 profiles" in name
        for golive in (GOLIVE.name, FORGETFUL.name):
            if golive in times:
                mine = times[golive].middle
                to_zen, to_plain = mine / times[ZEN.name].middle, mine / times[PLAIN.name].middle
                aims = (0.6, 3.0) if repeats else (1.0, 5.0)
                body.append(
                    [f"{golive}; {name}", *(_against(n, a) for n, a in zip((to_zen, to_plain), aims, strict=True))]
                )
    return rows(["golive's time as a multiple of", "zen-engine (aim)", "plain Python (aim)"], body)


def _against(found: float, aim: float) -> str:
    return f"{found:.2f} ({aim:g}){'' if found <= aim else ' **missed**'}"


def against(name: str, found: float, base: float, unit: str, aim: float) -> list[str]:
    """A row that compares two times."""
    return [name, f"{found:,.0f} {unit}", f"{base:,.0f} {unit}", _against(found / base, aim)]


def long_runs(runs: Mapping[str, LongRun]) -> str:
    """Whether time and memory stay as they are over many records."""
    body = []
    for name, run in runs.items():
        first, last = run.times[GOLIVE.name].ends()
        settled = run.memory[len(run.memory) // 5][1]
        end = run.memory[-1]
        body.append([name, f"{first:,.0f}", f"{last:,.0f}", f"{settled:,.1f}", f"{end[1]:,.1f}", f"{end[0]:,}"])
    head = ["golive", "first fifth (us)", "last fifth (us)", "MiB after a fifth", "MiB at the end", "records"]
    return rows(head, body)

"""How fast tasks are recognised, and what it costs to begin: python -m benchmarks.recognition [--quick]."""

import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.markdown import rows
from benchmarks.measure import MICRO, resident
from golive.engine.authoring.scaffold import begin
from golive.engine.define.rulesets import ruleset_named
from golive.engine.recognise.knowledge import recogniser_for
from golive.engine.recognise.reading import Task

RULESET = "pmbok-itil"
_READ = "import sys; from golive.engine.define.rulesets import ruleset_named as r; one = r(sys.argv[1])"
_RECOGNISED = (
    f"{_READ}; from golive.engine.recognise.knowledge import recogniser_for as k; "
    "from golive.engine.recognise.reading import Task as T; k(sys.argv[1], one).recognise(T('Train the helpdesk'))"
)
_PARTS = ("Server room", "Site 2", "Wave", "Ward", "Branch office", "Übergabe", "Phase", "Finance module", "Tranche")
_PEOPLE = ("with Miller", "by Friday", "and confirm", "again", "für alle Standorte", "v2.1", "draft", "(owner: PMO)")


def tasks(number: int) -> list[Task]:
    """Tasks as plans have them: a phrase that is recognised or half of one, and other words; three parents, some notes.

    A tenth has a misspelt word, a fifth has notes of forty words; no two tasks are the same.
    """
    rng = random.Random(1)
    phrases = [text for one in ruleset_named(RULESET).activities for text in (one.title, *one.recognise.phrases)]
    words = sorted({word for phrase in phrases for word in phrase.split()})
    return [_task(rng, phrases, words, at) for at in range(number)]


def _task(rng: random.Random, phrases: list[str], words: list[str], at: int) -> Task:
    said = rng.choice(phrases).split()
    said = said if rng.random() < 0.5 else said[: len(said) // 2 + 1] + rng.choices(words, k=3)
    if at % 10 == 0:
        said.append(rng.choice(words)[::-1])
    text = f"{' '.join(said)} {rng.choice(_PEOPLE)} {at}"
    parents = ("ERP roll-out", f"{rng.choice(_PARTS)} {at // 200}", f"{rng.choice(phrases)} {at // 20}")
    return Task(text, parents, " ".join(rng.choices(words, k=40)) if at % 5 == 0 else "")


def plan_of(number: int) -> tuple[float, float]:
    """Seconds of processor time for a plan of so many tasks, and the MiB that the process grew by meanwhile."""
    known = recogniser_for(RULESET)
    plan = tasks(number)
    known.recognise(Task("Train the helpdesk"))
    before, start = resident(), time.process_time()
    for task in plan:
        known.recognise(task)
    return time.process_time() - start, resident() - before


def beginnings(rounds: int) -> dict[str, tuple[float, float]]:
    """Milliseconds of processor time of programs that read a ruleset, and that recognise a task, too; medians."""
    with tempfile.TemporaryDirectory() as folder:
        begin("ours", Path(folder), RULESET)
        (Path(folder) / "ours/recognise").mkdir()
        (Path(folder) / "ours/recognise/words.yaml").write_text("concepts:\n  service-desk: [hotdesk]\n")
        named = {RULESET: RULESET, "a ruleset of one's own that extends it": f"{folder}/ours"}
        return {name: (_begun(_READ, of, rounds), _begun(_RECOGNISED, of, rounds)) for name, of in named.items()}


def _begun(code: str, ruleset: str, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = _spent()
        subprocess.run([sys.executable, "-c", code, ruleset], check=True)
        times.append((_spent() - start) * 1e3)
    return median(times)


def _spent() -> float:
    """Seconds of processor time of the programs that were run and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def recognition(rounds: int, sizes: Sequence[int] = (5_000, 50_000)) -> str:
    """Both tables as Markdown."""
    plans = []
    for number in sizes:
        runs = [plan_of(number) for _ in range(max(1, rounds // 5))]
        seconds, grown = median(one for one, _ in runs), max(more for _, more in runs)
        plans.append([f"{number:,}", f"{seconds:.2f}", f"{seconds / number * MICRO:,.0f}", f"{grown:.1f}"])
    starts = [
        [name, f"{bare:,.0f} ms", f"{whole:,.0f} ms", f"{whole - bare:,.0f} ms (150)"]
        for name, (bare, whole) in beginnings(rounds).items()
    ]
    head = ["tasks", "seconds", "microseconds a task", "MiB more"]
    begun = ["a program from start to end", "reads the ruleset", "and recognises a task", "more (aim)"]
    return f"{rows(head, plans)}\n{rows(begun, starts)}"


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print(recognition(5 if "--quick" in sys.argv[1:] else 15))

"""How well tasks are recognised: recognition.py LABELS.jsonl... [--ruleset NAME] [--confusions].

A labels file has an object a line: id, text, parents, labels (what the text covers), also_ok (what would be as fair),
doubtful (left out). A file whose texts have no labels at all shows false alarms alone. --confusions prints each text
where something is wrong, and which activities are taken for which.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from golive.engine.recognise.knowledge import recogniser_for
from golive.engine.recognise.reading import Task
from golive.engine.recognise.recogniser import Recognised, Recogniser

Row = dict[str, Any]


def rows(path: str) -> list[Row]:
    """The labelled texts that are not doubtful."""
    lines = Path(path).read_text("utf-8").splitlines()
    return [row for line in lines if line.strip() and not (row := json.loads(line)).get("doubtful")]


def counted(row: Row, given: set[str]) -> tuple[int, int, int]:
    """Found, false alarms, not found. What is fair is no false alarm, and one of it stands for one label."""
    wanted, fair = set(row.get("labels", ())), set(row.get("also_ok", ()))
    found = wanted & given
    if wanted - found and fair & given:
        found = found | {min(wanted - found)}
    return len(found), len(given - wanted - fair), len(wanted) - len(found)


def report(path: str, known: Recogniser, confusions: bool) -> None:
    """Print the figures of one file."""
    labelled = rows(path)
    start = time.perf_counter()
    found = [known.recognise(Task(row["text"], tuple(row.get("parents", ())))) for row in labelled]
    took = time.perf_counter() - start
    given = [{guess.activity for guess in one.accepted} for one in found]
    counts = [counted(row, ids) for row, ids in zip(labelled, given, strict=True)]
    hits, false, missed = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = hits / (hits + false or 1), hits / (hits + missed or 1)
    f1 = 2 * hits / (2 * hits + false + missed or 1)
    accepted = sum(map(bool, given))
    say(f"{path}: {len(labelled)} texts, accepted in {accepted} ({100 * accepted / len(labelled):.1f} in 100)")
    say(
        f"  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({hits} found, {false} false, {missed} missed)"
    )
    say(f"  {1e6 * took / len(labelled):.0f} microseconds a text")
    if confusions:
        confused(labelled, found, counts)


def confused(labelled: list[Row], found: list[Recognised], counts: list[tuple[int, int, int]]) -> None:
    """Print what went wrong, text by text, then what is taken for what."""
    pairs: Counter[tuple[str, str]] = Counter()
    for row, one, (_, false, missed) in zip(labelled, found, counts, strict=True):
        if not false and not missed:
            continue
        wanted, fair = set(row.get("labels", ())), set(row.get("also_ok", ()))
        say(f"\n  {row['id']}  {' > '.join(row.get('parents', [])[-2:])} > {row['text'][:160]}")
        for label in sorted(wanted - {guess.activity for guess in one.accepted}):
            say(f"    missed    {label}")
        for sort, guesses in (("accepted", one.accepted), ("suggested", one.suggested)):
            for guess in guesses:
                mark = " " if guess.activity in wanted | fair else "!"
                say(f"    {sort:<9}{mark}{guess.activity} {guess.score:.2f}  {guess.because}")
        wrong = {guess.activity for guess in one.accepted} - wanted - fair
        pairs.update((", ".join(sorted(wanted)) or "nothing", activity) for activity in wrong)
    for (wanted_ids, activity), number in pairs.most_common(30):
        say(f"  {number} x {activity} in place of {wanted_ids}")


def say(line: str) -> None:
    """To standard output."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Read the command line and report on each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", nargs="+")
    parser.add_argument("--ruleset", default="pmbok-itil")
    parser.add_argument("--confusions", action="store_true")
    given = parser.parse_args()
    known = recogniser_for(given.ruleset)
    for path in given.labels:
        report(path, known, given.confusions)


if __name__ == "__main__":
    main()

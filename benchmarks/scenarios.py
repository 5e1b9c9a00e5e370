"""What is measured on the common task: new profiles, profiles that repeat, much evidence, many records."""

from dataclasses import dataclass

from benchmarks.entrants import CLIPS, EVERYONE, GOLIVE, PLAIN, REGO, ZEN
from benchmarks.measure import Times, in_turn, resident
from benchmarks.records import Records
from benchmarks.task import Contender
from golive.schemas.ruleset import Ruleset

PIECES = (60, 200)
_BATCH = 100


@dataclass(frozen=True, slots=True)
class LongRun:
    """Many records through golive and its nearest rivals; memory in MiB after so many records."""

    times: dict[str, Times]
    memory: list[tuple[int, float]]


def all_new(ruleset: Ruleset, pieces: int, rounds: int) -> dict[str, Times]:
    """Every record has a profile that was not there before."""
    return in_turn(EVERYONE, ruleset, Records(ruleset, pieces, rounds * _BATCH), rounds, _BATCH)


def many(ruleset: Ruleset, pieces: int, distinct: int, records: int) -> LongRun:
    """So many records with so many distinct profiles; CLIPS and Rego take few of them."""
    batch = max(20, records // 50)
    few = (Contender(CLIPS.name, CLIPS.prepare, 0.05), Contender(REGO.name, REGO.prepare, 0.002))
    memory: list[tuple[int, float]] = []
    made = Records(ruleset, pieces, distinct)
    times = in_turn((GOLIVE, PLAIN, ZEN, *few), ruleset, made, records // batch, batch)
    in_turn((GOLIVE,), ruleset, made, records // batch, batch, lambda done: memory.append((done, resident())))
    return LongRun(times, memory)


def by_evidence(ruleset: Ruleset, rounds: int) -> dict[int, float]:
    """golive's time for more and more evidence, on profiles that repeat."""
    return {
        pieces: in_turn((GOLIVE,), ruleset, Records(ruleset, pieces, 100), rounds, _BATCH)[GOLIVE.name].middle
        for pieces in (60, 200, 600, 2000)
    }

"""Who takes part, and the proof that all of them give the same outcomes."""

from benchmarks.contenders import clips, golive_engine, plain, rego, zen
from benchmarks.records import Records
from benchmarks.task import Contender, differences
from golive.schemas.ruleset import Ruleset

GOLIVE = Contender("golive", golive_engine.prepare)
FORGETFUL = Contender("golive, nothing remembered", golive_engine.prepare_forgetful)
PLAIN = Contender("plain Python", plain.prepare)
ZEN = Contender("zen-engine", zen.prepare)
CLIPS = Contender("CLIPS (clipspy)", clips.prepare, share=0.2)
REGO = Contender("Rego (regopy)", rego.prepare, share=0.02)
EVERYONE = (GOLIVE, FORGETFUL, PLAIN, ZEN, CLIPS, REGO)
_CHECKED = 300


def prove_equal(ruleset: Ruleset) -> list[str]:
    """How many records each was checked on; raises SystemExit with what differs."""
    told: list[str] = []
    cases = [Records(ruleset, pieces, _CHECKED // 2, seed=7).cases(0, _CHECKED // 2) for pieces in (60, 200)]
    for contender in EVERYONE:
        records = _CHECKED if contender.share > 0.1 else _CHECKED // 10
        run, right = contender.prepare(ruleset), PLAIN.prepare(ruleset)
        for some in cases:
            found = differences(run, right, some[: records // 2])
            if found:
                raise SystemExit(f"{contender.name} differs from plain Python: " + "; ".join(found[:5]))
        told.append(f"{contender.name} {records}")
    return told

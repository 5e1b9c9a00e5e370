"""Throw broken files at every parser for a while: fuzz.py [SECONDS] [SEED] [PARSER ...].

Files of the repository are cut, repeated, shuffled and spiked. Whatever comes of it, a parser may only return
records or raise InputError, and may not take longer than five seconds. What breaks that is written to .cache/fuzz/
and ends the run.
"""

import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from golive import InputError
from golive.engine.check import engine_for
from golive.engine.define.ruleset import load_ruleset
from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source

ROOT = Path(__file__).resolve().parents[1]
SLOW = 5.0
_SPIKES = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"{" * 40,
    b"[" * 40,
    b"\n- " * 50,
    b"&a ",
    b"*a",
    b"<<: ",
    b"!!python/object:os ",
    b"\r",
    b"\t",
    b": ",
    b"'",
    b'"',
    b"\\ud800",
    b"1e999",
    b"9" * 60,
    b"NaN",
    b"null",
    b"~",
    b"---\n",
    b"...",
    b"%TAG ! x\n",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"</Task>",
    b"<Task>",
    b"]]>",
    b"<![CDATA[",
    b"2026-02-31",
    b"- ? ",
    b"|+9\n",
)


def seeds() -> dict[str, list[bytes]]:
    """Sound and broken files by the parser that they go to."""
    texts = [p.read_bytes() for p in (*ROOT.glob("examples/*.yaml"), *ROOT.glob("tests/records/**/*.yaml"))]
    bad = [p.read_bytes() for p in ROOT.glob("tests/bad/**/*") if p.is_file() and p.stat().st_size < 100_000]
    plans = [p.read_bytes() for p in ROOT.glob("examples/*.xml")]
    reports = [b'{"id": "a", "facts": {"live": true}, "activities": [{"name": "x", "covers": ["a/b"]}]}\n{"id": "b"}\n']
    rules = [p.read_bytes() for p in sorted(ROOT.glob("rulesets/pmbok-itil/*/*.yaml"))]
    exports = {suffix: [p.read_bytes() for p in ROOT.glob(f"examples/*.{suffix}")] for suffix in ("json", "csv", "md")}
    return {
        "yaml": texts + bad,
        "json": reports,
        "jsonl": reports,
        "xml": plans,
        "ruleset": rules,
        "export.json": exports["json"],
        "csv": exports["csv"],
        "md": exports["md"],
        "txt": exports["md"] + exports["csv"],
    }


def mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The data with one to six things done to it."""
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(7):
            case 0:
                data = data[:at] + data[to:]
            case 1:
                data = data[:at] + chance.choice(_SPIKES) + data[at:]
            case 2:
                data = data[:at] + data[at:to][:2_000] * chance.randint(2, 5) + data[to:]
            case 3:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 4:
                cut = chance.randrange(len(other) + 1)
                data = data[:at] + other[cut : cut + 500] + data[to:]
            case 5:
                lines = data.splitlines(keepends=True)
                chance.shuffle(lines)
                data = b"".join(lines) if chance.random() < 0.2 else data
            case _:
                data = data[:at]
    return data[:400_000]


def parsers(folder: Path) -> dict[str, Callable[[bytes], object]]:
    """What is fuzzed, by name."""
    guide = engine_for().guide
    rules = folder / "ruleset"
    (rules / "planning").mkdir(parents=True, exist_ok=True)
    for name in ("ruleset.yaml", "facts.yaml"):
        (rules / name).write_bytes((ROOT / "rulesets/pmbok-itil" / name).read_bytes())

    def ruleset(data: bytes) -> object:
        (rules / "planning" / "some.yaml").write_bytes(data)
        return load_ruleset(rules)

    return {
        "yaml": lambda data: records_from_text(data.decode("utf-8", "replace"), guide, "fuzz.yaml"),
        **{name: partial(_read, name, guide) for name in ("json", "jsonl", "xml", "export.json", "csv", "md", "txt")},
        "ruleset": ruleset,
    }


def _read(suffix: str, guide: Guide, data: bytes) -> object:
    return read_trees(Source(f"fuzz.{suffix}", data), guide)


def main() -> int:
    """Exit status 1 where a parser broke."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    folder = ROOT / ".cache" / "fuzz" / "-".join(sys.argv[3:])
    folder.mkdir(parents=True, exist_ok=True)
    known, each = seeds(), parsers(folder)
    if len(sys.argv) > 3:
        each = {name: each[name] for name in sys.argv[3:]}
    runs = dict.fromkeys(each, 0)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name, parse in each.items():
            data = mutated(chance, chance.choice(known[name]), chance.choice(known[chance.choice(list(known))]))
            started = time.process_time()
            try:
                parse(data)
            except InputError:
                pass
            except Exception as error:
                (folder / f"{name}.bin").write_bytes(data)
                sys.stdout.write(f"{name}: {type(error).__name__}: {error}; see {folder / name}.bin\n")
                return 1
            if time.process_time() - started > SLOW:
                (folder / f"{name}.bin").write_bytes(data)
                sys.stdout.write(f"{name}: took more than {SLOW} seconds of the processor; see {folder / name}.bin\n")
                return 1
            runs[name] += 1
    sys.stdout.write("fuzzed: " + ", ".join(f"{name} {number:,}" for name, number in runs.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How long programs take from start to end, run in turn."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).resolve().parents[1]
_GOLIVE = str(Path(sys.executable).parent / "golive")
_EXAMPLE = str(_ROOT / "examples" / "office-365-migration.yaml")
_LIBRARIES = (
    "import click, yaml, durable.engine\nfrom pydantic import BaseModel\nclass Model(BaseModel):\n    name: str"
)
PROGRAMS = {
    "golive check": [_GOLIVE, "check", _EXAMPLE],
    "the libraries alone": [sys.executable, "-c", _LIBRARIES],
    "golive --help": [_GOLIVE, "--help"],
    "click alone": [sys.executable, "-c", "import click"],
}


def startup(rounds: int) -> dict[str, float]:
    """Milliseconds by the clock, the median of the rounds."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(rounds):
        for name, command in PROGRAMS.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            times[name].append((time.perf_counter() - start) * 1e3)
    return {name: median(found) for name, found in times.items()}

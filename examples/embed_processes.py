"""Checks plans on all cores: the engine is sent to the workers, and each of them compiles it once."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import golive

FOLDER = Path(__file__).parent
PLANS = ("office-365-migration.yaml", "new-office-plan.xml", "data-centre-move.xml", "warehouse-scanners.csv")


def verdict(engine: golive.Engine, path: Path) -> tuple[str, str]:
    return path.name, engine.check(path, gate="go-live").verdict.result


def main() -> None:
    engine = golive.Engine()
    spawning = multiprocessing.get_context("spawn")  # "fork" and "forkserver" will do as well
    with ProcessPoolExecutor(2, mp_context=spawning) as pool:
        for name, result in pool.map(partial(verdict, engine), [FOLDER / plan for plan in PLANS]):
            print(f"{name}: {result}")


if __name__ == "__main__":
    main()

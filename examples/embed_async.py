"""Checks several plans and leaves the event loop free; a plan that cannot be used stops none of the others."""

import asyncio
from pathlib import Path

import golive

FOLDER = Path(__file__).parent
PLANS = ("office-365-migration.yaml", "new-office-plan.xml", "no-such-plan.csv")


async def told(engine: golive.Engine, path: Path) -> str:
    try:
        report = await asyncio.to_thread(engine.check, path, gate="go-live")
    except golive.InputError as error:
        return f"{path.name}: {error.problems[0].message}"
    return f"{path.name}: {report.verdict.result}, {len(report.verdict.decided_by)} decide it"


async def main() -> None:
    engine = await asyncio.to_thread(golive.Engine)  # takes about a second; once for the life of the program
    for line in await asyncio.gather(*(told(engine, FOLDER / name) for name in PLANS)):
        print(line)


asyncio.run(main())

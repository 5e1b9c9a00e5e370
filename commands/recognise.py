"""golive recognise: which activities the tasks of a plan cover, and why."""

import shutil

import click

from golive.commands.shared import write
from golive.engine.check import engine_for
from golive.engine.errors import UsageError
from golive.engine.load.texts import read_texts
from golive.engine.recognise.knowledge import recogniser_for
from golive.engine.recognise.reading import Task
from golive.engine.report.recognised import RecognisedTask, recognised_lines, recognised_table
from golive.schemas.record import PortfolioRecord


@click.command()
@click.argument("plan", required=False)
@click.option("--items", metavar="FILE", help="JSON Lines with id, text and parents instead of a plan.")
@click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset.")
@click.option("-f", "--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="PATH", help="Write to a file.")
@click.option("--all", "everything", is_flag=True, help="Also the tasks in which nothing was recognised.")
def recognise(
    plan: str | None, items: str | None, ruleset: str, shape: str, output: str | None, everything: bool
) -> None:
    """Show which activities the tasks of a PLAN cover: accepted ones, and suggestions that a person has to decide.

    With --items FILE.jsonl single texts are looked at: objects with id, text and, if known, parents and notes.
    Exit status: 0, or 2 for wrong usage or input.
    """
    if (plan is None) == (items is None):
        raise click.UsageError("name a plan, or --items FILE, and not both")
    tasks = _of_plan(plan, ruleset) if plan is not None else _of_items(items or "-")
    known = recogniser_for(ruleset)
    found = [RecognisedTask(key, task.text, known.recognise(task)) for key, task in tasks]
    if shape == "jsonl":
        write(recognised_lines(found), output)
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        write(recognised_table(found, width, everything), output)


def _of_items(path: str) -> list[tuple[str, Task]]:
    return [(one.id, Task(one.text, one.parents, one.notes or "")) for one in read_texts(path)]


def _of_plan(path: str, ruleset: str) -> list[tuple[str, Task]]:
    """Each task with the line, or the outline number, where it stands."""
    tasks = []
    for loaded in engine_for(ruleset).load(path):
        if isinstance(loaded.record, PortfolioRecord):
            raise UsageError(f"{path} is a portfolio, which has no tasks; name the record of a project")
        for index, activity in enumerate(loaded.record.activities or ()):
            place = loaded.where(f"/activities/{index}").rpartition(":")[2]
            tasks.append((place, Task(activity.name or "", tuple(activity.parents or ()), activity.notes or "")))
    return tasks

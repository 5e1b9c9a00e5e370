"""golive recognise: which activities the tasks of a plan cover, and why."""

import shutil

import click

from golive.commands.configured import ConfiguredCommand
from golive.commands.formats import format_options, words_given
from golive.commands.output import say, write
from golive.commands.reading import settled
from golive.commands.reviewing import Review, doubtful_tasks
from golive.commands.telling import telling_options, told
from golive.engine.check import Engine, engine_for
from golive.engine.errors import UsageError
from golive.engine.load.recognition import Guess, Recognised
from golive.engine.load.record import Loaded
from golive.engine.load.source import STDIN
from golive.engine.load.texts import read_texts
from golive.engine.recognise.reading import Task
from golive.engine.report.shown.recognised import RecognisedTask, recognised_lines, recognised_table
from golive.schemas.record import PortfolioRecord


@click.command(cls=ConfiguredCommand)
@click.argument("plan", required=False)
@click.option("--items", metavar="FILE", help="JSON Lines with id, text and parents instead of a plan.")
@click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset.")
@format_options("text", "jsonl")
@click.option("--all", "everything", is_flag=True, help="Also the tasks in which nothing was recognised.")
@click.option("--review", is_flag=True, help="Ask about the doubtful tasks, one by one; with --all about all tasks.")
@click.option("--by", metavar="NAME", help="Who decides, with --review; else your login name.")
@telling_options
@click.pass_context
def recognise(
    ctx: click.Context,
    plan: str | None,
    items: str | None,
    ruleset: str,
    formats: tuple[str, ...],
    output: str | None,
    everything: bool,
    review: bool,
    by: str | None,
) -> None:
    """Show which activities the tasks of a PLAN cover: accepted ones, and suggestions that a person has to decide.

    With --review you decide, and golive.recognised.yaml beside the plan keeps it. With --items FILE.jsonl single texts
    are looked at: objects with id, text and, if known, parents and notes. Exit status: 0, 2 for wrong usage or input.
    """
    wanted = words_given(formats, output, "text", "jsonl")
    if (plan is None) == (items is None):
        raise click.UsageError("name a plan, or --items FILE, and not both")
    if review and (plan is None or plan == STDIN):
        raise click.UsageError("--review needs a plan in a file, so that the decisions can stand beside it")
    if by is not None and not review:
        raise click.UsageError("--by says who decides; it goes with --review")
    engine = settled(ctx, told(ctx, engine_for(ruleset, recognise=True)))
    if review and plan is not None:
        _review(engine, plan, by, everything)
        return
    found = _of_plan(plan, engine) if plan is not None else _of_items(items or STDIN, engine)
    width = shutil.get_terminal_size((100, 24)).columns
    for form, path in wanted:
        write(recognised_lines(found) if form == "jsonl" else recognised_table(found, width, everything), path)


def _review(engine: Engine, path: str, by: str | None, everything: bool) -> None:
    tasks = [one for loaded in _loaded(path, engine) for one in doubtful_tasks(loaded, everything)]
    review = Review(engine, path, by)
    if not tasks:
        more = "" if everything else "; --all asks about every task"
        say(f"No task of {path} is doubtful{more}.")
        return
    decided = review.walk(tasks)
    say(f"{decided} of {len(tasks)} tasks decided" + (f", kept in {review.file}" if decided else ""))


def _of_items(path: str, engine: Engine) -> list[RecognisedTask]:
    known = engine.recogniser
    texts = read_texts(path)
    return [RecognisedTask(t.id, t.text, known.recognise(Task(t.text, t.parents, t.notes or ""))) for t in texts]


def _of_plan(path: str, engine: Engine) -> list[RecognisedTask]:
    """Each task with the line, row, key or outline number where it stands."""
    found = []
    for loaded in _loaded(path, engine):
        for number, task in enumerate(loaded.record.activities or ()):
            one = loaded.recognition.by_task.get(number)
            if one is None:
                one = Recognised([Guess(activity, 1.0, "the record says so") for activity in task.covers or ()])
            place = loaded.where(f"/activities/{number}").removeprefix(loaded.path)
            place = place.removeprefix(" (").replace("):", ":").removesuffix(")").removeprefix(":")
            found.append(RecognisedTask(place, task.name or task.text or "", one))
    return found


def _loaded(path: str, engine: Engine) -> list[Loaded]:
    loaded = engine.load(path)
    if any(isinstance(one.record, PortfolioRecord) for one in loaded):
        raise UsageError(f"{path} is a portfolio, which has no tasks; name the record of a project")
    return loaded

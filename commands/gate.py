"""golive gate: may we pass, what decides it, and what is the shortest way to go?"""

import shutil
from collections.abc import Sequence
from datetime import date
from functools import partial

import click

from golive.commands.formats import format_options, words_given
from golive.commands.given import Given, records_given
from golive.commands.layers import RecordCommand
from golive.commands.options import Day, min_decided_option, profile_option, terms_option
from golive.commands.output import is_asked, say, styled, write
from golive.commands.outputs import note_output
from golive.commands.reading import engine_asked, reading_options
from golive.commands.waiving import waivers_option
from golive.engine import progress
from golive.engine.editions import editions_asked
from golive.engine.errors import EngineError, InputError, Problem
from golive.engine.evaluate.asked import as_gate
from golive.engine.gate.answer import answered
from golive.engine.gate.carried import carried_on
from golive.engine.load.conditions_file import conditions_text, read_conditions
from golive.engine.load.record import Loaded
from golive.engine.report.shown.gate import render
from golive.schemas.gate import GateAnswer
from golive.schemas.words import Verdict

_DISTINCT: dict[Verdict, int] = {"go": 0, "conditional": 3, "hold": 4}
_WORST = (1, 4, 3, 0)  # exit statuses, the worst first


def _all_named(given: Sequence[Given]) -> None:
    """Conditions are kept by the id of the record: without one, those of a project would be asked of another."""
    nameless = [one.loaded for one in given if one.loaded.record.id is None]
    if nameless:
        says = "is missing, and conditions are kept under it; add it, for example `id: PRJ-1`"
        raise InputError([Problem(loaded.path, None, "/id", says) for loaded in nameless])


def _tried(loaded: Loaded, tries: int) -> None:
    progress.tell(f"Looking for the shortest way for {loaded.path}: {tries} tried ...")


class _GateCommand(RecordCommand):
    before_records = 1


@click.command(cls=_GateCommand)
@click.argument("gate", metavar="GATE")
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record before it.")
@waivers_option
@reading_options
@click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset to evaluate.")
@profile_option
@terms_option
@click.option("--as-of", type=Day(), help="The day on which it is looked at; decides what is overdue.")
@min_decided_option
@click.option(
    "--conditions",
    metavar="FILE",
    help="Ask the conditions of earlier gates in this file again, and write those of this gate into it.",
)
@click.option("--distinct-exit", is_flag=True, help="Exit with 3 for conditional and 4 for hold, not with 1.")
@format_options("text", "json")
@click.option("--all", "everything", is_flag=True, help="List every action, not the first ten.")
@click.pass_context
def gate(
    ctx: click.Context,
    gate: str,
    records: tuple[str, ...],
    layers: tuple[str, ...],
    ruleset: str,
    profiles: tuple[str, ...],
    terms: tuple[str, ...],
    as_of: date | None,
    min_decided: float | None,
    conditions: str | None,
    distinct_exit: bool,
    formats: tuple[str, ...],
    output: str | None,
    everything: bool,
) -> None:
    """Say whether records may pass a gate, and the shortest way to go.

    GATE is one of charter-approval, plan-baseline, design-complete, go-live, handover, project-close. Exit status:
    0 go, 1 anything else, 2 wrong usage or input.
    """
    del layers  # kept with their record by RecordCommand
    note_output(ctx, conditions)
    wanted = words_given(formats, output, "text", "json")
    engine = engine_asked(ctx)
    editions_asked(terms, engine.ruleset)  # a mistake in it is told before records are read
    asked = as_gate(gate)
    carried = read_conditions(conditions) if conditions is not None else []
    answers: list[GateAnswer] = []
    given_up = False
    given = records_given(ctx, engine, records)
    if conditions is not None:
        _all_named(given)
    for one in given:
        progress.tell(f"Evaluating {one.loaded.path} ...")
        tell = partial(_tried, one.loaded)
        try:
            report = engine.check(one.loaded, gate=asked, as_of=as_of, min_decided=min_decided)
            answers.append(answered(engine.bases, one.loaded, report, carried, min_decided, tell=tell))
        except EngineError as error:
            given_up = True
            say(
                f"{one.loaded.where('')}: the record was given up, the others were not: {error}; please report it",
                always=True,
            )
        else:
            carried = carried_on(answers[-1].report, carried)
    progress.tell("")
    answers = [one.model_copy(update={"report": engine.in_terms(one.report, *terms)}) for one in answers]
    for form, path in wanted:
        if path is None and not is_asked(ctx, "formats", output):
            continue
        if form == "json":
            write("".join(f"{answer.model_dump_json()}\n" for answer in answers), path)
        else:
            width = shutil.get_terminal_size((80, 24)).columns
            write(render(answers, width, styled, everything), path)
    if conditions is not None:
        write(conditions_text(carried), conditions)
    results = [answer.report.verdict.result for answer in answers]
    statuses = {_DISTINCT.get(result, 1) if distinct_exit else int(result != "go") for result in results}
    ctx.exit(2 if given_up or not answers else next(status for status in _WORST if status in statuses))

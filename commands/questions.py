"""golive questions: what the record does not say, what decides most first."""

import json
import shutil
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import asdict
from datetime import date

import click

from golive.commands.formats import format_options, words_given
from golive.commands.given import worked
from golive.commands.layers import RecordCommand, layers_of
from golive.commands.options import profile_option, question_options
from golive.commands.output import write
from golive.commands.reading import engine_asked
from golive.commands.waiving import waived, waivers_option
from golive.engine.questions import Question, questions_of
from golive.engine.report.formats.text import profile_lines, wrapped
from golive.engine.report.words.effects import effect_of, waiting_for


@click.command(cls=RecordCommand)
@click.argument("record", metavar="RECORD")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record.")
@question_options
@waivers_option
@profile_option
@format_options("text", "json")
@click.pass_context
def questions(
    ctx: click.Context,
    record: str,
    layers: tuple[str, ...],
    gate: str | None,
    as_of: date | None,
    ruleset: str,
    profiles: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
) -> None:
    """What RECORD does not say, in plain words, and what each answer would decide."""
    del layers  # kept with their record by RecordCommand
    wanted = words_given(formats, output, "text", "json")
    engine = engine_asked(ctx)
    width = max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))
    written = dict.fromkeys(wanted, "")
    for loaded in worked(ctx, engine, waived(ctx, engine.load(record, *layers_of(ctx, 0)))):
        report = engine.check(loaded, gate=gate, as_of=as_of)
        asked = questions_of(engine, loaded, report)
        facts = {fact.id for fact in engine.ruleset.facts.asked}
        title = loaded.record.name or loaded.record.id or loaded.path
        head = wrapped(f"{title}: {_number(len(asked))} at gate {report.gate}", width)
        head += profile_lines(engine.profiles, engine.ruleset.id, width)
        made = {
            "json": json.dumps([asdict(question) for question in asked], ensure_ascii=False) + "\n",
            "text": "\n".join([*head, "", *_lines(asked, facts, width)]),
        }
        written = {(form, path): text + made[form] for (form, path), text in written.items()}
    for (_, path), text in written.items():
        write(text, path)


def _number(count: int) -> str:
    return "nothing to ask" if not count else f"{count} question{'s' if count > 1 else ''}"


def _lines(asked: list[Question], facts: AbstractSet[str], width: int) -> Iterator[str]:
    for number, question in enumerate(asked, 1):
        yield from wrapped(f"{number:>2}. {question.text}", width, "    ")
        place = f"under facts, {question.name}" if question.name in facts else question.name
        hint = f"In the record: {place}. {waiting_for(question)}."
        yield from wrapped(hint, width, "    ", "    ")
        for effect in question.effects:
            text = f"- {effect.answer}: {effect_of(question, effect)}"
            yield from wrapped(text, width, "      ", "    ")
        yield ""

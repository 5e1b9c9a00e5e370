"""golive init --from PLAN: guesses, questions and the file that keeps them, then how the answer of golive changed."""

import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click
from click.core import ParameterSource

from golive.commands.interviewing import guessed_words, interview_on_terminal
from golive.commands.output import write_quietly
from golive.commands.reading import engine_asked, reading_words
from golive.engine.check import Engine
from golive.engine.interview.facts_file import Earlier, facts_text, fragment, read_earlier
from golive.engine.interview.interview import MOST, Interview, without
from golive.engine.load.record import Loaded, taken_with
from golive.engine.load.source import STDIN
from golive.engine.recognise.guessing import Guessed
from golive.engine.report.shown.first_answer import first_answer_lines
from golive.schemas.record import Record


def first_answer(ctx: click.Context, plan: str, facts: str | None, *, no_input: bool, force: bool) -> None:
    """Guess, ask, write the file, and say what changed."""
    target = _target(plan, facts)
    earlier = _earlier(target, force)
    engine = engine_asked(ctx)
    loaded = _loaded(engine, plan, target)
    interview = _begun(ctx, engine, loaded, earlier)
    if not no_input and plan != STDIN and somebody_is_there():
        interview = interview_on_terminal(interview)
    asks = [*interview.open(guessed=True)]
    check = _check_command(ctx, plan, target)
    left = [one for one in interview.guesses.values() if one.path not in interview.answers]
    text = facts_text(earlier.value, interview.answers, left, asks[:MOST], check)
    fragment(text, target)  # nothing is written that golive would not read
    write_quietly(text, target)
    _tell(engine, loaded, interview, left, Next(target, check, len(asks)))


def somebody_is_there() -> bool:
    """Whether there is a terminal to ask on."""
    return sys.stdin is not None and sys.stdin.isatty()


def _target(plan: str, facts: str | None) -> str:
    """The file of facts; raises UsageError where it cannot be one."""
    if facts is None and plan == STDIN:
        raise click.UsageError("a plan from standard input has no place beside it; name the file for its facts")
    target = Path(facts) if facts is not None else Path(plan).with_suffix(".golive.yaml")
    if target.suffix not in (".yaml", ".yml"):
        raise click.UsageError(f"facts are written as YAML; call the file {target.with_suffix('.yaml')}")
    if target.is_dir() or not target.parent.is_dir():
        what = (
            "is a folder; name a file in it" if target.is_dir() else f"needs the folder {target.parent}; make it first"
        )
        raise click.UsageError(f"{target} {what}")
    if target.exists() and Path(plan).exists() and target.samefile(plan):
        raise click.UsageError(f"{target} is the plan itself; name another file for its facts")
    return str(target)


def _earlier(target: str, force: bool) -> Earlier:
    earlier = read_earlier(target)
    if not earlier.is_ours and not force:
        raise click.UsageError(
            f"{target} exists and was not written by golive init; name another file, or add --force to write it anew "
            "with what it says (comments in it are lost)"
        )
    return earlier


def _loaded(engine: Engine, plan: str, target: str) -> Loaded:
    """The plan with the facts that were there before; raises UsageError where it is no single plan."""
    layers = [target] if Path(target).is_file() and taken_with(plan) != target else []
    found = engine.load(plan, *layers)
    if len(found) != 1:
        raise click.UsageError(f"{plan} has {len(found)} records; --from needs a file of one")
    if not isinstance(found[0].record, Record):
        raise click.UsageError(f"{plan} is a portfolio; name the plan of one project")
    return found[0]


def _begun(ctx: click.Context, engine: Engine, loaded: Loaded, earlier: Earlier) -> Interview:
    """The interview with what is guessed now, and what was guessed before and left as it was."""
    bare = without(loaded, [one.path for one in earlier.guesses])
    guesses = {one.path: one for one in engine.guesser.guess(bare)}
    corrected = {}
    for one in earlier.guesses:
        now = guesses.setdefault(one.path, one)
        if now.value != one.value:  # somebody wrote another value before the comment
            corrected[one.path] = one.value
    interview = Interview(engine, bare, [*guesses.values()], gate=ctx.params["gate"], as_of=ctx.params["as_of"])
    interview.answers.update(corrected)
    return interview


def _check_command(ctx: click.Context, plan: str, target: str) -> str:
    """The command that shows the first answer."""
    words = ["golive", "check", plan]
    words += [] if taken_with(plan) == target else ["--with", target]
    words += reading_words(ctx)
    for name in ("gate", "as_of"):
        if ctx.params[name] is not None:
            words += [f"--{name.replace('_', '-')}", str(ctx.params[name])]
    if ctx.get_parameter_source("ruleset") is not ParameterSource.DEFAULT:
        words += ["--ruleset", ctx.params["ruleset"]]
    for name in ctx.params["profiles"]:
        words += ["--profile", name]
    return shlex.join(words)


class Next(NamedTuple):
    """What comes next: the file that was written, the command to give, and how many questions are open."""

    target: str
    check: str
    asks: int


def _tell(engine: Engine, loaded: Loaded, interview: Interview, left: Sequence[Guessed], follows: Next) -> None:
    """What was guessed, how the verdict and the counts changed, and what comes next."""
    after = interview.report(guessed=True)
    before = engine.check(loaded, gate=after.gate, as_of=after.as_of)
    width = max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))
    told = [f"{one.path.removeprefix('facts.')}: {guessed_words(one)}" for one in left]
    lines = first_answer_lines(told, before, after, width)
    inside = min(follows.asks, MOST)
    if inside:
        these = "question is" if inside == 1 else "questions that decide most are"
        more = f"; {follows.asks - inside} more can wait" if follows.asks > inside else ""
        lines.append(f"{inside} {these} still open in the file{more}.")
    click.echo("\n".join([*lines, f"Wrote {follows.target}", f"Next:  {follows.check}"]))

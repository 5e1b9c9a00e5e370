"""The interview on a terminal: question by question, in plain words; what was answered is kept whenever it ends."""

import textwrap
from collections.abc import Callable

import click

from golive.engine.fields import Kind
from golive.engine.interview.asks import AnswerError, Ask, is_yes, read_answer
from golive.engine.interview.interview import MOST, Interview
from golive.engine.recognise.guessing import Guessed, said
from golive.engine.report.words.effects import effect_words

_WIDTH = 90
_HELP = (
    "Enter takes what is guessed, or skips; d: don't know, b: back, ?: what it decides, q: quit and keep the answers."
)


def interview_on_terminal(interview: Interview) -> Interview:
    """Ask what decides most, at most twenty questions; the interview as it stands at the end."""
    click.echo(_HELP)
    before: list[Interview] = []
    ask = interview.next()
    while ask is not None and len(before) < MOST:
        _show(ask, interview, len(before) + 1)
        answer = _prompt(ask, interview.guesses.get(ask.path))
        if answer in ("q", "quit"):
            break
        if answer in ("b", "back"):
            interview = before.pop() if before else interview
            ask = interview.next()
            continue
        if answer == "?":
            _explain(ask, interview)
            continue
        now = interview.copy()
        if not _kept(answer, ask, now):
            continue
        before.append(interview)
        interview, ask = now, now.next()
    return interview


def _prompt(ask: Ask, guess: Guessed | None) -> str:
    marks = {Kind.YES_NO: "y/n", Kind.LIST: "names, with commas, or none"}
    mark = f"1-{len(ask.choices)}" if ask.choices else marks.get(ask.kind, ask.hint)
    taken = f" [{_told(guess)}]" if guess is not None else ""
    try:
        answer: str = click.prompt(f"   {mark}{taken}", default="", show_default=False)
    except click.Abort:  # the end of the input, or an interrupt: what was answered is kept
        click.echo()
        return "q"
    answer = answer.strip()
    return answer.lower() if len(answer) < 5 else answer


def _kept(answer: str, ask: Ask, interview: Interview) -> bool:
    """Whether the answer could be read; it is kept then."""
    guess = interview.guesses.get(ask.path)
    if answer in ("s", "skip") or (not answer and guess is None):
        interview.skip(ask)
    elif guess is not None and (not answer or (ask.kind is not Kind.YES_NO and is_yes(answer))):
        interview.answer(ask, guess.value)
    elif answer.lower() in ("d", "don't know", "dont know", "unknown"):
        interview.answer(ask, None)
    else:
        try:
            interview.answer(ask, read_answer(ask, answer))
        except AnswerError as error:
            click.echo(f"   {error}; or Enter to skip, d if you don't know, q to quit")
            return False
    return True


def _show(ask: Ask, interview: Interview, number: int) -> None:
    click.echo()
    _wrapped(f"{number}. {ask.text}", "   ")
    for count, one in enumerate(ask.choices, 1):
        _wrapped(f"   {count}  {one.say}", "      ")
    guess = interview.guesses.get(ask.path)
    if guess is not None:
        _wrapped(f"   Guessed: {guessed_words(guess)}. Enter if that is right.", "   ")


def guessed_words(guess: Guessed) -> str:
    """What was guessed, and the task that says so."""
    because = guess.because if guess.because.startswith("the plan") else f"of {guess.because}"
    return f"{_told(guess)}, because {because}"


def _told(guess: Guessed) -> str:
    return said(guess.value) if isinstance(guess.value, bool) else guess.say


def _explain(ask: Ask, interview: Interview) -> None:
    for line in effect_words(interview.question(ask)):
        _wrapped(f"   {line}", "     ")


def _wrapped(text: str, indent: str) -> None:
    say: Callable[[str], None] = click.echo
    for line in textwrap.wrap(text, _WIDTH, subsequent_indent=indent):
        say(line)

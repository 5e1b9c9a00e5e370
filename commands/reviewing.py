"""The walk through doubtful tasks on a terminal; each answer is a decision that goes to golive.recognised.yaml."""

import getpass
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from golive.commands.output import write_quietly
from golive.engine.check import Engine
from golive.engine.load.decided import NAME, decisions_beside, read_decisions
from golive.engine.load.recognition import Guess, Recognised
from golive.engine.load.record import Loaded
from golive.engine.nearest import did_you_mean
from golive.engine.report.shown.decided import decisions_text
from golive.schemas.decided import Decision
from golive.schemas.elements import Task
from golive.schemas.record import Record

_HELP = """\
For each task write the numbers of what it covers (1, or 1,3), ids of activities, or 0 where it covers nothing.
Enter leaves it open, b goes back, q ends. Every answer is kept in {file} at once."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A task that nobody decided about, with what it may cover."""

    task: Task
    where: str
    guesses: Sequence[Guess]
    accepted: int


def doubtful_tasks(loaded: Loaded, everything: bool) -> list[Doubtful]:
    """The tasks of which recognition is not sure; with `everything` all that nobody wrote what they cover."""
    record = loaded.record
    if not isinstance(record, Record):
        return []
    found = []
    for number, task in enumerate(record.activities or ()):
        one = loaded.recognition.by_task.get(number, Recognised())
        undecided = task.covers is None or bool(one.accepted)
        if undecided and (everything or (one.suggested and not one.accepted)):
            where = loaded.where(f"/activities/{number}")
            found.append(Doubtful(task, where, [*one.accepted, *one.suggested], len(one.accepted)))
    return found


class Review:
    """Asks about tasks and keeps what was decided; raises InputError where the file of decisions has mistakes."""

    def __init__(self, engine: Engine, path: str, by: str | None) -> None:
        self._engine, self._plan = engine, Path(path).name
        self.file = str(Path(path).parent / NAME)
        kept = decisions_beside(path)
        self._decisions = list(read_decisions(kept, engine.vocabulary).decisions) if kept else []
        self._by = by or _login()
        self._titles: Mapping[str, str] = {one.id: one.title for one in engine.ruleset.activities}

    def walk(self, tasks: Sequence[Doubtful]) -> int:
        """Ask about each of the tasks; the number of those that were decided."""
        click.echo(_HELP.format(file=self.file))
        decided: dict[int, Decision] = {}
        at = 0
        while 0 <= at < len(tasks):
            answer = self._asked(tasks[at], at + 1, len(tasks))
            if answer in ("q", "quit"):
                break
            if answer in ("b", "back"):
                at = max(at - 1, 0)
                continue
            covers = self._covers(answer, tasks[at])
            if isinstance(covers, str):
                click.echo(f"  {covers}")
                continue
            if covers is not None:
                self._keep(tasks[at], covers, decided.get(at))
                decided[at] = self._decisions[-1]
            at += 1
        return len(decided)

    def _asked(self, one: Doubtful, number: int, of: int) -> str:
        under = f", under {' > '.join(one.task.parents)}" if one.task.parents else ""
        head = f"{number}/{of}  {one.task.name or one.task.text}  ({one.where}{under})"
        lines = ["", *textwrap.wrap(head, 100, subsequent_indent="     ")]
        for count, guess in enumerate(one.guesses, 1):
            now = " (counts now)" if count <= one.accepted else ""
            said = f"{count}  {self._titles.get(guess.activity, '')} ({guess.activity}){now}, because {guess.because}"
            lines += textwrap.wrap(said, 100, initial_indent="   ", subsequent_indent="      ")
        click.echo("\n".join(lines))
        answer: str = click.prompt("covers", default="", show_default=False)
        return answer.strip()

    def _covers(self, answer: str, one: Doubtful) -> list[str] | str | None:
        """The ids that were meant, None where it is left open, or what is wrong with the answer."""
        if not answer:
            return None
        covers: list[str] = []
        words = answer.replace(",", " ").split()
        for word in words:
            if word.isdigit() and 1 <= int(word) <= len(one.guesses):
                covers.append(one.guesses[int(word) - 1].activity)
            elif word in self._titles:
                covers.append(word)
            elif word != "0" or len(words) > 1:
                hint = did_you_mean(word, self._titles) or "`golive rules list` shows all ids"
                return f"{word!r} is no number of the list and no id; {hint}"
        return list(dict.fromkeys(covers))

    def _keep(self, one: Doubtful, covers: list[str], before: Decision | None) -> None:
        made = Decision(
            task=one.task.name or one.task.text or "",
            under=list(one.task.parents or ()),
            key=one.task.key,
            plan=self._plan,
            covers=covers,
            decided_by=self._by,
            decided_on=date.today(),
        )
        about = (made.task, made.under, made.key)
        kept = [old for old in self._decisions if old is not before and (old.task, old.under, old.key) != about]
        self._decisions = [*kept, made]
        write_quietly(decisions_text(self._decisions), self.file)


def _login() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody in particular
        return None

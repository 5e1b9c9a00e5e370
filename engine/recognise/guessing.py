"""What a plan says plainly of its project, so that nobody need be asked: each guess with the task that says it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from golive.engine.fields import Blank, lookup
from golive.engine.load.record import Loaded
from golive.engine.recognise.guess_files import Guesses, read_guesses
from golive.engine.recognise.lexicon import Lexicon, stemmed
from golive.engine.recognise.reading import Reader, Reading, Task
from golive.engine.recognise.recogniser import about_it, denied
from golive.engine.recognise.scoring import Hit, hit
from golive.engine.recognise.wordings import Compiled, compiled_wording, features_of
from golive.schemas.elements import Task as TaskOfRecord
from golive.schemas.guesses import Guess
from golive.schemas.record import Record
from golive.schemas.ruleset import Ruleset

PLAIN = 0.4  # the share of what is said around it that the wording explains
_LONGEST = 80  # characters of a task's name in a reason
BY_COVERS = 0.3  # what a task covers says it as well, but a wording gives the better reason


@dataclass(frozen=True, slots=True)
class Guessed:
    """What was guessed for a place of the record, a dotted path: its value, how that is told, and why.

    `because` names the task and its place, `words` what of its text says so; empty where nothing of it does.
    """

    path: str
    value: Any
    say: str
    because: str
    words: str = ""


class _Sign(NamedTuple):
    """That a task says it: how plainly, and which task."""

    score: float
    number: int
    words: str


class Guesser:
    """Guesses what a plan says plainly of its project, by the guesses of a ruleset."""

    def __init__(self, guesses: Guesses, lexicon: Lexicon) -> None:
        """`lexicon` has the words of the ruleset, to which those of the guesses are added."""
        self._guesses = guesses.guesses
        patterns = [one for number, guess in enumerate(self._guesses) for one in compiled_wording(f"{number}", guess)]
        words = {f"<{name}>": phrases for name, phrases in guesses.concepts.items()}
        self._reader = Reader(lexicon.with_more(stemmed(words, features_of(patterns))))
        self._index: dict[str, list[Compiled]] = {}
        for one in patterns:
            for feature in dict.fromkeys(one.needed[0]):
                self._index.setdefault(feature, []).append(one)

    def guess(self, loaded: Loaded) -> list[Guessed]:
        """The guesses for what the record does not say; none where its tasks speak of another trade than IT."""
        record = loaded.record
        if not isinstance(record, Record) or not record.activities:
            return []
        readings = [self._read(task) for task in record.activities]
        if sum(map(about_it, filter(None, readings))) < 0:
            return []
        signs = self._signs(record.activities, readings)
        found: dict[str, Guessed] = {}
        for number, guess in enumerate(self._guesses):
            sign = (
                self._of_plan(number, guess, loaded) if guess.of == "plan" else _plainest(guess, signs[number], record)
            )
            for one in _made(guess, sign, loaded) if sign is not None else ():
                if one.path not in found and not _says(record, one.path):
                    found[one.path] = one
        return list(found.values())

    def _read(self, task: TaskOfRecord) -> Reading | None:
        text = task.name or task.text
        if not text or task.status == "cancelled":
            return None
        reading = self._reader.read(Task(text, tuple(task.parents or ()), task.notes or ""))
        return None if denied(reading) else reading

    def _signs(self, tasks: Sequence[TaskOfRecord], readings: Sequence[Reading | None]) -> list[list[_Sign]]:
        """For each guess the tasks that say it."""
        found: list[list[_Sign]] = [[] for _ in self._guesses]
        covering: dict[str, list[int]] = {}
        for number, guess in enumerate(self._guesses):
            for activity in guess.covers:
                covering.setdefault(activity, []).append(number)
        for at, (task, reading) in enumerate(zip(tasks, readings, strict=True)):
            if reading is None:
                continue
            for one in self._hits(reading):
                found[int(one.wording.activity)].append(_Sign(one.score, at, _words(one, reading)))
            for number in {number for activity in task.covers or () for number in covering.get(activity, ())}:
                found[number].append(_Sign(BY_COVERS, at, ""))
        return found

    def _hits(self, reading: Reading) -> Iterator[Hit]:
        if about_it(reading) < 0:
            return
        for one in {id(one): one for feature in reading.features for one in self._index.get(feature, ())}.values():
            found = hit(one, reading)
            if found is not None and found.score >= PLAIN:
                yield found

    def _of_plan(self, number: int, guess: Guess, loaded: Loaded) -> _Sign | None:
        reading = self._reader.read(Task(loaded.record.name or ""))
        scores = [one for one in self._hits(reading) if one.wording.activity == f"{number}"]
        return _Sign(scores[0].score, -1, _words(scores[0], reading)) if scores else None


def _words(one: Hit, reading: Reading) -> str:
    """The words of the text that say it, as they are written."""
    spans = sorted({span for _, span in one.found})
    return ", ".join(f"'{' '.join(token.text for token in reading.tokens[start:end])}'" for start, end in spans)


def guesser_of(ruleset: Ruleset, folders: Sequence[Path], lexicon: Lexicon) -> Guesser:
    """The guesser of a ruleset with the guesses in those folders; raises InputError."""
    concepts = {feature[1:-1] for feature in lexicon.concepts}
    return Guesser(read_guesses(folders, ruleset, concepts), lexicon)


def _plainest(guess: Guess, signs: Sequence[_Sign], record: Record) -> _Sign | None:
    """The task that says it most plainly, the first of several; None where none does, or they contradict each other."""
    tasks = record.activities or []
    if guess.tasks_at_least is not None and len(tasks) >= guess.tasks_at_least:
        return _Sign(1.0, -1, "")
    fitting = [sign for sign in signs if _fits(guess, tasks[sign.number])]
    if not fitting or ("date" in guess.take.values() and len({tasks[sign.number].date for sign in fitting}) > 1):
        return None
    return max(fitting, key=lambda sign: (sign.score, -sign.number))


def _fits(guess: Guess, task: TaskOfRecord) -> bool:
    if guess.status and task.status not in guess.status:
        return False
    if guess.milestone and not task.milestone:
        return False
    return "date" not in guess.take.values() or task.date is not None


def _made(guess: Guess, sign: _Sign, loaded: Loaded) -> Iterator[Guessed]:
    why = _because(guess, sign, loaded)
    for path, value in leaves(guess.put):
        yield Guessed(path, value, guess.say or said(value), why, sign.words)
    for path, what in guess.take.items():
        task = (loaded.record.activities or [])[sign.number]
        name = " ".join((task.name or task.text or "").split())
        value = f"{task.date}" if what == "date" else [{"name": name}]
        yield Guessed(path, value, guess.say or said(value), why, sign.words)


def _because(guess: Guess, sign: _Sign, loaded: Loaded) -> str:
    if guess.of == "plan":
        return f"the plan is called '{loaded.record.name}'"
    if sign.number < 0:
        return f"the plan has {len(loaded.record.activities or ())} tasks"
    task = (loaded.record.activities or [])[sign.number]
    name = " ".join((task.name or task.text or "").split())
    folder, _, place = loaded.where(f"/activities/{sign.number}").rpartition("/")
    del folder  # the file of facts lies beside the plan, and a reason is to be short
    return f"task '{name if len(name) <= _LONGEST else name[:_LONGEST].rstrip() + '...'}' ({place})"


def said(value: Any) -> str:
    """A value as an answer: yes, no, the names of things, or as it is written."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(said(one.get("name", "one")) if isinstance(one, Mapping) else said(one) for one in value)
    return f"{value}"


def leaves(put: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a part of a record with their dotted paths; a list is one value."""
    for key, value in put.items():
        path = f"{above}{key}"
        if isinstance(value, Mapping):
            yield from leaves(value, f"{path}.")
        else:
            yield path, value


def _says(record: Record, path: str) -> bool:
    """Whether the record says something there already, be it that there is nothing yet."""
    head, _, rest = path.partition(".")
    if head == "facts":
        return rest in (record.facts or {}) and (record.facts or {})[rest] is not None
    return not isinstance(lookup(record, path), Blank)

"""From tasks to the activities that they cover."""

from collections.abc import Mapping, Sequence
from itertools import chain

from golive.engine.load.recognition import Guess, Recognised
from golive.engine.recognise.because import because
from golive.engine.recognise.lexicon import Lexicon
from golive.engine.recognise.lists import parts_of
from golive.engine.recognise.reading import Reader, Reading, Task
from golive.engine.recognise.scoring import Hit, hit, strongest
from golive.engine.recognise.wordings import Compiled, index_of

ACCEPTED = 0.55  # tuned on labelled texts, see .ci/recognition.py
SUGGESTED = 0.35
MOST_ACCEPTED, MOST_SUGGESTED = 3, 4
_FAR_BEHIND = 0.75  # of the best score
_WHOLE_PART = 0.95  # a part of a list counts where a wording says all of it
IT, NOT_IT, DENIED, VOID = "<it>", "<not-it>", "<denied>", "<void>"


class Recogniser:
    """Recognises tasks by the wordings of a ruleset. Safe to use from several threads."""

    def __init__(
        self, lexicon: Lexicon, wordings: Sequence[Compiled], index: Mapping[str, Sequence[int]] | None = None
    ) -> None:
        """`index` is that of the wordings, where it was made before."""
        self.lexicon = lexicon
        self._reader = Reader(lexicon)
        self._wordings = wordings
        self._index = index_of(wordings) if index is None else index

    def recognise(self, task: Task) -> Recognised:
        """The activities of one task."""
        found, is_left = self._one(task)
        parts = parts_of(task.text) if is_left and len(found.accepted) < MOST_ACCEPTED else []
        return _with(found, [self._one(Task(part, task.parents))[0] for part in parts]) if parts else found

    def _one(self, task: Task) -> tuple[Recognised, bool]:
        """What a text covers as a whole; and whether it says more, denies nothing and is of no other trade."""
        reading = self._reader.read(task)
        candidates = dict.fromkeys(chain.from_iterable(self._index.get(one, ()) for one in reading.features))
        hits = [found for one in candidates if (found := hit(self._wordings[one], reading)) is not None]
        best = strongest([one for one in hits if one.score >= SUGGESTED])
        decided = _decided(best, reading)
        return decided, about_it(reading) >= 0 and not denied(reading) and _says_more(decided, best, reading)


def _says_more(found: Recognised, hits: Sequence[Hit], reading: Reading) -> bool:
    accepted = {guess.activity for guess in found.accepted}
    said = set(reading.fillers).union(*(one.words for one in hits if one.wording.activity in accepted))
    return len(said) + 1 < len(reading.tokens)


def _with(found: Recognised, parts: Sequence[Recognised]) -> Recognised:
    """What the parts of a list cover besides."""
    accepted = {guess.activity: guess for guess in found.accepted}
    for guess in chain.from_iterable(part.accepted for part in parts):
        if guess.score >= _WHOLE_PART and len(accepted) < MOST_ACCEPTED:
            accepted.setdefault(guess.activity, guess)
    return Recognised(tuple(accepted.values()), tuple(one for one in found.suggested if one.activity not in accepted))


def _decided(hits: Sequence[Hit], reading: Reading) -> Recognised:
    if not hits:
        return Recognised()
    of_it, not_so = about_it(reading), denied(reading)
    accepted: list[Hit] = []
    suggested: list[Hit] = []
    for one in hits:
        if _contained(one, hits):
            continue
        is_sure = one.score >= max(ACCEPTED, _FAR_BEHIND * hits[0].score) and not one.wording.suggest
        is_sure = is_sure and not any(reading.tokens[span.start].sentence in not_so for _, span in one.found)
        if is_sure and of_it >= 0 and len(accepted) < MOST_ACCEPTED:
            accepted.append(one)
        elif of_it >= 0 or not one.wording.generic:
            suggested.append(one)
    return Recognised(_guesses(accepted, reading), _guesses(suggested[:MOST_SUGGESTED], reading))


def denied(reading: Reading) -> set[int]:
    """The sentences that say that something is not, or not yet, so: a person has to read them."""
    if VOID in reading.above:  # a heading such as Out of scope takes back what stands below it
        return {token.sentence for token in reading.tokens}
    spans = (span for one in (DENIED, VOID) for span in reading.features.get(one, ()))
    return {reading.tokens[span.start].sentence for span in spans if span.start not in reading.aside}


def about_it(reading: Reading) -> int:
    """1 where the words of a task or above it are of IT, -1 where they are of another trade, 0 where of neither."""
    it = len(reading.features.get(IT, ())) + 2 * (IT in reading.above)
    other = len(reading.features.get(NOT_IT, ())) + 2 * (NOT_IT in reading.above)
    return 1 if it > other else -1 if other > it else 0


def _contained(one: Hit, hits: Sequence[Hit]) -> bool:
    """Whether another wording explains the same words and more."""
    return any(one.words < other.words and other.score >= one.score for other in hits)


def _guesses(hits: Sequence[Hit], reading: Reading) -> tuple[Guess, ...]:
    return tuple(Guess(one.wording.activity, round(one.score, 2), because(one, reading)) for one in hits)

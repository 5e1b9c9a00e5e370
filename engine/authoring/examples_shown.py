"""What the examples gave, as text or JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from golive.engine.authoring.examples import Ran
from golive.engine.authoring.outcomes import Lacking
from golive.engine.report.formats.text import wrapped

_MOST = 4  # reasons that are told


@dataclass(frozen=True, slots=True)
class Run:
    """All examples of the chosen entries of a ruleset."""

    ruleset: str
    entries: int
    ran: Sequence[Ran]
    lacking: Sequence[Lacking]
    required: bool  # whether lacking outcomes count as a failure

    @property
    def failed(self) -> list[Ran]:
        """The examples that gave another outcome than they expect."""
        return [one for one in self.ran if not one.as_expected]

    @property
    def is_well(self) -> bool:
        """Whether every outcome is as expected, and nothing that is required is lacking."""
        return not self.failed and not (self.required and self.lacking)


def text(run: Run, width: int) -> str:
    """A few lines for each example that failed, a line for each entry that lacks an outcome, and a summary."""
    width = max(40, min(width, 100))
    lines = [line for one in run.failed for line in [*_failed(one, width), ""]]
    for lack in run.lacking:
        said = f"{lack.place}: {lack.entry}: no example of {', '.join(lack.outcomes)}"
        lines += wrapped(said, width, "    ")
    lines += [""] if run.lacking else []
    return "\n".join([*lines, *_summary(run, width)]) + "\n"


def as_json(run: Run) -> str:
    """The same as one line of JSON."""
    value = {
        "ruleset": run.ruleset,
        "entries": run.entries,
        "examples": [{**asdict(one), "as_expected": one.as_expected} for one in run.ran],
        "lacking": [asdict(one) for one in run.lacking],
        "failed": len(run.failed),
        "ok": run.is_well,
    }
    return json.dumps(value, ensure_ascii=False) + "\n"


def _failed(one: Ran, width: int) -> Iterator[str]:
    yield from wrapped(f"{one.place}: {one.entry}: {one.name}", width, "    ")
    got = one.got or "a record that cannot be read"
    yield from wrapped(f"expected {one.expected}, got {got}", width, "    ", "    ")
    for number, reason in enumerate(one.because[:_MOST]):
        yield from wrapped(f"{'because' if not number else 'and'} {reason}", width, "      ", "    ")
    if one.needs:
        yield from wrapped(f"not known: {', '.join(one.needs)}", width, "      ", "    ")


def _summary(run: Run, width: int) -> Iterator[str]:
    many = f"{_counted(len(run.ran), 'example')} of {_counted(run.entries, 'entry')}"
    failed = len(run.failed)
    yield f"{many}, all as expected" if not failed else f"{many}: {len(run.ran) - failed} as expected, {failed} not"
    if not run.lacking:
        yield "every entry has an example of each outcome that it should have"
    else:
        said = f"{_counted(len(run.lacking), 'entry')} without an example of each outcome"
        yield from wrapped(said if run.required else f"{said}; --require makes that fail", width, "    ")


def _counted(number: int, word: str) -> str:
    several = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number} {word if number == 1 else several}"

"""Examples of activities and rules, run: each is laid over the base record and speaks of its own entry alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from golive.engine.authoring.base_records import base_records, merged
from golive.engine.define.ruleset import Read
from golive.engine.define.ruleset_parts import Part
from golive.engine.define.ruleset_sense import vocabulary_of
from golive.engine.errors import InputError
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.evaluate.options import Options
from golive.engine.infer.engine import Networks
from golive.engine.infer.isolation import Isolation
from golive.engine.load.record import record_from_value
from golive.schemas.activities import Activity, Example
from golive.schemas.report import ActivityFinding, RuleFinding
from golive.schemas.rules import CompiledRule, RuleExample
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import Scope
from golive.schemas.words import Gate

GATE: Gate = "go-live"  # of an example that names none
_NO_FILE = " (<record>)"  # where an element stands, of a record that comes from no file
Entry = Activity | CompiledRule
EntryPart = Part[Activity] | Part[CompiledRule]


@dataclass(frozen=True, slots=True)
class Ran:
    """One example: what it expects, what came out and why. `got` None: the record could not be read; `because` says it.

    `place` is `file:line`.
    """

    entry: str
    name: str
    place: str
    expected: str
    got: str | None
    because: tuple[str, ...]
    needs: tuple[str, ...]

    @property
    def as_expected(self) -> bool:
        """Whether the outcome is the one that is expected."""
        return self.got == self.expected


def entry_parts(read: Read) -> list[EntryPart]:
    """The activities and rules that the files of a ruleset define, without those that it extends, with their places."""
    return [*read.parts.activities, *read.parts.rules]


class Examples:
    """Runs the examples of one ruleset; `folders` are its own and those of what it extends."""

    def __init__(self, read: Read, folders: Sequence[Path]) -> None:
        vocabulary = vocabulary_of(read.parts)
        assert vocabulary is not None  # nothing is wrong with a ruleset that was read
        self._vocabulary, self._ruleset = vocabulary, read.ruleset
        self._records = base_records(folders)

    @cached_property
    def _bases(self) -> Bases:
        return bases_of(self._ruleset)

    def run(self, part: EntryPart) -> Iterator[Ran]:
        """Every example of an entry, in the order of the file."""
        given: Sequence[Example | RuleExample] = part.item.examples
        for number, example in enumerate(given):
            yield self._ran(part.item, example, part.file.place(f"{part.pointer}/examples/{number}"))

    def finding(
        self, entry: Entry, example: Example | RuleExample, bases: Bases | None = None
    ) -> ActivityFinding | RuleFinding:
        """The finding on the entry in the record of the example; `bases` where another ruleset is to judge it.

        Raises InputError where the record is none once it is laid over the base record.
        """
        loaded = record_from_value(self.record(entry, example.record), self._vocabulary)
        options = Options(example.gate or GATE, select=(entry.id,))
        report = evaluate(loaded, bases or self._bases, options, "")
        return next(finding for finding in report.findings if finding.id == entry.id)

    def record(self, entry: Entry, laid_over: Mapping[str, Any]) -> dict[str, Any]:
        """The record of an example as a whole."""
        scope: Scope = entry.scope if isinstance(entry, Activity) else "project"
        whole: dict[str, Any] = merged(self._records[scope], laid_over)
        return whole

    def _ran(self, entry: Entry, example: Example | RuleExample, place: str) -> Ran:
        try:
            found = self.finding(entry, example)
        except InputError as error:
            said = tuple(f"{one.pointer}: {one.message}" for one in error.problems)
            return Ran(entry.id, example.name, place, example.expect, None, said, ())
        remarks = (remark.replace(_NO_FILE, "") for remark in found.remarks)
        because = tuple(dict.fromkeys([*(reason.says for reason in found.because), *remarks]))
        return Ran(entry.id, example.name, place, example.expect, found.outcome, because, found.needs)


def bases_of(ruleset: Ruleset) -> Bases:
    """A ruleset ready to judge records; the C library runs apart, where the system can do that."""
    return Bases(Networks(ruleset, Isolation() if Isolation.possible() else None))

"""Two rulesets, or two editions of one, compared: by their entries, and by what they say of records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from golive.engine.addition import Entry, entries_of
from golive.engine.check import Engine
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded, load_records
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.report import Report

NOT_THERE = "not there"
_COMPARED = ("severity", "due", "mandatory", "left_out")


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that is new or gone, or of which a field changed. `what`: new, removed or the name of the field."""

    id: str
    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Flip:
    """An outcome, or with the id None the verdict, that is another one."""

    id: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One record under both rulesets, at the same gate."""

    record: str
    source: str
    gate: str
    before: str  # the verdicts
    after: str
    flips: tuple[Flip, ...]


def entry_changes(old: Engine, new: Engine) -> list[Change]:
    """What is new, what is gone, and what changed, by id."""
    before, after = _entries(old), _entries(new)
    found: list[Change] = []
    for name in sorted({**before, **after}):
        if name not in before:
            found.append(Change(name, "new", None, _weight(after[name])))
        elif name not in after:
            found.append(Change(name, "removed", _weight(before[name]), None))
        else:
            found += _fields(before[name], after[name])
    return found


def records_for(old: Engine, new: Engine, path: str, layers: Sequence[str] = ()) -> list[Loaded]:
    """The records of a file, which may use the ids and facts of either; raises InputError."""
    one, other = old.vocabulary, new.vocabulary
    either = Vocabulary(
        one.activities | other.activities,
        one.asked | other.asked,
        (one.derived | other.derived) - (one.asked | other.asked),
        one.rules | other.rules,
    )
    return load_records(path, layers, Guide(either))


def compared(before: Report, after: Report) -> Compared:
    """What flips between two reports on the same record."""
    seen = before.record
    return Compared(
        seen.name or seen.id or seen.source,
        seen.source,
        before.gate,
        before.verdict.result,
        after.verdict.result,
        tuple(_flips(before, after)),
    )


def _flips(before: Report, after: Report) -> Iterator[Flip]:
    if before.verdict.result != after.verdict.result:
        yield Flip(None, before.verdict.result, after.verdict.result)
    old = {finding.id: finding.outcome for finding in before.findings}
    new = {finding.id: finding.outcome for finding in after.findings}
    for name in sorted({**old, **new}):
        one, other = old.get(name, NOT_THERE), new.get(name, NOT_THERE)
        if one != other:
            yield Flip(name, one, other)


def _entries(engine: Engine) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries_of(engine.ruleset)}


def _weight(entry: Entry) -> str:
    return f"{entry.severity}, due {entry.due}"


def _fields(before: Entry, after: Entry) -> Iterator[Change]:
    for field in _COMPARED:
        one, other = getattr(before, field), getattr(after, field)
        if one != other:
            yield Change(before.id, field, _said(one), _said(other))


def _said(value: object) -> str:
    return value if isinstance(value, str) else "yes" if value else "no"

"""The engine in one object: a ruleset compiled once, records checked against it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic_core import PydanticSerializationError

from golive.engine.define.profile import apply_profiles
from golive.engine.define.rulesets import folders_of, ruleset_named
from golive.engine.editions import editions_asked, with_terms
from golive.engine.errors import UsageError
from golive.engine.evaluate.asked import asked
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.infer.engine import Networks
from golive.engine.infer.isolation import Isolation
from golive.engine.infer.locks import ForkLock
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded, load_records, record_from_value, records_from_text
from golive.engine.load.source import refuse
from golive.engine.load.text_or_path import is_text
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.load.waivers import laid_over, read_waivers
from golive.engine.load.worked.read import is_worked_file
from golive.engine.made_from import MadeFrom, made_from, with_told
from golive.engine.receipt.basis import Basis, Setting
from golive.engine.recognise.evidence import with_recognised
from golive.engine.recognise.guessing import Guesser, guesser_of
from golive.engine.recognise.knowledge import knowledge_digest, recogniser_for
from golive.engine.recognise.recogniser import Recogniser
from golive.schemas.elements import Status
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import Report, owed_to, owing
from golive.schemas.ruleset import Ruleset
from golive.schemas.settings import DateOrder

DEFAULT_RULESET = "pmbok-itil"
RecordLike = Record | PortfolioRecord | Loaded | Mapping[str, Any] | str | Path
_making = ForkLock()


@cache
def tool_version() -> str:
    """The version of golive that is installed."""
    try:
        return version("golive")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0+source"


class Engine:
    """A ruleset, compiled once (about a second), to check any number of records (some milliseconds each).

    `ruleset` is the name of a ruleset that golive or an installed package brings (`"pmbok-itil"`, `"readiness"`), or
    the folder of another. `profile` is the name or the file of a profile, or several, each applied to what the one
    before it left. With `isolated` the C library of the inference engine runs in a forked child process, so that a
    crash inside it raises EngineError for one record instead of ending the program; where a system cannot fork it has
    no effect. `recognise` says whether tasks cover what is recognised in their texts: True everywhere, False nowhere,
    None where nobody wrote what they cover. Raises InputError where the ruleset or a profile has mistakes, UsageError
    where there is none of that name, or an argument is of a wrong type.

    An engine is never changed after it was made. It may be used from several threads at a time, and after a fork in
    parent and child. It can be pickled by what it was made from, and is compiled again, once a process, where it is
    unpickled; that raises UsageError where the ruleset there is another one. So it can be sent to workers, be they
    forked or spawned.
    """

    def __init__(
        self,
        ruleset: str | Path = DEFAULT_RULESET,
        *,
        profile: str | Path | Sequence[str | Path] = (),
        isolated: bool = False,
        recognise: bool | None = None,
    ) -> None:
        self._made_from = made_from(ruleset, profile, isolated, recognise)
        self._recognise = recognise
        loaded = ruleset_named(ruleset)
        folders = [folder / "profiles" for folder in folders_of(ruleset, loaded.extends)]
        tailored = apply_profiles(loaded, self._made_from.profiles, folders, ruleset_named)
        self.ruleset: Ruleset = tailored.ruleset
        self.profiles = tailored.used
        self.networks = Networks(self.ruleset, Isolation() if isolated and Isolation.possible() else None)
        self.bases = Bases(self.networks, self.profiles)
        self.vocabulary = _vocabulary(self.ruleset)
        self.guide = Guide(self.vocabulary)
        self._name, self._loaded = str(self._made_from.lasting().ruleset), loaded
        self._guesser: Guesser | None = None
        knowledge = cache(partial(knowledge_digest, self._name, loaded))
        self._setting = Setting(self._name, self._made_from.profiles, recognise, knowledge)

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (self._made_from.lasting(), self.ruleset.digest)

    def told(
        self,
        *,
        columns: Mapping[str, str] | None = None,
        statuses: Mapping[str, Status] | None = None,
        dates: DateOrder | None = None,
    ) -> "Engine":
        """The same engine, not compiled again, which reads tables (CSV, XLSX, ...) as people say.

        `columns` is from a field of a task (`name`, `status`, `finish`, `owner`, ...; docs/importers/tables.md has all)
        to the heading of its column, `statuses` from a status as a tool calls it to one of golive's, `dates` which of
        day and month comes first in dates that are only numbers. What golive.yaml says beside a plan holds where this
        says nothing; what another call of `told` said holds no more. Raises UsageError for a field, a status or an
        order that does not exist.
        """
        return self._again(with_told(self._made_from, columns, statuses, dates))

    def settled(self, file: str | None, notes: Sequence[str]) -> "Engine":
        """The same engine, whose reports say these notes first, and which takes the settings on tables from a file.

        `file` None: the nearest to each plan, empty: none.
        """
        return self._again(replace(self._made_from, settings=file, notes=tuple(notes)))

    def _again(self, made: MadeFrom) -> "Engine":
        """The same engine, told something else."""
        engine = object.__new__(type(self))
        engine.__dict__.update(self.__dict__)
        engine._made_from, columns = made, dict(made.columns)
        statuses, settings = dict(made.statuses), made.settings
        engine.guide = Guide(self.vocabulary, columns, statuses, made.dates, frozenset(columns), settings)
        return engine

    def load(self, path: str | Path, *layers: str | Path) -> list[Loaded]:
        """The records of a file of any format that golive reads, `"-"` being standard input; at least one.

        `layers` are further files laid over the record, like `--with` on the command line: facts, changes, answers,
        lists that were worked through.
        Raises InputError, with every problem, where a file cannot be used or layers are given with several records.
        """
        paths = [_path(name, "a file") for name in (path, *layers)]
        lists = [layer for layer in paths[1:] if is_worked_file(layer)]
        others = [layer for layer in paths[1:] if layer not in lists]
        loaded = [self.recognised(one) for one in load_records(paths[0], others, self.guide)]
        return self.worked(loaded, *lists)

    def worked(self, loaded: Sequence[Loaded], *lists: str) -> list[Loaded]:
        """The records with what a team wrote into lists (golive checklist) laid over them; raises InputError."""
        if not lists:
            return list(loaded)
        # Imported when a list comes: what reads them would make every command slow to start.
        told: list[Loaded] = import_module("golive.engine.load.worked.laid").worked_over(loaded, lists, self.guide)
        return told

    def waived(self, record: RecordLike, *paths: str | Path) -> Loaded:
        """One record with the waivers of files (YAML, JSON or CSV) laid over it; raises InputError."""
        loaded = self.read(record)
        return laid_over(loaded, [read_waivers(_path(path, "a file of waivers")) for path in paths])

    def read(self, record: RecordLike) -> Loaded:
        """One record from a model, a dict, a text, a path, or as it was loaded; raises InputError.

        A string is a text where it has several lines or none at all, begins like JSON or XML, or reads like `name: ERP`
        and is the path of nothing. Any other string is a path. Where a text or a file holds several records InputError
        is raised, too; `load` gives them all. Raises UsageError for a value of any other type.
        """
        match record:
            case Loaded():
                return record
            case Record() | PortfolioRecord():
                return self.recognised(self._own(record))
            case Mapping():
                return self.recognised(record_from_value(dict(record), self.vocabulary))
            case str():
                loaded = self._read_text(record) if is_text(record) else self.load(record)
            case _:
                loaded = self.load(_path(record, "a record is a model, a dict, a text or a path; it"))
        if len(loaded) != 1:
            raise refuse(loaded[0].path, f"has {len(loaded)} records; use Engine.load and check each of them")
        return loaded[0]

    def check(  # noqa: PLR0913  # all but the record by name
        self,
        record: RecordLike,
        *,
        gate: str | None = None,
        as_of: date | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        min_decided: float | None = None,
    ) -> Report:
        """The report on one record at one gate.

        `record` is what `read` takes. `gate` None: by the record's stage, else go-live. `as_of` None: the record's,
        else today; it is a date without time. `select` and `ignore` are beginnings of ids, such as `("change-mgmt/",)`;
        nothing is all, and `ignore` goes before `select`. `min_decided` is the percentage (0 to 100) of outcomes that
        must be decided for go or conditional; with fewer the verdict is hold. Raises InputError for a record that
        cannot be used, UsageError for a gate or beginning that does not exist or an argument of a wrong type,
        EngineError where the inference engine fails.
        """
        options = asked(gate, as_of, select, ignore, min_decided)
        loaded = self.read(record)
        report = evaluate(loaded, self.bases, options, tool_version())
        notes = self._made_from.notes
        report = report.model_copy(update={"notes": [*notes, *report.notes]}) if notes else report
        return owing(report, Basis.of(self._setting, loaded, min_decided))

    def in_terms(self, report: Report, *terms: str) -> Report:
        """A copy of the report with the words of editions, such as `"pmbok6"` or `"itil4"`, in its fields `terms`.

        Raises UsageError for an edition that the ruleset does not know, and for a report of another ruleset.
        """
        if not isinstance(report, Report) or not all(isinstance(term, str) for term in terms):
            raise UsageError("in_terms takes a report and names of editions, such as 'itil4'")
        known = {finding.id for finding in report.activities} <= self.vocabulary.activities
        if report.ruleset.id != self.ruleset.id or not known:
            raise UsageError(f"the report is of the ruleset {report.ruleset.id}, not of {self.ruleset.id}")
        editions = editions_asked(terms, self.ruleset)
        told = with_terms(report, self.ruleset, editions)
        basis = owed_to(told)
        return owing(told, replace(basis, terms=editions)) if editions and isinstance(basis, Basis) else told

    @property
    def recogniser(self) -> Recogniser:
        """What recognises tasks, with the words of the ruleset and of those that it extends; made on first use."""
        return recogniser_for(self._name, self._loaded)

    @property
    def guesser(self) -> Guesser:
        """What guesses from a plan what it says plainly of its project; made on first use. Raises InputError."""
        if self._guesser is None:
            folders = folders_of(self._name, self.ruleset.extends)
            self._guesser = guesser_of(self.ruleset, folders, self.recogniser.lexicon)
        return self._guesser

    def recognised(self, loaded: Loaded) -> Loaded:
        """The record with what its tasks are recognised to cover; `load` and `read` have done it already."""
        return with_recognised(loaded, lambda: self.recogniser, self._recognise)

    def _read_text(self, text: str) -> list[Loaded]:
        return [self.recognised(loaded) for loaded in records_from_text(text, self.guide)]

    def _own(self, record: Record | PortfolioRecord) -> Loaded:
        """The record of a model, looked at anew: a model can be made without being looked at."""
        try:
            value = record.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)
        except PydanticSerializationError as error:
            raise refuse("<record>", f"holds what is in no record: {error}") from None
        return record_from_value(value, self.vocabulary)


def _vocabulary(ruleset: Ruleset) -> Vocabulary:
    facts = ruleset.facts
    return Vocabulary(
        frozenset(activity.id for activity in ruleset.activities),
        frozenset(fact.id for fact in facts.asked),
        frozenset(fact.id for fact in facts.derived),
        frozenset(rule.id for rule in ruleset.rules),
    )


def _path(given: Any, what: str) -> str:
    """A path as text; raises UsageError for anything else."""
    if isinstance(given, str | Path):
        return str(given)
    raise UsageError(f"{what} is not given as {type(given).__name__}; write a path")


def check(
    record: RecordLike,
    *,
    gate: str | None = None,
    as_of: date | None = None,
    ruleset: str | Path = DEFAULT_RULESET,
    profile: str | Path | Sequence[str | Path] = (),
) -> Report:
    """The report on one record at one gate, by an engine that is compiled on first use and kept.

    `record` is a model, a dict, a text (YAML, JSON, MS Project XML, ...) or a path; `Engine.read` says how texts and
    paths are told apart. `gate` and `as_of` are those of `Engine.check`, `ruleset` and `profile` those of `Engine`, and
    so is what is raised. Files of a ruleset or profile that are changed later are not read again; `Engine` reads them.
    """
    return _kept(made_from(ruleset, profile).lasting()).check(record, gate=gate, as_of=as_of)


def engine_for(
    ruleset: str = DEFAULT_RULESET,
    *,
    profile: tuple[str, ...] = (),
    isolated: bool = False,
    recognise: bool | None = None,
) -> Engine:
    """The engine of a ruleset with its profiles, compiled on first use and kept."""
    return _kept(made_from(ruleset, profile, isolated, recognise))


def _kept(made: MadeFrom) -> Engine:
    with _making:  # of several threads the first one compiles it, and the others wait
        return _compiled(made)


@cache
def _compiled(made: MadeFrom) -> Engine:
    return Engine(made.ruleset, profile=made.profiles, isolated=made.isolated, recognise=made.recognise)


def _made_again(made: MadeFrom, digest: str) -> Engine:
    """An engine that was pickled, with what it was told; raises UsageError where its ruleset is another one here."""
    untold = MadeFrom(made.ruleset, made.profiles, made.isolated, made.recognise)
    engine = _kept(untold)
    if engine.ruleset.digest != digest:  # the files were changed since it was kept
        engine = Engine(made.ruleset, profile=made.profiles, isolated=made.isolated, recognise=made.recognise)
    if engine.ruleset.digest != digest:
        raise UsageError(f"the ruleset {made.ruleset} is no longer what the engine was made of; make the engine again")
    return engine if made == untold else engine._again(made)

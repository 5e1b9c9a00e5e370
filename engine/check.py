"""The engine in one object: a ruleset compiled once, records checked against it."""

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from golive.engine.define.profile import apply_profiles
from golive.engine.define.rulesets import folders_of, ruleset_named
from golive.engine.editions import editions_asked, with_terms
from golive.engine.errors import InputError, UsageError
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import evaluate
from golive.engine.evaluate.options import Options
from golive.engine.infer.engine import Networks
from golive.engine.infer.isolation import Isolation
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded, load_records, record_from_value, records_from_text
from golive.engine.load.source import refuse
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.load.waivers import laid_over, read_waivers
from golive.engine.load.worked.laid import worked_over
from golive.engine.load.worked.read import is_worked_file
from golive.engine.nearest import choices, did_you_mean
from golive.engine.recognise.evidence import with_recognised
from golive.engine.recognise.guessing import Guesser, guesser_of
from golive.engine.recognise.knowledge import recogniser_for
from golive.engine.recognise.recogniser import Recogniser
from golive.schemas.elements import Status
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import Report
from golive.schemas.ruleset import Ruleset
from golive.schemas.settings import DateOrder
from golive.schemas.words import GATES, Gate

DEFAULT_RULESET = "pmbok-itil"
_ONE_LINE = re.compile(r"\s*[A-Za-z_]+ *:( |$)")
RecordLike = Record | PortfolioRecord | Mapping[str, Any] | str | Path


@cache
def tool_version() -> str:
    """The version of golive that is installed."""
    try:
        return version("golive")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0+source"


class Engine:
    """A ruleset, compiled once, to check any number of records. Safe to use from several threads; not picklable.

    `ruleset` is the name of a ruleset that golive or an installed package brings, or the folder of another. `profile`
    is the name or the file of a profile, or several, each applied to what the one before it left. With `isolated` the
    C library of the inference engine runs in a forked child process, so that a crash inside it raises EngineError for
    one record instead of ending the program. `recognise` says whether tasks cover what is recognised in their texts;
    None: where nobody wrote what they cover (engine/recognise/evidence.py). Raises InputError where the ruleset or a
    profile has mistakes, UsageError where there is none of that name.
    """

    def __init__(
        self,
        ruleset: str | Path = DEFAULT_RULESET,
        *,
        profile: str | Path | Sequence[str | Path] = (),
        isolated: bool = False,
        recognise: bool | None = None,
    ) -> None:
        loaded = ruleset_named(ruleset)
        names = [profile] if isinstance(profile, str | Path) else profile
        files = [f"{name.absolute()}" if isinstance(name, Path) else name for name in names]
        folders = [folder / "profiles" for folder in folders_of(ruleset, loaded.extends)]
        tailored = apply_profiles(loaded, files, folders, ruleset_named)
        self.ruleset: Ruleset = tailored.ruleset
        self.profiles = tailored.used
        self.networks = Networks(self.ruleset, Isolation() if isolated and Isolation.possible() else None)
        self.bases = Bases(self.networks, self.profiles)
        facts = self.ruleset.facts
        self.vocabulary = Vocabulary(
            frozenset(activity.id for activity in self.ruleset.activities),
            frozenset(fact.id for fact in facts.asked),
            frozenset(fact.id for fact in facts.derived),
            frozenset(rule.id for rule in self.ruleset.rules),
        )
        self.guide = Guide(self.vocabulary)
        self.notes: tuple[str, ...] = ()
        self._recognise = recognise
        self._name, self._loaded = str(ruleset), loaded

    def told(
        self,
        *,
        columns: Mapping[str, str] | None = None,
        statuses: Mapping[str, Status] | None = None,
        dates: DateOrder | None = None,
    ) -> "Engine":
        """The same engine, which reads tables as people say.

        `columns` is from a field of schemas.settings.ColumnNames to a heading, `statuses` from a status as a tool calls
        it to one of golive's, `dates` which of day and month comes first. What golive.yaml says beside a plan holds
        where this says nothing.
        """
        engine = copy.copy(self)
        engine.guide = Guide(self.vocabulary, columns or {}, statuses or {}, dates, frozenset(columns or ()))
        return engine

    def load(self, path: str, *layers: str) -> list[Loaded]:
        """The records of a file, with further files laid over it, lists that were worked through among them.

        Raises InputError.
        """
        lists = [layer for layer in layers if is_worked_file(layer)]
        others = [layer for layer in layers if layer not in lists]
        loaded = [self.recognised(one) for one in load_records(path, others, self.guide)]
        return self.worked(loaded, *lists)

    def worked(self, loaded: Sequence[Loaded], *lists: str) -> list[Loaded]:
        """The records with what a team wrote into lists (golive checklist) laid over them; raises InputError."""
        for path in lists:
            loaded = worked_over(loaded, path, self.guide)
        return list(loaded)

    def waived(self, record: RecordLike | Loaded, *paths: str) -> Loaded:
        """One record with the waivers of files (YAML, JSON or CSV) laid over it; raises InputError."""
        loaded = record if isinstance(record, Loaded) else self.read(record)
        return laid_over(loaded, [read_waivers(path) for path in paths])

    def read(self, record: RecordLike) -> Loaded:
        """One record from a model, a dict, a text or a path; raises InputError, also where there are several.

        A string is a text where it has several lines or none at all, begins like JSON or XML, or reads like `name: ERP`
        and is the path of nothing. Any other string is a path.
        """
        if isinstance(record, Record | PortfolioRecord):
            return self.recognised(self._own(record))
        if isinstance(record, Mapping):
            return self.recognised(record_from_value(dict(record), self.vocabulary))
        if isinstance(record, Path):
            loaded = self.load(str(record))
        elif not isinstance(record, str):
            raise UsageError(f"a record is a model, a dict, a text or a path, not {type(record).__name__}")
        else:
            loaded = self._read_text(record) if _is_text(record) else self.load(record)
        if len(loaded) != 1:
            raise refuse(loaded[0].path, f"has {len(loaded)} records; use Engine.load and check each of them")
        return loaded[0]

    def check(  # noqa: PLR0913  # all but the record by name
        self,
        record: RecordLike | Loaded,
        *,
        gate: str | None = None,
        as_of: date | None = None,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        min_decided: float | None = None,
    ) -> Report:
        """The report on one record.

        `gate` None: by the record's stage, else go-live. `as_of` None: the record's, else today. `select` and
        `ignore` are prefixes of ids. `min_decided` is the percentage of outcomes that must be decided for go or
        conditional; with fewer the verdict is hold. Raises InputError for a record that cannot be used, UsageError
        for a gate or prefix that does not exist.
        """
        loaded = record if isinstance(record, Loaded) else self.read(record)
        if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
            raise UsageError(f"as_of is a datetime.date, not {type(as_of).__name__}")
        options = Options(as_gate(gate) if gate is not None else None, as_of, select, ignore, min_decided)
        report = evaluate(loaded, self.bases, options, tool_version())
        return report.model_copy(update={"notes": [*self.notes, *report.notes]}) if self.notes else report

    def settled(self, file: str | None, notes: Sequence[str]) -> "Engine":
        """The same engine, whose reports say these notes first, and which takes the settings on tables from a file.

        `file` None: the nearest to each plan, empty: none.
        """
        engine = copy.copy(self)
        engine.guide, engine.notes = replace(self.guide, settings=file), tuple(notes)
        return engine

    def in_terms(self, report: Report, *terms: str) -> Report:
        """The report with the words of editions such as "pmbok6" or "itil4"; raises UsageError for an unknown one."""
        return with_terms(report, self.ruleset, editions_asked(terms, self.ruleset))

    @cached_property
    def recogniser(self) -> Recogniser:
        """What recognises tasks, with the words of the ruleset and of those that it extends; made on first use."""
        return recogniser_for(self._name, self._loaded)

    @cached_property
    def guesser(self) -> Guesser:
        """What guesses from a plan what it says plainly of its project; made on first use. Raises InputError."""
        folders = folders_of(self._name, self.ruleset.extends)
        return guesser_of(self.ruleset, folders, self.recogniser.lexicon)

    def recognised(self, loaded: Loaded) -> Loaded:
        """The record with what its tasks are recognised to cover; `load` and `read` have done it already."""
        return with_recognised(loaded, lambda: self.recogniser, self._recognise)

    def _read_text(self, text: str) -> list[Loaded]:
        return [self.recognised(loaded) for loaded in records_from_text(text, self.guide)]

    def _own(self, record: Record | PortfolioRecord) -> Loaded:
        value = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
        tree = Tree("<record>", value, dict)
        problems = self.vocabulary.problems(tree)
        if problems:
            raise InputError(problems)
        return Loaded(record, tree)


def _is_text(record: str) -> bool:
    """Whether a string is the record itself, and not its path."""
    if "\n" in record or not record.strip() or record.lstrip().startswith(("{", "[", "<")):
        return True
    return _ONE_LINE.match(record) is not None and not _exists(record)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long, or not even a path
        return False


def as_gate(name: str) -> Gate:
    """The gate of that name; raises UsageError."""
    for gate in GATES:
        if name == gate:
            return gate
    raise UsageError(f"there is no gate {name!r}; {did_you_mean(name, GATES, 1) or choices(GATES)}")


def check(
    record: RecordLike,
    *,
    gate: str | None = None,
    as_of: date | None = None,
    ruleset: str | Path = DEFAULT_RULESET,
    profile: str | Sequence[str] = (),
) -> Report:
    """The report on one record, given as a model, a dict, a text (YAML, JSON, MS Project XML) or a path.

    A string of one line is a text where it reads like `name: ERP` and is the path of nothing; see Engine.read.
    Compiles a ruleset on first use and keeps it. See Engine for profile, Engine.check for the rest and what is raised.
    """
    names = (profile,) if isinstance(profile, str) else tuple(profile)
    return engine_for(str(ruleset), profile=names).check(record, gate=gate, as_of=as_of)


@cache
def engine_for(
    ruleset: str = DEFAULT_RULESET,
    *,
    profile: tuple[str, ...] = (),
    isolated: bool = False,
    recognise: bool | None = None,
) -> Engine:
    """The engine of a ruleset with its profiles, compiled on first use and kept."""
    return Engine(ruleset, profile=profile, isolated=isolated, recognise=recognise)

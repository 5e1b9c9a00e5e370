"""A ruleset: facts, activities by process group and ITIL process, settings, works cited."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from golive.schemas.conditions import Condition, Scalar
from golive.schemas.words import Gate, Model, Outcome, RuleOutcome, Severity

ProcessGroup = Literal["initiating", "planning", "executing", "monitoring-controlling", "closing"]
PROCESS_GROUPS: tuple[ProcessGroup, ...] = (
    "initiating",
    "planning",
    "executing",
    "monitoring-controlling",
    "closing",
)
Scope = Literal["project", "portfolio"]
EditionId = Literal["pmbok4", "pmbok6", "pmbok7", "itil3", "itil4", "iso20000", "prince2"]
Due = Gate | Literal["continuous"]
ID_FORM = r"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"
FACT_FORM = r"^[a-z][a-z0-9_]*$"
RULESET_FORM = r"^[a-z0-9][a-z0-9-]*$"
VERSION_FORM = r"^\d+\.\d+\.\d+$"
Id = Annotated[str, Field(pattern=ID_FORM, max_length=100)]
RuleId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,9}-\d{2,3}$", max_length=20)]
NotRuleHow = Literal["elsewhere", "nothing-to-judge", "later"]
FactId = Annotated[str, Field(pattern=FACT_FORM, max_length=60)]
Prose = Annotated[str, Field(min_length=1, max_length=2_000)]


class Work(Model):
    """A work that the ruleset cites."""

    title: Prose
    author: str | None = None
    year: int | None = None
    note: str | None = None

    def cited(self) -> str:
        """Title, author and year, as far as they are known."""
        by = ", ".join(str(part) for part in (self.author, self.year) if part)
        return f"{self.title} ({by})" if by else self.title


class Setting(Model):
    """A value of the ruleset that a profile can change."""

    value: Scalar
    unit: str | None = None
    one_of: list[Scalar] = Field(default_factory=list, description="The values that it can have; none: any number.")
    why: Prose


class Edition(Model):
    """What one edition of a framework calls the process groups and the processes; what is unsure is left out."""

    title: Prose
    unit: Prose = Field(description="What its words name: a process, a practice, a domain, a clause.")
    groups: dict[ProcessGroup, Prose] = Field(default_factory=dict)
    processes: dict[str, Prose] = Field(default_factory=dict, description="From an ITIL process of the ruleset.")
    names: dict[str, Prose] = Field(default_factory=dict, description="From a number, as of a clause, to its name.")


class AskedFact(Model):
    """A yes / no fact that a person or an importer gives."""

    id: FactId
    title: Prose = Field(description="The fact as a clause that is true when the fact is yes.")
    question: Prose = Field(description="As a person would be asked.")
    field: str | None = Field(None, description="A field of the record that says the same, and wins.")


class DerivedFact(Model):
    """A fact that follows from others."""

    id: FactId
    title: Prose
    when: Condition
    unknown_counts_as: Literal["yes"] | None = Field(
        None, description="Where it cannot be told, the rest is evaluated as if it were yes, and the report says so."
    )


class Answer(Model):
    """One answer to a question about a field, and what it puts into the record."""

    say: Prose
    put: dict[str, Any] = Field(alias="set")


class FieldQuestion(Model):
    """How to ask for a field that derived facts read."""

    field: str
    question: Prose
    answers: list[Answer] = Field(default_factory=list)


class Facts(Model):
    """The facts of a ruleset."""

    asked: list[AskedFact] = Field(default_factory=list)
    derived: list[DerivedFact] = Field(default_factory=list)
    fields: list[FieldQuestion] = Field(default_factory=list)


class Source(Model):
    """Where a work says it."""

    work: str
    section: str


class Performed(Model):
    """Where the work itself is done, which may differ from where the source places it."""

    group: ProcessGroup
    process: str | None = None


class ControlEvidence(Model):
    """What a control record shows by its own content, without `covers`.

    Without `every`, each element that fits `where` is evidence, with its own status and date. With `every`, the list
    is evidence only if all elements that fit `where` satisfy it; else `otherwise` tells what it shows instead.
    """

    from_: str = Field(alias="from", description="A list of control records, or one field: evidence when filled.")
    where: Condition | None = None
    every: Condition | None = None
    otherwise: Literal["planned"] | None = None
    decisive: bool = Field(False, description="Whatever else says done, it is done only when this holds.")


class Crosswalk(Model):
    """The entry in the words of other frameworks; blank where unsure."""

    itil4: str | None = None
    pmbok6: str | None = None
    pmbok7: str | None = None
    iso20000: str | None = None
    prince2: str | None = None


class Recognise(Model):
    """How the activity is written in real plans."""

    phrases: list[Annotated[str, Field(min_length=2, max_length=100)]] = Field(min_length=5)


class Example(Model):
    """A small record and the outcome that it must give for the entry."""

    name: Prose
    expect: Outcome
    gate: Gate | None = None
    record: dict[str, Any]


class Entry(Model):
    """One activity as it stands in a file of the ruleset."""

    id: Id
    title: Prose
    kind: str | None = None
    scope: Scope = "project"
    tier: Literal["core", "tailoring"] = "core"
    severity: Severity
    due: Due
    applies: Condition
    applies_when: Prose
    depends: list[str] = Field(default_factory=list)
    same_evidence_as: list[str] = Field(default_factory=list)
    evidence: list[ControlEvidence] = Field(default_factory=list)
    shown_by: Prose
    covers_aspects: list[str] = Field(default_factory=list)
    mandatory: bool = Field(False, description="No waiver silences it, no profile leaves it out or lowers it.")
    pmbok: str | None = Field(None, description="The PMBOK process under which the source places it.")
    performed: Performed | None = None
    itil_phase: str | None = None
    why: Prose
    remedy: Prose
    sources: list[Source] = Field(min_length=1)
    also: Crosswalk = Crosswalk()
    recognise: Recognise
    examples: list[Example] = Field(min_length=2)


class ActivityFile(Model):
    """One file of activities: a process group and an ITIL process."""

    group: ProcessGroup
    itil_process: str | None = None
    activities: list[Entry] = Field(min_length=1)


class RuleExample(Model):
    """A small record and the outcome that it must give for the rule."""

    name: Prose
    expect: RuleOutcome
    gate: Gate | None = None
    record: dict[str, Any]


class Rule(Model):
    """Logic beyond presence. Where `applies` holds, `requires` must hold, or the rule is violated."""

    id: RuleId
    title: Prose = Field(description="What is the case where the rule is upheld.")
    severity: Severity
    due: Due
    basis: Literal["said", "implied", "expert"] = Field(
        description="A source says it, it follows from what a source says, or it is our reading."
    )
    applies: Condition
    requires: Condition
    activities: list[Id] = Field(default_factory=list, description="The activities under its headline.")
    mandatory: bool = Field(False, description="No waiver silences it, no profile leaves it out or lowers it.")
    why: Prose
    remedy: Prose
    reading: Prose | None = Field(
        None, description="How it is judged where the source leaves room: what counts, what does not, since when."
    )
    sources: list[Source] = Field(min_length=1)
    examples: list[RuleExample] = Field(min_length=2)


class NotRule(Model):
    """What a source says and no rule judges: where it is seen to instead, or why there is nothing to judge."""

    id: RuleId
    asks: Prose = Field(description="What the source says, in a clause of our own.")
    how: NotRuleHow = Field(
        description="Seen to elsewhere in golive; nothing that a record could break; not built yet."
    )
    why: Prose = Field(description="Where it is seen to, why there is nothing to judge, or what it waits for.")
    sources: list[Source] = Field(min_length=1)


class RuleFile(Model):
    """One file of rules: a theme."""

    theme: Prose
    rules: list[Rule] = Field(default_factory=list)
    not_rules: list[NotRule] = Field(
        default_factory=list, description="What the sources say of the theme and no rule judges."
    )

    @model_validator(mode="after")
    def _says_something(self) -> "RuleFile":
        if not self.rules and not self.not_rules:
            raise ValueError("has no rules; write at least one below rules, or what is no rule below not_rules")
        return self


class Activity(Entry):
    """An activity with its place."""

    group: ProcessGroup
    itil_process: str | None = None
    examples: list[Example] = Field(default_factory=list)
    left_out: str | None = Field(None, description="Which profile leaves it out and why; never in a file.")


class Manifest(Model):
    """ruleset.yaml: what the ruleset is."""

    id: Annotated[str, Field(pattern=RULESET_FORM, max_length=60)]
    title: Prose
    version: Annotated[str, Field(pattern=VERSION_FORM)]
    extends: str | None = Field(
        None,
        description="The ruleset to which this one adds: a name, or the path of a folder from this one, as ../ours.",
    )
    works: dict[str, Work] = Field(default_factory=dict)
    process_groups: list[ProcessGroup] = Field(min_length=1)
    gates: list[Gate] = Field(min_length=1)
    settings: dict[str, Setting] = Field(default_factory=dict)
    editions: dict[EditionId, Edition] = Field(default_factory=dict)


class CompiledRule(Rule):
    """A rule in memory; its examples serve the tests alone."""

    theme: str = Field("", description="The theme of its file; never in a file.")
    examples: list[RuleExample] = Field(default_factory=list)
    left_out: str | None = Field(None, description="Which profile leaves it out and why; never in a file.")


class CompiledNotRule(NotRule):
    """What is no rule, in memory, with the theme of its file."""

    theme: str


class Ruleset(Manifest):
    """A whole ruleset, in memory. `digest` is the SHA-256 of its files."""

    digest: str
    facts: Facts
    activities: list[Activity]
    rules: list[CompiledRule] = Field(default_factory=list)
    not_rules: list[CompiledNotRule] = Field(default_factory=list)

"""The activities of a ruleset, as they stand in a file and in memory."""

from typing import Annotated, Any, Literal

from pydantic import Field

from golive.schemas.conditions import Condition
from golive.schemas.ruleset_words import Due, Id, ProcessGroup, Prose, Scope
from golive.schemas.words import Gate, Model, Outcome, Severity
from golive.schemas.works import Source


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


class Activity(Entry):
    """An activity with its place."""

    group: ProcessGroup
    itil_process: str | None = None
    examples: list[Example] = Field(default_factory=list)
    left_out: str | None = Field(None, description="Which profile leaves it out and why; never in a file.")

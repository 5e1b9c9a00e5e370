"""A ruleset: what it is and works with, its facts, activities and rules."""

from typing import Annotated

from pydantic import Field

from golive.schemas.activities import Activity
from golive.schemas.conditions import Scalar
from golive.schemas.facts import Facts
from golive.schemas.rules import CompiledNotRule, CompiledRule
from golive.schemas.ruleset_words import RULESET_FORM, VERSION_FORM, EditionId, ProcessGroup, Prose
from golive.schemas.words import Gate, Model
from golive.schemas.works import Work


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


class Ruleset(Manifest):
    """A whole ruleset, in memory. `digest` is the SHA-256 of its files."""

    digest: str
    facts: Facts
    activities: list[Activity]
    rules: list[CompiledRule] = Field(default_factory=list)
    not_rules: list[CompiledNotRule] = Field(default_factory=list)

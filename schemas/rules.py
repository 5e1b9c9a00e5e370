"""The rules of a ruleset, and what is said of its sources and is no rule, in a file and in memory."""

from typing import Any, Literal

from pydantic import Field, model_validator

from golive.schemas.conditions import Condition
from golive.schemas.ruleset_words import Due, Id, Prose, RuleId
from golive.schemas.words import Gate, Model, RuleOutcome, Severity
from golive.schemas.works import Source

NotRuleHow = Literal["elsewhere", "nothing-to-judge", "later"]


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


class CompiledRule(Rule):
    """A rule in memory; its examples serve the tests alone."""

    theme: str = Field("", description="The theme of its file; never in a file.")
    examples: list[RuleExample] = Field(default_factory=list)
    left_out: str | None = Field(None, description="Which profile leaves it out and why; never in a file.")


class CompiledNotRule(NotRule):
    """What is no rule, in memory, with the theme of its file."""

    theme: str

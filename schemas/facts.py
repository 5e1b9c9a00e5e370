"""The facts of a ruleset: those that are asked for, those that follow from others, and how to ask."""

from typing import Any, Literal

from pydantic import Field

from golive.schemas.conditions import Condition
from golive.schemas.ruleset_words import FactId, Prose
from golive.schemas.words import Model


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

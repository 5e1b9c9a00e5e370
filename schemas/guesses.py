"""The file recognise/facts.yaml of a ruleset: what a plan says plainly about the project itself."""

from typing import Annotated, Any, Literal

from pydantic import Field

from golive.schemas.elements import Status
from golive.schemas.recognise import ConceptId, Flag, Phrase, Wording
from golive.schemas.words import Model

Said = Annotated[str, Field(min_length=1, max_length=100)]


class Guess(Wording):
    """A part of the record that is plain where a task is worded so, or covers such an activity.

    Of several guesses at the same place of the record the one that stands first in the file counts.
    """

    put: dict[str, Any] = Field(default_factory=dict, alias="set", description="What is put into the record.")
    take: dict[str, Literal["date", "name"]] = Field(
        default_factory=dict, description="From a field to what of the task is put there: its date or its name."
    )
    say: Said | None = Field(None, description="How the answer is told, where its value says it badly.")
    covers: list[str] = Field(
        default_factory=list, description="Activities: a task that covers one of them says it as plainly."
    )
    of: Literal["task", "plan"] = Field("task", description="Whether tasks are worded so, or the name of the plan.")
    status: list[Status] = Field(default_factory=list, description="Only tasks of one of these.")
    milestone: Flag = Field(False, description="Only tasks that are milestones.")
    tasks_at_least: int | None = Field(None, ge=1, description="A plan with so many tasks says it, too.")


class GuessFile(Model):
    """recognise/facts.yaml: guesses, and further words that their patterns may ask for."""

    concepts: dict[ConceptId, list[Phrase]] = Field(
        default_factory=dict,
        json_schema_extra={"additionalProperties": False},
        description="Groups of words and short phrases with one meaning, for the patterns of this file.",
    )
    guesses: list[Guess] = Field(min_length=1, description="What a plan says plainly of its project, the first first.")

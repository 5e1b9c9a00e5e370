"""What people decided about the tasks of a plan: the file golive.recognised.yaml."""

from pydantic import Field

from golive.schemas.words import Date, Model, Text


class Decision(Model):
    """What one task covers, by the word of a person. The task is found again by its key, else by its words."""

    task: str = Field(min_length=1, description="The text of the task.")
    under: list[str] = Field(default_factory=list, description="The names above it, outermost first.")
    key: Text = Field(None, description="The key that the tool gives it and keeps, for example PROJ-12.")
    plan: Text = Field(None, description="The file that it was decided in.")
    covers: list[str] = Field(description="Ids of the activities that it covers; empty: it covers nothing.")
    decided_by: Text = None
    decided_on: Date = None


class Decisions(Model):
    """All decisions, in the order in which they were made."""

    decisions: list[Decision] = Field(default_factory=list)

"""What `golive gate` answers: the report, the way to go, and the conditions that are carried to the next gate."""

from datetime import date as Day  # noqa: N812  # fields are called date

from pydantic import Field

from golive.schemas.report import Part, Report
from golive.schemas.words import Date, Gate, Model, Severity, Verdict


class Step(Part):
    """One action: an artefact, a decision, an entry of the record."""

    says: str = Field(description="What to do, in words.")
    serves: list[str] = Field(description="The ids of the findings that it mends.")
    owner: str | None = Field(None, description="Who has it in hand, where the record says so.")
    by: Day | None = Field(None, description="The latest day, where the record gives the date of the gate.")


class Question(Part):
    """What the record does not say, and the answer that was assumed: the worst."""

    asks: str
    assumed: bool


class Beyond(Part):
    """A finding that no action can mend, or none that could be tried."""

    id: str
    title: str
    says: str = Field(description="Which activities or elements it is about; empty where it is about the whole.")


class Waiting(Part):
    """A finding that cannot be decided before the record says more, and what it would have to say."""

    id: str
    title: str
    asks: list[str] = Field(description="The questions to be answered first.")


class Way(Part):
    """The fewest actions after which the verdict would be `reaches`."""

    reaches: Verdict
    steps: list[Step]
    questions: list[Question] = Field(default_factory=list)
    beyond: list[Beyond] = Field(default_factory=list, description="What stays, whatever is done.")
    waiting: list[Waiting] = Field(default_factory=list, description="What no action decides, only an answer.")
    gave_up: bool = Field(False, description="Whether there were more ways than are tried.")


class GateAnswer(Part):
    """The verdict at a gate, what decided it, and the way to a better one."""

    report: Report
    to_conditional: Way | None = Field(None, description="Where the verdict is no-go or hold.")
    to_go: Way | None = Field(None, description="Where the verdict is not go.")


class CarriedCondition(Model):
    """A condition that was set at a gate and is asked again at the next."""

    record: str | None = Field(None, description="The id of the record.")
    id: str = Field(description="The activity or rule.")
    title: str | None = None
    severity: Severity
    set_at: Gate
    set_on: Date = None


class Conditions(Model):
    """A file of conditions, of one record or of many."""

    conditions: list[CarriedCondition] = Field(default_factory=list)

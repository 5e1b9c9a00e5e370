"""A baseline: what stood against go when somebody decided to look only at what is new."""

from typing import Literal

from pydantic import Field

from golive.schemas.words import Count, Date, Gate, Model, Severity

BASELINE_VERSION: Literal[1] = 1
Standing = Literal["missing", "open", "violated", "undecided"]


class Known(Model):
    """A finding that stood between the record and go."""

    id: str
    outcome: Standing
    severity: Severity
    title: str | None = Field(None, description="For those who review the file; not compared.")
    overdue: bool = Field(False, description="Whether it was overdue already.")
    about: list[str] = Field(default_factory=list, description="What a violated rule was violated by.")
    more: Count = Field(None, description="How much more it was violated by, beside what is named.")


class KnownRecord(Model):
    """What stood against go of one record."""

    record: str = Field(description="The id of the record, else its name, else the name of its file.")
    ruleset: str = Field(description="The id of the ruleset that it was evaluated with.")
    version: str = Field(description="The version of that ruleset.")
    gate: Gate
    as_of: Date = Field(description="The day of the report.")
    findings: list[Known]


class Baseline(Model):
    """What stood against go of some records; `golive check --create-baseline FILE` writes it."""

    baseline_version: Literal[1]
    records: list[KnownRecord]

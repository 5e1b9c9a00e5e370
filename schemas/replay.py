"""What replay finds: whether a report comes out again, and if not, what differs."""

from datetime import date as Day  # noqa: N812  # fields are called date
from typing import Literal

from pydantic import Field

from golive.schemas.comparison import Comparison
from golive.schemas.part import Part
from golive.schemas.report import RecordSeen
from golive.schemas.words import Gate, Verdict

What = Literal["report", "record", "waivers", "ruleset", "profiles", "recognition", "files", "tool", "findings"]


class Difference(Part):
    """One thing that is not as report or receipt say."""

    what: What
    says: str = Field(description="The difference in plain words.")
    pointer: str | None = Field(None, description="Of record, waivers and report: which value.")
    was: str | None = Field(None, description="The value then, where it could be told.")
    now: str | None = Field(None, description="The value now.")
    where: str | None = Field(None, description="File and line of the value now, where it is known.")


class Replayed(Part):
    """One report, derived again from the record given."""

    record: RecordSeen = Field(description="As it is now.")
    gate: Gate
    as_of: Day
    same: bool = Field(description="Whether record and rules are the same and all that was compared came out again.")
    verdict_was: Verdict
    verdict: Verdict
    edited: bool = Field(description="Whether the report does not fit its own digest, for more than the order of keys.")
    inputs: tuple[Difference, ...] = Field((), description="What went in that is not what went in then.")
    fields: tuple[Difference, ...] = Field(
        (), description="What the report says otherwise than the one that came out; only where the same went in."
    )
    part: tuple[str, ...] = Field((), description="What was asked that makes it a part or its verdict stricter.")
    not_compared: tuple[str, ...] = Field((), description="What was not compared, in words.")
    remarks: tuple[Difference, ...] = Field((), description="What differs and decides nothing.")
    findings: Comparison = Field(description="The report as it was given and the one that came out now.")

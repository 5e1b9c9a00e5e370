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
    """One thing that is not as the receipt says."""

    what: What
    says: str = Field(description="The difference in plain words.")
    pointer: str | None = Field(None, description="Of record and waivers: which value.")
    was: str | None = Field(None, description="The value then, where it could be told.")
    now: str | None = Field(None, description="The value now.")
    where: str | None = Field(None, description="File and line of the value now, where it is known.")


class Replayed(Part):
    """One report, derived again from the record given."""

    record: RecordSeen = Field(description="As it is now.")
    gate: Gate
    as_of: Day
    same: bool = Field(description="Whether report, record and rules are the same and every finding came out again.")
    verdict_was: Verdict
    verdict: Verdict
    edited: bool = Field(description="Whether the report is not as golive wrote it.")
    inputs: tuple[Difference, ...] = Field((), description="What went in that is not what went in then.")
    remarks: tuple[Difference, ...] = Field((), description="What differs and decides nothing.")
    findings: Comparison = Field(description="The report as it was given and the one that came out now.")

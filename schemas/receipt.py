"""The receipt of a report: what it was made from, so that another machine can tell whether it comes out again."""

from datetime import date as Day  # noqa: N812  # fields are called date
from typing import Any, Literal

from pydantic import Field

from golive.schemas.elements import Status
from golive.schemas.part import Part
from golive.schemas.settings import DateOrder
from golive.schemas.words import Gate

Role = Literal["record", "with", "beside", "decisions", "list", "waivers"]


class FileRead(Part):
    """A file that was read: its name without the folder, its bytes, their SHA-256."""

    role: Role = Field(
        description="What it was taken for; beside: found beside the plan; decisions: of recognition; "
        "list: one that was worked through."
    )
    name: str = Field(description="Without its folder.")
    size: int = Field(description="Bytes.")
    sha256: str = Field(description="Of its bytes.")


class ProfileSealed(Part):
    """A profile that was applied, and the digest of what it changed."""

    id: str = Field(description="Its id.")
    digest: str = Field(description="Of all that it changed.")


class Asked(Part):
    """What was asked of golive: all that replay needs besides the files."""

    gate: Gate = Field(description="The gate of the report.")
    gate_from: Literal["asked", "stage", "default"] = Field(description="Who named it.")
    as_of: Day = Field(description="The day on which it was looked at.")
    as_of_from: Literal["asked", "record", "today"] = Field(description="Who named it.")
    select: tuple[str, ...] = Field((), description="Beginnings of ids; empty is all.")
    ignore: tuple[str, ...] = Field((), description="Beginnings of ids.")
    min_decided: float | None = Field(None, description="Percent.")
    terms: tuple[str, ...] = Field((), description="Editions, such as itil4.")
    recognise: bool | None = Field(None, description="null: where nobody wrote what the tasks cover.")
    ruleset: str = Field(description="Its name, or that of its folder.")
    profiles: tuple[str, ...] = Field((), description="Their names, or those of their files.")
    columns: dict[str, str] = Field(default_factory=dict, description="Told of tables: headings by field.")
    statuses: dict[str, Status] = Field(default_factory=dict, description="Told of tables: what statuses mean.")
    dates: DateOrder | None = Field(None, description="Told of tables: which of day and month comes first.")


class Receipt(Part):
    """Digests (SHA-256, hexadecimal) of all that a report was made from, and of the report itself."""

    receipt_version: Literal[1] = Field(1, description="The version of this form.")
    tool: str = Field(description="The version of golive.")
    asked: Asked = Field(description="What was asked.")
    files: tuple[FileRead, ...] = Field((), description="The files that were read, in their order.")
    record: str = Field(description="Of the record as it was read, without waivers and without what was recognised.")
    waivers: str | None = Field(None, description="Of all waivers, those of the record first; null: there are none.")
    ruleset: str = Field(description="Of the ruleset with its profiles.")
    profiles: tuple[ProfileSealed, ...] = Field((), description="Those that were applied.")
    knowledge: str | None = Field(None, description="Of what recognises tasks, where it was asked.")
    recognised: str | None = Field(None, description="Of what the tasks were recognised to cover.")
    values: dict[str, Any] = Field(
        default_factory=dict,
        description="The record and its waivers with the beginning of a digest in place of each value, or of each "
        "element of a list where there are many.",
    )
    findings: str = Field(description="Of the verdict and of id, outcome, severity and due of every finding.")
    result: str = Field("", description="Of the whole report as it is written, without this very field.")

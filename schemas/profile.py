"""A profile: a named tailoring of a ruleset, with a reason for each change."""

from typing import Annotated

from pydantic import AfterValidator, Field

from golive.schemas.conditions import Scalar
from golive.schemas.ruleset_words import Due, Prose
from golive.schemas.words import Model, Severity


def _says_something(text: str) -> str:
    if not text.strip():
        raise ValueError("says nothing; write the reason in a sentence")
    return text


Reason = Annotated[
    str, Field(max_length=2_000, description="Why; it is printed beside the change."), AfterValidator(_says_something)
]
Target = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9/-]*\*?$",
        max_length=100,
        description="The id of an activity or a rule, or a beginning of ids with a star: `project-portfolio/*`.",
    ),
]


class Named(Model):
    """What is changed, and why."""

    id: Target
    why: Reason


class SeverityChange(Named):
    """Another severity. Raised is what weighs less so far, lowered what weighs more; the rest stays."""

    to: Severity


class DueChange(Named):
    """Another gate by which it is due."""

    to: Due


class SettingChange(Model):
    """Another value of a setting of the ruleset."""

    value: Scalar
    why: Reason


class Addition(Model):
    """A further ruleset that is evaluated as well."""

    ruleset: str = Field(description="One that golive brings, or the path of a folder from the profile's own folder.")
    why: Reason


class Profile(Model):
    """A file of a profile."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
    title: Prose
    extends: str | None = Field(
        None, description="The profile that is applied first: one that golive brings, or a path from this file."
    )
    add: list[Addition] = Field(default_factory=list)
    set_: dict[str, SettingChange] = Field(default_factory=dict, alias="set")
    leave_out: list[Named] = Field(default_factory=list)
    bring_back: list[Named] = Field(
        default_factory=list, description="What an earlier profile left out and is evaluated nevertheless."
    )
    raise_: list[SeverityChange] = Field(default_factory=list, alias="raise")
    lower: list[SeverityChange] = Field(default_factory=list)
    due: list[DueChange] = Field(default_factory=list)
    mandatory: list[Named] = Field(
        default_factory=list, description="What no waiver silences and no later profile leaves out or lowers."
    )

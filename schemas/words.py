"""The words that every model shares: gates, outcomes, severities, and the scalar types of a record."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

Gate = Literal["charter-approval", "plan-baseline", "design-complete", "go-live", "handover", "project-close"]
GATES: tuple[Gate, ...] = (
    "charter-approval",
    "plan-baseline",
    "design-complete",
    "go-live",
    "handover",
    "project-close",
)

Severity = Literal["blocker", "major", "minor"]
SEVERITIES: tuple[Severity, ...] = ("blocker", "major", "minor")

Outcome = Literal["done", "planned", "open", "missing", "waived", "not-applicable", "undecided"]
RuleOutcome = Literal["upheld", "violated", "undecided", "not-applicable"]
Verdict = Literal["go", "conditional", "hold", "no-go", "not-a-project"]

Stage = Literal["request", "initiating", "planning", "executing", "early-life", "closing", "closed"]
DEFAULT_GATE: dict[Stage, Gate] = {
    "request": "charter-approval",
    "initiating": "charter-approval",
    "planning": "plan-baseline",
    "executing": "go-live",
    "early-life": "handover",
    "closing": "project-close",
    "closed": "project-close",
}

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


class Model(BaseModel):
    """A model that refuses keys it does not know and is never changed after it was made."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def says(self, name: str) -> bool:
        """Whether the record itself gave the field, be it as null."""
        return name in self.model_fields_set


def _read_date(value: Any) -> Any:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError(
                "date", "is not a date: there is no such day; write an existing one as YYYY-MM-DD"
            ) from None
    raise PydanticCustomError("date", "is not a date; write it as YYYY-MM-DD, for example 2026-10-26")


def _read_yes_no(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUTH:
        return _TRUTH[value.lower()]
    raise PydanticCustomError("yes_no", "is neither yes nor no; write true or false")


def _read_truth(value: Any) -> Any:
    if isinstance(value, str) and value.lower() == "unknown":
        return None
    if value is None or isinstance(value, bool) or (isinstance(value, str) and value.lower() in _TRUTH):
        return _read_yes_no(value)
    raise PydanticCustomError("truth", "is none of yes, no, unknown; write true, false or unknown")


def _read_number(value: Any) -> Any:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise PydanticCustomError("number", "is not a number; write digits without quotes, with a point for decimals")


_YES_NO_SCHEMA = WithJsonSchema({"enum": [True, False, "yes", "no", None]})
_TRUTH_SCHEMA = WithJsonSchema({"enum": [True, False, "yes", "no", "unknown", None]})

Text = Annotated[str, Field(max_length=50_000)] | None
Date = Annotated[date | None, BeforeValidator(_read_date)]
YesNo = Annotated[bool | None, BeforeValidator(_read_yes_no), _YES_NO_SCHEMA]
Truth = Annotated[bool | None, BeforeValidator(_read_truth), _TRUTH_SCHEMA]
_Amount = Annotated[float, Field(ge=0, le=1e13, allow_inf_nan=False)] | None
Hours = Annotated[_Amount, BeforeValidator(_read_number), Field(description="Person-hours.")]
Money = Annotated[
    _Amount, BeforeValidator(_read_number), Field(description="Money, in the one currency of the record.")
]
Number = Annotated[Annotated[float, Field(allow_inf_nan=False)] | None, BeforeValidator(_read_number)]
Percent = Annotated[
    Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] | None,
    BeforeValidator(_read_number),
    Field(description="Percent, 0 to 100."),
]
Count = Annotated[Annotated[int, Field(ge=1, le=1_000_000, strict=True)] | None, BeforeValidator(_read_number)]

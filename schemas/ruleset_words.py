"""The words that the parts of a ruleset share: process groups, editions, the forms of ids and texts."""

from typing import Annotated, Literal

from pydantic import Field

from golive.schemas.words import Gate

ProcessGroup = Literal["initiating", "planning", "executing", "monitoring-controlling", "closing"]
PROCESS_GROUPS: tuple[ProcessGroup, ...] = (
    "initiating",
    "planning",
    "executing",
    "monitoring-controlling",
    "closing",
)
Scope = Literal["project", "portfolio"]
EditionId = Literal["pmbok4", "pmbok6", "pmbok7", "itil3", "itil4", "iso20000", "prince2"]
Due = Gate | Literal["continuous"]
ID_FORM = r"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"
FACT_FORM = r"^[a-z][a-z0-9_]*$"
RULESET_FORM = r"^[a-z0-9][a-z0-9-]*$"
VERSION_FORM = r"^\d+\.\d+\.\d+$"
Id = Annotated[str, Field(pattern=ID_FORM, max_length=100)]
RuleId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,9}-\d{2,3}$", max_length=20)]
FactId = Annotated[str, Field(pattern=FACT_FORM, max_length=60)]
Prose = Annotated[str, Field(min_length=1, max_length=2_000)]

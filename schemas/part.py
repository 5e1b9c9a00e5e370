"""What the parts of a report have in common."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a report; made by the engine, so read leniently and never changed."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    @cached_property
    def as_json(self) -> str:
        """The part as JSON text on one line. It never changes, so it is written once."""
        return self.model_dump_json()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with another JSON text where something is updated."""
        copy = super().model_copy(update=update, deep=deep)
        copy.__dict__.pop("as_json", None)
        return copy

"""UUIDs of the parts of a report, the same in every run: for tools that keep a history."""

from uuid import UUID, uuid5

from golive.engine.compare.identity import record_key
from golive.schemas.report import Report

_SPACE = UUID("5b1c8d0e-6a0c-5f0c-9d3f-0c6f0e7a4b21")  # drawn once; what is derived below it must never change


def uuid_of(report: Report, *parts: str) -> str:
    """A UUID for a part of one report at its gate and day, the same in every run."""
    words = (record_key(report), report.ruleset.id, report.gate, str(report.as_of), *parts)
    return str(uuid5(_SPACE, "\0".join(words).encode("utf-8", "replace").decode()))

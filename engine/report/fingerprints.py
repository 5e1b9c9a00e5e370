"""What tells a finding apart from all others, the same in every run: for tools that keep a history."""

import hashlib
from pathlib import PurePath
from uuid import UUID, uuid5

from golive.engine.evaluate.verdict import Finding
from golive.schemas.report import Report

_SPACE = UUID("5b1c8d0e-6a0c-5f0c-9d3f-0c6f0e7a4b21")  # drawn once; what is derived below it must never change


def record_key(report: Report) -> str:
    """What tells a record apart wherever its file lies: its id, else its name, else the name of its file."""
    seen = report.record
    return seen.id or seen.name or PurePath(seen.source).name


def fingerprint(report: Report, finding: Finding) -> str:
    """64 hexadecimal digits for a finding of one record, whatever its outcome and wherever it is seen."""
    parts = (record_key(report), report.ruleset.id, finding.id)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def uuid_of(report: Report, *parts: str) -> str:
    """A UUID for a part of one report at its gate and day, the same in every run."""
    words = (record_key(report), report.ruleset.id, report.gate, str(report.as_of), *parts)
    return str(uuid5(_SPACE, "\0".join(words).encode("utf-8", "replace").decode()))

"""What tells a record and a finding apart from all others, the same in every run: for tools that keep a history."""

import hashlib
from pathlib import PurePath

from golive.engine.evaluate.verdict import Finding
from golive.schemas.report import RecordSeen, Report


def key_of(seen: RecordSeen) -> str:
    """What tells a record apart wherever its file lies: its id, else its name, else the name of its file."""
    return seen.id or seen.name or PurePath(seen.source).name


def record_key(report: Report) -> str:
    """The same of the record of a report."""
    return key_of(report.record)


def fingerprint_of(record: str, ruleset: str, finding: str) -> str:
    """64 hexadecimal digits for a finding, from the key of its record and the ids of its ruleset and itself."""
    return hashlib.sha256("\0".join((record, ruleset, finding)).encode("utf-8", "replace")).hexdigest()


def fingerprint(report: Report, finding: Finding) -> str:
    """64 hexadecimal digits for a finding of one record, whatever its outcome and wherever it is seen."""
    return fingerprint_of(record_key(report), report.ruleset.id, finding.id)
